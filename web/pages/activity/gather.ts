// Entries as they are read: by day, and where a house shares or approves much at once, as one sentence.

import type { Activity } from '#api'

const GATHERED = ['shared', 'inForce'] as const
export type GatheredKind = (typeof GATHERED)[number]

/** So many in a day are told one by one. */
const MOST_ALONE = 3

export type Entry =
  | { readonly one: Activity }
  | { readonly kind: GatheredKind; readonly all: readonly Activity[] }

const gatheredKind = ({ kind }: Activity): GatheredKind | undefined =>
  GATHERED.find((one) => one === kind)

/** Of one day; each stands where the latest of it stands. */
const entriesOf = (items: readonly Activity[]): readonly Entry[] =>
  [
    ...Map.groupBy(items, (one) => {
      const kind = gatheredKind(one)
      return kind ? `${kind} ${one.organisation.id}` : one.id
    }).values(),
  ].flatMap((alike): Entry[] => {
    const kind = alike[0] && gatheredKind(alike[0])
    return kind && alike.length > MOST_ALONE
      ? [{ kind, all: alike }]
      : alike.map((one) => ({ one }))
  })

/** By day, as `dayOf` names it; the latest of them where not all are wanted. */
export const gather = (
  items: readonly Activity[],
  dayOf: (at: string) => string,
  most = Number.POSITIVE_INFINITY,
): readonly { readonly day: string; readonly entries: readonly Entry[] }[] => {
  let left = most
  return [...Map.groupBy(items, ({ at }) => dayOf(at))].flatMap(([day, ofDay]) => {
    const entries = entriesOf(ofDay).slice(0, left)
    left -= entries.length
    return entries.length > 0 ? [{ day, entries }] : []
  })
}
