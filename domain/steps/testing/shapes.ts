// Processes by chance that a step list can tell whole, and what they say whatever their keys are.

import fc from 'fast-check'
import type { Key, Process, Work } from '#process'
import { type Block, type Branch, roundShare } from '../block.ts'
import { buildProcess } from '../build-process.ts'
import type { Companion } from '../companion.ts'
import type { Manner, StepForm } from '../manner.ts'

// A shape is a process without its decorations; `dress` gives ids, shares and jump targets that hold
// together, so that what comes out is block-structured.
export type Shape =
  | {
      kind: 'step'
      label: string
      actor: readonly string[]
      work: Work
      type: 'none' | 'user' | 'service'
      manner: Manner
      companions: readonly Companion[]
    }
  | { kind: 'optional'; label: string; percent: number }
  | { kind: 'choice'; percent: number; familyCode: string }
  | { kind: 'wait'; label: string; days: number | null }
  | { kind: 'throw'; label: string }
  | { kind: 'sub'; label: string; inner: Shape[]; manner: Manner }
  | { kind: 'interrupted'; label: string; event: string; days: number | null; inner: Shape[] }
  | {
      kind: 'decision'
      label: string
      isInclusive: boolean
      first: number
      hasShares: boolean
      names: [string, string]
      /** The way that is taken when no other is. */
      otherwise: number | null
      ways: Shape[][]
      /** What the first way ends in. */
      leave: 'on' | 'end' | 'back'
    }
  | { kind: 'parallel'; ways: Shape[][]; name: string; label: string }

const words = fc.constantFrom(
  'Antrag prüfen',
  'Bescheid: erlassen',
  'Ende',
  'warten auf Post',
  'zurück zu 3',
  'ja (85 %)',
  'Rückfrage @ Amt',
  'Mail an x@y',
  '2. Mahnung',
  '// Notiz',
  'Liste [neu]',
  'Amt > Stelle',
  'Stempel „richtig“ und Unterschrift',
  'gleichzeitig:',
  '! Achtung:',
  '?',
)
export const label = fc.oneof(
  words,
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ maxLength: 8 }),
)
const plainNote = label.filter((text) => !/\r/.test(text))
const note = plainNote.map((text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n'),
)
const work: fc.Arbitrary<Work> = fc.record(
  {
    stepKind: fc.constantFrom('decide', 'receive', 'special'),
    familyCode: fc.oneof(fc.constantFrom('H1', 'H2', 'Ü12', 'decide'), label),
    medium: fc.constantFrom('paper', 'file', 'eFile', 'inPerson'),
    minutes: fc.constantFrom(0, 1, 2.5, 10, 1485, 12345.678),
    minutesRange: fc
      .tuple(fc.nat(90), fc.nat(90))
      .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
    openQuestion: label,
    waiting: fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([a, b]) => ({ minDays: Math.min(a, b), maxDays: Math.max(a, b) })),
    prescribedBy: fc.constantFrom('law', 'practice'),
    isDiscretionary: fc.constant(true),
    referenceActivityGroup: fc.integer({ min: 1, max: 8 }),
    systems: fc.array(label, { minLength: 1, maxLength: 2 }),
    documents: fc.array(label, { minLength: 1, maxLength: 2 }),
    handover: fc.oneof(fc.constant('Ü1-1'), label),
    note: note.filter((text) => text.trim() === text && text !== ''),
  },
  { requiredKeys: [] },
)

const subProcess = fc.record({
  kind: fc.constant('subProcess' as const),
  subProcessType: fc.constantFrom('embedded', 'transaction', 'adHoc'),
})
const call = fc.record(
  { kind: fc.constant('callActivity' as const), calledElement: fc.constantFrom('P_1', 'x:y.z-2') },
  { requiredKeys: ['kind'] },
)
const repetition = fc.oneof(
  fc.constantFrom(
    { loop: 'standard' as const },
    { loop: 'parallel' as const },
    { loop: 'sequential' as const },
  ),
  label
    .filter((text) => text !== '')
    .chain((text) =>
      fc.constantFrom(
        { loop: 'standard' as const, loopDetails: { condition: text } },
        { loop: 'standard' as const, loopDetails: { condition: `bis ${text}` } },
        { loop: 'parallel' as const, loopDetails: { inputItem: text } },
        { loop: 'sequential' as const, loopDetails: { inputItem: text } },
      ),
    ),
)
const mannerWith = (form: fc.Arbitrary<StepForm>): fc.Arbitrary<Manner> =>
  fc.record({ form, repetition }, { requiredKeys: [] })

const companions = fc.uniqueArray(
  fc.record({
    role: fc.constantFrom('needs' as const, 'yields' as const, 'remark' as const),
    name: fc
      .oneof(fc.constantFrom('Antrag', 'Bescheid'), label)
      .filter((text) => text.trim() !== ''),
  }),
  { maxLength: 3, selector: ({ role, name }) => `${role} ${name}` },
)

export const { shapes } = fc.letrec<{ shape: Shape; shapes: Shape[] }>((tie) => ({
  shapes: fc.array(tie('shape'), { maxLength: 4 }),
  shape: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      kind: fc.constant('step' as const),
      label,
      actor: fc.oneof(
        fc.constantFrom([], [], ['Bauamt'], ['Bauamt', 'Sachbearbeitung'], ['Amt, Zimmer']),
        fc.array(
          label.map((text) => text.trim()).filter((text) => text !== ''),
          { maxLength: 3 },
        ),
      ),
      work,
      type: fc.constantFrom('none' as const, 'user' as const, 'service' as const),
      manner: mannerWith(fc.oneof(subProcess, call) as fc.Arbitrary<StepForm>),
      companions,
    }),
    fc.record({
      kind: fc.constant('optional' as const),
      label,
      percent: fc.integer({ min: 1, max: 99 }),
    }),
    fc.record({
      kind: fc.constant('choice' as const),
      percent: fc.integer({ min: 1, max: 99 }),
      familyCode: fc.constantFrom('H1', 'H2'),
    }),
    fc.record({
      kind: fc.constant('wait' as const),
      label,
      days: fc.option(fc.integer({ min: 1, max: 60 })),
    }),
    fc.record({ kind: fc.constant('throw' as const), label }),
    fc.record({
      kind: fc.constant('sub' as const),
      label,
      inner: tie('shapes'),
      manner: mannerWith(subProcess as fc.Arbitrary<StepForm>),
    }),
    fc.record({
      kind: fc.constant('interrupted' as const),
      label,
      event: label,
      days: fc.option(fc.integer({ min: 1, max: 60 })),
      inner: tie('shapes'),
    }),
    fc.record({
      kind: fc.constant('decision' as const),
      label,
      isInclusive: fc.boolean(),
      first: fc.integer({ min: 1, max: 99 }),
      hasShares: fc.boolean(),
      names: fc.tuple(label, label),
      otherwise: fc.constantFrom(null, null, 0, 1),
      ways: fc.tuple(tie('shapes'), tie('shapes')),
      leave: fc.constantFrom('on' as const, 'end' as const, 'back' as const),
    }),
    fc.record({
      kind: fc.constant('parallel' as const),
      ways: fc.array(tie('shapes'), { minLength: 2, maxLength: 3 }),
      name: label,
      label,
    }),
  ),
})) as { shapes: fc.Arbitrary<Shape[]> }

/** With `isTidy`, a way that leaves holds no further ways that leave. */
const dress = (all: readonly Shape[], isTidy: boolean): readonly Block[] => {
  let count = 0
  const id = () => {
    count += 1
    return `b${count}`
  }
  const share = (whole: number): Work => (whole < 1 ? { share: whole } : {})
  const step = (label: string, actor: readonly string[], work: Work): Block => ({
    kind: 'step',
    id: id(),
    label,
    actor,
    taskType: 'none',
    work,
  })
  // `reach` is where a jump back may lead: what stands before, up to the nearest parallel way.
  const list = (
    shapes: readonly Shape[],
    whole: number,
    before: readonly string[],
    isLeavingWay = false,
  ): Block[] => {
    const blocks: Block[] = []
    const reach = [...before]
    for (const shape of shapes) {
      const next = one(shape, whole, reach, isLeavingWay)
      blocks.push(...next)
      const first = next[0]
      if (first && first.kind !== 'boundary') reach.push(first.id)
    }
    return blocks
  }
  const one = (
    shape: Shape,
    whole: number,
    reach: readonly string[],
    isLeavingWay: boolean,
  ): Block[] => {
    if (shape.kind === 'step') {
      const { label, actor, work, type, manner, companions } = shape
      const block = step(label, actor, { ...work, ...share(whole) })
      return [
        block.kind === 'step'
          ? {
              ...block,
              taskType: manner.form ? 'none' : type,
              manner,
              companions: companions.toSorted(
                (a, b) => Number(a.role === 'remark') - Number(b.role === 'remark'),
              ),
            }
          : block,
      ]
    }
    if (shape.kind === 'optional') {
      const part = roundShare((whole * shape.percent) / 100)
      if (part >= whole - 1e-5 || part <= 0) return []
      const way = roundShare(part / whole)
      return [
        {
          kind: 'decision',
          id: id(),
          type: 'exclusive',
          label: '',
          branches: [
            { id: id(), name: '', share: way, blocks: [step(shape.label, [], { share: part })] },
            { id: id(), name: '', share: roundShare(1 - way), blocks: [] },
          ],
        },
      ]
    }
    if (shape.kind === 'choice') {
      const part = roundShare((whole * shape.percent) / 100)
      const rest = roundShare(whole - part)
      if (part <= 1e-5 || rest <= 1e-5) return []
      const way = (each: number, label: string): Branch => ({
        id: id(),
        name: '',
        share: roundShare(each / whole),
        blocks: [step(label, ['Amt'], { familyCode: shape.familyCode, share: each })],
      })
      const branches = [way(part, 'so'), way(rest, 'oder so')]
      return [{ kind: 'decision', id: id(), type: 'exclusive', label: '', branches }]
    }
    if (shape.kind === 'wait') {
      const { label, days } = shape
      const timed = { trigger: 'timer', expression: `${days} Tage` } as const
      const when = days === null ? ({ trigger: 'message' } as const) : timed
      return [{ kind: 'event', id: id(), label, isThrowing: false, ...when }]
    }
    if (shape.kind === 'throw')
      return [{ kind: 'event', id: id(), label: shape.label, isThrowing: true, trigger: 'message' }]
    if (shape.kind === 'sub') {
      const outer = step(shape.label, ['Amt'], share(whole))
      const body = list(shape.inner, whole, [])
      return outer.kind === 'step' && body.length > 0
        ? [{ ...outer, body, manner: shape.manner }]
        : [outer]
    }
    if (shape.kind === 'interrupted') {
      const { label, event, days, inner } = shape
      const timed = { trigger: 'timer', expression: `${days} Tage` } as const
      const when = days === null ? ({ trigger: 'none' } as const) : timed
      const outer = step(label, [], share(whole))
      const blocks = list(inner, whole, [])
      return [outer, { kind: 'boundary', id: id(), label: event, ...when, blocks }]
    }
    if (shape.kind === 'parallel')
      return [
        {
          kind: 'parallel',
          id: id(),
          label: shape.label,
          branches: shape.ways.map((way, index) => ({
            id: id(),
            name: index === 0 ? shape.name : '',
            blocks: list(way, whole, []),
          })),
        },
      ]
    const { isInclusive, hasShares, names, ways } = shape
    const leave = isTidy && isLeavingWay ? 'on' : shape.leave
    const first = roundShare(shape.first / 100)
    const shares = hasShares && !isInclusive ? [first, roundShare(1 - first)] : []
    const self = id()
    const target = reach.at(-1)
    const isLeaving = leave === 'end' || (leave === 'back' && target !== undefined)
    const branches = ways.map((way, index): Branch => {
      const part = shares[index]
      const isOnlyWayOn = isLeaving && index === 1
      const inner = part === undefined || isOnlyWayOn ? whole : roundShare(whole * part)
      const blocks = isOnlyWayOn
        ? []
        : list(way, inner, [...reach, self], isLeavingWay || (isLeaving && index === 0))
      if (index === 0 && leave === 'end')
        blocks.push({ kind: 'end', id: id(), label: 'abgelehnt', trigger: 'none' })
      if (index === 0 && leave === 'back' && target)
        blocks.push({ kind: 'jump', id: id(), target, isBack: true })
      return {
        id: id(),
        name: names[index] ?? '',
        ...(part === undefined ? {} : { share: part }),
        ...(index === shape.otherwise ? { isDefault: true } : {}),
        blocks,
      }
    })
    const type = isInclusive ? 'inclusive' : 'exclusive'
    return [{ kind: 'decision', id: self, type, label: shape.label, branches }]
  }
  return list(all, 1, [])
}

/** The process of a shape, by the builder that reads step texts. */
export const built = (shapes: readonly Shape[], end: string, isTidy: boolean): Process => {
  const { process, problems } = buildProcess({
    name: 'Ablauf',
    organisation: 'Stadt',
    start: { label: 'los', trigger: 'none' },
    end: { label: end.replace(/\s+/g, ' ').trim(), trigger: 'none' },
    blocks: dress(shapes, isTidy),
  })
  fc.pre(problems.length === 0)
  return process
}

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** Nodes and flows without their keys, in any order. */
export const facts = ({ elements }: Process): readonly string[] => {
  const fact = (key: Key): string => {
    const { key: _, ...rest } = elements[key] ?? { key, kind: 'none' }
    const known = Object.entries(rest).filter(
      ([name]) => !/parent|lane|attachedTo|order/.test(name),
    )
    return inOrder(Object.fromEntries(known))
  }
  return Object.values(elements)
    .map((each) =>
      each.kind === 'sequenceFlow'
        ? `${each.name} ${each.share} ${fact(each.source)} ${fact(each.target)}`
        : 'source' in each
          ? `${each.kind} ${fact(each.source)} ${fact(each.target)}`
          : each.kind === 'event' && each.attachedTo !== undefined
            ? `${fact(each.key)} at ${fact(each.attachedTo)}`
            : fact(each.key),
    )
    .sort()
}

/** As `facts`, looking through gateways that only bring ways together: where those stand is a matter of telling. */
export const meaning = (process: Process): readonly string[] => {
  const { elements } = process
  const flows = Object.values(elements).filter((each) => each.kind === 'sequenceFlow')
  const isMerge = (key: Key): boolean => {
    const each = elements[key]
    return (
      each?.kind === 'gateway' &&
      each.gatewayType === 'exclusive' &&
      each.name === '' &&
      flows.filter(({ source }) => source === key).length === 1
    )
  }
  const goal = (key: Key): Key => {
    const out = isMerge(key) ? flows.find(({ source }) => source === key) : undefined
    return out ? goal(out.target) : key
  }
  const kept = Object.values(elements)
    .filter((each) => !isMerge(each.key))
    .filter((each) => each.kind !== 'sequenceFlow' || !isMerge(each.source))
    .map((each) => (each.kind === 'sequenceFlow' ? { ...each, target: goal(each.target) } : each))
  return facts({ ...process, elements: Object.fromEntries(kept.map((each) => [each.key, each])) })
}
