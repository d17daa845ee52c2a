// "Is this right?": a link made in the editor, opened on a phone without account, and what comes back.

import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asModeller, beginDraft, saved } from './begin-draft.ts'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  hasBrowser,
  newContext,
  openPage,
  screenshot,
  settle,
  withBrowser,
} from './browser.ts'

withBrowser()

describe.skipIf(!hasBrowser)('a link without account', () => {
  let context: BrowserContext
  beforeAll(async () => {
    context = await asModeller()
  })
  afterAll(() => context?.close())

  it('is made, answered on a phone, and its words come back to the step', async () => {
    const { page, complaints } = await openPage(context)
    const draft = await beginDraft(page, 'Hund anmelden')
    await page.goto(`/entwurf/${draft}`)
    await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).click()
    for (const step of ['Anmeldung annehmen', 'Marke ausgeben']) {
      await page.keyboard.type(step)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Escape')
    await saved(page)
    await page.getByRole('button', { name: 'Mehr', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Fragen: Stimmt das so?' }).click()
    const dialog = page.getByRole('dialog', { name: 'Stimmt das so?' })
    await dialog.getByLabel('Für wen? (nur für Sie)').fill('Bürgerbüro')
    await dialog.getByRole('button', { name: 'Link erstellen' }).click()
    const link = await dialog.getByLabel(/^Link zum Weitergeben/).inputValue()
    await dialog.getByText('Bürgerbüro').waitFor()
    await settle(page)
    await screenshot(page, 'enquiry-dialog')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Schließen' }).last().click()

    const phone = await newContext({ theme: 'dark', width: 390, hasTouch: true })
    const { page: guest, complaints: guestComplaints } = await openPage(phone)
    await guest.goto(new URL(link).pathname)
    await guest.getByRole('heading', { name: 'Anmeldung annehmen' }).waitFor()
    await settle(guest)
    await expectAccessible(guest)
    await expectNoSidewaysScroll(guest)
    await screenshot(guest, 'asked-dark-390', true)
    await guest.getByLabel('Ihr Name (freiwillig)').fill('Frau Kurz')
    await guest.getByRole('button', { name: 'Stimmt so' }).click()
    await guest.getByRole('heading', { name: 'Marke ausgeben' }).waitFor()
    await guest.getByRole('button', { name: 'Stimmt nicht ganz' }).click()
    await guest.getByLabel('Was ist anders?').fill('Die Marke kommt mit der Post.')
    await settle(guest)
    await expectAccessible(guest)
    await guest.getByRole('button', { name: 'Absenden' }).click()
    await guest.getByRole('heading', { name: 'Ist der Ablauf so vollständig?' }).waitFor()
    await guest.getByLabel('Text', { exact: true }).check()
    await guest.getByRole('button', { name: 'Stimmt so' }).click()
    await guest.getByText('Vielen Dank für Ihre Antworten.').first().waitFor()
    await settle(guest)
    await expectAccessible(guest)
    await screenshot(guest, 'asked-thanks-dark-390', true)
    expect((await phone.cookies()).map(({ name }) => name)).toEqual(['prozess_language'])
    expect(guestComplaints).toEqual([])
    await phone.close()

    const badge = { name: '1 offener Kommentar zu „Marke ausgeben“' }
    await page.getByRole('button', badge).click({ timeout: 12_000 })
    const panel = page.getByRole('complementary', { name: 'Kommentare' })
    await panel.getByText('Die Marke kommt mit der Post.').waitFor()
    await panel.getByText(/^Frau Kurz, über einen Link, ohne Anmeldung/).waitFor()
    await settle(page)
    await screenshot(page, 'asked-came-back')
    expect(complaints).toEqual([])
  })
})
