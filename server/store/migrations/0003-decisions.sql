-- What people say of links between steps, and the words an alliance takes for each other.

-- A person says that two steps are, or are not, the same work. Never changed: a decision is withdrawn, and
-- another one takes its place. `process_a` stands before `process_b`.
create table link_decision (
  alliance_id text not null,
  id text not null,
  process_a text not null,
  step_a text not null,
  -- As the step was called, and in which version, when it was decided.
  label_a text not null,
  version_a integer not null,
  organisation_a text not null,
  reach_a text not null,
  process_b text not null,
  step_b text not null,
  label_b text not null,
  version_b integer not null,
  organisation_b text not null,
  reach_b text not null,
  verdict text not null check (verdict in ('confirmed', 'rejected')),
  decided_at timestamptz not null,
  decided_by text not null references person (id),
  -- For which administration the person spoke.
  organisation_id text not null,
  withdrawn_at timestamptz,
  withdrawn_by text references person (id),
  check (process_a collate "C" < process_b),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  primary key (alliance_id, id),
  foreign key (alliance_id, organisation_id) references organisation (alliance_id, id),
  foreign key (alliance_id, process_a, version_a)
    references version (alliance_id, process_id, number),
  foreign key (alliance_id, process_b, version_b)
    references version (alliance_id, process_id, number),
  foreign key (alliance_id, process_a, organisation_a, reach_a)
    references process (alliance_id, id, organisation_id, reach) on update cascade,
  foreign key (alliance_id, process_b, organisation_b, reach_b)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create unique index link_decision_standing
  on link_decision (alliance_id, process_a, step_a, process_b, step_b) where withdrawn_at is null;
create index link_decision_b on link_decision (alliance_id, process_b);

create function inherit_from_both() returns trigger language plpgsql as $$
begin
  select p.organisation_id, p.reach into new.organisation_a, new.reach_a
    from process p where p.alliance_id = new.alliance_id and p.id = new.process_a;
  select p.organisation_id, p.reach into new.organisation_b, new.reach_b
    from process p where p.alliance_id = new.alliance_id and p.id = new.process_b;
  return new;
end $$;
create trigger inherit_from_both before insert on link_decision
  for each row execute function inherit_from_both();

create function refuse_change_of_decision() returns trigger language plpgsql as $$
declare
  follows constant text[] := array['reach_a', 'reach_b'];
  withdrawal constant text[] := array['withdrawn_at', 'withdrawn_by'];
begin
  if (to_jsonb(new) - follows - withdrawal) is distinct from (to_jsonb(old) - follows - withdrawal)
    or (old.withdrawn_at is not null and (new.withdrawn_at, new.withdrawn_by)
      is distinct from (old.withdrawn_at, old.withdrawn_by)) then
    raise exception 'a decision is only ever withdrawn' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger link_decision_is_kept before update on link_decision
  for each row execute function refuse_change_of_decision();

-- Two words that an alliance takes for the same, or never does: typed by a person, or learnt from a
-- decision. One learnt from a decision is seen by those who see the decision. Several decisions may teach
-- the same; each has its row.
create table glossary_entry (
  alliance_id text not null references alliance (id),
  id text not null,
  tongue text not null check (tongue in ('de', 'en')),
  kind text not null check (kind in ('same', 'never')),
  word text not null check (word <> ''),
  other_word text not null check (other_word <> word),
  decision_id text,
  created_at timestamptz not null,
  created_by text not null references person (id),
  organisation_id text not null,
  revoked_at timestamptz,
  revoked_by text references person (id),
  check ((revoked_at is null) = (revoked_by is null)),
  primary key (alliance_id, id),
  foreign key (alliance_id, organisation_id) references organisation (alliance_id, id),
  foreign key (alliance_id, decision_id) references link_decision (alliance_id, id)
);
create unique index glossary_entry_typed
  on glossary_entry (alliance_id, tongue, kind, word, other_word) where decision_id is null;
create unique index glossary_entry_learnt
  on glossary_entry (alliance_id, decision_id, tongue, word, other_word) where decision_id is not null;

do $$
declare
  name text;
  as_backup constant text := $q$(select current_user) = 'prozess_backup'$q$;
begin
  foreach name in array array['link_decision', 'glossary_entry'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy worker on %I to prozess_worker
                    using (alliance_id = (select current_alliance()))
                    with check (alliance_id = (select current_alliance()))', name);
    execute format('create policy backup on %I to prozess_backup using (%s) with check (%s)',
                   name, as_backup, as_backup);
    execute format('grant select, insert on %I to prozess_worker', name);
    execute format('grant select, insert, update, delete on %I to prozess_backup', name);
    execute format('grant select, insert on %I to prozess_app', name);
  end loop;
end $$;

create policy app_read on link_decision for select to prozess_app
  using (alliance_id = (select current_alliance())
    and (organisation_a = any ((select my_organisations())::text[]) or reach_a = 'alliance')
    and (organisation_b = any ((select my_organisations())::text[]) or reach_b = 'alliance'));
-- The trigger fills the row from two processes that the person sees; without one the row is refused.
create policy app_add on link_decision for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and decided_by = (select current_person())
    and organisation_id = any ((select my_organisations())::text[])
    and ((select is_coordinator()) or cardinality((select my_writable_organisations())) > 0));
create policy app_withdraw on link_decision for update to prozess_app
  using (alliance_id = (select current_alliance())
    and (organisation_a = any ((select my_organisations())::text[]) or reach_a = 'alliance')
    and (organisation_b = any ((select my_organisations())::text[]) or reach_b = 'alliance')
    and ((select is_coordinator()) or cardinality((select my_writable_organisations())) > 0))
  with check (withdrawn_by = (select current_person()));
grant update (withdrawn_at, withdrawn_by) on link_decision to prozess_app;

create policy app_read on glossary_entry for select to prozess_app
  using (alliance_id = (select current_alliance())
    and (decision_id is null or exists (select 1 from link_decision d
      where d.alliance_id = glossary_entry.alliance_id and d.id = glossary_entry.decision_id)));
create policy app_add on glossary_entry for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and created_by = (select current_person())
    and organisation_id = any ((select my_organisations())::text[])
    and ((select is_coordinator()) or cardinality((select my_writable_organisations())) > 0));
create policy app_revoke on glossary_entry for update to prozess_app
  using (alliance_id = (select current_alliance())
    and ((select is_coordinator()) or cardinality((select my_writable_organisations())) > 0));
grant update (revoked_at, revoked_by) on glossary_entry to prozess_app;
