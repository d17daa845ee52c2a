// Families and comparisons on a real database: found after imports, stable, and never telling anybody
// what they may not see.

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#library'
import { end, namedProcess, type Process, type Profile, start, task } from '#process'
import { makeAlliance, makePerson, makeProcess } from '../../test/database/make-alliance.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database/test-database.ts'
import { changeProcess } from '../actions/change-process.ts'
import { compareFamily } from '../actions/compare-family.ts'
import { compareProcesses } from '../actions/compare-processes.ts'
import { Refused } from '../actions/context.ts'
import { listFamilies } from '../actions/list-families.ts'
import { makeFamily } from '../actions/make-family.ts'
import { showFamily } from '../actions/show-family.ts'
import { mergeOfFamily, mergeProcesses } from '../actions/show-merged-model.ts'
import { withdrawProcess } from '../actions/withdraw-process.ts'
import { makeWorkplace, see, type Workplace } from '../imports/testing/workplace.ts'
import { forgetFamilyWeights } from '../store/family-weights.ts'
import { addJob } from '../store/jobs.ts'

let database: TestDatabase
let workplace: Workplace
let a: Actor
let b: Actor
let k: Actor
beforeAll(async () => {
  database = await createTestDatabase()
  workplace = makeWorkplace(database)
  const { store } = database
  await makeAlliance(store, 'v')
  a = await makePerson(store, 'v', 'a', { 'v-a': ['modeller'] })
  b = await makePerson(store, 'v', 'b', { 'v-b': ['modeller'] })
  k = await makePerson(store, 'v', 'k', { 'v-k': ['allianceCoordinator'] })
  await store.asBackup(async (tx) => {
    await tx
      .insertInto('competence')
      .values([
        { alliance_id: 'v', task: 'Hundesteuer', organisation_id: 'v-k', done_by: null },
        { alliance_id: 'v', task: 'Bauaufsicht', organisation_id: 'v-a', done_by: 'v-k' },
      ])
      .execute()
  })
  workplace.startJobs()
})
afterAll(async () => {
  await workplace?.close()
  await database?.drop()
})
beforeEach(async () => {
  await database.store.asWorker('v', async (tx) => {
    for (const table of ['family', 'process_index', 'version_content', 'version']) {
      await sql`delete from ${sql.table(table)}`.execute(tx)
    }
    await sql`delete from process_content`.execute(tx)
    await sql`delete from process`.execute(tx)
  })
})

const dogs = (minutes: number, extra: readonly string[] = []): Process =>
  namedProcess(
    'Hundesteuer anmelden',
    start('Hund angemeldet'),
    ...['Anmeldung entgegennehmen', 'Angaben prüfen', ...extra, 'Steuer festsetzen'].map((label) =>
      task(label, { actor: 'Steueramt', work: { minutes, medium: 'paper', share: 0.9 } }),
    ),
    task('Bescheid versenden', { actor: 'Poststelle', work: { minutes, medium: 'eFile' } }),
    end('erledigt'),
  )
const building = (): Process =>
  namedProcess(
    'Bauantrag bearbeiten',
    start('Bauantrag da'),
    ...['Bauvorlagen sichten', 'Nachbarn beteiligen', 'Baugenehmigung erteilen'].map((label) =>
      task(label, { actor: 'Bauamt' }),
    ),
    end('erledigt'),
  )
const dogProfile: Profile = { task: 'Hundesteuer', casesPerYear: 4711, leadTime: { days: 9 } }

const add = (
  id: string,
  organisationId: string,
  process: Process,
  visibility: 'organisation' | 'alliance' = 'alliance',
  profile: Profile = dogProfile,
) =>
  makeProcess(database.store, {
    ...{ id, organisationId, process, visibility, profile, allianceId: 'v' },
    name: process.name,
  })

const recompute = async () => {
  const now = new Date()
  await database.store.asWorker(undefined, (tx) =>
    addJob(tx, {
      id: workplace.deps.newId(),
      kind: 'families',
      payload: { allianceId: 'v' },
      ...{ runAt: now, createdAt: now },
    }),
  )
  await workplace.settled('v')
}
const families = async (actor: Actor) => (await listFamilies(workplace.contextOf(actor))).families
const code = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  return 'no error'
}

describe('families', () => {
  it('are found over organisations, and hold what is not shared back from others', async () => {
    await add('dog-a', 'v-a', dogs(10))
    await add('dog-k', 'v-k', dogs(30, ['Vorgang anlegen']))
    await add('dog-b', 'v-b', dogs(20), 'organisation')
    await add('building', 'v-a', building())
    await recompute()
    const seenBy = async (actor: Actor) =>
      (await families(actor)).map(({ name, members, isConfirmed }) => ({
        name,
        members: members.map(({ id }) => id).sort(),
        isConfirmed,
      }))
    const name = 'Hundesteuer anmelden'
    const isConfirmed = false
    expect(await seenBy(b)).toEqual([{ name, members: ['dog-a', 'dog-b', 'dog-k'], isConfirmed }])
    expect(await seenBy(a)).toEqual([{ name, members: ['dog-a', 'dog-k'], isConfirmed }])
    expect(workplace.reports).toEqual([])
  })

  it('are not shown where the reader sees fewer than two members', async () => {
    await add('dog-a', 'v-a', dogs(10))
    await add('dog-b', 'v-b', dogs(20), 'organisation')
    await recompute()
    expect(await families(b)).toHaveLength(1)
    expect(await families(a)).toEqual([])
    const [family] = await families(b)
    expect(await code(showFamily(workplace.contextOf(a), family?.id ?? ''))).toBe('thing/not-found')
  })

  it('never bear a name that their reader may not know', async () => {
    const secret = { ...dogs(20), name: 'Geheime Hundesteuer' }
    await add('dog-a', 'v-a', dogs(10))
    await add('dog-k', 'v-k', dogs(30))
    await add('dog-b1', 'v-b', secret, 'organisation')
    await add('dog-b2', 'v-b', secret, 'organisation')
    await add('dog-b3', 'v-b', secret, 'organisation')
    await recompute()
    expect((await families(a)).map(({ name }) => name)).toEqual(['Hundesteuer anmelden'])
    const raw = await database.store.asActor(a, (tx) => sql`select name from family`.execute(tx))
    expect(raw.rows).toEqual([{ name: 'Hundesteuer anmelden' }])
  })

  it('keep their id when a member comes or goes', async () => {
    await add('dog-a', 'v-a', dogs(10))
    await add('dog-k', 'v-k', dogs(30))
    await recompute()
    const [before] = await families(a)
    await add('dog-b', 'v-b', dogs(20))
    await recompute()
    const [grown] = await families(a)
    expect(grown).toMatchObject({ id: before?.id })
    expect(grown?.members).toHaveLength(3)
    const ctx = workplace.contextOf(b)
    const seen = await see(ctx, 'dog-b')
    await changeProcess(ctx, 'dog-b', { visibility: 'organisation', seen })
    await workplace.settled('v')
    expect(await families(a)).toMatchObject([{ id: before?.id, members: [{}, {}] }])
  })

  it('follow what comes, changes and goes, and are then what they are from scratch', async () => {
    const written = () =>
      database.store.asWorker('v', async (tx) => {
        const { rows } = await sql<{ id: string; name: string; written: string; members: string }>`
          select f.id, f.name, f.xmin::text as written, round(f.similarity::numeric, 5) as similarity,
            (select string_agg(m.process_id, ' ' order by m.process_id) from family_member m
              where m.alliance_id = f.alliance_id and m.family_id = f.id) as members
          from family f order by f.name`.execute(tx)
        return rows
      })
    const fromScratch = async () => {
      await database.store.asWorker('v', forgetFamilyWeights)
      await recompute()
      return (await written()).map(({ written: _, ...family }) => family)
    }
    const content = async () => (await written()).map(({ written: _, ...family }) => family)
    await add('building-a', 'v-a', building())
    await add('building-b', 'v-b', building())
    await add('dog-a', 'v-a', dogs(10))
    await add('dog-b', 'v-b', dogs(20))
    await recompute()
    const [buildings, hounds] = await written()
    expect([buildings?.members, hounds?.members]).toEqual(['building-a building-b', 'dog-a dog-b'])
    await add('dog-k', 'v-k', dogs(30, ['Vorgang anlegen']))
    await recompute()
    const [untouched, grown] = await written()
    expect(untouched).toEqual(buildings)
    expect(grown).toMatchObject({ id: hounds?.id, members: 'dog-a dog-b dog-k' })
    expect(await content()).toEqual(await fromScratch())
    const ctx = { ...workplace.contextOf(b), now: new Date() }
    const seen = await see(ctx, 'dog-b')
    await changeProcess(ctx, 'dog-b', { name: 'Steuer für Hunde', seen })
    await workplace.settled('v')
    await withdrawProcess(ctx, 'building-b')
    await workplace.settled('v')
    expect((await written()).map(({ members }) => members)).toEqual(['dog-a dog-b dog-k'])
    expect(await content()).toEqual(await fromScratch())
    expect(workplace.reports).toEqual([])
  })

  it('that people put together stay as they are', async () => {
    await add('dog-a', 'v-a', dogs(10))
    await add('dog-k', 'v-k', dogs(30))
    await add('building', 'v-a', building())
    const made = await makeFamily(workplace.contextOf(a), {
      name: 'Unsere Auswahl',
      processIds: ['dog-a', 'building'],
    })
    expect(made).toMatchObject({ name: 'Unsere Auswahl', isConfirmed: true, members: [{}, {}] })
    await recompute()
    await recompute()
    expect((await families(a)).map(({ name }) => name)).toEqual([
      'Unsere Auswahl',
      'Hundesteuer anmelden',
    ])
    await makeFamily(workplace.contextOf(a), { name: 'Hund', processIds: ['dog-a', 'dog-k'] })
    await recompute()
    expect((await families(a)).map(({ name }) => name).sort()).toEqual(['Hund', 'Unsere Auswahl'])
  })

  it('cannot be made of what one does not see, nor by readers', async () => {
    await add('dog-a', 'v-a', dogs(10))
    await add('dog-b', 'v-b', dogs(20), 'organisation')
    const input = { name: 'Hunde', processIds: ['dog-a', 'dog-b'] }
    expect(await code(makeFamily(workplace.contextOf(a), input))).toBe('thing/not-found')
    const reader = await makePerson(database.store, 'v', 'reader', { 'v-b': ['reader'] })
    expect(await code(makeFamily(workplace.contextOf(reader), input))).toBe('right/missing')
  })
})

describe('a comparison', () => {
  beforeEach(async () => {
    await add('dog-a', 'v-a', dogs(77))
    await add('dog-b', 'v-b', dogs(33, ['Vorgang anlegen']))
    await recompute()
  })

  it('shows one’s own figures, and of others only what they share', async () => {
    const [family] = await families(a)
    const forA = await compareFamily(workplace.contextOf(a), family?.id ?? '')
    expect(forA.columns.map(({ processId }) => processId)).toEqual(['dog-a', 'dog-b'])
    expect(forA.columns[0]).toMatchObject({ casesPerYear: 4711, leadTimeDays: 9, mediaBreaks: 1 })
    expect(forA.columns[0]?.minutesPerCase).toBeCloseTo(77 * (0.9 * 3 + 1))
    expect(forA.columns[1]).toMatchObject({
      casesPerYear: null,
      minutesPerCase: null,
      mediaBreaks: null,
      leadTimeDays: 9,
    })
    expect(JSON.stringify(forA)).toContain('77')
    expect(JSON.stringify(forA)).not.toMatch(/\b33\b|122/)
    const stepsOfB = forA.rows.flatMap((row) => {
      const cell = row.cells[1]
      return cell?.kind === 'steps' ? cell.steps : []
    })
    expect(stepsOfB).toHaveLength(5)
    for (const step of stepsOfB) expect(step).toMatchObject({ minutes: null, share: null })
    const forB = await compareFamily(workplace.contextOf(b), family?.id ?? '')
    expect(forB.columns.map(({ processId }) => processId)).toEqual(['dog-b', 'dog-a'])
    expect(JSON.stringify(forB)).not.toMatch(/\b77\b/)
  })

  it('shows figures of others once they share them', async () => {
    const ctx = workplace.contextOf(b)
    await changeProcess(ctx, 'dog-b', {
      shared: { minutes: true, cases: true, posts: true },
      seen: await see(ctx, 'dog-b'),
    })
    await workplace.settled('v')
    const view = await compareProcesses(workplace.contextOf(a), ['dog-a', 'dog-b'])
    expect(view.columns[1]).toMatchObject({ casesPerYear: 4711, mediaBreaks: 1 })
    expect(view.columns[1]?.minutesPerCase).toBeCloseTo(33 * (0.9 * 4 + 1))
    expect(view.findings.map((finding) => finding.code)).toContain('minutesPerCase')
  })

  it('becomes one model, in which each step says who does it, and nothing in-house', async () => {
    const ctx = workplace.contextOf(a)
    const [family] = await families(a)
    const model = await mergeOfFamily(ctx, family?.id ?? '')
    expect(model).toMatchObject({ atLeast: 1, of: 2, stepsLeftOut: 0 })
    const own = model.elements.find(({ label }) => label === 'Vorgang anlegen')
    expect(own?.doers.map(({ processId }) => processId)).toEqual(['dog-b'])
    expect(own?.others).toHaveLength(1)
    expect(model.svg).toContain('Vorgang anlegen')
    expect(model.questions.map(({ code }) => code)).toContain('notAll')
    expect(JSON.stringify(model)).not.toMatch(/\b33\b|\b77\b|4711/)
    const both = await mergeProcesses(ctx, ['dog-b', 'dog-a'], { atLeast: 2 })
    expect(both.atLeast).toBe(2)
    expect(both.stepsLeftOut).toBe(1)
    expect(both.svg).not.toContain('Vorgang anlegen')
    expect(both.elements.filter(({ kind }) => kind === 'task')).toHaveLength(4)
    for (const { doers } of both.elements) expect(doers).toHaveLength(2)
  })

  it('says who is competent elsewhere instead of showing a gap', async () => {
    const view = await compareProcesses(workplace.contextOf(a), ['dog-a', 'dog-b'])
    expect(view.elsewhere).toEqual([
      { organisationName: 'Kreis K', text: 'Kreis K: „Hundesteuer“ ist hier keine Aufgabe.' },
    ])
  })

  it('is between 2 and 25 processes that the reader sees', async () => {
    await add('dog-hidden', 'v-b', dogs(5), 'organisation')
    const ctx = workplace.contextOf(a)
    expect(await code(compareProcesses(ctx, ['dog-a', 'dog-a']))).toBe('compare/too-few')
    expect(await code(mergeProcesses(ctx, ['dog-a', 'dog-a']))).toBe('compare/too-few')
    expect(await code(mergeProcesses(ctx, ['dog-a', 'dog-hidden']))).toBe('thing/not-found')
    expect(await code(compareProcesses(ctx, ['dog-a', 'dog-hidden']))).toBe('thing/not-found')
    expect(await code(compareProcesses(workplace.contextOf(k), ['dog-a', 'x']))).toBe(
      'thing/not-found',
    )
    const many = Array.from({ length: 26 }, (_, at) => `p${at}`)
    expect(await code(compareProcesses(ctx, many))).toBe('compare/too-many')
  })
})
