// An agenda while it is being changed: a list of items with what was before and what was taken back, so that every step
// can be undone. Plain values; the page draws them.

import type { PHASE_KINDS, WorkshopPhase } from '#api'

type PhaseKind = (typeof PHASE_KINDS)[number]

export interface DraftItem {
  /** Tells items apart on the page; never sent. */
  readonly key: number
  readonly kind: PhaseKind
  readonly question: string
  /** As it is typed; not always a number. */
  readonly minutes: string
  readonly dots: number
  /** What kind of card is asked for first; kept as it came. */
  readonly cards?: NonNullable<WorkshopPhase['cards']>
}

export interface AgendaDraft {
  readonly items: readonly DraftItem[]
  readonly past: readonly (readonly DraftItem[])[]
  readonly future: readonly (readonly DraftItem[])[]
  /** The field that was typed into last: what is typed there is one step. */
  readonly typing?: string
  readonly nextKey: number
}

type Given = Omit<WorkshopPhase, 'id'>

const USUAL_DOTS = 3
const MOST_MINUTES = 600

const itemOf = ({ kind, question, minutes, dots, cards }: Given, key: number): DraftItem => ({
  ...{ key, kind, question, minutes: String(minutes), dots: dots ?? USUAL_DOTS },
  ...(cards ? { cards } : {}),
})

export const beginAgenda = (agenda: readonly Given[]): AgendaDraft => ({
  items: agenda.map(itemOf),
  ...{ past: [], future: [], nextKey: agenda.length },
})

const changed = (draft: AgendaDraft, items: readonly DraftItem[], typing?: string): AgendaDraft => {
  const goesOn = typing !== undefined && typing === draft.typing
  return {
    items,
    past: goesOn ? draft.past : [...draft.past, draft.items],
    future: [],
    nextKey: draft.nextKey,
    ...(typing === undefined ? {} : { typing }),
  }
}

export const undoAgenda = ({ items, past, future, nextKey }: AgendaDraft): AgendaDraft => {
  const before = past.at(-1)
  return before
    ? { items: before, past: past.slice(0, -1), future: [items, ...future], nextKey }
    : { items, past, future, nextKey }
}

export const redoAgenda = ({ items, past, future, nextKey }: AgendaDraft): AgendaDraft => {
  const [after, ...rest] = future
  return after
    ? { items: after, past: [...past, items], future: rest, nextKey }
    : { items, past, future, nextKey }
}

/** Words and numbers of one item; what is typed into one field without a break is one step. */
export const writeItem = (
  draft: AgendaDraft,
  key: number,
  words: Partial<Omit<DraftItem, 'key'>>,
): AgendaDraft => {
  const field = Object.keys(words).join()
  const isTyped = field === 'question' || field === 'minutes'
  const items = draft.items.map((item) => (item.key === key ? { ...item, ...words } : item))
  return changed(draft, items, isTyped ? `${key} ${field}` : undefined)
}

/** Behind all others; its key is `draft.nextKey`. */
export const addItem = (draft: AgendaDraft, given: Given): AgendaDraft => ({
  ...changed(draft, [...draft.items, itemOf(given, draft.nextKey)]),
  nextKey: draft.nextKey + 1,
})

export const removeItem = (draft: AgendaDraft, key: number): AgendaDraft =>
  changed(
    draft,
    draft.items.filter((item) => item.key !== key),
  )

/** One place up (-1) or down (1); at the edge nothing happens. */
export const moveItem = (draft: AgendaDraft, key: number, by: -1 | 1): AgendaDraft => {
  const from = draft.items.findIndex((item) => item.key === key)
  const other = draft.items[from + by]
  const item = draft.items[from]
  if (!item || !other) return draft
  return changed(
    draft,
    draft.items.map((one) => (one === item ? other : one === other ? item : one)),
  )
}

/** All of it anew, from a template. */
export const replaceItems = (draft: AgendaDraft, agenda: readonly Given[]): AgendaDraft => ({
  ...changed(
    draft,
    agenda.map((given, at) => itemOf(given, draft.nextKey + at)),
  ),
  nextKey: draft.nextKey + agenda.length,
})

/** undefined: no whole number of minutes from 0 to 600. */
export const minutesOf = ({ minutes }: DraftItem): number | undefined => {
  const value = /^\d{1,3}$/.test(minutes.trim()) ? Number(minutes) : Number.NaN
  return value <= MOST_MINUTES ? value : undefined
}

/** With how many minutes after the beginning each starts and ends, and how long all of it takes. */
export const timesOf = (
  items: readonly DraftItem[],
): { readonly spans: readonly { from: number; to: number }[]; readonly total: number } => {
  let total = 0
  const spans = items.map((item) => {
    const from = total
    total += minutesOf(item) ?? 0
    return { from, to: total }
  })
  return { spans, total }
}

/** As it is sent; undefined where something is missing. */
export const agendaFrom = (items: readonly DraftItem[]): readonly Given[] | undefined => {
  const agenda = items.flatMap((item) => {
    const { kind, dots, cards } = item
    const [minutes, question] = [minutesOf(item), item.question.trim()]
    if (minutes === undefined || question === '') return []
    return [
      {
        ...{ kind, question, minutes, ...(kind === 'vote' ? { dots } : {}) },
        ...(kind === 'collect' && cards ? { cards } : {}),
      },
    ]
  })
  return agenda.length > 0 && agenda.length === items.length ? agenda : undefined
}
