// A process as text: headings, paragraphs and items that each speak of one element, so that choosing
// a sentence can choose the same step elsewhere. How it looks is decided by whoever shows it.

export interface ProseSpan {
  readonly text: string
  readonly isStrong: boolean
}

/** One line of the flow, with the number it has in the list of steps. */
export interface ProseItem {
  /** Key of the element it speaks of, as in the list of steps. */
  readonly key: string
  /** '' where the line is not counted. */
  readonly number: string
  /** In how many branches it stands. */
  readonly depth: number
  readonly spans: readonly ProseSpan[]
  /** A step whose label could not be made a sentence and is quoted. */
  readonly isQuoted: boolean
  /** Keys that are told in this item besides its own: handovers and where it goes on. */
  readonly also: readonly string[]
}

export type ProseBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'items'; readonly items: readonly ProseItem[] }

/** From top to bottom; [] for a process without anything in it. */
export type Prose = readonly ProseBlock[]
