// The work plan: a change of law is reported once, and each house says what becomes of its processes.

import { describe, expect, it } from 'vitest'
import { asModeller } from './begin-draft.ts'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  hasBrowser,
  openPage,
  screenshot,
  settle,
  withBrowser,
} from './browser.ts'

withBrowser()

describe.skipIf(!hasBrowser)('the work plan', () => {
  it('takes a change of law, finds whom it concerns, and what becomes of a process', async () => {
    const context = await asModeller()
    const { page, complaints } = await openPage(context)
    await page.goto('/')
    await page.getByRole('link', { name: 'Arbeitsplan' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Arbeitsplan' }).waitFor()
    await settle(page)
    await screenshot(page, 'work-plan-empty')
    await page.getByRole('button', { name: 'Rechtsänderung melden' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Allen melden' }).press('Enter')
    await dialog.getByText('Bitte nennen Sie die Vorschrift.').waitFor()
    await dialog.getByLabel('Vorschrift').fill('§ 14 GewO')
    await dialog.getByText(/\d+ Abläufe nennen diese Vorschrift: .*\(/).waitFor()
    await dialog.getByLabel('Was ändert sich?').fill('Die Gewerbeanzeige geht nur noch online')
    await dialog.getByLabel('Gilt ab').fill('2027-07-01')
    await settle(page)
    await screenshot(page, 'law-report')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Allen melden' }).press('Enter')

    await page.getByRole('heading', { level: 1, name: 'Die Gewerbeanzeige geht' }).waitFor()
    await page.getByText('gilt ab 01.07.2027').waitFor()
    const [edit] = await page.getByRole('button', { name: /^Eintragen: / }).all()
    await edit?.press('Enter')
    await dialog.getByRole('radio', { name: 'wird geprüft' }).check({ force: true })
    await dialog.getByLabel('Wer kümmert sich?').fill('Gewerbeamt')
    await dialog.getByLabel('Bis wann').fill('2027-03-31')
    await dialog.getByRole('button', { name: 'Speichern' }).press('Enter')
    const said = page.getByRole('listitem').filter({ hasText: 'Gewerbeamt' })
    await said.getByText('bis 31.03.2027').waitFor()
    await said.getByText('wird geprüft').waitFor()
    // Nobody says anything for another house.
    const all = await page.locator('.law-tasks > li').count()
    await page.getByRole('radio', { name: 'Nur unsere' }).check({ force: true })
    const own = await page.locator('.law-tasks > li').count()
    expect(own).toBeGreaterThan(0)
    expect(own).toBeLessThan(all)
    expect(await page.getByRole('button', { name: /^Eintragen: / }).count()).toBe(own)
    await page.getByRole('radio', { name: 'Alle', exact: true }).check({ force: true })
    expect(await page.getByRole('button', { name: /^Eintragen: / }).count()).toBe(own)
    await settle(page)
    await screenshot(page, 'law-change', true)
    await expectAccessible(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await settle(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, 'law-change-390-dark', true)
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1280, height: 860 })

    await page.getByRole('button', { name: 'Abschließen' }).press('Enter')
    await dialog.getByText(/noch nicht erledigt/).waitFor()
    await dialog.getByRole('button', { name: 'Abschließen' }).press('Enter')
    await page.getByText(/abgeschlossen am/).waitFor()
    expect(await page.getByRole('button', { name: /^Eintragen: / }).count()).toBe(0)
    await page.getByRole('link', { name: 'Arbeitsplan' }).first().press('Enter')
    await page.getByRole('link', { name: /Die Gewerbeanzeige/ }).waitFor()
    await settle(page)
    await screenshot(page, 'work-plan')
    expect(complaints).toEqual([])
    await context.close()
  })
})
