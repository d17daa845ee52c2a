// SPEC.md and the tests, held to each other: every rule is cited by a title, every citation is a rule.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rulesAndCitations } from '../../test/rules.ts'

const around = join(import.meta.dirname, '../../test')
const more = readdirSync(around)
  .filter((name) => name.startsWith('change') && name.endsWith('.test.ts'))
  .map((name) => join(around, name))
const { rules, cited } = rulesAndCitations(import.meta.dirname, 'C', more)

describe('the rules of change', () => {
  it('are numbered without gaps', () => {
    expect(rules).toEqual(rules.map((_, index) => `C${index + 1}`))
    expect(rules.length).toBeGreaterThan(20)
  })

  it('are each cited by the title of a test', () => {
    expect(rules.filter((rule) => !cited.includes(rule))).toEqual([])
  })

  it('are all there is to cite', () => {
    expect(cited.filter((rule) => !rules.includes(rule))).toEqual([])
  })
})
