-- What was said of a deviation can be taken back also where the origin is not seen any more: then what was known of it
-- when it was last seen stands.

create or replace function inherit_deviation() returns trigger language plpgsql as $$
begin
  select p.organisation_id, p.reach into new.organisation_id, new.reach
    from process p where p.alliance_id = new.alliance_id and p.id = new.process_id;
  select p.organisation_id, p.reach into new.origin_organisation, new.origin_reach
    from process p where p.alliance_id = new.alliance_id and p.id = new.origin_id;
  if not found and new.reason is null then
    select f.origin_organisation, f.origin_reach into new.origin_organisation, new.origin_reach
      from deviation_fact f where f.alliance_id = new.alliance_id
        and f.process_id = new.process_id and f.origin_id = new.origin_id limit 1;
  end if;
  return new;
end $$;

drop policy app_add on deviation_fact;
create policy app_add on deviation_fact for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_writable_organisations())::text[])
    and (reason is null or origin_reach = 'alliance'
      or origin_organisation = any ((select my_organisations())::text[])));
