// SPEC.md and the tests, held to each other: every rule is cited by a title, every citation is a rule.

import { expect, it } from 'vitest'
import { rulesAndCitations } from '../../test/rules.ts'

it('has rules that are numbered without gaps, each cited by the title of a test', () => {
  const { rules, cited } = rulesAndCitations(import.meta.dirname, 'S')
  expect(rules).toEqual(rules.map((_, index) => `S${index + 1}`))
  expect(rules.length).toBeGreaterThan(2)
  expect(rules.filter((rule) => !cited.includes(rule))).toEqual([])
  expect(cited.filter((rule) => !rules.includes(rule))).toEqual([])
})
