// Damaged files: whatever happens to a real model of any vendor, its bytes, tags, attributes,
// references, nesting or encoding, reading ends soon with a process that keeps the invariants and the
// laws and has lost nothing silently, or with a refusal. Seeded, so a failure can be repeated. `npm
// run soak` reads 100,000 damaged files, also made from the models of PROZESS_TEST_DATA.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemsOf } from '#process'
import { readXml } from '#xml'
import { cpuTime } from '../../test/cpu-time.ts'
import { testDataPath } from '../../test/data.ts'
import { lostSilently } from '../../test/mutation/census.ts'
import { damaged } from '../../test/mutation/damaged.ts'
import { runs } from '../../test/runs.ts'
import { checkBpmn } from './check-bpmn.ts'
import { readBpmn } from './read.ts'

const isSoak = process.env.PROZESS_SOAK !== undefined

const modelsIn = (folder: string | undefined): readonly string[] =>
  folder === undefined
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.bpmn(20\.xml)?$/.test(name))
        .sort()
        .map((name) => join(folder, name))

const seeds = [
  ...modelsIn(join(import.meta.dirname, '../../test/models')),
  ...(isSoak ? modelsIn(testDataPath('bpmn')) : []),
].map((file) => readFileSync(file))

/** Larger ones take the time of many small ones and hold nothing that those do not. */
const models = seeds.filter(({ length }) => length < 150_000)

describe('a damaged file', () => {
  it('is read soundly or refused, soon, and loses nothing silently', () => {
    const cases = runs(1_000, 100_000)
    let readable = 0
    const refused = new Map<string, number>()
    let slowest = 0
    fc.assert(
      fc.property(damaged(models), (bytes) => {
        const { value: reading, milliseconds } = cpuTime(() => readBpmn(bytes))
        slowest = Math.max(slowest, milliseconds)
        expect(milliseconds).toBeLessThan(1_000)
        if (reading.kind === 'refused') {
          const { code } = reading.refusal
          refused.set(code, (refused.get(code) ?? 0) + 1)
          return
        }
        readable += 1
        expect(problemsOf(reading.process)).toEqual([])
        expect(checkBpmn(reading.process, reading.profile)).toEqual([])
        const xml = readXml(bytes)
        if (xml.kind === 'refused') throw new Error('a file was read that is no XML')
        expect(lostSilently(xml.root, reading)).toEqual([])
      }),
      { seed: Number(process.env.PROZESS_SEED ?? 20261122), numRuns: cases },
    )
    const codes = [...refused].map(([code, times]) => `${code} ${times}`).join(', ')
    console.log(
      `${readable + [...refused.values()].reduce((sum, times) => sum + times, 0)} damaged files of ${models.length} models: ${readable} read, refused: ${codes}; the slowest took ${Math.round(slowest)} ms`,
    )
    // Both must really have been tried.
    expect(readable).toBeGreaterThan(cases * 0.3)
    expect([...refused.keys()].length).toBeGreaterThan(3)
  })

  it('of nothing but chance is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(readBpmn(bytes).kind).toBe('refused')
      }),
      { seed: 1, numRuns: runs(300) },
    )
  })
})
