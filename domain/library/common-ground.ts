// Two processes of which one or both are seen as another house shows them, made comparable: what is kept back on either
// side is taken from both, so that not being told looks like no difference. Rule D4.

import type { Process } from '#process'
import { hiddenPaths, isPlace, PLACE_PATHS, withKnown, withoutHidden } from './merge-foreign.ts'
import { type Sharing, sharesEverything } from './redact.ts'

/** What both show. */
export const shownByBoth = (a: Sharing, b: Sharing): Sharing => ({
  minutes: a.minutes && b.minutes,
  cases: a.cases && b.cases,
  posts: a.posts && b.posts,
})

/** Figures and notes are each house's own and no way of doing things: without them the flow is left. Rule D6. */
export const flowOnly = (shown: Sharing): Sharing => ({ ...shown, minutes: false, cases: false })

/**
 * The two without what is not shown of both; `theirs` under the keys of `ours`. Where posts are not shown, those that
 * answer to each other are called as in ours.
 */
export const onCommonGround = (
  ours: Process,
  theirs: Process,
  shown: Sharing,
): { readonly ours: Process; readonly theirs: Process } => {
  if (sharesEverything(shown)) return { ours, theirs }
  const hidden = hiddenPaths(shown)
  const [one, other] = [withoutHidden(ours, hidden), withoutHidden(theirs, hidden)]
  if (shown.posts) return { ours: one, theirs: other }
  return {
    ours: one,
    theirs: withKnown(other, one, (element) => (isPlace(element) ? PLACE_PATHS : [])),
  }
}
