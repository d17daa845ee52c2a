// What people say of families, on a real database: it stays whatever is found anew, and tells nobody of what
// they may not see.

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#library'
import { end, namedProcess, type Process, start, task } from '#process'
import { makeAlliance, makePerson, makeProcess } from '../../test/database/make-alliance.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database/test-database.ts'
import {
  addToFamily,
  removeFromFamily,
  renameFamily,
  setFamilyReference,
} from '../actions/change-family.ts'
import { changeProcess } from '../actions/change-process.ts'
import { Refused } from '../actions/context.ts'
import { listFamilies } from '../actions/list-families.ts'
import { showFamilyLikeness } from '../actions/show-family-likeness.ts'
import { showFamilyMembers } from '../actions/show-family-members.ts'
import { showLineage, traceLineage } from '../actions/trace-lineage.ts'
import { restoreProcess, withdrawProcess } from '../actions/withdraw-process.ts'
import { makeWorkplace, see, type Workplace } from '../imports/testing/workplace.ts'
import { forgetFamilyWeights } from '../store/family-weights.ts'
import { addJob } from '../store/jobs.ts'

let database: TestDatabase
let workplace: Workplace
let a: Actor
let b: Actor
let k: Actor
let reader: Actor
beforeAll(async () => {
  database = await createTestDatabase()
  workplace = makeWorkplace(database)
  const { store } = database
  await makeAlliance(store, 'v')
  a = await makePerson(store, 'v', 'a', { 'v-a': ['modeller'] })
  b = await makePerson(store, 'v', 'b', { 'v-b': ['modeller'] })
  k = await makePerson(store, 'v', 'k', { 'v-k': ['allianceCoordinator'] })
  reader = await makePerson(store, 'v', 'reader', { 'v-a': ['reader'] })
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

const as = (processId: string | null, isBinding = false) => ({ processId, isBinding })

const dogs = (...extra: readonly string[]): Process =>
  namedProcess(
    'Hundesteuer anmelden',
    start('Hund angemeldet'),
    ...['Anmeldung entgegennehmen', 'Angaben prüfen', ...extra, 'Steuer festsetzen'].map((label) =>
      task(label, { actor: 'Steueramt', work: { minutes: 30 } }),
    ),
    end('erledigt'),
  )
const building = (): Process =>
  namedProcess('Bauantrag bearbeiten', start(), task('Bauvorlagen sichten'), task('Genehmigen'))

const add = (
  id: string,
  organisationId: string,
  process: Process = dogs(),
  visibility: 'organisation' | 'alliance' = 'alliance',
) =>
  makeProcess(database.store, {
    ...{ id, organisationId, process, visibility, allianceId: 'v', name: process.name },
    profile: { casesPerYear: 1000 },
    sharing: { minutes: true, cases: true, posts: true },
  })

const recompute = async () => {
  const now = new Date()
  await database.store.asWorker('v', (tx) =>
    addJob(tx, {
      ...{ id: workplace.deps.newId(), kind: 'families', payload: { allianceId: 'v' } },
      ...{ runAt: now, createdAt: now },
    }),
  )
  await workplace.settled('v')
}
const fromScratch = async () => {
  await database.store.asWorker('v', forgetFamilyWeights)
  await recompute()
}
const families = async (actor: Actor) => (await listFamilies(workplace.contextOf(actor))).families
const seen = async (actor: Actor) =>
  (await families(actor)).map(({ members }) => members.map(({ id }) => id).join(' '))
const only = async (actor: Actor): Promise<string> => {
  const [family, ...more] = await families(actor)
  if (!family || more.length > 0) throw new Error('There should be one family.')
  return family.id
}
const members = async (actor: Actor, id: string) => {
  const view = await showFamilyMembers(workplace.contextOf(actor), id)
  const ids = (list: readonly { readonly id: string }[]) => list.map((one) => one.id).join(' ')
  return {
    ...view,
    ...{ members: ids(view.members), out: ids(view.removed), suggested: ids(view.suggested) },
  }
}
const code = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  return 'no error'
}
const audit = async () =>
  (
    await database.store.asActor(k, (tx) =>
      sql<{
        what: string
      }>`select what from audit where subject_kind = 'family' order by id`.execute(tx),
    )
  ).rows.map(({ what }) => what)

describe('a process taken out of a family', () => {
  it('stays out when families are found anew, and can be put back', async () => {
    for (const at of ['a', 'b', 'k']) await add(`dog-${at}`, `v-${at}`)
    await recompute()
    const id = await only(a)
    const before = (await audit()).length
    await removeFromFamily(workplace.contextOf(a), id, 'dog-k')
    await workplace.settled('v')
    expect(await seen(b)).toEqual(['dog-a dog-b'])
    await fromScratch()
    expect(await seen(b)).toEqual(['dog-a dog-b'])
    expect(await members(b, id)).toMatchObject({
      ...{ members: 'dog-a dog-b', out: 'dog-k', suggested: '', isConfirmed: true },
    })
    await addToFamily(workplace.contextOf(b), id, 'dog-k')
    await fromScratch()
    expect(await members(b, id)).toMatchObject({ members: 'dog-a dog-b dog-k', out: '' })
    expect((await audit()).slice(before)).toEqual(['familyMemberRemoved', 'familyMemberAdded'])
    expect(workplace.reports).toEqual([])
  })

  it('leaves one alone that is no family any more, until it is put back', async () => {
    await add('dog-a', 'v-a')
    await add('dog-b', 'v-b')
    await recompute()
    const id = await only(a)
    await removeFromFamily(workplace.contextOf(a), id, 'dog-b')
    await fromScratch()
    expect(await seen(a)).toEqual([])
    expect(await code(showFamilyMembers(workplace.contextOf(a), id))).toBe('thing/not-found')
    await addToFamily(workplace.contextOf(a), id, 'dog-b')
    expect(await seen(a)).toEqual(['dog-a dog-b'])
  })
})

describe('a family that people look after', () => {
  it('is suggested what comes, and takes in only what they say', async () => {
    await add('dog-a', 'v-a')
    await add('dog-b', 'v-b')
    await add('building', 'v-a', building())
    await recompute()
    const id = await only(a)
    await renameFamily(workplace.contextOf(a), id, 'Unsere Hunde')
    await addToFamily(workplace.contextOf(a), id, 'building')
    await add('dog-k', 'v-k')
    await recompute()
    expect(await members(a, id)).toMatchObject({
      ...{ name: 'Unsere Hunde', members: 'building dog-a dog-b', suggested: 'dog-k' },
    })
    expect(await seen(a)).toEqual(['building dog-a dog-b'])
    await addToFamily(workplace.contextOf(a), id, 'dog-k')
    await fromScratch()
    expect(await members(a, id)).toMatchObject({ suggested: '', out: '' })
    expect(await seen(a)).toEqual(['building dog-a dog-b dog-k'])
  })

  it('says who is alike and why a workshop is worth it, in words', async () => {
    await add('dog-a', 'v-a')
    await add('dog-b', 'v-b', dogs('Vorgang anlegen'))
    await add('dog-x', 'v-b', dogs('Geheimes tun'), 'organisation')
    await recompute()
    const shown = await showFamilyLikeness(workplace.contextOf(a), await only(a))
    expect(shown.members.map(({ id }) => id)).toEqual(['dog-a', 'dog-b'])
    const [[self, likeness] = [], [mirrored] = []] = shown.cells
    expect(self).toBeNull()
    expect(likeness).toBe(mirrored)
    expect(likeness).toBeGreaterThan(0.5)
    expect(shown.reasons[1]).toMatch(/^2 Verwaltungen/)
    expect(shown.reasons[2]).toContain('3.500 Stunden')
    expect(shown.worthWorkshop).toBeGreaterThan(0)
  })
})

describe('the process marked as the common way', () => {
  it('is one that all see, replaces the one before, and is shown as far as it is seen', async () => {
    await add('dog-a', 'v-a')
    await add('dog-b', 'v-b')
    await add('dog-x', 'v-b', dogs(), 'organisation')
    await recompute()
    const id = await only(a)
    const ofA = workplace.contextOf(a)
    await setFamilyReference(ofA, id, as('dog-a'))
    expect(await members(b, id)).toMatchObject({ referenceId: 'dog-a' })
    await setFamilyReference({ ...ofA, now: new Date() }, id, as('dog-b'))
    expect(await members(b, id)).toMatchObject({ referenceId: 'dog-b' })
    await recompute()
    expect(await members(b, id)).toMatchObject({ referenceId: 'dog-b' })
    expect(await code(setFamilyReference(workplace.contextOf(b), id, as('dog-x')))).toBe(
      'family/not-shared',
    )
    expect(await code(setFamilyReference(ofA, id, as('dog-x')))).toBe('thing/not-found')
    await setFamilyReference(ofA, id, as(null))
    expect(await members(a, id)).toMatchObject({ referenceId: null })
  })
})

describe('the binding way of a family', () => {
  it('is said, replaced and taken out by coordination alone, and tells the others', async () => {
    const shared = { allianceId: 'v', visibility: 'alliance', process: dogs() } as const
    await makeProcess(database.store, {
      ...{ ...shared, id: 'dog-k', organisationId: 'v-k', state: 'approved' },
    })
    await add('dog-a', 'v-a')
    await recompute()
    const id = await only(a)
    const [ofA, ofC] = [workplace.contextOf(a), workplace.contextOf(k)]
    expect(await members(a, id)).toMatchObject({ canChange: true, canBind: false })
    expect(await code(setFamilyReference(ofA, id, as('dog-k', true)))).toBe('right/missing')
    expect(await code(setFamilyReference(ofC, id, as('dog-a', true)))).toBe('lineage/not-in-force')
    await setFamilyReference(ofC, id, as('dog-k', true))
    expect(await members(a, id)).toMatchObject({ referenceId: 'dog-k', isBinding: true })
    for (const other of [as('dog-a'), as('dog-k'), as(null)]) {
      expect(await code(setFamilyReference(ofA, id, other))).toBe('right/missing')
    }
    expect(await code(removeFromFamily(ofA, id, 'dog-k'))).toBe('right/missing')
    // The database says so, too.
    const unbind = sql`update family_member set is_binding = false where is_binding`
    await expect(database.store.asActor(a, (tx) => unbind.execute(tx))).rejects.toThrow(
      /coordination/,
    )
    expect((await showLineage(ofA, 'dog-a')).commonWay).toEqual({
      ...{ id: 'dog-k', name: 'Hundesteuer anmelden', organisationName: 'Kreis K' },
      ...{ familyId: id, agreedVersion: null, isBinding: true, isAsked: true },
    })
    const link = { act: 'link', originId: 'dog-k', version: 1, reason: '', seen: 0 } as const
    expect((await traceLineage(ofA, 'dog-a', link)).commonWay).toMatchObject({ isAsked: false })
    expect((await showLineage(ofC, 'dog-k')).commonWay).toMatchObject({ isAsked: false })
    await setFamilyReference(ofC, id, as('dog-k'))
    expect(await members(a, id)).toMatchObject({ referenceId: 'dog-k', isBinding: false })
    await setFamilyReference(ofA, id, as(null))
    expect((await showLineage(ofA, 'dog-a')).commonWay).toBeNull()
    // Each test begins with an empty library, and lineage holds on to it.
    await database.pool.query('truncate lineage_fact')
  })
})

describe('the binding way of a family that is withdrawn', () => {
  it('gives way to what others mark meanwhile, and is binding again when it comes back', async () => {
    const shared = { allianceId: 'v', visibility: 'alliance', process: dogs() } as const
    await makeProcess(database.store, {
      ...{ ...shared, id: 'dog-a', organisationId: 'v-a', state: 'approved' },
    })
    await add('dog-b', 'v-b')
    await add('dog-k', 'v-k')
    await recompute()
    const id = await only(k)
    const [ofA, ofC] = [workplace.contextOf(a), workplace.contextOf(k)]
    await setFamilyReference(ofC, id, as('dog-a', true))
    await withdrawProcess(ofA, 'dog-a')
    expect(await code(setFamilyReference(ofA, id, as('dog-a')))).toBe('family/not-shared')
    await setFamilyReference(ofA, id, as('dog-b'))
    expect(await members(a, id)).toMatchObject({ referenceId: 'dog-b', isBinding: false })
    expect(await code(removeFromFamily(ofA, id, 'dog-a'))).toBe('right/missing')
    await restoreProcess(ofA, 'dog-a')
    expect(await members(a, id)).toMatchObject({ referenceId: 'dog-a', isBinding: true })
    expect((await showLineage(workplace.contextOf(b), 'dog-b')).commonWay).toMatchObject({
      ...{ id: 'dog-a', isBinding: true },
    })
  })
})

describe('what is kept to an organisation', () => {
  it('is neither told nor touched by what others say of a family', async () => {
    await add('dog-a', 'v-a')
    await add('dog-b', 'v-b')
    await add('dog-x', 'v-b', { ...dogs(), name: 'Geheime Hundesteuer' }, 'organisation')
    await recompute()
    const id = await only(a)
    const ofA = workplace.contextOf(a)
    expect(await code(removeFromFamily(ofA, id, 'dog-x'))).toBe('thing/not-found')
    expect(await code(addToFamily(ofA, id, 'dog-x'))).toBe('thing/not-found')
    await renameFamily(ofA, id, 'Hunde')
    expect(await members(b, id)).toMatchObject({ members: 'dog-a dog-b dog-x' })
    await removeFromFamily(workplace.contextOf(b), id, 'dog-x')
    expect(await members(b, id)).toMatchObject({ out: 'dog-x' })
    const view = JSON.stringify(await members(a, id))
    expect(view).not.toMatch(/dog-x|Geheim/)
  })

  it('is not told to those who see only what is suggested or was taken out', async () => {
    for (const at of ['1', '2', '3']) await add(`dog-${at}`, 'v-b', dogs(), 'organisation')
    await recompute()
    const id = await only(b)
    await renameFamily(workplace.contextOf(b), id, 'Geheime Hunde')
    await add('dog-a', 'v-a')
    await recompute()
    expect(await members(b, id)).toMatchObject({ suggested: 'dog-a' })
    const named = () =>
      database.store.asActor(a, async (tx) => (await sql`select name from family`.execute(tx)).rows)
    expect(await named()).toEqual([])
    await removeFromFamily(workplace.contextOf(b), id, 'dog-a')
    expect(await members(b, id)).toMatchObject({ suggested: '', out: 'dog-a' })
    expect(await named()).toEqual([])
    expect(await code(showFamilyMembers(workplace.contextOf(a), id))).toBe('thing/not-found')
    expect(await code(removeFromFamily(workplace.contextOf(a), id, 'dog-a'))).toBe(
      'thing/not-found',
    )
  })

  it('gives its name to no family that people touched without naming it', async () => {
    await add('dog-a', 'v-a')
    await add('dog-b', 'v-b', { ...dogs(), name: 'Hunde von B' })
    await recompute()
    const id = await only(a)
    await setFamilyReference(workplace.contextOf(a), id, as('dog-a'))
    const ctx = { ...workplace.contextOf(b), now: new Date() }
    await add('dog-k', 'v-k', { ...dogs(), name: 'Hunde von K' })
    await addToFamily(workplace.contextOf(a), id, 'dog-k')
    await changeProcess(ctx, 'dog-b', {
      visibility: 'organisation',
      name: 'Geheim',
      seen: await see(ctx, 'dog-b'),
    })
    await workplace.settled('v')
    expect(JSON.stringify(await members(a, id))).not.toMatch(/Geheim|Hunde von B/)
  })

  it('cannot be changed by readers', async () => {
    await add('dog-a', 'v-a')
    await add('dog-b', 'v-b')
    await recompute()
    const id = await only(a)
    const ctx = workplace.contextOf(reader)
    expect(await members(reader, id)).toMatchObject({ canChange: false })
    for (const work of [
      renameFamily(ctx, id, 'Anders'),
      addToFamily(ctx, id, 'dog-a'),
      removeFromFamily(ctx, id, 'dog-a'),
      setFamilyReference(ctx, id, as('dog-a')),
    ]) {
      expect(await code(work)).toBe('right/missing')
    }
    // The database says so, too.
    const touched = await database.store.asActor(reader, async (tx) => [
      (await sql`update family set name = 'Anders'`.execute(tx)).numAffectedRows,
      (await sql`update family_member set state = 'out'`.execute(tx)).numAffectedRows,
    ])
    expect(touched).toEqual([0n, 0n])
  })
})
