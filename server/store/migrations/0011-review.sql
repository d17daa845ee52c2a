-- Review and approval of versions: what happened to each, in order, kept for ever and in-house; and what an
-- organisation asks of its versions. Where a version stands follows from the last of its facts.

create function my_approved_organisations() returns text[] language sql stable as
  $$ select coalesce(nullif(current_setting('prozess.approves', true), ''), '{}')::text[] $$;

create table version_fact (
  alliance_id text not null,
  process_id text not null,
  number integer not null,
  -- 1, 2, 3 ... within a version: two people who act on the same state cannot both.
  seq integer not null check (seq > 0),
  organisation_id text not null,
  reach text not null,
  act text not null check (act in ('submit', 'recall', 'agree', 'return', 'approve', 'retire')),
  -- Of a submission: what the organisation asked at that time.
  rules jsonb,
  reason text not null default '' check (length(reason) <= 2000),
  person_id text not null references person (id),
  created_at timestamptz not null,
  check ((act = 'submit') = (rules is not null)),
  primary key (alliance_id, process_id, number, seq),
  foreign key (alliance_id, process_id, number) references version (alliance_id, process_id, number),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create trigger inherit_from_process before insert on version_fact
  for each row execute function inherit_from_process();

create function refuse_change_of_fact() returns trigger language plpgsql as $$
declare
  follows constant text[] := array['organisation_id', 'reach'];
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - follows) is distinct from (to_jsonb(old) - follows) then
    raise exception 'what happened to a version is kept' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger version_fact_is_kept before update or delete on version_fact
  for each row execute function refuse_change_of_fact();

-- Nobody puts a version into a state that nothing led to.
create function refuse_state_without_fact() returns trigger language plpgsql as $$
declare
  last_act text;
begin
  if new.state = old.state then return new; end if;
  select act into last_act from version_fact
    where alliance_id = new.alliance_id and process_id = new.process_id and number = new.number
    order by seq desc limit 1;
  if new.state is distinct from (case last_act
      when 'submit' then 'inReview' when 'agree' then 'inReview'
      when 'recall' then 'draft' when 'return' then 'draft'
      when 'approve' then 'approved' when 'retire' then 'retired' end) then
    raise exception 'the state of a version follows from what happened to it'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger version_state_has_fact before update of state on version
  for each row execute function refuse_state_without_fact();

create table review_rules (
  alliance_id text not null,
  organisation_id text not null,
  rules jsonb not null,
  primary key (alliance_id, organisation_id),
  foreign key (alliance_id, organisation_id) references organisation (alliance_id, id)
);

do $$
declare name text;
begin
  foreach name in array array['version_fact', 'review_rules'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy worker on %I to prozess_worker
      using (alliance_id = (select current_alliance()))
      with check (alliance_id = (select current_alliance()))', name);
    execute format('create policy backup on %I to prozess_backup
      using ((select current_user) = ''prozess_backup'')
      with check ((select current_user) = ''prozess_backup'')', name);
    execute format('grant select, insert on %I to prozess_worker, prozess_app', name);
    execute format('grant select, insert, update, delete on %I to prozess_backup', name);
    execute format('create policy app_read on %I for select to prozess_app
      using (alliance_id = (select current_alliance())
        and organisation_id = any ((select my_organisations())::text[]))', name);
  end loop;
end $$;
grant update on review_rules to prozess_app;
create policy app_add on version_fact for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_organisations())::text[])
    and (act in ('agree', 'return')
      or (act in ('submit', 'recall') and organisation_id = any ((select my_writable_organisations())::text[]))
      or organisation_id = any ((select my_approved_organisations())::text[])));
create policy app_set on review_rules for insert to prozess_app
  with check (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_administered_organisations())::text[]));
create policy app_change on review_rules for update to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_administered_organisations())::text[]));
-- Whoever returns a version need not be one who edits; all but the state is immutable.
create policy app_state on version for update to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_organisations())::text[]));
