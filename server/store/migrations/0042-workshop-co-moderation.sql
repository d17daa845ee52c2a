-- An invitation may let somebody lead beside the Moderation.
alter table workshop_invitation drop constraint workshop_invitation_role_check;
alter table workshop_invitation add constraint workshop_invitation_role_check
  check (role in ('co-moderation', 'scribe', 'participant', 'guest', 'observer'));
