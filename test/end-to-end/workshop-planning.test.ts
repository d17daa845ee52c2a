// Planning a workshop in the pages: its agenda changed by mouse and keyboard, taken back, and saved by one of two.

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { asModeller } from './begin-draft.ts'
import {
  expectAccessible,
  hasBrowser,
  look,
  newContext,
  openPage,
  screenshot,
  settle,
  settledFamilies,
  withBrowser,
} from './browser.ts'

withBrowser()

const questions = (page: Page) =>
  page
    .getByLabel('Frage an alle')
    .evaluateAll((fields) => fields.map((field) => (field as unknown as { value: string }).value))

const focused = (page: Page) =>
  page.evaluate('document.activeElement.closest("li")?.getAttribute("aria-label")')

/** A workshop about a family of the example, on its page. */
const planned = async (template: string) => {
  const context = await asModeller()
  const families = await settledFamilies(context)
  const family = families.find(
    ({ members }) => members.filter(({ visibility }) => visibility === 'alliance').length > 1,
  )
  if (!family) throw new Error('No family is shared.')
  const { page, complaints } = await openPage(context)
  await page.goto(`/familien/${family.id}/mitglieder`)
  await page.getByRole('button', { name: 'Werkstatt planen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Werkstatt planen' })
  await dialog.getByLabel('Wozu?').selectOption({ label: template })
  await dialog.getByRole('button', { name: 'Planen', exact: true }).click()
  await page.waitForURL(/\/werkstaetten\/[^/]+$/)
  return { context, page, complaints, family }
}

const inviteAs = async (page: Page, role: string): Promise<string> => {
  await page.getByRole('button', { name: 'Einladen' }).click()
  const inviting = page.getByRole('dialog', { name: 'Einladen' })
  await inviting.getByLabel('Als was?').selectOption({ label: role })
  await inviting.getByRole('button', { name: 'Link erstellen' }).click()
  const link = await inviting.getByLabel('Link zum Weitergeben').inputValue()
  await inviting.getByRole('button', { name: 'Schließen' }).last().click()
  return new URL(link).pathname
}

const comesIn = async (path: string, name: string) => {
  const phone = await newContext({ theme: 'dark', width: 360, height: 740, hasTouch: true })
  const { page } = await openPage(phone)
  await page.goto(path)
  await page.getByLabel('Wie möchten Sie hier heißen?').fill(name)
  await page.getByRole('button', { name: 'Mitmachen' }).click()
  return { phone, page }
}

describe.skipIf(!hasBrowser)('planning a workshop', () => {
  it('changes the agenda by keys and buttons, takes back, and tells who comes second', async () => {
    const { context, page, complaints } = await planned('Stolpersteine sammeln')
    const other = (await openPage(context)).page
    await other.goto(page.url())
    for (const one of [page, other]) {
      await one.getByRole('button', { name: 'Tagesordnung ändern' }).click()
      await one.getByText('Zusammen 110 von 180 geplanten Minuten. 70 Minuten sind frei.').waitFor()
    }
    await page.getByText('09:20 bis 09:40').waitFor()
    const before = await questions(page)
    expect(before).toHaveLength(5)

    // By keys: the second item goes up, and the focus with it.
    await page.getByLabel('Frage an alle').nth(1).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => focused(page)).toBe('Punkt 1 von 5')
    expect(await questions(page)).toEqual([before[1], before[0], ...before.slice(2)])
    await page.keyboard.press('Control+z')
    await expect.poll(() => questions(page)).toEqual(before)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => questions(page)).toEqual([before[1], before[0], ...before.slice(2)])

    // By buttons: one is left out, one added, one worded anew.
    await page.getByRole('button', { name: `Streichen: ${before[4]}` }).click()
    await page.getByText('Zusammen 80 von 180').waitFor()
    await page.getByRole('button', { name: 'Punkt hinzufügen' }).click()
    const added = page.getByRole('listitem', { name: 'Punkt 5 von 5' })
    await added.getByLabel('Was?').selectOption({ label: 'Abschluss' })
    await page.getByRole('button', { name: 'Speichern' }).click()
    await added.getByText('Bitte schreiben Sie, worum es geht.').waitFor()
    await added.getByLabel('Frage an alle').fill('Was nehmen Sie mit?')
    await added.getByLabel('Minuten').fill('1000')
    await added.getByLabel('Minuten').fill('110')
    await page.getByText('Zusammen 190 von 180 geplanten Minuten. 10 Minuten zu viel.').waitFor()
    await page.getByText('10:20 bis 12:10').waitFor()
    await look(page, 'workshop-agenda-edit')
    await page.setViewportSize({ width: 360, height: 740 })
    await look(page, 'workshop-agenda-edit-360')
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.getByRole('button', { name: 'Tagesordnung ändern' }).waitFor()
    await page.locator('.agenda').getByText('Was nehmen Sie mit?').waitFor()
    await page.getByText('10:20 Uhr, 110 Minuten').waitFor()

    // The other page had begun earlier: nothing is overwritten, and what was written there comes back by undo.
    await other.getByLabel('Frage an alle').first().fill('Wo fangen wir an?')
    await other.getByRole('button', { name: 'Speichern' }).click()
    await other.getByRole('alert').getByText('Jemand anderes war schneller').waitFor()
    await look(other, 'workshop-agenda-second')
    await other.getByRole('button', { name: 'Neuen Stand ansehen' }).click()
    await expect.poll(async () => (await questions(other)).at(-1)).toBe('Was nehmen Sie mit?')
    await other.getByRole('button', { name: 'Rückgängig' }).click()
    await expect.poll(async () => (await questions(other))[0]).toBe('Wo fangen wir an?')
    await other.getByLabel('Neu beginnen mit einer Vorlage').selectOption({ label: 'Rückblick' })
    await other.getByRole('button', { name: 'Vorlage einsetzen' }).click()
    await other.getByText('Zusammen 80 von 180').waitFor()
    await other.getByRole('button', { name: 'Speichern' }).click()
    await other.locator('.agenda').getByText('Wie machen wir weiter?').waitFor()
    // Refused is what was saved second, and the browser says so.
    expect(complaints).toEqual([])
    await context.close()
  }, 120_000)

  it('is held on another day under another name, and invitations lead there', async () => {
    const { context, page, complaints } = await planned('Rückblick')
    const path = await inviteAs(page, 'Teilnahme')
    // Ada is in the room already, and Ben has closed the page for now.
    const [ada, ben] = [await comesIn(path, 'Ada'), await comesIn(path, 'Ben')]
    for (const one of [ada, ben]) await one.page.getByText(/^(Gleich|Los) geht es/).waitFor()
    const expiry = (one: Page) =>
      one.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('prozess-workshop seat')).map(([, seat]) => JSON.parse(seat).expiresAt.slice(0, 10))",
      )
    await ben.page.goto('about:blank')
    const cem = await comesIn(await inviteAs(page, 'Co-Moderation'), 'Cem')
    await cem.page.getByRole('button', { name: /^Beginnen: / }).waitFor()
    await page.getByRole('button', { name: 'Titel oder Termin ändern' }).click()
    const dialog = page.getByRole('dialog', { name: 'Titel oder Termin ändern' })
    await dialog.getByLabel('Titel').fill('')
    await dialog.getByRole('button', { name: 'Speichern' }).click()
    await dialog.getByText('Bitte geben Sie einen Titel an.').waitFor()
    await dialog.getByLabel('Titel').fill('Rechnungen, zweiter Anlauf')
    await dialog.getByLabel('Tag').fill('2027-02-03')
    await dialog.getByLabel('Beginn').fill('13:30')
    await dialog.getByLabel('Ort (freiwillig)').fill('Ratssaal')
    await settle(page)
    await expectAccessible(page)
    await screenshot(page, 'workshop-date-dialog')
    await page.setViewportSize({ width: 360, height: 740 })
    await look(page, 'workshop-date-dialog-360')
    await dialog.getByRole('button', { name: 'Speichern' }).click()
    await page.getByRole('heading', { level: 1, name: 'Rechnungen, zweiter Anlauf' }).waitFor()
    await page.getByText(/Mi\., 3\. Februar 2027 · 13:30 bis 16:30.* · Ratssaal/).waitFor()
    await look(page, 'workshop-moved-360')
    const news = 'Der Termin hat sich geändert'
    await ada.page.getByRole('alert').getByText(news).waitFor()
    await ada.page
      .getByText(/^Neu: Mi\., 3\. Februar 2027 · 13:30 bis 16:30.* · Ratssaal$/)
      .waitFor()
    await look(ada.page, 'workshop-seat-moved-360-dark')
    await cem.page.getByRole('alert').getByText(news).waitFor()
    await look(cem.page, 'workshop-leading-moved-360-dark')
    const [calendar] = await Promise.all([
      ada.page.waitForEvent('download'),
      ada.page.getByRole('button', { name: 'Termin für den Kalender' }).click(),
    ])
    expect(calendar.suggestedFilename()).toBe('werkstatt.ics')
    await ben.page.goto(path)
    await ben.page.getByRole('alert').getByText(news).waitFor()
    expect(await ben.page.getByLabel('Wie möchten Sie hier heißen?').count()).toBe(0)
    await expect.poll(() => expiry(ben.page)).toEqual(['2027-02-10'])
    await ben.page.getByRole('button', { name: 'Gesehen' }).click()
    await ben.page.getByText(news).waitFor({ state: 'detached' })
    await ben.page.reload()
    await ben.page.getByText(/^(Gleich|Los) geht es/).waitFor()
    await ben.page.getByText(/^Mi\., 3\. Februar 2027 · 13:30 bis 16:30.* · Ratssaal$/).waitFor()
    expect(await ben.page.getByText(news).count()).toBe(0)
    for (const one of [ada, ben, cem]) await one.phone.close()
    const guest = await newContext({ theme: 'dark', width: 360, height: 740, hasTouch: true })
    const { page: phone } = await openPage(guest)
    await phone.goto(path)
    await phone.getByRole('heading', { level: 1, name: 'Rechnungen, zweiter Anlauf' }).waitFor()
    await phone.getByText(/Mi\., 3\. Februar 2027 · 13:30 bis 16:30.* · Ratssaal/).waitFor()
    const download = phone.waitForEvent('download')
    await phone.getByRole('link', { name: 'Termin für den Kalender' }).click()
    expect((await download).suggestedFilename()).toBe('werkstatt.ics')
    await look(phone, 'workshop-join-moved-360-dark')
    expect(complaints).toEqual([])
    await guest.close()
    await context.close()
  }, 120_000)

  it('begins the target with what the family goes by', async () => {
    const { context, page, family } = await planned('Gemeinsamen Ablauf finden')
    const members = await (await page.request.get(`/api/families/${family.id}/members`)).json()
    const shared = family.members.filter(({ visibility }) => visibility === 'alliance')
    const before = members.referenceId
    const mark = (processId: string | null) =>
      page.request.put(`/api/families/${family.id}/reference`, { data: { processId } })
    const way = shared.find(({ id }) => id === before) ?? shared[0]
    if (before === null) expect((await mark(way?.id ?? '')).status()).toBe(200)
    // What was marked meanwhile, the page has not heard of.
    await page.reload()
    await page.getByRole('link', { name: 'Moderieren' }).click()
    await page
      .locator('.lead-agenda li', { hasText: 'Ziel modellieren' })
      .getByRole('button')
      .click()
    const label = `Gemeinsamer Ablauf der Familie (${way?.organisation.shortName}: ${way?.name})`
    await page.getByLabel('Womit beginnen?').selectOption({ label })
    await look(page, 'workshop-target-common-way')
    await page.getByRole('button', { name: 'Gemeinsamen Ablauf beginnen' }).click()
    await page.locator('.room-editor .step-row__input').first().waitFor()
    if (before === null) expect((await mark(null)).status()).toBe(200)
    await context.close()
  }, 120_000)

  it('lets a guest lead beside the Moderation and take over, and others write down or only see', async () => {
    const { context, page } = await planned('Gemeinsamen Ablauf finden')
    const leading = await comesIn(await inviteAs(page, 'Co-Moderation'), 'Kim')
    await leading.page.getByRole('button', { name: 'Beginnen: Fassungen ansehen' }).waitFor()
    const seeing = await comesIn(await inviteAs(page, 'Zuhören'), 'Uli')
    await seeing.page.getByText(/^(Gleich|Los) geht es/).waitFor()
    const writing = await comesIn(await inviteAs(page, 'Protokoll'), 'Toni')
    await writing.page.getByText(/^(Gleich|Los) geht es/).waitFor()
    await page.getByRole('link', { name: 'Moderieren' }).click()
    await page.getByText('4 Personen im Raum').waitFor()

    await leading.page.getByRole('button', { name: 'Moderation übernehmen' }).click()
    await settle(leading.page)
    await expectAccessible(leading.page)
    await leading.page
      .getByRole('dialog')
      .getByRole('button', { name: 'Übernehmen', exact: true })
      .click()
    await leading.page.getByRole('button', { name: 'Werkstatt abschließen' }).waitFor()
    await page.getByRole('button', { name: 'Moderation übernehmen' }).waitFor()
    expect(await page.getByRole('button', { name: 'Werkstatt abschließen' }).count()).toBe(0)
    await look(leading.page, 'workshop-co-moderation-360-dark')

    // From a phone the room is led on; whoever keeps the minutes writes, whoever observes sees.
    await leading.page
      .getByRole('button', { name: 'Hierhin wechseln: Was empfehlen wir allen' })
      .click()
    const heading = { name: /^Was empfehlen wir allen/ }
    for (const one of [page, seeing.page, writing.page]) {
      await one.getByRole('heading', heading).waitFor()
    }
    await writing.page.getByLabel('Was empfehlen Sie?').fill('Alle rufen vorher an.')
    await writing.page.getByRole('button', { name: 'Festhalten' }).click()
    await seeing.page.getByText('Alle rufen vorher an.').first().waitFor()
    for (const name of ['Festhalten', 'In den Themenspeicher']) {
      expect(await seeing.page.getByRole('button', { name }).count()).toBe(0)
    }
    expect(await writing.page.getByRole('button', { name: /^Hierhin wechseln/ }).count()).toBe(0)

    // Without an account nobody writes in the target; whoever keeps the minutes proposes steps beside it.
    await leading.page.getByRole('button', { name: 'Weiter: Ziel modellieren' }).click()
    await writing.page
      .getByLabel('Welcher Schritt fehlt, oder soll anders sein?')
      .fill('Rückruf anbieten')
    await writing.page.getByRole('button', { name: 'Vorschlagen' }).click()
    for (const one of [page, leading.page, seeing.page]) {
      await one
        .getByRole('region', { name: 'Vorgeschlagene Schritte' })
        .getByText('Rückruf anbieten')
        .waitFor()
    }
    expect(await seeing.page.getByRole('button', { name: /^Steht im Ablauf/ }).count()).toBe(0)
    await look(writing.page, 'workshop-proposed-step-360-dark')
    await look(page, 'workshop-proposed-step-leading')
    await page.getByRole('button', { name: 'Steht im Ablauf: Rückruf anbieten' }).click()
    await writing.page
      .getByRole('region', { name: 'Vorgeschlagene Schritte' })
      .waitFor({ state: 'detached' })
    for (const { phone } of [leading, seeing, writing]) await phone.close()
    await context.close()
  }, 120_000)

  it('asks the houses to look at their variants, and shows how each stands', async () => {
    const { context, page, family } = await planned('Fassungen kennenlernen')
    await page.getByRole('button', { name: 'Um Prüfung bitten' }).click()
    const dialog = page.getByRole('dialog', { name: 'Um Prüfung bitten' })
    const boxes = dialog.getByRole('checkbox')
    await boxes.first().waitFor()
    await settle(page)
    await expectAccessible(page)
    const count = await boxes.count()
    expect(count).toBe(family.members.filter(({ visibility }) => visibility === 'alliance').length)
    await dialog.getByRole('button', { name: 'Bitten', exact: true }).click()
    await page.getByText(`0 von ${count} haben geprüft.`).waitFor()
    const section = page.getByRole('region', { name: 'Vor der Werkstatt' })
    expect(await section.getByText(/^offen bis/).count()).toBe(count)
    // The planner's own house answers for its own variant.
    const answers = section.getByLabel('Was hat sich geändert? (freiwillig)')
    expect(await answers.count()).toBe(1)
    await answers.fill('Ein Schritt weniger')
    await look(page, 'workshop-homework')
    await page.setViewportSize({ width: 360, height: 740 })
    await look(page, 'workshop-homework-360')
    await answers.press('Enter')
    await section.getByText('Geändert: Ein Schritt weniger').waitFor()
    await page.getByText(`1 von ${count} haben geprüft.`).waitFor()
    await section
      .getByRole('button', { name: /^Nicht mehr darum bitten/ })
      .first()
      .click()
    await page.getByText(`1 von ${count - 1} haben geprüft.`).waitFor()
    await context.close()
  }, 120_000)
})
