-- Why an adoption differs from what it goes back to, as people said it; kept as it was.

create table deviation_fact (
  alliance_id text not null,
  process_id text not null,
  origin_id text not null,
  -- Of the element that differs.
  key text not null check (length(key) between 1 and 500),
  -- 1, 2, 3 ... within a thing.
  seq integer not null check (seq > 0),
  organisation_id text not null,
  reach text not null,
  origin_organisation text not null,
  origin_reach text not null,
  -- Null: taken back.
  reason text check (reason in ('competence', 'law', 'size', 'product', 'organisation', 'practice')),
  text text not null default '' check (length(text) <= 2000),
  -- The difference itself was among those that others may see.
  is_shared boolean not null,
  person_id text not null references person (id),
  created_at timestamptz not null,
  check (reason is not null or text = ''),
  primary key (alliance_id, process_id, origin_id, key, seq),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade,
  foreign key (alliance_id, origin_id, origin_organisation, origin_reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create index deviation_fact_origin on deviation_fact (alliance_id, origin_id);

create function inherit_deviation() returns trigger language plpgsql as $$
begin
  select p.organisation_id, p.reach into new.organisation_id, new.reach
    from process p where p.alliance_id = new.alliance_id and p.id = new.process_id;
  select p.organisation_id, p.reach into new.origin_organisation, new.origin_reach
    from process p where p.alliance_id = new.alliance_id and p.id = new.origin_id;
  return new;
end $$;
create trigger inherit_deviation before insert on deviation_fact
  for each row execute function inherit_deviation();
create trigger is_kept before update or delete on deviation_fact
  for each row execute function refuse_change_of_lineage();

alter table deviation_fact enable row level security;
alter table deviation_fact force row level security;
create policy worker on deviation_fact to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on deviation_fact to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert on deviation_fact to prozess_worker, prozess_app;
grant select, insert, update, delete on deviation_fact to prozess_backup;
create policy app_read on deviation_fact for select to prozess_app
  using (alliance_id = (select current_alliance())
    and (organisation_id = any ((select my_organisations())::text[])
      or (is_shared and reach = 'alliance'
        and (origin_reach = 'alliance'
          or origin_organisation = any ((select my_organisations())::text[])))));
create policy app_add on deviation_fact for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_writable_organisations())::text[])
    and (origin_reach = 'alliance'
      or origin_organisation = any ((select my_organisations())::text[])));
