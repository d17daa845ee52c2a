// Writing a process in a real browser, as people do who never modelled: by keyboard alone, with several at
// once, with the line cut.

import type { BrowserContext, Page } from 'playwright-core'
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
import { heard } from './heard.ts'

withBrowser()

const lineNames = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.step-row')
    .evaluateAll((rows) =>
      rows.map((row) =>
        (
          row.querySelector('input')?.value ??
          row.querySelector('.step-row__fixed')?.textContent ??
          ''
        ).trim(),
      ),
    )

/** Runs in the page: what a finger has to hit and is smaller than one, as words. */
const TOO_SMALL = `[...document.querySelectorAll(
  'main :is(button, input, select, textarea, summary)',
)].flatMap((one) => {
  const boxes = [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect())
  // Small buttons are pressed beyond their border.
  const beyond = Math.min(parseFloat(getComputedStyle(one, '::before').top) || 0, 0)
  const width = Math.max(...boxes.map((box) => box.width))
  const height = Math.max(...boxes.map((box) => box.height)) - 2 * beyond
  const isThere = one.checkVisibility() && width > 1 && height > 1
  const isSmall = isThere && (width < 43.5 || height < 43.5)
  return isSmall ? [one.className + ' ' + one.textContent + ' ' + width + 'x' + height] : []
})`

const fail = (): never => {
  throw new Error('it is not there')
}

/** Asked until it holds: a picture of the whole page changes the emulated pointer for a moment. */
const nothingIsTooSmall = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate<string[]>(TOO_SMALL)).toEqual([])

describe.skipIf(!hasBrowser)('writing a process', () => {
  let context: BrowserContext

  beforeAll(async () => {
    context = await asModeller()
  })
  afterAll(() => context?.close())

  it('records fifteen steps with a decision, a way back and two actors by keyboard alone', async () => {
    const { page, complaints } = await openPage(context)
    const draft = await beginDraft(page, 'Sondernutzung erlauben')
    await page.goto(`/entwurf/${draft}`)
    await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).focus()
    const keys = page.keyboard
    await keys.press('Enter')
    // What a screen reader is told at each place, and what it is told without going there.
    const devtools = await page.context().newCDPSession(page)
    const at = (role: string, name: string) =>
      expect.poll(() => heard(devtools)).toEqual({ role, name })
    const told = (words: string) => page.getByRole('status').filter({ hasText: words }).waitFor()
    await at('combobox', 'Neuer Schritt')
    const first = [
      'Antrag entgegennehmen',
      'Eingang vermerken',
      'Unterlagen prüfen',
      'Lage im Stadtplan ansehen',
    ]
    for (const step of first) {
      await keys.type(step)
      await keys.press('Enter')
    }
    // A decision from the line that is being written.
    await keys.press('Tab')
    await at('button', 'Entscheidung darunter')
    await keys.press('Enter')
    await at('combobox', 'Entscheidung 5, Frage')
    await keys.type('Unterlagen vollständig?')
    await keys.press('Tab')
    await at('combobox', 'Weg 5a, Antwort')
    await keys.press('ArrowDown')
    await keys.press('Tab')
    await at('combobox', 'Neuer Schritt auf dem Weg „nein“')
    await keys.type('Fehlendes nachfordern')
    await keys.press('Enter')
    await keys.type('Eingang überwachen')
    await keys.press('Enter')
    await keys.press('Escape')
    await at('combobox', 'Schritt 5b.2')
    await saved(page)
    // On behind the decision, above the end.
    await page.getByRole('button', { name: 'Schritt anfügen' }).focus()
    await keys.press('Enter')
    const rest = [
      'Gebühr berechnen',
      'Stellungnahme des Ordnungsamts einholen',
      'Stellungnahme auswerten',
      'Erlaubnis entwerfen',
      'Entwurf zeichnen',
      'Erlaubnis versenden',
      'Gebühr zum Soll stellen',
      'Fläche vor Ort ansehen',
      'Akte schließen',
    ]
    for (const step of rest) {
      await keys.type(step)
      await keys.press('Enter')
    }
    await keys.press('Escape')
    await saved(page)
    // A way back: from the drafted permission, by the menu of its line.
    const line = (name: string) => page.locator(`.step-row__input[value="${name}"]`)
    await line('Entwurf zeichnen').focus()
    await keys.press('Escape')
    await told('Liste verlassen. Der Tabulator führt jetzt weiter.')
    await keys.press('Tab')
    await at('button', 'Was Sie mit „Entwurf zeichnen“ tun können')
    await keys.press('Enter')
    await page.getByRole('menuitem', { name: 'Wiederholen ab …' }).focus()
    await keys.press('Enter')
    const dialog = page.getByRole('dialog', { name: /Ab welchem Schritt/ })
    await dialog.getByLabel('Zurück zu').selectOption({ label: '9 Erlaubnis entwerfen' })
    await dialog.getByRole('button', { name: 'Wiederholung einfügen' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    // Two who do it, by the sign behind the words.
    for (const [step, actor] of [
      ['Antrag entgegennehmen', 'Bürgerbüro'],
      ['Gebühr berechnen', 'Bauamt'],
    ] as const) {
      await line(step).focus()
      await keys.press('End')
      await keys.type(' @')
      await keys.type(actor)
      await keys.press('Enter')
      // One goes on at the line.
      await expect.poll(() => line(step).evaluate((row) => row.matches(':focus'))).toBe(true)
      await keys.press('Escape')
      const details = page.getByRole('complementary', { name: 'Angaben zum Schritt' })
      await details.getByRole('button', { name: 'Schließen', exact: true }).press('Enter')
    }
    // A step moved up and down again.
    await line('Eingang vermerken').focus()
    await keys.press('Alt+ArrowUp')
    await expect.poll(async () => (await lineNames(page))[1]).toBe('Eingang vermerken')
    await keys.press('Alt+ArrowDown')
    await saved(page)
    const names = await lineNames(page)
    expect(names.filter(Boolean)).toEqual([
      ...first,
      'Unterlagen vollständig?',
      'ja',
      'nein',
      'Fehlendes nachfordern',
      'Eingang überwachen',
      ...rest.slice(0, 5),
      'In Ordnung?',
      'ja',
      'nein',
      'Zurück zu 9 Erlaubnis entwerfen',
      ...rest.slice(5),
    ])
    await screenshot(page, 'editor-keyboard')
    await expectAccessible(page)
    expect(complaints).toEqual([])
  })

  it('suggests while one types, takes nothing by itself, and never holds the tabulator', async () => {
    const { page, complaints } = await openPage(context)
    const draft = await beginDraft(page, 'Sperrzeit verkürzen')
    await page.goto(`/entwurf/${draft}`)
    await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).click()
    const keys = page.keyboard
    const line = page.getByRole('combobox', { name: 'Neuer Schritt' })
    const options = page.getByRole('option')
    await keys.type('Antragsprüfung')
    await options.filter({ hasText: 'Antrag prüfen' }).waitFor()
    await page.getByRole('status').filter({ hasText: '2 Vorschläge.' }).waitFor()
    // Esc closes the list, and only the list; what was typed is what is written.
    await keys.press('Escape')
    await options.first().waitFor({ state: 'detached' })
    expect(await line.inputValue()).toBe('Antragsprüfung')
    await keys.press('Enter')
    // Taken by keyboard, the focus in the line all the time.
    await keys.type('Anrtag prüfen')
    await options.filter({ hasText: '„Antrag“ statt „Anrtag“' }).waitFor()
    await keys.press('ArrowDown')
    const marked = await line.getAttribute('aria-activedescendant')
    expect(await page.locator(`[id="${marked}"]`).textContent()).toMatch(/^Antrag prüfen/)
    await keys.press('Enter')
    expect(await line.inputValue()).toBe('Antrag prüfen')
    expect(await line.and(page.locator(':focus')).count()).toBe(1)
    await options.filter({ hasText: 'Schrittart: In der Sache prüfen' }).waitFor()
    await keys.press('ArrowDown')
    await keys.press('Enter')
    // Whoever does it: somebody new first, then known by the next line.
    await keys.type(' @Sperrzeitstelle')
    await keys.press('Enter')
    await saved(page)
    await keys.type('Bescheid erstellen @sperr')
    await options.filter({ hasText: 'Sperrzeitstelle' }).click()
    expect(await line.inputValue()).toBe('Bescheid erstellen')
    // The tabulator moves on with an open list as without one, and the line is written.
    await keys.press('End')
    await keys.type(' und Bescheidprüfung')
    await keys.press('Tab')
    await line.waitFor({ state: 'detached' })
    await saved(page)
    expect((await lineNames(page)).filter(Boolean)).toEqual([
      'Antragsprüfung',
      'Antrag prüfen',
      'Bescheid erstellen und Bescheidprüfung',
    ])
    const who = await page.locator('.step-row__who').allTextContents()
    expect(who.slice(1)).toEqual(['Sperrzeitstelle', 'Sperrzeitstelle'])
    // A system named once is suggested at the next step, behind the comma that was typed.
    const systems = page.getByLabel('IT-Verfahren')
    await page.locator('.step-row__who').nth(1).click()
    await systems.fill('Gewerberegister')
    await systems.press('Tab')
    await page.locator('.step-row__facts', { hasText: 'Gewerberegister' }).waitFor()
    await page.locator('.step-row__who').nth(2).click()
    await systems.fill('E-Akte, gew')
    await options.filter({ hasText: 'Gewerberegister' }).waitFor()
    await systems.press('ArrowDown')
    await systems.press('Enter')
    expect(await systems.inputValue()).toBe('E-Akte, Gewerberegister')
    await systems.press('Tab')
    await page.locator('.step-row__facts', { hasText: 'E-Akte · Gewerberegister' }).waitFor()
    // A line that is there is corrected as well.
    await page.locator('.step-row__input[value="Antragsprüfung"]').fill('Rechung buchen')
    await options.filter({ hasText: 'Rechnung buchen' }).click()
    await saved(page)
    expect(await lineNames(page)).toContain('Rechnung buchen')
    expect(complaints).toEqual([])
  })

  it('leads a way that is there back to an earlier step: typed, by the menu, by a press, on the drawing', async () => {
    const { page, complaints } = await openPage(context)
    const draft = await beginDraft(page, 'Wohngeld beantragen')
    await page.goto(`/entwurf/${draft}`)
    const keys = page.keyboard
    await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).focus()
    await keys.press('Enter')
    for (const step of ['Antrag annehmen', 'Unterlagen prüfen']) {
      await keys.type(step)
      await keys.press('Enter')
    }
    await keys.type('/')
    await keys.press('Enter')
    await keys.type('Vollständig?')
    await keys.press('Tab')
    await keys.press('ArrowDown')
    await keys.press('Tab')
    await keys.type('Fehlendes nachfordern')
    await keys.press('Enter')
    await saved(page)
    const way = page.locator('.step-row--loop .step-row__fixed')
    const written = (await lineNames(page)).filter(Boolean)
    // As one would say it; the goals to choose from stand below.
    await keys.type('zurück zu ')
    const goals = page.getByRole('option')
    await goals.filter({ hasText: 'Zurück zu 1 Antrag annehmen' }).waitFor()
    await keys.type('Unter')
    await expect.poll(() => goals.count()).toBe(1)
    await expectAccessible(page)
    await screenshot(page, 'editor-way-back')
    await keys.press('Enter')
    await way.filter({ hasText: 'Zurück zu 2 Unterlagen prüfen' }).waitFor()
    await page.getByText('Der Weg „nein“ führt jetzt zu „2 Unterlagen prüfen“.').waitFor()
    await saved(page)
    expect(await page.locator(':focus').inputValue()).toBe('nein')
    // It is one change: taken back at once.
    await keys.press('Control+z')
    await way.waitFor({ state: 'detached' })
    expect((await lineNames(page)).filter(Boolean)).toEqual(written)
    // By the menu of the way, outside of the list mode.
    await page.locator('.step-row__input[value="nein"]').focus()
    await keys.press('Escape')
    await keys.press('Tab')
    await keys.press('Enter')
    await page.getByRole('menuitem', { name: 'Zurück oder weiter zu …' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Wohin führt der Weg „3b nein“?' })
    await dialog.getByRole('button', { name: 'Dorthin führen' }).press('Enter')
    await way.filter({ hasText: 'Zurück zu 2' }).waitFor()
    // By mouse or finger, where it says so.
    await way.click()
    await dialog.getByLabel('Wohin?').selectOption({ label: '1 Antrag annehmen' })
    await expectAccessible(page)
    await screenshot(page, 'editor-way-dialog')
    await dialog.getByRole('button', { name: 'Dorthin führen' }).click()
    await way.filter({ hasText: 'Zurück zu 1 Antrag annehmen' }).waitFor()
    // What would never end is refused, and said why.
    await page.locator('.step-row__input[value="ja"]').focus()
    await keys.press('Enter')
    await keys.type('zurück zu 2')
    await keys.press('Enter')
    await page.getByText('Mindestens eine Antwort muss weiterführen.').waitFor()
    expect(await page.locator('.step-row--new input').inputValue()).toBe('zurück zu 2')
    await keys.press('Escape')
    await keys.press('Escape')
    // And on the drawing, from the question.
    await page.locator('.drawing-view__host g.pd-gateway').first().click()
    const form = page.getByRole('form', { name: 'Gewähltes im Bild' })
    await form.getByRole('button', { name: 'Zurück oder weiter zu …' }).click()
    const any = page.getByRole('dialog', { name: 'Wohin führt ein Weg?' })
    await any.getByLabel('Welcher Weg?').selectOption({ label: '3b nein' })
    await any.getByLabel('Wohin?').selectOption({ label: 'Weiter wie die anderen Antworten' })
    await any.getByRole('button', { name: 'Dorthin führen' }).click()
    await way.waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  it('takes back the last change by Ctrl + Z, wherever the hand is', async () => {
    const { page, complaints } = await openPage(context)
    const draft = await beginDraft(page, 'Bewohnerparken beantragen')
    await page.goto(`/entwurf/${draft}`)
    const keys = page.keyboard
    const names = async () => (await lineNames(page)).filter(Boolean)
    const goneFrom = (expected: readonly string[]) => expect.poll(names).toEqual(expected)
    await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).click()
    await keys.type('Antrag annehmen')
    await keys.press('Enter')
    await keys.type('Unterlagen prüfen')
    await keys.press('Enter')
    await keys.type('Bescheid schreiben')
    await keys.press('Enter')
    await saved(page)
    // In the next line, where nothing is written yet: the step before, and no name of another line.
    await keys.press('Control+z')
    await goneFrom(['Antrag annehmen', 'Unterlagen prüfen'])
    await keys.press('Control+Shift+z')
    await goneFrom(['Antrag annehmen', 'Unterlagen prüfen', 'Bescheid schreiben'])
    // What is being written in it is its own.
    await keys.type('Ausweis drucken')
    const line = page.locator('.step-row--new input')
    for (let presses = 0; (await line.inputValue()) !== '' && presses < 20; presses += 1)
      await keys.press('Control+z')
    await goneFrom(['Antrag annehmen', 'Unterlagen prüfen', 'Bescheid schreiben'])
    await keys.press('Escape')
    // In a line whose new words are not saved yet.
    await page.locator('.step-row__input[value="Unterlagen prüfen"]').focus()
    await keys.press('End')
    await keys.type(' und abheften')
    await keys.press('Control+z')
    await goneFrom(['Antrag annehmen', 'Unterlagen prüfen', 'Bescheid schreiben'])
    // On a button, and in a field of the form in which nothing was typed.
    await page.getByRole('radio', { name: 'Beides' }).focus()
    await keys.press('Control+z')
    await goneFrom(['Antrag annehmen', 'Unterlagen prüfen'])
    await page.locator('.step-row__who').first().click()
    await page.getByLabel('Anmerkung').focus()
    await keys.press('Control+z')
    await goneFrom(['Antrag annehmen'])
    await page.getByLabel('Anmerkung').focus()
    await keys.type('eilig')
    const note = page.getByLabel('Anmerkung')
    for (let presses = 0; (await note.inputValue()) !== '' && presses < 20; presses += 1)
      await keys.press('Control+z')
    expect(await note.inputValue()).toBe('')
    await goneFrom(['Antrag annehmen'])
    expect(complaints).toEqual([])
  })

  it('keeps what stands beside the list at the line one is at, and presses where one presses', async () => {
    const { page, complaints } = await openPage(context)
    const known = { trigger: 'Abmeldung kommt an', result: 'Gewerbe ist abgemeldet' }
    const draft = await beginDraft(page, 'Gewerbe abmelden', 'asIs', known)
    // What was said when it was recorded is not asked again.
    await page.goto(`/entwurf/${draft}?view=interview`)
    await page.getByRole('form', { name: 'Was wird zuerst getan?' }).waitFor()
    await page.goto(`/entwurf/${draft}`)
    const keys = page.keyboard
    const form = page.getByRole('complementary', { name: 'Angaben zum Schritt' })
    // Whose names are offered stands in front of all else.
    const about = (words: string) =>
      page.locator('aside.step-details h2', { hasText: words }).waitFor()
    await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).click()
    const long = 'Fehlende Unterlagen anfordern'
    for (const step of ['Abmeldung annehmen @Bürgerbüro', `${long} @Sachgebiet Gewerbewesen`]) {
      await keys.type(step)
      await keys.press('Enter')
    }
    await keys.press('Escape')
    await saved(page)
    expect(await lineNames(page)).toEqual([known.trigger, 'Abmeldung annehmen', long, known.result])
    // Saving the minutes makes the first line higher: the second moves away under the pointer.
    await page.locator('.step-row__who').first().click()
    await about('Abmeldung annehmen')
    await page.getByLabel('Minuten Arbeit (üblich)').fill('5')
    await page.locator('.step-row__who').nth(1).click()
    await about(long)
    await page.locator('.step-row__facts', { hasText: '5 Minuten' }).waitFor()
    // What is handed over is said at the step, and stands below it.
    await page.getByLabel('Übergabe an eine andere Verwaltung').fill('Antrag an den Kreis')
    await keys.press('Tab')
    await page.locator('.step-row--handover', { hasText: 'Antrag an den Kreis' }).waitFor()
    // Another line is chosen in the list: one stays there, and beside it stands what is said of it.
    const first = page.locator('.step-row__input[value="Abmeldung annehmen"]')
    await first.click()
    await about('Abmeldung annehmen')
    expect(await first.evaluate((field) => field.matches(':focus'))).toBe(true)
    await keys.press('ArrowDown')
    await about(long)
    // It closes by its button and by Escape, and one goes on at the line.
    const rowOf = (words: string) => page.locator(`.step-row__input[value="${words}"]`)
    const isAt = (words: string) =>
      expect.poll(() => rowOf(words).evaluate((field) => field.matches(':focus'))).toBe(true)
    await form.getByRole('button', { name: 'Schließen' }).click()
    await isAt(long)
    expect(await form.count()).toBe(0)
    await page.locator('.step-row__who').nth(1).click()
    await page.getByRole('combobox', { name: 'Wer?' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Escape')
    await page.getByLabel('Anmerkung').focus()
    await page.keyboard.press('Escape')
    await isAt(long)
    expect(await form.count()).toBe(0)
    // Who does it is said from the line by @, and there one goes on.
    await keys.press('End')
    await keys.type(' @')
    await page.getByRole('combobox', { name: 'Wer?' }).and(page.locator(':focus')).waitFor()
    await keys.press('Control+a')
    await keys.type('Ordnungsamt')
    await keys.press('Enter')
    await page.locator('.step-row__who', { hasText: 'Ordnungsamt' }).waitFor()
    await isAt(long)
    // Nobody's words are cut off by whoever does it.
    const cut = await page
      .locator('.step-row__input')
      .evaluateAll((all) =>
        all
          .filter((one) => one.scrollWidth > one.clientWidth)
          .map((one) => one.getAttribute('value')),
      )
    expect(cut).toEqual([])
    await screenshot(page, 'editor-beside')
    // Above the end, too, one goes back to an earlier step: it is asked first.
    const another = () => page.getByRole('button', { name: 'Schritt anfügen' }).click()
    await another()
    await keys.type('zurück zu 1')
    await page.getByRole('option', { name: 'Zurück zu 1 Abmeldung annehmen' }).click()
    const again = page.getByRole('dialog', { name: 'Ab welchem Schritt wird wiederholt?' })
    await again.getByRole('button', { name: 'Abbrechen' }).click()
    // At the same time as the step above: said of a line that is still empty.
    await another()
    await page.getByRole('button', { name: 'Gleichzeitig', exact: true }).click()
    await keys.type('Marke einziehen')
    await keys.press('Enter')
    await page.locator('.step-row--parallel').waitFor()
    expect(await page.getByPlaceholder('gleichzeitig', { exact: true }).count()).toBe(2)
    await keys.press('Escape')
    // How long is waited is said where it is asked.
    await another()
    await page.getByRole('button', { name: 'Warten darunter' }).click()
    const wait = page.locator('.step-row--wait')
    await wait.getByRole('button', { name: 'Was Sie mit dieser Zeile tun können' }).click()
    await page.getByRole('menuitem', { name: 'Wie lange, wer …' }).click()
    await about('Warten')
    await page.getByLabel('Tage Warten, mindestens').fill('3')
    await keys.press('Tab')
    await keys.type('5')
    await keys.press('Enter')
    await wait.locator('input[value="3–5 Tage"]').waitFor()
    await page.getByLabel('Tage Warten, höchstens').fill('99999')
    await keys.press('Tab')
    await page.getByText('Das ist zu viel. Es geht bis 3650.').waitFor()
    await screenshot(page, 'editor-wait')
    expect(complaints).toEqual([])
  })

  it('shows what others do for a target, with whose it is, and not for what is done today', async () => {
    const { page, complaints } = await openPage(context)
    const others = page.getByRole('option').filter({ hasText: 'So bei:' })
    const asked: string[] = []
    page.on('request', (one) => one.url().includes('/next?') && asked.push(one.url()))
    for (const aspect of ['asIs', 'target'] as const) {
      const draft = await beginDraft(page, 'Gewerbe anmelden', aspect)
      await page.goto(`/entwurf/${draft}`)
      await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).click()
      // What others who do the same begin with stands in grey; Ctrl and arrow right takes it, nothing else does.
      const line = page.getByRole('combobox', { name: 'Neuer Schritt' })
      const grey = page.locator('.suggest__grey')
      if (aspect === 'target') {
        await page.getByRole('status').filter({ hasText: 'Strg und Pfeil rechts' }).waitFor()
        await expectAccessible(page)
        await screenshot(page, 'editor-grey')
        expect(await line.inputValue()).toBe('')
        await page.keyboard.press('Control+ArrowRight')
        const first = await line.inputValue()
        expect(first).not.toBe('')
        await page.keyboard.press('Enter')
        await grey.first().waitFor()
        const offered = (await grey.textContent()) ?? ''
        // Typed on, it goes on as typed; by finger it is taken where it says so.
        await page.keyboard.type(offered.slice(0, 1).toLowerCase())
        await expect.poll(() => grey.locator('.suggest__typed').textContent()).toHaveLength(1)
        await page.keyboard.press('Backspace')
        await page.locator('[data-command=take]').click()
        expect(offered).toContain(await line.inputValue())
        await page.keyboard.press('ControlOrMeta+a')
      } else {
        await page.keyboard.press('Control+ArrowRight')
        expect(await line.inputValue()).toBe('')
      }
      const answered = page.waitForResponse((one) => one.url().includes('/suggestions?'))
      await page.keyboard.type('Bescheid versenden')
      const { steps } = await (await answered).json()
      if (aspect === 'asIs') {
        expect(steps).toEqual([])
        expect(asked).toEqual([])
        expect(await grey.count()).toBe(0)
      }
      if (aspect === 'target') await others.first().waitFor()
      expect((await others.count()) > 0).toBe(aspect === 'target')
      if (aspect === 'target') await screenshot(page, 'editor-suggest-target')
    }
    expect(complaints).toEqual([])
  })

  it('is done by two at once, and goes on while the line is broken', async () => {
    const { page: one, complaints } = await openPage(context)
    const draft = await beginDraft(one, 'Gewerbe anmelden')
    const second = await asModeller()
    const { page: two } = await openPage(second)
    await one.goto(`/entwurf/${draft}`)
    await one.getByRole('button', { name: 'Ersten Schritt schreiben' }).click()
    await one.keyboard.type('Anmeldung annehmen')
    await one.keyboard.press('Enter')
    await one.keyboard.press('Escape')
    await two.goto(`/entwurf/${draft}`)
    const field = (page: Page, name: string) => page.locator(`.step-row__input[value="${name}"]`)
    await field(two, 'Anmeldung annehmen').waitFor()
    await one.getByText('Außer Ihnen ist noch jemand hier.').waitFor()
    // The drawing follows on both sides.
    await two.locator('.drawing-view__host g.pd-task').first().waitFor()
    await second.setOffline(true)
    await two
      .getByText(/^Keine Verbindung\. /)
      .first()
      .waitFor()
    await two.getByRole('button', { name: 'Schritt anfügen' }).click()
    await two.keyboard.type('Gebühr kassieren')
    await two.keyboard.press('Enter')
    await two.keyboard.press('Escape')
    await field(two, 'Anmeldung annehmen').fill('Anmeldung entgegennehmen')
    await two.keyboard.press('ArrowUp')
    await two
      .locator('.save-state')
      .getByText(/2 Änderungen warten/)
      .first()
      .waitFor()
    await field(one, 'Anmeldung annehmen').fill('Anmeldung prüfen')
    await one.keyboard.press('ArrowUp')
    await saved(one)
    await second.setOffline(false)
    // What fits comes in; what does not is shown with both sides' words.
    await field(one, 'Gebühr kassieren').waitFor()
    const conflict = two.getByRole('alert').filter({ hasText: 'passt nicht mehr' })
    await conflict.getByText('umbenannt in „Anmeldung entgegennehmen“').waitFor()
    await conflict.getByText('Jetzt steht dort: Anmeldung prüfen').waitFor()
    await screenshot(two, 'editor-conflict')
    await expectAccessible(two)
    await conflict.getByRole('button', { name: 'Meines nehmen' }).click()
    await field(one, 'Anmeldung entgegennehmen').waitFor()
    await conflict.waitFor({ state: 'detached' })
    // Undo takes back one's own only.
    await one.getByRole('button', { name: 'Rückgängig' }).click()
    await field(two, 'Gebühr kassieren').waitFor()
    await one.getByRole('button', { name: 'Als Fassung speichern' }).click()
    await one.getByLabel('Was ist neu? (freiwillig)').fill('Erste Aufnahme')
    await one.getByRole('dialog').getByRole('button', { name: 'Als Fassung speichern' }).click()
    await one.waitForURL(/\/prozess\//)
    await one.getByText('Fassung 1', { exact: true }).first().waitFor()
    await two.getByText('Der Entwurf ist jetzt Fassung 1.').first().waitFor()
    expect(complaints).toEqual([])
    await second.close()
  })

  it('loses nothing that two write at the same place, and says what is not saved', async () => {
    const { page: one, complaints } = await openPage(context)
    const draft = await beginDraft(one, 'Marktstand zuweisen')
    const second = await asModeller()
    const { page: two } = await openPage(second)
    await one.goto(`/entwurf/${draft}`)
    await one.getByRole('button', { name: 'Ersten Schritt schreiben' }).click()
    for (const step of ['Antrag annehmen', 'Stand suchen', 'Bescheid schreiben']) {
      await one.keyboard.type(step)
      await one.keyboard.press('Enter')
    }
    await one.keyboard.press('Escape')
    await saved(one)
    await two.goto(`/entwurf/${draft}`)
    const field = (page: Page, name: string) => page.locator(`.step-row__input[value="${name}"]`)
    // Saved after a pause, and not left: what comes then is taken, and the caret stays where it is.
    await field(one, 'Antrag annehmen').focus()
    await one.keyboard.press('End')
    await one.keyboard.type(' und prüfen')
    const both = 'Antrag annehmen und prüfen'
    await field(two, both).waitFor()
    await one.keyboard.press('Home')
    await field(two, both).fill(`${both} DDD`)
    await two.keyboard.press('ArrowDown')
    await field(one, `${both} DDD`).waitFor()
    expect(await one.evaluate('document.activeElement.selectionStart')).toBe(0)
    await one.keyboard.press('ArrowDown')
    await saved(one)
    expect(await field(two, `${both} DDD`).count()).toBe(1)
    // Another name on the drawing, with nothing typed: nothing is written.
    const drawn = (page: Page, name: string) =>
      page.locator('.drawing-view__host g.pd-task', { hasText: name })
    const over = one.locator('.name-on-drawing')
    await drawn(one, 'Stand suchen').focus()
    await one.keyboard.press('F2')
    await over.waitFor()
    await field(two, 'Stand suchen').fill('Platz suchen')
    await two.keyboard.press('ArrowDown')
    await expect.poll(() => over.inputValue()).toBe('Platz suchen')
    await one.keyboard.press('Enter')
    await over.waitFor({ state: 'detached' })
    await saved(one)
    expect(await field(two, 'Platz suchen').count()).toBe(1)
    // Both typed minutes: both are shown.
    await one.locator('.step-row__who').nth(1).click()
    const minutes = (page: Page) => page.getByLabel('Minuten Arbeit (üblich)')
    await two.locator('.step-row__who').nth(1).click()
    await minutes(two).fill('99')
    await minutes(one).fill('11')
    await one.getByText('Noch nicht gespeichert', { exact: false }).first().waitFor()
    await two.keyboard.press('Enter')
    await one.locator('.step-row__facts', { hasText: '99' }).waitFor()
    await one.keyboard.press('Tab')
    const conflict = one.getByRole('alert').filter({ hasText: 'passt nicht mehr' })
    await conflict.getByText('Jetzt steht dort: 99').waitFor()
    expect(await minutes(one).inputValue()).toBe('99')
    await conflict.getByRole('button', { name: 'Meines nehmen' }).click()
    await two.locator('.step-row__facts', { hasText: '11' }).waitFor()
    // A number that is none, and too much of it, stay where they were typed, and are no more once corrected.
    await minutes(one).fill('999999999')
    await one.keyboard.press('Tab')
    await one.getByText('Das ist zu viel. Es geht bis 100000.').waitFor()
    await minutes(one).fill('25')
    await one.keyboard.press('Tab')
    await one.locator('.step-row__facts', { hasText: '25' }).waitFor()
    await one.getByRole('button', { name: 'Rückgängig' }).click()
    await expect.poll(() => minutes(one).inputValue()).toBe('11')
    // Named where it is drawn, and taken out by somebody else: the words stay, and the next key changes nothing.
    await drawn(one, 'Bescheid schreiben').focus()
    await one.keyboard.press('F2')
    await over.waitFor()
    await one.keyboard.type('Bescheid senden')
    await field(two, 'Bescheid schreiben').focus()
    await two.keyboard.press('Control+a')
    await two.keyboard.press('Backspace')
    await two.keyboard.press('Backspace')
    await over.waitFor({ state: 'detached' })
    await one.keyboard.type('xyz')
    await conflict.getByText('Das, worauf es sich bezog, gibt es nicht mehr.').waitFor()
    await conflict.getByText('Bescheid senden').waitFor()
    await conflict.getByRole('button', { name: 'Anderes lassen' }).click()
    const names = (await lineNames(one)).filter(Boolean)
    expect(names).toEqual([`${both} DDD`, 'Platz suchen'])
    // The line went as it was, and nobody was told that it does not go.
    expect(await two.getByText('Das geht an dieser Stelle nicht').count()).toBe(0)
    // A new line keeps its words where the line above it is taken out.
    const takeOut = async (name: string) => {
      await field(two, name).focus()
      await two.keyboard.press('Control+a')
      await two.keyboard.press('Backspace')
      await two.keyboard.press('Backspace')
      await field(two, name).waitFor({ state: 'detached' })
    }
    const fresh = one.locator('.step-row--new input')
    await field(one, 'Platz suchen').focus()
    await one.keyboard.press('Enter')
    await one.keyboard.type('Gebühr')
    await takeOut('Platz suchen')
    await field(one, 'Platz suchen').waitFor({ state: 'detached' })
    expect(await fresh.inputValue()).toBe('Gebühr')
    await one.keyboard.type(' nehmen')
    await one.keyboard.press('Enter')
    await one.keyboard.press('Escape')
    await field(two, 'Gebühr nehmen').waitFor()
    // A line one is writing in is taken out: what was typed stays above, and the next key changes no other line.
    await field(one, 'Gebühr nehmen').focus()
    await one.keyboard.press('End')
    await one.keyboard.type(' bar')
    await takeOut('Gebühr nehmen')
    await conflict.getByText('Gebühr nehmen bar').waitFor()
    await one.keyboard.type('uvw')
    await conflict.getByRole('button', { name: 'Anderes lassen' }).click()
    expect((await lineNames(one)).filter(Boolean)).toEqual([`${both} DDD`])
    // Typed, and gone in the browser's history before any pause, or loaded anew: it is there.
    const details = () => one.locator('.step-row__who').first().click()
    const has = (words: string) =>
      one.locator('.step-row__facts', { hasText: words }).first().waitFor()
    await one.getByRole('link', { name: 'Zur Prozessseite' }).click()
    await one.waitForURL(/\/prozess\//)
    await one.goBack()
    await details()
    await minutes(one).fill('42')
    await one.goForward()
    await one.waitForURL(/\/prozess\//)
    await one.goBack()
    await has('42')
    await details()
    await minutes(one).fill('37')
    await one.goto(`/entwurf/${draft}?view=list`)
    await has('37')
    expect(complaints).toEqual([])
    await second.close()
  })

  it('is done in the drawing as well: after, renamed, parted, taken out, undone', async () => {
    const { page, complaints } = await openPage(context)
    const draft = await beginDraft(page, 'Hund anmelden')
    await page.goto(`/entwurf/${draft}?view=list`)
    await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).click()
    await page.keyboard.type('Antrag annehmen')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.getByRole('radio', { name: 'Bild' }).check({ force: true })
    const step = (name: string) => page.locator(`.drawing-view__host g.pd-task`, { hasText: name })
    const form = page.getByRole('form', { name: 'Gewähltes im Bild' })
    await step('Antrag annehmen').focus()
    await page.keyboard.press('Enter')
    await form.getByRole('button', { name: 'Schritt danach' }).press('Enter')
    await page.keyboard.type('Marke ausgeben')
    await page.keyboard.press('Enter')
    await step('Marke ausgeben').waitFor()
    const name = form.getByRole('textbox')
    await expect.poll(() => name.inputValue()).toBe('Marke ausgeben')
    await name.fill('Steuermarke ausgeben')
    await name.press('Enter')
    await step('Steuermarke').waitFor()
    // Where it is drawn, by F2 and by pressing twice, and given to somebody else.
    const over = page.locator('.name-on-drawing')
    await step('Steuermarke').focus()
    await page.keyboard.press('F2')
    await expect.poll(() => over.evaluate((field) => field.matches(':focus'))).toBe(true)
    await page.keyboard.type('Marke ausgeben')
    await page.keyboard.press('Enter')
    await over.waitFor({ state: 'detached' })
    await step('Marke ausgeben').waitFor()
    // One goes on at the step, also when it was drawn anew.
    const goesOnAt = (words: string) =>
      page.locator('.drawing-view__host [data-key]:focus', { hasText: words }).waitFor()
    await goesOnAt('Marke ausgeben')
    await page.locator('.drawing-view__host [data-key][tabindex]').first().focus()
    await page.keyboard.press('F2')
    await over.waitFor()
    await page.keyboard.type('Hund ist da')
    await page.keyboard.press('Enter')
    await goesOnAt('Hund ist da')
    await step('Antrag annehmen').dblclick()
    await expect.poll(() => over.inputValue()).toBe('Antrag annehmen')
    const [shape, field] = [await step('Antrag annehmen').boundingBox(), await over.boundingBox()]
    const middle = (box: typeof shape) => (box ? box.y + box.height / 2 : Number.NaN)
    expect(Math.abs(middle(shape) - middle(field))).toBeLessThan(30)
    // Words longer than the field stay in it.
    const long = 'Antrag auf Anmeldung eines Hundes mit allen Unterlagen annehmen'
    await page.keyboard.type(long)
    expect(await over.inputValue()).toBe(long)
    await page.keyboard.press('Escape')
    await over.waitFor({ state: 'detached' })
    await step('Antrag annehmen').waitFor()
    await step('Marke ausgeben').click()
    await form.getByRole('button', { name: 'Angaben' }).press('Enter')
    await page.getByRole('combobox', { name: 'Wer?' }).fill('Steueramt')
    await page.keyboard.press('Enter')
    await page.locator('.drawing-view__host .pd-lane', { hasText: 'Steueramt' }).waitFor()
    await form.getByRole('button', { name: 'Entscheidung danach' }).press('Enter')
    await page
      .locator('.drawing-view__host g.pd-gateway, .drawing-view__host [data-key] polygon')
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Rückgängig' }).first().press('Enter')
    await expect.poll(() => page.locator('.drawing-view__host g.pd-gateway').count()).toBe(0)
    await step('Marke ausgeben').click()
    await form.getByRole('button', { name: 'Gleichzeitig mit dem Schritt davor' }).press('Enter')
    await expect.poll(() => page.locator('.drawing-view__host g.pd-gateway').count()).toBe(2)
    await page.getByRole('button', { name: 'Rückgängig' }).first().press('Enter')
    await expect.poll(() => page.locator('.drawing-view__host g.pd-gateway').count()).toBe(0)
    await step('Antrag annehmen').click()
    await form.getByRole('button', { name: 'Entfernen' }).press('Enter')
    await step('Antrag annehmen').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Rückgängig' }).first().press('Enter')
    await step('Antrag annehmen').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'editor-drawing')
    expect(complaints).toEqual([])
  })

  it('is done as a conversation, the normal case first, then what is special', async () => {
    const { page, complaints } = await openPage(context)
    const draft = await beginDraft(page, 'Melderegisterauskunft erteilen')
    await page.goto(`/entwurf/${draft}?view=interview`)
    const keys = page.keyboard
    const answer = async (label: string, words: string) => {
      await page.getByLabel(label).fill(words)
    }
    await page.getByRole('form', { name: 'Was ist der Auslöser?' }).waitFor()
    await page.locator('.interview input:focus').waitFor()
    await keys.type('Eine Anfrage kommt an')
    expect(await page.getByRole('textbox', { name: 'Auslöser' }).inputValue()).toBe(
      'Eine Anfrage kommt an',
    )
    await keys.press('Enter')
    await answer('Was wird getan?', 'Anfragenannahme')
    await page.getByRole('option', { name: /^Anfragen annehmen/ }).waitFor()
    await expectAccessible(page)
    await keys.press('ArrowDown')
    await keys.press('Enter')
    await expect
      .poll(() => page.getByLabel('Was wird getan?').inputValue())
      .toBe('Anfragen annehmen')
    await answer('Was wird getan?', 'Anfrage annehmen')
    await answer('Wer macht das?', 'Bürgerbüro')
    await keys.press('Enter')
    await page.getByRole('form', { name: 'Was geschieht nach „Anfrage annehmen“?' }).waitFor()
    await page.locator('.interview input:focus').waitFor()
    await keys.type('Auskunft erteilen')
    expect(await page.getByLabel('Was wird getan?').inputValue()).toBe('Auskunft erteilen')
    await answer('Minuten Arbeit (üblich)', '7,5')
    await answer('Ist dazu etwas offen?', 'Gebühr vorab?')
    await page.getByRole('button', { name: 'Das war der letzte Schritt' }).press('Enter')
    await answer('Ergebnis', 'Auskunft ist erteilt')
    await keys.press('Enter')
    await page.getByLabel('Nach welchem Schritt zeigt es sich?').selectOption({ index: 0 })
    await answer('Wovon hängt es ab?', 'Gibt es eine Sperre?')
    await answer('In wie viel Prozent der Fälle?', '4')
    await answer('Was wird dann zusätzlich getan?', 'Betroffene anhören')
    await page.getByRole('button', { name: 'Sonderfall aufnehmen' }).press('Enter')
    await page.getByText('Der Sonderfall steht in der Liste.').first().waitFor()
    // The next special case begins at its first question again.
    const after = page.getByLabel('Nach welchem Schritt zeigt es sich?')
    await expect.poll(() => after.evaluate((field) => field.matches(':focus'))).toBe(true)
    await page.getByRole('button', { name: 'Mehr fällt mir nicht ein' }).press('Enter')
    await page.getByText('Auskunft erteilen: Gebühr vorab?').waitFor()
    // The picture has followed, and from here one gets back to what is special.
    await page.locator('.drawing-view__host [data-selected]', { hasText: 'Betroffene' }).waitFor()
    await page.getByRole('button', { name: 'Noch ein Sonderfall' }).press('Enter')
    await page.getByRole('button', { name: 'Mehr fällt mir nicht ein' }).press('Enter')
    await expectAccessible(page)
    await screenshot(page, 'editor-interview')
    await page.getByRole('button', { name: 'Zur Liste' }).press('Enter')
    expect((await lineNames(page)).filter(Boolean)).toEqual([
      'Eine Anfrage kommt an',
      'Anfrage annehmen',
      'Gibt es eine Sperre?',
      'Normalfall',
      'Sonderfall',
      'Betroffene anhören',
      'Auskunft erteilen',
      'Auskunft ist erteilt',
    ])
    await saved(page)
    expect(await page.locator('.step-row__who').first().textContent()).toBe('Bürgerbüro')
    await page.getByText('7,5 Minuten').first().waitFor()
    expect(complaints).toEqual([])
  })

  it.each([
    { theme: 'light', width: 390 },
    { theme: 'dark', width: 390 },
    { theme: 'dark', width: 1280 },
    { theme: 'light', width: 820 },
  ] as const)('reads well, $theme, $width wide', async (view) => {
    const small = await asModeller({ ...view, hasTouch: view.width < 500 })
    const { page, complaints } = await openPage(small)
    const draft = await beginDraft(page, 'Baum fällen')
    await page.goto(`/entwurf/${draft}`)
    await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).click()
    await page.keyboard.type('Antragsprüfung')
    await page.getByRole('option', { name: /^Antrag prüfen/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, `editor-suggest-${view.theme}-${view.width}`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Antrag annehmen')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Baum ansehen')
    await page.keyboard.press('Enter')
    await page.keyboard.type('/')
    await page.keyboard.press('Escape')
    await page.keyboard.type('/')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Ist er krank?')
    await page.keyboard.press('Escape')
    await page.locator('.step-row__who').first().click()
    await page.getByLabel('Womit?').selectOption('paper')
    await page.getByLabel('Minuten Arbeit (üblich)').fill('12,5')
    await page.getByLabel('Offene Frage (wird hier geparkt)').fill('Wer vertritt?')
    await page.keyboard.press('Tab')
    await page.locator('.step-row__open').first().waitFor()
    await saved(page)
    await settle(page)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    if (view.width < 500) {
      expect(await page.evaluate("matchMedia('(pointer: coarse)').matches")).toBe(true)
      await nothingIsTooSmall(page)
      await page.getByRole('radio', { name: 'Bild' }).check({ force: true })
      await page.locator('.drawing-view__host g.pd-task').first().click()
      await page.getByRole('form', { name: 'Gewähltes im Bild' }).waitFor()
      await nothingIsTooSmall(page)
      // An event is drawn smaller than a finger; beside it, it is hit as well.
      const event = page.locator('.drawing-view__host g.pd-event').first()
      const { x, y, width, height } = (await event.boundingBox()) ?? fail()
      const name = page.getByRole('form', { name: 'Gewähltes im Bild' }).getByRole('textbox')
      await page.touchscreen.tap(x + width / 2, y + height / 2 - 20)
      await expect.poll(() => name.getAttribute('placeholder')).toBe('Was löst es aus?')
      await screenshot(page, `editor-drawing-${view.theme}-${view.width}`, true)
      await page.getByRole('radio', { name: 'Gespräch' }).check({ force: true })
      await page.locator('.interview').waitFor()
      await nothingIsTooSmall(page)
      await screenshot(page, `editor-interview-${view.theme}-${view.width}`, true)
      await page.getByRole('radio', { name: 'Liste' }).check({ force: true })
    }
    await screenshot(page, `editor-${view.theme}-${view.width}`, true)
    expect(complaints).toEqual([])
    await small.close()
  })
})
