// Which pool stands above which: those that exchange messages stand close together, so that message
// flows are short. Starting from the order of the model, one pool at a time is moved to where the sum
// of distances becomes least, until nothing gains. Cost: rounds x pools³ at most, and pools are few.

import type { Key } from '#process'
import type { Scene } from './scene.ts'
import type { Room } from './units.ts'

/** Above this many pools their own order stays. */
const MOST = 40
const ROUNDS = 20

/** Pools in the order they are drawn; what stands in no pool has a room of its own, at the end. */
export const roomsOf = (scene: Scene): readonly Room[] => {
  const pools: Room[] = scene.pools.map((pool) => ({ key: pool.key, pool }))
  const rooms: Room[] = scene.inside.has('') ? [...pools, { key: '' }] : pools
  if (rooms.length < 3 || rooms.length > MOST) return rooms
  const messages = messagesBetween(scene, rooms)
  if (messages.length === 0) return rooms
  let order = rooms.map((_, index) => index)
  let least = lengthOf(order, messages)
  for (let round = 0; round < ROUNDS; round++) {
    const before = least
    for (let room = 0; room < rooms.length; room++) {
      const rest = order.filter((other) => other !== room)
      for (let at = 0; at <= rest.length; at++) {
        const tried = [...rest.slice(0, at), room, ...rest.slice(at)]
        const length = lengthOf(tried, messages)
        if (length >= least) continue
        least = length
        order = tried
      }
    }
    if (least === before) break
  }
  return order.flatMap((index) => rooms[index] ?? [])
}

const messagesBetween = (
  scene: Scene,
  rooms: readonly Room[],
): readonly (readonly [number, number])[] => {
  const numbers = new Map(rooms.map((room, index) => [room.key, index]))
  const roomOf = (end: Key): number | undefined => {
    let at: Key | '' | undefined = end
    for (let depth = 0; at && depth < 100; depth++) {
      const number = numbers.get(at)
      if (number !== undefined) return number
      at = scene.home.get(at)
    }
    return undefined
  }
  return scene.flows.flatMap((flow) => {
    if (flow.kind !== 'messageFlow') return []
    const from = roomOf(flow.source)
    const to = roomOf(flow.target)
    return from === undefined || to === undefined || from === to ? [] : [[from, to] as const]
  })
}

const lengthOf = (
  order: readonly number[],
  messages: readonly (readonly [number, number])[],
): number => {
  const place: number[] = []
  order.forEach((room, index) => {
    place[room] = index
  })
  return messages.reduce(
    (sum, [from, to]) => sum + Math.abs((place[from] ?? 0) - (place[to] ?? 0)),
    0,
  )
}
