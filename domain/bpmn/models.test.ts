// The models in test/models: what people see in each of them, read from what different tools made.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { activitiesOf, actorOf, elementsOf, lanesOf, type Process, problemsOf } from '#process'
import { checkBpmn } from './check-bpmn.ts'
import { readBpmn } from './read.ts'

const read = (...path: readonly string[]) => {
  const file = join(import.meta.dirname, '../../test/models', ...path)
  const reading = readBpmn(readFileSync(file))
  if (reading.kind === 'refused') throw new Error(reading.refusal.code)
  expect(problemsOf(reading.process)).toEqual([])
  expect(checkBpmn(reading.process)).toEqual([])
  return { ...reading, codes: reading.remarks.map(({ code }) => code) }
}

const whoDoesWhat = (process: Process) =>
  activitiesOf(process)
    .map(
      (activity) =>
        `${activity.name.replace(/\s+/g, ' ').toLowerCase()}: ${actorOf(process, activity)}`,
    )
    .sort()

const count = (process: Process) => {
  const counts: Record<string, number> = {}
  for (const { kind } of elementsOf(process)) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const INVOICE = [
  'approve invoice: Approver',
  'archive invoice: Accountant',
  'archive original: Team-Assistant',
  'assign approver: Team Assistant',
  'assign approver: Team-Assistant',
  'prepare bank transfer: Accountant',
  'rechnung klären: Team Assistant',
  'review and document result: Team-Assistant',
  'scan invoice: Team-Assistant',
]

describe('the invoice model (MIWG C.1.0)', () => {
  for (const tool of ['reference', 'signavio', 'omnitracker', 'genmymodel']) {
    it(`has the same work, actors and flows from ${tool}`, () => {
      const { process } = read('miwg', `C.1.0.${tool}.bpmn`)
      expect(whoDoesWhat(process)).toEqual(INVOICE)
      expect(count(process)).toMatchObject({
        pool: 2,
        task: 9,
        event: 9,
        gateway: 3,
        sequenceFlow: 20,
        messageFlow: 5,
      })
    })
  }

  it('says what was guessed: lanes by place, and the encoding', () => {
    expect(read('miwg', 'C.1.0.omnitracker.bpmn').codes).toContain('lane-by-place')
    expect(read('miwg', 'C.1.0.genmymodel.bpmn').codes).toContain('encoding-guessed')
  })

  it('counts what the vendors added', () => {
    const { remarks } = read('miwg', 'C.1.0.signavio.bpmn')
    expect(remarks).toContainEqual({
      code: 'extension-carried',
      details: { vendor: 'Signavio', count: 83, lines: '5, 6, 11' },
    })
  })
})

describe('other models', () => {
  it('have boundary events on their activities (MIWG A.3.0)', () => {
    const { process } = read('miwg', 'A.3.0.reference.bpmn')
    const boundaries = elementsOf(process).flatMap((element) =>
      element.kind === 'event' && element.position === 'boundary' ? [element] : [],
    )
    expect(
      boundaries.map(({ trigger, isInterrupting }) => [trigger, isInterrupting ?? true]),
    ).toEqual([
      ['message', false],
      ['escalation', true],
    ])
    for (const { attachedTo } of boundaries) {
      expect(attachedTo && process.elements[attachedTo]?.kind).toBe('subProcess')
    }
  })

  it('have lanes in their order (MIWG A.4.1)', () => {
    const { process } = read('miwg', 'A.4.1.reference.bpmn')
    expect(count(process)).toMatchObject({ pool: 2, messageFlow: 2 })
    expect(lanesOf(process).map(({ name }) => name.trim())).toEqual(['Lane 1', 'Lane 2', 'Lane 3'])
  })

  it('have data with its state (MIWG C.7.0)', () => {
    const { process } = read('miwg', 'C.7.0.reference.bpmn')
    const data = elementsOf(process).flatMap((element) =>
      element.kind === 'data' ? [element] : [],
    )
    expect(data.map(({ name, dataType }) => `${dataType} ${name.replace(/\s+/g, ' ')}`)).toEqual([
      'input Role required',
      'output Advertisement',
      'object Description',
      'object Advertisement',
      'object Selected platforms',
    ])
    expect(count(process).dataAssociation).toBe(7)
  })

  it('are connected also where the tool lists no incoming and outgoing (Flowable)', () => {
    const { process } = read('zac', 'MOR_Anoniem.bpmn')
    expect(process.name).toBe('MOR Anoniem')
    expect(count(process)).toEqual({ pool: 1, event: 2, gateway: 2, sequenceFlow: 7, task: 3 })
  })
})
