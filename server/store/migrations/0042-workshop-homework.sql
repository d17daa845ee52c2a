-- What houses are asked to do before a workshop, and what they answered: of each variant, facts in order. The house reads
-- its own, whoever leads the workshop all of them.

create table workshop_homework (
  alliance_id text not null,
  workshop_id text not null,
  process_id text not null,
  -- 1, 2, 3 ... of a variant: two people who act on the same state cannot both.
  seq integer not null check (seq > 0),
  organisation_id text not null,
  reach text not null,
  act text not null check (act in ('ask', 'done', 'drop', 'remind')),
  -- ask: until when.
  due date,
  -- ask: what is asked; done: what changed.
  note text not null default '' check (length(note) <= 500),
  -- Null: the platform, which reminds.
  person_id text references person (id),
  created_at timestamptz not null,
  check ((act = 'ask') = (due is not null)),
  check ((act = 'remind') = (person_id is null)),
  primary key (alliance_id, workshop_id, process_id, seq),
  foreign key (alliance_id, workshop_id) references workshop (alliance_id, id),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create index workshop_homework_house on workshop_homework (alliance_id, organisation_id);
create index workshop_homework_process on workshop_homework (alliance_id, process_id);

create trigger inherit_from_process before insert on workshop_homework
  for each row execute function inherit_from_process();
create trigger is_kept before update or delete on workshop_homework
  for each row execute function refuse_change_of_fact();
alter table workshop_homework enable row level security;
alter table workshop_homework force row level security;
create policy worker on workshop_homework to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on workshop_homework to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert on workshop_homework to prozess_worker, prozess_app;
grant select, insert, update, delete on workshop_homework to prozess_backup;
create policy app_read on workshop_homework for select to prozess_app
  using (alliance_id = (select current_alliance())
    and (organisation_id = any ((select my_organisations())::text[])
      or exists (select 1 from workshop w where w.alliance_id = workshop_homework.alliance_id
        and w.id = workshop_homework.workshop_id
        and (w.created_by = (select current_person()) or (select is_coordinator())))));
-- Whoever leads it asks; the house answers.
create policy app_add on workshop_homework for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and ((act = 'done' and organisation_id = any ((select my_organisations())::text[])
        and organisation_id = any ((select my_writable_organisations())::text[]))
      or (act in ('ask', 'drop')
        and exists (select 1 from workshop w where w.alliance_id = workshop_homework.alliance_id
          and w.id = workshop_homework.workshop_id and w.closed_at is null
          and (w.created_by = (select current_person()) or (select is_coordinator()))))));

-- A notice may be about homework of a process: for this workshop.
alter table notice add column homework_for text;
alter table notice add foreign key (alliance_id, homework_for) references workshop (alliance_id, id);
