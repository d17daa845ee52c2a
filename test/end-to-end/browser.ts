// A real browser for tests: opens it once per file, signs in through the program's own door, and notes
// everything a page complains about.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Request,
} from 'playwright-core'
import { afterAll, beforeAll, expect, inject, vi } from 'vitest'
import type { DemoSignIn, FamilySummary, Role, Session } from '#api'

// Workers are counted from 1.
export const baseUrl = inject('baseUrls')[Number(process.env.VITEST_POOL_ID) - 1] ?? ''
export const hasBrowser = inject('chromiumPath') !== ''

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let browser: Browser

/** Call once at the top of a test file. */
export const withBrowser = (): void => {
  beforeAll(async () => {
    if (!hasBrowser) return
    browser = await chromium.launch({ executablePath: inject('chromiumPath'), args: flags })
  })
  afterAll(() => browser?.close())
}

export interface View {
  readonly width?: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
  readonly language?: 'de' | 'en'
  /** Another program than the one all tests share. */
  readonly url?: string
  readonly hasTouch?: boolean
}

export const newContext = (view: View = {}): Promise<BrowserContext> =>
  browser.newContext({
    baseURL: view.url ?? baseUrl,
    viewport: { width: view.width ?? 1280, height: view.height ?? 860 },
    colorScheme: view.theme ?? 'light',
    locale: view.language === 'en' ? 'en-GB' : 'de-DE',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    hasTouch: view.hasTouch ?? false,
    acceptDownloads: true,
  })

/** A page and what it complained about: errors, refused content, requests to other hosts. */
export const openPage = async (
  context: BrowserContext,
  home = baseUrl,
): Promise<{ page: Page; complaints: string[] }> => {
  const page = await context.newPage()
  watchRequests(page)
  const complaints: string[] = []
  page.on('console', (message) => {
    // Chromium reports every answer of 4xx as an error; tests that expect one look at it themselves.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`)
  })
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== home)
      complaints.push(`request to another host: ${request.url()}`)
  })
  return { page, complaints }
}

export const demoSignIns = async (url = baseUrl): Promise<readonly DemoSignIn[]> => {
  const answer = await fetch(`${url}/api/setup`)
  return ((await answer.json()) as { demoSignIns: readonly DemoSignIn[] }).demoSignIns
}

/** Signs the context in as one of the invented people. */
export const signIn = async (
  context: BrowserContext,
  person: DemoSignIn,
  url = baseUrl,
): Promise<Session> => {
  const answer = await context.request.post('/api/session', {
    data: { email: person.email, password: person.password },
    headers: { Origin: url },
  })
  expect(answer.status()).toBe(200)
  return ((await answer.json()) as { session: Session }).session
}

/** The first invented person for whom `fits` holds, found by really signing in. */
export const findPerson = async (
  fits: (session: Session) => boolean,
  url = baseUrl,
): Promise<{ person: DemoSignIn; session: Session }> => {
  for (const person of await demoSignIns(url)) {
    const context = await newContext({ url })
    const session = await signIn(context, person, url)
    await context.close()
    if (fits(session)) return { person, session }
  }
  throw new Error('None of the demo sign-ins fits.')
}

export const hasOnly = (session: Session, role: Role): boolean =>
  session.memberships.every((one) => one.roles.every((other) => other === role))

/** Reads a route of the program as the person signed in. */
export const read = async <T>(context: BrowserContext, path: string): Promise<T> =>
  (await (await context.request.get(path)).json()) as T

/** The families once all processes have been compared; there are some in the examples. */
export const settledFamilies = async (
  context: BrowserContext,
): Promise<readonly FamilySummary[]> => {
  let families: readonly FamilySummary[] = []
  await vi.waitFor(
    async () => {
      const answer = await read<{ families: FamilySummary[]; isWorking: boolean }>(
        context,
        '/api/families',
      )
      families = answer.families
      if (answer.isWorking || families.length === 0) throw new Error('Still comparing.')
    },
    { timeout: 60_000, interval: 300 },
  )
  return families
}

/** Requests on their way, for each page; sockets are none. */
const onTheirWay = new WeakMap<Page, Set<Request>>()

const watchRequests = (page: Page): void => {
  const open = new Set<Request>()
  onTheirWay.set(page, open)
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
}

/** How long nothing may be asked for before a page counts as quiet. */
const QUIET_MS = 100
const IDLE = 'new Promise((done) => requestIdleCallback(() => done(), { timeout: 2000 }))'

/**
 * Until nothing is on its way and the page has dealt with what came. Playwright's own `networkidle` waits half
 * a second each time; here the page says itself when it is idle, however busy the machine.
 */
const untilQuiet = async (page: Page): Promise<void> => {
  const open = onTheirWay.get(page)
  if (!open) return page.waitForLoadState('networkidle')
  await page.waitForLoadState('load')
  const end = Date.now() + 30_000
  let quietSince = 0
  while (Date.now() < end) {
    await page.evaluate(IDLE)
    if (open.size > 0) quietSince = 0
    else if (quietSince === 0) quietSince = Date.now()
    else if (Date.now() - quietSince >= QUIET_MS) return
    await page.waitForTimeout(25)
  }
  throw new Error(`Still on their way: ${[...open].map((one) => one.url()).join(', ')}`)
}

/** Waits until nothing is being loaded any more. */
export const settle = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor()
  await untilQuiet(page)
  for (const loading of await page.locator('.loading').all())
    await loading.waitFor({ state: 'detached' })
  await page.evaluate('document.fonts.ready.then(() => true)')
}

/**
 * Fails with the list of what axe finds against WCAG 2.1 A and AA. The mode called legacy asks the page itself, at
 * half the time; the other one is for frames of other origins, and there are none here.
 */
export const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  expect(
    violations.map(
      (one) =>
        `${one.id}: ${one.nodes.map((node) => `${node.html} ${node.failureSummary}`).join('\n')}`,
    ),
  ).toEqual([])
}

/** The page itself never scrolls sideways; wide tables do so in their own region. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  const [content, screen] = (await page.evaluate(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )) as [number, number]
  expect(content).toBeLessThanOrEqual(screen)
}

const folder = join(import.meta.dirname, '..', 'screenshots')

export const screenshot = async (page: Page, name: string, fullPage = false): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage })
}

/** Settled, nothing for axe to find, no sideways scrolling, and a picture of the whole page. */
export const look = async (page: Page, name: string): Promise<void> => {
  await settle(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await screenshot(page, name, true)
}
