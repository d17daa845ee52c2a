-- What a house says to a reason of a workshop is said again: that it does not hold there can be taken back. The last counts.
alter table local_reason_answer add column seq integer not null default 1 check (seq > 0);
alter table local_reason_answer alter column seq drop default;
alter table local_reason_answer drop constraint local_reason_answer_pkey;
alter table local_reason_answer add primary key (alliance_id, process_id, workshop_id, place, seq);
alter table local_reason_answer drop constraint local_reason_answer_answer_check;
alter table local_reason_answer add constraint local_reason_answer_answer_check
  check (answer in ('confirmed', 'declined', 'open'));
