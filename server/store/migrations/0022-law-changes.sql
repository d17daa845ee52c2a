-- A change of law that somebody reported, and for each process that cites the law what became of it. All of the
-- alliance see both, as far as they see the process.

create table law_change (
  alliance_id text not null,
  id text not null,
  -- Whose people reported it, and may close it.
  organisation_id text not null,
  -- As it is cited, with or without paragraphs.
  law text not null check (length(law) between 1 and 200),
  title text not null check (length(title) between 1 and 300),
  note text not null default '' check (length(note) <= 4000),
  valid_from date,
  person_id text not null references person (id),
  created_at timestamptz not null,
  closed_at timestamptz,
  closed_by text references person (id),
  check ((closed_at is null) = (closed_by is null)),
  primary key (alliance_id, id),
  foreign key (alliance_id, organisation_id) references organisation (alliance_id, id)
);
create index law_change_organisation on law_change (alliance_id, organisation_id);

create table law_task_fact (
  alliance_id text not null,
  change_id text not null,
  process_id text not null,
  -- 1, 2, 3 ... within a process: two people who act on the same state cannot both.
  seq integer not null check (seq > 0),
  organisation_id text not null,
  reach text not null,
  state text not null check (state in ('open', 'checking', 'unaffected', 'changed')),
  -- Who sees to it, by when.
  post text not null default '' check (length(post) <= 200),
  due date,
  person_id text not null references person (id),
  created_at timestamptz not null,
  primary key (alliance_id, change_id, process_id, seq),
  foreign key (alliance_id, change_id) references law_change (alliance_id, id),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create index law_task_fact_process on law_task_fact (alliance_id, process_id);
create trigger inherit_from_process before insert on law_task_fact
  for each row execute function inherit_from_process();
create trigger law_task_fact_is_kept before update or delete on law_task_fact
  for each row execute function refuse_change_of_fact();

create function refuse_change_of_law_change() returns trigger language plpgsql as $$
declare
  follows constant text[] := array['closed_at', 'closed_by'];
begin
  if tg_op = 'DELETE' or old.closed_at is not null
    or (to_jsonb(new) - follows) is distinct from (to_jsonb(old) - follows) then
    raise exception 'a change of law is only ever closed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger law_change_is_kept before update or delete on law_change
  for each row execute function refuse_change_of_law_change();

do $$
declare name text;
begin
  foreach name in array array['law_change', 'law_task_fact'] loop
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
  end loop;
end $$;

create policy app_read on law_change for select to prozess_app
  using (alliance_id = (select current_alliance()));
create policy app_add on law_change for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and closed_at is null and organisation_id = any ((select my_organisations())::text[])
    and ((select is_coordinator())
      or organisation_id = any ((select my_writable_organisations())::text[])));
create policy app_close on law_change for update to prozess_app
  using (alliance_id = (select current_alliance())
    and ((select is_coordinator())
      or organisation_id = any ((select my_writable_organisations())::text[])))
  with check (closed_by = (select current_person()));
grant update (closed_at, closed_by) on law_change to prozess_app;

create policy app_read on law_task_fact for select to prozess_app
  using (alliance_id = (select current_alliance())
    and (organisation_id = any ((select my_organisations())::text[]) or reach = 'alliance'));
create policy app_add on law_task_fact for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_writable_organisations())::text[])
    and exists (select 1 from law_change c
      where c.alliance_id = law_task_fact.alliance_id and c.id = law_task_fact.change_id
        and c.closed_at is null));
