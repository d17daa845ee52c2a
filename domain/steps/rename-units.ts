// Units of the text and of the process, when all who stand in one stand in another one now.

import { type Element, isActivity, isSame, type Key, lanesOf, type Process } from '#process'
import type { View, ViewNode } from './view.ts'
import type { Wiring } from './wiring.ts'

/** A unit whose every step is now done by one that was not there before is the same under a new name. */
export const renameUnits = (
  { before: was, after: is }: { readonly before: View; readonly after: View },
  before: (id: string) => string | undefined,
  wires: Wiring,
  process: Process,
) => {
  const isStep = ({ element }: ViewNode) => isActivity(element)
  const pathsIn = (view: View) =>
    new Set(
      [...view.nodes.values()]
        .filter(isStep)
        .flatMap(({ units }) => units.map((_, at) => JSON.stringify(units.slice(0, at + 1)))),
    )
  const [old, now] = [pathsIn(was), pathsIn(is)]
  const turnedInto = new Map<string, Set<string>>()
  for (const node of is.nodes.values()) {
    const previous = was.nodes.get(before(node.id) ?? '')
    if (!isStep(node) || !previous || previous.units.length !== node.units.length) continue
    previous.units.forEach((_, at) => {
      const [from, to] = [previous.units, node.units].map((units) =>
        JSON.stringify(units.slice(0, at + 1)),
      )
      if (from === undefined || to === undefined) return
      turnedInto.set(from, (turnedInto.get(from) ?? new Set()).add(to))
    })
  }
  const renames = [...turnedInto].flatMap(([from, all]) => {
    const [to, ...more] = all
    if (to === undefined || more.length > 0 || from === to) return []
    if (!old.has(from) || now.has(from) || old.has(to)) return []
    return [[JSON.parse(from) as string[], JSON.parse(to) as string[]] as const]
  })
  const pathOf = (lane: Key): readonly string[] => {
    const names: string[] = []
    let element: Element | undefined = process.elements[lane]
    while (element?.kind === 'lane') {
      if (element.name.trim() !== '') names.unshift(element.name.trim())
      element = process.elements[element.parent]
    }
    return names
  }
  const taken = new Set<string>()
  for (const [from, to] of renames) {
    const [name, before] = [to.at(-1) ?? '', from.at(-1) ?? '']
    if (name === before || taken.has(JSON.stringify(to))) continue
    const lanes = lanesOf(process).filter(({ key }) => isSame(pathOf(key), from))
    const [lane, ...more] = lanes
    if (!lane || more.length > 0) continue
    taken.add(JSON.stringify(to))
    wires.put({ ...lane, name })
  }
}
