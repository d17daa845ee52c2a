-- Drafts: what is being written of a process, as one ordered log of changes. The number of a change is
-- given under the lock of the draft's row, so the log has no gaps and every node reads it in order.

create table draft (
  alliance_id text not null,
  id text not null,
  process_id text not null,
  organisation_id text not null,
  reach text not null,
  -- The version it began with; null when it began with nothing.
  base_version integer,
  -- Number of the last change; 0 before the first.
  last integer not null default 0 check (last >= 0),
  created_at timestamptz not null,
  created_by text references person (id),
  changed_at timestamptz not null,
  closed_at timestamptz,
  -- The version it became; null when it was put aside.
  closed_as integer,
  check (closed_as is null or closed_at is not null),
  primary key (alliance_id, id),
  unique (alliance_id, id, organisation_id),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
-- Whoever edits a process edits the same draft of it.
create unique index draft_open on draft (alliance_id, process_id) where closed_at is null;
create index draft_process on draft (alliance_id, process_id, created_at desc);
create trigger inherit_from_process before insert on draft
  for each row execute function inherit_from_process();

create function inherit_from_draft() returns trigger language plpgsql as $$
begin
  select d.organisation_id into new.organisation_id
    from draft d where d.alliance_id = new.alliance_id and d.id = new.draft_id;
  return new;
end $$;

create table draft_change (
  alliance_id text not null,
  draft_id text not null,
  number integer not null check (number > 0),
  organisation_id text not null,
  group_id text not null,
  -- A ChangeGroup of domain/change as it happened. As text, because the order of a table counts.
  happened json not null,
  -- What the writer had sent, where that differs.
  sent json,
  at timestamptz not null,
  person_id text references person (id),
  primary key (alliance_id, draft_id, number),
  unique (alliance_id, draft_id, group_id),
  foreign key (alliance_id, draft_id, organisation_id)
    references draft (alliance_id, id, organisation_id) on update cascade
);

-- The process after so many changes, so that nobody needs to replay all of them; 0 is what it began with.
create table draft_snapshot (
  alliance_id text not null,
  draft_id text not null,
  number integer not null check (number >= 0),
  organisation_id text not null,
  model json not null,
  primary key (alliance_id, draft_id, number),
  foreign key (alliance_id, draft_id, organisation_id)
    references draft (alliance_id, id, organisation_id) on update cascade
);

create function refuse_change_of_log() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.organisation_id is distinct from old.organisation_id) then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

do $$
declare
  name text;
  as_backup constant text := $q$(select current_user) = 'prozess_backup'$q$;
begin
  foreach name in array array['draft_change', 'draft_snapshot'] loop
    execute format('create trigger inherit_from_draft before insert on %I
                    for each row execute function inherit_from_draft()', name);
    execute format('create trigger is_append_only before update or delete on %I
                    for each row execute function refuse_change_of_log()', name);
  end loop;
  foreach name in array array['draft', 'draft_change', 'draft_snapshot'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy worker on %I to prozess_worker
                    using (alliance_id = (select current_alliance()))
                    with check (alliance_id = (select current_alliance()))', name);
    execute format('create policy backup on %I to prozess_backup using (%s) with check (%s)',
                   name, as_backup, as_backup);
    execute format('grant select, insert on %I to prozess_worker, prozess_app', name);
    execute format('grant select, insert, update, delete on %I to prozess_backup', name);
    -- A draft is in-house, whatever the process shares.
    execute format('create policy app_read on %I for select to prozess_app
      using (alliance_id = (select current_alliance())
        and organisation_id = any ((select my_organisations())::text[]))', name);
    execute format('create policy app_add on %I for insert to prozess_app
      with check (alliance_id = (select current_alliance())
        and organisation_id = any ((select my_writable_organisations())::text[]))', name);
  end loop;
end $$;
create policy app_change on draft for update to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_writable_organisations())::text[]));
grant update on draft to prozess_app, prozess_worker;

-- Whose rights or sessions have changed: open sockets read them again at once.
create function tell_rights() returns trigger language plpgsql as $$
begin
  perform pg_notify('prozess_rights', coalesce(new.person_id, old.person_id));
  return null;
end $$;
create trigger tell_rights after insert or update or delete on membership
  for each row execute function tell_rights();
create trigger tell_rights after delete or update of alliance_id on session
  for each row execute function tell_rights();
