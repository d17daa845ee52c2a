// Files made to do harm: what is too much is refused with its line and element, and what stays within
// the limits is read in time that grows with the file and no faster.

import { describe, expect, it } from 'vitest'
import { asKey, type Element, type Key, problemsOf } from '#process'
import { cpuTime } from '../../test/cpu-time.ts'
import { openBpmn } from './open.ts'
import { patchBpmn } from './patch/patch.ts'
import { readBpmn } from './read.ts'
import { writeBpmn } from './write.ts'

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
const file = (body: string, head = '') =>
  new TextEncoder().encode(`${head}<definitions xmlns="${MODEL}" xmlns:v="urn:v"
    xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC">
    ${body}</definitions>`)
const inProcess = (body: string) => file(`<process id="P">${body}</process>`)

const refusal = (bytes: Uint8Array) => {
  const reading = readBpmn(bytes)
  if (reading.kind === 'read') throw new Error('the file was read')
  return reading.refusal
}

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('')

/** One inside the other. */
const nested = (count: number, name: string, attributes = '', inside = ''): string =>
  `<${name} ${attributes}>`.repeat(count) + inside + `</${name}>`.repeat(count)

describe('a hostile file is refused', () => {
  it('with a DTD, wherever it stands and however it is encoded, before anything is expanded', () => {
    const bomb =
      '<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    expect(refusal(file('<process id="P" name="&c;"/>', bomb))).toMatchObject({ code: 'doctype' })
    const inside = refusal(inProcess(`<task/>\n${bomb}<task name="&c;"/>`))
    expect(inside).toMatchObject({
      code: 'not-well-formed',
      details: { line: 4, element: 'process' },
    })
    const outside = new TextDecoder().decode(
      file('<process id="P"/>', '<!DOCTYPE b SYSTEM "file:///etc/passwd">'),
    )
    expect(refusal(Uint8Array.from(Buffer.from(outside, 'utf16le'))).code).toBe('doctype')
  })

  it('deeper than any process, with the line and the element', () => {
    expect(refusal(inProcess(`\n\n${nested(300, 'subProcess')}`))).toEqual({
      code: 'too-deep',
      details: { line: 5, element: 'subProcess', limit: 256 },
    })
    expect(refusal(inProcess(nested(100_000, 'v:x'))).code).toBe('too-deep')
  })

  it('with 200,000 attributes at one element, or one of a million characters', () => {
    const many = times(200_000, (index) => ` a${index}=""`)
    expect(refusal(inProcess(`<task id="t"${many}/>`))).toMatchObject({
      code: 'too-many-attributes',
      details: { element: 'task' },
    })
    const long = 'x'.repeat(1_000_000)
    expect(refusal(inProcess(`<task id="${long}"/>`)).code).toBe('attribute-too-long')
    expect(refusal(inProcess(`<task ${long}="1"/>`)).code).toBe('attribute-too-long')
  })

  it('with more elements than the limit, or more bytes', () => {
    expect(refusal(inProcess('<v:x/>'.repeat(100_001))).code).toBe('too-many-elements')
    expect(refusal(inProcess(`\n${'<task/>'.repeat(50_000)}`))).toMatchObject({
      code: 'too-many-elements',
      details: { line: 4, element: 'task', limit: 50_000 },
    })
    const attributes = times(1_000, (index) => ` a${index}=""`)
    expect(refusal(inProcess(`<task${attributes}/>`.repeat(301))).code).toBe(
      'too-many-attributes-in-all',
    )
    expect(refusal(inProcess(`<!--${' '.repeat(21 * 1024 * 1024)}-->`)).code).toBe('too-large')
  })
})

describe('what is said of a hostile file', () => {
  it('stays short, whatever its names and however many its faults', () => {
    const long = 'x'.repeat(30_000)
    const flow = (index: number) =>
      `<sequenceFlow id="${index}${long}" name="${long}" sourceRef="${long}" targetRef="t"/>`
    const bytes = inProcess(
      `<task id="t" ${long}="1"/><task id="${long}"/><task id="${long}"/><${long}/>${times(50, flow)}`,
    )
    const reading = readBpmn(bytes)
    if (reading.kind === 'refused') throw new Error(reading.refusal.code)
    expect(reading.remarks.length).toBeGreaterThanOrEqual(3)
    expect(JSON.stringify(reading.remarks).length).toBeLessThan(4_000)
  })
})

/** One inside the other, each with hundreds of prefixes of its own that it uses. */
const prefixed = (count: number, name: string, inside: string): string =>
  times(
    count,
    (depth) =>
      `<${name}${times(450, (at) => ` xmlns:n${depth}-${at}="urn:${depth}-${at}" n${depth}-${at}:a=""`)}>`,
  ) +
  inside +
  `</${name}>`.repeat(count)

interface Reading {
  readonly milliseconds: number
  readonly process: Extract<ReturnType<typeof readBpmn>, { kind: 'read' }>['process']
}

const timed = (bytes: Uint8Array): Reading => {
  const { value: reading, milliseconds } = cpuTime(() => readBpmn(bytes))
  if (reading.kind === 'refused') throw new Error(reading.refusal.code)
  return { milliseconds, process: reading.process }
}

/** Far more than any machine needs where work grows with the file; its square takes minutes. */
const LIMIT_MS = 5_000
const isSoak = process.env.PROZESS_SOAK !== undefined

describe('a hostile file within the limits is read in good time', () => {
  const id = 'x'.repeat(300_000)
  const lanes = nested(60, 'childLaneSet><lane', '', '').replaceAll(
    '</childLaneSet><lane>',
    '</lane></childLaneSet>',
  )
  const traps: readonly (readonly [string, () => Uint8Array])[] = [
    [
      '10,000 steps with one id, and flows between them',
      () =>
        inProcess(
          '<task id="x"/>'.repeat(10_000) +
            '<sequenceFlow sourceRef="x" targetRef="x"/>'.repeat(10_000),
        ),
    ],
    [
      '1,000 lanes that all list the same 98 steps',
      () =>
        inProcess(
          `<laneSet>${times(1_000, (index) => `<lane id="l${index}">${times(98, (at) => `<flowNodeRef>t${at}</flowNodeRef>`)}</lane>`)}</laneSet>${times(98, (at) => `<task id="t${at}"/>`)}`,
        ),
    ],
    [
      'lanes nested as deep as they may be',
      () => inProcess(`<laneSet><lane>${lanes}</lane></laneSet><task id="t"/>`),
    ],
    [
      '49,000 flows that lead nowhere',
      () =>
        inProcess(
          `<task id="a"/>${times(49_000, (index) => `<sequenceFlow id="f${index}" sourceRef="a" targetRef="g${index}"/>`)}`,
        ),
    ],
    [
      'flows tied to flows in a long row, the first to nothing',
      () =>
        inProcess(
          `<task id="a"/><association id="f0" sourceRef="a" targetRef="gone"/>${times(20_000, (index) => `<association id="f${index + 1}" sourceRef="a" targetRef="f${index}"/>`)}`,
        ),
    ],
    [
      'a text of seven million characters',
      () =>
        inProcess(
          `<task id="t"><documentation>${'Wort '.repeat(1_400_000)}</documentation></task>`,
        ),
    ],
    [
      'white space of seven million characters between two words',
      () =>
        inProcess(
          `<task name="a" id="t"><documentation>a${' '.repeat(7_000_000)}b</documentation></task>`,
        ),
    ],
    [
      'a comment and an instruction of three million characters each',
      () => inProcess(`<!--${'-x'.repeat(1_500_000)}--><?pi ${'?x'.repeat(1_500_000)}?><task/>`),
    ],
    [
      'ids of 300,000 characters, referred to ten times',
      () =>
        inProcess(
          `<task id="${id}"/>${times(10, (index) => `<sequenceFlow id="f${index}" sourceRef="${id}" targetRef="p:${id}"/>`)}`,
        ),
    ],
    [
      'names that are all but names of JavaScript’s own',
      () =>
        inProcess(
          times(
            20_000,
            (index) => `<task id="__proto__${index % 3 === 0 ? '' : index}" name="constructor"/>`,
          ),
        ),
    ],
    [
      '50,000 prefixes, each declared in the one before',
      () => inProcess(times(50_000, (index) => `<v:x xmlns:p${index}="urn:${index}"/>`)),
    ],
    [
      '20,000 prefixes at steps within each other, and 10,000 elements inside that declare one more',
      () => inProcess(prefixed(50, 'subProcess', '<task xmlns:p="urn:p"/>'.repeat(10_000))),
    ],
    [
      'extensions with as many prefixes in use, and 10,000 with one more inside',
      () =>
        inProcess(
          `<task id="t"><extensionElements>${prefixed(100, 'v:x', '<p:y xmlns:p="urn:p"/>'.repeat(10_000))}</extensionElements></task>`,
        ),
    ],
    [
      'extensions nested and mixed with texts as deep as they may be',
      () =>
        inProcess(
          `<task id="t"><extensionElements>${nested(240, 'v:x', 'v:a="1"', 'a<v:y/>b').replaceAll('><v:x', '>a<v:x')}</extensionElements></task>`,
        ),
    ],
    [
      '20,000 shapes of one step, in 1,000 drawings',
      () =>
        file(
          `<process id="P"><task id="t"/></process>${times(1_000, () => `<di:BPMNDiagram><di:BPMNPlane bpmnElement="P">${'<di:BPMNShape bpmnElement="t"><dc:Bounds x="1" y="1" width="1" height="1"/></di:BPMNShape>'.repeat(20)}</di:BPMNPlane></di:BPMNDiagram>`)}`,
        ),
    ],
    [
      '5,000 participants of one process, and 5,000 processes of one id',
      () =>
        file(
          `<collaboration>${times(5_000, (index) => `<participant id="a${index}" processRef="P"/>`)}</collaboration>${'<process id="P"><task id="t"/></process>'.repeat(5_000)}`,
        ),
    ],
    [
      '20,000 data objects of one id, and as many references',
      () =>
        inProcess(
          times(
            20_000,
            (index) =>
              `<dataObject id="o"/><dataObjectReference id="r${index}" dataObjectRef="o"/>`,
          ),
        ),
    ],
    [
      'strangers of 50,000 kinds',
      () => inProcess(`<task/>${times(50_000, (index) => `<v:x xmlns:v="urn:${index}"/>`)}`),
    ],
    [
      '200 sub-processes within each other, each with a lane of its own',
      () => inProcess(nested(200, 'subProcess', 'id="s"', '<task id="t"/>')),
    ],
  ]
  for (const [what, make] of traps) {
    it(what, () => {
      const { process, milliseconds } = timed(make())
      expect(milliseconds).toBeLessThan(LIMIT_MS)
      const { value: written, ...writing } = cpuTime(() => writeBpmn(process))
      expect(writing.milliseconds).toBeLessThan(LIMIT_MS)
      if (isSoak)
        console.log(
          `${what}: ${Math.round(milliseconds)} ms read, ${Math.round(writing.milliseconds)} ms written`,
        )
      expect(problemsOf(process).slice(0, 3)).toEqual([])
      expect(written.length).toBeGreaterThan(100)
    })
  }
})

describe('a change is written into a hostile file in good time', () => {
  const shape = '<dc:Bounds x="1" y="1" width="1" height="1"/>'
  const wide = (count: number) =>
    inProcess(
      `${times(count, (at) => `<task id="t${at}"><incoming>f${at}</incoming></task><sequenceFlow id="f${at}" sourceRef="g" targetRef="t${at}"/>`)}<task id="g">${times(count, (at) => `<outgoing>f${at}</outgoing>`)}</task>`,
    )
  const rename = (element: Element): Element =>
    element.kind === 'task' ? { ...element, name: '' } : element
  const turn = (element: Element): Element =>
    element.kind === 'sequenceFlow'
      ? { ...element, source: element.target, target: element.source }
      : element
  const twice = (element: Element): readonly Element[] =>
    element.kind === 'task'
      ? [element, { ...element, key: asKey(`${element.key}-2`), name: 'Kopie' }]
      : [element]
  const traps: readonly (readonly [
    string,
    () => Uint8Array,
    (element: Element) => Element | readonly Element[],
  ])[] = [
    [
      'a name of 400,000 blanks is taken away',
      () => inProcess(`<task id="t" x="${' '.repeat(400_000)}x" name="n"/>`),
      rename,
    ],
    [
      'a step is renamed behind a million empty lines',
      () =>
        file(`${'\n'.repeat(1_000_000)}<!-- --><process id="P"><task id="t" name="n"/></process>`),
      rename,
    ],
    [
      'a step is renamed that 20,000 drawings show',
      () =>
        file(
          `<process id="P"><task id="t" name="n"/></process>${`<di:BPMNDiagram><di:BPMNPlane bpmnElement="P"><di:BPMNShape bpmnElement="t">${shape}</di:BPMNShape></di:BPMNPlane></di:BPMNDiagram>`.repeat(20_000)}`,
        ),
      rename,
    ],
    [
      'a step is renamed beside 40,000 lanes',
      () =>
        inProcess(
          `<laneSet>${times(40_000, (at) => `<lane id="l${at}"/>`)}</laneSet><task id="t" name="n"/>`,
        ),
      rename,
    ],
    ['10,000 arrows of one step are turned around', () => wide(10_000), turn],
    ['10,000 steps come in', () => wide(10_000), twice],
  ]
  for (const [what, make, change] of traps) {
    it(what, () => {
      const opening = openBpmn(make())
      if (opening.kind === 'refused') throw new Error(opening.refusal.code)
      const { source } = opening
      const changed = Object.values(source.process.elements).flatMap(change)
      const elements = Object.fromEntries(changed.map((one) => [one.key, one])) as Readonly<
        Record<Key, Element>
      >
      const { value, milliseconds } = cpuTime(() =>
        patchBpmn(source, { ...source.process, elements }),
      )
      expect(milliseconds).toBeLessThan(LIMIT_MS)
      const again = readBpmn(value)
      expect(again.kind === 'read' && Object.keys(again.process.elements).length).toBe(
        changed.length,
      )
    })
  }
})
