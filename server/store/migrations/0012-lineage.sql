-- Linked adoption: what happened between a process and the process of another it is linked with (its origin), in
-- order and kept for ever; and how the words of an origin were said in one's own house.

create table lineage_fact (
  alliance_id text not null,
  process_id text not null,
  origin_id text not null,
  -- 1, 2, 3 ... within a pair: two people who act on the same state cannot both.
  seq integer not null check (seq > 0),
  organisation_id text not null,
  reach text not null,
  origin_organisation text not null,
  origin_reach text not null,
  act text not null check (act in ('link', 'takeOver', 'moveOn', 'decline', 'unlink')),
  -- Of the origin.
  version integer not null,
  reason text not null default '' check (length(reason) <= 2000),
  person_id text not null references person (id),
  created_at timestamptz not null,
  check (process_id <> origin_id),
  check ((act = 'decline') = (reason <> '')),
  primary key (alliance_id, process_id, origin_id, seq),
  foreign key (alliance_id, origin_id, version) references version (alliance_id, process_id, number),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade,
  foreign key (alliance_id, origin_id, origin_organisation, origin_reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create index lineage_fact_origin on lineage_fact (alliance_id, origin_id);
create index lineage_fact_organisation on lineage_fact (alliance_id, organisation_id);

-- Who leaves an origin need not see it any more: then what was known of it when it was last seen stands.
create function inherit_lineage() returns trigger language plpgsql as $$
begin
  select p.organisation_id, p.reach into new.organisation_id, new.reach
    from process p where p.alliance_id = new.alliance_id and p.id = new.process_id;
  select p.organisation_id, p.reach into new.origin_organisation, new.origin_reach
    from process p where p.alliance_id = new.alliance_id and p.id = new.origin_id;
  if not found and new.act = 'unlink' then
    select f.origin_organisation, f.origin_reach into new.origin_organisation, new.origin_reach
      from lineage_fact f where f.alliance_id = new.alliance_id
        and f.process_id = new.process_id and f.origin_id = new.origin_id limit 1;
  end if;
  return new;
end $$;
create trigger inherit_lineage before insert on lineage_fact
  for each row execute function inherit_lineage();

create table adoption_word (
  alliance_id text not null,
  process_id text not null,
  kind text not null check (kind in ('actor', 'system')),
  -- As the origin says it.
  theirs text not null check (theirs <> ''),
  -- As it is called here; null where nobody could say.
  ours text check (ours <> ''),
  organisation_id text not null,
  reach text not null,
  person_id text not null references person (id),
  created_at timestamptz not null,
  primary key (alliance_id, process_id, kind, theirs),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create index adoption_word_organisation on adoption_word (alliance_id, organisation_id, created_at desc);
create trigger inherit_from_process before insert on adoption_word
  for each row execute function inherit_from_process();

create function refuse_change_of_lineage() returns trigger language plpgsql as $$
declare
  follows constant text[] := array['organisation_id', 'reach', 'origin_organisation', 'origin_reach'];
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - follows) is distinct from (to_jsonb(old) - follows) then
    raise exception 'lineage is kept as it was' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

do $$
declare name text;
begin
  foreach name in array array['lineage_fact', 'adoption_word'] loop
    execute format('create trigger is_kept before update or delete on %I
      for each row execute function refuse_change_of_lineage()', name);
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
  end loop;
end $$;

-- One's own is always seen; what others did, by who sees both processes; why somebody declined, by the two only.
create policy app_read on lineage_fact for select to prozess_app
  using (alliance_id = (select current_alliance())
    and (organisation_id = any ((select my_organisations())::text[])
      or (reach = 'alliance'
        and (origin_organisation = any ((select my_organisations())::text[])
          or (origin_reach = 'alliance' and act <> 'decline')))));
create policy app_add on lineage_fact for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_writable_organisations())::text[])
    and (act = 'unlink' or origin_reach = 'alliance'
      or origin_organisation = any ((select my_organisations())::text[])));
-- What posts and systems are called is in-house, whatever the process shares.
create policy app_read on adoption_word for select to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_organisations())::text[]));
create policy app_add on adoption_word for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_writable_organisations())::text[]));
