-- What people follow: their own affair, seen by nobody else.

create table follow (
  alliance_id text not null references alliance (id),
  person_id text not null references person (id),
  subject_kind text not null check (subject_kind in ('process', 'family')),
  subject_id text not null,
  created_at timestamptz not null,
  primary key (alliance_id, person_id, subject_kind, subject_id)
);
create index follow_subject on follow (alliance_id, subject_kind, subject_id);

alter table follow enable row level security;
alter table follow force row level security;
create policy worker on follow to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on follow to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert, update, delete on follow to prozess_worker, prozess_backup;
create policy app on follow to prozess_app
  using (alliance_id = (select current_alliance()) and person_id = (select current_person()))
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person()));
grant select, insert, delete on follow to prozess_app;
