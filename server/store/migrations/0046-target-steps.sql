-- Which steps of a target that was begun from a workshop stand for the places its words are about: what is agreed later on
-- in the room finds its steps there, too.

create table workshop_target (
  alliance_id text not null,
  workshop_id text not null,
  process_id text not null,
  -- Keys of steps by place.
  places json not null,
  created_at timestamptz not null,
  primary key (alliance_id, workshop_id, process_id),
  foreign key (alliance_id, workshop_id) references workshop (alliance_id, id),
  foreign key (alliance_id, process_id) references process (alliance_id, id)
);
create index workshop_target_process on workshop_target (alliance_id, process_id);

create trigger is_kept before update or delete on workshop_target
  for each row execute function refuse_change_of_outcome();
alter table workshop_target enable row level security;
alter table workshop_target force row level security;
create policy worker on workshop_target to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on workshop_target to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert on workshop_target to prozess_worker;
grant select, insert, update, delete on workshop_target to prozess_backup;
