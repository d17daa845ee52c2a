// Every page as it is heard, enlarged, printed, and shown in the system's own colours.

import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { allPages, type PageAddress } from './all-pages.ts'
import {
  findPerson,
  hasBrowser,
  newContext,
  openPage,
  settle,
  settledFamilies,
  signIn,
  withBrowser,
} from './browser.ts'

withBrowser()

/** Runs in the page: what a screen reader builds its lists of headings, landmarks and tables from. */
const OUTLINE = `(() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
  const words = (one) => (one?.textContent ?? '').replace(/\\s+/g, ' ').trim()
  const nameOf = (one) =>
    one.getAttribute('aria-label') ||
    (one.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => words(document.getElementById(id))).join(' ').trim()
  const landmarks = shown('nav, aside, search, [role=region], section[aria-label], section[aria-labelledby]')
  return {
    title: document.title,
    language: document.documentElement.lang,
    headings: shown('h1, h2, h3, h4').map((one) => ({ level: Number(one.tagName[1]), words: words(one) })),
    mains: shown('main').length,
    statuses: document.querySelectorAll('[role=status]').length,
    unnamed: [...landmarks.filter((one) => one.tagName !== 'SEARCH'), ...shown('table')]
      .filter((one) => !nameOf(one)).map((one) => one.outerHTML.slice(0, 120)),
    twice: landmarks.map((one) => one.tagName + nameOf(one)).filter((one, at, all) => all.indexOf(one) !== at),
    tables: shown('table').map((table) => ({
      columns: table.querySelectorAll('thead th[scope=col]').length,
      headless: [...table.querySelectorAll('tbody tr')].filter((row) => !row.querySelector('th')).length,
    })),
    undescribed: shown('[aria-describedby], [aria-controls][aria-expanded=true]').flatMap((one) =>
      (one.getAttribute('aria-describedby') ?? one.getAttribute('aria-controls')).split(' ')
        .filter((id) => !document.getElementById(id))),
  }
})()`

interface Outline {
  readonly title: string
  readonly language: string
  readonly headings: readonly { readonly level: number; readonly words: string }[]
  readonly mains: number
  readonly statuses: number
  readonly unnamed: readonly string[]
  readonly twice: readonly string[]
  readonly tables: readonly { readonly columns: number; readonly headless: number }[]
  readonly undescribed: readonly string[]
}

/** What can be used or looked at, in an accessibility snapshot, but has no name. */
const nameless =
  /^\s*- '?(button|link|textbox|searchbox|combobox|checkbox|radio|option|tab|tabpanel|dialog|img|menuitem|progressbar|group|navigation|complementary)(?! ")( \[.*)?:?$/

/** Runs in the page, where the system sets the colours: what can no longer be told apart. */
const LOST = `(() => {
  const ground = (one) => getComputedStyle(one).backgroundColor
  const canvas = ground(document.body)
  const look = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
  return [
    ...look('.kern-icon').filter((one) => ground(one) === canvas),
    ...look('.view-switch input:checked + span').filter((one) => ground(one) === canvas),
    ...look('.cell--loud').filter((one) => parseFloat(getComputedStyle(one).borderInlineStartWidth) < 4),
    ...look('.tabs__tab:not([data-selected])').filter((one) => getComputedStyle(one).borderBottomColor !== canvas),
  ].map((one) => one.outerHTML.slice(0, 100))
})()`

/** Runs in the page: how far it reaches beyond the screen, and words that are cut off there. */
const CUT = `(() => {
  const page = document.documentElement
  const words = [...document.querySelectorAll('main :is(p, h1, h2, h3, a, dd, dt, li, label, strong)')]
    .filter((one) => one.checkVisibility() && getComputedStyle(one).position !== 'absolute')
    .filter((one) => !one.closest('.scroll-region, .kern-sr-only, svg'))
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => one.outerHTML.slice(0, 100))
  return [...(page.scrollWidth > page.clientWidth ? [page.scrollWidth + ' pixels'] : []), ...words]
})()`

/** What a script finds wrong, and still does after a moment: the page follows a new size or new colours. */
const whatStays = async (page: Page, script: string): Promise<readonly string[]> => {
  const look = () => page.evaluate<readonly string[]>(script)
  const isGone = async () => (await look()).length === 0
  await vi.waitUntil(isGone, { timeout: 2000, interval: 50 }).catch(() => undefined)
  return look()
}

const notForPaper = '.top-bar, .navigation, .kern-btn, .tabs__list, .view-switch, .announcer__note'

interface Sight {
  readonly name: string
  readonly outline: Outline
  readonly nameless: readonly string[]
  /** By width. */
  readonly cut: Readonly<Record<number, readonly string[]>>
  readonly lost: readonly string[]
  readonly printed: number
}

describe.skipIf(!hasBrowser)('every page', () => {
  const sights: Sight[] = []

  const look = async (page: Page, { name, path }: PageAddress): Promise<Sight> => {
    await page.goto(path)
    await settle(page)
    const outline = await page.evaluate<Outline>(OUTLINE)
    const snapshot = await page.locator('body').ariaSnapshot()
    await page.emulateMedia({ forcedColors: 'active' })
    const lost = await whatStays(page, LOST)
    await page.emulateMedia({ forcedColors: 'none', media: 'print' })
    const printed = await page.locator(notForPaper).filter({ visible: true }).count()
    await page.emulateMedia({ media: null })
    const before = page.viewportSize()
    const cut: Record<number, readonly string[]> = {}
    for (const width of [640, 320]) {
      await page.setViewportSize({ width, height: 512 })
      cut[width] = await whatStays(page, CUT)
    }
    if (before) await page.setViewportSize(before)
    return {
      name,
      outline,
      nameless: snapshot.split('\n').filter((line) => nameless.test(line)),
      cut,
      lost,
      printed,
    }
  }

  beforeAll(async () => {
    const guest = await newContext()
    const member = await newContext()
    await signIn(member, (await findPerson((session) => session.can.coordinate)).person)
    const { page: outside } = await openPage(guest)
    const { page: inside } = await openPage(member)
    for (const address of await allPages(member, await settledFamilies(member)))
      sights.push(await look(address.isOpen ? outside : inside, address))
    await guest.close()
    await member.close()
  })

  it('says what it is, with one first heading, and none is skipped below it', () => {
    for (const { name, outline } of sights) {
      const first = outline.headings.filter((one) => one.level === 1)
      const skipped = outline.headings.filter(
        (one, at) => one.level > (outline.headings[at - 1]?.level ?? 0) + 1,
      )
      const { title, language, mains } = outline
      expect({ name, title, language, mains, first: first.length, skipped }).toEqual({
        name,
        title: `${first[0]?.words} – Prozessverbund`,
        language: 'de',
        mains: 1,
        first: 1,
        skipped: [],
      })
    }
    expect(new Set(sights.map((one) => one.outline.title)).size).toBeGreaterThan(9)
  })

  it('names its landmarks, its tables with their heads, and all that can be used', () => {
    for (const { name, outline, nameless } of sights) {
      const { unnamed, twice, undescribed } = outline
      const tables = outline.tables.filter((one) => one.columns < 2 || one.headless > 0)
      expect({ name, unnamed, twice, undescribed, tables, nameless }).toEqual({
        name,
        unnamed: [],
        twice: [],
        undescribed: [],
        tables: [],
        nameless: [],
      })
      expect([name, outline.statuses > 0]).toEqual([name, true])
    }
  })

  it('fits on 640 and 320 pixels, which is 200 and 400 %', () => {
    for (const { name, cut } of sights)
      expect({ name, cut }).toEqual({ name, cut: { 320: [], 640: [] } })
  })

  it('keeps what it shows by a ground alone where the system sets the colours', () => {
    for (const { name, lost } of sights) expect({ name, lost }).toEqual({ name, lost: [] })
  })

  it('prints nothing that can only be pressed', () => {
    for (const { name, printed } of sights) expect({ name, printed }).toEqual({ name, printed: 0 })
  })
})

describe.skipIf(!hasBrowser)('on paper', () => {
  it('a drawing is whole, a dark page is light, and afterwards all is as before', async () => {
    const context = await newContext({ theme: 'dark' })
    await signIn(context, (await findPerson((session) => session.can.coordinate)).person)
    const families = await settledFamilies(context)
    const { page, complaints } = await openPage(context)
    await page.goto(`/prozess/${families[0]?.members[0]?.id}`)
    await settle(page)
    await page.locator('.drawing-view [data-key]').first().waitFor()
    const theme = () => page.locator('html').getAttribute('data-kern-theme')
    const strips = page.locator('.drawing-view__paper svg')
    expect([await theme(), await strips.count()]).toEqual(['dark', 0])
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
    await page.emulateMedia({ media: 'print' })
    expect(await theme()).toBe('light')
    expect(await strips.count()).toBeGreaterThan(0)
    // Together the strips show everything there is.
    const drawn = await page.locator('.drawing-view__svg [data-key]').count()
    expect(await strips.first().locator('[data-key]').count()).toBe(drawn)
    await page.emulateMedia({ media: null })
    await page.evaluate(`dispatchEvent(new Event('afterprint'))`)
    expect([await theme(), await strips.count()]).toEqual(['dark', 0])
    const paper = await page.pdf({ preferCSSPageSize: true })
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
    expect([await theme(), await strips.count()]).toEqual(['dark', 0])
    expect(complaints).toEqual([])
    await context.close()
  })
})
