// The people of an alliance: setting one up, coming in by an invitation, looking after people and what is
// shared, and finding a process on a phone.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProcessSummary } from '#api'
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
  settledFamilies,
  signIn,
  withBrowser,
} from './browser.ts'
import { type Program, startProgram } from './setup.ts'

withBrowser()

describe.skipIf(!hasBrowser)('an alliance of our own', () => {
  let empty: Program
  beforeAll(async () => {
    empty = await startProgram({ PROZESS_SETUP: 'ask' })
  })
  afterAll(() => empty?.stop())

  it('is set up from a template, and an invited person comes in by the link', async () => {
    const context = await newContext({ url: empty.url })
    const { page, complaints } = await openPage(context, empty.url)
    await page.goto('/')
    await page.getByRole('button', { name: 'Einrichten', exact: true }).click()
    await page.getByLabel('Vorlage').selectOption({ label: 'Prozessmanagement@ERK' })
    expect(await page.getByLabel('Name des Verbunds').inputValue()).toBe('Prozessmanagement@ERK')
    await page.getByRole('button', { name: 'Weiter' }).click()
    await page.getByRole('heading', { name: 'Welche Verwaltungen gehören dazu?' }).waitFor()
    expect(await page.locator('.organisation-row').count()).toBe(6)
    await expectAccessible(page)
    await screenshot(page, 'setup-organisations')
    // What is wrong far above is where one is led.
    const name = page.getByLabel('Name', { exact: true }).first()
    const county = await name.inputValue()
    await name.fill('')
    await page.getByRole('button', { name: 'Weiter' }).click()
    await page.locator('.organisation-row').first().locator('[aria-invalid]:focus').waitFor()
    await name.fill(county)
    // The administration chosen to coordinate is taken out again: then the first one does.
    await page.getByRole('button', { name: 'Weiter' }).click()
    const owner = page.getByLabel('Verwaltung der Koordination')
    await owner.selectOption({ index: 5 })
    await page.getByRole('button', { name: 'Zurück', exact: true }).click()
    await page
      .getByRole('button', { name: /entfernen$/ })
      .last()
      .click()
    await page.getByRole('button', { name: 'Weiter' }).click()
    expect(await owner.locator('option:checked').textContent()).toBe(county)

    await page.getByLabel('Ihr Name').fill('Erika Beispiel')
    await page.getByLabel('E-Mail-Adresse').fill('erika@kreis.example')
    await page.getByLabel('Kennwort').fill('Ein kurzer Satz genügt')
    await page.getByLabel('Einrichtungscode').fill('falsch')
    await page.getByRole('button', { name: 'Verbund anlegen' }).click()
    await page.getByText('Der Einrichtungscode stimmt nicht').waitFor()
    await expectAccessible(page)
    const code = /Einrichtungscode: (\S+)/.exec(empty.said())?.[1] ?? ''
    await page.getByLabel('Einrichtungscode').fill(code)
    await page.getByRole('button', { name: 'Verbund anlegen' }).click()
    await page.getByRole('heading', { name: /ist eingerichtet$/ }).waitFor()
    await expectAccessible(page)
    await screenshot(page, 'setup-done')
    const links = page.locator('.copy-link input')
    expect(await links.count()).toBe(4)
    const link = await links.first().inputValue()
    await page.getByRole('link', { name: 'Zur Startseite' }).click()
    await page.getByRole('heading', { name: 'Guten Tag, Erika Beispiel' }).waitFor()

    const guest = await newContext({ url: empty.url })
    const { page: second, complaints: others } = await openPage(guest, empty.url)
    await second.goto(link)
    await second.getByLabel('Ihr Name').fill('Hanna Neu')
    await second.getByLabel('E-Mail-Adresse').fill('hanna@stadt.example')
    await second.getByLabel('Kennwort').fill('Noch ein kurzer Satz')
    await expectAccessible(second)
    await second.getByRole('button', { name: 'Konto anlegen und beginnen' }).click()
    await second.getByRole('heading', { name: 'Guten Tag, Hanna Neu' }).waitFor()
    await second.getByRole('button', { name: /^Mein Menü/ }).click()
    await second.getByText('Abmelden').click()
    await second.getByLabel('E-Mail-Adresse').fill('hanna@stadt.example')
    await second.getByLabel('Kennwort').fill('Noch ein kurzer Satz')
    await second.getByRole('button', { name: 'Anmelden', exact: true }).click()
    await second.getByRole('heading', { name: 'Guten Tag, Hanna Neu' }).waitFor()
    // A link is for one person.
    await second.goto(link)
    await second.getByText('Diese Einladung gilt nicht mehr').waitFor()
    expect([...complaints, ...others]).toEqual([])
    for (const one of [context, guest]) await one.close()
  })
})

describe.skipIf(!hasBrowser)('people of the examples', () => {
  it('lets a coordinator invite, change rights and the competences', async () => {
    const context = await newContext()
    await signIn(context, (await findPerson((session) => session.can.coordinate)).person)
    const { page, complaints } = await openPage(context)
    const dialog = page.getByRole('dialog')
    await page.goto('/einstellungen')
    await page.getByRole('button', { name: 'Jemanden einladen' }).click()
    await expectAccessible(page)
    await dialog.getByLabel('E-Mail-Adresse').fill('neu@ardenmark.example')
    await dialog.getByRole('button', { name: 'Link erstellen' }).click()
    await dialog.getByLabel(/^Einladungslink/).waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Schließen' }).last().click()
    const open = page.locator('.settings__invitation', { hasText: 'neu@ardenmark.example' })
    await open.getByRole('button', { name: /zurückziehen$/ }).click()
    await open.waitFor({ state: 'detached' })

    const row = page.getByRole('row', { name: /Dirk Tenhagen/ })
    const turnModelling = async () => {
      await row.getByRole('button').click()
      await dialog.getByRole('checkbox', { name: 'Modellieren' }).click()
      await dialog.getByRole('button', { name: 'Speichern' }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    await row.getByRole('button').click()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Abbrechen' }).click()
    await turnModelling()
    await row.getByText('Lesen, Modellieren').waitFor()
    await turnModelling()
    await row.getByText('Lesen', { exact: true }).waitFor()

    await page.getByRole('tab', { name: 'Aufgabenträgerschaft' }).click()
    const task = page.getByLabel('Kataster in Stadt Wittbach macht')
    const before = await task.inputValue()
    await task.selectOption({ label: 'keine Aufgabe hier' })
    await page.getByText('„Kataster“ ist gespeichert.').waitFor()
    await page.reload()
    await expect.poll(() => task.inputValue(), { timeout: 20_000 }).toBe('nobody')
    await task.selectOption(before)
    await page.getByText('„Kataster“ ist gespeichert.').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('lets a modeller correct facts, share minutes, withdraw and bring back', async () => {
    const { person, session } = await findPerson((one) =>
      one.memberships.some((membership) => membership.roles.includes('modeller')),
    )
    const context = await newContext()
    await signIn(context, person)
    const library = async () =>
      (await read<{ items: readonly ProcessSummary[] }>(context, '/api/processes?limit=200')).items
    // Others upload models here, too; those stay in the house and have another first button.
    const own = (await library()).find(
      (one) =>
        one.organisation.id === session.memberships[0]?.organisationId &&
        one.visibility === 'alliance',
    )
    const { page, complaints } = await openPage(context)
    const dialog = page.getByRole('dialog')
    await page.goto(`/prozess/${own?.id}?tab=profile`)
    await page.getByRole('button', { name: 'Steckbrief bearbeiten' }).click()
    await page.getByLabel('Fallzahl im Jahr').fill('viele')
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.getByText('Bitte geben Sie eine Zahl ein').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Fallzahl im Jahr').fill('1.234')
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.getByRole('definition').getByText('1.234', { exact: true }).waitFor()

    const turnMinutes = async () => {
      await page.getByRole('button', { name: 'Sichtbarkeit' }).click()
      const minutes = dialog.getByRole('checkbox', { name: 'Bearbeitungszeiten' })
      await minutes.click()
      const isShared = await minutes.isChecked()
      await expectAccessible(page)
      await dialog.getByRole('button', { name: 'Speichern' }).click()
      await dialog.waitFor({ state: 'detached' })
      return isShared
    }
    const isShared = await turnMinutes()
    expect(await turnMinutes()).toBe(!isShared)

    await page.getByRole('button', { name: 'Mehr', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Aus der Bibliothek nehmen' }).click()
    await page.waitForURL(/\/bibliothek/)
    expect((await library()).some((one) => one.id === own?.id)).toBe(false)
    await page.getByRole('button', { name: 'Rückgängig machen' }).click()
    await expect
      .poll(async () => (await library()).some((one) => one.id === own?.id), { timeout: 20_000 })
      .toBe(true)
    expect(complaints).toEqual([])

    await page.getByRole('button', { name: /^Mein Menü/ }).click()
    await page.getByText('Kennwort ändern').click()
    await dialog.getByLabel('Bisheriges Kennwort').fill('falsch')
    await dialog.getByLabel('Neues Kennwort').fill('Ein ganz neuer Satz')
    await dialog.getByRole('button', { name: 'Kennwort ändern' }).click()
    await dialog.getByText('Das bisherige Kennwort stimmt nicht').waitFor()
    await expectAccessible(page)
    await context.close()
  })

  it('lets a clerk find a process by a word of one step on a phone, and read it as a list', async () => {
    const { person } = await findPerson((session) => !session.can.coordinate)
    const context = await newContext({ width: 390, height: 780 })
    await signIn(context, person)
    const { page, complaints } = await openPage(context)
    await page.goto('/')
    await settle(page)
    // All at once, as a phone's keyboard or the clipboard puts it there.
    const search = page.getByRole('combobox', { name: /^Prozesse suchen/ })
    await search.fill('Hundemarke')
    const found = page.getByRole('option', { name: /^Hund/ }).first()
    await found.waitFor()
    await screenshot(page, 'search-phone')
    await found.click()
    await page.waitForURL(/\/prozess\//)
    await page.getByRole('radio', { name: 'Liste' }).click()
    await page
      .getByText(/Hundemarke/)
      .first()
      .waitFor()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)

    await page.goto('/bibliothek')
    await page.getByRole('searchbox').fill('Hundemarke')
    await page.getByRole('searchbox').press('Enter')
    await page.waitForURL(/q=Hundemarke/)
    await page.locator('.card a', { hasText: 'Hund' }).first().waitFor()
    await expectNoSidewaysScroll(page)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('shows the details of a cell in a dialog anybody can use', async () => {
    const context = await newContext()
    await signIn(context, (await findPerson((session) => session.can.coordinate)).person)
    const families = await settledFamilies(context)
    const { page, complaints } = await openPage(context)
    await page.goto(`/familien/${families[0]?.id}`)
    await settle(page)
    await page.locator('[data-cell-focus]').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    // The focus is back where the dialog was opened.
    await expect.poll(() => page.locator('[data-cell]:focus').count()).toBe(1)
    expect(complaints).toEqual([])
    await context.close()
  })
})
