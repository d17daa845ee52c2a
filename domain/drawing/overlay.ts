// What is laid over a drawing, as data: how much, what differs, who is here, what was found, what people
// said. A drawing and a page draw the same marks from it, and say the same words.

import type { Key } from '#process'

/** A short word at the upper edge, for example a medium or minutes. */
export interface Badge {
  readonly kind: 'badge'
  readonly text: string
  /** What it means in full, for pointers and screen readers. */
  readonly title?: string
  /** Stands out from other badges; the text must say why. */
  readonly isStrong?: boolean
}

/** How much of something a step has, compared with the others. */
export interface Heat {
  readonly kind: 'heat'
  /** 0 (least) to 1 (most); what lies outside counts as the nearer end. */
  readonly value: number
  /** The figure itself with its unit; seen and spoken. */
  readonly text: string
  /** What the figure is about, for pointers and screen readers. */
  readonly title?: string
}

export type DifferenceKind = 'added' | 'removed' | 'changed' | 'moved'

export interface Difference {
  readonly kind: 'difference'
  readonly change: DifferenceKind
  /** What exactly, for pointers and screen readers. */
  readonly title?: string
}

/** Somebody who is looking at the element or working on it. */
export interface Presence {
  readonly kind: 'presence'
  /** One to three letters. */
  readonly initials: string
  readonly name: string
  /** Which of the colours, counted from 0; they begin anew after the last. */
  readonly colour: number
}

/** A hit of a search. */
export interface Found {
  readonly kind: 'found'
}

export interface Comments {
  readonly kind: 'comments'
  readonly open: number
  readonly resolved: number
}

/** How many do it: the thicker the line, the more. */
export interface Strength {
  readonly kind: 'strength'
  /** Share of all, 0 to 1; what lies outside counts as the nearer end. */
  readonly value: number
  /** The number itself, for example "3 von 5"; '' where the thickness is enough. */
  readonly text: string
  /** Who does it, for pointers and screen readers. */
  readonly title: string
}

export type Mark = Badge | Heat | Difference | Presence | Found | Comments | Strength

export interface Overlay {
  readonly marks: Readonly<Record<Key, readonly Mark[]>>
  /** What heat measures, with the figures its ends stand for; absent where there is no heat. */
  readonly heat?: { readonly title: string; readonly least: string; readonly most: string }
  /** What thickness means: of few and of all; absent where there is none. */
  readonly strength?: { readonly few: string; readonly all: string }
}

interface Counted {
  readonly one: string
  readonly other: string
}

/** What marks say, in the reader's language (texts/drawing.ts). */
export interface OverlayWords {
  readonly difference: Readonly<Record<DifferenceKind, string>>
  readonly present: string
  readonly found: string
  readonly open: Counted
  readonly resolved: Counted
  readonly legend: string
}

/** Levels from 1 to 5 that heat is shown in, so that it can be counted and not only seen. */
export const levelOf = (value: number): number =>
  Number.isFinite(value) ? 1 + Math.round(4 * Math.min(1, Math.max(0, value))) : 1

const counted = (count: number, words: Counted): readonly string[] =>
  count > 0 ? [`${count} ${count === 1 ? words.one : words.other}`] : []

/** What a mark says when it is read out; '' for comments that are none. */
export const speakMark = (mark: Mark, words: OverlayWords): string => {
  switch (mark.kind) {
    case 'badge':
    case 'heat':
      return mark.title ?? mark.text
    case 'strength':
      return mark.title
    case 'difference':
      return [words.difference[mark.change], mark.title].filter(Boolean).join(': ')
    case 'presence':
      return `${words.present}: ${mark.name}`
    case 'found':
      return words.found
    case 'comments':
      return [...counted(mark.open, words.open), ...counted(mark.resolved, words.resolved)].join(
        ', ',
      )
  }
}

/** Thickness of a line that so large a share goes, in pixels; never less than a plain line. */
export const thicknessOf = (value: number): number =>
  Number.isFinite(value) ? 1.4 + 4.6 * Math.min(1, Math.max(0, value)) ** 1.5 : 1.4

export type LegendEntry =
  | { readonly kind: 'strength'; readonly value: number; readonly text: string }
  | { readonly kind: 'heat'; readonly level: number; readonly text: string }
  | { readonly kind: 'difference'; readonly change: DifferenceKind; readonly text: string }
  | { readonly kind: 'found' | 'comments'; readonly text: string }
  | {
      readonly kind: 'presence'
      readonly initials: string
      readonly colour: number
      readonly text: string
    }

const CHANGES: readonly DifferenceKind[] = ['added', 'removed', 'changed', 'moved']

/** What the marks mean, only those that occur, in a fixed order; badges speak for themselves. */
export const legendOf = (overlay: Overlay, words: OverlayWords): readonly LegendEntry[] => {
  const marks = Object.values(overlay.marks).flat()
  const changes = new Set(marks.flatMap((mark) => (mark.kind === 'difference' ? mark.change : [])))
  const people = new Map(
    marks.flatMap((mark) => (mark.kind === 'presence' ? [[mark.name, mark] as const] : [])),
  )
  const { heat, strength } = overlay
  const hasComments = marks.some((mark) => mark.kind === 'comments' && speakMark(mark, words))
  return [
    ...(heat
      ? ([
          { kind: 'heat', level: 1, text: `${heat.title}: ${heat.least}` },
          { kind: 'heat', level: 5, text: heat.most },
        ] as const)
      : []),
    ...(strength
      ? ([
          { kind: 'strength', value: 0, text: strength.few },
          { kind: 'strength', value: 1, text: strength.all },
        ] as const)
      : []),
    ...CHANGES.filter((change) => changes.has(change)).map((change) => ({
      ...{ kind: 'difference' as const, change },
      text: words.difference[change],
    })),
    ...(marks.some((mark) => mark.kind === 'found')
      ? [{ kind: 'found' as const, text: words.found }]
      : []),
    ...(hasComments ? [{ kind: 'comments' as const, text: words.open.other }] : []),
    ...[...people.values()].map(({ initials, colour, name }) => ({
      ...{ kind: 'presence' as const, initials, colour },
      text: name,
    })),
  ]
}
