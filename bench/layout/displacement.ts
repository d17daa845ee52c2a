// How much of a drawing moves when somebody puts one step on an arrow. An element counts as affected
// when the work reaches it after the new step, on flows that lead to the right in the drawing before
// (flows back do not count, or everything in a loop would be affected), when it is a note or data beside
// such a step, or when it is the sub-process the step was put into. All others ought to stay.

import { applyGroup, groupOf, insertOnFlow } from '#change'
import { layout, measureLayout } from '#layout'
import {
  asKey,
  type Bounds,
  elementsOf,
  isFlow,
  isFlowNode,
  type Key,
  type Process,
  type SequenceFlow,
  type Shape,
} from '#process'

type Shapes = Readonly<Record<Key, Shape>>

/** So many arrows of a model are tried, spread evenly. */
const TRIES = 8
/** Width of a usual step in pixels: the unit in which moves are given. */
const STEP_WIDTH = 110

const placesIn = (shapes: Shapes): ReadonlyMap<Key, Bounds> =>
  new Map(
    Object.values(shapes).flatMap((shape) =>
      shape.kind === 'node' && shape.plane === '' ? [[shape.element, shape.bounds]] : [],
    ),
  )

const middleX = (box: Bounds | undefined) => (box ? box.x + box.width / 2 : 0)

const moveOf = (before: Bounds, after: Bounds): number =>
  Math.hypot(
    before.x + before.width / 2 - after.x - after.width / 2,
    before.y + before.height / 2 - after.y - after.height / 2,
  ) / STEP_WIDTH

const affectedBy = (process: Process, flow: SequenceFlow, places: ReadonlyMap<Key, Bounds>) => {
  const elements = elementsOf(process)
  const flows = elements.filter(isFlow)
  const leftOf = (a: Key, b: Key) => middleX(places.get(a)) < middleX(places.get(b))
  const affected = new Set<Key>()
  if (leftOf(flow.source, flow.target)) affected.add(flow.target)
  // A growing set: what is added is visited too.
  for (const key of affected) {
    for (const one of flows) {
      if (one.source !== key && one.target !== key) continue
      const other = one.source === key ? one.target : one.source
      const isBeside = one.kind === 'association' || one.kind === 'dataAssociation'
      const element = process.elements[other]
      if (isBeside && element && !isFlowNode(element)) affected.add(other)
      if (!isBeside && one.source === key && leftOf(key, other)) affected.add(other)
    }
    for (const one of elements) {
      if (one.kind === 'event' && one.attachedTo === key) affected.add(one.key)
      // What stands in a sub-process goes with it.
      if ('parent' in one && one.parent === key && process.elements[key]?.kind === 'subProcess') {
        affected.add(one.key)
      }
    }
  }
  let home: Key | undefined = flow.parent
  for (let depth = 0; home && depth < 50; depth += 1) {
    const element: Process['elements'][Key] | undefined = process.elements[home]
    if (element?.kind !== 'subProcess') break
    affected.add(home)
    home = element.parent
  }
  return affected
}

const withStepOn = (process: Process, flow: Key): Process | undefined => {
  let count = 0
  const step = { kind: 'task', taskType: 'user', name: 'Vier-Augen-Prüfung' } as const
  const edit = insertOnFlow(process, flow, step, () => {
    count += 1
    return asKey(`put-in-${count}`)
  })
  if (edit.kind === 'impossible') return undefined
  const result = applyGroup(process, groupOf('put-in', edit))
  return result.kind === 'refused' ? undefined : result.process
}

interface Tally {
  readonly unaffected: number[]
  readonly all: number[]
  insertions: number
  quiet: number
  added: { overlaps: number; outside: number; through: number; missing: number }
}

const median = (list: readonly number[]) =>
  list.length === 0 ? 0 : (list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0)
const mean = (list: readonly number[]) =>
  list.length === 0 ? 0 : list.reduce((sum, one) => sum + one, 0) / list.length

/** Prints how far elements move when a step is put in, with nothing pinned and with all pinned. */
export const printDisplacement = (sets: ReadonlyMap<string, readonly Process[]>): void => {
  console.log(
    `\nmoves after one step was put on an arrow, in step widths (${STEP_WIDTH} px); up to ${TRIES} arrows a model`,
  )
  for (const way of ['derived', 'pinned'] as const) {
    for (const [name, models] of sets) {
      const tally: Tally = {
        unaffected: [],
        all: [],
        insertions: 0,
        quiet: 0,
        added: { overlaps: 0, outside: 0, through: 0, missing: 0 },
      }
      for (const model of models) count(tally, { ...model, shapes: {} }, way)
      const share = (list: readonly number[]) =>
        `median ${median(list).toFixed(2)}, mean ${mean(list).toFixed(2)}, moved ${((100 * list.filter((one) => one > 0).length) / Math.max(1, list.length)).toFixed(0)} %`
      const { added } = tally
      console.log(
        `  ${way === 'derived' ? 'nothing pinned' : 'all but the new pinned'}, ${name}: ${tally.insertions} insertions, ${tally.unaffected.length} unaffected: ${share(tally.unaffected)}; all: ${share(tally.all)}; nothing unaffected moved in ${tally.quiet}; new overlaps ${added.overlaps}, outside ${added.outside}, through ${added.through}, missing ${added.missing}`,
      )
    }
  }
}

const count = (tally: Tally, bare: Process, way: 'derived' | 'pinned') => {
  const drawn = layout(bare)
  const before = placesIn(drawn)
  const start = way === 'derived' ? bare : { ...bare, shapes: drawn }
  const quality = measureLayout(bare, drawn)
  const flows = elementsOf(bare).filter((one) => one.kind === 'sequenceFlow')
  const stride = Math.max(1, flows.length / TRIES)
  for (let at = 0; at < flows.length; at += stride) {
    const flow = flows[Math.floor(at)]
    const changed = flow && withStepOn(start, flow.key)
    if (!flow || !changed) continue
    const shapes = layout(changed)
    const after = placesIn(shapes)
    const affected = affectedBy(bare, flow, before)
    tally.insertions += 1
    let isQuiet = true
    for (const [key, box] of before) {
      const element = bare.elements[key]
      const now = after.get(key)
      // Pools and lanes grow with what stands in them.
      if (!now || !element || element.kind === 'pool' || element.kind === 'lane') continue
      const move = moveOf(box, now)
      tally.all.push(move)
      if (affected.has(key)) continue
      tally.unaffected.push(move)
      if (move > 0) isQuiet = false
    }
    if (isQuiet) tally.quiet += 1
    const then = measureLayout(changed, shapes)
    tally.added.overlaps += Math.max(0, then.overlaps - quality.overlaps)
    tally.added.outside += Math.max(0, then.outside - quality.outside)
    tally.added.through += Math.max(0, then.through - quality.through)
    tally.added.missing += then.missing
  }
}
