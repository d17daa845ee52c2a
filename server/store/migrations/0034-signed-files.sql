-- Adoption across alliances: the alliance's own key for signing, what people said of others' keys, the signed files a house
-- has received, and what its processes took from them. Across alliances nothing refers to anything: what is kept of an
-- origin is its address, a hash and a copy.

create table signing_key (
  alliance_id text not null references alliance (id),
  -- Ed25519, lower-case hex.
  public_key text not null check (public_key ~ '^[0-9a-f]{64}$'),
  -- The private one, sealed with a secret that is not in the database.
  sealed bytea not null,
  person_id text not null references person (id),
  created_at timestamptz not null,
  primary key (alliance_id, public_key)
);

create table key_fact (
  alliance_id text not null references alliance (id),
  public_key text not null check (public_key ~ '^[0-9a-f]{64}$'),
  -- Whose the file says the key is; for another alliance it is not known by that.
  origin_alliance text not null,
  seq integer not null check (seq > 0),
  act text not null check (act in ('confirm', 'revoke')),
  alliance_name text not null,
  person_id text not null references person (id),
  created_at timestamptz not null,
  primary key (alliance_id, public_key, origin_alliance, seq)
);

-- Only files that held are kept. One is a version of an origin, as the house received it.
create table signed_file (
  alliance_id text not null,
  id text not null,
  organisation_id text not null,
  -- Made of the other alliance and its process; never the id of a process here.
  origin_id text not null check (origin_id like 'foreign-%'),
  version integer not null check (version > 0),
  content_hash text not null,
  public_key text not null,
  origin_alliance text not null,
  -- SignedFacts, a Process and a Profile of the domain.
  facts jsonb not null,
  model json not null,
  profile jsonb not null,
  -- As it came, so that it can be checked again.
  content bytea not null,
  person_id text not null references person (id),
  received_at timestamptz not null,
  primary key (alliance_id, id),
  foreign key (alliance_id, organisation_id) references organisation (alliance_id, id)
);
create index signed_file_origin on signed_file (alliance_id, organisation_id, origin_id, version);

create table foreign_fact (
  alliance_id text not null,
  process_id text not null,
  origin_id text not null check (origin_id like 'foreign-%'),
  seq integer not null check (seq > 0),
  organisation_id text not null,
  reach text not null,
  act text not null check (act in ('link', 'takeOver', 'moveOn', 'decline', 'unlink')),
  version integer not null check (version > 0),
  content_hash text not null,
  -- Whose and what it was, as its file said; the file itself may go.
  name text not null,
  house_name text not null,
  house_short_name text not null,
  alliance_name text not null,
  reason text not null default '' check (length(reason) <= 2000),
  person_id text not null references person (id),
  created_at timestamptz not null,
  check ((act = 'decline') = (reason <> '')),
  primary key (alliance_id, process_id, origin_id, seq),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create index foreign_fact_origin on foreign_fact (alliance_id, origin_id);
create index foreign_fact_organisation on foreign_fact (alliance_id, organisation_id);

-- Nobody says of an origin what its file does not.
create function inherit_foreign() returns trigger language plpgsql as $$
declare said record;
begin
  select p.organisation_id, p.reach into new.organisation_id, new.reach
    from process p where p.alliance_id = new.alliance_id and p.id = new.process_id;
  if current_user = 'prozess_backup' then return new; end if;
  select f.content_hash as hash, f.facts into said from signed_file f
    where f.alliance_id = new.alliance_id and f.organisation_id = new.organisation_id
      and f.origin_id = new.origin_id and f.version = new.version
    order by f.received_at desc, f.id desc limit 1;
  if not found then
    raise exception 'no such file was received' using errcode = 'integrity_constraint_violation';
  end if;
  new.content_hash := said.hash;
  new.name := said.facts ->> 'name';
  new.house_name := said.facts -> 'organisation' ->> 'name';
  new.house_short_name := said.facts -> 'organisation' ->> 'shortName';
  new.alliance_name := said.facts -> 'alliance' ->> 'name';
  return new;
end $$;
create trigger inherit_foreign before insert on foreign_fact
  for each row execute function inherit_foreign();
create trigger is_kept before update or delete on foreign_fact
  for each row execute function refuse_change_of_lineage();

do $$
declare name text;
begin
  foreach name in array array['signing_key', 'key_fact', 'signed_file', 'foreign_fact'] loop
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
end $$;
-- What nobody took is put away.
grant delete on signed_file to prozess_worker;

-- The alliance knows its own keys, and nobody in it the sealed half.
grant select (alliance_id, public_key, person_id, created_at) on signing_key to prozess_app;
create policy app_read on signing_key for select to prozess_app
  using (alliance_id = (select current_alliance()));

grant select, insert on key_fact, signed_file, foreign_fact to prozess_app;
create policy app_read on key_fact for select to prozess_app
  using (alliance_id = (select current_alliance()));
create policy app_add on key_fact for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and ((select is_coordinator()) or cardinality((select my_administered_organisations())::text[]) > 0));

create policy app_read on signed_file for select to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_organisations())::text[]));
create policy app_add on signed_file for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_writable_organisations())::text[]));

-- One's own is always seen; what others took, by who sees their process; why they declined, by themselves only.
create policy app_read on foreign_fact for select to prozess_app
  using (alliance_id = (select current_alliance())
    and (organisation_id = any ((select my_organisations())::text[])
      or (reach = 'alliance' and act <> 'decline')));
create policy app_add on foreign_fact for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_writable_organisations())::text[]));
