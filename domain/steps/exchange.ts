// Messages between an event and another organisation, as the text names it.

import type { Element, Key, Process } from '#process'
import type { View } from './view.ts'
import type { Wiring } from './wiring.ts'

interface Exchanged {
  readonly process: Process
  readonly wires: Wiring
  readonly views: { readonly before: View; readonly after: View }
  /** The id before the edit. */
  readonly before: (id: string) => string | undefined
  readonly keyOf: (id: string) => Key | undefined
  readonly poolOf: (key: Key | undefined) => Key | undefined
  readonly add: (element: Omit<Element, 'key'>, stem: string) => Key
}

/** Makes and takes away messages where the edit names another partner, or none any more. */
export const exchange = ({ process, wires, views, before, keyOf, poolOf, add }: Exchanged) => {
  for (const node of views.after.nodes.values()) {
    const key = keyOf(node.id)
    const was = views.before.nodes.get(before(node.id) ?? '')
    if (key === undefined || !wires.at(key) || was?.partner === node.partner) continue
    for (const one of [...wires.all()]) {
      if (one.kind !== 'messageFlow') continue
      const other = one.source === key ? one.target : one.target === key ? one.source : undefined
      const there = other === undefined ? undefined : wires.at(other)
      if (there?.kind !== 'pool' || !there.isBlackBox || there.name !== was?.partner) continue
      wires.remove(one.key)
      if (!wires.isUsed(there.key)) wires.remove(there.key)
    }
    if (node.partner === undefined) continue
    const name = node.partner
    const known = [...wires.all()].find(
      (one) => one.kind === 'pool' && one.isBlackBox && one.name === name,
    )
    const facts = { kind: 'pool', name, isDrawn: true, isBlackBox: true } as Omit<Element, 'key'>
    const other = known?.key ?? add(facts, name)
    const isThrowing =
      node.element.kind === 'event' && node.element.position === 'intermediateThrow'
    const [source, target] = isThrowing ? [key, other] : [other, key]
    add(
      { kind: 'messageFlow', name: '', source, target } as Omit<Element, 'key'>,
      `${name}-message`,
    )
    const home = poolOf(key)
    const mine = home === undefined ? undefined : wires.at(home)
    if (mine?.kind === 'pool' && !mine.isDrawn) wires.put({ ...mine, isDrawn: true })
  }

  // Who has come into the party it sends to does not send to it any more.
  for (const one of [...wires.all()]) {
    if (one.kind !== 'messageFlow') continue
    const isMoved = [one.source, one.target].some((key) => {
      const was = process.elements[key]
      const is = wires.at(key)
      return was && is && 'parent' in was && 'parent' in is && was.parent !== is.parent
    })
    const home = poolOf(one.source)
    if (isMoved && home !== undefined && home === poolOf(one.target)) wires.remove(one.key)
  }
}
