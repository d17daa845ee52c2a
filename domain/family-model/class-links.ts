// Links between elements that no matcher speaks of: pools, lanes, events, gateways, data, flows. They are
// the same where their surroundings are: a gateway by the steps before and behind it, a lane by the work
// done in it, a flow by its ends. Steps must be joined first. Cost: pairs of one kind.

import {
  type Element,
  type Event,
  elementsOf,
  flowsOf,
  type Gateway,
  isActivity,
  isFlow,
  type Key,
  type Process,
} from '#process'

/** One element among those of all variants. */
export interface Member {
  readonly at: number
  readonly variant: number
  /** In the table of its variant, from 0. */
  readonly place: number
  readonly element: Element
}

/** The class an element of a variant is in so far. */
export type ClassAt = (variant: number, key: Key) => number | undefined

export interface Likely {
  readonly a: number
  readonly b: number
  readonly score: number
}

/** From here on surroundings speak for the same. */
const ALIKE = 0.5

export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** 0 to 1; two empty sets are alike. */
export const jaccard = (a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): number => {
  if (a.size === 0 && b.size === 0) return 1
  let both = 0
  for (const one of a) if (b.has(one)) both += 1
  return both / (a.size + b.size - both)
}

const pairsOf = (
  members: readonly Member[],
  score: (a: Member, b: Member) => number,
): readonly Likely[] =>
  members.flatMap((a, index) =>
    members.slice(index + 1).flatMap((b) => {
      if (a.variant === b.variant) return []
      const value = score(a, b)
      return value >= ALIKE ? [{ a: a.at, b: b.at, score: value }] : []
    }),
  )

const groupBy = <T>(list: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] => [
  ...Map.groupBy(list, keyOf).values(),
]

/** Classes of the steps met first before and behind a node, over everything that is no step. */
export interface Around {
  readonly before: ReadonlySet<number | string>
  readonly after: ReadonlySet<number | string>
}

/** Looks around nodes of one variant; what it leads to without a step is 'start' or 'end'. */
export const lookAround = (
  process: Process,
  classAt: (key: Key) => number | undefined,
): ((key: Key) => Around) => {
  const { outgoing, incoming } = flowsOf(process)
  const hosts = (key: Key): readonly Key[] => {
    const node = process.elements[key]
    return node?.kind === 'event' && node.attachedTo ? [node.attachedTo] : []
  }
  const next = (key: Key) => (outgoing.get(key) ?? []).map(({ target }) => target)
  const previous = (key: Key) => [
    ...(incoming.get(key) ?? []).map(({ source }) => source),
    ...hosts(key),
  ]
  const walk = (from: Key, follow: (key: Key) => readonly Key[], edge: string) => {
    const found = new Set<number | string>()
    const seen = new Set<Key>([from])
    const queue = [...follow(from)]
    if (queue.length === 0) found.add(edge)
    for (const key of queue) {
      if (seen.has(key)) continue
      seen.add(key)
      const node = process.elements[key]
      const known = node && isActivity(node) ? classAt(key) : undefined
      if (known !== undefined) found.add(known)
      else {
        const onward = follow(key)
        if (onward.length === 0) found.add(edge)
        queue.push(...onward)
      }
    }
    return found
  }
  return (key) => ({ before: walk(key, previous, 'start'), after: walk(key, next, 'end') })
}

const isOnlyOne = (members: readonly Member[]): boolean =>
  new Set(members.map(({ variant }) => variant)).size === members.length

const sameName = (a: Element, b: Element): boolean =>
  folded(a.name) !== '' && folded(a.name) === folded(b.name)

/** Activities without a name, or that the matcher left out: same kind of thing at the same place. */
const activityLinks = (
  members: readonly Member[],
  around: (member: Member) => Around,
): readonly Likely[] =>
  pairsOf(members, (a, b) => {
    if (a.element.kind !== b.element.kind || folded(a.element.name) !== folded(b.element.name))
      return 0
    const [one, other] = [around(a), around(b)]
    return (jaccard(one.before, other.before) + jaccard(one.after, other.after)) / 2
  })

/** The pools that hold the most steps are the same; the others where they are called the same. */
const poolLinks = (
  members: readonly Member[],
  processes: readonly Process[],
): readonly Likely[] => {
  const main = new Map<number, Member>()
  processes.forEach((process, variant) => {
    const counts = new Map<Key, number>()
    for (const element of elementsOf(process)) {
      if (!isActivity(element)) continue
      let at: Element | undefined = element
      while (at && at.kind !== 'pool' && 'parent' in at && at.parent)
        at = process.elements[at.parent]
      if (at) counts.set(at.key, (counts.get(at.key) ?? 0) + 1)
    }
    const own = members.filter((member) => member.variant === variant)
    const most = own.toSorted(
      (p, q) => (counts.get(q.element.key) ?? 0) - (counts.get(p.element.key) ?? 0),
    )[0]
    if (most && (counts.get(most.element.key) ?? 0) > 0) main.set(variant, most)
  })
  return pairsOf(members, (a, b) => {
    const isMain = [a, b].map((one) => main.get(one.variant) === one)
    if (isMain[0] && isMain[1]) return 1
    return isMain[0] === isMain[1] && sameName(a.element, b.element) ? 0.9 : 0
  })
}

/** Lanes: called the same, or the same work is done in them wherever both variants do it. */
const laneLinks = (
  members: readonly Member[],
  processes: readonly Process[],
  classAt: ClassAt,
): readonly Likely[] => {
  const done = processes.map((process, variant) => {
    const byLane = new Map<Key, Set<number>>()
    const all = new Set<number>()
    for (const element of elementsOf(process)) {
      if (!isActivity(element)) continue
      const known = classAt(variant, element.key)
      if (known === undefined) continue
      all.add(known)
      if (!element.lane) continue
      const set = byLane.get(element.lane) ?? new Set()
      byLane.set(element.lane, set.add(known))
    }
    return { byLane, all }
  })
  const classOfParent = ({ variant, element }: Member) => {
    let at: Element | undefined = element
    while (at?.kind === 'lane') at = processes[variant]?.elements[at.parent]
    return at && classAt(variant, at.key)
  }
  return pairsOf(members, (a, b) => {
    if (classOfParent(a) !== classOfParent(b)) return 0
    if (sameName(a.element, b.element)) return 1
    const [one, other] = [done[a.variant], done[b.variant]]
    const mine = one?.byLane.get(a.element.key)
    const theirs = other?.byLane.get(b.element.key)
    if (!mine || !theirs || !one || !other) return 0
    const left = new Set([...mine].filter((step) => other.all.has(step)))
    const right = new Set([...theirs].filter((step) => one.all.has(step)))
    // One step in common is no role in common.
    return left.size < 2 || right.size < 2 ? 0 : 0.9 * jaccard(left, right)
  })
}

const eventLinks = (
  members: readonly Member[],
  around: (member: Member) => Around,
  classAt: ClassAt,
): readonly Likely[] => {
  const event = ({ element }: Member) => element as Event
  const kinds = groupBy(members, (member) => {
    const { position, trigger, attachedTo } = event(member)
    const host = attachedTo ? classAt(member.variant, attachedTo) : ''
    return `${position}|${position === 'start' || position === 'end' ? '' : trigger}|${host}`
  })
  return kinds.flatMap((kind) => {
    const isSingle =
      isOnlyOne(kind) &&
      kind.every((one) => event(one).position === 'start' || event(one).position === 'end')
    return pairsOf(kind, (a, b) => {
      if (isSingle) return 1
      const [one, other] = [around(a), around(b)]
      const place = (jaccard(one.before, other.before) + jaccard(one.after, other.after)) / 2
      const host = event(a).attachedTo ? 0.2 : 0
      const trigger = event(a).trigger === event(b).trigger ? 0 : -0.2
      return 0.6 * place + (sameName(a.element, b.element) ? 0.4 : 0) + host + trigger
    })
  })
}

/** Gateways of one type that part, or join, the same work; a common question speaks for it too. */
const gatewayLinks = (
  members: readonly Member[],
  around: (member: Member) => Around,
  waysOut: (member: Member) => number,
): readonly Likely[] =>
  groupBy(
    members,
    (member) => `${(member.element as Gateway).gatewayType}|${waysOut(member) > 1}`,
  ).flatMap((kind) =>
    pairsOf(kind, (a, b) => {
      const [one, other] = [around(a), around(b)]
      const before = jaccard(one.before, other.before)
      const after = jaccard(one.after, other.after)
      const question = sameName(a.element, b.element) ? 0.3 : 0
      // The same step before or behind is not enough where the other side shares nothing.
      return Math.min(before, after) === 0 && question === 0 ? 0 : (before + after) / 2 + question
    }),
  )

/** Data, notes and groups: the same words. */
const wordLinks = (members: readonly Member[]): readonly Likely[] =>
  groupBy(members, ({ element }) =>
    element.kind === 'data'
      ? `data|${element.dataType}|${folded(element.name)}`
      : `${element.kind}|${folded(element.name)}`,
  ).flatMap((kind) => pairsOf(kind, (a, b) => (sameName(a.element, b.element) ? 1 : 0)))

/** Flows between the same; where a variant has several of them, first with first. */
const flowLinks = (members: readonly Member[], classAt: ClassAt): readonly Likely[] => {
  const numbered = members.flatMap((member) => {
    const { element, variant } = member
    if (!isFlow(element)) return []
    const ends = [classAt(variant, element.source), classAt(variant, element.target)]
    return ends.includes(undefined) ? [] : [{ member, ends: `${element.kind}|${ends.join('|')}` }]
  })
  return groupBy(numbered, ({ ends }) => ends).flatMap((kind) => {
    const nth = new Map<number, number>()
    const counted = kind.map(({ member }) => {
      const number = nth.get(member.variant) ?? 0
      nth.set(member.variant, number + 1)
      return { member, number }
    })
    // Flows from the same to the same with the same words first, then by their order.
    const numberOf = new Map(counted.map(({ member, number }) => [member.at, number]))
    return pairsOf(
      counted.map(({ member }) => member),
      (a, b) =>
        0.6 +
        (sameName(a.element, b.element) ? 0.3 : 0) +
        (numberOf.get(a.at) === numberOf.get(b.at) ? 0.1 : 0),
    )
  })
}

/** The kinds in the order in which one needs the classes of the other. */
export const ROUNDS = ['activities', 'pools', 'lanes', 'nodes', 'flows'] as const
export type Round = (typeof ROUNDS)[number]

/** Links of one round; `classAt` knows the classes of the rounds before. */
export const linksOfRound = (
  round: Round,
  members: readonly Member[],
  processes: readonly Process[],
  classAt: ClassAt,
  isLinked: (at: number) => boolean,
): readonly Likely[] => {
  const of = (...kinds: readonly Element['kind'][]) =>
    members.filter(({ element }) => kinds.includes(element.kind))
  const looks = processes.map((process, variant) =>
    lookAround(process, (key) => classAt(variant, key)),
  )
  const known = new Map<number, Around>()
  const around = (member: Member): Around => {
    const found = known.get(member.at) ?? looks[member.variant]?.(member.element.key)
    if (!found) return { before: new Set(), after: new Set() }
    known.set(member.at, found)
    return found
  }
  const open = (list: readonly Member[]) => list.filter(({ at }) => !isLinked(at))
  switch (round) {
    case 'activities':
      return activityLinks(open(of('task', 'subProcess', 'callActivity')), around)
    case 'pools':
      return poolLinks(of('pool'), processes)
    case 'lanes':
      return laneLinks(of('lane'), processes, classAt)
    case 'nodes': {
      const outgoing = processes.map((process) => flowsOf(process).outgoing)
      const waysOut = ({ variant, element }: Member) =>
        outgoing[variant]?.get(element.key)?.length ?? 0
      return [
        ...eventLinks(open(of('event')), around, classAt),
        ...gatewayLinks(of('gateway'), around, waysOut),
        ...wordLinks(of('data', 'annotation', 'group')),
      ]
    }
    case 'flows':
      return flowLinks(
        members.filter(({ element }) => isFlow(element)),
        classAt,
      )
  }
}
