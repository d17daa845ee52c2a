// Searching a library on a real database: by words, by step, by a model; on several nodes; and never telling
// anybody of what they may not see.

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#library'
import { end, namedProcess, type Process, start, task } from '#process'
import { makeAlliance, makePerson, makeProcess } from '../../test/database/make-alliance.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database/test-database.ts'
import { changeProcess } from '../actions/change-process.ts'
import { Refused } from '../actions/context.ts'
import { findSimilar } from '../actions/find-similar.ts'
import { addGlossaryEntry, revokeGlossaryEntry } from '../actions/glossary.ts'
import { listProcesses } from '../actions/list-processes.ts'
import { rebuildSearch } from '../actions/rebuild-search.ts'
import {
  importAll,
  incoming,
  makeWorkplace,
  see,
  type Workplace,
} from '../imports/testing/workplace.ts'
import { addJob } from '../store/jobs.ts'
import { createIndexes } from './indexes.ts'

let database: TestDatabase
let workplace: Workplace
let a: Actor
let b: Actor
let k: Actor
beforeAll(async () => {
  database = await createTestDatabase()
  workplace = makeWorkplace(database)
  await makeAlliance(database.store, 'v')
  a = await makePerson(database.store, 'v', 'a', { 'v-a': ['modeller', 'organisationAdmin'] })
  b = await makePerson(database.store, 'v', 'b', { 'v-b': ['modeller'] })
  k = await makePerson(database.store, 'v', 'k', { 'v-k': ['allianceCoordinator'] })
  workplace.startJobs()
})
afterAll(async () => {
  await workplace?.close()
  await database?.drop()
})

const flow = (name: string, ...labels: readonly string[]): Process =>
  namedProcess(name, start(), ...labels.map((label) => task(label, { actor: 'Amt' })), end())

const DOGS = flow(
  'Hundesteuer anmelden',
  'Anmeldung entgegennehmen',
  'Einkommensnachweis anfordern',
  'Steuer festsetzen',
  'Hundemarke versenden',
)
const HOUSING = flow(
  'Wohngeld bewilligen',
  'Antrag prüfen',
  'Nachweis über das Einkommen nachfordern',
  'Bescheid zustellen',
)

let indexed = 0
const index = async () => {
  indexed += 1
  await database.store.asWorker('v', (tx) =>
    addJob(tx, {
      ...{ id: `families-${indexed}`, kind: 'families', payload: { allianceId: 'v' } },
      ...{ runAt: new Date(0), createdAt: new Date(0) },
    }),
  )
  await workplace.settled('v')
}

const add = (
  id: string,
  organisation: string,
  process: Process,
  visibility: 'alliance' | 'organisation' = 'alliance',
) =>
  makeProcess(database.store, {
    ...{ id, allianceId: 'v', organisationId: `v-${organisation}`, name: process.name },
    ...{ process, visibility, profile: {} },
  })

beforeEach(async () => {
  await database.store.asWorker('v', async (tx) => {
    for (const table of ['family', 'process_index', 'version_content', 'version']) {
      await sql`delete from ${sql.table(table)}`.execute(tx)
    }
    await sql`delete from process_content`.execute(tx)
    await sql`delete from index_change`.execute(tx)
    await sql`delete from process`.execute(tx)
  })
  // A fresh start: what is deleted here is deleted nowhere else.
  await workplace.close()
  workplace = makeWorkplace(database)
  workplace.startJobs()
})

const search = (actor: Actor, q: string, more: { in?: 'steps'; organisation?: string } = {}) =>
  listProcesses(workplace.contextOf(actor), { q, offset: 0, limit: 50, ...more })

const idsOf = (answer: { readonly items: readonly { readonly id: string }[] }) =>
  answer.items.map(({ id }) => id)

const marked = (text: string, places: readonly { start: number; end: number }[]) =>
  places.map(({ start, end }) => text.slice(start, end))

describe('searching by words', () => {
  it('finds other forms, meanings and typing errors, and says where', async () => {
    await add('dogs', 'a', DOGS)
    await add('housing', 'b', HOUSING)
    await index()
    expect(idsOf(await search(a, 'zusenden Hundemarke'))).toEqual(['dogs'])
    expect(idsOf(await search(a, 'Hundestuer'))).toEqual(['dogs'])
    expect(idsOf(await search(a, 'geprüfter Antrag'))).toEqual(['housing'])
    const [item] = (await search(a, 'Hundemrake')).items
    const [step] = item?.found?.steps ?? []
    expect(step?.label).toBe('Hundemarke versenden')
    expect(marked(step?.label ?? '', step?.places ?? [])).toEqual(['Hundemarke'])
    expect(step?.places[0]?.meeting).toBe('spelling')
    expect(
      marked(item?.name ?? '', (await search(a, 'Steuer')).items[0]?.found?.name ?? []),
    ).toEqual(['Hundesteuer'])
  })

  it('means what the alliance says that words mean, until that is revoked', async () => {
    await add('dogs', 'a', DOGS)
    await index()
    const coordinator = workplace.contextOf(k)
    expect(idsOf(await search(b, 'Karpfenteich'))).toEqual([])
    const words: [string, string] = ['Karpfenteich', 'Hundemarke']
    const { entries } = await addGlossaryEntry(coordinator, { tongue: 'de', kind: 'same', words })
    expect(idsOf(await search(b, 'Karpfenteich'))).toEqual(['dogs'])
    await revokeGlossaryEntry(coordinator, entries[0]?.ids ?? [])
    expect(idsOf(await search(b, 'Karpfenteich'))).toEqual([])
  })

  it('still finds what is not in the index, as it is written', async () => {
    await add('dogs', 'a', DOGS)
    expect(idsOf(await search(a, 'Hundest'))).toEqual(['dogs'])
  })

  it('counts facets and results as far as the reader sees', async () => {
    await add('mine', 'a', DOGS, 'organisation')
    await add('theirs', 'b', DOGS, 'organisation')
    await add('shared', 'b', DOGS)
    await index()
    for (const words of ['Hundestuer', 'Hundesteuer']) {
      const answer = await search(a, words)
      expect(idsOf(answer).sort()).toEqual(['mine', 'shared'])
      expect(answer.total).toBe(2)
      expect(answer.facets.organisation.map(({ count }) => count)).toEqual([1, 1])
      expect(JSON.stringify(answer)).not.toContain('theirs')
    }
    expect(idsOf(await search(a, 'Hundestuer', { organisation: 'v-b' }))).toEqual(['shared'])
  })
})

describe('searching by step', () => {
  it('finds who else asks for it, and leads to the step', async () => {
    await add('dogs', 'a', DOGS)
    await add('housing', 'b', HOUSING)
    await add('other', 'b', flow('Einkommen', 'Nachweis ablegen', 'Einkommen berechnen'))
    await index()
    const answer = await search(a, 'Nachweis Einkommen', { in: 'steps' })
    expect(idsOf(answer).sort()).toEqual(['dogs', 'housing'])
    const found = answer.items.flatMap((item) => item.found?.steps ?? [])
    expect(found.map(({ label }) => label).sort()).toEqual([
      'Einkommensnachweis anfordern',
      'Nachweis über das Einkommen nachfordern',
    ])
    for (const { key } of found) expect(key).not.toBe('')
    expect(answer.facets.organisation.map(({ count }) => count)).toEqual([1, 1])
  })

  it('says nothing of steps that stay in-house', async () => {
    await add('theirs', 'b', DOGS, 'organisation')
    await index()
    expect((await search(a, 'Einkommensnachweis', { in: 'steps' })).total).toBe(0)
    expect((await search(b, 'Einkommensnachweis', { in: 'steps' })).total).toBe(1)
  })
})

describe('searching by a model', () => {
  const text = `Prozess: Hunde anmelden

1. Amt: Anmeldung entgegennehmen
2. Amt: Steuer festsetzen
3. Amt: Hundemarke versenden
`
  const ask = (actor: Actor) =>
    findSimilar(workplace.contextOf(actor), incoming({ 'hund.steps.txt': text }))

  it('names what resembles it, keeps nothing of it, and only what the reader sees', async () => {
    await add('dogs', 'a', DOGS)
    await add('theirs', 'b', DOGS, 'organisation')
    await add('housing', 'b', HOUSING)
    await index()
    const answer = await ask(a)
    expect(idsOf(answer)).toEqual(['dogs'])
    expect(answer.items[0]?.likeness).toBeGreaterThan(0.4)
    expect(idsOf(await ask(b)).sort()).toEqual(['dogs', 'theirs'])
    const { rows } = await database.store.asWorker('v', (tx) =>
      sql<{
        count: number
      }>`select count(*)::int as count from file where name like 'hund%'`.execute(tx),
    )
    expect(rows[0]?.count).toBe(0)
  })

  it('refuses what is no model', async () => {
    const sent = findSimilar(workplace.contextOf(a), incoming({ 'bild.bpmn': 'kein Modell' }))
    await expect(sent).rejects.toThrow(Refused)
  })
})

describe('the index of a node', () => {
  it('follows what other nodes save', async () => {
    const other = createIndexes(database.store)
    await add('dogs', 'a', DOGS)
    await index()
    expect((await other.current('v')).processes.size()).toBe(1)
    await add('housing', 'b', HOUSING)
    await index()
    expect((await other.current('v')).processes.has('housing')).toBe(true)
    expect((await other.current('v')).steps.size()).toBe(7)
  })

  it('knows a process by its new name, and forgets the old one', async () => {
    await add('dogs', 'a', DOGS)
    await index()
    expect(idsOf(await search(a, 'Hundesteuer'))).toEqual(['dogs'])
    const ctx = workplace.contextOf(a)
    const seen = await see(ctx, 'dogs')
    await changeProcess({ ...ctx, now: new Date() }, 'dogs', { name: 'Kampfhund melden', seen })
    await workplace.settled('v')
    const { processes } = await workplace.deps.indexes.current('v')
    expect(processes.knows('kampf+hund')).toBe(true)
    expect(processes.size()).toBe(1)
  })

  it('sees a change that was begun before and committed after it looked', async () => {
    await add('dogs', 'a', DOGS)
    await index()
    const other = createIndexes(database.store)
    const slow = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const writing = database.store.asWorker('v', async (tx) => {
      await sql`update index_change set changed_in = pg_current_xact_id()`.execute(tx)
      await sql`update process_index set terms = '{"spat": 1}'`.execute(tx)
      begun.resolve()
      await slow.promise
    })
    await begun.promise
    expect((await other.current('v')).processes.knows('spat')).toBe(false)
    // Others write and are read meanwhile.
    await add('housing', 'b', HOUSING)
    await other.current('v')
    slow.resolve()
    await writing
    expect((await other.current('v')).processes.knows('spat')).toBe(true)
  })

  it('is made anew when the coordination asks for it, and by nobody else', async () => {
    await add('dogs', 'a', DOGS)
    await index()
    await database.store.asWorker('v', (tx) =>
      sql`update process_index set terms = '{"falsch": 1}'`.execute(tx),
    )
    await expect(rebuildSearch(workplace.contextOf(a))).rejects.toThrow(Refused)
    await rebuildSearch(workplace.contextOf(k))
    await workplace.settled('v')
    const { processes } = await createIndexes(database.store).current('v')
    expect(processes.knows('falsch')).toBe(false)
    expect(processes.has('dogs')).toBe(true)
  })
})

describe('an upload', () => {
  const file = (name: string, last: string) => `Prozess: ${name}

1. Steueramt: Anmeldung entgegennehmen
2. Steueramt: Angaben prüfen
3. Steueramt: Steuer festsetzen
4. Steueramt: Bescheid erstellen
5. Poststelle: ${last}
`
  it('is told what is there already all but the same, as far as they may know', async () => {
    const there = { organisationId: 'v-b', visibility: 'alliance' as const }
    const ctx = workplace.contextOf(b)
    const first = await importAll(
      workplace,
      ctx,
      { 'hund.steps.txt': file('Hundesteuer anmelden', 'Hundemarke versenden') },
      there,
    )
    const hidden = await importAll(
      workplace,
      ctx,
      { 'geheim.steps.txt': file('Hundesteuer anmelden', 'Hundemarken versenden') },
      { organisationId: 'v-b' },
    )
    const status = await importAll(
      workplace,
      workplace.contextOf(a),
      {
        'kopie.steps.txt': file('Hundesteuer anmelden', 'Hundemarke zusenden'),
        'umbenannt.steps.txt': file('Hunde melden', 'Hundemarke versenden'),
        'anders.steps.txt': file('Gewerbe anmelden', 'Gewerbeschein versenden'),
      },
      { organisationId: 'v-a' },
    )
    const copy = status.files.find(({ path }) => path === 'kopie.steps.txt')
    expect(copy?.same.map(({ id }) => id)).toContain(first.files[0]?.processId)
    expect(status.files.flatMap(({ same }) => same.map((one) => one.id))).not.toContain(
      hidden.files[0]?.processId,
    )
    const renamed = status.files.find(({ path }) => path === 'umbenannt.steps.txt')
    expect(renamed?.same.map(({ id }) => id)).toContain(first.files[0]?.processId)
    const different = status.files.find(({ path }) => path === 'anders.steps.txt')
    expect(different?.same).toEqual([])
  })
})
