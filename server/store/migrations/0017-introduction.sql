-- Since when a version is worked by, apart from its approval. What happened is kept for ever and in-house, with what
-- there was to do; the day alone stands in the version, where everybody reads it who sees the process.

alter table version add column introduced_on date;

create or replace function refuse_change_of_version() returns trigger language plpgsql as $$
declare
  follows constant text[] := array['reach', 'state', 'introduced_on'];
begin
  if (to_jsonb(new) - follows) is distinct from (to_jsonb(old) - follows) then
    raise exception 'a version is immutable' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create table introduction_fact (
  alliance_id text not null,
  process_id text not null,
  number integer not null,
  -- 1, 2, 3 ... within a version: two people who act on the same state cannot both.
  seq integer not null check (seq > 0),
  organisation_id text not null,
  reach text not null,
  act text not null check (act in ('prepare', 'introduce', 'takeBack')),
  -- Of a preparation: what of the list was said anew.
  items jsonb,
  -- Planned, or the first day it is worked by.
  day date,
  reason text not null default '' check (length(reason) <= 2000),
  person_id text not null references person (id),
  created_at timestamptz not null,
  check ((act = 'prepare') = (items is not null)),
  check (act <> 'introduce' or day is not null),
  check (act <> 'takeBack' or (day is null and reason <> '')),
  primary key (alliance_id, process_id, number, seq),
  foreign key (alliance_id, process_id, number) references version (alliance_id, process_id, number),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create trigger inherit_from_process before insert on introduction_fact
  for each row execute function inherit_from_process();
create trigger introduction_fact_is_kept before update or delete on introduction_fact
  for each row execute function refuse_change_of_fact();

-- Nobody says a day that nothing led to, nor introduces what is not in force.
create function refuse_day_without_fact() returns trigger language plpgsql as $$
declare
  said introduction_fact;
begin
  if tg_op = 'INSERT' then
    if new.introduced_on is null or current_user = 'prozess_backup' then return new; end if;
  elsif new.introduced_on is not distinct from old.introduced_on then
    return new;
  end if;
  select * into said from introduction_fact
    where alliance_id = new.alliance_id and process_id = new.process_id and number = new.number
      and act <> 'prepare'
    order by seq desc limit 1;
  if new.introduced_on is distinct from said.day
    or (new.introduced_on is not null and new.state <> 'approved') then
    raise exception 'the day a version is introduced follows from what happened to it'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger version_day_has_fact before insert or update of introduced_on on version
  for each row execute function refuse_day_without_fact();

alter table introduction_fact enable row level security;
alter table introduction_fact force row level security;
create policy worker on introduction_fact to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on introduction_fact to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert on introduction_fact to prozess_worker, prozess_app;
grant select, insert, update, delete on introduction_fact to prozess_backup;
create policy app_read on introduction_fact for select to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_organisations())::text[]));
create policy app_add on introduction_fact for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_writable_organisations())::text[]));
