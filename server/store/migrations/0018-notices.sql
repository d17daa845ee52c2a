-- What people are told: each row tells one person one thing. The platform writes it in the transaction that causes it; the
-- person reads it, and only while they may read what it is about.

create table notice (
  alliance_id text not null references alliance (id),
  id text not null,
  person_id text not null references person (id),
  -- A NoticeKind of domain/library, and what was done where there are several answers.
  kind text not null,
  act text,
  process_id text,
  organisation_id text,
  reach text,
  -- 'own': the process's own people only, whatever it shares.
  audience text not null check (audience in ('own', 'shared')),
  -- The other of two linked processes.
  other_id text,
  version integer,
  -- Key of the element.
  step text,
  -- Who did it; null: somebody without an account, or the platform.
  by_person text references person (id),
  created_at timestamptz not null,
  seen_at timestamptz,
  primary key (alliance_id, id),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade,
  foreign key (alliance_id, other_id) references process (alliance_id, id)
);
create index notice_person on notice (alliance_id, person_id, created_at desc);
create index notice_unseen on notice (alliance_id, person_id) where seen_at is null;
create index notice_process on notice (alliance_id, process_id);
create trigger inherit_from_process before insert on notice
  for each row execute function inherit_from_process();

alter table notice enable row level security;
alter table notice force row level security;
create policy worker on notice to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on notice to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert, update, delete on notice to prozess_worker, prozess_backup;
create policy app_read on notice for select to prozess_app
  using (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and (process_id is null or organisation_id = any ((select my_organisations())::text[])
      or (audience = 'shared' and reach = 'alliance')));
create policy app_see on notice for update to prozess_app
  using (alliance_id = (select current_alliance()) and person_id = (select current_person()));
grant select on notice to prozess_app;
grant update (seen_at) on notice to prozess_app;
