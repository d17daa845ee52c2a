-- What the two houses of an offer say to each other about it; kept as it was said, and read by nobody else.

create table proposal_word (
  alliance_id text not null,
  id text not null,
  proposal_id text not null,
  -- Of the offer: its first fact.
  seq integer not null default 1 check (seq = 1),
  process_id text not null,
  origin_id text not null,
  organisation_id text not null,
  reach text not null,
  origin_organisation text not null,
  origin_reach text not null,
  -- The house it is said for: one of the two.
  said_for text not null check (said_for in (organisation_id, origin_organisation)),
  text text not null check (length(text) between 1 and 4000),
  person_id text not null references person (id),
  created_at timestamptz not null,
  primary key (alliance_id, id),
  foreign key (alliance_id, proposal_id, seq) references proposal_fact (alliance_id, id, seq),
  foreign key (alliance_id, process_id, organisation_id, reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade,
  foreign key (alliance_id, origin_id, origin_organisation, origin_reach)
    references process (alliance_id, id, organisation_id, reach) on update cascade
);
create index proposal_word_proposal on proposal_word (alliance_id, proposal_id, created_at);
create index proposal_word_process on proposal_word (alliance_id, process_id);
create index proposal_word_origin on proposal_word (alliance_id, origin_id);

-- It says the same about who and what as the offer.
create function inherit_proposal_word() returns trigger language plpgsql as $$
begin
  select f.process_id, f.origin_id, f.organisation_id, f.reach, f.origin_organisation, f.origin_reach
    into new.process_id, new.origin_id, new.organisation_id, new.reach,
      new.origin_organisation, new.origin_reach
    from proposal_fact f
    where f.alliance_id = new.alliance_id and f.id = new.proposal_id and f.seq = 1;
  if not found then
    raise exception 'there is no such offer' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger inherit_proposal_word before insert on proposal_word
  for each row execute function inherit_proposal_word();
create trigger is_kept before update or delete on proposal_word
  for each row execute function refuse_change_of_lineage();

alter table proposal_word enable row level security;
alter table proposal_word force row level security;
create policy worker on proposal_word to prozess_worker
  using (alliance_id = (select current_alliance()))
  with check (alliance_id = (select current_alliance()));
create policy backup on proposal_word to prozess_backup
  using ((select current_user) = 'prozess_backup')
  with check ((select current_user) = 'prozess_backup');
grant select, insert on proposal_word to prozess_worker, prozess_app;
grant select, insert, update, delete on proposal_word to prozess_backup;
create policy app_read on proposal_word for select to prozess_app
  using (alliance_id = (select current_alliance())
    and (organisation_id = any ((select my_organisations())::text[])
      or (reach = 'alliance' and origin_organisation = any ((select my_organisations())::text[]))));
create policy app_add on proposal_word for insert to prozess_app
  with check (alliance_id = (select current_alliance()) and person_id = (select current_person())
    and reach = 'alliance' and said_for = any ((select my_writable_organisations())::text[])
    and not exists (select 1 from proposal_fact f where f.alliance_id = proposal_word.alliance_id
      and f.id = proposal_word.proposal_id and f.seq = 2));
