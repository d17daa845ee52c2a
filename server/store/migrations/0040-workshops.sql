-- Workshops: what is planned and what comes of it is the alliance's; what is said in the room is nobody's to read in
-- the database, and goes when the workshop is closed.

create table workshop (
  alliance_id text not null,
  id text not null,
  family_id text,
  -- The administration that asks the others in.
  organisation_id text not null,
  title text not null check (length(title) between 1 and 200),
  place text not null check (length(place) <= 200),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- Invitations and devices hold no longer; whoever has not closed it by then has it closed for them.
  expires_at timestamptz not null check (expires_at > ends_at),
  agenda json not null,
  minimum_group integer not null check (minimum_group >= 2),
  -- The variants side by side as the alliance may know them, by language, as they were when it was planned.
  material json not null,
  created_at timestamptz not null,
  created_by text not null references person (id),
  closed_at timestamptz,
  result json,
  check ((closed_at is null) = (result is null)),
  primary key (alliance_id, id),
  foreign key (alliance_id, organisation_id) references organisation (alliance_id, id)
);
create index workshop_begins on workshop (alliance_id, starts_at);
create index workshop_open on workshop (alliance_id, expires_at) where closed_at is null;

create table workshop_invitation (
  alliance_id text not null,
  id text not null,
  workshop_id text not null,
  role text not null check (role in ('scribe', 'participant', 'guest', 'observer')),
  -- Name of the administration that whoever comes by it speaks for; '': they say it themselves.
  organisation text not null check (length(organisation) <= 80),
  label text not null check (length(label) <= 200),
  token_hash bytea not null unique,
  created_at timestamptz not null,
  created_by text not null references person (id),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (alliance_id, id),
  foreign key (alliance_id, workshop_id) references workshop (alliance_id, id)
);
create index workshop_invitation_workshop on workshop_invitation (alliance_id, workshop_id);

-- What the room began with, and how many messages were taken since. Whoever writes holds this row.
create table workshop_room (
  alliance_id text not null,
  workshop_id text not null,
  start json not null,
  last integer not null default 0,
  primary key (alliance_id, workshop_id),
  foreign key (alliance_id, workshop_id) references workshop (alliance_id, id)
);

-- A phone or laptop that was let in: one voice. Without a voice it is a projector.
create table workshop_device (
  alliance_id text not null,
  workshop_id text not null,
  token_hash bytea not null unique,
  voice text,
  invitation_id text,
  -- As whoever holds it wants to be called here.
  name text not null check (length(name) <= 80),
  role text not null,
  organisation text not null check (length(organisation) <= 80),
  expires_at timestamptz not null,
  primary key (alliance_id, workshop_id, token_hash),
  foreign key (alliance_id, workshop_id) references workshop_room (alliance_id, workshop_id)
    on delete cascade,
  foreign key (alliance_id, invitation_id) references workshop_invitation (alliance_id, id)
);

-- What was taken, in order. What was refused is not kept.
create table workshop_message (
  alliance_id text not null,
  workshop_id text not null,
  number integer not null check (number >= 1),
  voice text not null,
  message_id text not null,
  at timestamptz not null,
  body json not null,
  primary key (alliance_id, workshop_id, number),
  unique (alliance_id, workshop_id, voice, message_id),
  foreign key (alliance_id, workshop_id) references workshop_room (alliance_id, workshop_id)
    on delete cascade
);

create function refuse_change_of_message() returns trigger language plpgsql as $$
begin
  raise exception 'what was said is only ever deleted as a whole'
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger message_is_kept before update on workshop_message
  for each row execute function refuse_change_of_message();

do $$
declare name text;
begin
  foreach name in array array['workshop', 'workshop_invitation', 'workshop_room', 'workshop_device',
    'workshop_message'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy worker on %I to prozess_worker
      using (alliance_id = (select current_alliance()))
      with check (alliance_id = (select current_alliance()))', name);
    execute format('create policy backup on %I to prozess_backup
      using ((select current_user) = ''prozess_backup'')
      with check ((select current_user) = ''prozess_backup'')', name);
    execute format('grant select, insert, update, delete on %I to prozess_backup', name);
  end loop;
end $$;
grant select, insert, update on workshop, workshop_invitation, workshop_room to prozess_worker;
grant delete on workshop_room, workshop_device to prozess_worker;
grant select, insert on workshop_device, workshop_message to prozess_worker;
-- The rows go with their room; the database asks for the right all the same.
grant delete on workshop_message to prozess_worker;

grant select, insert on workshop, workshop_invitation to prozess_app;
grant update (revoked_at) on workshop_invitation to prozess_app;
create policy app_read on workshop for select to prozess_app
  using (alliance_id = (select current_alliance()));
create policy app_add on workshop for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and created_by = (select current_person())
    and closed_at is null
    and ((select is_coordinator())
      or organisation_id = any ((select my_writable_organisations())::text[])));
-- Of whoever leads it.
create policy app_lead on workshop_invitation to prozess_app
  using (alliance_id = (select current_alliance())
    and exists (select 1 from workshop w where w.alliance_id = workshop_invitation.alliance_id
      and w.id = workshop_invitation.workshop_id
      and (w.created_by = (select current_person()) or (select is_coordinator()))))
  with check (alliance_id = (select current_alliance())
    and exists (select 1 from workshop w where w.alliance_id = workshop_invitation.alliance_id
      and w.id = workshop_invitation.workshop_id
      and (w.created_by = (select current_person()) or (select is_coordinator()))));

-- Whoever has a link or a device: that one row, while it holds.
create policy public_read on workshop_invitation for select to prozess_public
  using ((select current_user) = 'prozess_public' and token_hash = (select my_enquiry())
    and revoked_at is null and expires_at > (select my_moment()));
grant select (alliance_id, id, workshop_id, role, organisation, token_hash, revoked_at, expires_at)
  on workshop_invitation to prozess_public;
create policy public_read on workshop_device for select to prozess_public
  using ((select current_user) = 'prozess_public' and token_hash = (select my_enquiry())
    and expires_at > (select my_moment()));
grant select (alliance_id, workshop_id, voice, name, role, organisation, token_hash, expires_at)
  on workshop_device to prozess_public;
