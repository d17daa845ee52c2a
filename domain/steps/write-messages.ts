// Messages between parties as lines: each once, at the step that sends it, or where it arrives if nothing that is told
// sends it. At the other end stands a comment, so that whoever reads there knows.

import { elementsOf, type Key, type MessageFlow, type Pool, type Process } from '#process'
import type { Block } from './block.ts'
import { messageLine } from './message.ts'
import type { Outline } from './outline.ts'
import { isFoundBy, type Landmark } from './targets.ts'

export interface MessageLine {
  readonly text: string
  /** The message it tells of; undefined for a comment. */
  readonly flow?: Key
}

interface Numbered {
  readonly numberOf: ReadonlyMap<string, string>
  readonly landmarks: readonly Landmark[]
}

/** The steps and events that lines stand for, and the other organisation that an event's line names. */
const placesIn = (blocks: readonly Block[]): readonly (readonly [string, string | undefined])[] =>
  blocks.flatMap((block): readonly (readonly [string, string | undefined])[] => {
    if (block.kind === 'step') return [[block.id, undefined], ...placesIn(block.body ?? [])]
    if (block.kind === 'event') return [[block.id, block.partner]]
    if (block.kind === 'boundary') return placesIn(block.blocks)
    if (block.kind !== 'decision' && block.kind !== 'parallel') return []
    return block.branches.flatMap((branch) => placesIn(branch.blocks))
  })

/** By the key of the step or event below which they stand. */
export const messageLinesOf = (
  process: Process,
  sections: Outline['sections'],
  { numberOf, landmarks }: Numbered,
): ReadonlyMap<Key, readonly MessageLine[]> => {
  const { elements } = process
  const found = new Map<Key, readonly MessageLine[]>()
  const partyOf = new Map<string, number>()
  const partners = new Map<string, string | undefined>()
  sections.forEach(({ blocks }, index) => {
    for (const [id, partner] of placesIn(blocks)) {
      partyOf.set(id, index)
      partners.set(id, partner)
    }
  })
  const poolOf = (key: Key): Pool | undefined => {
    let at = elements[key]
    while (at && at.kind !== 'pool')
      at = 'parent' in at && at.parent ? elements[at.parent] : undefined
    return at?.kind === 'pool' ? at : undefined
  }
  /** Name or number by which a step is found among those of its party; undefined where neither does. */
  const stepName = (key: Key): string | undefined => {
    const mine = landmarks.find(({ id }) => id === key)
    if (!mine) return undefined
    const there = landmarks.filter(({ id }) => partyOf.get(id) === partyOf.get(key))
    const numbered = there.map((each) => ({ ...each, number: numberOf.get(each.id) ?? '' }))
    return [mine.label, numberOf.get(key) ?? ''].find(
      (name) => name.trim() !== '' && isFoundBy(name, key, numbered),
    )
  }
  const isHeading = (name: string) => sections.filter(({ pool }) => pool?.name === name).length
  const lineOf = (flow: MessageFlow, own: Key, other: Key): string | undefined => {
    const [mine, there] = [poolOf(own), poolOf(other)]
    if (!there || there === mine || there.name.trim() === '') return undefined
    const isTold = sections.some(({ pool }) => pool?.key === there.key)
    if (isHeading(there.name) !== (isTold && sections.length > 1 ? 1 : 0)) return undefined
    const step = isTold && other !== there.key ? stepName(other) : undefined
    const { name } = flow
    return messageLine({
      ...{ isSent: own === flow.source, party: there.name, name },
      ...(step === undefined ? {} : { step }),
    })
  }
  const comment = (flow: MessageFlow, way: string, other: Key): string => {
    const [pool, node] = [poolOf(other), elements[other]]
    const place = [pool?.name, node?.kind === 'pool' ? '' : node?.name]
      .map((name) => name?.trim())
      .filter(Boolean)
      .join(', ')
    const line = `# Nachricht ${way} ${place}${flow.name && `: ${flow.name}`}`
    return line.replace(/\s+/g, ' ').trim()
  }
  const put = (key: Key, line: MessageLine) => found.set(key, [...(found.get(key) ?? []), line])
  const isNamed = (key: Key, other: Key): boolean => {
    const there = elements[other]
    return there?.kind === 'pool' && there.isBlackBox && partners.get(key) === there.name
  }
  for (const flow of elementsOf(process)) {
    if (flow.kind !== 'messageFlow') continue
    const { source, target } = flow
    if (isNamed(source, target) || isNamed(target, source)) continue
    let isToldOnce = false
    for (const [own, other, way] of [
      [source, target, 'an'],
      [target, source, 'von'],
    ] as const) {
      if (!partyOf.has(own)) continue
      const text: string | undefined = isToldOnce ? undefined : lineOf(flow, own, other)
      isToldOnce ||= text !== undefined
      put(own, text === undefined ? { text: comment(flow, way, other) } : { text, flow: flow.key })
    }
  }
  return found
}
