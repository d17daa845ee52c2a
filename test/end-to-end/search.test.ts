// Searching the library with a browser: other words and spellings, by step, by a pasted model; by keyboard,
// on a phone, in the dark, in English.

import { describe, expect, it } from 'vitest'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  findPerson,
  hasBrowser,
  newContext,
  openPage,
  screenshot,
  settle,
  settledFamilies,
  signIn,
  withBrowser,
} from './browser.ts'

withBrowser()

describe.skipIf(!hasBrowser)('searching the library', () => {
  it('forgives a typing error, marks what was meant and says how many', async () => {
    const context = await newContext()
    await signIn(context, (await findPerson(() => true)).person)
    await settledFamilies(context)
    const { page, complaints } = await openPage(context)
    await page.goto('/bibliothek')
    await settle(page)
    await page.getByRole('searchbox').fill('Hundestuer')
    await page.keyboard.press('Enter')
    await page.locator('.card__name mark').first().waitFor()
    expect(await page.locator('.card__name mark').first().textContent()).toBe('Hundesteuer')
    expect(await page.locator('[role=status].library__count').textContent()).toMatch(/\d+ Prozess/)
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('stays readable, and says that it is at work, until what is looked for has come', async () => {
    const context = await newContext({ theme: 'dark' })
    await signIn(context, (await findPerson(() => true)).person)
    const { page } = await openPage(context)
    await page.goto('/bibliothek')
    await settle(page)
    let answer = (): void => {}
    const asked = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route(/\/api\/processes\?.*Hundesteuer/, async (route) => {
      await asked
      await route.continue()
    })
    await page.getByRole('searchbox').fill('Hundesteuer')
    await page.keyboard.press('Enter')
    const line = page.locator('.library__count')
    await line.filter({ hasText: 'Wird geladen' }).waitFor()
    expect(await page.locator('.card').count()).toBeGreaterThan(1)
    await expectAccessible(page)
    answer()
    await line.filter({ hasText: /\d+ Prozess/ }).waitFor()
    await page.locator('.card__name mark').first().waitFor()
    await context.close()
  })

  it('finds steps by keyboard alone and leads to the step', async () => {
    const context = await newContext({ width: 390, height: 844, theme: 'dark' })
    await signIn(context, (await findPerson(() => true)).person)
    await settledFamilies(context)
    const { page, complaints } = await openPage(context)
    await page.goto('/bibliothek?q=Bescheid+zusenden')
    await settle(page)
    await page.getByRole('switch', { name: 'In Schritten suchen' }).focus()
    await page.keyboard.press('Space')
    await page.waitForURL(/in=steps/)
    await page.locator('.library__count', { hasText: 'passende' }).waitFor()
    const step = page.locator('.found-steps a').first()
    await step.locator('mark').first().waitFor()
    await screenshot(page, 'search-steps-phone-dark')
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    const label = await step.textContent()
    await step.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/prozess\/.*step=/)
    await page.locator('.step-panel h2').waitFor()
    expect(await page.locator('.step-panel').textContent()).toContain(label)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('finds what resembles a pasted step list, in English too, and asks for something to look for', async () => {
    const context = await newContext({ language: 'en' })
    await signIn(context, (await findPerson(() => true)).person)
    await settledFamilies(context)
    const { page, complaints } = await openPage(context)
    await page.goto('/bibliothek')
    await settle(page)
    await page.getByRole('button', { name: 'Find what resembles a model' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Find similar ones' }).click()
    await dialog.getByText('Paste something here').waitFor()
    await dialog
      .getByLabel('Model or step list')
      .fill(
        '1. Anmeldung des Hundes entgegennehmen\n2. Hundesteuer festsetzen\n3. Hundemarke ausgeben\n',
      )
    await dialog.getByRole('button', { name: 'Find similar ones' }).click()
    const first = dialog.locator('.similar a').first()
    await first.waitFor()
    expect(await first.textContent()).toContain('Hundesteuer')
    await screenshot(page, 'search-similar')
    await expectAccessible(page)
    await first.click()
    await page.waitForURL(/\/prozess\//)
    expect(complaints).toEqual([])
    await context.close()
  })
  it('has its index made anew by the coordination', async () => {
    const context = await newContext()
    await signIn(context, (await findPerson(({ can }) => can.coordinate)).person)
    const { page, complaints } = await openPage(context)
    await page.goto('/einstellungen?tab=organisations')
    await settle(page)
    await page.getByRole('button', { name: 'Verzeichnis neu anlegen' }).click()
    await page.getByText('Das Verzeichnis der Suche wird neu angelegt.').waitFor()
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await context.close()
  })
})
