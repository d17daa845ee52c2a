-- What goes on after a workshop: its minutes, its measures as they live on, and the steps its words are about.

-- The workshop whose open points it begins with, and the process its target has become. Neither is shown where it is gone.
alter table workshop add column follows_id text;
alter table workshop add column target_id text;
create index workshop_follows on workshop (alliance_id, follows_id) where follows_id is not null;

-- Words put right until the minutes are agreed; what counts is the last fact.
create table workshop_minutes_fact (
  alliance_id text not null,
  workshop_id text not null,
  -- 1, 2, 3 ...: two people who act on the same state cannot both.
  seq integer not null check (seq > 0),
  act text not null check (act in ('word', 'agree')),
  -- All that was put right so far.
  wording json not null,
  person_id text not null references person (id),
  created_at timestamptz not null,
  primary key (alliance_id, workshop_id, seq),
  foreign key (alliance_id, workshop_id) references workshop (alliance_id, id)
);
create unique index workshop_minutes_agreed on workshop_minutes_fact (alliance_id, workshop_id)
  where act = 'agree';

create function refuse_after_agreed() returns trigger language plpgsql as $$
begin
  if exists (select 1 from workshop_minutes_fact f where f.alliance_id = new.alliance_id
      and f.workshop_id = new.workshop_id and f.act = 'agree' and f.seq < new.seq) then
    raise exception 'agreed minutes do not change' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger agreed_is_kept before insert on workshop_minutes_fact
  for each row execute function refuse_after_agreed();

-- A measure, and how it stands; the first fact is what was agreed in the room.
create table measure (
  alliance_id text not null,
  workshop_id text not null,
  -- As the room called it.
  id text not null,
  -- The row or step it is about.
  place json,
  created_at timestamptz not null,
  primary key (alliance_id, workshop_id, id),
  foreign key (alliance_id, workshop_id) references workshop (alliance_id, id)
);

create table measure_fact (
  alliance_id text not null,
  workshop_id text not null,
  measure_id text not null,
  seq integer not null check (seq > 0),
  state text not null check (state in ('open', 'doing', 'done', 'dropped')),
  text text not null check (length(text) between 1 and 500),
  effect text not null check (length(effect) <= 500),
  -- The house that owns it; null where the room named one that is not in the alliance.
  organisation_id text,
  organisation text not null check (length(organisation) <= 80),
  -- A post, never a person.
  post text not null check (length(post) <= 80),
  due date not null,
  -- done: since when it is the usual way, where somebody said so.
  since date check (since is null or state = 'done'),
  reason text not null default '' check (length(reason) <= 2000),
  check (state <> 'dropped' or reason <> ''),
  -- Null: as the room agreed it.
  person_id text references person (id),
  created_at timestamptz not null,
  primary key (alliance_id, workshop_id, measure_id, seq),
  check ((person_id is null) = (seq = 1)),
  foreign key (alliance_id, workshop_id, measure_id)
    references measure (alliance_id, workshop_id, id),
  foreign key (alliance_id, organisation_id) references organisation (alliance_id, id)
);
create index measure_fact_organisation on measure_fact (alliance_id, organisation_id);

-- Steps that a recommendation or a measure is about.
create table workshop_step (
  alliance_id text not null,
  workshop_id text not null,
  process_id text not null,
  step text not null,
  kind text not null check (kind in ('recommendation', 'measure')),
  -- The place of a recommendation, the id of a measure.
  item text not null,
  primary key (alliance_id, process_id, step, workshop_id, kind, item),
  foreign key (alliance_id, workshop_id) references workshop (alliance_id, id),
  foreign key (alliance_id, process_id) references process (alliance_id, id)
);
create index workshop_step_workshop on workshop_step (alliance_id, workshop_id);

-- What a house says to a reason the room gave for its staying local: it binds no house.
create table local_reason_answer (
  alliance_id text not null,
  workshop_id text not null,
  process_id text not null,
  place text not null,
  answer text not null check (answer in ('confirmed', 'declined')),
  person_id text not null references person (id),
  created_at timestamptz not null,
  primary key (alliance_id, process_id, workshop_id, place),
  foreign key (alliance_id, workshop_id) references workshop (alliance_id, id),
  foreign key (alliance_id, process_id) references process (alliance_id, id)
);
create index local_reason_answer_workshop on local_reason_answer (alliance_id, workshop_id);

-- Days that people were reminded of, each once.
create table measure_reminder (
  alliance_id text not null,
  workshop_id text not null,
  measure_id text not null,
  day date not null,
  created_at timestamptz not null,
  primary key (alliance_id, workshop_id, measure_id, day),
  foreign key (alliance_id, workshop_id, measure_id)
    references measure (alliance_id, workshop_id, id)
);

-- A notice may be about a measure.
alter table notice add column workshop_id text;
alter table notice add column measure_id text;
alter table notice add foreign key (alliance_id, workshop_id, measure_id)
  references measure (alliance_id, workshop_id, id);
create index notice_measure on notice (alliance_id, workshop_id, measure_id)
  where measure_id is not null;

create function refuse_change_of_outcome() returns trigger language plpgsql as $$
begin
  raise exception 'what came of a workshop is kept'
    using errcode = 'integrity_constraint_violation';
end $$;

do $$
declare name text;
begin
  foreach name in array array['workshop_minutes_fact', 'measure', 'measure_fact',
    'workshop_step', 'local_reason_answer', 'measure_reminder'] loop
    execute format('create trigger is_kept before update or delete on %I
      for each row execute function refuse_change_of_outcome()', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy worker on %I to prozess_worker
      using (alliance_id = (select current_alliance()))
      with check (alliance_id = (select current_alliance()))', name);
    execute format('create policy backup on %I to prozess_backup
      using ((select current_user) = ''prozess_backup'')
      with check ((select current_user) = ''prozess_backup'')', name);
    execute format('grant select, insert on %I to prozess_worker', name);
    execute format('grant select, insert, update, delete on %I to prozess_backup', name);
  end loop;
  foreach name in array array['workshop_minutes_fact', 'measure', 'measure_fact'] loop
    execute format('grant select on %I to prozess_app', name);
    execute format('create policy app_read on %I for select to prozess_app
      using (alliance_id = (select current_alliance()))', name);
  end loop;
end $$;

grant insert on workshop_minutes_fact, measure_fact to prozess_app;
-- Whoever led it, when it is over.
create policy app_add on workshop_minutes_fact for insert to prozess_app
  with check (alliance_id = (select current_alliance())
    and person_id = (select current_person())
    and exists (select 1 from workshop w where w.alliance_id = workshop_minutes_fact.alliance_id
      and w.id = workshop_minutes_fact.workshop_id and w.closed_at is not null
      and (w.created_by = (select current_person()) or (select is_coordinator()))));
-- Whether somebody speaks for the house that owned it at a fact; a policy cannot look into its own table by itself.
create function owned_measure(workshop text, measure text, at_fact integer) returns boolean
language sql stable as $$
  select exists (select 1 from measure_fact f where f.alliance_id = (select current_alliance())
    and f.workshop_id = workshop and f.measure_id = measure and f.seq = at_fact
    and f.organisation_id = any ((select my_organisations())::text[])
    and f.organisation_id = any ((select my_writable_organisations())::text[]))
$$;
-- The house that owns it now, and whoever led the workshop.
create policy app_add on measure_fact for insert to prozess_app
  with check (alliance_id = (select current_alliance())
    and person_id = (select current_person())
    and (owned_measure(workshop_id, measure_id, seq - 1)
      or exists (select 1 from workshop w where w.alliance_id = measure_fact.alliance_id
        and w.id = measure_fact.workshop_id
        and (w.created_by = (select current_person()) or (select is_coordinator())))));

-- Where somebody sees the process.
grant select on workshop_step to prozess_app;
create policy app_read on workshop_step for select to prozess_app
  using (alliance_id = (select current_alliance())
    and exists (select 1 from process p where p.alliance_id = workshop_step.alliance_id
      and p.id = workshop_step.process_id));

-- The house of the process, for itself.
grant select, insert on local_reason_answer to prozess_app;
create policy app_read on local_reason_answer for select to prozess_app
  using (alliance_id = (select current_alliance())
    and exists (select 1 from process p where p.alliance_id = local_reason_answer.alliance_id
      and p.id = local_reason_answer.process_id
      and p.organisation_id = any ((select my_organisations())::text[])));
create policy app_add on local_reason_answer for insert to prozess_app
  with check (alliance_id = (select current_alliance())
    and person_id = (select current_person())
    and exists (select 1 from process p where p.alliance_id = local_reason_answer.alliance_id
      and p.id = local_reason_answer.process_id
      and p.organisation_id = any ((select my_writable_organisations())::text[])));

-- Measures of workshops that are over already.
alter table workshop no force row level security;
alter table organisation no force row level security;
alter table measure no force row level security;
alter table measure_fact no force row level security;
insert into measure (alliance_id, workshop_id, id, place, created_at)
  select w.alliance_id, w.id, m ->> 'id', m -> 'place', w.closed_at
  from workshop w cross join lateral json_array_elements(w.result -> 'measures') m
  where w.closed_at is not null;
insert into measure_fact (alliance_id, workshop_id, measure_id, seq, state, text, effect,
    organisation_id, organisation, post, due, created_at)
  select w.alliance_id, w.id, m ->> 'id', 1, 'open', m ->> 'text', m ->> 'effect',
    (select o.id from organisation o where o.alliance_id = w.alliance_id
      and left(o.name, 80) = m ->> 'organisation' order by o.id limit 1),
    m ->> 'organisation', m ->> 'post', (m ->> 'due')::date, w.closed_at
  from workshop w cross join lateral json_array_elements(w.result -> 'measures') m
  where w.closed_at is not null;
alter table workshop force row level security;
alter table organisation force row level security;
alter table measure force row level security;
alter table measure_fact force row level security;
