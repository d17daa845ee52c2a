// Damage to an XML file that leaves it XML: whole elements and attributes are dropped, doubled, moved,
// renamed, pointed elsewhere. Each takes three numbers as its chance, so that it can be repeated.

import { readXml, type XmlElement } from '#xml'

export type Mutation = (text: string, a: number, b: number, c: number) => string

interface Part {
  readonly node: XmlElement
  readonly parent: XmlElement | undefined
}

/** All elements but the root; none where the text is no longer XML. */
const partsOf = (text: string): readonly Part[] => {
  const reading = readXml(new TextEncoder().encode(text))
  if (reading.kind === 'refused' || reading.text !== text) return []
  const parts: Part[] = []
  const walk = (node: XmlElement, parent: XmlElement | undefined) => {
    if (parent) parts.push({ node, parent })
    for (const child of node.children) walk(child, node)
  }
  walk(reading.root, undefined)
  return parts
}

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length]

const cut = (text: string, start: number, end: number, by = ''): string =>
  text.slice(0, start) + by + text.slice(end)

const whole = (text: string, { start, end }: XmlElement): string => text.slice(start, end)

/** With one element, chosen by the first number. */
const atOne =
  (change: (text: string, part: Part, b: number, c: number, all: readonly Part[]) => string) =>
  (text: string, a: number, b: number, c: number): string => {
    const parts = partsOf(text)
    const part = pick(parts, a)
    return part ? change(text, part, b, c, parts) : text
  }

const drop = atOne((text, { node }) => cut(text, node.start, node.end))

const double = atOne((text, { node }) => cut(text, node.end, node.end, whole(text, node)))

const many = atOne((text, { node }, b) =>
  node.end - node.start > 3_000
    ? text
    : cut(text, node.end, node.end, whole(text, node).repeat(2 + (b % 60))),
)

/** Puts an element, or a copy of it, into another one: anything may end up in anything. */
const move = (isCopy: boolean) =>
  atOne((text, { node }, b, _, all) => {
    const into = pick(all, b)?.node
    if (!into || into.contentStart === into.end) return text
    if (into.start >= node.start && into.end <= node.end) return text
    const piece = whole(text, node)
    if (isCopy) return cut(text, into.contentStart, into.contentStart, piece)
    return into.contentStart <= node.start
      ? text.slice(0, into.contentStart) +
          piece +
          cut(text, node.start, node.end).slice(into.contentStart)
      : cut(
          text.slice(0, into.contentStart) + piece + text.slice(into.contentStart),
          node.start,
          node.end,
        )
  })

/** An element inside itself, several times. */
const nest = atOne((text, { node }, b) => {
  if (node.contentStart === node.end || node.end - node.start > 2_000) return text
  let piece = whole(text, node)
  const at = node.contentStart - node.start
  const head = piece.slice(0, at)
  const tail = piece.slice(at)
  for (let times = 0; times < 1 + (b % 30); times += 1) piece = head + piece + tail
  return cut(text, node.start, node.end, piece)
})

const unwrap = atOne((text, { node }) => {
  if (node.contentStart === node.end) return text
  const close = text.lastIndexOf('</', node.end)
  return cut(text, node.start, node.end, text.slice(node.contentStart, close))
})

const empty = atOne((text, { node }) => {
  if (node.contentStart === node.end) return text
  return cut(text, node.contentStart, text.lastIndexOf('</', node.end))
})

const NAMES = `task userTask subProcess adHocSubProcess transaction callActivity startEvent
  boundaryEvent endEvent intermediateCatchEvent exclusiveGateway complexGateway eventBasedGateway
  sequenceFlow messageFlow association lane laneSet childLaneSet participant process collaboration
  dataObject dataObjectReference dataStoreReference dataInput dataOutput dataInputAssociation
  dataOutputAssociation ioSpecification textAnnotation group documentation extensionElements
  messageEventDefinition timerEventDefinition compensateEventDefinition linkEventDefinition
  multiInstanceLoopCharacteristics standardLoopCharacteristics incoming outgoing flowNodeRef
  category categoryValue message definitions choreography unheardOf`
  .trim()
  .split(/\s+/)

const rename = atOne((text, { node }, b, c) => {
  const prefix = node.prefix === '' || c % 5 === 0 ? '' : `${node.prefix}:`
  const name = c % 7 === 0 ? 'strange:thing' : prefix + (pick(NAMES, b) ?? 'task')
  const start = /^<[^\s/>]+/.exec(text.slice(node.start, node.contentStart))?.[0]
  if (start === undefined) return text
  const opened = cut(text, node.start, node.start + start.length, `<${name}`)
  if (node.contentStart === node.end) return opened
  const shift = opened.length - text.length
  const close = opened.lastIndexOf('</', node.end + shift)
  return cut(opened, close, node.end + shift, `</${name}>`)
})

const ODD_VALUES = [
  '',
  ' ',
  'Prüfung_Größe ß',
  '4f2 a',
  '-1',
  '1e999',
  'NaN',
  'true',
  'false',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '..',
  'xsd:_1',
  ':::',
  '&#x1F600;&#10;&#9;',
  '&lt;script&gt;',
  'sid-00000000-0000-0000-0000-000000000000',
  '0x10',
  '99999999999999999999',
  'x'.repeat(5_000),
]

interface Value {
  readonly start: number
  readonly text: string
}

const valuesIn = (text: string, name = '[^\\s=]+'): readonly Value[] =>
  [...text.matchAll(new RegExp(`\\s${name}\\s*=\\s*"([^"<]*)"`, 'g'))].map((match) => ({
    start: match.index + match[0].length - 1 - (match[1] ?? '').length,
    text: match[1] ?? '',
  }))

const REFERENCES =
  '(?:sourceRef|targetRef|attachedToRef|processRef|default|bpmnElement|dataObjectRef|dataStoreRef|messageRef|errorRef|activityRef|categoryValueRef)'

const setValue =
  (names: string | undefined, values: (text: string) => readonly string[]): Mutation =>
  (text, a, b) => {
    const value = pick(valuesIn(text, names), a)
    const by = pick(values(text), b)
    return value && by !== undefined
      ? cut(text, value.start, value.start + value.text.length, by)
      : text
  }

const ids = (text: string): readonly string[] => valuesIn(text, 'id').map(({ text: id }) => id)
const all = (text: string): readonly string[] => valuesIn(text).map(({ text: value }) => value)
const prefixed = (text: string): readonly string[] => ids(text).map((id) => `bpmn2:${id}`)

/** The text of incoming, outgoing, flowNodeRef, sourceRef ... */
const setReferenceText: Mutation = (text, a, b) => {
  const found = [...text.matchAll(/Ref>([^<]*)<|coming>([^<]*)<|going>([^<]*)</g)]
  const one = pick(found, a)
  const by = pick(ids(text), b)
  if (!one || by === undefined) return text
  const inner = one[0].slice(one[0].indexOf('>') + 1, -1)
  const start = one.index + one[0].indexOf('>') + 1
  return cut(text, start, start + inner.length, by)
}

const dropAttribute: Mutation = (text, a) => {
  const found = [...text.matchAll(/\s[^\s=<>"]+\s*=\s*"[^"<]*"/g)]
  const one = pick(found, a)
  return one ? cut(text, one.index, one.index + one[0].length) : text
}

const VENDORS = [
  '<extensionElements><v:a xmlns:v="urn:v" v:b="1" b="2">eins <v:c/> zwei<x xmlns="">3</x></v:a></extensionElements>',
  '<extensionElements><a xmlns="urn:w" c:d="1" xmlns:c="urn:c"><b><![CDATA[<]]></b></a></extensionElements>',
  '<v:loose xmlns:v="urn:v"><v:task/></v:loose>',
  '<extensionElements><task id="x"/><u:n/></extensionElements>',
  '<extensionElements><xsi:e xmlns:xsi="urn:other" xml:lang="de"/><prozess:f xmlns:prozess="urn:p"/></extensionElements>',
  '<documentation>Text <b xmlns="http://www.w3.org/1999/xhtml">fett</b></documentation>',
  '<!-- a comment --><?pi data?>',
  '<![CDATA[ ]]>text&amp;',
  '<extensionElements><prozess:work xmlns:prozess="urn:prozessverbund:extension:1" minutes="x" share="2"/></extensionElements>',
]

const insertVendor = atOne((text, { node }, b) =>
  node.contentStart === node.end
    ? text
    : cut(text, node.contentStart, node.contentStart, pick(VENDORS, b) ?? ''),
)

const foreignAttribute = atOne((text, { node }, b) => {
  const at = /^<[^\s/>]+/.exec(text.slice(node.start, node.contentStart))?.[0].length
  if (at === undefined) return text
  const more = [
    ' v:x="1" xmlns:v="urn:v"',
    ' u:x="1"',
    ' p:x="1" q:x="2" xmlns:p="urn:v" xmlns:q="urn:v"',
    ' :x="1"',
    ' xsi:x="1" xmlns:xsi="urn:v"',
    ' xmlns="urn:else"',
    ' xml:space="preserve" made-up="x"',
  ]
  return cut(text, node.start + at, node.start + at, pick(more, b) ?? '')
})

/** What BPMN knows, in few words each, put where it may or may not be. */
const KNOWN =
  `<documentation>x</documentation> <condition>x</condition> <text>x</text> <dataState name="x"/>
  <conditionExpression>x</conditionExpression> <loopCardinality>x</loopCardinality>
  <standardLoopCharacteristics/> <standardLoopCharacteristics loopMaximum="3"><loopCondition>x</loopCondition></standardLoopCharacteristics>
  <multiInstanceLoopCharacteristics/> <multiInstanceLoopCharacteristics><inputDataItem name="x"/></multiInstanceLoopCharacteristics>
  <completionCondition>x</completionCondition> <activationCondition>x</activationCondition>
  <participantMultiplicity minimum="3" maximum="4"/> <participantMultiplicity minimum="-1"/>
  <messageEventDefinition/> <timerEventDefinition><timeDate>x</timeDate><timeCycle>y</timeCycle></timerEventDefinition>
  <errorEventDefinition errorRef="x"/> <conditionalEventDefinition><condition>x</condition></conditionalEventDefinition>
  <linkEventDefinition name="x" errorRef="x"/> <eventDefinitionRef>x</eventDefinitionRef>
  <incoming>x</incoming> <outgoing>x</outgoing> <flowNodeRef>x</flowNodeRef> <sourceRef>x</sourceRef>
  <laneSet name="x"/> <childLaneSet><lane/></childLaneSet> <category><categoryValue value="x"/></category>
  <message name="x"/> <error errorCode="x"/> <dataStore name="x"/> <dataObject name="x"/>
  <ioSpecification><dataInput name="x"/><inputSet/></ioSpecification> <dataInput/> <inputSet name="x"/>
  <process isExecutable="perhaps"/> <collaboration name="x"/> <extensionElements a="x"/>
  <extensionElements><prozess:work minutes="5" note="x"/></extensionElements>
  <extensionElements><prozess:work medium="x"><prozess:note>x</prozess:note><prozess:note>y</prozess:note></prozess:work></extensionElements>
  <extensionElements><prozess:flow share="0.5"/></extensionElements> <extensionElements><prozess:flow share="5"/></extensionElements>
  <extensionElements><prozess:profile owner="x" casesPerYear="x"/></extensionElements>
  <extensionElements><prozess:work><prozess:waiting minDays="5"/><prozess:system>x</prozess:system></prozess:work></extensionElements>
  <di:BPMNLabel><dc:Bounds/></di:BPMNLabel> <dc:Bounds/> <dd:waypoint/> <di:BPMNShape bpmnElement="x"/>
  <di:BPMNPlane/> <di:BPMNDiagram/> <p:b>x</p:b>`
    .trim()
    .split(/(?<=>)\s+(?=<)/)

const SPACES = ` xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:prozess="urn:prozessverbund:extension:1"
  xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" xmlns:p="http://www.w3.org/1999/xhtml"`

const BOX = ' x="1" y="2" width="3" height="x"'

const graft = atOne((text, { node }, b, c) => {
  if (node.contentStart === node.end) return text
  const known = pick(KNOWN, b) ?? ''
  const box = /Bounds|waypoint/.test(known) ? BOX : ''
  const piece = known
    .replace(/^<[^\s/>]+/, (start) => start + SPACES)
    .replace(/(Bounds|waypoint)(?=[ /])/, `$1${box}`)
  const at = c % 2 === 0 ? node.contentStart : text.lastIndexOf('</', node.end)
  return cut(text, at, at, piece)
})

const ATTRIBUTES =
  `name default isForCompensation isExecutable processRef minimum maximum isInterrupting
  parallelMultiple attachedToRef cancelActivity triggeredByEvent ordering cancelRemainingInstances
  calledElement instantiate messageRef eventGatewayType sourceRef targetRef associationDirection
  isCollection dataObjectRef dataStoreRef capacity isUnlimited categoryValueRef value signalRef
  errorRef escalationRef errorCode escalationCode activityRef waitForCompletion isSequential
  testBefore loopMaximum expressionLanguage isHorizontal isExpanded isMarkerVisible
  messageVisibleKind bpmnElement x y textFormat stepKind minutes share`
    .trim()
    .split(/\s+/)

const KNOWN_VALUES = ['x', '5', 'true', 'false', '-1', 'Parallel', 'initiating', '#ff0000']

/** An attribute that BPMN knows, at some element that may or may not have it. */
const knownAttribute = atOne((text, { node }, b, c) => {
  const name = pick(ATTRIBUTES, b) ?? 'name'
  const at = /^<[^\s/>]+/.exec(text.slice(node.start, node.contentStart))?.[0].length
  if (at === undefined || node.attributes[name] !== undefined) return text
  const value = c % 3 === 0 ? pick(ids(text), c) : pick(KNOWN_VALUES, c)
  return cut(text, node.start + at, node.start + at, ` ${name}="${value ?? 'x'}"`)
})

const OTHERS = [
  ' c:x="1" xmlns:c="http://www.omg.org/spec/BPMN/non-normative/color/1.0"',
  ' c:background-color="#f00" xmlns:c="http://www.omg.org/spec/BPMN/non-normative/color/1.0"',
  ' b:fill="red" xmlns:b="http://bpmn.io/schema/bpmn/biocolor/1.0"',
  ' e:calledElement="x" xmlns:e="urn:prozessverbund:extension:1"',
  ' xml:lang="de"',
  ' p:x="1" q:x="2" xmlns:p="urn:v" xmlns:q="urn:v"',
]

const otherAttribute = atOne((text, { node }, b) => {
  const at = /^<[^\s/>]+/.exec(text.slice(node.start, node.contentStart))?.[0].length
  return at === undefined ? text : cut(text, node.start + at, node.start + at, pick(OTHERS, b))
})

const looseText = atOne((text, { node }) =>
  node.contentStart === node.end ? text : cut(text, node.contentStart, node.contentStart, 'loose'),
)

/** Contents that are understood in their place, put into any other, or in a form nobody understands. */
export const CONTENTS: readonly Mutation[] = [
  graft,
  graft,
  graft,
  knownAttribute,
  knownAttribute,
  otherAttribute,
  double,
  move(true),
  setValue(undefined, () => ODD_VALUES),
  setValue(undefined, all),
  looseText,
]

/** All of them, those of references and ids more often because readers break there. */
export const STRUCTURE: readonly Mutation[] = [
  drop,
  double,
  many,
  move(false),
  move(true),
  nest,
  unwrap,
  empty,
  rename,
  rename,
  setValue(undefined, () => ODD_VALUES),
  setValue('id', () => ODD_VALUES),
  setValue('id', ids),
  setValue(undefined, all),
  setValue(REFERENCES, ids),
  setValue(REFERENCES, prefixed),
  setValue(REFERENCES, () => ODD_VALUES),
  setReferenceText,
  dropAttribute,
  insertVendor,
  foreignAttribute,
  graft,
  knownAttribute,
]
