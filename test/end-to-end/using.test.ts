// Using the pages without a mouse, as somebody with fewer rights, in English, and on the way to a large
// screen.

import { describe, expect, it } from 'vitest'
import type { ProcessDetail, ProcessSummary } from '#api'
import {
  demoSignIns,
  expectAccessible,
  expectNoSidewaysScroll,
  findPerson,
  hasBrowser,
  hasOnly,
  newContext,
  openPage,
  read,
  screenshot,
  settle,
  settledFamilies,
  signIn,
  withBrowser,
} from './browser.ts'

withBrowser()

describe.skipIf(!hasBrowser)('a person at the pages', () => {
  it('signs in and opens a process by keyboard alone', async () => {
    const person = (await demoSignIns())[0]
    const context = await newContext()
    const { page, complaints } = await openPage(context)
    await page.goto('/bibliothek')
    await page.getByLabel('E-Mail-Adresse').waitFor()
    const tabTo = async (selector: string) => {
      for (let count = 0; count < 80; count++) {
        await page.keyboard.press('Tab')
        if (await page.locator(`${selector}:focus`).count()) return
      }
      throw new Error(`Tab does not lead to ${selector}`)
    }
    await tabTo('input[type=email]')
    await page.keyboard.type(person?.email ?? '')
    await tabTo('input[type=password]')
    await page.keyboard.type(person?.password ?? '')
    await page.keyboard.press('Enter')

    // The address asked for at first is where one arrives.
    await page.waitForURL(/\/bibliothek/)
    await page.locator('.card a').first().waitFor()
    await tabTo('.card a')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/prozess\//)
    await page.locator('.drawing-view [data-key][tabindex]').first().waitFor()
    await expect.poll(() => page.locator('h1:focus').count()).toBe(1)
    await tabTo('.drawing-view__host')
    const box = () => page.locator('.drawing-view__svg').getAttribute('viewBox')
    const before = await box()
    await page.keyboard.press('+')
    expect(await box()).not.toBe(before)
    await tabTo('.drawing-view__host [data-key]')
    await page.keyboard.press('Enter')
    await page.waitForURL(/step=/)
    await page.locator('.drawing-view [data-selected="true"]').first().waitFor()
    expect(await page.locator('.step-panel h2').count()).toBe(1)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('jumps over the navigation with the skip link', async () => {
    const context = await newContext()
    await signIn(context, (await findPerson(() => true)).person)
    const { page } = await openPage(context)
    await page.goto('/familien')
    await settle(page)
    await page.keyboard.press('Tab')
    expect(await page.locator('.skip-link:focus').count()).toBe(1)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('main:focus').count()).toBe(1)
    await context.close()
  })

  it('does not see what another administration keeps to itself', async () => {
    const { person: coordinator } = await findPerson((session) => session.can.coordinate)
    const { person: reader, session } = await findPerson((one) => hasOnly(one, 'reader'))
    const mine = new Set(session.memberships.map((one) => one.organisationId))
    const owner = await newContext()
    const ownerSession = await signIn(owner, coordinator)
    const own = new Set(ownerSession.memberships.map((one) => one.organisationId))
    const { items } = await read<{ items: readonly ProcessSummary[] }>(
      owner,
      '/api/processes?limit=200',
    )
    const hidden = items.find(
      (one) => own.has(one.organisation.id) && !mine.has(one.organisation.id),
    )
    // Only somebody with rights to share may hide it; the examples' modeller of that administration does.
    const modeller = await findPerson((one) =>
      one.memberships.some(
        (membership) =>
          membership.organisationId === hidden?.organisation.id &&
          membership.roles.some((role) => role === 'modeller' || role === 'organisationAdmin'),
      ),
    )
    const sharing = await newContext()
    await signIn(sharing, modeller.person)
    const change = async (visibility: string) => {
      const { visibility: before, shared } = await read<ProcessDetail>(
        sharing,
        `/api/processes/${hidden?.id}`,
      )
      return sharing.request.patch(`/api/processes/${hidden?.id}`, {
        data: { visibility, seen: { visibility: before, shared } },
        headers: { Origin: new URL(sharing.pages()[0]?.url() ?? 'http://x').origin },
      })
    }
    const { page: ownerPage } = await openPage(sharing)
    await ownerPage.goto(`/prozess/${hidden?.id}`)
    await settle(ownerPage)
    expect((await change('organisation')).status()).toBe(200)

    const context = await newContext()
    await signIn(context, reader)
    const { page } = await openPage(context)
    await page.goto(`/prozess/${hidden?.id}`)
    await page.getByRole('heading', { level: 1, name: 'Diese Seite gibt es nicht' }).waitFor()
    for (const file of ['', '/drawing.svg', '/model.bpmn', '/original', '/steps.txt', '/audit']) {
      const answer = await context.request.get(`/api/processes/${hidden?.id}${file}`)
      expect([file, answer.status()]).toEqual([file, 404])
    }
    await change('alliance')
    for (const one of [owner, sharing, context]) await one.close()
  })

  it('reads everything in English and back in German', async () => {
    const context = await newContext({ language: 'en' })
    await signIn(context, (await findPerson((session) => session.can.coordinate)).person)
    const { page, complaints } = await openPage(context)
    await page.goto('/bibliothek')
    await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.getByRole('button', { name: /^My menu/ }).click()
    await screenshot(page, 'person-menu')
    await expectAccessible(page)
    await page.getByText('Deutsch', { exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Bibliothek' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Bibliothek' }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('chooses dark colours against the system, and they stay', async () => {
    const context = await newContext({ theme: 'light' })
    await signIn(context, (await findPerson(() => true)).person)
    const { page } = await openPage(context)
    await page.goto('/')
    await page.getByRole('button', { name: /^Mein Menü/ }).click()
    await page.getByText('Dunkel', { exact: true }).click()
    expect(await page.locator('html').getAttribute('data-kern-theme')).toBe('dark')
    await page.reload()
    expect(await page.locator('html').getAttribute('data-kern-theme')).toBe('dark')
    await context.close()
  })

  it('goes from difference to difference with j and k', async () => {
    const context = await newContext()
    await signIn(context, (await findPerson((session) => session.can.coordinate)).person)
    const families = await settledFamilies(context)
    const { page } = await openPage(context)
    await page.goto(`/familien/${families[0]?.id}`)
    await settle(page)
    await page.locator('[data-cell-focus]').focus()
    const focused = () => page.locator('[data-cell]:focus').getAttribute('data-cell')
    await page.keyboard.press('j')
    const first = await focused()
    expect(await page.locator('.cell--loud [data-cell]:focus').count()).toBe(1)
    await page.keyboard.press('j')
    expect(await focused()).not.toBe(first)
    await page.keyboard.press('k')
    expect(await focused()).toBe(first)
    await context.close()
  })

  it('can use every page at 320 pixels, which is 400 % of 1280', async () => {
    const context = await newContext({ width: 320, height: 640 })
    await signIn(context, (await findPerson((session) => session.can.coordinate)).person)
    const families = await settledFamilies(context)
    const { page } = await openPage(context)
    const process = families[0]?.members[0]?.id
    for (const path of [
      '/',
      '/bibliothek',
      `/prozess/${process}`,
      '/familien',
      `/familien/${families[0]?.id}`,
      '/einstellungen',
    ]) {
      await page.goto(path)
      await settle(page)
      await expectNoSidewaysScroll(page)
    }
    await page.getByRole('button', { name: 'Menü', exact: true }).click()
    await page.getByRole('link', { name: 'Bibliothek', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Bibliothek' }).waitFor()
    await context.close()
  })

  it('loads less than 300 kB of script for the library, compressed', async () => {
    const context = await newContext()
    await signIn(context, (await findPerson(() => true)).person)
    const { page } = await openPage(context)
    const sizes: Promise<number>[] = []
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script')
        sizes.push(request.sizes().then((size) => size.responseBodySize))
    })
    await page.goto('/bibliothek')
    await settle(page)
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    console.log(`Script of the library page: ${Math.round(total / 1000)} kB compressed`)
    expect(total).toBeGreaterThan(0)
    expect(total).toBeLessThan(300_000)
    await context.close()
  })

  it('gets a friendly page when the network is gone', async () => {
    const context = await newContext()
    await signIn(context, (await findPerson(() => true)).person)
    const { page } = await openPage(context)
    await page.goto('/')
    await settle(page)
    await context.setOffline(true)
    await page.getByText(/Keine Verbindung/).waitFor()
    await context.setOffline(false)
    await page.getByText(/Keine Verbindung/).waitFor({ state: 'hidden' })
    await context.close()
  })
})
