-- What happened in the alliance lately is read from facts that are there already. Two days of a process were known in-house
-- only, or not at all: when the alliance came to see it, and when a version of it was approved here. They stand where who
-- sees the process sees them.

alter table process add column shared_at timestamptz;
alter table version add column approved_at timestamptz;

-- A process comes into sight when it is made, shared, or brought back.
create function note_sight() returns trigger language plpgsql as $$
declare
  is_seen constant boolean := new.withdrawn_at is null and new.visibility = 'alliance';
begin
  if current_user = 'prozess_backup' then return new; end if;
  if tg_op = 'INSERT' then
    new.shared_at := case when is_seen then new.created_at end;
  elsif is_seen and old.reach <> 'alliance' then
    new.shared_at := new.changed_at;
  else
    new.shared_at := old.shared_at;
  end if;
  return new;
end $$;
create trigger note_sight before insert or update on process
  for each row execute function note_sight();

-- After `version_is_immutable`: triggers go by their names. What came approved has no such day.
create function note_approval() returns trigger language plpgsql as $$
begin
  if new.state = 'approved' and old.state <> 'approved' then
    select created_at into new.approved_at from version_fact
      where alliance_id = new.alliance_id and process_id = new.process_id and number = new.number
        and act = 'approve' order by seq desc limit 1;
  end if;
  return new;
end $$;
create trigger version_takes_approval before update of state on version
  for each row execute function note_approval();

-- Of what was shared before, it is only known when it was made.
alter table process no force row level security;
alter table version no force row level security;
alter table version_fact no force row level security;
alter table process disable trigger note_sight;
alter table version disable trigger version_is_immutable;
update process set shared_at = created_at where reach = 'alliance';
update version v set approved_at = f.at
  from (select alliance_id, process_id, number, max(created_at) as at from version_fact
    where act = 'approve' group by 1, 2, 3) f
  where f.alliance_id = v.alliance_id and f.process_id = v.process_id and f.number = v.number;
alter table process enable trigger note_sight;
alter table version enable trigger version_is_immutable;
alter table process force row level security;
alter table version force row level security;
alter table version_fact force row level security;

create index process_shared on process (alliance_id, shared_at desc) where reach = 'alliance';
create index version_approved on version (alliance_id, approved_at desc)
  where approved_at is not null and reach = 'alliance';
create index lineage_fact_created on lineage_fact (alliance_id, created_at desc)
  where reach = 'alliance' and origin_reach = 'alliance';
create index proposal_fact_created on proposal_fact (alliance_id, created_at desc)
  where act in ('accept', 'acceptPart');
create index common_way_fact_created on common_way_fact (alliance_id, created_at desc)
  where act in ('agree', 'remark');
create index family_member_reference on family_member (alliance_id, reference_since desc)
  where reference_since is not null;
create index work_package_fact_created on work_package_fact (alliance_id, created_at desc)
  where act = 'deliver';
