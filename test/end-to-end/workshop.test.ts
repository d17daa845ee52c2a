// A workshop in the pages, planned from a family in two presses.

import { describe, expect, it } from 'vitest'
import { asModeller } from './begin-draft.ts'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  hasBrowser,
  openPage,
  screenshot,
  settle,
  settledFamilies,
  withBrowser,
} from './browser.ts'

withBrowser()

describe.skipIf(!hasBrowser)('a workshop', () => {
  it('is planned from a family in two presses and stands in the list', async () => {
    const context = await asModeller()
    const families = await settledFamilies(context)
    const family = families.find(
      ({ members }) => members.filter(({ visibility }) => visibility === 'alliance').length > 2,
    )
    if (!family) throw new Error('No family is shared.')
    const { page, complaints } = await openPage(context)
    await page.goto(`/familien/${family.id}/mitglieder`)
    await page.getByRole('button', { name: 'Werkstatt planen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Werkstatt planen' })
    await dialog.waitFor()
    await settle(page)
    await screenshot(page, 'workshop-plan')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Planen', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: family.name }).waitFor()
    await page.getByRole('heading', { level: 2, name: 'Tagesordnung' }).waitFor()
    expect(await page.locator('.agenda > li').count()).toBe(7)
    await page.getByText('09:00 Uhr, 30 Minuten').waitFor()
    await settle(page)
    await screenshot(page, 'workshop-planned')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Werkstätten' }).click()
    await page.getByRole('heading', { level: 2, name: 'Kommende' }).waitFor()
    await page.getByRole('link', { name: family.name }).waitFor()
    await page.setViewportSize({ width: 360, height: 800 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await settle(page)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, 'workshops-360-dark', true)
    expect(complaints).toEqual([])
    await context.close()
  })
})
