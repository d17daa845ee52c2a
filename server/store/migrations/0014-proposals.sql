-- What was offered back to the owner of an origin, and what became of it; kept as it was.

create table proposal_fact (
  alliance_id text not null,
  id text not null,
  -- 1 is the offer, 2 its answer or its end.
  seq integer not null check (seq between 1 and 2),
  process_id text not null,
  origin_id text not null,
  organisation_id text not null,
  reach text not null,
  origin_organisation text not null,
  origin_reach text not null,
  act text not null check (act in ('offer', 'accept', 'acceptPart', 'decline', 'withdraw')),
  -- Of the process that offers, and of the origin: what it goes back to.
  version integer not null,
  origin_version integer not null,
  -- What was said with the offer, or why it was declined.
  text text not null default '' check (length(text) <= 2000),
  person_id text not null references person (id),
  created_at timestamptz not null,
  check ((act = 'offer') = (seq = 1)),
  check (act <> 'decline' or text <> ''),
  primary key (alliance_id, id, seq),
  foreign key (alliance_id, process_id, version) references version (alliance_id, process_id, number),
  foreign key (alliance_id, origin_id, origin_version)
    references version (alliance_id, process_id, number),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade,
  foreign key (alliance_id, origin_id, origin_organisation, origin_reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create index proposal_fact_process on proposal_fact (alliance_id, process_id);
create index proposal_fact_origin on proposal_fact (alliance_id, origin_id);
create index proposal_fact_owner on proposal_fact (alliance_id, origin_organisation);

-- An answer is to the offer it names: it says the same about who and what.
create function inherit_proposal() returns trigger language plpgsql as $$
begin
  select p.organisation_id, p.reach into new.organisation_id, new.reach
    from process p where p.alliance_id = new.alliance_id and p.id = new.process_id;
  select p.organisation_id, p.reach into new.origin_organisation, new.origin_reach
    from process p where p.alliance_id = new.alliance_id and p.id = new.origin_id;
  -- Who withdraws an offer need not see the origin any more.
  if not found and new.act = 'withdraw' then
    select f.origin_organisation, f.origin_reach into new.origin_organisation, new.origin_reach
      from proposal_fact f where f.alliance_id = new.alliance_id and f.id = new.id and f.seq = 1;
  end if;
  if new.seq > 1 and not exists (
    select 1 from proposal_fact f where f.alliance_id = new.alliance_id and f.id = new.id
      and f.seq = 1 and f.process_id = new.process_id and f.origin_id = new.origin_id
      and f.version = new.version and f.origin_version = new.origin_version) then
    raise exception 'there is no such offer' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger inherit_proposal before insert on proposal_fact
  for each row execute function inherit_proposal();
create trigger is_kept before update or delete on proposal_fact
  for each row execute function refuse_change_of_lineage();

alter table proposal_fact enable row level security;
alter table proposal_fact force row level security;
create policy worker on proposal_fact to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on proposal_fact to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert on proposal_fact to prozess_worker, prozess_app;
grant select, insert, update, delete on proposal_fact to prozess_backup;
create policy app_read on proposal_fact for select to prozess_app
  using (alliance_id = (select current_alliance())
    and (organisation_id = any ((select my_organisations())::text[])
      or (reach = 'alliance' and origin_organisation = any ((select my_organisations())::text[]))
      or (reach = 'alliance' and origin_reach = 'alliance' and act in ('accept', 'acceptPart'))));
create policy app_add on proposal_fact for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and ((act in ('offer', 'withdraw') and (act = 'withdraw' or reach = 'alliance')
        and organisation_id = any ((select my_writable_organisations())::text[]))
      or (act not in ('offer', 'withdraw') and reach = 'alliance'
        and origin_organisation = any ((select my_writable_organisations())::text[]))));
