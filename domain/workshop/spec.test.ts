// SPEC.md and the tests, held to each other: every rule is cited by a title, every citation is a rule.

import { describe, expect, it } from 'vitest'
import { rulesAndCitations } from '../../test/rules.ts'

const { rules, cited } = rulesAndCitations(import.meta.dirname, 'W')

describe('the rules of a workshop', () => {
  it('are numbered without gaps', () => {
    expect(rules).toEqual(rules.map((_, index) => `W${index + 1}`))
    expect(rules.length).toBeGreaterThan(15)
  })

  it('are each cited by the title of a test', () => {
    expect(rules.filter((rule) => !cited.includes(rule))).toEqual([])
  })

  it('are all there is to cite', () => {
    expect(cited.filter((rule) => !rules.includes(rule))).toEqual([])
  })
})
