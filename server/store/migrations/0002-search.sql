-- Searching by step, indexes that nodes keep in memory, and near-duplicates of an upload.

-- The terms of each step, and which program made the row: what an older one made is made anew.
alter table process_index
  add column steps jsonb not null default '[]',
  add column format integer not null default 1;

-- Which transaction changed what of an index, so that every node can follow. Numbers of transactions mean
-- nothing in another database; backups leave the table out, and whoever starts reads everything.
create table index_change (
  alliance_id text not null,
  process_id text not null,
  changed_in xid8 not null default pg_current_xact_id(),
  primary key (alliance_id, process_id),
  foreign key (alliance_id, process_id) references process (alliance_id, id) on delete cascade
);
create index index_change_changed_in on index_change (alliance_id, changed_in);
alter table index_change enable row level security;
alter table index_change force row level security;
create policy worker on index_change to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on index_change to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert, update, delete on index_change to prozess_worker, prozess_backup;

-- Processes that are all but the same as the uploaded one.
alter table import_file add column twin_ids text[] not null default '{}';
