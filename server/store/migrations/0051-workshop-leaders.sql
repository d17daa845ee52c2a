-- Who came in by right, as Moderation or with a projector: the device holds as long as that person may lead the workshop. It
-- goes with the device, and so with the room.
create table workshop_leader (
  alliance_id text not null,
  workshop_id text not null,
  token_hash bytea not null,
  person_id text not null references person (id),
  created_at timestamptz not null,
  primary key (alliance_id, workshop_id, token_hash),
  foreign key (alliance_id, workshop_id, token_hash)
    references workshop_device (alliance_id, workshop_id, token_hash) on delete cascade
);
create index workshop_leader_person on workshop_leader (alliance_id, person_id);

alter table workshop_leader enable row level security;
alter table workshop_leader force row level security;
create policy worker on workshop_leader to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on workshop_leader to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert, delete on workshop_leader to prozess_worker;
grant select, insert, update, delete on workshop_leader to prozess_backup;
