// Walking through a process from step to step, as its drawing says where each one stands: along the flows,
// into sub-processes and out again, to where it begins and ends.

export interface Stop {
  readonly key: string
  /** As it is read out. */
  readonly name: string
  /** The open sub-process it stands in. */
  readonly inside?: string
  /** The step it may interrupt. */
  readonly on?: string
  readonly at?: 'start' | 'end'
}

export interface Track {
  readonly from: string
  readonly to: string
  /** What the flow is called, for example the answer at a decision; '' for most. */
  readonly name: string
  readonly isMessage: boolean
}

/** One of the ways on. */
export interface Way {
  readonly to: string
  readonly name: string
  readonly stop: string
}

export const MOVES = ['ahead', 'back', 'into', 'out', 'start', 'end'] as const
export type WalkMove = (typeof MOVES)[number]

/** Where one may go from a stop; nothing where it does not go on. */
export type Walk = (from: string, move: WalkMove) => readonly Way[]

/** `stops` in the order of reading. Ways to what is not drawn here are left out. */
export const walkThrough = (stops: readonly Stop[], tracks: readonly Track[]): Walk => {
  const byKey = new Map(stops.map((stop) => [stop.key, stop]))
  const group = <Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined) => {
    const groups = new Map<string, Item[]>()
    for (const item of items) {
      const key = keyOf(item)
      if (key === undefined) continue
      const list = groups.get(key)
      if (list) list.push(item)
      else groups.set(key, [item])
    }
    return (key: string): readonly Item[] => groups.get(key) ?? []
  }
  const leaving = group(tracks, (track) => track.from)
  const arriving = group(tracks, (track) => track.to)
  const within = group(stops, (stop) => stop.inside ?? '')
  const sitting = group(stops, (stop) => stop.on)

  const way = (to: string | undefined, name = ''): readonly Way[] => {
    const stop = to === undefined ? undefined : byKey.get(to)
    return stop ? [{ to: stop.key, name, stop: stop.name }] : []
  }
  const along = (some: readonly Track[], end: 'from' | 'to', isMessage: boolean) =>
    some
      .filter((track) => track.isMessage === isMessage)
      .flatMap((track) => way(track[end], track.name))
  /** Message flows only where no other flow goes on: they lead to somebody else's process. */
  const firstOf = (...options: readonly (() => readonly Way[])[]): readonly Way[] => {
    for (const option of options) {
      const ways = option()
      if (ways.length > 0) return ways
    }
    return []
  }
  const area = (key: string) => byKey.get(key)?.inside ?? ''
  const beginnings = (of: string): readonly Stop[] => {
    const members = within(of)
    const starts = members.filter((stop) => stop.at === 'start')
    return starts.length > 0 ? starts : members.slice(0, 1)
  }
  const endings = (of: string): readonly Stop[] => {
    const members = within(of)
    const ends = members.filter((stop) => stop.at === 'end')
    return ends.length > 0 ? ends : members.slice(-1)
  }
  const toAll = (some: readonly Stop[]) => some.flatMap((stop) => way(stop.key))

  return (from, move) => {
    const stop = byKey.get(from)
    switch (move) {
      case 'ahead': {
        const flows = along(leaving(from), 'to', false)
        const events = toAll(sitting(from))
        if (flows.length + events.length > 0) return [...flows, ...events]
        return firstOf(
          () => along(leaving(from), 'to', true),
          () => way(stop?.inside),
        )
      }
      case 'back':
        return firstOf(
          () => along(arriving(from), 'from', false),
          () => way(stop?.on),
          () => along(arriving(from), 'from', true),
          () => way(stop?.inside),
        )
      case 'into':
        return toAll(beginnings(from))
      case 'out':
        return way(stop?.inside)
      case 'start':
        return toAll(beginnings(area(from)))
      case 'end':
        return toAll(endings(area(from)))
    }
  }
}
