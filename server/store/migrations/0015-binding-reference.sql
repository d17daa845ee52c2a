-- The common way of a family is recommended or, for tasks that are done on behalf of another, binding. Only
-- coordination makes it binding, and only coordination takes that back.

alter table family_member
  add column is_binding boolean not null default false,
  add check (not is_binding or reference_since is not null);
grant update (is_binding) on family_member to prozess_app;

create function guard_binding() returns trigger language plpgsql as $$
begin
  if new.is_binding is distinct from old.is_binding and current_user = 'prozess_app'
    and not is_coordinator() then
    raise exception 'only coordination says what is binding' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger guard_binding before update of is_binding on family_member
  for each row execute function guard_binding();
