// An edited step text -> changes of the process it was written from; never a rebuild. The text as it was
// and as it is are read alike, their lines are aligned, and only where the two differ is the process
// touched: what stands in no line, data, notes, messages, vendors' parts, jumps out of structure, stays.
// At last the new process is written as text and read again: it has to say what the edited text says, else
// nothing is changed and the line is named. Cost: three readings and the alignment (align.ts).

import { applyGroup, type ChangeGroup, changesBetween, type NewKey } from '#change'
import { isActivity, isSame, type Key, type Process, type Profile } from '#process'
import { alignBlocks } from './align.ts'
import { type TracedReading, traceSteps } from './read-steps.ts'
import type { StepsMeta, StepsProblem, StepsProblemCode } from './reading.ts'
import { rebuild } from './rebuild.ts'
import { landmarksOf } from './targets.ts'
import { type View, viewOf } from './view.ts'
import { tellSteps } from './write-steps.ts'

export type StepsRevision =
  | {
      readonly kind: 'revised'
      /** Turns the process into what the text says; without changes where it says the same. */
      readonly group: ChangeGroup
      readonly process: Process
      readonly profile: Profile
      readonly meta: StepsMeta
      /** What was not understood, but stands somewhere all the same. */
      readonly problems: readonly StepsProblem[]
    }
  | { readonly kind: 'refused'; readonly problems: readonly StepsProblem[] }

/** With these something of the text would be lost, so nothing is changed. */
const REFUSING: readonly StepsProblemCode[] = [
  'steps/no-steps',
  'steps/head-twice',
  'steps/note-misplaced',
  'steps/branches-missing',
  'steps/boundary-misplaced',
  'steps/section-misplaced',
  'steps/target-unknown',
  'steps/target-ambiguous',
  'steps/target-elsewhere',
  'steps/message-inside',
  'steps/message-target',
  'steps/unreachable',
]

export interface Told {
  readonly process: Process
  readonly profile?: Profile
  readonly meta?: StepsMeta
}

export interface Naming {
  /** The id of the group, chosen by whoever sends it. */
  readonly id: string
  readonly newKey: NewKey
}

/** Facts that the edit has changed are the new ones; all others stay as they are. */
const merged = <T extends object>(mine: T, before: T, after: T): T => {
  const result = { ...mine } as Record<string, unknown>
  const [was, is] = [before, after] as [Record<string, unknown>, Record<string, unknown>]
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (isSame(was[name], is[name])) continue
    if (is[name] === undefined) delete result[name]
    else result[name] = is[name]
  }
  return result as T
}

const lineOf = (id: string): number => Number(/^b(\d+)/.exec(id)?.[1] ?? 0)

/** The text that `writeSteps` gives for the same, edited by a person, as changes. */
export const reviseSteps = (
  { process, profile = {}, meta = {} }: Told,
  text: string,
  { id, newKey }: Naming,
): StepsRevision => {
  const told = tellSteps(process, profile, meta)
  if (told.text === text)
    return { kind: 'revised', group: { id, changes: [] }, process, profile, meta, problems: [] }
  const before = traceSteps(told.text)
  // Who renames a step need not look for the jumps that name it.
  const after = traceSteps(text, (blocks) => {
    const was = new Map(landmarksOf(before.blocks).map((each) => [each.id, each.label]))
    const ids = alignBlocks(before.blocks, blocks)
    return landmarksOf(blocks).map((each) => ({
      ...each,
      number: '',
      label: was.get(ids.get(each.id) ?? '') ?? '',
    }))
  })
  const ids = alignBlocks(before.blocks, after.blocks)
  const problems = newProblems(before, after, ids)
  const refusing = problems.filter(({ code }) => REFUSING.includes(code))
  if (refusing.length > 0) return { kind: 'refused', problems: refusing }
  const views = { before: viewOf(before), after: viewOf(after) }
  const { next, keyOf, lost } = rebuild(process, {
    told,
    views,
    ids,
    readings: { before, after },
    newKey,
  })
  const nextProfile = merged(profile, before.profile, after.profile)
  const nextMeta = merged(meta, before.meta, after.meta)
  const wrong = lost ?? differenceOf(next, keyOf, views.after)
  if (wrong !== undefined)
    return {
      kind: 'refused',
      problems: [{ line: lineOf(wrong), code: 'steps/not-possible', details: {} }],
    }
  const group = { id, changes: changesBetween(process, next) }
  // A file may hold what no change may make, for example arrows across a border.
  if (applyGroup(process, group).kind === 'refused')
    return { kind: 'refused', problems: [{ line: 0, code: 'steps/not-possible', details: {} }] }
  return {
    kind: 'revised',
    group,
    process: next,
    profile: nextProfile,
    meta: nextMeta,
    problems,
  }
}

/** What is wrong in the edited text and was not wrong before. */
const newProblems = (
  before: TracedReading,
  after: TracedReading,
  ids: ReadonlyMap<string, string>,
): readonly StepsProblem[] => {
  const known = new Set(before.problems.map(({ line, code }) => `${line} ${code}`))
  return after.problems.filter(({ line, code }) => {
    if (code === 'steps/no-name') return false
    const was = ids.get(`b${line}`)
    return was === undefined || !known.has(`${lineOf(was)} ${code}`)
  })
}

/** JSON that does not depend on the order of properties; empty work is none. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** What a view says, in terms of a process: one text for each node and way, with the id it stands at. */
const saidBy = (
  view: View,
  keyOf: (id: string) => Key | undefined,
): ReadonlyMap<string, string> => {
  const said = new Map<string, string>()
  const isTransparent = (id: string) => keyOf(id) === undefined && id.endsWith('+')
  const through = (id: string): string => {
    let at = id
    for (let steps = 0; isTransparent(at) && steps < 1000; steps++) {
      const next = view.ways.get(`${at}>`)?.target
      if (next === undefined) break
      at = next
    }
    return keyOf(at) ?? '?'
  }
  for (const { id, element, units, partner, host, companions } of view.nodes.values()) {
    if (isTransparent(id)) continue
    const { key: _, parent: __, lane: ___, ...facts } = element as typeof element & { lane?: Key }
    const { attachedTo: ____, ...own } = facts as typeof facts & { attachedTo?: Key }
    const isStep = isActivity(element)
    const beside = companions.map(({ role, name }) => `${role} ${name}`).sort()
    const at = host === undefined ? undefined : (keyOf(host) ?? '?')
    const sayings = { ...own, partner, at, units: isStep ? units : [], companions: beside }
    said.set(`${keyOf(id) ?? '?'} ${inOrder(sayings)}`, id)
  }
  for (const { id, flow, source, target } of view.ways.values()) {
    if (isTransparent(source)) continue
    const { name, share = '', isDefault = false } = flow
    const way = `${keyOf(source) ?? '?'} -> ${through(target)} ${name} ${share} ${isDefault}`
    said.set(way, id)
  }
  for (const { id, source, target, name } of view.messages) {
    const end = (one: string) => keyOf(one) ?? (one.startsWith('partner ') ? one : '?')
    said.set(`${end(source)} ~> ${end(target)} ${name}`, id)
  }
  return said
}

/** The id of the first thing that the process, written again, does not say as the text does. */
const differenceOf = (
  next: Process,
  keyOf: (id: string) => Key | undefined,
  wanted: View,
): string | undefined => {
  const again = tellSteps(next)
  const found = saidBy(viewOf(traceSteps(again.text)), (id) => again.sources.get(id))
  const said = saidBy(wanted, keyOf)
  for (const [sentence, id] of said) if (!found.has(sentence)) return id
  for (const sentence of found.keys()) if (!said.has(sentence)) return 'b0'
  return undefined
}
