-- Which as-is process a target is to replace: what was said is kept in-house and for ever, how it stands now is read by
-- who sees both.

create table target_fact (
  alliance_id text not null,
  process_id text not null,
  -- 1, 2, 3 ... of a target: two people who act on the same state cannot both.
  seq integer not null check (seq > 0),
  organisation_id text not null,
  reach text not null,
  -- Null: none any more.
  as_is_id text,
  person_id text not null references person (id),
  created_at timestamptz not null,
  check (as_is_id <> process_id),
  primary key (alliance_id, process_id, seq),
  foreign key (alliance_id, as_is_id) references process (alliance_id, id),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create trigger inherit_from_process before insert on target_fact
  for each row execute function inherit_from_process();
create trigger target_fact_is_kept before update or delete on target_fact
  for each row execute function refuse_change_of_fact();

create table target_pair (
  alliance_id text not null,
  process_id text not null,
  as_is_id text not null,
  -- Of both: they are of one house.
  organisation_id text not null,
  reach text not null,
  as_is_reach text not null,
  primary key (alliance_id, process_id),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade,
  foreign key (alliance_id, as_is_id, organisation_id, as_is_reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create index target_pair_as_is on target_pair (alliance_id, as_is_id);

-- How it stands follows from what was said last, and from nothing else.
create function check_target_pair() returns trigger language plpgsql as $$
declare
  said text;
begin
  if current_user = 'prozess_backup' then return coalesce(new, old); end if;
  select f.as_is_id into said from target_fact f
    where f.alliance_id = coalesce(new.alliance_id, old.alliance_id)
      and f.process_id = coalesce(new.process_id, old.process_id)
    order by f.seq desc limit 1;
  if (tg_op = 'DELETE' and said is not distinct from old.as_is_id)
    or (tg_op <> 'DELETE' and said is distinct from new.as_is_id) then
    raise exception 'a pair follows from what was said' using errcode = 'integrity_constraint_violation';
  end if;
  if tg_op = 'INSERT' then
    select p.organisation_id, p.reach into new.organisation_id, new.reach
      from process p where p.alliance_id = new.alliance_id and p.id = new.process_id;
    select p.reach into new.as_is_reach
      from process p where p.alliance_id = new.alliance_id and p.id = new.as_is_id;
  end if;
  return coalesce(new, old);
end $$;
create trigger target_pair_follows before insert or delete on target_pair
  for each row execute function check_target_pair();

do $$
declare name text;
begin
  foreach name in array array['target_fact', 'target_pair'] loop
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
grant delete on target_pair to prozess_app;
create policy app_read on target_fact for select to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_organisations())::text[]));
create policy app_add on target_fact for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_writable_organisations())::text[]));
create policy app_read on target_pair for select to prozess_app
  using (alliance_id = (select current_alliance())
    and (organisation_id = any ((select my_organisations())::text[])
      or (reach = 'alliance' and as_is_reach = 'alliance')));
create policy app_add on target_pair for insert to prozess_app
  with check (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_writable_organisations())::text[]));
create policy app_end on target_pair for delete to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_writable_organisations())::text[]));
