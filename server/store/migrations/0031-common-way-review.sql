-- Several houses agree on the common way of a family: who was asked about which version, and what each said. Only ever
-- added to; what is agreed follows from it.

create table common_way_fact (
  alliance_id text not null,
  family_id text not null,
  -- The common way, and whose it is.
  process_id text not null,
  organisation_id text not null,
  reach text not null,
  -- 1, 2, 3 ... : two who act on the same state cannot both.
  seq integer not null check (seq > 0),
  version integer not null,
  act text not null check (act in ('ask', 'agree', 'remark', 'disagree')),
  -- Of asking: all who are asked about this version from now on.
  houses text[] not null default '{}',
  -- Of an answer: whose it is.
  house text,
  text text not null default '' check (length(text) <= 2000),
  person_id text not null references person (id),
  stands_in_for text references person (id),
  created_at timestamptz not null,
  check ((act = 'ask') = (house is null)),
  check (act = 'ask' or houses = '{}'),
  check (act not in ('remark', 'disagree') or text <> ''),
  check (stands_in_for is null or (act <> 'ask' and stands_in_for <> person_id)),
  primary key (alliance_id, family_id, process_id, seq),
  foreign key (alliance_id, family_id) references family (alliance_id, id),
  foreign key (alliance_id, house) references organisation (alliance_id, id),
  foreign key (alliance_id, process_id, version) references version (alliance_id, process_id, number),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create index common_way_fact_process on common_way_fact (alliance_id, process_id);
create index common_way_fact_house on common_way_fact (alliance_id, house);

create trigger inherit_from_process before insert on common_way_fact
  for each row execute function inherit_from_process();
create trigger is_kept before update or delete on common_way_fact
  for each row execute function refuse_change_of_lineage();

-- No house is left out when all are asked, and nobody answers who was not. What comes from a backup is as it was.
create function guard_common_way() returns trigger language plpgsql as $$
begin
  if current_user = 'prozess_backup' then
    return new;
  end if;
  if new.act = 'ask' then
    if exists (select 1 from family_member m
        where m.alliance_id = new.alliance_id and m.family_id = new.family_id
          and m.state = 'member' and m.reach = 'alliance'
          and not (m.organisation_id = any (new.houses)))
      or exists (select 1 from common_way_fact f, unnest(f.houses) as h(house)
        where f.alliance_id = new.alliance_id and f.family_id = new.family_id
          and f.process_id = new.process_id and f.version = new.version
          and not (h.house = any (new.houses))) then
      raise exception 'a house is left out' using errcode = 'integrity_constraint_violation';
    end if;
  elsif not exists (select 1 from common_way_fact f
      where f.alliance_id = new.alliance_id and f.family_id = new.family_id
        and f.process_id = new.process_id and f.version = new.version
        and new.house = any (f.houses)) then
    raise exception 'this house was not asked' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger guard_common_way before insert on common_way_fact
  for each row execute function guard_common_way();

alter table common_way_fact enable row level security;
alter table common_way_fact force row level security;
create policy worker on common_way_fact to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on common_way_fact to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert on common_way_fact to prozess_worker, prozess_app;
grant select, insert, update, delete on common_way_fact to prozess_backup;
create policy app_read on common_way_fact for select to prozess_app
  using (alliance_id = (select current_alliance())
    and (reach = 'alliance' or organisation_id = any ((select my_organisations())::text[])));
create policy app_add on common_way_fact for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and reach = 'alliance'
    and case
      when act = 'ask' then (select is_coordinator())
        or cardinality((select my_writable_organisations())::text[]) > 0
      when stands_in_for is null then house = any ((select my_approved_organisations())::text[])
      else house = any ((select my_organisations())::text[])
        and exists (select 1 from deputy d
          join membership m on m.alliance_id = d.alliance_id
            and m.organisation_id = d.organisation_id and m.person_id = d.person_id
          where d.alliance_id = common_way_fact.alliance_id
            and d.organisation_id = common_way_fact.house
            and d.person_id = common_way_fact.stands_in_for
            and d.deputy_id = common_way_fact.person_id
            and (common_way_fact.created_at at time zone 'UTC')::date
              between d.first_day and d.last_day
            and 'approver' = any (m.roles))
      end);
