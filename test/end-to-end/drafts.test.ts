// Drafts in the pages: what became of one, any state of it brought back, put aside and taken up again.

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
    await page.setViewportSize({ width: 390, height: 844 })
    await settle(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, 'differences-390', true)
    await page.getByLabel('Zu', { exact: true }).selectOption('1')
    await page.getByText('Die beiden sind gleich.').waitFor()
    expect(complaints).toEqual([])
  })
})
