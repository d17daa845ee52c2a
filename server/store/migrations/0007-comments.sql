-- What people say about a process or one of its steps. Kept as it was said; only whether it is settled
-- changes. In-house, whatever the process shares.

create table comment (
  alliance_id text not null,
  id text not null,
  process_id text not null,
  organisation_id text not null,
  reach text not null,
  -- Where it was said; null: on the page of the process.
  draft_id text,
  -- Key of the element; null: the process as a whole.
  step text,
  text text not null check (length(text) between 1 and 4000),
  created_at timestamptz not null,
  person_id text not null references person (id),
  resolved_at timestamptz,
  resolved_by text references person (id),
  check ((resolved_at is null) = (resolved_by is null)),
  primary key (alliance_id, id),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade,
  foreign key (alliance_id, draft_id) references draft (alliance_id, id)
);
create index comment_process on comment (alliance_id, process_id, created_at);
create trigger inherit_from_process before insert on comment
  for each row execute function inherit_from_process();

create function refuse_change_of_comment() returns trigger language plpgsql as $$
declare
  follows constant text[] := array['organisation_id', 'reach', 'resolved_at', 'resolved_by'];
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - follows) is distinct from (to_jsonb(old) - follows) then
    raise exception 'a comment is only ever resolved' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger comment_is_kept before update or delete on comment
  for each row execute function refuse_change_of_comment();

alter table comment enable row level security;
alter table comment force row level security;
create policy worker on comment to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on comment to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert on comment to prozess_worker, prozess_app;
grant select, insert, update, delete on comment to prozess_backup;
create policy app_read on comment for select to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_organisations())::text[]));
create policy app_add on comment for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_organisations())::text[]));
create policy app_resolve on comment for update to prozess_app
  using (alliance_id = (select current_alliance())
    and (organisation_id = any ((select my_writable_organisations())::text[])
      or (person_id = (select current_person())
        and organisation_id = any ((select my_organisations())::text[]))))
  with check (resolved_by is null or resolved_by = (select current_person()));
grant update (resolved_at, resolved_by) on comment to prozess_app;
