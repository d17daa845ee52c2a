// The words a process says of a house: who takes part and which systems are used. Which there are, and the same process
// with other words for them. Nothing but names changes: every key, lane and arrow stays.

import {
  type Element,
  elementsOf,
  isActivity,
  isFlowNode,
  type Key,
  type Process,
  type Profile,
} from '#process'

/** `actor`: a post, a unit or another that takes part. */
export type WordKind = 'actor' | 'system'

/** A word of a process that may be another one elsewhere, or later. */
export interface NamedWord {
  readonly kind: WordKind
  readonly name: string
  /** How many steps and events are theirs, or are done with it; 0 where only the fact sheet names it. */
  readonly count: number
}

/** A lane or pool that is called something; a pool that is not drawn is called nothing. */
export const isNamed = (element: Element): boolean =>
  element.kind === 'lane' || (element.kind === 'pool' && element.isDrawn)

export const systemsOf = (element: Element): readonly string[] =>
  isActivity(element) ? (element.work?.systems ?? []) : []

/** Every word of the flow and the fact sheet, each once: actors first, each kind by how often it is met, then by name. */
export const wordsIn = (process: Process, profile: Profile): readonly NamedWord[] => {
  const counts = { actor: new Map<string, number>(), system: new Map<string, number>() }
  const meet = (kind: WordKind, word: string, count: number) => {
    const name = word.trim()
    if (name !== '') counts[kind].set(name, (counts[kind].get(name) ?? 0) + count)
  }
  const places = new Map<Key, number>()
  for (const element of elementsOf(process)) {
    if (isNamed(element)) meet('actor', element.name, 0)
    for (const system of systemsOf(element)) meet('system', system, 1)
    if (!isFlowNode(element)) continue
    const place = element.lane ?? element.parent
    places.set(place, (places.get(place) ?? 0) + 1)
  }
  for (const [key, count] of places) {
    const place = process.elements[key]
    if (place && isNamed(place)) meet('actor', place.name, count)
  }
  for (const name of profile.participants ?? []) meet('actor', name, 0)
  for (const name of profile.systems ?? []) meet('system', name, 0)
  return (['actor', 'system'] as const).flatMap((kind) =>
    [...counts[kind]]
      .map(([name, count]) => ({ kind, name, count }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
  )
}

/** Another name for a word. White space around either says nothing; with one of both empty nothing is renamed. */
export interface Renaming {
  readonly kind: WordKind
  readonly from: string
  readonly to: string
}

export interface Renamed {
  readonly process: Process
  readonly profile: Profile
  /** Lanes and pools that are called differently now. */
  readonly actors: ReadonlySet<Key>
}

/**
 * The process and its fact sheet with all renamings done at once: two words may change places. What becomes the same
 * word is named once in a list; elements that say no such word are the same objects. One pass.
 */
export const renameWords = (
  process: Process,
  profile: Profile,
  renamings: readonly Renaming[],
): Renamed => {
  const said = new Map(
    renamings
      .filter(({ from, to }) => from.trim() !== '' && to.trim() !== '')
      .map(({ kind, from, to }) => [`${kind} ${from.trim()}`, to.trim()]),
  )
  const translate = (kind: WordKind, word: string) => said.get(`${kind} ${word.trim()}`) ?? word
  /** A list that says none of the words stays as it is, doubles and all. */
  const all = (kind: WordKind, words: readonly string[]): readonly string[] =>
    words.some((word) => translate(kind, word) !== word)
      ? [...new Set(words.map((word) => translate(kind, word)))]
      : words
  const actors = new Set<Key>()
  const rename = (element: Element): Element => {
    if (isNamed(element)) {
      const name = translate('actor', element.name)
      if (name === element.name) return element
      actors.add(element.key)
      return { ...element, name }
    }
    if (!isActivity(element) || !element.work?.systems) return element
    const systems = all('system', element.work.systems)
    return systems === element.work.systems
      ? element
      : { ...element, work: { ...element.work, systems } }
  }
  const { participants, systems, owner } = profile
  return {
    process: {
      ...process,
      elements: Object.fromEntries(elementsOf(process).map((one) => [one.key, rename(one)])),
    },
    profile: {
      ...profile,
      ...(participants ? { participants: all('actor', participants) } : {}),
      ...(systems ? { systems: all('system', systems) } : {}),
      ...(owner === undefined ? {} : { owner: translate('actor', owner) }),
    },
    actors,
  }
}

/** What a word that was said at some moment is called by now; `later` in the order in which it was called differently. */
export const calledNow = (
  kind: WordKind,
  word: string,
  since: Date,
  later: readonly { readonly at: Date; readonly renamings: readonly Renaming[] }[],
): string =>
  later
    .filter(({ at }) => at >= since)
    .reduce(
      (name, { renamings }) =>
        renamings.find((one) => one.kind === kind && one.from.trim() === name.trim())?.to.trim() ??
        name,
      word,
    )

/** Whether a text speaks of one of these names as a whole word. */
export const speaksOf = (names: readonly string[]): ((text: string) => boolean) => {
  const words = names
    .map((name) => name.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .filter((name) => name.length > 1)
  if (words.length === 0) return () => false
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u')
  return (text) => pattern.test(text)
}
