-- The agenda is changed until the first phase is shown: how many moves the kept one has seen, and when it began. The room
-- decides; these are what it last said.
alter table workshop add column agenda_version integer not null default 0;
alter table workshop add column begun_at timestamptz;
