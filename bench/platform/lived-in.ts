// What people leave behind who live in a library: colleagues with deputies, versions that wait for somebody, notices,
// families with a common way that houses are asked about, a board, offers, workshops. Written beside the platform.

import { sql } from 'kysely'
import type { Store, Tx } from '../../server/store/store.ts'

const PEOPLE = 60
const NOTICES = 100_000
const MY_NOTICES = 2000
const FAMILIES = 500
const PACKAGES = 400
const WORKSHOPS = 60
const REORGANISATIONS = 20

export interface LivedIn {
  readonly allianceId: string
  readonly personId: string
  /** The first is that of `personId`. */
  readonly organisations: readonly string[]
  /** Processes are `bench-0` to `bench-(processes - 1)`, every organisation's in turn; versions 1 to `versions`. */
  readonly processes: number
  readonly versions: number
}

const addPeople = async (tx: Tx, { allianceId, organisations }: LivedIn) => {
  const houses = [...organisations]
  await sql`
    insert into person (id, name, email, created_at)
    select 'p-' || h || '-' || n, 'Person ' || h || '-' || n, 'p-' || h || '-' || n || '@example.org', now()
    from unnest(${houses}::text[]) h, generate_series(1, ${PEOPLE}) n`.execute(tx)
  await sql`
    insert into membership (alliance_id, organisation_id, person_id, roles)
    select ${allianceId}, h, 'p-' || h || '-' || n,
      case n % 3 when 0 then '{approver}'::text[] when 1 then '{modeller}'::text[] else '{reader}'::text[] end
    from unnest(${houses}::text[]) h, generate_series(1, ${PEOPLE}) n`.execute(tx)
}

/** A third of the people is away; in the first house it is the asker who stands in. */
const addDeputies = async (tx: Tx, { allianceId, personId, organisations }: LivedIn) => {
  const houses = [...organisations]
  await sql`
    insert into deputy (alliance_id, organisation_id, person_id, deputy_id, first_day, last_day, created_at)
    select ${allianceId}, h, 'p-' || h || '-' || n,
      case when h = ${houses[0] ?? ''} then ${personId} else 'p-' || h || '-1' end,
      '2020-01-01', '2099-12-31', now()
    from unnest(${houses}::text[]) h, generate_series(3, ${PEOPLE}, 3) n`.execute(tx)
}

/** Every 39th version in force has a successor under review: by a step of many people, or by whoever may approve. */
const addReviews = async (tx: Tx, lived: LivedIn) => {
  const { allianceId, personId, organisations, processes, versions } = lived
  const next = versions + 1
  const those = sql`select 'bench-' || n as id, n from generate_series(0, ${processes - 1}, 39) n`
  await sql`
    insert into version (alliance_id, process_id, number, organisation_id, reach, state, note, created_at, created_by)
    select ${allianceId}, id, ${next}, '', '', 'inReview', '', now(), ${personId} from (${those}) t`.execute(
    tx,
  )
  await sql`
    insert into version_content (alliance_id, process_id, number, audience, organisation_id, reach, model, steps,
      remarks, content_hash, redaction)
    select alliance_id, process_id, ${next}, audience, organisation_id, reach, model, steps, remarks,
      content_hash || '-next', redaction
    from version_content where alliance_id = ${allianceId} and number = ${versions}
      and process_id in (select id from (${those}) t)`.execute(tx)
  await sql`
    insert into version_fact (alliance_id, process_id, number, seq, organisation_id, reach, act, rules, person_id, created_at)
    select ${allianceId}, id, ${next}, 1, '', '', 'submit', case when n % 2 = 0
      then json_build_object('fourEyes', false, 'steps', json_build_array(json_build_object('name', 'Fachamt',
        'quorum', 1, 'people', array(select 'p-' || ${organisations[0] ?? ''} || '-' || m from generate_series(1, 30) m))))
      else '{"fourEyes":false,"steps":[]}'::json end, ${personId}, now() from (${those}) t`.execute(
    tx,
  )
  await sql`update process set current_version = ${next}, state = 'inReview'
    where alliance_id = ${allianceId} and id in (select id from (${those}) t)`.execute(tx)
}

const addUpkeep = async (tx: Tx, lived: LivedIn) => {
  const { allianceId, personId, processes, versions, organisations } = lived
  await sql`
    insert into reading_request (alliance_id, process_id, number, seq, organisation_id, reach, people, person_id, created_at)
    select ${allianceId}, 'bench-' || n, ${versions}, 1, '', '', null, ${personId}, now()
    from generate_series(0, ${processes - 1}, 20) n`.execute(tx)
  await sql`
    insert into reading (alliance_id, process_id, number, person_id, organisation_id, reach, created_at)
    select ${allianceId}, 'bench-' || n, ${versions}, 'p-' || ${organisations[0] ?? ''} || '-' || m, '', '', now()
    from generate_series(0, ${processes - 1}, 60) n, generate_series(1, 40) m`.execute(tx)
  await sql`
    insert into recheck_fact (alliance_id, process_id, seq, organisation_id, reach, act, months, due, day, reason, person_id, created_at)
    select ${allianceId}, 'bench-' || n, f.seq, '', '', f.act, case f.seq when 1 then 12 end,
      current_date + case when n % 50 = 0 then 10 else 300 end, case f.seq when 2 then current_date end,
      case f.seq when 2 then 'gilt' else '' end, ${personId}, now()
    from generate_series(0, ${processes - 1}, 5) n, (values (1, 'set'), (2, 'confirm')) f (seq, act)`.execute(
    tx,
  )
}

const addNotices = async (tx: Tx, { allianceId, personId, organisations, processes }: LivedIn) => {
  await sql`
    insert into notice (alliance_id, id, person_id, kind, act, process_id, organisation_id, reach, audience, created_at, seen_at)
    select ${allianceId}, 'n-' || n,
      case when n <= ${MY_NOTICES} then ${personId} else 'p-' || h[n % cardinality(h) + 1] || '-' || (n % ${PEOPLE} + 1) end,
      'comment', null, 'bench-' || ((n::bigint * 7919) % ${processes}), '', '', 'shared', now() - n * interval '1 minute',
      case when n % 2 = 0 then now() end
    from generate_series(1, ${NOTICES}) n, (select ${[...organisations]}::text[] as h) x`.execute(
    tx,
  )
}

/** Families of one process of each house; two of three have a common way that all were asked about. */
const addFamilies = async (tx: Tx, lived: LivedIn) => {
  const { allianceId, personId, organisations, versions } = lived
  const houses = [...organisations]
  await sql`
    insert into family (alliance_id, id, name, similarity, worth_workshop, is_confirmed, is_named, created_at)
    select ${allianceId}, 'family-' || f, 'Familie ' || f, 0.8, 0.5, true, true, now()
    from generate_series(1, ${FAMILIES}) f`.execute(tx)
  await sql`
    insert into family_member (alliance_id, family_id, process_id, organisation_id, reach, state, reference_since)
    select ${allianceId}, 'family-' || f, 'bench-' || (f * 30 + m), '', '', 'member',
      case when m = 1 and f % 3 > 0 then now() end
    from generate_series(1, ${FAMILIES}) f, generate_series(0, ${houses.length - 1}) m`.execute(tx)
  await sql`
    insert into common_way_fact (alliance_id, family_id, process_id, organisation_id, reach, seq, version, act, houses,
      house, text, person_id, created_at)
    select ${allianceId}, 'family-' || f, 'bench-' || (f * 30 + 1), '', '', s, ${versions},
      case s when 1 then 'ask' else 'remark' end, case s when 1 then ${houses}::text[] else '{}' end,
      case when s > 1 then (${houses}::text[])[s] end, case when s > 1 then 'gut' else '' end, ${personId}, now()
    from generate_series(1, ${FAMILIES}) f, generate_series(1, 4) s where f % 3 > 0
    order by f, s`.execute(tx)
}

const addBoard = async (tx: Tx, lived: LivedIn) => {
  const { allianceId, personId, organisations, processes } = lived
  const houses = sql`(${[...organisations]}::text[])`
  await sql`
    insert into work_package (alliance_id, id, kind, title, note, organisation_id, person_id, created_at)
    select ${allianceId}, 'w-' || n, 'package', 'Paket ' || n, '', ${houses}[n % ${organisations.length} + 1], ${personId}, now()
    from generate_series(1, ${PACKAGES}) n`.execute(tx)
  await sql`
    insert into work_package_fact (alliance_id, package_id, seq, act, organisation_id, writer_id, due, houses, process_id,
      minutes, reason, person_id, created_at)
    select ${allianceId}, 'w-' || n, s, (array['plan', 'accept', 'join', 'deliver'])[s],
      ${houses}[n % ${organisations.length} + 1], case s when 1 then ${houses}[(n + 1) % ${organisations.length} + 1] end,
      case s when 1 then current_date + 30 end, case s when 1 then ${houses} else '{}' end,
      case s when 4 then 'bench-' || ((n * 7919) % ${processes}) end, case s when 4 then 90 end, '', ${personId}, now()
    from generate_series(1, ${PACKAGES}) n, generate_series(1, 4) s where s < 4 or n % 2 = 0`.execute(
    tx,
  )
  await sql`
    insert into workshop (alliance_id, id, organisation_id, title, place, starts_at, ends_at, expires_at, agenda,
      minimum_group, material, created_at, created_by)
    select ${allianceId}, 'workshop-' || n, ${houses}[1], 'Werkstatt ' || n, '', now() + n * interval '1 day',
      now() + n * interval '1 day' + interval '2 hours', now() + n * interval '1 day' + interval '1 day', '[]', 3, '{}',
      now(), ${personId}
    from generate_series(1, ${WORKSHOPS}) n`.execute(tx)
}

/** Every other linked process offers something; half of the offers were talked about. */
const addOffers = async (tx: Tx, lived: LivedIn) => {
  const { allianceId, personId, processes, versions } = lived
  const offers = sql`generate_series(2, ${processes - 1}, 8) n`
  await sql`
    insert into proposal_fact (alliance_id, id, seq, process_id, origin_id, organisation_id, reach, origin_organisation,
      origin_reach, act, version, origin_version, text, person_id, created_at)
    select ${allianceId}, 'offer-' || n, s, 'bench-' || n, 'bench-' || (n / 100 * 100 + 1), '', '', '', '',
      case s when 1 then 'offer' else 'accept' end, ${versions}, ${versions}, '', ${personId}, now()
    from ${offers}, generate_series(1, 2) s where s = 1 or n % 24 <> 2 order by n, s`.execute(tx)
  await sql`
    insert into proposal_word (alliance_id, id, proposal_id, seq, process_id, origin_id, organisation_id, reach,
      origin_organisation, origin_reach, said_for, text, person_id, created_at)
    select f.alliance_id, f.id || '-' || w, f.id, 1, '', '', '', '', '', '', f.organisation_id, 'Dazu etwas', ${personId}, now()
    from proposal_fact f, generate_series(1, 3) w
    where f.alliance_id = ${allianceId} and f.seq = 1`.execute(tx)
}

const addReorganisations = async (tx: Tx, lived: LivedIn) => {
  const { allianceId, personId, organisations, processes } = lived
  const [house = ''] = organisations
  await sql`
    insert into reorganisation (alliance_id, id, organisation_id, renamings, with_sheets, person_id, created_at)
    select ${allianceId}, 'r-' || n, ${house}, '[{"kind":"actor","from":"Amt","to":"Fachdienst"}]', true, ${personId}, now()
    from generate_series(1, ${REORGANISATIONS}) n`.execute(tx)
  await sql`
    insert into reorganised_process (alliance_id, reorganisation_id, process_id, organisation_id, reach, position, seen, state)
    select ${allianceId}, 'r-' || r, 'bench-' || n, '', '', n, '', 'done'
    from generate_series(1, ${REORGANISATIONS}) r, generate_series(0, ${processes - 1}, ${organisations.length}) n
    where n % 3 = 0`.execute(tx)
}

export const addLife = async (store: Store, lived: LivedIn): Promise<void> => {
  await store.asAuth((tx) => addPeople(tx, lived))
  const kinds = [addDeputies, addReviews, addUpkeep, addNotices, addFamilies, addBoard, addOffers]
  for (const add of [...kinds, addReorganisations]) {
    await store.asWorker(lived.allianceId, (tx) => add(tx, lived))
  }
}
