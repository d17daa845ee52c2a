// Every word that the program writes into the audit has its sentence, in both languages.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { HouseAuditEntry } from '#api'
import { createTexts, sayAudit } from './door.ts'

const actions = join(import.meta.dirname, '..', 'server', 'actions')
const written = new Set(
  readdirSync(actions)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => readFileSync(join(actions, name), 'utf8').split('\n'))
    .flatMap((line) => [...line.matchAll(/what: (?:\w+ \? )?'(\w+)'(?: : '(\w+)')?/g)])
    .flatMap(([, one, other]) => [one ?? '', other ?? ''])
    .filter(Boolean),
)
/** Of an alliance, not of a house. */
const ELSEWHERE = ['allianceSetUp', 'competenceSet', 'searchRebuilt', 'commonWayAsked']

const FORMS: Readonly<Record<string, readonly string[]>> = {
  organisationChanged: ['fourEyes', 'oneIsEnough', 'names', 'noNames', 'facts'],
  deputyNamed: ['own', 'other'],
  deputyEnded: ['own', 'other'],
  rolesSet: ['set', 'ended'],
  commonWayAnswered: ['agree', 'remark', 'disagree'],
}

it('says everything that is written down of a house', () => {
  const ofHouses = [...written].filter(
    (what) => !ELSEWHERE.includes(what) && !what.startsWith('family'),
  )
  expect(ofHouses.length).toBeGreaterThan(25)
  for (const language of ['de', 'en'] as const) {
    const { t } = createTexts(language)
    const say = (key: string, values?: Readonly<Record<string, unknown>>) => t(key, { ...values })
    const unsaid = ofHouses.flatMap((what) =>
      (FORMS[what] ?? [null]).flatMap((form) => {
        const values = { version: 1, person: 'P', deputy: 'D', roles: ['reader'] }
        const rest = { from: '2026-01-02', until: '2026-01-03', title: 'T', steps: 2 }
        const entry = { what, form, values: { ...values, ...rest } } as unknown
        const sentence = sayAudit(entry as HouseAuditEntry, say)
        const isSaid = !/audit:|process:|\{\{/.test(sentence) && !sentence.includes(`(${what})`)
        return isSaid ? [] : [`${language} ${what} ${form ?? ''}: ${sentence}`]
      }),
    )
    expect(unsaid).toEqual([])
  }
})
