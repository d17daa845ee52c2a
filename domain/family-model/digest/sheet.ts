// What is drawn of the common tree so far, and its open ends: flows that have a source and look for their target. Open ends
// are joined before they lead on; whatever is jumped to has a join before it, for the ways that lead back.

import {
  asKey,
  type Element,
  type GatewayType,
  type Key,
  keyMaker,
  keyStem,
  orderAt,
} from '#process'
import type { FamilyElement, FamilyModel } from '../family-model.ts'
import { laneName } from './borders.ts'
import type { ConsensusBranch } from './consensus.ts'
import type { WayBack } from './endless.ts'
import type { Exits } from './exits.ts'
import { allSaid, commonName, majority } from './wording.ts'

/** A flow that has a source and looks for its target. */
export interface Open {
  readonly from: Key
  readonly name?: string
  readonly isDefault?: boolean
}

interface Sheet {
  readonly elements: readonly Element[]
  /** Class of what stands for one; gateways, flows and ends made here have none. */
  readonly classOf: ReadonlyMap<Key, string>
  readonly waysBack: readonly WayBack<ConsensusBranch>[]
  /** Where what is put down next stands. */
  lane: Key | undefined
  readonly inLane: () => { readonly lane?: Key }
  readonly makeKey: (stem: string) => Key
  /** Puts it down as what stands for the class `item`. */
  readonly put: (element: Element, item?: string) => Key
  /** The lane most variants have the step in, made where it is not there yet. */
  readonly laneOf: (element: FamilyElement | undefined, pool: Key) => Key | undefined
  readonly gateway: (
    stem: string,
    gatewayType: GatewayType,
    parent: Key,
    name?: string,
    item?: string,
  ) => Key
  readonly connect: (opens: readonly Open[], target: Key, parent: Key) => void
  /** The same ends as one. */
  readonly merged: (opens: readonly Open[], stem: string, parent: Key) => readonly Open[]
  /** The ends as they lead into an item, through its join where ways lead back to it. */
  readonly enter: (opens: readonly Open[], item: string, parent: Key) => readonly Open[]
  readonly leadBack: (
    branch: ConsensusBranch,
    to: string,
    opens: readonly Open[],
    parent: Key,
  ) => void
  /** Ends them, by the end event of the class `item` if it is one. */
  readonly endAt: (opens: readonly Open[], item: string | undefined, parent: Key) => void
}

export const openSheet = (model: FamilyModel, exits: Exits): Sheet => {
  const makeKey = keyMaker()
  const elements: Element[] = []
  const classOf = new Map<Key, string>()
  const waysBack: WayBack<ConsensusBranch>[] = []
  const lanes = new Map<string, Key>()
  const laneOf = (element: FamilyElement | undefined, pool: Key): Key | undefined => {
    const votes = element ? allSaid(element).flatMap((said) => said.lane ?? []) : []
    const [first] = [...Map.groupBy(votes, (vote) => vote as string)].sort(
      ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
    )
    if (!first) return undefined
    const known = lanes.get(`${pool}|${first[0]}`)
    if (known) return known
    const family = model.elements[asKey(first[0])]
    if (!family) return undefined
    const key = makeKey(family.key)
    const order = orderAt(lanes.size)
    lanes.set(`${pool}|${first[0]}`, key)
    classOf.set(key, family.key)
    elements.push({ kind: 'lane', key, name: laneName(family), parent: pool, order })
    return key
  }

  const inLane = () => (sheet.lane === undefined ? {} : { lane: sheet.lane })

  const connect = (opens: readonly Open[], target: Key, parent: Key): void => {
    for (const { from, name = '', isDefault } of opens) {
      const key = makeKey(`${from}-${target}`)
      elements.push({
        ...{ kind: 'sequenceFlow', key, name, parent, source: from, target },
        ...(isDefault ? { isDefault } : {}),
      })
    }
  }

  const put = (node: Element, item?: string): Key => {
    elements.push(node)
    if (item !== undefined) classOf.set(node.key, item)
    return node.key
  }

  const gateway = (
    stem: string,
    gatewayType: GatewayType,
    parent: Key,
    name = '',
    item?: string,
  ): Key =>
    put({ kind: 'gateway', key: makeKey(stem), name, gatewayType, parent, ...inLane() }, item)

  const merged = (opens: readonly Open[], stem: string, parent: Key): readonly Open[] => {
    const [only, ...more] = opens
    if (!only || (more.length === 0 && only.name === undefined && !only.isDefault)) return opens
    if (more.length === 0) return opens
    const key = gateway(`${stem}_join`, 'exclusive', parent)
    connect(opens, key, parent)
    return [{ from: key }]
  }

  const entries = new Map<string, Key>()

  const enter = (opens: readonly Open[], item: string, parent: Key): readonly Open[] => {
    if (!exits.isTarget(item)) return merged(opens, keyStem(item), parent)
    const key = entries.get(item) ?? makeKey(`${keyStem(item)}_again`)
    entries.set(item, key)
    put({ kind: 'gateway', key, name: '', gatewayType: 'exclusive', parent, ...inLane() })
    connect(opens, key, parent)
    return [{ from: key }]
  }

  const leadBack = (
    branch: ConsensusBranch,
    to: string,
    opens: readonly Open[],
    parent: Key,
  ): void => {
    const entry = entries.get(to) ?? makeKey(`${keyStem(to)}_again`)
    entries.set(to, entry)
    connect(opens, entry, parent)
    waysBack.push({ branch, from: opens.map(({ from }) => from), to: entry })
  }

  const endAt = (opens: readonly Open[], item: string | undefined, parent: Key): void => {
    const family = item === undefined ? undefined : model.elements[asKey(item)]
    const isEvent = family?.kind === 'event'
    const trigger = isEvent
      ? majority(allSaid(family).map((said) => said.trigger as string))
      : undefined
    const own = merged(opens, 'end', parent)
    const key = put(
      {
        kind: 'event',
        key: makeKey(isEvent ? family.key : 'end'),
        name: isEvent ? commonName(family) : '',
        position: 'end',
        trigger: trigger === 'terminate' || trigger === undefined ? 'none' : (trigger as 'none'),
        parent,
        ...inLane(),
      },
      isEvent ? family.key : undefined,
    )
    connect(own, key, parent)
  }

  const sheet: Sheet = {
    ...{ elements, classOf, waysBack, lane: undefined, inLane, makeKey, put, laneOf },
    ...{ gateway, connect, merged, enter, leadBack, endAt },
  }
  return sheet
}
