// The page follows the focus into a drawing: the drawing is moved by its own camera, but on a low screen
// the part of it that is shown may lie below the window.

const ROOM = 12

/** Scrolls the page no more than is needed to have an element between the bar and the lower edge. */
export const keepInWindow = (element: Element): void => {
  const { top, bottom } = element.getBoundingClientRect()
  const padding = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)
  const above = top - (padding || 0)
  const below = bottom + ROOM - window.innerHeight
  const by = above < 0 ? above : Math.min(Math.max(0, below), above)
  if (by !== 0) window.scrollBy({ top: by, behavior: 'instant' })
}
