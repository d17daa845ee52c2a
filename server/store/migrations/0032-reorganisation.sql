-- A house is organised anew: names of its units and systems become others, in many processes at once. What was asked
-- for, and for each process what came of it. All of it is in-house.

create table reorganisation (
  alliance_id text not null,
  id text not null,
  organisation_id text not null,
  -- [{kind, from, to}]
  renamings jsonb not null,
  -- Whether the fact sheets say the new names at once, too.
  with_sheets boolean not null,
  person_id text not null references person (id),
  created_at timestamptz not null,
  undone_at timestamptz,
  undone_by text references person (id),
  check ((undone_at is null) = (undone_by is null)),
  primary key (alliance_id, id),
  unique (alliance_id, id, organisation_id),
  foreign key (alliance_id, organisation_id) references organisation (alliance_id, id)
);
create index reorganisation_organisation on reorganisation (alliance_id, organisation_id, created_at desc);

create table reorganised_process (
  alliance_id text not null,
  reorganisation_id text not null,
  process_id text not null,
  organisation_id text not null,
  reach text not null,
  -- In the order in which they are done, from 0.
  position integer not null check (position >= 0),
  -- The process as it was looked at.
  seen text not null,
  -- waiting -> done | unchanged | moved | failed; waiting -> dropped; done -> undone | partly | kept.
  state text not null default 'waiting' check (state in
    ('waiting', 'done', 'unchanged', 'moved', 'failed', 'dropped', 'undone', 'partly', 'kept')),
  -- Where it was written: the draft, the number of the entry, and whether the draft was begun for it.
  draft_id text,
  entry integer,
  begins_draft boolean not null default false,
  -- The names in the fact sheet before and after; null where it was left.
  sheet_before jsonb,
  sheet_after jsonb,
  -- What changed and what was left, as it was said.
  said jsonb not null default '{"changes": [], "left": []}',
  primary key (alliance_id, reorganisation_id, process_id),
  foreign key (alliance_id, reorganisation_id, organisation_id)
    references reorganisation (alliance_id, id, organisation_id) on update cascade,
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create index reorganised_process_process on reorganised_process (alliance_id, process_id);
create trigger inherit_from_process before insert on reorganised_process
  for each row execute function inherit_from_process();

do $$
declare name text;
begin
  foreach name in array array['reorganisation', 'reorganised_process'] loop
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

create policy app_add on reorganisation for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and undone_at is null and organisation_id = any ((select my_writable_organisations())::text[]));
create policy app_undo on reorganisation for update to prozess_app
  using (alliance_id = (select current_alliance()) and undone_at is null
    and organisation_id = any ((select my_writable_organisations())::text[]))
  with check (undone_by = (select current_person()));
grant update (undone_at, undone_by) on reorganisation to prozess_app;

create policy app_add on reorganised_process for insert to prozess_app
  with check (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_writable_organisations())::text[]));
create policy app_go_on on reorganised_process for update to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_writable_organisations())::text[]));
grant update (state, draft_id, entry, begins_draft, sheet_before, sheet_after, said)
  on reorganised_process to prozess_app;
