// What every part of a drawing needs, and the words and options a caller hands in.

import type { Metrics } from '#layout'
import type { Bounds, EventPosition, EventTrigger, Key, Process } from '#process'
import type { Overlay, OverlayWords } from './overlay.ts'

/** Everything a drawing says itself, in the reader's language (texts/drawing.ts). */
export interface DrawingWords {
  readonly step: string
  readonly decision: string
  readonly parallel: string
  readonly inclusive: string
  readonly join: string
  readonly subProcess: string
  readonly callActivity: string
  readonly position: Readonly<Record<EventPosition, string>>
  readonly trigger: Readonly<Record<EventTrigger, string>>
  /** An event on the way that waits for something. */
  readonly wait: string
  /** Between the start or end of a sub-process and its name. */
  readonly of: string
  readonly unnamed: string
  readonly ways: string
  /** Between the answer at a decision and where it leads. */
  readonly leadsTo: string
  /** Before the step a way goes back to, or on to past what is read next. */
  readonly backTo: string
  readonly onTo: string
  readonly attachedTo: string
  readonly data: string
  readonly note: string
  readonly overlay: OverlayWords
}

export interface DrawingOptions {
  /** Name of the drawing, spoken first. */
  readonly title: string
  readonly description?: string
  readonly words: DrawingWords
  /** Put before every id inside, so that several drawings can stand on one page. */
  readonly idPrefix?: string
  /** Steps can be focused and are spoken one by one; otherwise the drawing is one picture. */
  readonly isInteractive?: boolean
  /** A thumbnail: shapes and flows only, drawn with stronger lines, no text, no badges. */
  readonly isSmall?: boolean
  /** '' (the main one) when absent. */
  readonly plane?: string
  readonly metrics?: Metrics
  /** What is laid over the elements; not in a thumbnail. */
  readonly overlay?: Overlay
  /** The meaning of the marks is drawn below. */
  readonly hasLegend?: boolean
  readonly selected?: readonly Key[]
  readonly highlighted?: readonly Key[]
  /** Numbers spoken before steps, where the caller has its own list; otherwise activities are counted. */
  readonly numbers?: Readonly<Record<Key, string>>
  /** Empty space around everything, in pixels; 20 when absent. */
  readonly margin?: number
}

export interface Context {
  readonly process: Process
  readonly metrics: Metrics
  readonly options: DrawingOptions
  readonly isSmall: boolean
  /** Boxes of everything drawn; the drawing becomes as large as they are. */
  readonly cover: (box: Bounds) => void
}

/** Strength of lines: thumbnails are shown at a quarter of their size. */
export const strong = (context: Context, width: number): number =>
  context.isSmall ? width * 2 : width
