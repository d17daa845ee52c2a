-- Title, day, time and place of a workshop are changed until it is closed: how often they were, so that of two who do it at
-- once the second is told, and calendars know the later date. Invitations and devices hold as long as the new date needs.
alter table workshop add column date_version integer not null default 0;
grant update (expires_at) on workshop_device to prozess_worker;
