// The whole work with the keyboard alone: setting up an alliance, uploading, sharing, the settings, and from
// a family to a step in its drawing. Nothing is clicked or filled in by other means. At each stop the focus
// can be seen, after each action it is somewhere sensible, and every dialog gives it back.

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  findPerson,
  hasBrowser,
  newContext,
  openPage,
  settle,
  settledFamilies,
  signIn,
  withBrowser,
} from './browser.ts'
import { type Keys, keysOf } from './keys.ts'
import { type Program, startProgram } from './setup.ts'

withBrowser()

const examples = join(import.meta.dirname, '..', '..', 'examples')

describe.skipIf(!hasBrowser)('with the keyboard alone, in an alliance of our own,', () => {
  let empty: Program
  let context: BrowserContext
  let page: Page
  let keys: Keys
  let complaints: string[]
  beforeAll(async () => {
    empty = await startProgram({ PROZESS_SETUP: 'ask' })
    context = await newContext({ url: empty.url })
    ;({ page, complaints } = await openPage(context, empty.url))
    keys = keysOf(page)
  })
  afterAll(async () => {
    expect(complaints).toEqual([])
    await context?.close()
    await empty?.stop()
  })

  const said = (words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
  const dialog = () => page.getByRole('dialog')
  const isOpen = () => dialog().waitFor()
  const isClosed = () => dialog().waitFor({ state: 'detached' })

  it('one sets it up', async () => {
    await page.goto('/')
    await keys.arriveAt('Willkommen beim Prozessverbund')
    await keys.tabTo('Einrichten')
    await keys.press('Enter')
    await keys.arriveAt('Unseren Verbund einrichten')
    await keys.tabTo('Vorlage')
    await keys.choose('P')
    await keys.tabTo('Name des Verbunds')
    await keys.press('Enter')

    await keys.expectAt('Welche Verwaltungen gehören dazu?')
    await keys.tabTo('Verwaltung hinzufügen')
    await keys.press('Enter')
    await keys.expectAt('Name')
    await keys.press('Enter')
    // What is missing is where one is led, and it is read with the field.
    await expect.poll(() => page.locator('[aria-invalid]:focus').count()).toBe(1)
    const error = await page.locator(':focus').getAttribute('aria-describedby')
    expect(await page.locator(`[id="${error}"]`).textContent()).toMatch(/^Bitte/)
    await keys.type('Gemeinde zu viel')
    await keys.tabTo('Kurzname')
    await keys.type('zu viel')
    await keys.tabTo('zu viel entfernen')
    await keys.press('Enter')
    await keys.expectAt('Name')
    expect(await page.locator('.organisation-row').count()).toBe(6)
    await keys.press('Enter')

    await keys.expectAt('Wer koordiniert den Verbund?')
    await keys.tabTo('Ihr Name')
    await keys.type('Erika Beispiel')
    await keys.tabTo('E-Mail-Adresse')
    await keys.type('erika@kreis.example')
    await keys.tabTo('Kennwort')
    await keys.type('Ein kurzer Satz genügt')
    await keys.tabTo('Einrichtungscode')
    await keys.type(/Einrichtungscode: (\S+)/.exec(empty.said())?.[1] ?? '')
    await keys.press('Enter')

    await keys.arriveAt(/ist eingerichtet$/)
    await keys.tabTo('Zur Startseite')
    await keys.press('Enter')
    await keys.arriveAt('Guten Tag, Erika Beispiel')
  })

  it('one uploads an archive, says whose it is, and opens a result', async () => {
    await keys.tabTo('Modelle hochladen')
    await keys.press('Enter')
    await isOpen()
    await keys.press('Escape')
    await isClosed()
    await keys.expectAt('Modelle hochladen')
    await keys.press('Enter')
    await isOpen()

    const read = (name: string) => new Uint8Array(readFileSync(join(examples, name)))
    const zip = join(mkdtempSync(join(tmpdir(), 'prozess-keys-')), 'modelle.zip')
    writeFileSync(
      zip,
      zipSync({
        'Hattingen/hund.steps.txt': read('F1-H.steps.txt'),
        'Anderswo/hund.steps.txt': read('F1-W.steps.txt'),
        'Anderswo/kaputt.bpmn': new TextEncoder().encode('<definitions><process>'),
      }),
    )
    const chooser = page.waitForEvent('filechooser')
    await keys.tabTo('Dateien auswählen')
    await keys.press('Enter')
    await (await chooser).setFiles(zip)
    await keys.expectAt(/^3 Dateien gefunden/)
    await keys.tabTo(/^Ordner „Anderswo“/)
    await keys.choose('Stadt Wi')
    expect(await page.locator(':focus option:checked').textContent()).toBe('Stadt Witten')
    await keys.press('Home')
    await keys.tabTo(/^Alle im Verbund/)
    await keys.press('ArrowDown')
    await keys.expectAt(/^Nur die eigene Verwaltung/)
    await keys.tabTo('Übernehmen')
    await keys.press('Enter')
    await dialog()
      .getByText(/^Fertig: 2 übernommen, 1 nicht lesbar/)
      .waitFor()
    await keys.tabTo(/^Nur, was nicht/)
    await keys.press('Space')
    await dialog().getByRole('checkbox', { checked: true }).waitFor()
    await keys.press('Space')
    await dialog().getByRole('checkbox', { checked: false }).waitFor()
    await keys.tabTo(/Hund/)
    const name = await keys.nameAt()
    await keys.press('Enter')
    await page.waitForURL(/\/prozess\//)
    await isClosed()
    await keys.arriveAt(name ?? '')
  })

  it('one shares the process and single figures of it', async () => {
    await keys.tabTo('Im Verbund zeigen')
    await keys.press('Enter')
    await isOpen()
    await keys.press('Escape')
    await isClosed()
    await keys.expectAt('Im Verbund zeigen')
    await keys.press('Enter')
    await keys.tabTo(/^Nur /)
    await keys.press('ArrowDown')
    const parts = ['Bearbeitungszeiten', 'Fallzahlen', 'Namen der Stellen']
    const isShared = async () =>
      Promise.all(parts.map((part) => dialog().getByRole('checkbox', { name: part }).isChecked()))
    const atFirst = await isShared()
    for (const part of parts) {
      await keys.tabTo(part)
      await keys.press('Space')
    }
    await keys.tabTo('Speichern')
    await keys.press('Enter')
    await isClosed()
    await keys.expectAt('Sichtbarkeit')
    await said('Gespeichert').waitFor()
    await keys.press('Enter')
    await isOpen()
    expect(await isShared()).toEqual(atFirst.map((one) => !one))
    await keys.press('Escape')
    await isClosed()
  })

  it('one invites, takes back, and changes rights, administrations and competences', async () => {
    await keys.tabTo('Einstellungen')
    await keys.press('Enter')
    await keys.arriveAt('Einstellungen')
    await keys.tabTo('Jemanden einladen')
    await keys.press('Enter')
    await isOpen()
    await keys.tabTo(/^E-Mail-Adresse/)
    await keys.type('neu@kreis.example')
    await keys.tabTo('Modellieren')
    await keys.press('Space')
    await keys.tabTo('Link erstellen')
    await keys.press('Enter')
    await keys.expectAt(/^Einladungslink für/)
    await keys.press('Escape')
    await isClosed()
    await keys.expectAt('Jemanden einladen')

    await keys.tabTo('Rechte von Erika Beispiel ändern')
    await keys.press('Enter')
    await isOpen()
    await keys.tabTo('Freigeben')
    await keys.press('Space')
    await keys.press('Enter')
    await isClosed()
    await said('Gespeichert').waitFor()
    await keys.expectAt('Rechte von Erika Beispiel ändern')

    await keys.tabTo(/^Einladung für .* zurückziehen$/)
    await keys.press('Enter')
    await said('Die Einladung ist zurückgezogen').waitFor()
    await keys.expectAt(/./)

    await keys.tabTo('Menschen', 'Shift+Tab')
    await keys.press('ArrowRight')
    await keys.expectAt('Verwaltungen')
    await keys.tabTo('Verwaltung hinzufügen')
    await keys.press('Enter')
    await isOpen()
    await keys.tabTo('Speichern')
    await keys.press('Enter')
    await expect.poll(() => page.locator('[aria-invalid]:focus').count()).toBe(1)
    await keys.type('Gemeinde Neudorf')
    await keys.tabTo('Kurzname')
    await keys.type('Neudorf')
    await keys.press('Enter')
    await isClosed()
    await keys.expectAt('Verwaltung hinzufügen')
    await keys.tabTo('Gemeinde Neudorf ändern')
    await keys.press('Enter')
    await isOpen()
    await keys.press('Escape')
    await isClosed()
    await keys.expectAt('Gemeinde Neudorf ändern')

    await keys.tabTo('Verwaltungen', 'Shift+Tab')
    await keys.press('ArrowRight')
    await keys.expectAt('Aufgabenträgerschaft')
    await keys.tabTo('Name der Aufgabe')
    await keys.type('Bauaufsicht')
    await keys.press('Enter')
    await keys.expectAt(/^Bauaufsicht in /)
    await keys.choose('s')
    await said('„Bauaufsicht“ ist gespeichert.').waitFor()
    await keys.expectAt(/^Bauaufsicht in /)
  })
})

describe.skipIf(!hasBrowser)('with the keyboard alone, among the examples,', () => {
  it('one goes from a family to the comparison and to a step in its drawing', async () => {
    const context = await newContext()
    await signIn(context, (await findPerson((session) => session.can.coordinate)).person)
    const family = (await settledFamilies(context))[0]
    const { page, complaints } = await openPage(context)
    const keys = keysOf(page)
    await page.goto('/')
    await settle(page)
    await keys.tabTo('Familien')
    await keys.press('Enter')
    await keys.arriveAt('Prozessfamilien')
    await keys.tabTo(`Vergleichen: ${family?.name}`)
    await keys.press('Enter')
    await keys.arriveAt(family?.name ?? '')
    await keys.tabTo('Nur Unterschiede')
    await keys.press('Space')
    await keys.expectAt('Nur Unterschiede')
    await keys.tabTo(/^Im Vergleich zeigen/, 'Shift+Tab')
    await keys.press('Enter')
    await expect.poll(() => page.locator('[data-cell]:focus').count()).toBe(1)
    const cell = await page.locator(':focus').getAttribute('data-cell')
    for (const key of ['ArrowDown', 'ArrowRight', 'End', 'Home', 'ArrowUp', 'j', 'k'])
      await keys.press(key)
    await expect.poll(() => page.locator('[data-cell]:focus').count()).toBe(1)
    await keys.press('Enter')
    await page.getByRole('dialog').waitFor()
    const opened = await page.getByRole('dialog').getByRole('heading', { level: 2 }).textContent()
    expect([cell, opened]).not.toContain(null)
    await keys.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('[data-cell]:focus').count()).toBe(1)
    // To a cell with a step, whichever is next.
    while ((await page.locator('.cell--steps > :focus').count()) === 0) await keys.press('j')
    await keys.press('Enter')
    await keys.tabTo('In der Zeichnung zeigen')
    await keys.press('Enter')
    await page.waitForURL(/\/prozess\/.*step=/)
    await keys.arriveAt(/./)

    await page.locator('.drawing-view [data-key][tabindex]').first().waitFor()
    await keys.tabTo('Zeichnung des Ablaufs')
    const box = () => page.locator('.drawing-view__svg').getAttribute('viewBox')
    for (const key of ['+', 'ArrowRight', 'ArrowDown', '-', '1', '0']) {
      const before = await box()
      await keys.press(key)
      expect([key, await box()]).not.toEqual([key, before])
    }
    await keys.tabTo(/^Schritt 1:/)
    await keys.press('Enter')
    await page
      .getByRole('status')
      .filter({ hasText: /^Schritt 1 .* ist gewählt/ })
      .waitFor()
    await keys.expectAt(/^Schritt 1:/)
    await keys.tabTo('Nächster Schritt')
    await keys.press('Enter')
    await keys.expectAt('Nächster Schritt')
    await keys.tabTo('Auswahl aufheben')
    await keys.press('Enter')
    await expect.poll(() => page.locator('.drawing-view g:focus').count()).toBe(1)

    await keys.tabTo('Bild', 'Shift+Tab')
    await keys.press('ArrowRight')
    await keys.expectAt('Liste')
    const step = await page.locator('.step-list .link-button').nth(1).textContent()
    await keys.tabTo(step ?? '')
    await keys.press('Enter')
    await keys.tabTo('Auswahl aufheben')
    await keys.press('Enter')
    await keys.expectAt(step ?? '')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('one opens and leaves menus, and finds by Ctrl+K', async () => {
    const context = await newContext()
    await signIn(context, (await findPerson((session) => session.can.coordinate)).person)
    const { page, complaints } = await openPage(context)
    const keys = keysOf(page)
    await page.goto('/')
    await settle(page)
    await keys.press('Control+k')
    await keys.expectAt(/^Prozesse suchen/)
    await keys.type('Hundesteuer')
    await page
      .getByRole('option', { name: /^Hundesteuer anmelden/ })
      .first()
      .waitFor()
    await keys.press('ArrowDown')
    await keys.press('Enter')
    await page.waitForURL(/\/prozess\//)
    await keys.arriveAt(/./)
    await keys.tabTo('Herunterladen')
    await keys.press('Enter')
    await page.getByRole('menu').waitFor()
    await keys.expectAt(/./)
    await keys.press('Escape')
    await keys.expectAt('Herunterladen')

    await keys.tabTo(/^Mein Menü/, 'Shift+Tab')
    await keys.press('Enter')
    await page.getByRole('dialog').waitFor()
    await keys.tabTo('Kennwort ändern')
    await keys.press('Enter')
    await page.getByLabel('Bisheriges Kennwort').waitFor()
    await keys.tabTo('Bisheriges Kennwort')
    await keys.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await keys.expectAt(/^Mein Menü/)
    await keys.press('Enter')
    await keys.tabTo('Abmelden')
    await keys.press('Enter')
    await keys.arriveAt('Anmelden')
    expect(complaints).toEqual([])
    await context.close()
  })
})
