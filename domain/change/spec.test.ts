// SPEC.md and the tests, held to each other: every rule is cited by a title, every citation is a rule.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const here = import.meta.dirname
const spec = readFileSync(join(here, 'SPEC.md'), 'utf8')
const rules = [...spec.matchAll(/^- \*\*(C\d+)\*\*/gm)].map(([, rule]) => rule ?? '')
const titles = [here, join(here, '../../test')]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: folder === here, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts') && (folder === here || name.startsWith('change')))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  .flatMap((text) => [...text.matchAll(/\bit(?:\.skipIf\([^)]*\))?\(\s*'((?:C\d+(?:, )?)+):/g)])
  .flatMap(([, cited]) => (cited ?? '').split(', '))

describe('the rules of change', () => {
  it('are numbered without gaps', () => {
    expect(rules).toEqual(rules.map((_, index) => `C${index + 1}`))
    expect(rules.length).toBeGreaterThan(20)
  })

  it('are each cited by the title of a test', () => {
    expect(rules.filter((rule) => !titles.includes(rule))).toEqual([])
  })

  it('are all there is to cite', () => {
    expect(titles.filter((rule) => !rules.includes(rule))).toEqual([])
  })
})
