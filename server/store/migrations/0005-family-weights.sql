-- How common each word is in the library of an alliance, as counted when families were last found from
-- scratch: following a change goes by the same weights, so it finds what finding them all anew would.
-- Read and written by the platform only.
create table family_weights (
  alliance_id text primary key references alliance (id),
  id text not null,
  -- Which program counted; what an older one counted is counted anew.
  format text not null,
  -- A WordWeights of domain/compare.
  weights json not null,
  counted_at timestamptz not null
);
alter table family_weights enable row level security;
alter table family_weights force row level security;
create policy worker on family_weights to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on family_weights to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert, update, delete on family_weights to prozess_worker, prozess_backup;
