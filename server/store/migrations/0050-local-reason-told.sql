-- Who looks after a process is told once of what a workshop recommends to stay local there, however the family came to its
-- common way. Notices are put away after a while, so that they were told is kept by itself.
create table local_reason_told (
  alliance_id text not null,
  workshop_id text not null,
  process_id text not null,
  created_at timestamptz not null,
  primary key (alliance_id, workshop_id, process_id),
  foreign key (alliance_id, workshop_id) references workshop (alliance_id, id),
  foreign key (alliance_id, process_id) references process (alliance_id, id)
);
create index local_reason_told_process on local_reason_told (alliance_id, process_id);

create trigger is_kept before update or delete on local_reason_told
  for each row execute function refuse_change_of_outcome();
alter table local_reason_told enable row level security;
alter table local_reason_told force row level security;
create policy worker on local_reason_told to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on local_reason_told to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert on local_reason_told to prozess_worker;
grant select, insert, update, delete on local_reason_told to prozess_backup;

-- Who was told up to now.
alter table notice no force row level security;
alter table local_reason_told no force row level security;
insert into local_reason_told (alliance_id, workshop_id, process_id, created_at)
  select alliance_id, homework_for, process_id, min(created_at) from notice
  where kind = 'localProposed' and homework_for is not null and process_id is not null
  group by alliance_id, homework_for, process_id;
alter table notice force row level security;
alter table local_reason_told force row level security;

-- Taken over, a reason is a deviation as any other; that it was is not said a second time, and nothing ever wrote it.
alter table local_reason_answer drop constraint local_reason_answer_answer_check;
alter table local_reason_answer add constraint local_reason_answer_answer_check
  check (answer in ('declined', 'open'));
