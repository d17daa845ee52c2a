-- Writing drafts on behalf of an organisation, at its wish: drafts and their logs and nothing else. A version
-- is made, and a process changed, only by the organisation's own people.
create function my_recorded_organisations() returns text[] language sql stable as
  $$ select coalesce(nullif(current_setting('prozess.records', true), ''), '{}')::text[] $$;

do $$
declare name text;
begin
  foreach name in array array['draft_change', 'draft_snapshot'] loop
    execute format('create policy app_record on %I for insert to prozess_app
      with check (alliance_id = (select current_alliance())
        and organisation_id = any ((select my_recorded_organisations())::text[]))', name);
  end loop;
end $$;
-- An open draft goes on; it is closed by the organisation's own people.
create policy app_record_on on draft for update to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_recorded_organisations())::text[]) and closed_at is null)
  with check (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_recorded_organisations())::text[]) and closed_at is null);
