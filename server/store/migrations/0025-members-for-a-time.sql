-- Members for a time, as consultants are: with their last day everything ends by itself.

alter table membership add column last_day date;
-- The day is over where this is used; summer time is no matter of the server's own clock.
alter table membership add column ends_at timestamptz
  generated always as ((last_day + 1)::timestamp at time zone 'Europe/Berlin') stored;
alter table membership add column reminded_at timestamptz;
create index membership_end on membership (alliance_id, ends_at) where ends_at is not null;
alter table invitation add column last_day date;
