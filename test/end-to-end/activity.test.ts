// What is new in the alliance: sentences on the start page and on a page of their own, chosen by house and topic.

import { describe, expect, it } from 'vitest'
import type { Activity } from '#api'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  findPerson,
  hasBrowser,
  newContext,
  openPage,
  read,
  screenshot,
  settle,
  signIn,
  withBrowser,
} from './browser.ts'

withBrowser()

describe.skipIf(!hasBrowser)('what is new in the alliance', () => {
  it('is told on the start page, and chosen by house and topic on its own, by keyboard', async () => {
    const { person } = await findPerson(({ can }) => can.coordinate)
    const context = await newContext()
    await signIn(context, person)
    const { page, complaints } = await openPage(context)
    await page.goto('/')
    const column = page.getByRole('region', { name: 'Neu im Verbund' })
    await column
      .getByText(/zeigt dem Verbund/)
      .first()
      .waitFor()
    await settle(page)
    await screenshot(page, 'start-with-news', true)
    await column.getByRole('link', { name: 'Alles Neue im Verbund' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Neues im Verbund' }).waitFor()
    // How many a house shows is gathered by what is read at once; what is gathered unfolds into its processes.
    const gathered = page.getByRole('listitem').filter({ hasText: /zeigt dem Verbund \d+ Abläufe/ })
    const summary = gathered.getByText('Welche?').first()
    await summary.waitFor()
    await summary.press('Enter')
    await gathered.first().locator('details[open]').getByRole('link').first().waitFor()
    await settle(page)
    await screenshot(page, 'activity', true)
    await expectAccessible(page)

    const { items } = await read<{ items: Activity[] }>(context, '/api/activity?limit=100')
    expect(items.length).toBeGreaterThan(30)
    const house = items.at(-1)?.organisation
    await page.getByLabel('Verwaltung', { exact: true }).selectOption(house?.id ?? '')
    await page.waitForURL(/organisation=/)
    const others = new Set(items.map(({ organisation }) => organisation.name))
    others.delete(house?.name ?? '')
    await page
      .getByText(new RegExp(`^${house?.name} (hat|zeigt)`))
      .first()
      .waitFor()
    for (const other of others) {
      await expect.poll(() => page.getByText(new RegExp(`^${other} zeigt`)).count()).toBe(0)
    }
    await page.getByLabel('Worum geht es?').selectOption('proposals')
    await page.getByRole('heading', { name: 'Dazu ist nichts zu finden.' }).waitFor()
    await settle(page)
    await screenshot(page, 'activity-nothing')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Alles zeigen' }).press('Enter')
    await page.waitForURL(/neues$/)
    await page.getByText('Welche?').first().waitFor()

    await page.setViewportSize({ width: 360, height: 800 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await settle(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, 'activity-360-dark', true)
    await expectAccessible(page)
    // Also those that are gathered and not unfolded.
    const told = page.locator('.row-list a')
    const older = page.getByRole('button', { name: 'Ältere zeigen' })
    while ((await older.count()) > 0) {
      const before = await told.count()
      await older.press('Enter')
      await expect.poll(() => told.count()).toBeGreaterThan(before)
    }
    await page.getByText('Älteres gibt es nicht.').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})
