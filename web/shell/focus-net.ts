// Where the focus goes when what had it is gone: a row that was removed, a button that closed its own bar.
// Left alone it would fall to the document's start, and screen readers with it. Pages lead it where they
// know better; this catches the rest at the nearest thing around it that can take it.

/** Others (dialogs, menus, a page that arrives) lead the focus within this time. */
const PATIENCE_MS = 120

const canFocus = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement && element.hasAttribute('tabindex')

/** Starts watching; returns how to stop. */
export const catchFocus = (): (() => void) => {
  let around: readonly Element[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const remember = (event: FocusEvent) => {
    const chain: Element[] = []
    for (let at = event.target; at instanceof Element; at = at.parentElement) chain.push(at)
    around = chain
  }
  const isLost = () => {
    const [last] = around
    return (
      document.activeElement === document.body &&
      last !== undefined &&
      (!last.isConnected || last.matches(':disabled'))
    )
  }
  const rescue = () => {
    timer = undefined
    if (!isLost()) return
    const open = document.querySelector<HTMLElement>('dialog[open]')
    const near = around.find((one) => one.isConnected && canFocus(one))
    const place = open && !(near && open.contains(near)) ? open.querySelector('h2') : near
    const target = place ?? document.querySelector('main')
    if (target instanceof HTMLElement) {
      if (!target.hasAttribute('tabindex')) target.tabIndex = -1
      target.focus({ preventScroll: true })
    }
  }
  const watch = new MutationObserver(() => {
    if (timer === undefined && isLost()) timer = setTimeout(rescue, PATIENCE_MS)
  })
  document.addEventListener('focusin', remember)
  watch.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  })
  return () => {
    document.removeEventListener('focusin', remember)
    watch.disconnect()
    clearTimeout(timer)
  }
}
