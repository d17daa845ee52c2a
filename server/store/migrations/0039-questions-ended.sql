-- Whoever asked may close a question, and take it back while nobody has answered: then it is nobody's to read any more. New
-- questions can be followed as such.

alter table alliance_question add column closed_at timestamptz;
alter table alliance_question add column taken_back_at timestamptz;

create or replace function refuse_change_of_question() returns trigger language plpgsql as $$
declare
  goes constant text[] := array['helped_at', 'closed_at', 'taken_back_at'];
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - goes) is distinct from (to_jsonb(old) - goes)
    or to_jsonb(old) -> 'taken_back_at' not in ('null', to_jsonb(new) -> 'taken_back_at') then
    raise exception 'what was asked and answered is kept' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

drop policy app_read on alliance_question;
-- The row itself stays its asker's, who could not write it else; no page shows it.
create policy app_read on alliance_question for select to prozess_app
  using (alliance_id = (select current_alliance())
    and (taken_back_at is null or person_id = (select current_person())));
create policy app_end on alliance_question for update to prozess_app
  using (alliance_id = (select current_alliance()) and person_id = (select current_person()));
grant update (closed_at, taken_back_at) on alliance_question to prozess_app;
drop policy app_add on question_answer;
create policy app_add on question_answer for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_organisations())::text[]) and helped_at is null
    and exists (select 1 from alliance_question q where q.alliance_id = question_answer.alliance_id
      and q.id = question_answer.question_id and q.closed_at is null and q.taken_back_at is null));

alter table follow drop constraint follow_subject_kind_check;
alter table follow add constraint follow_subject_kind_check
  check (subject_kind in ('process', 'family', 'question', 'questions'));
