-- What somebody asks the whole alliance, and what others answer. All of the alliance read it; it is kept as it was said. Only
-- that an answer helped is said later, by who asked.

create table alliance_question (
  alliance_id text not null,
  id text not null,
  title text not null check (length(title) between 1 and 200),
  text text not null default '' check (length(text) <= 4000),
  -- The house it is asked for.
  organisation_id text not null,
  -- What it is about, if anything; whoever does not see that reads the question without it. Families come and go.
  process_id text,
  family_id text,
  person_id text not null references person (id),
  created_at timestamptz not null,
  check (process_id is null or family_id is null),
  primary key (alliance_id, id),
  foreign key (alliance_id, organisation_id) references organisation (alliance_id, id),
  foreign key (alliance_id, process_id) references process (alliance_id, id)
);
create index alliance_question_created on alliance_question (alliance_id, created_at desc);
create index alliance_question_process on alliance_question (alliance_id, process_id);
create index alliance_question_family on alliance_question (alliance_id, family_id);
create index alliance_question_organisation on alliance_question (alliance_id, organisation_id);

create table question_answer (
  alliance_id text not null,
  id text not null,
  question_id text not null,
  text text not null check (length(text) between 1 and 4000),
  organisation_id text not null,
  person_id text not null references person (id),
  created_at timestamptz not null,
  -- Since when whoever asked says that it helped.
  helped_at timestamptz,
  primary key (alliance_id, id),
  foreign key (alliance_id, question_id) references alliance_question (alliance_id, id),
  foreign key (alliance_id, organisation_id) references organisation (alliance_id, id)
);
create index question_answer_question on question_answer (alliance_id, question_id, created_at);
create index question_answer_organisation on question_answer (alliance_id, organisation_id);

create function refuse_change_of_question() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - 'helped_at') is distinct from (to_jsonb(old) - 'helped_at') then
    raise exception 'what was asked and answered is kept' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

do $$
declare name text;
begin
  foreach name in array array['alliance_question', 'question_answer'] loop
    execute format('create trigger is_kept before update or delete on %I
      for each row execute function refuse_change_of_question()', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy worker on %I to prozess_worker
      using (alliance_id = (select current_alliance()))
      with check (alliance_id = (select current_alliance()))', name);
    execute format('create policy backup on %I to prozess_backup
      using ((select current_user) = ''prozess_backup'')
      with check ((select current_user) = ''prozess_backup'')', name);
    execute format('grant select, insert on %I to prozess_worker, prozess_app', name);
    execute format('grant select, insert, update, delete on %I to prozess_backup', name);
    execute format('create policy app_read on %I for select to prozess_app
      using (alliance_id = (select current_alliance()))', name);
  end loop;
end $$;
-- Asked about a process is what the alliance sees; the row read here is the asker's to see.
create policy app_add on alliance_question for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_organisations())::text[])
    and (process_id is null or exists (select 1 from process p
      where p.alliance_id = alliance_question.alliance_id and p.id = alliance_question.process_id
        and p.reach = 'alliance')));
create policy app_add on question_answer for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_organisations())::text[]) and helped_at is null);
create policy app_mark on question_answer for update to prozess_app
  using (alliance_id = (select current_alliance())
    and exists (select 1 from alliance_question q where q.alliance_id = question_answer.alliance_id
      and q.id = question_answer.question_id and q.person_id = (select current_person())));
grant update (helped_at) on question_answer to prozess_app;

-- A question can be followed, and a notice may be about one.
alter table follow drop constraint follow_subject_kind_check;
alter table follow add constraint follow_subject_kind_check
  check (subject_kind in ('process', 'family', 'question'));
alter table notice add column question_id text;
alter table notice add foreign key (alliance_id, question_id)
  references alliance_question (alliance_id, id);
create index notice_question on notice (alliance_id, question_id) where question_id is not null;
