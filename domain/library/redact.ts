// What another organisation gets to see of a process. The flow is shared; times, numbers of cases and
// posts only where the owner says so. Free notes can name any of them, so they go with the first one.

import { type Element, type Key, lanesOf, type Process, type Profile } from '#process'

/** What is shared with the alliance besides the flow itself. */
export interface Sharing {
  /** Minutes of work and waiting times of steps. */
  readonly minutes: boolean
  /** Cases in a year, and shares of cases in which a step or way occurs. */
  readonly cases: boolean
  /** Who does it inside the administration: lanes, participants, the owner. */
  readonly posts: boolean
}

export const sharesEverything = (sharing: Sharing): boolean =>
  sharing.minutes && sharing.cases && sharing.posts

/** Without the named fields; TypeScript keeps the rest of the type. */
const without = <T extends object, K extends keyof T>(
  value: T,
  ...names: readonly K[]
): Omit<T, K> => {
  const rest = { ...value }
  for (const name of names) delete (rest as Partial<T>)[name]
  return rest
}

const redactElement = (
  element: Element,
  sharing: Sharing,
  names: ReadonlyMap<Key, string>,
): Element => {
  let result: Element = without(element, 'documentation') as Element
  const name = names.get(element.key)
  if (name !== undefined) result = { ...result, name }
  if (result.kind === 'pool' && name !== undefined) {
    result = without(result, 'processName') as Element
  }
  if (result.kind === 'sequenceFlow' && !sharing.cases) result = without(result, 'share') as Element
  if ('work' in result && result.work) {
    let work = without(result.work, 'note')
    if (!sharing.minutes) work = without(work as typeof result.work, 'minutes', 'waiting')
    if (!sharing.cases) work = without(work as typeof result.work, 'share')
    result = { ...result, work }
  }
  return result
}

/** Lanes, and pools without lanes in which something is done, numbered from top to bottom. */
const neutralNames = (process: Process, post: (n: number) => string): ReadonlyMap<Key, string> => {
  const lanes = lanesOf(process)
  const withLanes = new Set<Key>(lanes.map((lane) => lane.parent))
  const pools = Object.values(process.elements).filter(
    (element) =>
      element.kind === 'pool' &&
      element.isDrawn &&
      !element.isBlackBox &&
      !withLanes.has(element.key),
  )
  // The same name stays one post, so that who does what can still be told apart and together.
  const numbers = new Map<string, number>()
  const names = new Map<Key, string>()
  for (const element of [...lanes, ...pools]) {
    const label = element.name.trim()
    if (!label) continue
    const number = numbers.get(label) ?? numbers.size + 1
    numbers.set(label, number)
    names.set(element.key, post(number))
  }
  return names
}

/**
 * The process as the alliance may see it. `post` names the n-th post neutrally ("Stelle 1"). Returns
 * the same value where everything is shared.
 */
export const redact = (
  process: Process,
  sharing: Sharing,
  post: (n: number) => string,
): Process => {
  if (sharesEverything(sharing)) return process
  const names = sharing.posts ? new Map<Key, string>() : neutralNames(process, post)
  const elements: Record<Key, Element> = {}
  for (const [key, element] of Object.entries(process.elements)) {
    elements[key as Key] = redactElement(element, sharing, names)
  }
  return { ...(without(process, 'origin') as Process), elements }
}

/** The facts sheet as the alliance may see it; the lead time is what applicants are told, so it stays. */
export const redactProfile = (profile: Profile, sharing: Sharing): Profile => {
  if (sharesEverything(sharing)) return profile
  let result: Profile = profile
  if (!sharing.cases) result = without(result, 'casesPerYear')
  if (!sharing.posts) result = without(result, 'owner', 'participants')
  if (result.leadTime) result = { ...result, leadTime: without(result.leadTime, 'note') }
  return result
}
