-- Days that people were reminded of, so that nobody is reminded of one twice. Only the platform itself reads and writes them.

create table reminder (
  alliance_id text not null,
  process_id text not null,
  kind text not null check (kind in ('recheckDue', 'introductionDue')),
  -- Of an introduction: the version. 0: of the process, whichever version is in force.
  number integer not null check (number >= 0),
  -- The day itself, not the one on which it was told.
  day date not null,
  created_at timestamptz not null,
  primary key (alliance_id, process_id, kind, number, day),
  foreign key (alliance_id, process_id) references process (alliance_id, id)
);

alter table reminder enable row level security;
alter table reminder force row level security;
create policy worker on reminder to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on reminder to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert on reminder to prozess_worker;
grant select, insert, update, delete on reminder to prozess_backup;
