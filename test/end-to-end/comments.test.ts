// Talking about steps: said in the editor, seen by somebody else who looks on, settled on the process page.

import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asModeller, beginDraft, saved } from './begin-draft.ts'
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

describe.skipIf(!hasBrowser)('comments', () => {
  let context: BrowserContext
  beforeAll(async () => {
    context = await asModeller()
  })
  afterAll(() => context?.close())

  it('are said at a step by keyboard, reach others, and are settled', async () => {
    const { page, complaints } = await openPage(context)
    const draft = await beginDraft(page, 'Parkausweis ausstellen')
    await page.goto(`/entwurf/${draft}`)
    await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).click()
    for (const step of ['Antrag annehmen', 'Ausweis drucken']) {
      await page.keyboard.type(step)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Escape')
    await saved(page)
    const second = await asModeller({ theme: 'dark', width: 390, hasTouch: true })
    const { page: other } = await openPage(second)
    await other.goto(`/entwurf/${draft}`)
    await other.locator('.step-row__input[value="Ausweis drucken"]').waitFor()
    await page.locator('.step-row__input[value="Antrag annehmen"]').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Kommentieren …' }).focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: 'Kommentare' })
    await panel.getByRole('heading', { name: 'Kommentare zu „Antrag annehmen“' }).waitFor()
    await panel.getByLabel('Kommentar', { exact: true }).focus()
    await page.keyboard.type('Kommt der auch per Post?')
    await page.keyboard.press('Control+Enter')
    await panel.getByText('Kommt der auch per Post?').waitFor()
    const badge = { name: '1 offener Kommentar zu „Antrag annehmen“' }
    await page.getByRole('button', badge).waitFor()
    await page
      .locator('.drawing-view__host g.pd-task title')
      .filter({ hasText: '1 offener Kommentar' })
      .first()
      .waitFor({ state: 'attached' })
    await settle(page)
    await screenshot(page, 'comments-editor')
    await expectAccessible(page)
    // Others need not do anything for it.
    await other.getByRole('button', badge).waitFor({ timeout: 12_000 })
    await other.getByRole('button', badge).click()
    await other.getByText('Kommt der auch per Post?').waitFor()
    await settle(other)
    await expectAccessible(other)
    await expectNoSidewaysScroll(other)
    await screenshot(other, 'comments-editor-dark-390', true)
    await second.close()
    // What was said stays with the step when the draft has become a version.
    await page.getByRole('button', { name: 'Als Fassung speichern' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Als Fassung speichern' }).click()
    await page.waitForURL(/\/prozess\//)
    await page.getByRole('tab', { name: 'Diskussion' }).click()
    await page.getByText('Kommt der auch per Post?').waitFor()
    await settle(page)
    await screenshot(page, 'comments-discussion')
    await page.getByRole('link', { name: '1 Antrag annehmen' }).click()
    const beside = page.getByRole('complementary', { name: 'Gewählter Schritt' })
    await beside.getByText('Kommt der auch per Post?').waitFor()
    await settle(page)
    await screenshot(page, 'comments-process')
    await expectAccessible(page)
    await beside.getByRole('button', { name: /^Erledigt: Kommt der/ }).click()
    await beside.getByText('1 erledigter Kommentar').click()
    await beside.getByRole('button', { name: /^Wieder öffnen/ }).waitFor()
    // What was begun waits while another step is looked at, and is not taken for something said there.
    const words = beside.getByLabel('Kommentar', { exact: true })
    await words.fill('Noch nicht fertig')
    const select = (name: string) =>
      page.locator('.drawing-view__host g.pd-task').filter({ hasText: name }).first().click()
    await select('Ausweis drucken')
    await beside.getByRole('heading', { name: 'Ausweis drucken' }).waitFor()
    expect(await words.inputValue()).toBe('')
    await select('Antrag annehmen')
    await beside.getByRole('heading', { name: 'Antrag annehmen' }).waitFor()
    expect(await words.inputValue()).toBe('Noch nicht fertig')
    expect(complaints).toEqual([])
  })
})
