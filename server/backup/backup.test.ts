// Backup and restore on real databases: everything comes back equal and works, and nothing is changed
// where a file or a database cannot be used.

import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#library'
import { asKey, end, namedProcess, start, task } from '#process'
import type { SignedFacts } from '#signed-file'
import { planWorkshop, type VoiceKey } from '#workshop'
import { dropDatabase } from '../../test/database/drop-database.ts'
import {
  makeAlliance,
  makePerson,
  makeProcess,
  NOW,
  words,
} from '../../test/database/make-alliance.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database/test-database.ts'
import { addComment, resolveComment } from '../actions/comments.ts'
import { decideLinks } from '../actions/decide-links.ts'
import { makeEnquiry } from '../actions/enquiries.ts'
import { addGlossaryEntry } from '../actions/glossary.ts'
import { introduceVersion } from '../actions/introduce-version.ts'
import { reportLawChange, sayLawTask } from '../actions/law-changes.ts'
import { listFamilies } from '../actions/list-families.ts'
import { loadExamples } from '../actions/load-examples.ts'
import { pairTarget } from '../actions/pair-target.ts'
import { answerQuestion, askAlliance } from '../actions/questions.ts'
import { askReaders, confirmReading } from '../actions/readings.ts'
import { recheckProcess } from '../actions/recheck-process.ts'
import { beginReorganisation, previewReorganisation } from '../actions/reorganise.ts'
import { addDocument } from '../actions/sample-documents.ts'
import { signIn } from '../actions/sign-in.ts'
import { renewKey } from '../actions/signing-keys.ts'
import { traceLineage } from '../actions/trace-lineage.ts'
import { planPackage } from '../actions/work-packages.ts'
import { openDatabase } from '../database/open-database.ts'
import { importAll, makeWorkplace, type Workplace } from '../imports/testing/workplace.ts'
import { addWayAnswer, addWayAsk, readMemberHouses } from '../store/common-way.ts'
import type { DatabaseRefusal } from '../store/database-refused.ts'
import { addDeviation } from '../store/deviations.ts'
import { findDumpTables } from '../store/dump.ts'
import { findFamilyRows } from '../store/families.ts'
import { markReference, takeOutOfFamily, takeOverFamily } from '../store/family-choices.ts'
import { addAdoptionWords, addLineageFact } from '../store/lineage.ts'
import { insertNotices } from '../store/notices.ts'
import { addProposalWord } from '../store/proposal-talk.ts'
import { addProposalFact } from '../store/proposals.ts'
import { putPublication } from '../store/publications.ts'
import { takeRechecks } from '../store/reminders.ts'
import { readSteps } from '../store/searched-steps.ts'
import { addSignedFile } from '../store/signed-files.ts'
import { addKeyFact } from '../store/signing-keys.ts'
import { createStore, type Store } from '../store/store.ts'
import { addHomework } from '../store/workshop-homework.ts'
import { addMinutesFact } from '../store/workshop-minutes.ts'
import {
  appendMessages,
  insertDevice,
  insertLeader,
  insertRoom,
  readMessages,
} from '../store/workshop-room.ts'
import { insertTargetPlaces } from '../store/workshop-steps.ts'
import { closeWorkshop, insertWorkshop, insertWorkshopInvitation } from '../store/workshops.ts'
import { backup, restore } from './backup.ts'
import type { BackupRefusal } from './format.ts'

const refusedAs = (code: BackupRefusal['code'] | DatabaseRefusal['code']) => ({
  refusal: { code },
})

let database: TestDatabase
let workplace: Workplace
let folder: string
let file: string
const urlOf = ({ host, port, user, password, database: name }: pg.ClientConfig): string => {
  const login = `${encodeURIComponent(user ?? '')}${password ? `:${encodeURIComponent(String(password))}` : ''}`
  return `postgres://${login}@localhost/${name}?host=${encodeURIComponent(host ?? '')}${port ? `&port=${port}` : ''}`
}

const emptyDatabases: string[] = []
const makeEmpty = async () => {
  const name = `prozess_restore_${process.pid}_${randomBytes(4).toString('hex')}`
  await database.pool.query(`create database ${name}`)
  emptyDatabases.push(name)
  const connection = { ...database.connection, database: name }
  return { connection, url: urlOf(connection) }
}

/** Every row of every table as text; what the database derives itself may differ between versions. */
const contentOf = (store: Store): Promise<Record<string, string[]>> =>
  store.asBackup(async (tx) => {
    const content: Record<string, string[]> = {}
    for (const { name, columns } of await findDumpTables(tx)) {
      const { rows } = await sql<{ row: string }>`
        select row(${sql.join(columns.map((column) => sql.ref(column)))})::text as row
        from ${sql.table(name)} order by 1`.execute(tx)
      content[name] = rows.map(({ row }) => row).sort()
    }
    return content
  })

const withStore = async <T>(connection: pg.PoolConfig, use: (store: Store) => Promise<T>) => {
  const store = createStore(new pg.Pool({ ...connection, max: 2 }))
  return use(store).finally(() => store.close())
}

/** A workshop in the middle: planned, somebody let in, something said. */
const holdWorkshop = async ({ personId }: Actor): Promise<void> => {
  const made = { allianceId: 'v', personId, now: NOW }
  const room = { allianceId: 'v', workshopId: 'workshop' }
  const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
  const voice = 'voice' as VoiceKey
  const agenda = [{ id: 'p1', kind: 'collect', question: 'Was?', minutes: 5 }] as const
  const start = planWorkshop({
    ...{ title: 'ä', agenda, minimumGroup: 3, moderation: { voice, name: 'x', organisation: '' } },
  })
  if (!start) throw new Error('no plan')
  const material = { name: 'ä "x"', columns: [], rows: [], findings: [] }
  await database.store.asWorker('v', async (tx) => {
    await insertWorkshop(tx, {
      ...{
        ...made,
        id: 'workshop',
        familyId: 'gone',
        organisationId: 'v-a',
        title: 'ä',
        place: '',
      },
      ...{ startsAt: NOW, endsAt: later(1), expiresAt: later(2), agenda, minimumGroup: 3 },
      material: { de: material, en: material },
    })
    await insertWorkshopInvitation(tx, {
      ...{ ...made, id: 'in', workshopId: 'workshop', role: 'guest', organisation: '', label: 'ä' },
      ...{ tokenHash: Buffer.from('code'), expiresAt: later(2) },
    })
    await insertRoom(tx, 'v', 'workshop', start)
    await insertDevice(tx, {
      ...{ ...room, tokenHash: Buffer.from('device'), voice, invitationId: 'in', name: 'ä' },
      ...{ role: 'guest', organisation: '', expiresAt: later(2) },
    })
    await insertLeader(tx, { ...room, personId, now: NOW, tokenHash: Buffer.from('device') })
    const body = { kind: 'park', issue: 'i', text: 'ä "x"' } as const
    const said = [{ id: 'm', from: voice, at: NOW.getTime(), body }]
    expect(await appendMessages(tx, { ...room, expected: 0 }, said)).toBe(true)
    expect(await appendMessages(tx, { ...room, expected: 0 }, said)).toBe(false)
    expect(await readMessages(tx, 'v', 'workshop', 0)).toEqual(said)
    const over = { ...room, workshopId: 'over' }
    await insertWorkshop(tx, {
      ...{ ...made, id: 'over', familyId: 'gone', organisationId: 'v-a', title: 'ä', place: '' },
      ...{ startsAt: NOW, endsAt: later(1), expiresAt: later(2), agenda, minimumGroup: 3 },
      material: { de: material, en: material },
    })
    const place = { kind: 'row', key: asKey('r1') } as const
    const result = {
      ...{ title: 'ä', agenda, organisations: [], cards: [], clusters: {}, tallies: [] },
      ...{ estimates: [], agreedMinutes: [], prescribed: [], recommendations: [], issues: [] },
      measures: [
        {
          ...{ id: 'm1', version: 1, text: 'ä "x"', organisation: 'A', post: 'Amt', place },
          ...{ due: '2026-12-24', effect: 'ö' },
        },
      ],
    }
    const places = { 'row:r1': ['s1'] }
    await insertTargetPlaces(tx, { ...made, workshopId: 'over', processId: 'v-one', places })
    await closeWorkshop(tx, { ...over, result, now: NOW })
    const wording = { texts: { 'measure:m1': 'ä' }, present: '"x"', remarks: '' }
    await addMinutesFact(tx, { ...made, workshopId: 'over', seq: 1, act: 'agree', wording })
    await addHomework(tx, {
      ...{ ...made, workshopId: 'workshop', processId: 'v-one', seq: 1 },
      fact: { act: 'ask', due: '2026-12-01', note: 'ä "x"' },
    })
  })
}

/** A key of one's own, another's that is known, its file, and what came of it. */
const adoptFromElsewhere = async (person: Actor): Promise<void> => {
  const [allianceId, organisationId] = ['v', 'v-a']
  const coordinator = { ...person, memberships: [{ organisationId, roles: COORDINATES }] }
  await renewKey(workplace.contextOf(coordinator))
  const facts: SignedFacts = {
    ...{ savedOn: '2026-11-20', alliance: { id: 'far', name: 'ä „x"' }, id: 'far', name: 'Hund' },
    ...{ organisation: { name: 'Stadt Fern', shortName: 'Fern' }, version: 3, aspect: 'asIs' },
    ...{ contact: 'Amt', licence: 'CC0', goesBackTo: [] },
    sharing: { minutes: true, cases: true, posts: true },
  }
  const key = { publicKey: 'ab'.repeat(32), originAlliance: 'far', allianceName: 'ä „x"' }
  const made = { allianceId, personId: person.personId, now: NOW }
  await database.store.asWorker(allianceId, async (tx) => {
    await addKeyFact(tx, { ...made, ...key, seq: 1, act: 'confirm' })
    await addSignedFile(tx, {
      ...{ ...made, id: 'file', organisationId, originId: 'foreign-1', version: 3, facts },
      ...{ contentHash: 'hash', publicKey: key.publicKey, profile: {}, content: 'ä \\N "x"' },
      model: JSON.stringify(namedProcess('ä', start('a'), task('b'), end('c'))),
    })
    const fact = { processId: 'v-one', originId: 'foreign-1', seq: 1, version: 3, reason: '' }
    await addLineageFact(tx, { ...made, ...fact, act: 'link' })
  })
}

const COORDINATES = ['allianceCoordinator'] as const

/** Two processes of a town, a confirmed link between them, what was said of a step, and a word it typed. */
const decideInHouse = async (person: Actor): Promise<void> => {
  const ctx = workplace.contextOf(person)
  for (const id of ['v-one', 'v-two']) {
    const own = { allianceId: 'v', organisationId: 'v-a', state: 'approved' } as const
    await makeProcess(database.store, { ...own, id })
  }
  const steps = await database.store.asActor(person, (tx) => readSteps(tx, 'v', ['v-one', 'v-two']))
  const [a, b] = ['v-one', 'v-two'].map((id) => ({
    processId: id,
    step: steps.find(({ processId }) => processId === id)?.key ?? '',
  }))
  if (!a || !b) throw new Error('no steps')
  await decideLinks(ctx, { links: [{ a, b, verdict: 'confirmed' }], withdraw: [] })
  const said = await addComment(ctx, 'v-one', { step: a.step, text: 'Stimmt das?', draftId: null })
  await resolveComment(ctx, said.id)
  await traceLineage(ctx, 'v-one', {
    ...{ act: 'link', originId: 'v-two', version: 1, reason: '', seen: 0 },
  })
  await database.store.asWorker('v', async (tx) => {
    const made = { allianceId: 'v', processId: 'v-one', personId: person.personId, now: NOW }
    await addAdoptionWords(tx, made, [{ kind: 'actor', theirs: 'Amt „1“', ours: null }])
    const pair = { ...made, originId: 'v-two' }
    const why = { key: a.step, reason: 'law', text: 'Satzung', isShared: false } as const
    await addDeviation(tx, { ...pair, ...why, seq: 1 })
    const offer = { id: 'offer', seq: 1, act: 'offer', version: 1, originVersion: 1 } as const
    await addProposalFact(tx, { ...pair, ...offer, text: 'Bitte' })
    const word = { id: 'word', proposalId: offer.id, saidFor: 'v-a', text: 'ä „x"' }
    await addProposalWord(tx, { ...made, ...word })
    const notice = { id: 'notice', kind: 'comment', act: null, otherId: null, step: null } as const
    const told = { personId: person.personId, processId: 'v-one', version: null, by: null, at: NOW }
    await insertNotices(tx, 'v', [{ ...notice, ...told, audience: 'own' }])
  })
  await holdWorkshop(person)
  const open = { allianceId: 'v', organisationId: 'v-a', visibility: 'alliance' } as const
  await makeProcess(database.store, { ...open, id: 'v-open', state: 'approved' })
  await database.store.asWorker('v', (tx) => {
    const facts = { name: 'Hund', organisation: 'Stadt A', trigger: '', result: '' }
    const shown = { facts: { ...facts, legalBases: [], bring: ['Ausweis'], steps: [] } }
    return putPublication(tx, {
      ...{ allianceId: 'v', processId: 'v-open', version: 1, isIndexed: true, now: NOW },
      ...{ shown: { ...shown, texts: { de: [], en: [] } }, personId: person.personId },
    })
  })
  const target = { allianceId: 'v', organisationId: 'v-a', aspect: 'target' } as const
  await makeProcess(database.store, { ...target, id: 'v-target' })
  await pairTarget(ctx, 'v-target', { asIsId: 'v-one', seen: 0 })
  await askReaders(ctx, 'v-one', 1, { people: [person.personId], note: 'ä "x"' })
  await confirmReading(ctx, 'v-one', 1)
  await recheckProcess(ctx, 'v-one', { act: 'set', months: 12, due: null, seen: 0 })
  await recheckProcess(ctx, 'v-one', { act: 'confirm', reason: 'gilt', seen: 1 })
  await database.store.asWorker('v', (tx) => takeRechecks(tx, 'v', '2099-12-31', NOW))
  const why = { reason: 'eilt', seen: 0 }
  await introduceVersion(ctx, 'v-one', 1, { act: 'introduce', day: '2026-12-01', ...why })
  const { id: lawChange } = await reportLawChange(ctx, {
    ...{ law: 'GewO', title: 'Neu', note: '„1“', validFrom: '2027-01-01' },
  })
  const task = { state: 'checking', post: 'Amt', due: '2026-12-31', seen: 0 } as const
  await sayLawTask(ctx, lawChange, { processId: 'v-one', ...task })
  await planPackage(ctx, {
    ...{ id: 'b'.repeat(24), kind: 'package', by: 'v-a', title: 'Hunde „1“', note: '' },
    ...{ familyId: null, writer: 'v-b', houses: ['v-k'], due: '2027-01-31' },
  })
  const asked = { title: 'Wer hat „1“?', text: 'x', processId: null, familyId: null }
  const question = { ...asked, id: 'c'.repeat(24), by: 'v-a', mentions: [] }
  await askAlliance(ctx, question)
  const answer = { id: 'd'.repeat(24), by: 'v-a', text: 'Wir „nicht“', mentions: [] }
  await answerQuestion(ctx, question.id, answer)
  const sample = {
    by: 'v-a',
    title: 'Vordruck „1“',
    kind: 'form',
    permission: 'Frei',
    description: 'Für „alle“',
  } as const
  const file = async function* () {
    yield { fileName: 'x.txt', content: Readable.from([Buffer.from('Größe: \n')]) }
  }
  await addDocument(ctx, { ...sample, process: 'v-one', visibility: 'alliance' }, file())
  const renamings = [{ kind: 'actor', from: 'Steueramt geheim', to: 'Amt „2“' }] as const
  const { items } = await previewReorganisation(ctx, 'v-a', renamings)
  await beginReorganisation(ctx, 'v-a', {
    ...{ id: 'a'.repeat(24), renamings, withSheets: true, processes: items },
  })
  await adoptFromElsewhere(person)
  await makeEnquiry(ctx, 'v-one', { draftId: null, label: 'Amt', days: 14, showsTimes: false })
  await addGlossaryEntry(ctx, { tongue: 'de', kind: 'same', words: ['Amt', 'Behörde'] })
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prozess-backup-'))
  chmodSync(folder, 0o711)
  file = join(folder, 'all.backup')
  database = await createTestDatabase()
  workplace = makeWorkplace(database)
  const jobs = workplace.startJobs()
  const { store } = database
  const random = { bytes: randomBytes, id: workplace.deps.newId }
  await loadExamples({ store, now: NOW, random, words })
  await makeAlliance(store, 'v')
  const person = await makePerson(store, 'v', 'p', { 'v-a': ['modeller'] })
  await importAll(
    workplace,
    workplace.contextOf(person),
    { 'ä "x" \\.steps.txt': 'Prozess: Zeichen \u2028 \\N \t "x" 😀\n1. Tun\n', 'kaputt.bpmn': 'x' },
    { organisationId: 'v-a' },
  )
  await decideInHouse(person)
  await workplace.settled('v')
  const [example] = await database.store.asWorker(undefined, (tx) =>
    tx.selectFrom('alliance').select('id').where('is_example', '=', true).execute(),
  )
  await workplace.settled(example?.id ?? '')
  // What people say of families is kept like everything else.
  await database.store.asWorker(example?.id, async (tx) => {
    const [family] = await findFamilyRows(tx)
    const [taken = '', marked = ''] = family?.members ?? []
    await takeOverFamily(tx, family?.id ?? '', 'Von Menschen')
    await takeOutOfFamily(tx, family?.id ?? '', taken)
    const reference = { processId: marked, isBinding: true, mayBind: true, now: NOW }
    await markReference(tx, family?.id ?? '', reference)
  })
  await database.store.asWorker(example?.id, async (tx) => {
    const [family] = await findFamilyRows(tx)
    const [processId = ''] = family?.members ?? []
    const { organisation_id: house } = await tx
      .selectFrom('process')
      .select('organisation_id')
      .where('id', '=', processId)
      .executeTakeFirstOrThrow()
    const way = {
      ...{ allianceId: example?.id ?? '', familyId: family?.id ?? '', processId, version: 1 },
      ...{ personId: person.personId, now: NOW },
    }
    const houses = await readMemberHouses(tx, way.allianceId, way.familyId)
    await addWayAsk(tx, { ...way, seq: 1, houses })
    await addWayAnswer(tx, { ...way, seq: 2, act: 'remark', house, text: 'ä „x"' })
  })
  // From here on nothing changes by itself: the tidying of a full hour would be one row more.
  await jobs.stop()
  await backup(file, { databaseUrl: urlOf(database.connection), dataDir: '', now: NOW })
})
afterAll(async () => {
  await workplace?.close()
  for (const name of emptyDatabases) await dropDatabase(database.pool, name)
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a backup', () => {
  it('put back into an empty database gives every table equal, and the platform works', async () => {
    const { connection, url } = await makeEmpty()
    const summary = await restore(file, { databaseUrl: url, dataDir: '' })
    expect(summary.tables).toMatchObject({ alliance: 2, process: expect.any(Number) })
    const before = await contentOf(database.store)
    await withStore(connection, async (store) => {
      const after = await contentOf(store)
      expect(Object.keys(after)).toEqual(Object.keys(before))
      for (const [table, rows] of Object.entries(before)) expect(after[table], table).toEqual(rows)
      expect(before.process?.length).toBeGreaterThan(30)
      expect(before.family?.length).toBeGreaterThan(3)
      expect(before.link_decision).toHaveLength(1)
      expect(before.family_weights?.length).toBeGreaterThan(0)
      expect(JSON.stringify(before.family)).toContain('Von Menschen')
      expect(before.glossary_entry).toHaveLength(1)
      expect(before.notice).toHaveLength(1)
      for (const table of ['signing_key', 'key_fact', 'signed_file', 'foreign_fact'])
        expect([table, before[table]?.length]).toEqual([table, 1])
      expect(before.reminder).toHaveLength(1)
      expect(before.proposal_word).toHaveLength(1)
      expect(before.common_way_fact).toHaveLength(2)
      const actor = {
        personId: 'v-p',
        allianceId: 'v',
        memberships: [{ organisationId: 'v-a', roles: ['modeller' as const] }],
      }
      const ctx = { ...workplace.contextOf(actor), store }
      expect((await listFamilies(ctx)).isWorking).toBe(false)
      // New entries get numbers behind the old ones, and what is append-only stays so.
      const again = makeWorkplace({ ...database, store })
      again.startJobs()
      const status = await importAll(
        again,
        ctx,
        { 'neu.steps.txt': 'Prozess: Neu\n1. Neues tun\n' },
        { organisationId: 'v-a' },
      )
      expect(status).toMatchObject({ state: 'done', imported: 1 })
      await again.close()
      await expect(store.asBackup((tx) => sql`delete from audit`.execute(tx))).rejects.toThrow(
        /append-only/,
      )
    })
  })

  it('carries accounts but not sessions', async () => {
    const { connection, url } = await makeEmpty()
    const { address, ...ctx } = workplace.contextOf({
      personId: 'x',
      allianceId: 'v',
      memberships: [],
    })
    const signIns = await database.store.asAuth((tx) =>
      tx.selectFrom('setting').select('value').execute(),
    )
    const [demo] = signIns.flatMap(({ value }) => (Array.isArray(value) ? value : []))
    const input = { email: String(demo?.email), password: String(demo?.password) }
    const { session } = await signIn({ ...ctx, address }, input)
    expect(session.person.email).toBe(input.email)
    const later = join(folder, 'later.backup')
    await backup(later, { databaseUrl: urlOf(database.connection), dataDir: '', now: NOW })
    await restore(later, { databaseUrl: url, dataDir: '' })
    await withStore(connection, async (store) => {
      const left = await store.asAuth((tx) => tx.selectFrom('session').selectAll().execute())
      expect(left).toEqual([])
      const there = await signIn({ ...ctx, address, store }, input)
      expect(there.session.person.email).toBe(input.email)
    })
  })

  it('can be put into a database that was prepared but never used', async () => {
    const unused = await createTestDatabase()
    try {
      await unused.store.asAuth((tx) =>
        tx.insertInto('setting').values({ key: 'code', value: '"x"' }).execute(),
      )
      await restore(file, { databaseUrl: urlOf(unused.connection), dataDir: '' })
      const before = await contentOf(database.store)
      const after = await contentOf(unused.store)
      expect(after.process).toEqual(before.process)
      expect(after.setting).toEqual(before.setting)
    } finally {
      await unused.drop()
    }
  })

  it('is not put into a database that holds anything', async () => {
    const before = await contentOf(database.store)
    const target = { databaseUrl: urlOf(database.connection), dataDir: '' }
    await expect(restore(file, target)).rejects.toMatchObject(refusedAs('backup/database-used'))
    expect(await contentOf(database.store)).toEqual(before)
  })

  it('is refused where the file is cut off, changed, foreign or from the future', async () => {
    const { connection, url } = await makeEmpty()
    const whole = readFileSync(file)
    const lines = gunzipSync(whole).toString('utf8').split('\n')
    const pack = (changed: readonly string[]) => gzipSync(changed.join('\n'))
    const header = JSON.parse(lines[0] ?? '{}')
    const cases: readonly (readonly [string, Buffer, BackupRefusal['code']])[] = [
      ['cut', whole.subarray(0, whole.length - 2000), 'backup/damaged'],
      ['without end', pack(lines.slice(0, -2)), 'backup/damaged'],
      [
        'row changed',
        pack(lines.map((line) => line.replace('Hundesteuer', 'Hundesteueq'))),
        'backup/damaged',
      ],
      ['row missing', pack(lines.filter((_, at) => at !== 2)), 'backup/damaged'],
      ['bytes', Buffer.from('Das ist keine Sicherung'), 'backup/damaged'],
      ['other', gzipSync('{"a":1}\n'), 'backup/not-a-backup'],
      [
        'newer format',
        pack([JSON.stringify({ ...header, version: 99 }), ...lines.slice(1)]),
        'backup/newer-format',
      ],
      [
        'newer schema',
        pack([JSON.stringify({ ...header, migration: '9999-x.sql' }), ...lines.slice(1)]),
        'backup/newer',
      ],
    ]
    for (const [name, bytes, code] of cases) {
      const path = join(folder, 'bad.backup')
      writeFileSync(path, bytes)
      await expect(restore(path, { databaseUrl: url, dataDir: '' }), name).rejects.toMatchObject(
        refusedAs(code),
      )
    }
    await expect(
      restore(join(folder, 'absent'), { databaseUrl: url, dataDir: '' }),
    ).rejects.toMatchObject({ refusal: { code: 'backup/not-read', details: { reason: 'ENOENT' } } })
    await expect(restore(folder, { databaseUrl: url, dataDir: '' })).rejects.toMatchObject(
      refusedAs('backup/not-read'),
    )
    const client = new pg.Client(connection)
    await client.connect()
    const { rows } = await client.query(`select 1 from pg_class where relname = 'process'`)
    await client.end()
    expect(rows).toEqual([])
  })

  it('leaves no half file behind, and does not touch an older one, when it fails', async () => {
    const path = join(folder, 'old.backup')
    writeFileSync(path, 'the old one')
    await expect(
      backup(path, {
        databaseUrl: urlOf({ ...database.connection, database: 'absent' }),
        dataDir: '',
        now: NOW,
      }),
    ).rejects.toMatchObject(refusedAs('database/url-no-such-database'))
    await expect(
      backup(join(folder, 'no', 'such', 'folder'), {
        databaseUrl: urlOf(database.connection),
        dataDir: '',
        now: NOW,
      }),
    ).rejects.toMatchObject({
      refusal: { code: 'backup/not-written', details: { reason: 'ENOENT' } },
    })
    const { url } = await makeEmpty()
    await expect(backup(path, { databaseUrl: url, dataDir: '', now: NOW })).rejects.toMatchObject(
      refusedAs('backup/database-empty'),
    )
    expect(readFileSync(path, 'utf8')).toBe('the old one')
    expect(() => readFileSync(`${path}.partial`)).toThrow()
  })

  it('is taken beside a running platform with its own database, and restored into a new folder', async () => {
    const log = () => undefined
    const from = join(folder, 'from')
    const to = join(folder, 'to')
    await restore(file, { dataDir: from })
    const running = await openDatabase({ dataDir: from, log })
    const second = join(folder, 'second.backup')
    try {
      const { tables } = await backup(second, { dataDir: from, now: NOW })
      expect(tables.alliance).toBe(2)
      // Still there, for whoever works on it.
      expect((await running.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
      await expect(restore(file, { dataDir: from })).rejects.toMatchObject(
        refusedAs('database/used-by-platform'),
      )
    } finally {
      await running.close()
    }
    await expect(restore(second, { dataDir: from })).rejects.toMatchObject(
      refusedAs('backup/database-used'),
    )
    await restore(second, { dataDir: to })
    const restored = await openDatabase({ dataDir: to, log })
    try {
      expect(restored.migrated).toEqual([])
      const store = createStore(restored.pool)
      expect(await contentOf(store)).toEqual(await contentOf(database.store))
    } finally {
      await restored.close()
    }
    await expect(
      backup(second, { dataDir: join(folder, 'nothing'), now: NOW }),
    ).rejects.toMatchObject(refusedAs('backup/no-data'))
  })
})
