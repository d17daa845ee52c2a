-- Links by which people without an account say whether a process is right. Such a link opens one frozen
-- copy of the list and the text, made when the link was, and nothing else.

create table enquiry (
  alliance_id text not null,
  id text not null,
  process_id text not null,
  organisation_id text not null,
  reach text not null,
  -- What is asked about: a draft up to a change, or a version.
  draft_id text,
  number integer not null,
  -- For whom it is, in the words of who made it.
  label text not null,
  -- Everything that is shown.
  shown json not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  created_by text not null references person (id),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text references person (id),
  check ((revoked_at is null) = (revoked_by is null)),
  primary key (alliance_id, id),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade,
  foreign key (alliance_id, draft_id) references draft (alliance_id, id)
);
create index enquiry_process on enquiry (alliance_id, process_id, created_at);
create trigger inherit_from_process before insert on enquiry
  for each row execute function inherit_from_process();

create function refuse_change_of_enquiry() returns trigger language plpgsql as $$
declare
  follows constant text[] := array['organisation_id', 'reach', 'revoked_at', 'revoked_by'];
begin
  if tg_op = 'DELETE' or old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at
    or (to_jsonb(new) - follows) is distinct from (to_jsonb(old) - follows) then
    raise exception 'an enquiry is only ever revoked' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger enquiry_is_kept before update or delete on enquiry
  for each row execute function refuse_change_of_enquiry();

-- What came over a link is a comment of nobody who is known.
alter table comment alter column person_id drop not null;
alter table comment drop constraint comment_text_check;
alter table comment add column enquiry_id text;
alter table comment add column guest_name text check (length(guest_name) between 1 and 100);
alter table comment add column verdict text check (verdict in ('right', 'wrong'));
alter table comment add check (length(text) <= 4000 and (text <> '' or verdict is not null));
alter table comment add check ((person_id is null) = (enquiry_id is not null));
alter table comment add check (enquiry_id is not null or (guest_name is null and verdict is null));
alter table comment add foreign key (alliance_id, enquiry_id) references enquiry (alliance_id, id);
create index comment_enquiry on comment (alliance_id, enquiry_id) where enquiry_id is not null;

-- Whose link it is, and when; said by the program for each transaction.
create function my_enquiry() returns bytea language sql stable as
  $$ select decode(nullif(current_setting('prozess.enquiry', true), ''), 'hex') $$;
create function my_moment() returns timestamptz language sql stable as
  $$ select nullif(current_setting('prozess.moment', true), '')::timestamptz $$;

-- Whoever comes by a link sees no process; what is asked about knows where it belongs.
create function inherit_to_comment() returns trigger language plpgsql as $$
begin
  if new.enquiry_id is null then
    select p.organisation_id, p.reach into new.organisation_id, new.reach
      from process p where p.alliance_id = new.alliance_id and p.id = new.process_id;
  else
    select e.process_id, e.organisation_id, e.reach, e.draft_id
      into new.process_id, new.organisation_id, new.reach, new.draft_id
      from enquiry e where e.alliance_id = new.alliance_id and e.id = new.enquiry_id;
  end if;
  return new;
end $$;
drop trigger inherit_from_process on comment;
create trigger inherit_to_comment before insert on comment
  for each row execute function inherit_to_comment();

alter table enquiry enable row level security;
alter table enquiry force row level security;
create policy worker on enquiry to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on enquiry to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert on enquiry to prozess_worker, prozess_app;
grant select, insert, update, delete on enquiry to prozess_backup;
create policy app_read on enquiry for select to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_organisations())::text[]));
create policy app_add on enquiry for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and created_by = (select current_person())
    and organisation_id = any ((select my_writable_organisations())::text[]));
create policy app_revoke on enquiry for update to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_writable_organisations())::text[]))
  with check (revoked_by = (select current_person()));
grant update (revoked_at, revoked_by) on enquiry to prozess_app;

create policy public_read on enquiry for select to prozess_public
  using ((select current_user) = 'prozess_public' and token_hash = (select my_enquiry())
    and revoked_at is null and expires_at > (select my_moment()));
grant select (alliance_id, id, process_id, organisation_id, reach, draft_id, shown, expires_at)
  on enquiry to prozess_public;
create policy public_answer on comment for insert to prozess_public
  with check ((select current_user) = 'prozess_public' and person_id is null and resolved_at is null
    and exists (select 1 from enquiry e
      where e.alliance_id = comment.alliance_id and e.id = comment.enquiry_id));
grant insert (alliance_id, id, enquiry_id, process_id, organisation_id, reach, draft_id, step, text,
  created_at, guest_name, verdict) on comment to prozess_public;
