// What a frame is made of. A frame is one drawing area: all pools together, or the inside of one open
// sub-process. Its units stand in a grid of columns and bands (a band is a lane without lanes inside);
// boundary events, data and annotations go with the unit they belong to.

import {
  type Element,
  type Event,
  type Flow,
  isActivity,
  isFlowNode,
  type Key,
  type Lane,
  type Pool,
} from '#process'
import type { Placed, Scene } from './scene.ts'
import { outsideLabel, type Size, sizeOf } from './size.ts'

export interface Room {
  /** '' for what stands in no pool. */
  readonly key: Key | ''
  readonly pool?: Pool
}

export interface Band {
  readonly room: number
  /** Absent for what stands in no lane. */
  readonly lane?: Lane
  /** A strip of its own for wide things without flows: they stand side by side, in no column. */
  readonly isLoose?: boolean
}

export interface Unit {
  readonly element: Placed
  readonly size: Size
  /** Room the label needs: below for events and data, above for gateways. */
  readonly labelAbove: number
  readonly labelBelow: number
  readonly labelWidth: number
  readonly band: number
  readonly above: readonly Placed[]
  readonly below: readonly Placed[]
  readonly boundaries: readonly Event[]
  /** A row below is kept free for flows of boundary events. */
  readonly hasRowBelow: boolean
}

export interface Units {
  readonly rooms: readonly Room[]
  readonly bands: readonly Band[]
  readonly list: readonly Unit[]
  /** The unit that an element of this frame is, sits on, or stands beside. */
  readonly unitOf: ReadonlyMap<Key, number>
}

export const labelRoom = (
  scene: Scene,
  element: Element,
): { readonly width: number; readonly height: number } => {
  const label = outsideLabel(scene.metrics, element)
  return label ? { width: label.width, height: label.height + 6 } : { width: 0, height: 0 }
}

export const collectUnits = (
  scene: Scene,
  rooms: readonly Room[],
  innerSize: (key: Key) => Size | undefined,
): Units => {
  const members = rooms.flatMap((room) =>
    (scene.inside.get(room.key) ?? []).map((element) => ({ element, room })),
  )
  const keys = new Set(members.map(({ element }) => element.key))
  const hostOf = new Map<Key, Key>()
  for (const { element } of members) {
    if (element.kind !== 'event' || !element.attachedTo) continue
    const host = scene.process.elements[element.attachedTo]
    if (host && keys.has(host.key) && isActivity(host)) hostOf.set(element.key, host.key)
  }
  const owners = findOwners(scene, keys, hostOf)
  const { bands, bandOf } = collectBands(scene, rooms, members, hostOf, owners)

  const boundaries = new Map<Key, Event[]>()
  const around = new Map<Key, { above: Placed[]; below: Placed[] }>()
  const flowStarts = new Set(
    scene.flows.filter((flow) => isStep(scene, flow)).map((flow) => flow.source),
  )
  for (const { element } of members) {
    const host = hostOf.get(element.key)
    if (host && element.kind === 'event') {
      boundaries.set(host, [...(boundaries.get(host) ?? []), element])
    }
  }
  for (const { element } of members) {
    const owner = owners.get(element.key)
    if (!owner) continue
    const sides = around.get(owner.unit) ?? { above: [], below: [] }
    around.set(owner.unit, sides)
    const isBelow =
      element.kind === 'data' &&
      !boundaries.has(owner.unit) &&
      (owner.isOutput ? sides.below.length <= sides.above.length : sides.above.length > 1)
    sides[isBelow ? 'below' : 'above'].push(element)
  }

  const list: Unit[] = []
  const unitOf = new Map<Key, number>()
  for (const { element, room } of members) {
    if (hostOf.has(element.key) || owners.has(element.key)) continue
    const label = labelRoom(scene, element)
    const sides = around.get(element.key)
    const sitting = boundaries.get(element.key) ?? []
    const least = sitting.length * 46 + 20
    const size = innerSize(element.key) ?? sizeOf(scene.metrics, element)
    unitOf.set(element.key, list.length)
    list.push({
      element,
      size: { width: Math.max(size.width, least), height: size.height },
      labelAbove: element.kind === 'gateway' ? label.height : 0,
      labelBelow: element.kind === 'gateway' ? 0 : label.height,
      labelWidth: label.width,
      band: bandOf(element, room),
      above: sides?.above ?? [],
      below: sides?.below ?? [],
      boundaries: sitting,
      hasRowBelow: sitting.some((event) => flowStarts.has(event.key)),
    })
  }
  for (const [key, host] of hostOf) {
    const unit = unitOf.get(host)
    if (unit !== undefined) unitOf.set(key, unit)
  }
  for (const [key, owner] of owners) {
    const unit = unitOf.get(owner.unit)
    if (unit !== undefined) unitOf.set(key, unit)
  }
  return loosen(scene, { rooms, bands, list, unitOf })
}

/** Above this width a thing without flows would stretch a column for nothing. */
const WIDE = 180

/** Moves wide things without flows into strips of their own, so that they do not push the columns apart. */
const loosen = (scene: Scene, units: Units): Units => {
  const connected = new Set<number>()
  for (const flow of scene.flows) {
    const ends = isStep(scene, flow) ? unitsOfFlow(scene, units, flow) : undefined
    if (ends && ends.from !== ends.to) connected.add(ends.from).add(ends.to)
  }
  const bands = [...units.bands]
  const strips = new Map<number, number>()
  const list = units.list.map((unit, index) => {
    if (connected.has(index) || unit.size.width <= WIDE) return unit
    const band = units.bands[unit.band]
    if (!band) return unit
    const strip = strips.get(unit.band) ?? bands.length
    if (strip === bands.length) {
      strips.set(unit.band, strip)
      bands.push({ ...band, isLoose: true })
    }
    return { ...unit, band: strip }
  })
  return { ...units, bands, list }
}

/** Whether a flow says what comes after what: also the arrow from an event to its compensation. */
export const isStep = (scene: Scene, flow: Flow): boolean => {
  if (flow.kind === 'sequenceFlow' || flow.kind === 'messageFlow') return true
  if (flow.kind !== 'association') return false
  const source = scene.process.elements[flow.source]
  const target = scene.process.elements[flow.target]
  return source !== undefined && target !== undefined && isFlowNode(source) && isFlowNode(target)
}

interface Owner {
  readonly unit: Key
  readonly isOutput: boolean
}

/** Data and annotations stand beside the first step they are connected to. */
const findOwners = (
  scene: Scene,
  keys: ReadonlySet<Key>,
  hostOf: ReadonlyMap<Key, Key>,
): ReadonlyMap<Key, Owner> => {
  const owners = new Map<Key, Owner>()
  const isBeside = (key: Key): boolean => {
    const element = scene.process.elements[key]
    return keys.has(key) && (element?.kind === 'data' || element?.kind === 'annotation')
  }
  const unitFor = (key: Key): Key | undefined => {
    const flow = scene.process.elements[key]
    let at: Key | '' | undefined = flow && 'source' in flow ? flow.source : key
    for (let depth = 0; at && depth < 100; depth++) {
      if (keys.has(at)) return isBeside(at) ? undefined : (hostOf.get(at) ?? at)
      at = scene.home.get(at)
    }
    return undefined
  }
  for (const flow of scene.flows) {
    if (flow.kind !== 'association' && flow.kind !== 'dataAssociation') continue
    for (const [mine, other, isOutput] of [
      [flow.target, flow.source, true],
      [flow.source, flow.target, false],
    ] as const) {
      if (!isBeside(mine) || owners.has(mine)) continue
      const unit = unitFor(other)
      if (unit && isSamePlace(scene, mine, unit)) owners.set(mine, { unit, isOutput })
    }
  }
  return owners
}

/** Data stays in its own pool and lane, whoever uses it. */
const isSamePlace = (scene: Scene, beside: Key, owner: Key): boolean => {
  const element = scene.process.elements[beside]
  if (element?.kind !== 'data') return true
  const unit = scene.process.elements[owner]
  const lane = unit && 'lane' in unit ? unit.lane : undefined
  return (
    scene.home.get(owner) === scene.home.get(beside) && (!element.lane || element.lane === lane)
  )
}

const collectBands = (
  scene: Scene,
  rooms: readonly Room[],
  members: readonly { readonly element: Placed; readonly room: Room }[],
  hostOf: ReadonlyMap<Key, Key>,
  owners: ReadonlyMap<Key, Owner>,
) => {
  const laneOf = (element: Placed): Key | undefined =>
    'lane' in element ? element.lane : undefined
  const used = new Set<Key | ''>()
  for (const { element, room } of members) {
    if (hostOf.has(element.key) || owners.has(element.key)) continue
    used.add(laneOf(element) ?? room.key)
  }
  const bands: Band[] = []
  const byLane = new Map<Key, number>()
  const byRoom = new Map<Key | '', number>()
  rooms.forEach((room, index) => {
    const lanes = room.key === '' ? [] : (scene.lanes.get(room.key) ?? [])
    const first = bands.length
    const own = members.filter((member) => member.room === room)
    const known = new Set<Key>()
    const note = (lane: Lane) => {
      known.add(lane.key)
      for (const inner of scene.lanes.get(lane.key) ?? []) note(inner)
    }
    lanes.forEach(note)
    const isStray = own.some(({ element }) => {
      if (hostOf.has(element.key) || owners.has(element.key)) return false
      if (element.kind === 'data' || element.kind === 'annotation' || element.kind === 'group') {
        return false
      }
      const lane = laneOf(element)
      return !lane || !known.has(lane)
    })
    if (lanes.length === 0 || isStray) {
      byRoom.set(room.key, bands.length)
      bands.push({ room: index })
    } else byRoom.set(room.key, first)
    const visit = (lane: Lane) => {
      const inner = scene.lanes.get(lane.key) ?? []
      byLane.set(lane.key, bands.length)
      if (inner.length === 0 || used.has(lane.key)) bands.push({ room: index, lane })
      inner.forEach(visit)
    }
    lanes.forEach(visit)
  })
  const bandOf = (element: Placed, room: Room): number => {
    const lane = laneOf(element)
    const band = lane ? byLane.get(lane) : undefined
    const isHere = band !== undefined && rooms[bands[band]?.room ?? -1] === room
    return isHere ? band : (byRoom.get(room.key) ?? 0)
  }
  return { bands, bandOf }
}

/** The unit of the frame that a thing is, or stands in. */
export const unitAt = (scene: Scene, units: Units, key: Key): number | undefined => {
  let at: Key | '' | undefined = key
  for (let depth = 0; at && depth < 100; depth++) {
    const unit = units.unitOf.get(at)
    if (unit !== undefined) return unit
    at = scene.home.get(at)
  }
  return undefined
}

/** Whether a flow leads from one unit of the frame to another, and which. */
export const unitsOfFlow = (
  scene: Scene,
  units: Units,
  flow: Flow,
): { readonly from: number; readonly to: number } | undefined => {
  const from = unitAt(scene, units, flow.source)
  const to = unitAt(scene, units, flow.target)
  return from === undefined || to === undefined ? undefined : { from, to }
}
