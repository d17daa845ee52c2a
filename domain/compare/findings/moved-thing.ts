// Work on one thing that stands so far apart in two variants that it was not matched: the tag given out
// at the counter here, sent with the notice there. Seen by the thing alone, and said only against a step
// both have: all work on the thing comes before it here and after it there.

import type { Placed } from '../align.ts'
import type { Finding } from '../comparison.ts'
import type { Step } from '../step.ts'
import {
  addresses,
  isOnlyAwaited,
  type Material,
  namesOf,
  type Observer,
  objectsOf,
  shareOf,
  wordedBy,
} from './material.ts'

/** Apart by at least half of the whole way: nearer, it may well be other work on the same thing. */
const FAR = 0.5
/** A thing spoken of more often in one variant is what the whole process is about. */
const MOST_SPOTS = 2

interface Spot extends Placed {
  readonly rowAt: number
  /** The thing is what the label speaks of first, not where or on what it is done. */
  readonly isSubject: boolean
}

/** Every mention of a thing, by the last part of a compound (Hundemarke, Steuermarke). */
const spotsByThing = (material: Material): ReadonlyMap<string, readonly Spot[]> => {
  const things = new Map<string, Spot[]>()
  material.alignment.rows.forEach((row, rowAt) => {
    for (const placed of row) {
      const words = objectsOf(placed.step.label)
      const heads = words.map((word) => word.parts.at(-1) ?? word.key)
      for (const head of new Set(heads)) {
        const [first] = words
        const isSubject =
          head === heads[0] && first !== undefined && !first.isAction && first.weight > 0.5
        things.set(head, [...(things.get(head) ?? []), { ...placed, rowAt, isSubject }])
      }
    }
  })
  return things
}

/** Both do one kind of act to it: to answer a question is not to wait for the answer. */
const doAlike = (one: Placed, other: Placed): boolean =>
  [...one.step.label.acts].some((act) => other.step.label.acts.has(act))

const findingOf = (spots: readonly Spot[], material: Material): Finding | undefined => {
  const columns = [...new Set(spots.map(({ column }) => column))]
  const inColumn = (column: number) => spots.filter((spot) => spot.column === column)
  if (columns.length < 2 || columns.some((column) => inColumn(column).length > MOST_SPOTS)) {
    return undefined
  }
  const isEarlier = (one: Step, other: Step): boolean =>
    one.place < other.place && material.precedence.isBefore(one, other)
  const taken = new Set(spots.map(({ rowAt }) => rowAt))
  let best: Finding | undefined
  let nearest = 1
  material.alignment.rows.forEach((pivot, pivotAt) => {
    if (taken.has(pivotAt) || isOnlyAwaited(pivot)) return
    const before: number[] = []
    const after: number[] = []
    for (const column of columns) {
      const places = pivot
        .filter((placed) => placed.column === column && shareOf(placed.step) >= 0.5)
        .map(({ step }) => step)
      const mine = inColumn(column).map(({ step }) => step)
      if (places.length === 0) continue
      if (places.every((place) => mine.every((spot) => isEarlier(spot, place)))) before.push(column)
      if (places.every((place) => mine.every((spot) => isEarlier(place, spot)))) after.push(column)
    }
    const early = spots.filter(({ column }) => before.includes(column))
    const late = spots.filter(({ column }) => after.includes(column))
    const first = early.find(({ isSubject }) => isSubject)
    if (!first || !late.some((spot) => spot.isSubject && doAlike(first, spot))) return
    // What was matched is spoken of as a row that moved.
    if (early.some(({ rowAt }) => late.some((spot) => spot.rowAt === rowAt))) return
    const lastEarly = Math.max(...early.map(({ step }) => step.place))
    const firstLate = Math.min(...late.map(({ step }) => step.place))
    if (firstLate - lastEarly < FAR) return
    const pivotPlaces = pivot
      .filter(({ column }) => after.includes(column))
      .map(({ step }) => step.place)
    const gap = firstLate - Math.max(...pivotPlaces)
    if (gap >= nearest) return
    nearest = gap
    best = {
      observation: {
        code: 'otherOrder',
        first: wordedBy(material, first.rowAt, before),
        second: wordedBy(material, pivotAt, before),
        names: namesOf(material, before),
        others: namesOf(material, after),
      },
      weight: 0.75,
      cells: [
        ...early.flatMap(({ rowAt, column }) => addresses(rowAt, [column])),
        ...late.flatMap(({ rowAt, column }) => addresses(rowAt, [column])),
      ],
    }
  })
  return best
}

export const movedThing: Observer = (material) =>
  [...spotsByThing(material).values()].flatMap((spots) => findingOf(spots, material) ?? [])
