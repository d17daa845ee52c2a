// SPEC.md and the tests, held to each other: every rule is cited by a title, every citation is a rule.

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rulesAndCitations } from '../../test/rules.ts'

const LETTERS = [...'RIBLTUFDPGAVQHNMZKOE']

/** Where rules are shown that need the database. */
const ELSEWHERE = [
  'http/activity',
  'http/common-way',
  'http/deviations',
  'http/documents',
  'http/introduction',
  'http/members-for-a-time',
  'http/notices',
  'http/proposals',
  'http/questions',
  'http/readings',
  'http/recheck',
  'http/reorganise',
  'http/targets',
  'http/work-packages',
  'jobs/mail',
].map((path) => join(import.meta.dirname, `../../server/${path}.test.ts`))

describe.each(LETTERS)('the rules %s', (letter) => {
  const { rules, cited } = rulesAndCitations(import.meta.dirname, letter, ELSEWHERE)

  it('are numbered without gaps', () => {
    expect(rules).toEqual(rules.map((_, index) => `${letter}${index + 1}`))
    expect(rules.length).toBeGreaterThan(2)
  })

  it('are each cited by the title of a test, and are all there is to cite', () => {
    expect(rules.filter((rule) => !cited.includes(rule))).toEqual([])
    expect(cited.filter((rule) => !rules.includes(rule))).toEqual([])
  })
})
