// How many comments there are at each step, and as marks over a drawing.

import type { Comment } from '#api'
import type { Mark, Overlay } from '#drawing'
import { asKey, type Key } from '#process'

export interface CommentCount {
  readonly open: number
  readonly resolved: number
}

/** Whether somebody still has to look at it: a visitor who found it right and said no more needs nothing. */
export const isOpen = ({ resolvedAt, verdict, text }: Comment): boolean =>
  resolvedAt === null && !(verdict === 'right' && text === '')

/** By key of the element; those on the process as a whole are not in it. */
export const countComments = (
  comments: readonly Comment[],
): Readonly<Record<string, CommentCount>> => {
  const counts: Record<string, CommentCount> = {}
  for (const comment of comments) {
    const { step } = comment
    if (step === null) continue
    const { open, resolved } = counts[step] ?? { open: 0, resolved: 0 }
    counts[step] = isOpen(comment) ? { open: open + 1, resolved } : { open, resolved: resolved + 1 }
  }
  return counts
}

/** The overlay with a mark at each step something open is said about; what is settled leaves no mark. */
export const withComments = (
  overlay: Overlay | undefined,
  counts: Readonly<Record<string, CommentCount>>,
): Overlay | undefined => {
  const marks: Record<Key, readonly Mark[]> = { ...overlay?.marks }
  let isMarked = false
  for (const [step, count] of Object.entries(counts)) {
    if (count.open === 0) continue
    isMarked = true
    const key = asKey(step)
    marks[key] = [...(marks[key] ?? []), { kind: 'comments', ...count }]
  }
  return isMarked ? { ...overlay, marks } : overlay
}
