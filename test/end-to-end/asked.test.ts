// What people without an account read: a link that asks "Is this right?", made in the editor, opened on a phone, and what
// comes back; and a process that its house makes public.

import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProcessSummary } from '#api'
import { asModeller, beginDraft, saved } from './begin-draft.ts'
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
    await page.keyboard.press('Enter')
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
    // Skipped, or loaded anew, it is there: said at the end, and one press away.
    expect(await guest.getByRole('button', { name: 'Zurück' }).count()).toBe(1)
    await guest.getByRole('button', { name: 'Überspringen' }).click()
    await guest.getByRole('heading', { name: 'Ist der Ablauf so vollständig?' }).waitFor()
    await guest.reload()
    await guest.getByRole('heading', { name: 'Ist der Ablauf so vollständig?' }).waitFor()
    await guest.getByText('Hier haben Sie etwas geschrieben und noch nicht abgesendet:').waitFor()
    await settle(guest)
    await expectAccessible(guest)
    await screenshot(guest, 'asked-unsent-dark-390', true)
    await guest.getByRole('button', { name: 'Marke ausgeben' }).click()
    await guest.getByRole('button', { name: 'Zurück' }).click()
    await guest.getByText('Sie haben schon geantwortet: Stimmt so.').waitFor()
    await guest.getByRole('button', { name: 'Überspringen' }).click()
    expect(await guest.getByLabel('Was ist anders?').inputValue()).toBe(
      'Die Marke kommt mit der Post.',
    )
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

describe.skipIf(!hasBrowser)('a public page', () => {
  it('is made by who approves, read on a phone without scripts, and taken back', async () => {
    const { person, session } = await findPerson(({ memberships }) =>
      memberships.some(({ roles }) => roles.includes('approver')),
    )
    const own = session.memberships.find(({ roles }) => roles.includes('approver'))
    const context = await newContext()
    await signIn(context, person)
    const { items } = await read<{ items: readonly ProcessSummary[] }>(
      context,
      `/api/processes?state=approved&flow=yes&organisation=${own?.organisationId}&limit=200`,
    )
    const process = items.find(({ visibility }) => visibility === 'alliance')
    if (!process) throw new Error('Nothing is approved and shared.')
    const { page, complaints } = await openPage(context)
    await page.goto(`/prozess/${process.id}`)
    const bar = page.getByRole('region', { name: 'Öffentliche Seite' })
    await bar.getByRole('button', { name: 'Veröffentlichen' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/^Was man braucht/).fill('Personalausweis')
    await settle(page)
    await screenshot(page, 'publish-dialog')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Veröffentlichen' }).click()
    const link = bar.getByRole('link', { name: 'Seite ansehen' })
    await link.waitFor()
    const address = (await link.getAttribute('href')) ?? ''
    await settle(page)
    await expectAccessible(page)
    await screenshot(page, 'published')

    const phone = await newContext({ theme: 'dark', width: 360, hasTouch: true })
    const { page: guest, complaints: guestComplaints } = await openPage(phone)
    await guest.goto(address)
    await guest.getByRole('heading', { name: process.name, level: 1 }).waitFor()
    await guest.getByText('Personalausweis').waitFor()
    expect(await guest.locator('script').count()).toBe(0)
    await expectAccessible(guest)
    await expectNoSidewaysScroll(guest)
    await screenshot(guest, 'public-page-dark-360', true)
    await guest.getByRole('link', { name: /^Alle Abläufe/ }).click()
    await guest.getByLabel('Wonach suchen Sie?').fill(process.name)
    // The whole list names it already, so what tells that the answer came is its address.
    await Promise.all([guest.waitForURL(/[?&]q=/), guest.keyboard.press('Enter')])
    await guest.getByRole('link', { name: process.name }).waitFor()
    await expectAccessible(guest)
    expect(await phone.cookies()).toEqual([])
    expect(guestComplaints).toEqual([])

    await bar.getByRole('button', { name: 'Nicht mehr öffentlich' }).click()
    await link.waitFor({ state: 'detached' })
    expect((await guest.goto(address))?.status()).toBe(404)
    expect(complaints).toEqual([])
    await phone.close()
    await context.close()
  })
})
