// Messages in lines of their own: made, taken away, and led or named otherwise where the text says so now.

import type { Element, Key } from '#process'
import type { View, ViewMessage } from './view.ts'
import type { Wiring } from './wiring.ts'

interface Passed {
  readonly wires: Wiring
  readonly views: { readonly before: View; readonly after: View }
  /** What a line of the text before told of. */
  readonly sourceOf: (id: string) => Key | undefined
  /** What a node or party of the text after is. */
  readonly keyOf: (id: string) => Key | undefined
  readonly poolOf: (key: Key | undefined) => Key | undefined
  readonly add: (element: Omit<Element, 'key'>, stem: string) => Key
}

const PARTNER = 'partner '

interface Ends {
  /** Keys, or "partner …". */
  readonly source: string
  readonly target: string
  readonly name: string
}

const alike = (a: Ends, b: Ends): number =>
  Number(a.source === b.source) + Number(a.target === b.target) + Number(a.name === b.name)

export const passMessages = ({ wires, views, sourceOf, keyOf, poolOf, add }: Passed) => {
  const endsOf = (message: ViewMessage, key: (id: string) => Key | undefined): Ends => ({
    source: key(message.source) ?? message.source,
    target: key(message.target) ?? message.target,
    name: message.name,
  })
  const old = views.before.messages.map((message) => ({
    flow: sourceOf(message.id),
    ends: endsOf(message, sourceOf),
  }))
  const left = new Set(old)
  let open = views.after.messages.map((message) => endsOf(message, keyOf))
  const pairs: { readonly flow: Key; readonly was: Ends; readonly is: Ends }[] = []
  // The same first, then those of which one thing is another.
  for (const least of [3, 2])
    open = open.filter((is) => {
      const found = [...left].find((one) => alike(one.ends, is) >= least)
      if (!found) return true
      left.delete(found)
      if (found.flow !== undefined) pairs.push({ flow: found.flow, was: found.ends, is })
      return false
    })

  const partner = (name: string): Key => {
    const known = [...wires.all()].find(
      (one) => one.kind === 'pool' && one.isBlackBox && one.name === name,
    )
    const facts = { kind: 'pool', name, isDrawn: true, isBlackBox: true } as Omit<Element, 'key'>
    return known?.key ?? add(facts, name)
  }
  const endAt = (id: string): Key =>
    id.startsWith(PARTNER) && !wires.at(id as Key) ? partner(id.slice(PARTNER.length)) : (id as Key)
  const isLonely = (key: Key) => {
    const one = wires.at(key)
    return one?.kind === 'pool' && one.isBlackBox && !wires.isUsed(key)
  }
  const leave = (keys: readonly Key[]) => {
    for (const key of keys) if (isLonely(key)) wires.remove(key)
  }
  for (const { flow, was, is } of pairs) {
    const mine = wires.at(flow)
    if (mine?.kind !== 'messageFlow') continue
    const source = was.source === is.source ? mine.source : endAt(is.source)
    const target = was.target === is.target ? mine.target : endAt(is.target)
    const name = was.name === is.name ? mine.name : is.name
    if (source === mine.source && target === mine.target && name === mine.name) continue
    wires.put({ ...mine, source, target, name })
    if (source === mine.source && target === mine.target) continue
    wires.unpin(flow)
    leave([mine.source, mine.target])
  }
  for (const { flow } of left) {
    const mine = flow === undefined ? undefined : wires.at(flow)
    if (mine?.kind !== 'messageFlow') continue
    wires.remove(mine.key)
    leave([mine.source, mine.target])
  }
  for (const { source, target, name } of open) {
    const ends = [source, target].map(endAt)
    const [from, to] = ends
    if (!from || !to || !wires.at(from) || !wires.at(to)) continue
    const facts = { kind: 'messageFlow', name, source: from, target: to } as Omit<Element, 'key'>
    add(facts, `${from}-${to}`)
    for (const end of ends) {
      const pool = poolOf(end)
      const home = pool === undefined ? undefined : wires.at(pool)
      if (home?.kind === 'pool' && !home.isDrawn) wires.put({ ...home, isDrawn: true })
    }
  }
}
