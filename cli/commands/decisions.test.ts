import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFolder, run } from '../testing.ts'

const folder = makeFolder()
const cwd = folder.path
const list = (word: string) =>
  `Prozess: Zufahrt genehmigen\n\n1. Antrag annehmen\n2. Zufahrt ${word}\n3. Bescheid senden\n`

interface Pair {
  readonly a: string
  readonly b: string
  readonly reason: string
}

const decide = (name: string, element: string, verdict: string, file = 'b.steps.txt') =>
  writeFileSync(
    join(cwd, name),
    JSON.stringify({
      decisions: [{ a: { file: 'a.steps.txt', element: 's2' }, b: { file, element }, verdict }],
    }),
  )

beforeAll(() => {
  writeFileSync(join(cwd, 'a.steps.txt'), list('begehen'))
  mkdirSync(join(cwd, 'dort'))
  writeFileSync(join(cwd, 'dort', 'b.steps.txt'), list('belaufen'))
  decide('ja.json', 's3', 'confirmed')
  decide('nein.json', 's2', 'rejected')
  decide('falsch.json', 's9', 'confirmed')
  decide('fremd.json', 's2', 'confirmed', 'c.steps.txt')
  writeFileSync(join(cwd, 'kein.json'), '{"decisions": "keine"}')
  writeFileSync(join(cwd, 'leer.json'), 'Hallo')
})
afterAll(folder.remove)

const models = ['a.steps.txt', 'dort/b.steps.txt']

const match = async (decisions: string): Promise<readonly Pair[]> => {
  const { out } = await run(['match', ...models, '--decisions', decisions, '--json'], { cwd })
  return (JSON.parse(out) as { pairs: Pair[] }).pairs
}

describe('decisions on links from a file', () => {
  it('are obeyed by match, and said', async () => {
    const yes = await match('ja.json')
    expect(yes.find(({ a, b }) => a === 's2' && b === 's3')?.reason).toMatch(/bestätigt/i)
    expect((await match('nein.json')).some(({ a, b }) => a === 's2' && b === 's2')).toBe(false)
  })

  it('are obeyed by compare, whose rows they make', async () => {
    const rows = async (...more: readonly string[]): Promise<readonly string[]> => {
      const { out } = await run(['compare', ...models, '--json', ...more], { cwd })
      const read = JSON.parse(out) as {
        rows: { cells: ({ element: string } | null)[] }[]
      }
      return read.rows.map(({ cells }) => cells.map((cell) => cell?.element ?? '-').join(' '))
    }
    expect(await rows()).toContain('s2 s2')
    expect(await rows('--decisions', 'nein.json')).toEqual(expect.arrayContaining(['s2 -', '- s2']))
    expect((await rows('--strict')).length).toBeGreaterThanOrEqual((await rows()).length)
    expect(await rows('--one-to-one')).toContain('s2 s2')
  })

  it.each([
    ['no JSON', 'leer.json', /„leer.json“ ist keine Liste von Entscheidungen/],
    ['something else', 'kein.json', /„kein.json“ ist keine Liste von Entscheidungen/],
    ['a step that is not there', 'falsch.json', /„s9“.*„b.steps.txt“/],
    ['a file that is not compared', 'fremd.json', /„c.steps.txt“/],
    ['no file', 'weg.json', /„weg.json“ gibt es nicht/],
  ])('are answered with one line and 2 where they are wrong: %s', async (_, file, words) => {
    const { code, err } = await run(['match', ...models, '--decisions', file], { cwd })
    expect(code).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(words)
  })
})
