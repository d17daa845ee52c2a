// Gateways that only bring ways together. A text has none, so they are kept where ways still meet, and made or
// dissolved where the ways changed.

import type { Element, Key } from '#process'
import type { Wiring } from './wiring.ts'

/**
 * Where all ways into a gateway want to go on to the same new place, its own way out does, so that the
 * gateway stays.
 */
export const lift = (
  flows: Wiring,
  want: Map<Key, Key>,
  gone: ReadonlySet<Key>,
  isSilent: (key: Key) => boolean,
) => {
  const silent = [...flows.all()].filter(({ key }) => isSilent(key))
  for (let isChanged = true; isChanged; ) {
    isChanged = false
    for (const { key } of silent) {
      const [out] = flows.outOf(key)
      const into = flows.into(key).filter((flow) => !gone.has(flow.key))
      const goals = new Set(into.map((flow) => want.get(flow.key)))
      const [goal] = goals
      if (!out || into.length === 0 || goals.size !== 1 || goal === undefined) continue
      if (want.has(out.key)) continue
      for (const flow of into) want.delete(flow.key)
      want.set(out.key, goal)
      isChanged = true
    }
  }
}

/** Whether a gateway with a single way out leads to a place, maybe through others like it. */
export const leadsTo = (wires: Wiring, from: Key, goal: Key): boolean => {
  let key = from
  for (let steps = 0; steps < 100; steps++) {
    const [out, ...others] = wires.outOf(key)
    if (!out || others.length > 0 || wires.at(key)?.kind !== 'gateway') return false
    if (out.target === goal) return true
    key = out.target
  }
  return false
}

/** A gateway that brings nothing together any more goes, and the way leads on without it. */
export const dissolve = (wires: Wiring, key: Key) => {
  const gateway = wires.at(key)
  if (gateway?.kind !== 'gateway') return
  const into = wires.into(key)
  const [out, ...others] = wires.outOf(key)
  if (others.length > 0 || into.length > 1) return
  const [only] = into
  if (!only) {
    wires.remove(key)
    if (out) dissolve(wires, out.target)
    return
  }
  if (!out || only.source === out.target) return
  wires.lead(only.key, { target: out.target })
  const mine = wires.at(only.key)
  if (mine?.kind === 'sequenceFlow' && mine.name === '' && out.name !== '')
    wires.put({ ...mine, name: out.name })
  wires.remove(key)
}

/** Ways that newly meet at a step are brought together before it, unless the process does not do so. */
export const gather = (
  wires: Wiring,
  goal: Key,
  before: number,
  add: (element: Omit<Element, 'key'>, stem: string) => Key,
) => {
  const node = wires.at(goal)
  const into = wires.into(goal)
  if (!node || into.length < 2 || before > 1) return
  if (node.kind === 'event' && node.position === 'end') return
  if (node.kind === 'gateway' && wires.outOf(goal).length < 2) return
  if (!('parent' in node) || node.parent === undefined) return
  const lane = 'lane' in node && node.lane !== undefined ? { lane: node.lane } : {}
  const { parent } = node
  const facts = { kind: 'gateway', name: '', gatewayType: 'exclusive', parent, ...lane }
  const merge = add(facts as unknown as Omit<Element, 'key'>, `${goal}-merge`)
  for (const { key } of into) wires.lead(key, { target: merge })
  add(
    { kind: 'sequenceFlow', name: '', parent, source: merge, target: goal } as Omit<Element, 'key'>,
    `${merge}-${goal}`,
  )
}
