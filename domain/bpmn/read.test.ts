import { describe, expect, it } from 'vitest'
import { actorOf, asKey, type Element, isFlowNode, type Process, problemsOf } from '#process'
import { checkBpmn } from './check-bpmn.ts'
import { readBpmn } from './read.ts'

const HEAD = `xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:bpmn2="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" xmlns:v="urn:vendor"
  xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0"
  xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0" targetNamespace="urn:x"`

const file = (body: string) => `<?xml version="1.0"?><definitions ${HEAD}>${body}</definitions>`

const read = (body: string, name?: string) => {
  const bytes = new TextEncoder().encode(file(body))
  const reading = readBpmn(bytes, name === undefined ? {} : { name })
  if (reading.kind === 'refused') throw new Error(reading.refusal.code)
  expect(problemsOf(reading.process)).toEqual([])
  expect(checkBpmn(reading.process, reading.profile)).toEqual([])
  return { ...reading, codes: reading.remarks.map(({ code }) => code) }
}

/** One process with what is given in it. */
const inProcess = (body: string) => read(`<process id="P">${body}</process>`)

const get = (process: Process, key: string): Element => {
  const element = process.elements[asKey(key)]
  if (!element) throw new Error(`${key} is not there, but ${Object.keys(process.elements)}`)
  return element
}

const diagram = (plane: string, shapes: string) =>
  `<di:BPMNDiagram><di:BPMNPlane bpmnElement="${plane}">${shapes}</di:BPMNPlane></di:BPMNDiagram>`
const shape = (of: string, x: number, y: number, w: number, h: number, more = '') =>
  `<di:BPMNShape bpmnElement="${of}" ${more}><dc:Bounds x="${x}" y="${y}" width="${w}" height="${h}"/></di:BPMNShape>`

describe('ids', () => {
  it('may have umlauts, and stay as they are', () => {
    const { process } = inProcess('<task id="Prüfung_1" name="Prüfen"/>')
    expect(get(process, 'Prüfung_1')).toMatchObject({ kind: 'task', xmlId: 'Prüfung_1' })
  })

  it('may begin with a digit or hold blanks: the key is mended, the id remembered', () => {
    const { process } = inProcess(
      '<task id="4f2 a"/><task id="12"/><sequenceFlow id="f" sourceRef="4f2 a" targetRef="12"/>',
    )
    expect(get(process, '_4f2_a')).toMatchObject({ xmlId: '4f2 a' })
    expect(get(process, 'f')).toMatchObject({ source: '_4f2_a', target: '_12' })
  })

  it('may repeat: every element is kept, and none is called by the id', () => {
    const { process, remarks } = inProcess('<task id="t" name="A"/><task id="t" name="B"/>')
    expect(get(process, 't.1').name).toBe('A')
    expect(get(process, 't.2').name).toBe('B')
    expect(process.elements[asKey('t')]).toBeUndefined()
    expect(remarks).toEqual([{ code: 'id-repeated', details: { id: 't', count: 2 } }])
  })

  it('that repeat in two pools are found in the pool that asks', () => {
    const { process } = read(`<process id="P"><task id="a"/><task id="b"/>
      <sequenceFlow id="f" sourceRef="a" targetRef="b"/></process>
      <process id="Q"><task id="a"/><task id="b"/><sequenceFlow id="g" sourceRef="a" targetRef="b"/></process>`)
    const flow = get(process, 'g')
    expect(flow).toMatchObject({ source: 'a.2', target: 'b.2' })
  })

  it('may be missing, or mean something to JavaScript', () => {
    const { process } = inProcess('<task name="A"/><task id="__proto__"/><task id="constructor"/>')
    expect(Object.keys(process.elements)).toHaveLength(4)
    expect(get(process, 'task').name).toBe('A')
  })

  it('give the same keys every time', () => {
    const once = inProcess('<task/><task id="x"/><task/>').process
    expect(inProcess('<task/><task id="x"/><task/>').process).toEqual(once)
  })
})

describe('references', () => {
  it('may carry a prefix', () => {
    const { process } = read(`<process id="P"><task id="_a"/><task id="_b"/>
      <sequenceFlow id="f" sourceRef="bpmn2:_a" targetRef="bpmn2:_b"/></process>
      ${diagram('bpmn2:P', shape('bpmn2:_a', 0, 0, 100, 80))}`)
    expect(get(process, 'f')).toMatchObject({ source: '_a', target: '_b' })
    expect(Object.values(process.shapes)).toHaveLength(1)
  })

  it('that lead nowhere leave the flow out and say which one', () => {
    const { process, remarks } = inProcess(
      '<task id="a"/><sequenceFlow id="f" name="weiter" sourceRef="a" targetRef="gone"/>',
    )
    expect(process.elements[asKey('f')]).toBeUndefined()
    expect(remarks).toMatchObject([
      { code: 'flow-without-end', details: { label: 'weiter', id: 'f', reference: 'gone' } },
    ])
  })

  it('are found in the lists of the nodes where the flow has none', () => {
    const { process } = inProcess(
      '<task id="a"><outgoing>f</outgoing></task><task id="b"><incoming>f</incoming></task><sequenceFlow id="f"/>',
    )
    expect(get(process, 'f')).toMatchObject({ source: 'a', target: 'b' })
  })

  it('to a flow that was left out are left out with it', () => {
    const { process, codes } = inProcess(
      `<task id="a"/><sequenceFlow id="f" sourceRef="a" targetRef="gone"/><textAnnotation id="n"/>
       <association id="s" sourceRef="n" targetRef="f"/>`,
    )
    expect(Object.keys(process.elements)).toEqual(['P', 'a', 'n'])
    expect(codes).toEqual(['flow-without-end', 'flow-without-end'])
  })
})

describe('pools', () => {
  it('are a participant and its process in one', () => {
    const { process } = read(`<collaboration id="C"><participant id="A" name="Amt" processRef="P"/>
      <participant id="B" name="Bürger"><participantMultiplicity maximum="3"/></participant>
      <messageFlow id="m" name="Antrag" sourceRef="B" targetRef="t"/></collaboration>
      <process id="P" name="Antrag bearbeiten" isExecutable="true"><task id="t"/></process>`)
    expect(get(process, 'A')).toMatchObject({
      isDrawn: true,
      isBlackBox: false,
      processXmlId: 'P',
      processName: 'Antrag bearbeiten',
      isExecutable: true,
    })
    expect(get(process, 'B')).toMatchObject({ isBlackBox: true, isMultiple: true })
    expect(get(process, 'm')).toMatchObject({ source: 'B', target: 't' })
    expect(get(process, 't')).toMatchObject({ parent: 'A' })
  })

  it('are not drawn for processes nobody takes part in', () => {
    expect(get(inProcess('<task/>').process, 'P')).toMatchObject({ isDrawn: false })
  })

  it('leave out the empty processes some tools put beside the real ones', () => {
    const { process } = read('<process id="P"><task id="t"/></process><process id="Q"/>')
    expect(Object.keys(process.elements)).toEqual(['P', 't'])
    expect(Object.keys(read('<process id="Q"/>').process.elements)).toEqual(['Q'])
  })

  it('that share one process show it once', () => {
    const { process } = read(`<collaboration><participant id="A" processRef="P"/>
      <participant id="B" processRef="P"/></collaboration><process id="P"><task id="t"/></process>`)
    expect(get(process, 'B')).toMatchObject({ isBlackBox: true, processXmlId: 'P' })
  })
})

describe('lanes', () => {
  const nested = `<laneSet><lane id="L1" name="Amt"><flowNodeRef>a</flowNodeRef><childLaneSet>
    <lane id="L11" name="Kasse"><flowNodeRef>a</flowNodeRef></lane><lane id="L12"/></childLaneSet></lane>
    <lane id="L2" name="Stadt"><flowNodeRef>b</flowNodeRef><flowNodeRef>gone</flowNodeRef></lane></laneSet>
    <task id="a"/><task id="b"/><boundaryEvent id="e" attachedToRef="b"><timerEventDefinition/></boundaryEvent>`

  it('nest, and the innermost counts', () => {
    const { process, codes } = inProcess(nested)
    expect(get(process, 'a')).toMatchObject({ lane: 'L11' })
    expect(get(process, 'L11')).toMatchObject({ parent: 'L1', order: 'a0' })
    expect(get(process, 'L12')).toMatchObject({ parent: 'L1', order: 'a1' })
    expect(codes).toEqual(['reference-dangling'])
  })

  it('take a boundary event where its activity is', () => {
    expect(get(inProcess(nested).process, 'e')).toMatchObject({ lane: 'L2', attachedTo: 'b' })
  })

  it('are taken from the drawing where the file lists nobody', () => {
    const { process, remarks } = read(`<process id="P"><laneSet><lane id="L1" name="unten"/>
      <lane id="L2" name="oben"/></laneSet><task id="a"/></process>
      ${diagram('P', shape('L1', 0, 100, 500, 100) + shape('L2', 0, 0, 500, 100) + shape('a', 50, 110, 100, 80))}`)
    expect(get(process, 'a')).toMatchObject({ lane: 'L1' })
    expect(get(process, 'L2')).toMatchObject({ order: 'a0' })
    expect(remarks).toEqual([{ code: 'lane-by-place', details: { count: 1 } }])
    const node = get(process, 'a')
    expect(isFlowNode(node) && actorOf(process, node)).toBe('unten')
  })
})

describe('events', () => {
  it('know position, trigger, and what people read on them', () => {
    const { process } =
      read(`<message id="M" name="Bescheid"/><error id="E" errorCode="E1"/><process id="P">
      <startEvent id="s" isInterrupting="false"><timerEventDefinition>
        <timeCycle>R/P1D</timeCycle></timerEventDefinition></startEvent>
      <intermediateThrowEvent id="t"><messageEventDefinition messageRef="M"/></intermediateThrowEvent>
      <intermediateCatchEvent id="l"><linkEventDefinition name="A"/></intermediateCatchEvent>
      <intermediateCatchEvent id="c"><conditionalEventDefinition><condition>x &gt; 1</condition></conditionalEventDefinition></intermediateCatchEvent>
      <task id="a"/><boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><errorEventDefinition errorRef="E"/></boundaryEvent>
      <endEvent id="e"><terminateEventDefinition/></endEvent><endEvent id="n"/></process>`)
    expect(get(process, 's')).toMatchObject({
      position: 'start',
      trigger: 'timer',
      timerType: 'cycle',
      expression: 'R/P1D',
      isInterrupting: false,
    })
    expect(get(process, 't')).toMatchObject({ trigger: 'message', refersTo: 'Bescheid' })
    expect(get(process, 'l')).toMatchObject({ trigger: 'link', expression: 'A' })
    expect(get(process, 'c')).toMatchObject({ trigger: 'conditional', expression: 'x > 1' })
    expect(get(process, 'b')).toMatchObject({
      attachedTo: 'a',
      isInterrupting: false,
      code: 'E1',
    })
    expect(get(process, 'e')).toMatchObject({ position: 'end', trigger: 'terminate' })
    expect(get(process, 'n')).toMatchObject({ trigger: 'none' })
  })

  it('may refer to definitions elsewhere, and have several', () => {
    const { process, codes } = read(`<signalEventDefinition id="S"/><process id="P">
      <startEvent id="a"><eventDefinitionRef>S</eventDefinitionRef></startEvent>
      <startEvent id="b" parallelMultiple="true"><signalEventDefinition/><timerEventDefinition/></startEvent>
      <startEvent id="c"><eventDefinitionRef>gone</eventDefinitionRef></startEvent></process>`)
    expect(get(process, 'a')).toMatchObject({ trigger: 'signal' })
    expect(get(process, 'b')).toMatchObject({
      trigger: 'parallelMultiple',
      definitions: [{ trigger: 'signal' }, { trigger: 'timer' }],
    })
    expect(codes).toEqual(['reference-dangling'])
  })

  it('without the activity they sit on become free ones', () => {
    const { process, codes } = inProcess(
      '<boundaryEvent id="b" attachedToRef="gone"><timerEventDefinition/></boundaryEvent>',
    )
    expect(get(process, 'b')).toMatchObject({ position: 'intermediateCatch', trigger: 'timer' })
    expect(codes).toEqual(['boundary-without-host'])
  })
})

describe('activities, gateways and flows', () => {
  it('know their type, loops and default ways', () => {
    const { process } = inProcess(`
      <userTask id="u" default="f" isForCompensation="true"><standardLoopCharacteristics/></userTask>
      <serviceTask id="s"><multiInstanceLoopCharacteristics isSequential="true"/></serviceTask>
      <sequenceFlow id="f" sourceRef="u" targetRef="s"><conditionExpression>ja</conditionExpression></sequenceFlow>
      <sequenceFlow id="g" sourceRef="u" targetRef="sub"/>
      <subProcess id="sub" triggeredByEvent="true"><task id="inner"/><adHocSubProcess id="ad"/></subProcess>
      <transaction id="ta"/><callActivity id="c" calledElement="Anderer Ablauf"/>
      <eventBasedGateway id="e" instantiate="true" eventGatewayType="Parallel"/><complexGateway id="x"/>`)
    expect(get(process, 'u')).toMatchObject({
      taskType: 'user',
      loop: 'standard',
      isForCompensation: true,
    })
    expect(get(process, 's')).toMatchObject({ taskType: 'service', loop: 'sequential' })
    expect(get(process, 'f')).toMatchObject({ condition: 'ja', isDefault: true })
    expect(get(process, 'g')).not.toHaveProperty('isDefault')
    expect(get(process, 'sub')).toMatchObject({ subProcessType: 'event' })
    expect(get(process, 'inner')).toMatchObject({ parent: 'sub' })
    expect(get(process, 'ad')).toMatchObject({ subProcessType: 'adHoc', parent: 'sub' })
    expect(get(process, 'ta')).toMatchObject({ subProcessType: 'transaction' })
    expect(get(process, 'c')).toMatchObject({ calledElement: 'Anderer Ablauf' })
    expect(get(process, 'e')).toMatchObject({ gatewayType: 'eventBasedParallelStart' })
  })

  it('keep line breaks in labels and leave vendors’ markup out of documentation', () => {
    const { process } = inProcess(`<task id="a" name="Antrag&#10;prüfen"><documentation>Erst
      <v:x>nicht dies</v:x> lesen</documentation><documentation>Dann handeln</documentation></task>`)
    const { name, documentation } = get(process, 'a')
    expect(name).toBe('Antrag\nprüfen')
    expect(documentation).toMatch(/^Erst\s+lesen\n\nDann handeln$/)
  })
})

describe('data and artifacts', () => {
  it('are what people see: references, with the data object behind them', () => {
    const { process } = inProcess(`<dataObject id="O" name="Akte" isCollection="true"/>
      <dataObjectReference id="r1" dataObjectRef="O"><dataState name="neu"/></dataObjectReference>
      <dataObjectReference id="r2" name="Akte 2" dataObjectRef="O"/><dataObject id="alone"/>
      <task id="t"><ioSpecification><dataInput id="i"/><inputSet/><outputSet/></ioSpecification>
        <dataInputAssociation id="in"><sourceRef>r1</sourceRef><targetRef>i</targetRef></dataInputAssociation>
        <dataOutputAssociation id="out"><targetRef>O</targetRef></dataOutputAssociation></task>`)
    expect(get(process, 'r1')).toMatchObject({
      name: 'Akte',
      state: 'neu',
      isCollection: true,
      sharedXmlId: 'O',
    })
    expect(get(process, 'alone')).toMatchObject({ dataType: 'object' })
    expect(get(process, 'in')).toMatchObject({ source: 'r1', target: 't' })
    expect(get(process, 'out')).toMatchObject({ source: 't', target: 'r1' })
  })

  it('of a process itself are its inputs and outputs', () => {
    const { process } = inProcess(`<ioSpecification><dataInput id="i" name="Antrag"/>
      <dataOutput id="o"/><inputSet/><outputSet/></ioSpecification><task/>`)
    expect(get(process, 'i')).toMatchObject({ kind: 'data', dataType: 'input', name: 'Antrag' })
    expect(get(process, 'o')).toMatchObject({ dataType: 'output', parent: 'P' })
  })

  it('are notes with their text and groups with their category', () => {
    const { process } = read(`<category id="K"><categoryValue id="V" value="Vorprüfung"/></category>
      <collaboration><participant id="A" processRef="P"/><textAnnotation id="n"><text>Frist!</text></textAnnotation>
      <association id="s" sourceRef="n" targetRef="t" associationDirection="One"/></collaboration>
      <process id="P"><task id="t"/><group id="g" categoryValueRef="V"/></process>`)
    expect(get(process, 'n')).toEqual({ kind: 'annotation', key: 'n', xmlId: 'n', name: 'Frist!' })
    expect(get(process, 'g')).toMatchObject({ name: 'Vorprüfung', parent: 'A' })
    expect(get(process, 's')).toMatchObject({ direction: 'one' })
  })
})

describe('drawings', () => {
  it('may be several, of sub-processes and of the same element', () => {
    const { process } =
      read(`<process id="P"><subProcess id="S"><task id="t"/></subProcess></process>
      ${diagram('S', shape('t', 1, 1, 100, 80))}
      ${diagram('P', shape('S', 0, 0, 100, 80, 'isExpanded="false"') + shape('S', 200, 0, 100, 80))}`)
    const planes = Object.values(process.shapes).map((one) => `${one.element}@${one.plane}`)
    expect(planes).toEqual(['S@', 'S@', 't@S'])
    expect(process.shapes[asKey('S_di')]).toMatchObject({ isExpanded: false })
  })

  it('have colours in both spellings, and markers on gateways', () => {
    const { process } =
      read(`<process id="P"><task id="a"/><task id="b"/><exclusiveGateway id="g"/></process>
      ${diagram(
        'P',
        shape('a', 0, 0, 100, 80, 'bioc:fill="#FFF" bioc:stroke="rgb(0, 128, 255)"') +
          shape('b', 0, 0, 100, 80, 'color:background-color="#ABCDEF" bioc:fill="#111111"') +
          shape('g', 0, 0, 50, 50, 'isMarkerVisible="true"'),
      )}`)
    expect(process.shapes[asKey('a_di')]).toMatchObject({ fill: '#ffffff', stroke: '#0080ff' })
    expect(process.shapes[asKey('b_di')]).toMatchObject({ fill: '#abcdef' })
    expect(get(process, 'g')).toMatchObject({ isMarkerVisible: true })
  })

  it('leave out what belongs to nothing or stands nowhere, and count it', () => {
    const { process, remarks } = read(`<process id="P"><task id="a"/></process>
      ${diagram('P', `${shape('gone', 0, 0, 1, 1)}<di:BPMNShape bpmnElement="a"/>`)}`)
    expect(process.shapes).toEqual({})
    expect(remarks.map(({ code, details }) => `${code} ${details.count}`)).toEqual([
      'shape-without-element 1',
      'shape-without-place 1',
    ])
  })
})

describe('what is not understood', () => {
  it('is counted by kind and vendor, each subtree once, with the first lines', () => {
    const { remarks } = inProcess(`<extensionElements><v:a><v:b/></v:a>
      <v:a/></extensionElements>
      <task id="t" v:role="x" startQuantity="2" completionQuantity="1">
      <potentialOwner><resourceRef>r</resourceRef></potentialOwner><v:loose/></task>`)
    expect(remarks).toEqual([
      { code: 'element-kept', details: { kind: 'potentialOwner', count: 1, lines: '9' } },
      { code: 'extension-carried', details: { vendor: 'urn:vendor', count: 2, lines: '6, 7' } },
      { code: 'extension-kept', details: { vendor: 'urn:vendor', count: 1, lines: '9' } },
      { code: 'attribute-carried', details: { vendor: 'urn:vendor', count: 1, lines: '8' } },
      { code: 'attributes-kept', details: { list: 'startQuantity (1)', count: 1 } },
    ])
  })

  it('is told too where a step, flow, lane or note stands where none may stand', () => {
    const { process, remarks } = inProcess(`<task id="t"><task id="inner"/></task>
      <lane id="loose"/><documentation><sequenceFlow id="f"/></documentation>`)
    expect(Object.keys(process.elements)).toEqual(['P', 't'])
    expect(remarks.map(({ details }) => details.kind)).toEqual(['lane', 'sequenceFlow', 'task'])
    expect(remarks.every(({ code }) => code === 'element-misplaced')).toBe(true)
  })

  it('is told where messages and the like are in the file and nobody refers to them', () => {
    const { remarks } = read(`<message id="M" name="Antrag"/><message id="N"/><error id="E"/>
      <signalEventDefinition id="S"/><process id="P"><startEvent><messageEventDefinition
      messageRef="M"/></startEvent></process>`)
    expect(remarks.map(({ details }) => `${details.kind} ${details.count}`)).toEqual([
      'error 1',
      'message 1',
      'signalEventDefinition 1',
    ])
  })

  it('of any number of kinds is told for thirty, and counted for the rest', () => {
    const strangers = Array.from({ length: 500 }, (_, index) => `<strange${index}/>`).join('')
    const { remarks } = inProcess(`<task/>${strangers}`)
    expect(remarks).toHaveLength(31)
    expect(remarks.at(-1)).toEqual({
      code: 'more-alike',
      details: { of: 'element-kept', count: 470 },
    })
  })
})

describe('the name of a process', () => {
  const named = (body: string) => read(body, 'Dateiname').process.name

  it('is the process’s own, then the collaboration’s or the diagram’s', () => {
    expect(named('<process id="P" name="Hundesteuer"><task/></process>')).toBe('Hundesteuer')
    expect(
      named(
        '<collaboration name="Wohngeld"><participant processRef="P"/></collaboration><process id="P"><task/></process>',
      ),
    ).toBe('Wohngeld')
    expect(named('<process id="P"><task/></process><di:BPMNDiagram name="Bauantrag"/>')).toBe(
      'Bauantrag',
    )
  })

  it('is the file’s rather than what a tool or a pool is called', () => {
    expect(named('<process id="P" name="Process_1"><task/></process>')).toBe('Dateiname')
    expect(
      named(
        '<collaboration><participant name="Sachbearbeitung" processRef="P"/></collaboration><process id="P"><task/></process>',
      ),
    ).toBe('Dateiname')
  })
})

describe('a file', () => {
  const outcome = (text: string) => {
    const reading = readBpmn(new TextEncoder().encode(text))
    return reading.kind === 'refused' ? reading.refusal.code : 'read'
  }

  it('is refused when it is XML of another kind, or has no process', () => {
    expect(outcome('<html/>')).toBe('not-bpmn')
    expect(outcome('<definitions xmlns="http://www.omg.org/spec/CMMN/20151109/MODEL"/>')).toBe(
      'not-bpmn',
    )
    expect(outcome(file(''))).toBe('no-process')
  })

  it('remembers where it came from when the caller says so', () => {
    const bytes = new TextEncoder().encode(file('<process><task/></process>'))
    const reading = readBpmn(bytes, { hash: 'abc' })
    expect(reading).toMatchObject({ process: { origin: { hash: 'abc', format: 'bpmn' } } })
  })

  it('with the same fault a thousand times says so five times and counts the rest', () => {
    const flows = '<sequenceFlow sourceRef="a" targetRef="gone"/>'.repeat(1000)
    const { remarks } = inProcess(`<task id="a"/>${flows}`)
    expect(remarks).toHaveLength(6)
    expect(remarks.at(-1)).toEqual({
      code: 'more-alike',
      details: { of: 'flow-without-end', count: 995 },
    })
  })
})
