import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testDataPath } from '../../test/data.ts'
import { makeFolder, run } from '../testing.ts'

const variants = testDataPath('matching', 'variants')
const admission = testDataPath('matching', 'admission-de', 'models')
const ministry = testDataPath('bpmn', 'public-sector', 'brandenburg')

interface Family {
  readonly files: readonly string[]
}

describe('on real models', () => {
  it('families puts two exercises of 100 variants each into two families', async (context) => {
    if (!variants) return context.skip('needs PROZESS_TEST_DATA with matching/variants')
    const { code, out } = await run(['families', variants, '--json'])
    expect(code).toBe(0)
    const families: readonly Family[] = JSON.parse(out).families
    const large = families.filter(({ files }) => files.length > 20)
    expect(large).toHaveLength(2)
    const exercises = large.map(
      ({ files }) => new Set(files.map((file) => file.split(/[\\/]/).at(-2))),
    )
    expect(exercises.map((names) => names.size)).toEqual([1, 1])
    expect(large.reduce((sum, { files }) => sum + files.length, 0)).toBeGreaterThanOrEqual(190)
  })

  it('match finds plausible pairs with reasons in two admission processes', async (context) => {
    if (!admission) return context.skip('needs PROZESS_TEST_DATA with matching/admission-de')
    const files = ['Cologne.bpmn', 'Frankfurt.bpmn'].map((name) => join(admission, name))
    const { code, out } = await run(['match', ...files, '--json'])
    expect(code).toBe(0)
    const { pairs }: { pairs: readonly { a: string; score: number; reason: string }[] } =
      JSON.parse(out)
    expect(pairs.length).toBeGreaterThanOrEqual(2)
    for (const { a, score, reason } of pairs) {
      expect(a).not.toBe('')
      expect(score).toBeGreaterThan(0.4)
      expect(reason.length).toBeGreaterThan(5)
    }
  })

  it('convert draws every model of a ministry', async (context) => {
    if (!ministry) return context.skip('needs PROZESS_TEST_DATA with bpmn/public-sector')
    const folder = makeFolder()
    try {
      const { code, out, err } = await run(
        ['convert', ministry, 'bilder', '--to', 'svg', '--json'],
        { cwd: folder.path },
      )
      expect(err).toBe('')
      expect(code).toBe(0)
      expect(JSON.parse(out).files).toHaveLength(readdirSync(ministry).length)
    } finally {
      folder.remove()
    }
  })
})
