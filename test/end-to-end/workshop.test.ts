// A workshop in the pages: planned from a family in two presses, joined by two phones without accounts, one of them
// without network for a while, led to its end, and its result.

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { asModeller } from './begin-draft.ts'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  hasBrowser,
  newContext,
  openPage,
  screenshot,
  settle,
  settledFamilies,
  withBrowser,
} from './browser.ts'

withBrowser()

const join = async (page: Page, path: string, name: string, organisation: string) => {
  await page.goto(path)
  await page.getByRole('heading', { name: 'So geht es hier zu' }).waitFor()
  await page.getByLabel('Wie möchten Sie hier heißen?').fill(name)
  await page.getByLabel('Für welche Verwaltung sprechen Sie?').selectOption({ index: 1 })
  expect(organisation).not.toBe('')
  await page.getByRole('button', { name: 'Mitmachen' }).click()
  await page.getByText('Gleich geht es los').waitFor()
}

const writeCard = async (page: Page, text: string) => {
  await page.getByRole('textbox', { name: 'Ihre Karte' }).fill(text)
  await page.getByRole('button', { name: 'Karte abgeben' }).click()
  await page.getByRole('region', { name: 'Ihre Karten' }).getByText(text).waitFor()
}

const stored = (page: Page) =>
  page.evaluate(
    "Object.keys(localStorage).filter((key) => key.startsWith('prozess-workshop')).length",
  )

const look = async (page: Page, name: string) => {
  await settle(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await screenshot(page, name, true)
}

describe.skipIf(!hasBrowser)('a workshop', () => {
  it('is planned from a family in two presses and held with phones, one without network for a while', async () => {
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
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Planen', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: family.name }).waitFor()
    await page.locator('.agenda > li').nth(6).waitFor()
    await page.getByText('09:00 Uhr, 30 Minuten').waitFor()
    await page.getByRole('button', { name: 'Einladen' }).click()
    const inviting = page.getByRole('dialog', { name: 'Einladen' })
    await inviting.getByLabel('Für wen? (nur für Sie)').fill('Alle')
    await inviting.getByRole('button', { name: 'Link erstellen' }).click()
    const link = await inviting.getByLabel('Link zum Weitergeben').inputValue()
    const picture = inviting.getByRole('img', { name: 'QR-Code, der zur Werkstatt führt' })
    await picture.waitFor()
    expect(
      await picture.evaluate(
        (image) => (image as unknown as { naturalWidth: number }).naturalWidth,
      ),
    ).toBeGreaterThan(0)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      inviting.getByRole('link', { name: 'Termin für den Kalender' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('werkstatt.ics')
    await settle(page)
    await expectAccessible(page)
    await screenshot(page, 'workshop-invited')
    await inviting.getByRole('button', { name: 'Schließen' }).last().click()
    await page.getByText('Alle · Teilnahme').waitFor()
    await look(page, 'workshop-planned')

    // Whoever has no camera types the code; the other comes by the link.
    const path = new URL(link).pathname
    const phone = await newContext({ theme: 'dark', width: 360, height: 740, hasTouch: true })
    const { page: ada, complaints: adaComplaints } = await openPage(phone)
    await ada.goto('/werkstatt')
    await ada.getByLabel('Code').fill(path.split('/').pop() ?? '')
    await ada.getByRole('button', { name: 'Weiter' }).click()
    await ada.getByRole('heading', { name: 'So geht es hier zu' }).waitFor()
    await look(ada, 'workshop-join-360-dark')
    await join(ada, path, 'Ada', 'eine')
    const other = await newContext({ width: 390, height: 780, hasTouch: true })
    const { page: ben, complaints: benComplaints } = await openPage(other)
    await join(ben, path, 'Ben', 'eine')

    await page.getByRole('link', { name: 'Moderieren' }).click()
    await page.getByText('3 Personen im Raum').waitFor()
    const wallContext = await context.newPage()
    await wallContext.setViewportSize({ width: 1920, height: 1080 })
    const wall = wallContext
    await wall.goto(`${page.url().replace(/\/moderation$/, '')}/beamer`)
    await wall.getByRole('heading', { level: 1, name: 'Gleich geht es los' }).waitFor()

    await page.getByRole('button', { name: 'Beginnen: Fassungen ansehen' }).click()
    await ada.getByRole('heading', { name: 'Was haben wir gemeinsam, was nicht?' }).waitFor()
    await ada.getByText('Die Runde ist beim Überblick.').waitFor()
    await wall.getByRole('heading', { name: 'Was haben wir gemeinsam, was nicht?' }).waitFor()

    // All look where the Moderation points; one looks elsewhere for a while and comes back.
    await page.getByRole('button', { name: 'Nächster Schritt' }).click()
    await page.getByRole('button', { name: 'Nächster Schritt' }).click()
    await ben.getByText(/^Die Runde ist bei Schritt 2 von/).waitFor()
    await wall.locator('tr[aria-current]').getByText(/^2\. /).waitFor()
    await look(wall, 'workshop-wall-walk-1920')
    await look(ada, 'workshop-walk-360-dark')
    await look(page, 'workshop-leading-walk')
    await ben.getByRole('button', { name: 'Nächster Schritt' }).click()
    await ben.getByText('Sie sehen gerade etwas anderes als die Runde.').waitFor()
    const rowOf = (one: Page) =>
      one.locator('#walk-row').evaluate((heading) => heading.textContent ?? '')
    expect(await rowOf(ben)).not.toBe(await rowOf(ada))
    await page.getByRole('button', { name: 'Nächster Schritt' }).click()
    await ada.getByText(/^Die Runde ist bei Schritt 3 von/).waitFor()
    await page.getByRole('button', { name: 'Nächster Schritt' }).click()
    await ben.getByText(/^Die Runde ist bei Schritt 4 von/).waitFor()
    await look(ben, 'workshop-walk-elsewhere-390')
    await ben.getByRole('button', { name: 'Wieder folgen' }).click()
    await ben
      .getByText('Sie sehen gerade etwas anderes als die Runde.')
      .waitFor({ state: 'detached' })
    const fourth = await rowOf(ada)
    expect(await rowOf(ben)).toBe(fourth)

    // Cards, face down; one phone loses the network and goes on writing.
    await page.getByRole('button', { name: 'Weiter: Sammeln' }).click()
    await page.getByRole('button', { name: 'Zeit stellen: 20 Min.' }).click()
    await ada
      .getByRole('timer')
      .getByText(/^Noch (20:00|19:5\d)$/)
      .waitFor()
    await writeCard(ada, 'Anruf statt Brief')
    // It is about the row at which all look.
    await ada.getByRole('region', { name: 'Ihre Karten' }).getByText(fourth).waitFor()
    await ada.getByText('wird noch gesendet').waitFor({ state: 'detached' })
    await ben.getByText('Von anderen liegt eine Karte verdeckt.').waitFor()
    expect(await ben.getByText('Anruf statt Brief').count()).toBe(0)
    await other.setOffline(true)
    await ben.getByText(/^Gerade kein Netz/).waitFor()
    await writeCard(ben, 'Formular kürzen')
    await writeCard(ben, 'Ein Ansprechpartner')
    await ben.getByText('2 Sachen warten aufs Senden.').waitFor()
    await look(ben, 'workshop-offline-390')
    await look(ada, 'workshop-collect-360-dark')
    await page.getByText('1 Karte liegt verdeckt').waitFor()
    await page.getByText('Karte von Papier eintragen').click()
    await page.getByLabel('Was steht auf der Karte?').fill('Weniger Unterschriften')
    await page.getByRole('button', { name: 'Karte abgeben' }).click()
    await page.getByText('2 Karten liegen verdeckt').waitFor()
    expect(await page.getByText('Anruf statt Brief').count()).toBe(0)
    await other.setOffline(false)
    await page.getByText('4 Karten liegen verdeckt').waitFor({ timeout: 20_000 })
    await ben.getByText('2 Sachen warten aufs Senden.').waitFor({ state: 'detached' })
    await wall.getByText('4 Karten liegen verdeckt').waitFor()
    await look(page, 'workshop-leading-collect')
    await page.getByRole('button', { name: 'Um Aufmerksamkeit bitten' }).click()
    await ada.getByRole('alert').getByText('Bitte nach vorne schauen').waitFor()
    await look(ada, 'workshop-attention-360-dark')
    await ada.getByRole('button', { name: 'Gesehen' }).click()
    await page.getByRole('button', { name: 'Karten aufdecken' }).click()
    await ada.getByRole('region', { name: 'Alle Karten' }).getByText('Formular kürzen').waitFor()

    // Sorted: two into a group, two that say the same.
    await page.getByRole('button', { name: 'Weiter: Ordnen' }).click()
    await page.getByLabel('Auswählen: Formular kürzen').check()
    await page.getByLabel('Auswählen: Weniger Unterschriften').check()
    await page.getByLabel('Name der Gruppe').fill('Weniger Papier')
    await page.getByRole('button', { name: 'In diese Gruppe' }).click()
    await page
      .getByRole('region', { name: 'Weniger Papier' })
      .getByText('Formular kürzen', { exact: true })
      .waitFor()
    await page.getByLabel('Auswählen: Anruf statt Brief').check()
    await page.getByLabel('Auswählen: Ein Ansprechpartner').check()
    await page.getByRole('button', { name: 'Sagen dasselbe' }).click()
    await page.getByText('sagt dasselbe wie 1 weitere').waitFor()
    await look(page, 'workshop-leading-sort')
    await wall.getByRole('region', { name: 'Weniger Papier' }).waitFor()
    await settle(wall)
    await expectAccessible(wall)
    await screenshot(wall, 'workshop-wall-cards-1920')

    // Dots in secret; paper counts alike.
    await page.getByRole('button', { name: 'Weiter: Punkte vergeben' }).click()
    for (const one of [ada, ben]) {
      await one.getByRole('button', { name: 'Ein Punkt mehr: Formular kürzen' }).click()
      await one.getByRole('button', { name: 'Ein Punkt mehr: Anruf statt Brief' }).click()
      await one.getByText('Noch 1 Punkt').waitFor()
    }
    await look(ada, 'workshop-vote-360-dark')
    await ada.getByRole('button', { name: 'Punkte abgeben' }).click()
    await ada.getByText(/^Ihre Punkte sind abgegeben/).waitFor()
    await ben.getByRole('button', { name: 'Punkte abgeben' }).click()
    await page.getByText('2 Stimmen sind da').waitFor()
    // A phone loaded anew is the same voice, and knows what it said.
    await ada.reload()
    await ada.getByText(/^Ihre Punkte sind abgegeben/).waitFor()
    await page.locator('summary', { hasText: 'Stimmzettel eintragen' }).click()
    await page.getByRole('button', { name: 'Ein Punkt mehr: Formular kürzen' }).click()
    await page.getByRole('button', { name: 'Stimmzettel eintragen' }).click()
    await page.getByText('3 Stimmen sind da').waitFor()
    await look(page, 'workshop-leading-vote')
    await page.getByRole('button', { name: 'Auszählen' }).click()
    await ada.getByText(/Ausgezählt: 3 Stimmen, davon 1 von Papier/).waitFor()
    // Two phones are fewer than the minimum group: what they said stays theirs.
    await ada.getByText(/weniger als 5 Stimmen/).waitFor()

    // What is recommended, by whom it is done, and what is kept for later.
    await page.getByRole('button', { name: 'Weiter: Empfehlen' }).click()
    const step = await page.getByLabel('Bei welchem Schritt?').evaluate((choice) => {
      const { selectedOptions } = choice as unknown as { selectedOptions: { text: string }[] }
      return selectedOptions[0]?.text ?? ''
    })
    await page.getByLabel('Was empfehlen Sie?').fill('Alle rufen an, bevor sie schreiben.')
    await page.getByRole('button', { name: 'Festhalten' }).click()
    await ada.getByText('Alle rufen an, bevor sie schreiben.').first().waitFor()
    await wall.getByText('Alle rufen an, bevor sie schreiben.').waitFor()
    await look(page, 'workshop-leading-recommend')
    await ben.locator('summary', { hasText: 'Themenspeicher' }).click()
    await ben.getByLabel('Was sollen wir nicht vergessen?').fill('Datenschutz klären')
    await ben.getByRole('button', { name: 'In den Themenspeicher' }).click()
    await page.getByRole('button', { name: 'Hierhin wechseln: Wer tut was bis wann?' }).click()
    await page.getByLabel('Was ist zu tun?').fill('Telefonliste anlegen')
    await page.getByLabel('Welche Stelle?').fill('Bürgerbüro')
    await page.getByLabel('Bis wann?', { exact: true }).fill('2027-03-01')
    await page.getByLabel('Was wird dadurch besser?').fill('Weniger Rückfragen')
    await page.getByRole('button', { name: 'Festhalten' }).click()
    await ada.getByText('Telefonliste anlegen').first().waitFor()
    await look(ada, 'workshop-agreed-360-dark')

    await page.getByRole('button', { name: 'Erledigen: Datenschutz klären' }).waitFor()
    expect(await stored(ben)).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Werkstatt abschließen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Abschließen' }).click()
    for (const one of [ada, ben]) {
      await one.getByRole('heading', { name: 'Diese Werkstatt ist abgeschlossen' }).waitFor()
      expect(await stored(one)).toBe(0)
    }
    await look(ada, 'workshop-over-360-dark')
    await wall.getByRole('heading', { name: 'Danke, das war die Werkstatt' }).waitFor()
    await page.getByRole('link', { name: 'Ergebnis ansehen' }).click()
    const result = page.getByRole('region', { name: 'Ergebnis' })
    await result.getByText('Telefonliste anlegen').waitFor()
    // The step that the recommendation is about, by its name.
    await result
      .getByRole('region', { name: 'Empfehlungen' })
      .getByText(step, { exact: true })
      .waitFor()
    await result.getByText('Formular kürzen').waitFor()
    expect(await page.getByText('Ada').count()).toBe(0)
    await look(page, 'workshop-result')
    await page.getByRole('link', { name: 'Werkstätten' }).click()
    await page.getByRole('heading', { level: 2, name: 'Abgeschlossene' }).waitFor()
    for (const one of [complaints, adaComplaints]) expect(one).toEqual([])
    // Offline the browser says of each try that it failed.
    expect(benComplaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
    await phone.close()
    await other.close()
    await context.close()
  }, 300_000)
})
