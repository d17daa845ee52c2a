// What is only kept is said: nothing can be taken out of a file without the process or the report being
// another one. The files are real models, as they are and with understood contents doubled, put where
// BPMN has no place for them, or given values that nobody understands. `npm run soak` tries also the
// models of PROZESS_TEST_DATA.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readXml } from '#xml'
import { modelsIn, testDataPath } from '../../test/data.ts'
import { lostSilently } from '../../test/mutation/census.ts'
import { changedContents, contentsOf, passedOver } from '../../test/mutation/passed-over.ts'
import { CONTENTS } from '../../test/mutation/structure.ts'
import { runs } from '../../test/runs.ts'
import { readBpmn } from './read.ts'

const isSoak = process.env.PROZESS_SOAK !== undefined

const textsIn = (folder: string | undefined): readonly string[] =>
  modelsIn(folder)
    .map((file) => readFileSync(file))
    .filter(({ length }) => length < 40_000)
    .map((bytes) => new TextDecoder().decode(bytes))
    .filter((text) => contentsOf(text).length > 0)

const texts = [
  ...textsIn(join(import.meta.dirname, '../../test/models')),
  ...(isSoak ? textsIn(testDataPath('bpmn', 'miwg')) : []),
]

const pick = <T>(list: readonly T[], at: number): T => {
  const one = list[at % list.length]
  if (one === undefined) throw new Error('there is nothing to choose from')
  return one
}

describe('whatever is taken out of a real model', () => {
  it('is missing in the process or in the report', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (which, at) => {
        const text = pick(texts, which)
        expect(passedOver(text, [pick(contentsOf(text), at)])).toEqual([])
      }),
      { seed: 20261127, numRuns: runs(500, 20_000) },
    )
  })
})

describe('what stands in the wrong place, too often or with a strange value', () => {
  it('changes the process, is reported or refused', () => {
    let tried = 0
    fc.assert(
      fc.property(fc.nat(), fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), (which, chance) => {
        const before = pick(texts, which)
        const [mutation, ...where] = chance
        const after = pick(CONTENTS, mutation)(before, ...where)
        if (after === before) return
        const contents = changedContents(before, after).slice(0, 8)
        tried += contents.length
        expect(passedOver(after, contents)).toEqual([])
      }),
      { seed: Number(process.env.PROZESS_SEED ?? 20261127), numRuns: runs(500, 20_000) },
    )
    expect(tried).toBeGreaterThan(500)
  })
})

const NAMESPACES = `xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:p="urn:prozessverbund:extension:1"
  xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:a="urn:v" xmlns:b="urn:v"`

/** The report on a file, each line short. */
const report = (body: string): readonly string[] => {
  const bytes = new TextEncoder().encode(`<definitions ${NAMESPACES}>${body}</definitions>`)
  const [reading, xml] = [readBpmn(bytes), readXml(bytes)]
  if (reading.kind === 'refused' || xml.kind === 'refused') throw new Error('not read')
  expect(lostSilently(xml.root, reading)).toEqual([])
  return reading.remarks.map(({ code, details }) =>
    [code, details.kind ?? details.vendor ?? details.list ?? details.reference].join(' '),
  )
}
const inProcess = (body: string) => report(`<process id="P">${body}</process>`)
const work = (attributes: string, inside = '') => `<p:work ${attributes}>${inside}</p:work>`
const withWork = (...all: readonly string[]) =>
  inProcess(`<task id="t"><extensionElements>${all.join('')}</extensionElements></task>`)

describe('the census', () => {
  it.each([
    [
      'work',
      `<task><extensionElements>${work('minutes="1"')}${work('minutes="2"')}</extensionElements></task>`,
    ],
    ['work', `<task><extensionElements>${work('minutes="viele"')}</extensionElements></task>`],
    [
      'repetition',
      '<task><standardLoopCharacteristics/><multiInstanceLoopCharacteristics/></task>',
    ],
    ['trigger', '<task><timerEventDefinition/></task>'],
  ])('misses %s that no line of the report names', (fact, body) => {
    const bytes = new TextEncoder().encode(
      `<definitions ${NAMESPACES}><process id="P">${body}</process></definitions>`,
    )
    const [reading, xml] = [readBpmn(bytes), readXml(bytes)]
    if (reading.kind === 'refused' || xml.kind === 'refused') throw new Error('not read')
    expect(lostSilently(xml.root, reading)).toEqual([])
    expect(lostSilently(xml.root, { ...reading, remarks: [] })).toMatchObject([
      expect.stringMatching(`^${fact}: `),
    ])
  })
})

describe('the report names', () => {
  it('a second note on the work of a step, one in a strange place, and values that fit nothing', () => {
    expect(withWork(work('minutes="5"'), work('minutes="6"'))).toEqual([
      'extension-kept Prozessverbund',
    ])
    expect(withWork(work('minutes="viele"'))).toEqual(['attribute-kept Prozessverbund'])
    expect(withWork(work('', '<p:waiting minDays="3"/>'))).toEqual([
      'attribute-kept Prozessverbund',
    ])
    expect(withWork(work('', '<p:note>a</p:note><p:note>b</p:note>'))).toEqual([
      'extension-kept Prozessverbund',
    ])
    const gateway = `<extensionElements>${work('minutes="5"')}</extensionElements>`
    expect(inProcess(`<parallelGateway id="g">${gateway}</parallelGateway>`)).toEqual([
      'extension-kept Prozessverbund',
    ])
  })

  it('a second kind of repetition at one activity', () => {
    expect(
      inProcess(`<task id="t"><multiInstanceLoopCharacteristics isSequential="true"/>
        <standardLoopCharacteristics/></task>`),
    ).toEqual(['element-kept multiInstanceLoopCharacteristics'])
  })

  it('a number of participants that is none', () => {
    const many = '<participantMultiplicity minimum="-1" maximum="viele"/>'
    expect(
      report(`<collaboration><participant id="A">${many}</participant></collaboration>`),
    ).toEqual(['attributes-kept maximum (1), minimum (1)'])
  })

  it('the second of two attributes of one name, at steps and inside of extensions', () => {
    expect(inProcess('<task id="t" a:x="1" b:x="2"/>')).toEqual([
      'attribute-carried urn:v',
      'attribute-kept urn:v',
    ])
    expect(withWork('<a:y a:x="1" b:x="2"/>')).toEqual([
      'extension-carried urn:v',
      'attribute-kept urn:v',
    ])
  })

  it('what a trigger cannot be about', () => {
    expect(
      inProcess(`<startEvent id="s"><linkEventDefinition errorRef="E"/></startEvent>
        <startEvent id="m"><messageEventDefinition><condition>x</condition></messageEventDefinition>
        </startEvent><startEvent id="t"><timerEventDefinition><timeCycle>x</timeCycle>
        <timeDate>y</timeDate></timerEventDefinition></startEvent>`),
    ).toEqual(['element-kept condition', 'element-kept timeCycle', 'attributes-kept errorRef (1)'])
  })

  it('explanations, names and texts where none is read', () => {
    expect(
      report(`<message id="M" name="Antrag"><documentation>x</documentation></message>
        <process id="P"><laneSet id="l" name="Ämter"/><task id="t">lose</task>
        <receiveTask id="r" messageRef="M"/></process>`),
    ).toEqual(['element-kept documentation', 'element-kept looseText', 'attributes-kept name (1)'])
  })

  it('parts of a drawing that nothing is drawn by', () => {
    const box = '<dc:Bounds x="0" y="0" width="9" height="9"/>'
    expect(
      report(`<process id="P"><task id="t"/></process><di:BPMNDiagram><di:BPMNPlane><di:BPMNShape
        bpmnElement="t" isExpanded="halb">${box}${box}<di:BPMNLabel><dc:Bounds x="1"/></di:BPMNLabel>
        </di:BPMNShape></di:BPMNPlane></di:BPMNDiagram>`),
    ).toEqual(['element-kept Bounds', 'attributes-kept isExpanded (1), x (1)'])
  })

  it('references that lead nowhere, and lists that no flow bears out', () => {
    expect(
      inProcess(`<dataObjectReference id="d" dataObjectRef="weg"/><group id="g" categoryValueRef="fort"/>
        <task id="t"><outgoing>f</outgoing><incoming>h</incoming></task><task id="u"/>
        <sequenceFlow id="f" sourceRef="t" targetRef="u"/>`),
    ).toEqual(['reference-dangling weg', 'reference-dangling fort', 'element-kept incoming'])
  })
})
