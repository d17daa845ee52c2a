// The difference between two readings of a step text, done to the process the first one was written from.
// A way that leads elsewhere leads elsewhere there, too; gateways that only bring ways together are no part
// of a text, so they are kept where they still do that, and made or dissolved where the ways changed.

import type { NewKey } from '#change'
import {
  type Element,
  type FlowNode,
  isActivity,
  isSame,
  type Key,
  keyStem,
  lanesOf,
  orderAt,
  type Process,
} from '#process'
import { accompany } from './companion.ts'
import { exchange } from './exchange.ts'
import { dissolve, gather, leadsTo, lift } from './meetings.ts'
import { tidy, turned, withFacts, withoutLeftovers } from './node-facts.ts'
import { passMessages } from './pass-messages.ts'
import type { TracedReading } from './read-steps.ts'
import { renameUnits } from './rename-units.ts'
import type { View, ViewNode, ViewWay } from './view.ts'
import { type Wiring, wiring } from './wiring.ts'
import type { ToldText } from './write-steps.ts'

export interface Edited {
  readonly told: ToldText
  readonly views: { readonly before: View; readonly after: View }
  readonly readings: { readonly before: TracedReading; readonly after: TracedReading }
  /** From the ids of blocks and branches of the edited text to those before. */
  readonly ids: ReadonlyMap<string, string>
  readonly newKey: NewKey
}

export interface Rebuilt {
  readonly next: Process
  /** The key that a node or party of the edited text has; undefined for what stands in no process. */
  readonly keyOf: (id: string) => Key | undefined
  /** The id of something that found no place. */
  readonly lost?: string
}

export const rebuild = (process: Process, edited: Edited): Rebuilt => {
  const { told, views, ids, readings, newKey } = edited
  const wires = wiring(process)
  const made = new Map<string, Key>()

  // ---- which is which

  const firstParty = (view: View): string => [...view.parties.keys()][0] ?? 'pool'
  /** The id before the edit; undefined for what is new. */
  const before = (id: string): string | undefined => {
    const match = /^(b\d+)(w?)(.*)$/.exec(id)
    if (!match?.[1]) return id
    const [, base, way = '', rest = ''] = match
    const was = ids.get(base + way)
    if (was !== undefined) return was + rest
    if (id === firstParty(views.after)) {
      const first = firstParty(views.before)
      return [...ids.values()].includes(first) ? undefined : first
    }
    return undefined
  }
  const sourceOf = (id: string | undefined): Key | undefined =>
    id === undefined ? undefined : told.sources.get(id)

  /** Ends that are told several times are one, unless they are now called differently. */
  const kept = new Map<string, Key>()
  const byKey = new Map<Key, ViewNode[]>()
  for (const node of views.after.nodes.values()) {
    const key = sourceOf(before(node.id))
    if (key === undefined || !views.before.nodes.has(before(node.id) ?? '')) continue
    byKey.set(key, [...(byKey.get(key) ?? []), node])
  }
  for (const [key, nodes] of byKey) {
    const isOld = (node: ViewNode) => {
      const was = views.before.nodes.get(before(node.id) ?? '')?.element
      return was?.name === node.element.name && was.kind === node.element.kind
    }
    const names = new Set(nodes.map(({ element }) => `${element.name}`))
    const old = nodes.filter(isOld)
    const staying = names.size < 2 ? nodes : old.length > 0 ? old : nodes.slice(0, 1)
    for (const { id } of staying) kept.set(id, key)
  }

  // ---- parties, units

  const homeKey = (id: string): Key | undefined => {
    const party = views.after.parties.get(id)
    if (!party) return kept.get(id) ?? made.get(id)
    return sourceOf(before(id)) ?? made.get(id)
  }
  const fresh = (stem: string): Key => {
    for (let tries = 0; tries < 100_000; tries++) {
      const key = newKey(stem)
      if (!wires.at(key) && !Object.hasOwn(process.shapes, key)) return key
    }
    throw new Error('newKey makes no new keys')
  }
  const add = (element: Omit<Element, 'key'>, stem: string): Key => {
    const key = fresh(keyStem(stem) || element.kind)
    wires.put({ ...element, key } as Element)
    return key
  }
  const poolOf = (key: Key | undefined): Key | undefined => {
    let element = key === undefined ? undefined : wires.at(key)
    while (element && element.kind !== 'pool')
      element = 'parent' in element && element.parent ? wires.at(element.parent) : undefined
    return element?.key
  }
  const namesOf = (lane: Key | undefined): readonly string[] => {
    const names: string[] = []
    let element = lane === undefined ? undefined : wires.at(lane)
    while (element?.kind === 'lane') {
      if (element.name.trim() !== '') names.unshift(element.name.trim())
      element = wires.at(element.parent)
    }
    return names
  }
  const lanesNow = () => [...wires.all()].filter((one) => one.kind === 'lane')
  const laneFor = (units: readonly string[], pool: Key | undefined): Key | undefined => {
    if (units.length === 0 || pool === undefined) return undefined
    const there = lanesNow().find(
      (lane) => poolOf(lane.key) === pool && isSame(namesOf(lane.key), units),
    )
    if (there) return there.key
    const above = laneFor(units.slice(0, -1), pool) ?? pool
    const siblings = lanesNow().filter(({ parent }) => parent === above)
    const last = siblings
      .map(({ order }) => order)
      .sort()
      .at(-1)
    const order = last === undefined ? orderAt(0) : `${last}i`
    const name = units.at(-1) ?? ''
    return add({ kind: 'lane', name, parent: above, order } as Omit<Element, 'key'>, name)
  }

  for (const [id, pool] of views.after.parties) {
    const was = before(id)
    const key = sourceOf(was)
    const mine = key && wires.at(key)
    const old = was === undefined ? undefined : views.before.parties.get(was)
    if (mine?.kind === 'pool' && old) {
      const { name, isDrawn } = pool
      const now = { ...mine, ...(name === old.name ? {} : { name }) }
      wires.put(isDrawn && !old.isDrawn ? { ...now, isDrawn } : now === mine ? mine : now)
    } else
      made.set(
        id,
        add(
          { kind: 'pool', name: pool.name, isDrawn: true, isBlackBox: false } as Omit<
            Element,
            'key'
          >,
          pool.name,
        ),
      )
  }
  renameUnits(views, before, wires, process)

  // ---- steps, decisions, events

  const isVirtual = (id: string): boolean => {
    const was = before(id)
    return was !== undefined && views.before.nodes.has(was) && sourceOf(was) === undefined
  }
  /** Joins that the process has none of are looked through, as they were before. */
  const isTransparent = (id: string) => id.endsWith('+') && isVirtual(id)
  /** Several arrows that leave a step are told as a split of their own, which is no element. */
  const ownerOf = (id: string): Key | undefined => {
    const was = before(id)
    const named = was === undefined ? undefined : told.sources.get(was)
    const owner = named?.endsWith('/split') ? named.slice(0, -'/split'.length) : undefined
    return owner === undefined ? undefined : (owner as Key)
  }
  const isSplit = (id: string) => ownerOf(id) !== undefined && kept.get(id) !== undefined
  const leadingTo = (view: View, id: string) =>
    [...view.ways.values()].filter(({ target }) => target === id)
  const isSplitAsBefore = (id: string): boolean => {
    const was = leadingTo(views.before, before(id) ?? '').map((way) => way.id)
    const now = leadingTo(views.after, id).map((way) => before(way.id))
    return isSame(was.sort(), now.sort())
  }

  const nodeKey = (id: string | undefined): Key | undefined =>
    id === undefined ? undefined : (kept.get(id) ?? made.get(id))

  for (const node of views.after.nodes.values()) {
    if (isTransparent(node.id)) continue
    if (isSplit(node.id) && isSplitAsBefore(node.id)) continue
    const key = kept.get(node.id)
    if (key !== undefined && wires.at(key)) continue
    // The home of what is new may be new itself; nodes come with their homes before them.
    const parent = homeKey(node.home)
    const attachedTo = nodeKey(node.host)
    const lane = laneFor(node.units, poolOf(parent))
    const { key: _, lane: __, ...facts } = node.element as FlowNode & { lane?: Key }
    const placed = {
      ...facts,
      ...(parent === undefined ? {} : { parent }),
      ...(lane === undefined ? {} : { lane }),
      ...(attachedTo === undefined ? {} : { attachedTo }),
    }
    made.set(node.id, add(tidy(placed) as Omit<Element, 'key'>, node.element.name))
  }
  const keyOf = (id: string): Key | undefined => {
    if (isTransparent(id)) return undefined
    return made.get(id) ?? kept.get(id)
  }

  /** Of a step, decision or event, or of a party. */
  const endKey = (id: string): Key | undefined =>
    views.after.parties.has(id) ? homeKey(id) : keyOf(id)

  for (const node of views.after.nodes.values()) {
    const key = kept.get(node.id)
    const was = views.before.nodes.get(before(node.id) ?? '')
    const mine = key === undefined ? undefined : wires.at(key)
    if (!mine || !was || key === undefined) continue
    const isTurned = was.element.kind !== node.element.kind
    let now: Element = isTurned ? turned(mine, node.element) : mine
    now = withFacts(now, was.element, node.element)
    if (now.kind === 'subProcess' && 'taskType' in now) {
      const { taskType: _, ...rest } = now as Element & { taskType?: unknown }
      now = rest as Element
    }
    now = withoutLeftovers(now, mine)
    if (now.kind === 'event' && now.trigger !== (mine.kind === 'event' ? mine.trigger : '')) {
      const { refersTo: _, code: __, timerType: ___, definitions: ____, ...rest } = now
      now = rest
    } else if (
      now.kind === 'event' &&
      mine.kind === 'event' &&
      now.expression !== mine.expression
    ) {
      const { timerType: _, ...rest } = now
      now = rest
    }
    const isMoved = before(node.home) !== was.home
    const parent = isMoved ? homeKey(node.home) : undefined
    if (parent !== undefined && 'parent' in now) now = { ...now, parent } as Element
    const isStep = isActivity(node.element)
    const isOthers = (isStep && !isSame(was.units, node.units)) || parent !== undefined
    if (isOthers && 'parent' in now) {
      const lane = laneFor(node.units, poolOf(now.parent))
      const { lane: _, ...rest } = now as Element & { lane?: Key }
      const isSameLane = 'lane' in mine && mine.lane === lane
      now = (lane === undefined ? rest : { ...rest, lane }) as Element
      if (!isSameLane || parent !== undefined) {
        wires.put(now)
        wires.unpin(key)
        for (const event of wires.all())
          if (event.kind === 'event' && event.attachedTo === key) {
            const { lane: __, ...other } = event
            const home = 'parent' in now && now.parent ? { parent: now.parent } : {}
            wires.put({ ...other, ...home, ...(lane === undefined ? {} : { lane }) })
          }
      }
    }
    if (!isSame(now, mine)) wires.put(now)
    const host = nodeKey(node.host)
    if (host !== undefined && before(node.host ?? '') !== was.host) attach(wires, key, host)
  }

  // ---- ways

  const flowOf = (id: string | undefined): Key | undefined => {
    if (id === undefined) return undefined
    const named = told.sources.get(id)
    if (named !== undefined) return named
    if (!id.endsWith('>')) return undefined
    const source = told.sources.get(id.slice(0, -1))
    const [only, ...more] = source === undefined ? [] : flowsBefore.outOf(source)
    return more.length === 0 ? only?.key : undefined
  }
  const flowsBefore = wiring(process)
  const through = (view: View, id: string, isLooked: (id: string) => boolean): string => {
    let at = id
    for (let steps = 0; isLooked(at) && steps < 1000; steps++) {
      const next = view.ways.get(`${at}>`)?.target
      if (next === undefined) break
      at = next
    }
    return at
  }
  const wasTransparent = (id: string) => id.endsWith('+') && sourceOf(id) === undefined
  /** Where a way led before, as a key; what has none is named by its id. */
  const goalBefore = ({ target }: ViewWay): string => {
    const id = through(views.before, target, wasTransparent)
    return sourceOf(id) ?? `before ${id}`
  }
  const goalNow = ({ target }: ViewWay): string => {
    const id = through(views.after, target, isTransparent)
    return keyOf(id) ?? `before ${before(id)}`
  }
  const want = new Map<Key, Key>()
  const used = new Set<Key>()
  let lost: string | undefined
  const fromKey = (way: ViewWay): Key | undefined => {
    const owner = isSplit(way.source) && !made.has(way.source) ? ownerOf(way.source) : undefined
    return owner ?? keyOf(way.source)
  }
  const news: { readonly way: ViewWay; readonly source: Key; readonly target: Key }[] = []
  for (const way of views.after.ways.values()) {
    if (isTransparent(way.source)) continue
    const was = before(way.id)
    const old = was === undefined ? undefined : views.before.ways.get(was)
    const flow = old === undefined ? undefined : flowOf(was)
    const mine = flow === undefined ? undefined : wires.at(flow)
    const source = fromKey(way)
    const goal = goalNow(way)
    if (flow !== undefined) used.add(flow)
    if (mine?.kind === 'sequenceFlow' && old && flow !== undefined) {
      let now = withFacts(mine, old.flow, way.flow)
      if (now.isDefault && !mine.isDefault) {
        const { condition: _, ...rest } = now
        now = rest
      }
      const home = source === undefined ? undefined : wires.at(source)
      const parent = home && 'parent' in home ? home.parent : undefined
      const isRehomed =
        parent !== undefined && before(way.source) !== undefined && parent !== mine.parent
      const source0 = sourceOf(old.source)
      const isMovedHome =
        isRehomed &&
        views.before.nodes.get(old.source)?.home !==
          before(views.after.nodes.get(way.source)?.home ?? '')
      if (isMovedHome) now = { ...now, parent }
      if (!isSame(now, mine)) wires.put(now)
      if (
        source !== undefined &&
        source0 !== undefined &&
        source !== mine.source &&
        made.has(way.source)
      )
        wires.lead(flow, { source })
      if (goal !== goalBefore(old)) {
        if (wires.at(goal as Key)) want.set(flow, goal as Key)
        else lost ??= way.id
      }
    } else {
      const isSaidBefore =
        old !== undefined &&
        goalBefore(old) === goal &&
        (sourceOf(old.source) ?? old.source) === (source ?? old.source)
      if (isSaidBefore) continue
      if (isSplit(way.target) && !made.has(way.target)) continue
      if (source !== undefined && wires.at(goal as Key))
        news.push({ way, source, target: goal as Key })
      else lost ??= way.id
    }
  }
  const gone: Key[] = []
  for (const way of views.before.ways.values()) {
    const flow = flowOf(way.id)
    if (flow !== undefined && !used.has(flow) && wires.at(flow)) gone.push(flow)
  }

  // ---- gateways that only bring ways together

  const joins = new Set<Key>()
  for (const node of views.before.nodes.values()) {
    const key = sourceOf(node.id)
    if (key !== undefined) joins.add(key)
  }
  const isSilent = (key: Key): boolean => {
    const element = flowsBefore.at(key)
    return element?.kind === 'gateway' && !joins.has(key) && flowsBefore.outOf(key).length < 2
  }
  lift(flowsBefore, want, new Set(gone), isSilent)

  const touched = new Set<Key>()
  const touch = (key: Key) => {
    if (isSilent(key)) touched.add(key)
  }
  // Led away first, so that what goes does not take them along.
  const leading = new Map<Key, Key>()
  for (const [flow, goal] of want) {
    const mine = wires.at(flow)
    if (mine?.kind !== 'sequenceFlow') continue
    touch(mine.target)
    wires.lead(flow, { target: goal })
    leading.set(flow, goal)
  }
  for (const key of gone) {
    const flow = wires.at(key)
    if (flow?.kind === 'sequenceFlow') touch(flow.target)
    wires.remove(key)
  }
  const staying = new Set([...kept.values(), ...made.values()])
  for (const node of views.before.nodes.values()) {
    const key = sourceOf(node.id)
    if (key === undefined || staying.has(key) || !wires.at(key)) continue
    for (const flow of [...wires.outOf(key)]) touch(flow.target)
    wires.remove(key)
  }
  for (const id of views.before.parties.keys()) {
    const key = sourceOf(id)
    const isThere = [...views.after.parties.keys()].some((party) => before(party) === id)
    if (!isThere && key !== undefined) wires.remove(key)
  }
  for (const node of views.after.nodes.values()) {
    const key = kept.get(node.id)
    const mine = key === undefined ? undefined : wires.at(key)
    if (mine?.kind !== 'task' && mine?.kind !== 'callActivity') continue
    // What was a sub-process and is a step now holds nothing any more.
    for (const one of [...wires.all()])
      if ('parent' in one && one.parent === key && one.kind !== 'lane') wires.remove(one.key)
  }

  const oldInto = new Map<Key, number>()
  const isMerge = (key: Key): boolean => {
    const element = wires.at(key)
    return element?.kind === 'gateway' && element.gatewayType === 'exclusive' && isSilent(key)
  }
  /** The gateway before a step that brings its ways together already, else the step. */
  const entryOf = (goal: Key): Key => {
    // What newly comes to a place comes in where the way it takes over came in.
    const left = [...touched].find((key) => wires.at(key) && leadsTo(wires, key, goal))
    if (left !== undefined) return left
    const [only, ...more] = wires.into(goal).filter(({ key }) => !leading.has(key))
    if (!only || more.length > 0 || !isMerge(only.source)) return goal
    return wires.into(only.source).length > 0 ? only.source : goal
  }
  const goals = new Set<Key>([...want.values(), ...news.map(({ target }) => target)])
  for (const goal of goals) oldInto.set(goal, flowsBefore.into(goal).length)
  for (const [flow, goal] of leading) {
    const mine = wires.at(flow)
    if (mine?.kind !== 'sequenceFlow') continue
    const target = isSilent(mine.source) ? goal : entryOf(goal)
    wires.lead(flow, { target: target === mine.source ? goal : target })
  }
  for (const { way, source, target } of news) {
    const from = wires.at(source)
    if (!from || !('parent' in from) || from.parent === undefined) continue
    const { name, share, isDefault } = way.flow
    const key = add(
      {
        kind: 'sequenceFlow',
        name,
        ...(share === undefined ? {} : { share }),
        ...(isDefault ? { isDefault } : {}),
        parent: from.parent,
        source,
        target: entryOf(target),
      } as Omit<Element, 'key'>,
      `${source}-${target}`,
    )
    leading.set(key, target)
    used.add(key)
  }
  for (const key of touched) dissolve(wires, key)
  for (const goal of goals) gather(wires, goal, oldInto.get(goal) ?? 0, add)

  exchange({ process, wires, views, before, keyOf, poolOf, add })
  passMessages({ wires, views, sourceOf, keyOf: endKey, poolOf, add })

  const steps = [...views.after.nodes.values()].flatMap((node) => {
    const key = keyOf(node.id)
    const was = views.before.nodes.get(before(node.id) ?? '')?.companions ?? []
    return key !== undefined && wires.at(key) ? [{ key, before: was, after: node.companions }] : []
  })
  accompany(wires, steps, process, add)

  // ---- units that nobody stands in any more

  for (const lane of lanesOf(process).toReversed()) {
    const wasUsed = [...Object.values(process.elements)].some(
      (one) => 'lane' in one && one.lane === lane.key,
    )
    if (wasUsed && wires.at(lane.key) && !wires.isUsed(lane.key)) wires.remove(lane.key)
  }

  const name = readings.before.process.name
  const nextName = readings.after.process.name
  const isRenamed = nextName !== '' && nextName !== name
  if (isRenamed)
    for (const one of [...wires.all()]) {
      if (one.kind !== 'pool' || one.isBlackBox) continue
      if (one.isDrawn && one.processName === process.name)
        wires.put({ ...one, processName: nextName })
      else if (!one.isDrawn && one.name === process.name) wires.put({ ...one, name: nextName })
    }
  return {
    next: wires.finish(isRenamed ? nextName : process.name),
    keyOf: endKey,
    ...(lost === undefined ? {} : { lost }),
  }
}

/** An interruption of another step than before stands at that one, and where that one does. */
const attach = (wires: Wiring, key: Key, host: Key) => {
  const [event, step] = [wires.at(key), wires.at(host)]
  if (event?.kind !== 'event' || !step || !isActivity(step)) return
  const { lane: _, ...rest } = event
  const lane = step.lane === undefined ? {} : { lane: step.lane }
  wires.put({ ...rest, ...lane, attachedTo: host })
  wires.unpin(key)
}
