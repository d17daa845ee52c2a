// What the worst files cost that the limits still accept, each kind of them: processor time and time
// by the clock, of the first reading in a warm process. Nothing that is accepted may need more than a
// second of a processor. Files are made here; with PROZESS_TEST_DATA the largest real ones follow.

import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openBpmn, readBpmn } from '#bpmn'
import { DEFAULT_LIMITS } from '#xml'
import { cpuTime } from '../test/cpu-time.ts'
import { testDataPath } from '../test/data.ts'

const { bytes: BYTES, depth: DEPTH, elements: ELEMENTS } = DEFAULT_LIMITS
const { attributes: ATTRIBUTES, attributeLength: LENGTH } = DEFAULT_LIMITS

/** Steps, flows, data ...: as the reader has it. */
const ENTRIES = 50_000

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
const HEAD = `<definitions xmlns="${MODEL}" xmlns:v="urn:v" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:p="urn:prozessverbund:extension:1">`
const file = (body: string) => new TextEncoder().encode(`${HEAD}${body}</definitions>`)
const inProcess = (body: string) => file(`<process id="P">${body}</process>`)

/** As many as the limits take, `each` elements of XML apiece, with `make` writing each. */
const many = (
  each: number,
  make: (index: number) => string,
  spare = 50,
  most = ENTRIES,
): string => {
  const pieces: string[] = []
  let length = HEAD.length + 10_000
  for (
    let index = 0;
    index < Math.min(Math.floor((ELEMENTS - spare) / each), most - spare);
    index += 1
  ) {
    const piece = make(index)
    length += piece.length
    if (length > BYTES) break
    pieces.push(piece)
  }
  return pieces.join('')
}

const filled = (piece: string, share = 1): string =>
  piece.repeat(Math.floor(((BYTES - 20_000) * share) / piece.length))

const nested = (count: number, open: string, inside: string, close: string): string =>
  open.repeat(count) + inside + close.repeat(count)

const attributes = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('')

const bounds = '<dc:Bounds x="1" y="1" width="1" height="1"/>'
const points = '<dd:waypoint x="0" y="0"/><dd:waypoint x="9" y="0"/>'
const diagram = (inside: string) =>
  `<di:BPMNDiagram><di:BPMNPlane bpmnElement="P">${inside}</di:BPMNPlane></di:BPMNDiagram>`

const KINDS: Readonly<Record<string, () => Uint8Array>> = {
  'steps without anything': () => inProcess(many(1, () => '<task/>')),
  'steps with ids and names': () =>
    inProcess(many(1, (at) => `<task id="Step_${at}" name="Unterlage ${at} prüfen"/>`)),
  'steps of one id': () => inProcess(many(1, () => '<task id="t" name="t"/>')),
  'steps and the flows between them, drawn': () =>
    file(
      ((count: number) =>
        `<process id="P">${attributes(count, (at) => `<task id="t${at}" name="Schritt ${at}"/><sequenceFlow id="f${at}" sourceRef="t${at}" targetRef="t${(at + 1) % count}"/>`)}</process>${diagram(attributes(count, (at) => `<di:BPMNShape bpmnElement="t${at}">${bounds}</di:BPMNShape><di:BPMNEdge bpmnElement="f${at}">${points}</di:BPMNEdge>`))}`)(
        Math.floor((ELEMENTS - 50) / 7),
      ),
    ),
  'flows that lead nowhere': () =>
    inProcess(
      `<task id="t"/>${many(1, (at) => `<sequenceFlow id="f${at}" sourceRef="t" targetRef="g${at}"/>`)}`,
    ),
  'flows without any end': () => inProcess(many(1, () => '<sequenceFlow/>')),
  'flows tied to flows, the first to nothing': () =>
    inProcess(
      `<task id="t"/><association id="f-1" sourceRef="t" targetRef="gone"/>${many(1, (at) => `<association id="f${at}" sourceRef="t" targetRef="f${at - 1}"/>`)}`,
    ),
  'flows of one step': () =>
    inProcess(
      `<task id="t"/>${many(1, (at) => `<sequenceFlow id="f${at}" sourceRef="t" targetRef="t"/>`)}`,
    ),
  'lists of flows': () =>
    inProcess(
      `<task id="t">${many(1, (at) => `<outgoing>f${at}</outgoing>`)}</task><sequenceFlow id="f1"/>`,
    ),
  'default flows that are not there': () =>
    inProcess(many(1, (at) => `<exclusiveGateway id="g${at}" default="f${at}"/>`)),
  'boundary events of nothing': () =>
    inProcess(many(1, (at) => `<boundaryEvent id="b${at}" attachedToRef="t${at}"/>`)),
  'events about nothing': () =>
    inProcess(
      many(2, (at) => `<startEvent><messageEventDefinition messageRef="m${at}"/></startEvent>`),
    ),
  'triggers of one event': () =>
    inProcess(
      `<startEvent>${many(1, () => '<messageEventDefinition messageRef="m"/>')}</startEvent>`,
    ),
  lanes: () => inProcess(`<laneSet>${many(1, (at) => `<lane id="l${at}"/>`)}</laneSet>`),
  'members of one lane, drawn': () =>
    file(
      `<process id="P"><laneSet><lane id="l">${many(5, (at) => `<flowNodeRef>t${at}</flowNodeRef>`)}</lane></laneSet>${many(5, (at) => `<task id="t${at}"/>`)}</process>${diagram(many(5, (at) => `<di:BPMNShape bpmnElement="t${at}">${bounds}</di:BPMNShape>`))}`,
    ),
  'members that are not there': () =>
    inProcess(
      `<laneSet><lane id="l">${many(1, (at) => `<flowNodeRef>t${at}</flowNodeRef>`)}</lane></laneSet>`,
    ),
  '500 lanes, and steps drawn in none': () =>
    file(
      `<process id="P"><laneSet>${attributes(500, (at) => `<lane id="l${at}"/>`)}</laneSet>${many(4, (at) => `<task id="t${at}"/>`, 2_000)}</process>${diagram(attributes(500, (at) => `<di:BPMNShape bpmnElement="l${at}"><dc:Bounds x="999" y="999" width="1" height="1"/></di:BPMNShape>`) + many(4, (at) => `<di:BPMNShape bpmnElement="t${at}">${bounds}</di:BPMNShape>`, 2_000))}`,
    ),
  'lanes in each other that list one step': () =>
    inProcess(
      `<task id="t"/><laneSet>${nested(Math.floor(DEPTH / 2) - 4, '<lane><childLaneSet>', '', '</childLaneSet></lane>')}${many(2, () => '<lane><flowNodeRef>t</flowNodeRef></lane>', 600)}</laneSet>`,
    ),
  'steps as deep as they may be': () =>
    inProcess(
      nested(
        DEPTH - 4,
        '<subProcess id="s">',
        many(1, () => '<task id="t"/>', 600),
        '</subProcess>',
      ),
    ),
  'flows as deep as they may be, of one id': () =>
    inProcess(
      nested(
        DEPTH - 4,
        '<subProcess id="s">',
        many(1, () => '<sequenceFlow id="f" sourceRef="s" targetRef="s"/>', 600),
        '</subProcess>',
      ),
    ),
  'shapes of one step': () =>
    file(
      `<process id="P"><task id="t"/></process>${diagram(many(2, () => `<di:BPMNShape bpmnElement="t">${bounds}</di:BPMNShape>`))}`,
    ),
  'drawings of one step': () =>
    file(
      `<process id="P"><task id="t"/></process>${many(4, () => diagram(`<di:BPMNShape bpmnElement="t">${bounds}</di:BPMNShape>`))}`,
    ),
  'shapes of nothing': () =>
    file(`<process id="P"><task id="t"/></process>${diagram(many(1, () => '<di:BPMNShape/>'))}`),
  'way points of one flow': () =>
    file(
      `<process id="P"><task id="t"/><sequenceFlow id="f" sourceRef="t" targetRef="t"/></process>${diagram(`<di:BPMNEdge bpmnElement="f">${many(1, () => '<dd:waypoint x="0" y="0"/>')}</di:BPMNEdge>`)}`,
    ),
  participants: () =>
    file(`<collaboration>${many(1, (at) => `<participant id="a${at}"/>`)}</collaboration>`),
  'participants, each with a process': () =>
    file(
      `<collaboration>${many(3, (at) => `<participant id="a${at}" processRef="P${at}"/>`)}</collaboration>${many(3, (at) => `<process id="P${at}"><task/></process>`)}`,
    ),
  'empty processes': () => file(many(1, (at) => `<process id="P${at}"/>`)),
  messages: () =>
    file(`<process id="P"><task/></process>${many(1, (at) => `<message id="m${at}"/>`)}`),
  'groups of values': () =>
    file(
      `<category>${many(2, (at) => `<categoryValue id="c${at}" value="v"/>`)}</category><process id="P">${many(2, (at) => `<group categoryValueRef="c${at}"/>`)}</process>`,
    ),
  'data objects and references of one id': () =>
    inProcess(many(2, () => '<dataObject id="o"/><dataObjectReference dataObjectRef="o"/>')),
  'data associations of one step': () =>
    inProcess(
      `<dataObject id="o"/><task id="t">${many(2, () => '<dataInputAssociation><sourceRef>o</sourceRef></dataInputAssociation>')}</task>`,
    ),
  'inputs of a process': () =>
    inProcess(`<ioSpecification>${many(1, () => '<dataInput/>')}</ioSpecification>`),
  'inputs and sets of a step': () =>
    inProcess(
      `<task><ioSpecification>${many(2, (at) => `<dataInput id="i${at}"/>`)}<inputSet>${many(2, (at) => `<dataInputRefs>i${at}</dataInputRefs>`)}</inputSet></ioSpecification></task>`,
    ),
  documentations: () =>
    inProcess(`<task>${many(1, () => '<documentation>x</documentation>')}</task>`),
  'strangers of as many kinds': () => inProcess(`<task/>${many(1, (at) => `<v${at}/>`)}`),
  'strangers of as many namespaces': () =>
    inProcess(`<task/>${many(1, (at) => `<v:x xmlns:v="urn:${at}"/>`)}`),
  'prefixes, each declared and used': () =>
    inProcess(many(1, (at) => `<task xmlns:p${at}="urn:${at}" p${at}:x=""/>`)),
  'an attribute of another name at each step': () =>
    inProcess(many(1, (at) => `<task a${at}="1"/>`)),
  'one element with a thousand attributes after the other': () =>
    inProcess(
      ((all: string) => filled(`<task${all}/>`))(attributes(ATTRIBUTES, (at) => ` a${at}=""`)),
    ),
  'one element with a thousand vendors’ attributes after the other': () =>
    inProcess(
      ((all: string) => filled(`<task${all}/>`))(attributes(ATTRIBUTES, (at) => ` v:a${at}=""`)),
    ),
  'attributes as long as they may be': () =>
    inProcess(filled(`<task name="${'x'.repeat(LENGTH - 10)}"/>`)),
  'names of blanks as long as they may be': () =>
    inProcess(filled(`<task name="${' '.repeat(LENGTH - 10)}"/>`)),
  'ids as long as they may be, referred to': () =>
    inProcess(
      ((id: string) =>
        `<task id="${id}"/>${filled(`<sequenceFlow sourceRef="${id}" targetRef="p:${id}"/>`, 0.9)}`)(
        'ä '.repeat(LENGTH / 2 - 100),
      ),
    ),
  'names that are escaped throughout': () =>
    inProcess(filled(`<task name="${'&#228;'.repeat((LENGTH - 10) / 6)}"/>`)),
  comments: () => inProcess(`<task/>${filled('<!-- x -->')}`),
  'short comments': () => inProcess(`<task/>${filled('<!---->')}`),
  'one comment': () => inProcess(`<task/><!--${filled('- ')}-->`),
  'one instruction': () => inProcess(`<task/><?pi ${filled('? ')}?>`),
  'short instructions': () => inProcess(`<task/>${filled('<?a?>')}`),
  'one text': () => inProcess(`<task><documentation>${filled('Wort ')}</documentation></task>`),
  'a text of escapes': () =>
    inProcess(`<task><documentation>${filled('&lt;')}</documentation></task>`),
  'a text of character data': () =>
    inProcess(`<task><documentation>${filled('<![CDATA[x]]>')}</documentation></task>`),
  'a text in pieces between comments': () =>
    inProcess(`<task><documentation>${filled('x<!---->')}</documentation></task>`),
  'white space': () => inProcess(`<task/>${filled('\n')}`),
  'white space around a word': () =>
    inProcess(
      `<task><documentation>${filled(' ', 0.5)}x${filled(' ', 0.5)}</documentation></task>`,
    ),
  'words between strangers': () =>
    inProcess(`<task><extensionElements>${many(1, () => 'x<v:a/>')}</extensionElements></task>`),
  extensions: () =>
    inProcess(
      `<task><extensionElements>${many(1, () => '<v:a b="1"/>')}</extensionElements></task>`,
    ),
  'extensions as deep as they may be': () =>
    inProcess(
      many(
        240,
        () =>
          `<task><extensionElements>${nested(237, '<v:x>', 'x', '</v:x>')}</extensionElements></task>`,
      ),
    ),
  'facts of ours': () =>
    inProcess(
      `<task><extensionElements><p:work>${many(1, () => '<p:system>x</p:system>')}</p:work></extensionElements></task>`,
    ),
  'bytes that are no UTF-8': () => {
    const bytes = inProcess(`<task name="x"/><!--${filled('ä', 0.45)}-->`)
    return bytes.map((byte) => (byte === 0xc3 ? 0xe4 : byte))
  },
  'UTF-16': () => {
    const text = `\ufeff${HEAD}<process id="P">${'<task id="a" name="Prüfung"/>'.repeat(Math.floor(BYTES / 64))}</process></definitions>`
    return Uint8Array.from(Buffer.from(text, 'utf16le'))
  },
}

const show = (what: string, file: Uint8Array) => {
  const began = performance.now()
  const { value, milliseconds } = cpuTime(() => readBpmn(file))
  const wall = performance.now() - began
  const came =
    value.kind === 'refused'
      ? `refused: ${value.refusal.code}`
      : `${Object.keys(value.process.elements).length} elements, ${value.remarks.length} remarks`
  const figures = [milliseconds, wall].map((one) => `${Math.round(one)} ms`.padStart(9))
  const megabytes = `${(file.length / 1024 / 1024).toFixed(1)} MB`.padStart(8)
  console.log(`${what.padEnd(66)}${megabytes}${figures.join('')}  ${came}`)
  return { what, milliseconds, isRead: value.kind === 'read' }
}

const largestReal = (): readonly string[] => {
  const folder = testDataPath('bpmn')
  if (!folder) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => join(folder, name))
    .map((path) => ({ path, size: readFileSync(path).length }))
    .sort((a, b) => b.size - a.size)
    .slice(0, 5)
    .map(({ path }) => path)
}

/** Prints the figures; of all kinds, or of those whose name holds PROZESS_BENCH_KIND. */
export const run = async (): Promise<void> => {
  console.log(`${'BPMN at the limits'.padEnd(74)}processor   clock`)
  for (let run = 0; run < 3; run += 1) openBpmn(inProcess('<task id="t" name="t"/>'.repeat(2_000)))
  const rows = Object.entries(KINDS)
    .filter(([what]) => what.includes(process.env.PROZESS_BENCH_KIND ?? ''))
    .map(([what, make]) => {
      const file = make()
      globalThis.gc?.()
      return show(what, file)
    })
  for (const path of largestReal()) show(basename(path), readFileSync(path))
  const slow = rows.filter(({ milliseconds, isRead }) => isRead && milliseconds > 1_000)
  console.log(`${rows.length} kinds of files, ${slow.length} of them read in more than a second`)
}
