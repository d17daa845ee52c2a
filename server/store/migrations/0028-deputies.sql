-- Who stands in for whom when versions are reviewed; and of what happened to a version, whose deputy did it.

create table deputy (
  alliance_id text not null,
  organisation_id text not null,
  person_id text not null references person (id),
  deputy_id text not null references person (id),
  first_day date not null,
  last_day date not null,
  created_at timestamptz not null,
  check (deputy_id <> person_id),
  check (first_day <= last_day),
  primary key (alliance_id, organisation_id, person_id),
  foreign key (alliance_id, organisation_id) references organisation (alliance_id, id)
);
create index deputy_of on deputy (alliance_id, deputy_id);

alter table deputy enable row level security;
alter table deputy force row level security;
create policy worker on deputy to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on deputy to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert, update, delete on deputy to prozess_worker, prozess_backup, prozess_app;
create policy app_read on deputy for select to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_organisations())::text[]));
-- Everybody names their own, of the people of the house.
create policy app_name on deputy for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_organisations())::text[])
    and exists (select 1 from membership m where m.alliance_id = deputy.alliance_id
      and m.organisation_id = deputy.organisation_id and m.person_id = deputy.deputy_id));
create policy app_change on deputy for update to prozess_app
  using (alliance_id = (select current_alliance()) and person_id = (select current_person()))
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_organisations())::text[])
    and exists (select 1 from membership m where m.alliance_id = deputy.alliance_id
      and m.organisation_id = deputy.organisation_id and m.person_id = deputy.deputy_id));
create policy app_end on deputy for delete to prozess_app
  using (alliance_id = (select current_alliance()) and person_id = (select current_person()));

alter table version_fact add column stands_in_for text references person (id)
  check (stands_in_for is null
    or (stands_in_for <> person_id and act in ('agree', 'return', 'approve', 'retire')));

drop policy app_add on version_fact;
create policy app_add on version_fact for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_organisations())::text[])
    and case when stands_in_for is null then
      act in ('agree', 'return')
        or (act in ('submit', 'recall') and organisation_id = any ((select my_writable_organisations())::text[]))
        or organisation_id = any ((select my_approved_organisations())::text[])
    else exists (select 1 from deputy d
      join membership m on m.alliance_id = d.alliance_id and m.organisation_id = d.organisation_id
        and m.person_id = d.person_id
      where d.alliance_id = version_fact.alliance_id
        and d.organisation_id = version_fact.organisation_id
        and d.person_id = version_fact.stands_in_for
        and d.deputy_id = version_fact.person_id
        and (version_fact.created_at at time zone 'UTC')::date between d.first_day and d.last_day
        and (version_fact.act in ('agree', 'return') or 'approver' = any (m.roles)))
    end);
