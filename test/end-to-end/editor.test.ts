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
    await keys.press('Enter')
    await keys.type('Unterlagen vollständig?')
    await keys.press('Tab')
    await keys.press('ArrowDown')
    await keys.press('Tab')
    await keys.type('Fehlendes nachfordern')
    await keys.press('Enter')
    await keys.type('Eingang überwachen')
    await keys.press('Enter')
    await keys.press('Escape')
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
    const at = (name: string) => page.locator(`.step-row__input[value="${name}"]`)
    await at('Entwurf zeichnen').focus()
    await keys.press('Tab')
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
      await at(step).focus()
      await keys.press('End')
      await keys.type(' @')
      await keys.type(actor)
      await keys.press('Enter')
      await keys.press('Escape')
      await page.getByRole('button', { name: 'Schließen', exact: true }).press('Enter')
    }
    // A step moved up and down again.
    await at('Eingang vermerken').focus()
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

  it('shows what others do for a target, with whose it is, and not for what is done today', async () => {
    const { page, complaints } = await openPage(context)
    const others = page.getByRole('option').filter({ hasText: 'So bei:' })
    for (const aspect of ['asIs', 'target'] as const) {
      const draft = await beginDraft(page, `Hundehaltung ${aspect}`, aspect)
      await page.goto(`/entwurf/${draft}`)
      await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).click()
      const answered = page.waitForResponse((one) => one.url().includes('/suggestions?'))
      await page.keyboard.type('Bescheid versenden')
      const { steps } = await (await answered).json()
      if (aspect === 'asIs') expect(steps).toEqual([])
      else await others.first().waitFor()
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
    await form.getByRole('button', { name: 'Entscheidung danach' }).press('Enter')
    await page
      .locator('.drawing-view__host g.pd-gateway, .drawing-view__host [data-key] polygon')
      .first()
      .waitFor()
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
    const small44 = await page.locator('.step-row button, .step-row input').evaluateAll((all) =>
      all.flatMap((one) => {
        const { width, height } = one.getBoundingClientRect()
        return width < 44 || height < 44 ? [`${one.className} ${width}x${height}`] : []
      }),
    )
    expect(small44).toEqual([])
    await screenshot(page, `editor-${view.theme}-${view.width}`, true)
    expect(complaints).toEqual([])
    await small.close()
  })
})
