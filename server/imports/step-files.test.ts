// Step lists as editors really save them, and what a coordinator hears about another's library.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#library'
import { makeAlliance, makePerson } from '../../test/database/make-alliance.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database/test-database.ts'
import { changeProcess } from '../actions/change-process.ts'
import { showProcess } from '../actions/show-process.ts'
import { makeZip } from './testing/make-zip.ts'
import { importAll, makeWorkplace, see, upload, type Workplace } from './testing/workplace.ts'

const TEXT = 'Prozess: Überprüfung\n1. Maße prüfen @Büro [10 Min.]\n2. Bescheid senden\n'

let database: TestDatabase
let workplace: Workplace
let modeller: Actor
let coordinator: Actor
beforeAll(async () => {
  database = await createTestDatabase()
  workplace = makeWorkplace(database)
  workplace.startJobs()
  await makeAlliance(database.store, 'v')
  modeller = await makePerson(database.store, 'v', 'modeller', { 'v-a': ['modeller'] })
  coordinator = await makePerson(database.store, 'v', 'coordinator', {
    'v-k': ['allianceCoordinator'],
  })
})
afterAll(async () => {
  await workplace?.close()
  await database?.drop()
})

describe('a step list', () => {
  it.each([
    ['Windows-1252', Buffer.from(TEXT, 'latin1')],
    ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
  ])('keeps its umlauts when saved as %s', async (encoding, bytes) => {
    const ctx = workplace.contextOf(modeller)
    const files = { 'a.steps.txt': bytes }
    const { files: results } = await importAll(workplace, ctx, files, { organisationId: 'v-a' })
    expect(results[0]).toMatchObject({ outcome: 'imported', processName: 'Überprüfung' })
    expect(results[0]?.remarks.length).toBe(encoding === 'Windows-1252' ? 1 : 0)
    const { steps } = await showProcess(ctx, results[0]?.processId ?? '')
    expect(steps.filter(({ kind }) => kind === 'step').map(({ label }) => label)).toEqual([
      'Maße prüfen',
      'Bescheid senden',
    ])
  })

  it('is refused at once where it is no text', async () => {
    const noise = Buffer.from('Prozess: A\0B\n1. x\0y\n')
    const { state, files } = await upload(workplace.contextOf(modeller), { 'a.steps.txt': noise })
    expect([state, files[0]?.outcome, files[0]?.reason]).toEqual([
      'done',
      'refused',
      'Die Datei enthält keinen lesbaren Text. Bitte speichern Sie die Schrittliste als Text (UTF-8).',
    ])
  })
})

describe('a model nobody could read on one page', () => {
  const listOf = (steps: number, name = 'Lang') =>
    `Prozess: ${name}\n${Array.from({ length: steps }, (_, at) => `${at + 1}. Schritt ${at}`).join('\n')}\n`

  it('is refused, with the limit', async () => {
    const ctx = workplace.contextOf(modeller)
    const files = { 'lang.steps.txt': listOf(3_001) }
    const { files: results } = await importAll(workplace, ctx, files, { organisationId: 'v-a' })
    expect(results[0]?.outcome).toBe('refused')
    expect(results[0]?.reason).toContain('3000 Schritte')
  })

  it('gets a name that fits the library, cut between characters', async () => {
    const ctx = workplace.contextOf(modeller)
    const files = { 'name.steps.txt': listOf(2, `a${'🐶'.repeat(400)}`) }
    const { files: results } = await importAll(workplace, ctx, files, { organisationId: 'v-a' })
    expect(results[0]?.processName).toMatch(/^a(🐶)+$/u)
    expect(results[0]?.processName?.length).toBeLessThanOrEqual(300)
  })
})

describe('a folder', () => {
  it('may be called anything, also what JavaScript knows', async () => {
    const entry = (name: string) => ({
      name,
      content: `Prozess: ${name}\n1. Anzeige prüfen @${name}\n`,
    })
    const zip = makeZip([
      entry('constructor/a.steps.txt'),
      entry('toString/b.steps.txt'),
      entry('__proto__/c.steps.txt'),
    ])
    const ctx = workplace.contextOf(modeller)
    const { files } = await importAll(workplace, ctx, { 'a.zip': zip }, { organisationId: 'v-a' })
    expect(files.map(({ outcome }) => outcome)).toEqual(['imported', 'imported', 'imported'])
  })
})

describe('a model that is there already', () => {
  it('does not tell a coordinator what it is called in-house', async () => {
    const own = workplace.contextOf(modeller)
    const files = { 'b.steps.txt': 'Prozess: Gewerbe\n1. Anzeige prüfen\n' }
    const mine = await importAll(workplace, own, files, { organisationId: 'v-a' })
    const id = mine.files[0]?.processId ?? ''
    await changeProcess(own, id, { name: 'Nur für uns', seen: await see(own, id) })
    const ctx = workplace.contextOf(coordinator)
    const theirs = await importAll(workplace, ctx, files, { organisationId: 'v-a' })
    expect(theirs.files[0]).toMatchObject({ outcome: 'unchanged', processId: null })
    expect(JSON.stringify(theirs)).not.toContain('Nur für uns')
    const again = await importAll(workplace, own, files, { organisationId: 'v-a' })
    expect(again.files[0]?.processName).toBe('Nur für uns')
  })
})
