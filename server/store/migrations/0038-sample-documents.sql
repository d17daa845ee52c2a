-- Documents that houses give each other as samples, at a process or a family: forms, service instructions, checklists. The
-- bytes stand in the row, so that they are gone when it is removed; what it was and why it went stays.

create table sample_document (
  alliance_id text not null,
  id text not null,
  organisation_id text not null,
  process_id text,
  -- Of the process; null for a family's.
  reach text,
  family_id text,
  visibility text not null check (visibility in ('organisation', 'alliance')),
  title text not null check (length(title) between 1 and 200),
  -- What it is for, or what to mind.
  description text not null default '' check (length(description) <= 500),
  kind text not null check (kind in ('form', 'instruction', 'checklist', 'letter', 'other')),
  -- Who may do what with it, in a sentence.
  permission text not null check (length(permission) between 1 and 500),
  -- As its content says.
  file_type text not null,
  size integer not null check (size > 0),
  bytes bytea,
  person_id text not null references person (id),
  created_at timestamptz not null,
  removed_at timestamptz,
  removed_by text references person (id),
  reason text not null default '' check (length(reason) <= 500),
  check ((process_id is null) <> (family_id is null)),
  check ((removed_at is null) = (bytes is not null)),
  check ((removed_at is null) = (removed_by is null)),
  check ((removed_at is null) = (reason = '')),
  primary key (alliance_id, id),
  foreign key (alliance_id, organisation_id) references organisation (alliance_id, id),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create index sample_document_process on sample_document (alliance_id, process_id);
create index sample_document_family on sample_document (alliance_id, family_id);
create index sample_document_organisation on sample_document (alliance_id, organisation_id);

create function inherit_sample_document() returns trigger language plpgsql as $$
begin
  if new.process_id is not null then
    select p.organisation_id, p.reach into new.organisation_id, new.reach
      from process p where p.alliance_id = new.alliance_id and p.id = new.process_id;
  end if;
  return new;
end $$;
create trigger inherit_sample_document before insert on sample_document
  for each row execute function inherit_sample_document();

create function refuse_change_of_document() returns trigger language plpgsql as $$
declare
  follows constant text[] := array['organisation_id', 'reach'];
  goes constant text[] := array['bytes', 'removed_at', 'removed_by', 'reason'];
begin
  if tg_op = 'DELETE'
    or (to_jsonb(new) - follows - goes) is distinct from (to_jsonb(old) - follows - goes)
    or (old.removed_at is not null and (to_jsonb(new) - follows) is distinct from (to_jsonb(old) - follows))
    or (new.bytes is not null and new.bytes is distinct from old.bytes) then
    raise exception 'a document is only ever removed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger is_kept before update or delete on sample_document
  for each row execute function refuse_change_of_document();

alter table sample_document enable row level security;
alter table sample_document force row level security;
create policy worker on sample_document to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on sample_document to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert on sample_document to prozess_worker, prozess_app;
grant select, insert, update, delete on sample_document to prozess_backup;
grant update (bytes, removed_at, removed_by, reason) on sample_document to prozess_app;
create policy app_read on sample_document for select to prozess_app
  using (alliance_id = (select current_alliance())
    and (organisation_id = any ((select my_organisations())::text[])
      or (visibility = 'alliance' and removed_at is null
        and (process_id is null or reach = 'alliance'))));
create policy app_add on sample_document for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_organisations())::text[])
    and ((select is_coordinator())
      or organisation_id = any ((select my_writable_organisations())::text[])));
create policy app_remove on sample_document for update to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_organisations())::text[])
    and ((select is_coordinator())
      or organisation_id = any ((select my_writable_organisations())::text[])))
  with check (removed_by = (select current_person()));

-- A notice may be about one.
alter table notice add column document_id text;
alter table notice add foreign key (alliance_id, document_id)
  references sample_document (alliance_id, id);
create index notice_document on notice (alliance_id, document_id) where document_id is not null;
