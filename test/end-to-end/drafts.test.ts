// Drafts in the pages: what became of one, any state of it brought back, put aside and taken up again.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asModeller, beginDraft, saved } from './begin-draft.ts'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  findPerson,
  hasBrowser,
  newContext,
  openPage,
  screenshot,
  settle,
  signIn,
  withBrowser,
} from './browser.ts'

withBrowser()

const organisationOf = async (page: Page): Promise<string> =>
  (await (await page.request.get('/api/session')).json()).session.memberships[0].organisationId

describe.skipIf(!hasBrowser)('a draft in the pages', () => {
  let context: BrowserContext
  beforeAll(async () => {
    context = await asModeller()
  })
  afterAll(() => context?.close())

  it('says what became of it, brings a state back, is put aside and taken up again', async () => {
    const { page, complaints } = await openPage(context)
    const draft = await beginDraft(page, 'Fundsachen verwahren')
    await page.goto(`/entwurf/${draft}`)
    await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).click()
    for (const step of ['Fundsache annehmen', 'Etikett schreiben']) {
      await page.keyboard.type(step)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Escape')
    const field = (name: string) => page.locator(`.step-row__input[value="${name}"]`)
    await field('Etikett schreiben').fill('Zettel kleben')
    await page.keyboard.press('ArrowUp')
    await saved(page)
    await page.getByRole('button', { name: 'Verlauf', exact: true }).click()
    const history = page.getByRole('complementary', { name: 'Verlauf' })
    await history.getByText(/umbenannt in „Zettel kleben“/).waitFor()
    await history.getByText('Anfang des Entwurfs').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await settle(page)
    await screenshot(page, 'draft-history')
    // The newest state is there already; the one before it had the old words.
    const back = history.getByRole('button', { name: /^Diesen Stand wiederherstellen/ })
    await back.first().click()
    await field('Etikett schreiben').waitFor()
    await page.getByText(/^Der Stand ist wiederhergestellt/).waitFor()
    await page.getByRole('button', { name: 'Rückgängig machen' }).click()
    await field('Zettel kleben').waitFor()
    await history.getByText('Zurückgenommen:').waitFor()
    await saved(page)
    await page.goto('/')
    await page
      .getByRole('region', { name: 'Weiter arbeiten' })
      .getByRole('link', { name: 'Fundsachen verwahren' })
      .click()
    await page.getByRole('button', { name: 'Mehr', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Entwurf beiseitelegen' }).click()
    await page.waitForURL(/\/prozess\//)
    await page.getByRole('tab', { name: 'Fassungen' }).click()
    const drafts = page.getByRole('region', { name: 'Entwürfe' })
    await drafts.getByText('Beiseitegelegt').waitFor()
    await settle(page)
    await screenshot(page, 'drafts-of-process')
    await expectAccessible(page)
    await drafts.getByRole('button', { name: 'Wieder aufnehmen' }).click()
    await page.waitForURL(/\/entwurf\//)
    await field('Zettel kleben').waitFor()

    // Two versions later, the process says what the second one changed.
    const keep = async () => {
      await page.getByRole('button', { name: 'Als Fassung speichern' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Als Fassung speichern' }).click()
      await page.waitForURL(/\/prozess\//)
    }
    await keep()
    await page.getByRole('button', { name: 'Bearbeiten', exact: true }).click()
    await page.waitForURL(/\/entwurf\//)
    await field('Zettel kleben').fill('Anhänger befestigen')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Fundsache einlagern')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await saved(page)
    await keep()
    await page.getByRole('tab', { name: 'Fassungen' }).click()
    await page.getByRole('link', { name: 'Was ist anders als in Fassung 1?' }).click()
    const told = page.getByRole('region', { name: 'Unterschiede', exact: true })
    await told.getByText('Schritt „Zettel kleben“ umbenannt in „Anhänger befestigen“').waitFor()
    await told.getByText('Schritt „Fundsache einlagern“ eingefügt').waitFor()
    expect(await page.locator('.differences__picture').count()).toBe(2)
    await told.getByRole('button', { name: /Im Bild zeigen: Schritt „Fundsache/ }).press('Enter')
    const [, after] = await page.locator('.differences__picture').all()
    expect(await after?.locator('[data-selected]').count()).toBe(1)
    await settle(page)
    await screenshot(page, 'differences', true)
    await expectAccessible(page)
    // The same as one list, in which what is new and what is called otherwise stands at its place.
    await page.getByRole('radio', { name: 'Liste' }).check({ force: true })
    const lines = page.getByRole('table', { name: 'Liste' })
    await lines.getByRole('row', { name: /neu .*Fundsache einlagern/ }).waitFor()
    const renamed = lines.getByRole('row', { name: /geändert .*Anhänger befestigen/ })
    await renamed.getByText('Schritt „Zettel kleben“ umbenannt in „Anhänger befestigen“').waitFor()
    expect(await lines.locator('tr.is-selected').count()).toBe(1)
    await settle(page)
    await screenshot(page, 'differences-list', true)
    await expectAccessible(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await settle(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, 'differences-390', true)
    await page.getByLabel('Zu', { exact: true }).selectOption('1')
    await page.getByText('Die beiden sind gleich.').waitFor()
    // And an earlier one can be taken up again.
    await page.getByRole('link', { name: 'Fundsachen verwahren' }).press('Enter')
    await page
      .getByRole('button', { name: 'Fassung 1 als Entwurf wieder aufnehmen' })
      .press('Enter')
    await page.waitForURL(/\/entwurf\//)
    await field('Zettel kleben').fill('Zettel anbringen')
    await field('Zettel anbringen').press('Enter')
    await page.keyboard.press('Escape')
    await saved(page)

    await page.setViewportSize({ width: 1280, height: 860 })
    // What the second version changed is taken into this draft without a mouse.
    const open = new URL(page.url()).pathname.split('/').at(-1)
    const { processId } = await (await page.request.get(`/api/drafts/${open}`)).json()
    await page.goto(`/prozess/${processId}/unterschiede?from=1&to=2`)
    const offered = page.getByRole('link', { name: 'Änderungen in meinen Entwurf übernehmen' })
    await offered.press('Enter')
    await page.waitForURL(/\/zusammenfuehren/)
    const question = page.getByRole('group', { name: /Frage 1 von 1.*Zettel anbringen/ })
    await question.getByRole('radio', { name: /Wie bei uns/, checked: true }).focus()
    await page.getByText('0 von 1 beantwortet').waitFor()
    await settle(page)
    await screenshot(page, 'merge', true)
    await expectAccessible(page)
    await page.keyboard.press('2')
    await page.getByText('1 von 1 beantwortet').waitFor()
    await question.getByRole('radio', { name: /Wie in Fassung 2.*Anhänger befestigen/ }).waitFor()
    await page.keyboard.press('k')
    await page.setViewportSize({ width: 390, height: 844 })
    await settle(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, 'merge-390', true)
    await page.setViewportSize({ width: 1280, height: 860 })
    await page.keyboard.press('Enter')
    const take = page.getByRole('button', { name: 'In meinen Entwurf übernehmen' })
    await expect
      .poll(() => page.locator(':focus').textContent())
      .toBe('In meinen Entwurf übernehmen')
    await expect.poll(() => take.getAttribute('aria-disabled')).toBe(null)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/entwurf\//)
    await field('Anhänger befestigen').waitFor()
    await field('Fundsache einlagern').waitFor()
    expect(complaints).toEqual([])
  })

  it('becomes a version that is reviewed and approved by those who are asked', async () => {
    const signedIn = async (wanted: string) => {
      const { person } = await findPerson(({ person: { name } }) => name === wanted)
      const own = await newContext()
      await signIn(own, person)
      return { own, ...(await openPage(own)) }
    }
    const admin = await signedIn('Renate Holtkamp')
    const approver = await signedIn('Jörg Averbeck')
    const { page } = admin

    // Once: how the administration reviews its versions.
    await page.goto('/einstellungen?tab=organisations')
    await page.getByRole('button', { name: 'Prüfung einrichten: Kreis Ardenmark' }).press('Enter')
    const rules = page.getByRole('dialog')
    await rules.getByLabel('Vier-Augen-Prinzip').check()
    await rules.getByRole('button', { name: 'Schritt hinzufügen' }).press('Enter')
    await rules.getByLabel('Wie heißt der Schritt?').fill('Fachaufsicht')
    await rules.getByLabel('Jörg Averbeck').check()
    await settle(page)
    await screenshot(page, 'review-rules')
    await expectAccessible(page)
    await rules.getByRole('button', { name: 'Speichern' }).press('Enter')
    await rules.waitFor({ state: 'detached' })

    const draft = await beginDraft(page, 'Waffenschein erteilen')
    await page.goto(`/entwurf/${draft}`)
    await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).click()
    await page.keyboard.type('Antrag annehmen')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await saved(page)
    await page.getByRole('button', { name: 'Als Fassung speichern' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Als Fassung speichern' }).click()
    await page.waitForURL(/\/prozess\//)
    const act = async (on: Page, name: string, reason?: string) => {
      await on.getByRole('button', { name: `${name}: Fassung 1` }).press('Enter')
      const dialog = on.getByRole('dialog')
      if (reason) await dialog.getByLabel('Warum?').fill(reason)
      await dialog.getByRole('button', { name, exact: true }).press('Enter')
      await dialog.waitFor({ state: 'detached' })
    }
    await act(page, 'Zur Prüfung geben')
    const bar = (on: Page) => on.getByRole('region', { name: 'Prüfung und Freigabe' }).first()
    await bar(page).getByText('Fassung 1 ist in Mitzeichnung: Fachaufsicht (0 von 1).').waitFor()

    // Found by whoever is asked, sent back with a reason, mended, agreed to and approved.
    const other = approver.page
    await other.goto('/')
    const waiting = other.getByRole('region', { name: 'Wartet auf mich' })
    await waiting
      .getByRole('link', { name: /Mitzeichnen: Fassung 1 · Waffenschein/ })
      .press('Enter')
    await bar(other).waitFor()
    await settle(other)
    await screenshot(other, 'review-asked')
    await expectAccessible(other)
    await other.getByRole('button', { name: 'Zurückgeben: Fassung 1' }).press('Enter')
    await other.getByRole('dialog').getByRole('button', { name: 'Zurückgeben' }).press('Enter')
    await other.getByText('Bitte schreiben Sie, warum.').waitFor()
    await other.getByRole('dialog').getByRole('button', { name: 'Abbrechen' }).press('Enter')
    await act(other, 'Zurückgeben', 'Die Zuverlässigkeit fehlt.')
    await page.reload()
    await act(page, 'Zur Prüfung geben')
    await other.reload()
    await act(other, 'Mitzeichnen')
    await bar(other).getByText('Fassung 1 wartet auf die Freigabe.').waitFor()

    // Who approves is away: somebody of the house does so in their place, and it can be read whose word it is.
    const house = await organisationOf(page)
    const { person: third } = await findPerson(
      ({ person: { name }, memberships }) =>
        memberships.some(({ organisationId }) => organisationId === house) &&
        !['Renate Holtkamp', 'Jörg Averbeck'].includes(name),
    )
    const deputy = await signedIn(third.name)
    await other.goto('/mitteilungen')
    await other.getByText('Vertretung bei Prüfung und Freigabe').click()
    await other.getByLabel('Wer vertritt Sie?').selectOption({ label: third.name })
    await other.getByLabel('Erster Tag').fill('2020-01-01')
    await other.getByLabel('Letzter Tag').fill('2099-12-31')
    await other.getByRole('button', { name: 'Vertretung speichern' }).press('Enter')
    await other.getByText('Die Vertretung ist gespeichert.').first().waitFor()
    await settle(other)
    await screenshot(other, 'deputy-named', true)
    await expectAccessible(other)
    await deputy.page.goto('/')
    const entry = deputy.page.getByRole('region', { name: 'Wartet auf mich' })
    await entry.getByText('in Vertretung von Jörg Averbeck').waitFor()
    await screenshot(deputy.page, 'deputy-asked')
    await entry.getByRole('link', { name: /Freigeben: Fassung 1 · Waffenschein/ }).press('Enter')
    await bar(deputy.page)
      .getByText(`Bis 31.12.2099 vertritt ${third.name} hier Jörg Averbeck.`)
      .waitFor()
    await act(deputy.page, 'Freigeben')
    await other.getByLabel('Wer vertritt Sie?').selectOption({ label: 'Niemand' })
    await other.getByRole('button', { name: 'Vertretung speichern' }).press('Enter')
    await other.getByText('Sie werden nicht mehr vertreten.').first().waitFor()
    await other.goto(deputy.page.url())
    await settle(other)
    await screenshot(other, 'review-approved')
    await other.locator('.badges').getByText('freigegeben').first().waitFor()
    await other.getByRole('tab', { name: 'Fassungen' }).click()
    const facts = other.getByRole('region', { name: 'Prüfung und Freigabe' })
    await facts.getByText('Fassung 1: Zurückgegeben · Die Zuverlässigkeit fehlt.').waitFor()
    expect(await facts.getByRole('listitem').count()).toBe(5)
    await facts.getByText(`${third.name} in Vertretung von Jörg Averbeck`).waitFor()
    await other.getByText(/^gilt seit \d/).waitFor()
    await other.getByLabel('Was galt am …?').fill('2020-12-31')
    await other.getByText('Am 31.12.2020 galt keine Fassung.').waitFor()
    await other.getByLabel('Was galt am …?').fill('2099-12-31')
    await other.getByText('Am 31.12.2099 galt Fassung 1.').waitFor()
    await settle(other)
    await screenshot(other, 'review-facts')
    await expectAccessible(other)
    await other.setViewportSize({ width: 390, height: 844 })
    await expectNoSidewaysScroll(other)
    // As it was, for the others.
    await page.request.put(`/api/organisations/${await organisationOf(page)}/review`, {
      data: { fourEyes: false, steps: [] },
    })
    for (const { complaints, own } of [admin, approver, deputy]) {
      expect(complaints).toEqual([])
      await own.close()
    }
  })
})
