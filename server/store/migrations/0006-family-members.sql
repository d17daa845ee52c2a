-- What people say of a family: who is in it, who is not, what it is called, and which process is marked
-- as the common way. A family that people have touched is theirs: the platform proposes, and never takes
-- anybody out or in.

alter table family
  -- People chose the name; else it is that of a member, and readers who do not see that one get another.
  add column is_named boolean not null default false;
alter table family no force row level security;
update family set is_named = is_confirmed;
alter table family force row level security;

alter table family_member
  -- `out`: people say that it does not belong here. `suggested`: the platform takes it for the same work.
  add column state text not null default 'member' check (state in ('member', 'suggested', 'out')),
  -- Marked as the common way; of several the one marked last that the reader sees.
  add column reference_since timestamptz,
  add check (reference_since is null or state = 'member');

drop policy app_read on family;
create policy app_read on family for select to prozess_app
  using (alliance_id = (select current_alliance())
    and exists (select 1 from family_member m
      where m.alliance_id = family.alliance_id and m.family_id = family.id and m.state = 'member'));
create policy app_change on family for update to prozess_app
  using (alliance_id = (select current_alliance())
    and exists (select 1 from family_member m
      where m.alliance_id = family.alliance_id and m.family_id = family.id and m.state = 'member')
    and ((select is_coordinator()) or cardinality((select my_writable_organisations())) > 0));
grant update (name, is_named, is_confirmed) on family to prozess_app;
create policy app_change on family_member for update to prozess_app
  using (alliance_id = (select current_alliance())
    and (organisation_id = any ((select my_organisations())::text[]) or reach = 'alliance')
    and ((select is_coordinator()) or cardinality((select my_writable_organisations())) > 0));
grant update (state, reference_since) on family_member to prozess_app;
