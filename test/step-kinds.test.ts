// The kinds of step are one list: what the model knows, what people read, what a step list takes, and the
// page that tells of it.

import { describe, expect, it } from 'vitest'
import { activitiesOf, isStepKind, REFERENCE_ACTIVITY_GROUPS, STEP_KINDS } from '#process'
import { readSteps, writeSteps } from '#steps'
import { areas } from '#texts'
import { stepKindsPage } from '../docs/step-kinds.ts'
import { readText } from './house/files.ts'

const codes = Object.keys(STEP_KINDS).filter(isStepKind)
const workOf = (attribute: string) =>
  activitiesOf(readSteps(`Prozess: x\n1. y [${attribute}]`).process)[0]?.work

describe('the kinds of step', () => {
  it('are told on a page that says what the list holds', () => {
    const command = 'node launch/run.mjs docs/step-kinds.ts'
    expect(readText('docs/step-kinds.md'), `the page is old: run ${command}`).toBe(stepKindsPage())
  })

  it('are read in a step list by the names that people see, in both languages', () => {
    for (const code of codes) {
      for (const language of ['de', 'en'] as const) {
        const { name } = areas.stepKinds[language][code]
        expect(workOf(`Art: ${name}`), name).toEqual({ stepKind: code })
      }
      const { process } = readSteps(`Prozess: x\n1. y [Art: ${areas.stepKinds.de[code].name}]`)
      expect(writeSteps(process)).toContain(`[Art: ${areas.stepKinds.de[code].name}]`)
    }
  })

  it('have names of their own in each language', () => {
    for (const table of [areas.stepKinds.de, areas.stepKinds.en])
      expect(new Set(codes.map((code) => table[code].name.toLowerCase())).size).toBe(codes.length)
  })

  it('belong to a group that is known, and no name of another method is read as two of them', () => {
    const groups = REFERENCE_ACTIVITY_GROUPS.map(({ code }) => code)
    for (const code of codes) expect(groups).toContain(STEP_KINDS[code].group)
    const names = codes.flatMap((code): readonly string[] => STEP_KINDS[code].picture)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeGreaterThan(20)
  })
})
