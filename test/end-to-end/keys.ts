// A person with nothing but a keyboard: goes from stop to stop, and looks at each whether the focus can be
// seen there.

import type { Page } from 'playwright-core'
import { expect } from 'vitest'

interface Stop {
  readonly name: string
  /** An outline around it, or around what stands for it. */
  readonly isMarked: boolean
  /** On the screen, and not under something else. */
  readonly isSeen: boolean
}

/** Runs in the page: what has the focus, as a person would call it; null when nothing has. */
const FOCUSED = `(() => {
  const at = document.activeElement
  if (!at || at === document.body) return null
  const words = (one) => (one?.textContent ?? '').replace(/\\s+/g, ' ').trim()
  const named = at.getAttribute('aria-labelledby')
  const name = named
    ? named.split(' ').map((id) => words(document.getElementById(id))).join(' ')
    : at.getAttribute('aria-label') ??
      words(at.querySelector(':scope > title') ?? at.labels?.[0] ?? at)
  const hasOutline = (one) => {
    if (!one) return false
    const look = getComputedStyle(one)
    return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2 &&
      !/, 0\\)|transparent/.test(look.outlineColor)
  }
  const box = at.getBoundingClientRect()
  const inside = (value, most) => Math.min(Math.max(value, 1), most - 2)
  const hit = document.elementFromPoint(
    inside(box.left + box.width / 2, innerWidth),
    inside(box.top + Math.min(box.height / 2, 20), innerHeight),
  )
  const stands = [at, ...(at.labels ?? [])]
  return {
    name,
    isMarked: hasOutline(at) || hasOutline(at.nextElementSibling),
    isSeen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth &&
      stands.some((one) => one.contains(hit) || hit?.contains(one)),
  }
})()`

const fits = (name: string, wanted: string | RegExp) =>
  typeof wanted === 'string' ? name === wanted : wanted.test(name)

export interface Keys {
  readonly press: (key: string) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** The first letters of an option in a closed list choose it. */
  readonly choose: (letters: string) => Promise<void>
  /** Tab (or Shift+Tab) until the focus is on what is called so. */
  readonly tabTo: (name: string | RegExp, key?: 'Tab' | 'Shift+Tab') => Promise<void>
  /** Waits until what is called so has the focus. */
  readonly expectAt: (name: string | RegExp) => Promise<void>
  /** Waits for another page, whose heading takes the focus. */
  readonly arriveAt: (heading: string | RegExp) => Promise<void>
  /** What has the focus; undefined when nothing has. */
  readonly nameAt: () => Promise<string | undefined>
}

export const keysOf = (page: Page): Keys => {
  const stop = () => page.evaluate<Stop | null>(FOCUSED)
  const nameAt = async () => (await stop())?.name
  return {
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.insertText(text),
    choose: (letters) => page.keyboard.type(letters),
    nameAt,
    tabTo: async (wanted, key = 'Tab') => {
      const passed: string[] = []
      for (let count = 0; count < 120; count++) {
        await page.keyboard.press(key)
        const name = await nameAt()
        // Beyond the last stop is the browser itself; the next one begins again at the top.
        if (name === undefined) continue
        await expect
          .poll(stop, { timeout: 1000, interval: 20 })
          .toEqual({ name, isMarked: true, isSeen: true })
        if (fits(name, wanted)) return
        passed.push(name)
      }
      throw new Error(`${key} does not lead to ${wanted}; it passed ${passed.join(' | ')}`)
    },
    arriveAt: (heading) => page.locator('h1:focus', { hasText: heading }).waitFor(),
    expectAt: (wanted) =>
      expect
        .poll(nameAt, { timeout: 10_000, interval: 50 })
        .toSatisfy(
          (name?: string) => name !== undefined && fits(name, wanted),
          `the focus is on ${wanted}`,
        ),
  }
}
