// Where the focus goes when what had it is gone: a row that was removed, a button that closed its own bar.
// Left alone it would fall to the document's start, and screen readers with it. Pages lead it where they
// know better; this catches the rest at the nearest thing around it that can take it.

/** Others (dialogs, menus, a page that arrives) lead the focus within this time. */
const PATIENCE_MS = 120

/** Parts of a page with a name of their own, so that it can be heard where one is. */
const PARTS = '[role="tabpanel"], [role="region"], section[aria-labelledby], aside[aria-label]'

/** Gone, switched off, or no longer a stop, as a panel whose content has come. */
const isOut = (element: Element): boolean =>
  !element.isConnected ||
  element.matches(':disabled') ||
  (element instanceof HTMLElement && element.tabIndex < 0 && !element.hasAttribute('tabindex'))

const lead = (target: Element | null | undefined) => {
  if (!(target instanceof HTMLElement)) return
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1
  target.focus({ preventScroll: true })
}

/** Starts watching; returns how to stop. */
export const catchFocus = (): (() => void) => {
  let around: readonly Element[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const remember = (event: FocusEvent) => {
    const chain: Element[] = []
    for (let at = event.target; at instanceof Element; at = at.parentElement) chain.push(at)
    around = chain
  }
  const isLosing = () => around[0] !== undefined && isOut(around[0])
  const rescue = () => {
    timer = undefined
    if (!isLosing() || document.activeElement !== document.body) return
    const open = document.querySelector('dialog[open]')
    const near = around.find((one) => one.isConnected && one.matches(PARTS))
    if (open) lead(near && open.contains(near) ? near : open.querySelector('h2'))
    else lead(near ?? document.querySelector('main h1') ?? document.querySelector('main'))
  }
  const watch = new MutationObserver(() => {
    // Browsers take the focus away only when they draw next.
    if (timer === undefined && isLosing()) timer = setTimeout(rescue, PATIENCE_MS)
  })
  document.addEventListener('focusin', remember)
  watch.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'tabindex'],
  })
  return () => {
    document.removeEventListener('focusin', remember)
    watch.disconnect()
    clearTimeout(timer)
  }
}
