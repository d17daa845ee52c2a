-- What citizens read without signing in: one copy of each process that its house has made public, made when it did. Nothing
-- else of an alliance is open to the public, so nothing in-house can come with it.

create table publication (
  alliance_id text not null,
  process_id text not null,
  organisation_id text not null,
  reach text not null,
  -- The version it was made of.
  version integer not null,
  -- A version of the process is in force; follows every change of state.
  is_in_force boolean not null default true,
  -- Whether search engines may find it.
  is_indexed boolean not null default false,
  name text not null,
  organisation_name text not null,
  -- Everything that is shown: a PublicProcess of domain/library, and it told as text.
  shown json not null,
  words text not null,
  search tsvector not null generated always as (
    setweight(to_tsvector('german', name), 'A') || setweight(to_tsvector('german', words), 'B')
  ) stored,
  published_at timestamptz not null,
  person_id text not null references person (id),
  primary key (alliance_id, process_id),
  foreign key (alliance_id, process_id, version) references version (alliance_id, process_id, number),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create trigger inherit_from_process before insert on publication
  for each row execute function inherit_from_process();

-- Only what is approved and seen by the alliance is made public, whoever writes it.
create function check_publication() returns trigger language plpgsql as $$
begin
  if current_user = 'prozess_backup' then return new; end if;
  if tg_op = 'UPDATE' and new.version = old.version and new.shown::text = old.shown::text then
    return new;
  end if;
  if new.reach <> 'alliance' or not exists (select 1 from version v
      where v.alliance_id = new.alliance_id and v.process_id = new.process_id
        and v.number = new.version and v.state = 'approved') then
    raise exception 'only what is approved is made public'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
-- After `inherit_from_process`: triggers go by their names.
create trigger publication_is_approved before insert or update on publication
  for each row execute function check_publication();

-- What is out of force is out of the public's sight at once.
create function follow_force() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state then
    update publication p set is_in_force = exists (select 1 from version v
        where v.alliance_id = p.alliance_id and v.process_id = p.process_id and v.state = 'approved')
      where p.alliance_id = new.alliance_id and p.process_id = new.process_id;
  end if;
  return null;
end $$;
create trigger follow_force after update of state on version
  for each row execute function follow_force();

alter table publication enable row level security;
alter table publication force row level security;
create policy worker on publication to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on publication to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert, update, delete on publication to prozess_worker, prozess_app, prozess_backup;
create policy app_read on publication for select to prozess_app
  using (alliance_id = (select current_alliance())
    and (organisation_id = any ((select my_organisations())::text[]) or reach = 'alliance'));
create policy app_add on publication for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_approved_organisations())::text[]));
create policy app_change on publication for update to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_approved_organisations())::text[]));
create policy app_end on publication for delete to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_approved_organisations())::text[]));

-- Who has no account reads what is public of the alliance they ask for, and its name while anything is.
create policy public_read on publication for select to prozess_public
  using ((select current_user) = 'prozess_public' and alliance_id = (select current_alliance())
    and reach = 'alliance' and is_in_force);
grant select (alliance_id, process_id, reach, version, is_in_force, is_indexed, name,
  organisation_name, shown, search, published_at) on publication to prozess_public;
create policy public_read on alliance for select to prozess_public
  using ((select current_user) = 'prozess_public' and id = (select current_alliance())
    and exists (select 1 from publication p where p.alliance_id = alliance.id));
grant select (id, name) on alliance to prozess_public;
