-- Who writes what for whom by when: packages, and houses that stand by others. All of the alliance see all of it; where one
-- stands follows from its facts.

create table work_package (
  alliance_id text not null,
  id text not null,
  -- package: something is written once; sponsorship: a house stands by others for a time.
  kind text not null check (kind in ('package', 'sponsorship')),
  title text not null check (length(title) between 1 and 300),
  note text not null default '' check (length(note) <= 4000),
  -- Whose people planned it.
  organisation_id text not null,
  -- Families come and go with what is alike; one that is gone is not shown.
  family_id text,
  person_id text not null references person (id),
  created_at timestamptz not null,
  primary key (alliance_id, id),
  foreign key (alliance_id, organisation_id) references organisation (alliance_id, id)
);
create index work_package_organisation on work_package (alliance_id, organisation_id);
create index work_package_created on work_package (alliance_id, created_at desc);

create table work_package_fact (
  alliance_id text not null,
  package_id text not null,
  -- 1, 2, 3 ... within a package: two people who act on the same state cannot both.
  seq integer not null check (seq > 0),
  act text not null check (act in
    ('plan', 'ask', 'accept', 'decline', 'join', 'leave', 'deliver', 'end')),
  -- The house it is said for.
  organisation_id text not null,
  -- plan, ask: who is to write; null for whoever wants to. By when.
  writer_id text,
  due date,
  -- plan: the houses it is for.
  houses text[] not null default '{}',
  -- deliver: what was written, and how many minutes that took, where it is known.
  process_id text,
  minutes integer check (minutes > 0),
  reason text not null default '' check (length(reason) <= 2000),
  person_id text not null references person (id),
  created_at timestamptz not null,
  primary key (alliance_id, package_id, seq),
  foreign key (alliance_id, package_id) references work_package (alliance_id, id),
  foreign key (alliance_id, organisation_id) references organisation (alliance_id, id),
  foreign key (alliance_id, writer_id) references organisation (alliance_id, id),
  foreign key (alliance_id, process_id) references process (alliance_id, id)
);
create index work_package_fact_organisation on work_package_fact (alliance_id, organisation_id);
create index work_package_fact_writer on work_package_fact (alliance_id, writer_id);
create index work_package_fact_process on work_package_fact (alliance_id, process_id);

create function refuse_change_of_package() returns trigger language plpgsql as $$
begin
  raise exception 'what was agreed is kept' using errcode = 'integrity_constraint_violation';
end $$;

do $$
declare name text;
begin
  foreach name in array array['work_package', 'work_package_fact'] loop
    execute format('create trigger is_kept before update or delete on %I
      for each row execute function refuse_change_of_package()', name);
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
      using (alliance_id = (select current_alliance()))', name);
    execute format('create policy app_add on %I for insert to prozess_app
      with check (alliance_id = (select current_alliance())
        and person_id = (select current_person())
        and organisation_id = any ((select my_organisations())::text[])
        and ((select is_coordinator())
          or organisation_id = any ((select my_writable_organisations())::text[])))', name);
  end loop;
end $$;

-- A notice may be about a package.
alter table notice add column package_id text;
alter table notice add foreign key (alliance_id, package_id) references work_package (alliance_id, id);
create index notice_package on notice (alliance_id, package_id) where package_id is not null;
