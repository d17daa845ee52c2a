-- For whom an invitation was goes with the workshop, as all that was said in it: it is a note of whoever led it, and may be a
-- name. What is closed already forgets it now.
alter table workshop no force row level security;
alter table workshop_invitation no force row level security;
update workshop_invitation i set label = '' from workshop w
  where w.alliance_id = i.alliance_id and w.id = i.workshop_id and w.closed_at is not null;
alter table workshop force row level security;
alter table workshop_invitation force row level security;
