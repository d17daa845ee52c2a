// What another organisation gets to see of a process. The flow is shared; times, numbers of cases and
// posts only where the owner says so. Free notes and what vendors added can name any of them, so they go
// with the first one.

import {
  asKey,
  type Element,
  type Key,
  lanesOf,
  type Process,
  type Profile,
  type Shape,
  type Work,
} from '#process'

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

/** A post's neutral name and key: keys (and those of its messages) are often made from names. */
interface Neutral {
  readonly key: Key
  readonly name: string
}

/** The n-th post of a state. Another state of the process may count its posts differently. */
const postKey = (n: number): Key => asKey(`Post_${n}`)

/** Whether a key is only a number, given in place of one that may say whose post it is; also where it was made unique. */
export const isPostKey = (key: Key): boolean => /^Post_\d+'*$/.test(key)

/** Lanes, and pools without lanes in which something is done, numbered from top to bottom. */
const neutralPosts = (process: Process, post: (n: number) => string): ReadonlyMap<Key, Neutral> => {
  const lanes = lanesOf(process)
  const withLanes = new Set<Key>(lanes.map((lane) => lane.parent))
  const pools = Object.values(process.elements).filter(
    (element) => element.kind === 'pool' && !element.isBlackBox && !withLanes.has(element.key),
  )
  // The same name stays one post, so that who does what can still be told apart and together.
  const numbers = new Map<string, number>()
  const neutral = new Map<Key, Neutral>()
  for (const element of [...lanes, ...pools]) {
    const label = element.name.trim()
    const isShown = label !== '' && !(element.kind === 'pool' && !element.isDrawn)
    const number = numbers.get(label) ?? numbers.size + 1
    if (isShown) numbers.set(label, number)
    neutral.set(element.key, {
      key: postKey(neutral.size + 1),
      name: isShown ? post(number) : element.kind === 'pool' ? element.name : '',
    })
  }
  for (const element of Object.values(process.elements)) {
    if (element.kind !== 'messageFlow') continue
    if (!neutral.has(element.source) && !neutral.has(element.target)) continue
    neutral.set(element.key, { key: postKey(neutral.size + 1), name: element.name })
  }
  return neutral
}

const redactElement = (
  element: Element,
  sharing: Sharing,
  posts: ReadonlyMap<Key, Neutral>,
): Element => {
  const vendors = ['extensions', 'foreignAttributes'] as const
  let result: Element = without(element, 'documentation', ...vendors) as Element
  if (result.kind === 'pool') result = without(result, 'processExtensions') as Element
  const neutral = posts.get(element.key)
  if (neutral) result = { ...without(result, 'xmlId'), ...neutral } as Element
  if (neutral && result.kind === 'pool') {
    result = without(result, 'processName', 'processXmlId') as Element
  }
  if (result.kind === 'sequenceFlow' && !sharing.cases) result = without(result, 'share') as Element
  if ('work' in result && result.work) {
    let work: Work = without(result.work, 'note', 'openQuestion')
    if (!sharing.minutes) work = without(work, 'minutes', 'minutesRange', 'waiting')
    if (!sharing.cases) work = without(work, 'share')
    result = { ...result, work }
  }
  const renamed = (key: Key): Key => posts.get(key)?.key ?? key
  if ('parent' in result && result.parent) result = { ...result, parent: renamed(result.parent) }
  if ('lane' in result && result.lane) result = { ...result, lane: renamed(result.lane) }
  if ('source' in result) {
    result = {
      ...result,
      source: renamed(result.source),
      target: renamed(result.target),
    } as Element
  }
  return result
}

/** Shapes follow their elements; those of posts get keys that tell nothing. */
const redactShapes = (
  process: Process,
  posts: ReadonlyMap<Key, Neutral>,
): Readonly<Record<Key, Shape>> => {
  const shapes: Record<Key, Shape> = {}
  for (const [key, shape] of Object.entries(process.shapes)) {
    const neutral = posts.get(shape.element)
    const number = Object.keys(shapes).length + 1
    shapes[neutral ? asKey(`Post_shape_${number}`) : (key as Key)] = neutral
      ? { ...shape, element: neutral.key }
      : shape
  }
  return shapes
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
  const posts: ReadonlyMap<Key, Neutral> = sharing.posts ? new Map() : neutralPosts(process, post)
  const elements: Record<Key, Element> = {}
  for (const element of Object.values(process.elements)) {
    const redacted = redactElement(element, sharing, posts)
    elements[redacted.key] = redacted
  }
  return {
    ...(without(process, 'origin') as Process),
    elements,
    shapes: posts.size === 0 ? process.shapes : redactShapes(process, posts),
  }
}

/**
 * The facts sheet as the alliance may see it; the lead time is what applicants are told and the contact is there for
 * the others to ask, so both stay.
 */
export const redactProfile = (profile: Profile, sharing: Sharing): Profile => {
  if (sharesEverything(sharing)) return profile
  let result: Profile = profile
  if (!sharing.cases) result = without(result, 'casesPerYear')
  if (!sharing.posts) result = without(result, 'owner', 'participants')
  if (result.leadTime) result = { ...result, leadTime: without(result.leadTime, 'note') }
  return result
}
