// What is suggested while writing, on a real database: one's own words, shared ones of others with whose
// they are, and for an as-is process nothing that could falsify it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Sharing } from '#library'
import { namedProcess, start, task } from '#process'
import { makeAlliance, makePerson, makeProcess } from '../../test/database/make-alliance.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database/test-database.ts'
import { makeWorkplace, type Workplace } from '../imports/testing/workplace.ts'
import { addJob } from '../store/jobs.ts'
import { openDraft } from './open-draft.ts'
import { recordProcess } from './record-process.ts'
import { suggestForStep, suggestNext, suggestWords } from './suggest-while-writing.ts'
import { withdrawProcess } from './withdraw-process.ts'

/** Whatever of others must not be seen has this word in it. */
const SECRET = 'Verschlusssache'

let database: TestDatabase
let workplace: Workplace
let anna: Actor
let bert: Actor
let asIs = ''
let target = ''

const put = (
  id: string,
  organisation: 'a' | 'b' | 'k',
  visibility: 'alliance' | 'organisation',
  [label, actor, system]: readonly [string, string, string],
  sharing: Sharing = { minutes: false, cases: false, posts: true },
) =>
  makeProcess(database.store, {
    ...{ id, allianceId: 'v', organisationId: `v-${organisation}`, visibility, sharing },
    ...{ name: 'Bauantrag bearbeiten', profile: {} },
    process: namedProcess(
      'Bauantrag',
      start('Antrag'),
      task(label, { actor, work: { systems: [system] } }),
    ),
  })

const begin = async (id: string, aspect: 'asIs' | 'target'): Promise<string> => {
  const ctx = workplace.contextOf(anna)
  await recordProcess(ctx, {
    ...{ id, organisationId: 'v-a', name: 'Bauantrag', profile: {} },
    ...{ visibility: 'organisation', aspect },
  })
  return (await openDraft(ctx, id)).id
}

const makeIndexes = async (id: string) => {
  await database.store.asWorker('v', (tx) =>
    addJob(tx, {
      ...{ id, kind: 'families', payload: { allianceId: 'v' } },
      ...{ runAt: new Date(0), createdAt: new Date(0) },
    }),
  )
  await workplace.settled('v')
}

beforeAll(async () => {
  database = await createTestDatabase()
  workplace = makeWorkplace(database)
  await makeAlliance(database.store, 'v')
  anna = await makePerson(database.store, 'v', 'anna', { 'v-a': ['modeller'] })
  // Belongs to both: what B keeps in-house must not come into A's processes through him.
  bert = await makePerson(database.store, 'v', 'bert', {
    'v-a': ['reader'],
    'v-b': ['modeller', 'organisationAdmin'],
  })
  workplace.startJobs()
  await put('own-1', 'a', 'organisation', ['Antrag sichten', 'Bauamt', 'ProBauG'])
  await put('own-2', 'a', 'organisation', ['Akte anlegen', 'Registratur', 'E-Akte'])
  await put('own-3', 'a', 'alliance', ['Akte schließen', 'Registratur', 'E-Akte'])
  await put('shared-b', 'b', 'alliance', ['Bauvorlagen vorprüfen', 'Bauaufsicht', 'TERRA'])
  await put('shared-k', 'k', 'alliance', ['Bauvorlagen vorprüfen', 'registratur', 'TERRA'])
  await put('hidden', 'b', 'organisation', [`Bauvorlagen ${SECRET}`, SECRET, SECRET])
  const noPosts = { minutes: false, cases: false, posts: false }
  await put('no-posts', 'k', 'alliance', ['Bauvorlagen ordnen', SECRET, 'TERRA'], noPosts)
  await put('withdrawn', 'b', 'alliance', [`Bauvorlagen ${SECRET}`, SECRET, SECRET])
  await withdrawProcess(workplace.contextOf(bert), 'withdrawn')
  await makeIndexes('families')
  asIs = await begin('ab'.repeat(12), 'asIs')
  target = await begin('cd'.repeat(12), 'target')
})
afterAll(async () => {
  await workplace?.close()
  await database?.drop()
})

const words = (draft: string, who = anna) => suggestWords(workplace.contextOf(who), draft)
const step = (draft: string, text: string, who = anna) =>
  suggestForStep(workplace.contextOf(who), draft, text)

describe('names to choose from', () => {
  it('are the own ones, those used most first, and for an as-is process no posts of others', async () => {
    const { actors, systems } = await words(asIs)
    expect(actors).toEqual([
      { name: 'Registratur', organisations: [] },
      { name: 'Bauamt', organisations: [] },
    ])
    // The same product is called the same everywhere.
    expect(systems).toEqual([
      { name: 'E-Akte', organisations: [] },
      { name: 'ProBauG', organisations: [] },
      { name: 'TERRA', organisations: ['K', 'B'] },
    ])
  })

  it('are followed by those of others for a target, with whose they are and none twice', async () => {
    const { actors } = await words(target)
    expect(actors.slice(0, 2).map(({ name }) => name)).toEqual(['Registratur', 'Bauamt'])
    expect(actors).toContainEqual({ name: 'Bauaufsicht', organisations: ['B'] })
    expect(actors.filter(({ name }) => name.toLowerCase() === 'registratur')).toHaveLength(1)
  })

  it('tell nothing that others keep to themselves, not even to who belongs to both', async () => {
    for (const who of [anna, bert]) {
      for (const draft of [asIs, target]) {
        expect(JSON.stringify(await words(draft, who))).not.toContain(SECRET)
      }
    }
  })
})

describe('for the words of a step', () => {
  it('steps of others come with a target, the most used first, with whose they are', async () => {
    const { steps } = await step(target, 'Bauvorlagen prüfen')
    expect(steps[0]).toEqual({ label: 'Bauvorlagen vorprüfen', organisations: ['B', 'K'] })
    expect(steps.map(({ label }) => label)).toContain('Bauvorlagen ordnen')
  })

  it('an as-is process gets none, however it is asked', async () => {
    for (const text of ['Bauvorlagen prüfen', 'Bauvorlagen vorprüfen', 'Bauvorlagen']) {
      expect((await step(asIs, text)).steps).toEqual([])
    }
  })

  it('steps are neither those of the own administration nor what others keep to themselves', async () => {
    for (const who of [anna, bert]) {
      expect((await step(target, 'Akten schließen', who)).steps).toEqual([])
      const said = JSON.stringify(await step(target, `Bauvorlagen ${SECRET}`, who))
      expect(said).not.toContain(SECRET)
    }
  })

  it('a better label is said with its reason', async () => {
    expect((await step(asIs, 'Antragsprüfung')).fix).toEqual({
      label: 'Antrag prüfen',
      because: [{ kind: 'verb', from: 'Antragsprüfung', to: 'prüfen' }],
    })
    expect((await step(asIs, 'Antrag prüfen')).fix).toBe(null)
  })

  it('nobody asks at a draft of another administration', async () => {
    const other = await makePerson(database.store, 'v', 'karl', { 'v-k': ['allianceCoordinator'] })
    await expect(step(target, 'Bauvorlagen', other)).rejects.toMatchObject({
      code: 'thing/not-found',
    })
    await expect(words(target, other)).rejects.toMatchObject({ code: 'thing/not-found' })
  })
})

describe('what comes next', () => {
  const next = (draft: string, after: string, who = anna) =>
    suggestNext(workplace.contextOf(who), draft, after)

  it('is what others who do the same work begin with, for a target only', async () => {
    const { steps } = await next(target, '')
    expect(steps[0]).toEqual({ label: 'Bauvorlagen vorprüfen', organisations: ['B', 'K'] })
    expect(await next(asIs, '')).toEqual({ steps: [] })
    expect(await next(asIs, 'Bauvorlagen vorprüfen')).toEqual({ steps: [] })
  })

  it('stands behind the step before in the lists of others', async () => {
    await makeProcess(database.store, {
      ...{ id: 'longer', allianceId: 'v', organisationId: 'v-k', visibility: 'alliance' },
      ...{ sharing: { minutes: false, cases: false, posts: false }, profile: {} },
      name: 'Bauantrag bearbeiten',
      process: namedProcess(
        'Bauantrag',
        start('Antrag'),
        task('Bauvorlagen prüfen'),
        task('Nachbarn beteiligen'),
      ),
    })
    await makeIndexes('again')
    const { steps } = await next(target, 'Bauvorlagen prüfen')
    expect(steps).toContainEqual({ label: 'Nachbarn beteiligen', organisations: ['K'] })
  })

  it('tells nothing that others keep to themselves', async () => {
    for (const who of [anna, bert])
      for (const after of ['', `Bauvorlagen ${SECRET}`])
        expect(JSON.stringify(await next(target, after, who))).not.toContain(SECRET)
  })
})
