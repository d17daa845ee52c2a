-- Whoever administers a house may name a deputy for a colleague who cannot do it: not themselves, and kept is who did,
-- not why.

alter table deputy
  -- Null: the person themselves.
  add column named_by text references person (id),
  -- Of what waits already they are told on the first day.
  add column is_told boolean not null default true,
  add check (named_by is null or (named_by <> person_id and named_by <> deputy_id));

drop policy app_name on deputy;
drop policy app_change on deputy;
drop policy app_end on deputy;
create policy app_name on deputy for insert to prozess_app
  with check (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_organisations())::text[])
    and case when person_id = (select current_person()) then named_by is null
      else named_by = (select current_person())
        and organisation_id = any ((select my_administered_organisations())::text[]) end
    and exists (select 1 from membership m where m.alliance_id = deputy.alliance_id
      and m.organisation_id = deputy.organisation_id and m.person_id = deputy.person_id)
    and exists (select 1 from membership m where m.alliance_id = deputy.alliance_id
      and m.organisation_id = deputy.organisation_id and m.person_id = deputy.deputy_id));
create policy app_change on deputy for update to prozess_app
  using (alliance_id = (select current_alliance())
    and (person_id = (select current_person())
      or organisation_id = any ((select my_administered_organisations())::text[])))
  with check (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_organisations())::text[])
    and case when person_id = (select current_person()) then named_by is null
      else named_by = (select current_person())
        and organisation_id = any ((select my_administered_organisations())::text[]) end
    and exists (select 1 from membership m where m.alliance_id = deputy.alliance_id
      and m.organisation_id = deputy.organisation_id and m.person_id = deputy.deputy_id));
create policy app_end on deputy for delete to prozess_app
  using (alliance_id = (select current_alliance())
    and (person_id = (select current_person())
      or organisation_id = any ((select my_administered_organisations())::text[])));

-- What happened in one house, the latest first.
create index audit_organisation on audit (alliance_id, organisation_id, id desc);
