-- Looking again every so often whether a process still holds, and asking the own people to take note of a version. Both
-- are the house's own and kept for ever.

create table recheck_fact (
  alliance_id text not null,
  process_id text not null,
  -- 1, 2, 3 ... of a process: two people who act on the same state cannot both.
  seq integer not null check (seq > 0),
  organisation_id text not null,
  reach text not null,
  act text not null check (act in ('set', 'confirm')),
  -- Of a turn; null: it is not looked at again.
  months integer check (months between 1 and 240),
  -- Until when it is to be looked at next.
  due date,
  -- Of a confirmation: when it was looked at.
  day date,
  reason text not null default '' check (length(reason) <= 2000),
  person_id text not null references person (id),
  created_at timestamptz not null,
  check ((act = 'confirm') = (day is not null)),
  check (act <> 'confirm' or (months is null and due is not null and reason <> '')),
  check (act <> 'set' or (months is null) = (due is null)),
  primary key (alliance_id, process_id, seq),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create index recheck_fact_house on recheck_fact (alliance_id, organisation_id, process_id, seq desc);

create table reading_request (
  alliance_id text not null,
  process_id text not null,
  number integer not null,
  seq integer not null check (seq > 0),
  organisation_id text not null,
  reach text not null,
  -- Null: everybody of the house.
  people text[] check (cardinality(people) > 0),
  note text not null default '' check (length(note) <= 2000),
  person_id text not null references person (id),
  created_at timestamptz not null,
  primary key (alliance_id, process_id, number, seq),
  foreign key (alliance_id, process_id, number) references version (alliance_id, process_id, number),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create index reading_request_house on reading_request (alliance_id, organisation_id);

create table reading (
  alliance_id text not null,
  process_id text not null,
  number integer not null,
  person_id text not null references person (id),
  organisation_id text not null,
  reach text not null,
  created_at timestamptz not null,
  -- Once for each person and version.
  primary key (alliance_id, process_id, number, person_id),
  foreign key (alliance_id, process_id, number) references version (alliance_id, process_id, number),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);

do $$
declare name text;
begin
  foreach name in array array['recheck_fact', 'reading_request', 'reading'] loop
    execute format('create trigger inherit_from_process before insert on %I
      for each row execute function inherit_from_process()', name);
    execute format('create trigger is_kept before update or delete on %I
      for each row execute function refuse_change_of_fact()', name);
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
  foreach name in array array['recheck_fact', 'reading_request'] loop
    execute format('create policy app_read on %I for select to prozess_app
      using (alliance_id = (select current_alliance())
        and organisation_id = any ((select my_organisations())::text[]))', name);
    execute format('create policy app_add on %I for insert to prozess_app
      with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
        and organisation_id = any ((select my_writable_organisations())::text[]))', name);
  end loop;
end $$;

-- Who has taken note is read by who asked or could have; everybody reads their own.
create policy app_read on reading for select to prozess_app
  using (alliance_id = (select current_alliance())
    and organisation_id = any ((select my_organisations())::text[])
    and (person_id = (select current_person())
      or organisation_id = any ((select my_writable_organisations())::text[])));
create policy app_add on reading for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and organisation_id = any ((select my_organisations())::text[])
    and exists (select 1 from reading_request q
      where q.alliance_id = reading.alliance_id and q.process_id = reading.process_id
        and q.number = reading.number
        and (q.people is null or reading.person_id = any (q.people))));
