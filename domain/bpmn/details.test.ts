// What BPMN's elements say beside their names and ends: of events, loops, messages, data, ad-hoc
// sub-processes, complex gateways and participants.

import { describe, expect, it } from 'vitest'
import { asKey, type Element, type Process, problemsOf } from '#process'
import { checkBpmn } from './check-bpmn.ts'
import { readBpmn } from './read.ts'
import { writeBpmn } from './write.ts'

const NAMESPACES = `xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI"`

const read = (body: string) => {
  const bytes = new TextEncoder().encode(`<definitions ${NAMESPACES}>${body}</definitions>`)
  const reading = readBpmn(bytes)
  if (reading.kind === 'refused') throw new Error(reading.refusal.code)
  expect(problemsOf(reading.process)).toEqual([])
  expect(checkBpmn(reading.process)).toEqual([])
  return reading
}

const get = (process: Process, key: string): Element => {
  const element = process.elements[asKey(key)]
  if (!element) throw new Error(`${key} is not there`)
  return element
}

describe('events', () => {
  it('with several triggers know what each is about', () => {
    const { process } = read(`<message id="M" name="Antrag"/><signal id="S" name="Alarm"/>
      <error id="E" name="Fehler" errorCode="F1"/><escalation id="K" escalationCode="E7"/>
      <process id="P"><task id="t" isForCompensation="true"/><startEvent id="s">
      <messageEventDefinition messageRef="M"/><signalEventDefinition signalRef="S"/>
      <timerEventDefinition><timeDate>2026-12-31</timeDate></timerEventDefinition>
      <conditionalEventDefinition><condition>voll</condition></conditionalEventDefinition></startEvent>
      <endEvent id="e"><errorEventDefinition errorRef="E"/><escalationEventDefinition escalationRef="K"/>
      <compensateEventDefinition activityRef="t" waitForCompletion="false"/><terminateEventDefinition/>
      </endEvent></process>`)
    expect(get(process, 's')).toMatchObject({
      trigger: 'multiple',
      definitions: [
        { trigger: 'message', refersTo: 'Antrag' },
        { trigger: 'signal', refersTo: 'Alarm' },
        { trigger: 'timer', timerType: 'date', expression: '2026-12-31' },
        { trigger: 'conditional', expression: 'voll' },
      ],
    })
    expect(get(process, 'e')).toMatchObject({
      definitions: [
        { trigger: 'error', refersTo: 'Fehler', code: 'F1' },
        { trigger: 'escalation', code: 'E7' },
        { trigger: 'compensation', activity: 't', waitsForCompletion: false },
        { trigger: 'terminate' },
      ],
    })
  })

  it('tell errors of one name apart by their codes', () => {
    const { process } =
      read(`<error id="A" name="F" errorCode="1"/><error id="B" name="F" errorCode="2"/>
      <process id="P"><endEvent id="a"><errorEventDefinition errorRef="A"/></endEvent>
      <endEvent id="b"><errorEventDefinition errorRef="B"/></endEvent></process>`)
    expect(get(process, 'a')).toMatchObject({ refersTo: 'F', code: '1' })
    expect(get(process, 'b')).toMatchObject({ refersTo: 'F', code: '2' })
    expect(new TextDecoder().decode(writeBpmn(process)).match(/<error /g)).toHaveLength(2)
  })

  it('say which activity is undone, and tell when it is not there', () => {
    const { process, remarks } = read(`<process id="P"><intermediateThrowEvent id="i">
      <compensateEventDefinition activityRef="gone"/></intermediateThrowEvent></process>`)
    expect(get(process, 'i')).toMatchObject({ trigger: 'compensation' })
    expect(get(process, 'i')).not.toHaveProperty('activity')
    expect(remarks).toMatchObject([
      { code: 'reference-dangling', details: { property: 'activityRef', reference: 'gone' } },
    ])
  })
})

describe('activities', () => {
  it('say how often they are done', () => {
    const { process } =
      read(`<process id="P"><task id="a"><standardLoopCharacteristics testBefore="true"
      loopMaximum="5"><loopCondition>offen</loopCondition></standardLoopCharacteristics></task>
      <task id="b"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>3</loopCardinality>
      <inputDataItem name="Akte"/><outputDataItem name="Vermerk"/><completionCondition>fertig</completionCondition>
      </multiInstanceLoopCharacteristics></task>
      <task id="c"><multiInstanceLoopCharacteristics/></task></process>`)
    expect(get(process, 'a')).toMatchObject({
      loop: 'standard',
      loopDetails: { condition: 'offen', isTestedBefore: true, maximum: 5 },
    })
    expect(get(process, 'b')).toMatchObject({
      loop: 'sequential',
      loopDetails: {
        cardinality: '3',
        inputItem: 'Akte',
        outputItem: 'Vermerk',
        condition: 'fertig',
      },
    })
    expect(get(process, 'c')).toMatchObject({ loop: 'parallel' })
    expect(get(process, 'c')).not.toHaveProperty('loopDetails')
  })

  it('that send or receive know their message, and whether it starts the process', () => {
    const { process } = read(`<message id="M" name="Bescheid"/><process id="P">
      <sendTask id="s" messageRef="M"/><receiveTask id="r" messageRef="M" instantiate="true"/>
      <userTask id="u" messageRef="M"/></process>`)
    expect(get(process, 's')).toMatchObject({ message: 'Bescheid' })
    expect(get(process, 'r')).toMatchObject({ message: 'Bescheid', isInstantiating: true })
    expect(get(process, 'u')).not.toHaveProperty('message')
  })

  it('of an ad-hoc sub-process say their order and when they are done', () => {
    const { process } = read(`<process id="P"><adHocSubProcess id="a" ordering="Sequential"
      cancelRemainingInstances="false"><task/><completionCondition>alles da</completionCondition>
      </adHocSubProcess><adHocSubProcess id="b"/></process>`)
    expect(get(process, 'a')).toMatchObject({
      adHoc: { ordering: 'sequential', condition: 'alles da', cancelsRemaining: false },
    })
    expect(get(process, 'b')).not.toHaveProperty('adHoc')
  })
})

describe('the rest of BPMN', () => {
  it('says what message flows, and whether it begins the talk', () => {
    const edge = (of: string, kind: string) =>
      `<di:BPMNEdge bpmnElement="${of}" messageVisibleKind="${kind}"><dd:waypoint x="0" y="0"/><dd:waypoint x="0" y="9"/></di:BPMNEdge>`
    const { process } = read(`<message id="M" name="Antrag"/><collaboration id="C">
      <participant id="A"/><participant id="B"/>
      <messageFlow id="m" name="per Post" sourceRef="A" targetRef="B" messageRef="M"/>
      <messageFlow id="n" sourceRef="B" targetRef="A"/></collaboration><di:BPMNDiagram><di:BPMNPlane
      bpmnElement="C">${edge('m', 'initiating')}${edge('n', 'non_initiating')}</di:BPMNPlane></di:BPMNDiagram>`)
    expect(get(process, 'm')).toMatchObject({
      name: 'per Post',
      message: 'Antrag',
      envelope: 'initiating',
    })
    expect(get(process, 'n')).toMatchObject({ envelope: 'nonInitiating' })
  })

  it('says how many take part', () => {
    const many = (id: string, span: string) =>
      `<participant id="${id}"><participantMultiplicity ${span}/></participant>`
    const { process } = read(`<collaboration>${many('A', 'minimum="0" maximum="9"')}
      ${many('B', 'minimum="2" maximum="2"')}${many('C', '')}</collaboration>`)
    expect(get(process, 'A')).toMatchObject({
      isMultiple: true,
      multiplicity: { minimum: 0, maximum: 9 },
    })
    expect(get(process, 'B')).toMatchObject({ isMultiple: true })
    expect(get(process, 'B')).not.toHaveProperty('multiplicity')
    expect(get(process, 'C')).toMatchObject({ multiplicity: { minimum: 0, maximum: 1 } })
    expect(get(process, 'C')).not.toHaveProperty('isMultiple')
  })

  it('knows no number of a process that is no participant, and keeps to that when it is written', () => {
    const { process } = read(`<process id="P"><participantMultiplicity minimum="3" maximum="4"/>
      <task id="t"/></process>`)
    expect(get(process, 'P')).not.toHaveProperty('isMultiple')
    expect(get(process, 'P')).not.toHaveProperty('multiplicity')
  })

  it('says when a complex gateway goes on, what a store holds, and how a note is written', () => {
    const { process } = read(`<dataStore id="D" name="Archiv" capacity="100" isUnlimited="false"/>
      <process id="P"><complexGateway id="g"><activationCondition>zwei von drei</activationCondition>
      </complexGateway><dataStoreReference id="d" dataStoreRef="D"/><dataStoreReference id="e" dataStoreRef="D"/>
      <textAnnotation id="n" textFormat="text/markdown"><text>**Frist**</text></textAnnotation></process>`)
    expect(get(process, 'g')).toMatchObject({ activationCondition: 'zwei von drei' })
    for (const key of ['d', 'e']) {
      expect(get(process, key)).toMatchObject({
        name: 'Archiv',
        capacity: 100,
        isUnlimited: false,
        sharedXmlId: 'D',
      })
    }
    expect(get(process, 'n')).toMatchObject({ textFormat: 'text/markdown', name: '**Frist**' })
  })

  it('is kept and told where the model has no place for it', () => {
    const { process, remarks } =
      read(`<process id="P"><scriptTask id="s" scriptFormat="js"><script>x</script>
      </scriptTask><userTask id="u" implementation="mail"><humanPerformer/></userTask><property id="p"/></process>
      <choreography id="C"><choreographyTask id="c"/></choreography><itemDefinition id="i"/>
      <collaboration id="K"><conversation id="v"/><correlationKey/></collaboration>`)
    expect(Object.keys(process.elements)).toEqual(['P', 's', 'u'])
    expect(remarks.map(({ code, details }) => `${code} ${details.kind ?? details.list}`)).toEqual([
      'element-kept choreography',
      'element-kept conversation',
      'element-kept correlationKey',
      'element-kept humanPerformer',
      'element-kept itemDefinition',
      'element-kept property',
      'element-kept script',
      'attributes-kept implementation (1), scriptFormat (1)',
    ])
  })
})
