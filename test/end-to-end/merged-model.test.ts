// The common model of a family in a real browser: chosen, read, walked by keyboard, and clean to axe in
// both themes and widths.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FamilySummary } from '#api'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  findPerson,
  hasBrowser,
  newContext,
  openPage,
  screenshot,
  settle,
  settledFamilies,
  signIn,
  withBrowser,
} from './browser.ts'

withBrowser()

const views = (['light', 'dark'] as const).flatMap((theme) =>
  ([1280, 390] as const).map((width) => ({ theme, width })),
)

describe.skipIf(!hasBrowser).each(views)('the common model, $theme, $width wide', (view) => {
  let context: Awaited<ReturnType<typeof newContext>>
  let family: FamilySummary | undefined

  beforeAll(async () => {
    const { person } = await findPerson((session) => session.can.coordinate)
    context = await newContext({ ...view, height: view.width < 500 ? 844 : 860 })
    await signIn(context, person)
    family = (await settledFamilies(context)).find(({ members }) => members.length > 2)
  })
  afterAll(() => context?.close())

  it('shows what so many do, who does a step, and what is open', async () => {
    const { page, complaints } = await openPage(context)
    await page.goto(`/familien/${family?.id}`)
    await settle(page)
    await page.getByRole('radio', { name: 'Gemeinsames Modell' }).focus()
    await page.keyboard.press('Space')
    await page.locator('.merged-model .drawing-view__host svg').waitFor()
    await settle(page)
    expect(await page.locator('.comparison-table, .comparison-stack').count()).toBe(0)
    const strengths = await page.locator('.merged-model .pd-strength').count()
    expect(strengths).toBeGreaterThan(10)

    // By keyboard: the number, then a step of the drawing, then who does it.
    const choice = page.getByLabel('Was soll zu sehen sein?')
    await choice.selectOption('2')
    await page.getByText(/^\d+ Schritte · \d+ weitere/).waitFor()
    await settle(page)
    const step = page.locator('.drawing-view__host g.pd-task[tabindex]').first()
    await step.focus()
    expect(await step.locator('> title').textContent()).toMatch(/machen \d+ von \d+: /)
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: 'Wer macht das?' })
    await panel.getByText('machen es so:').waitFor()
    expect(await panel.getByRole('listitem').count()).toBeGreaterThan(1)
    await screenshot(page, `merged-model-${view.theme}-${view.width}`, true)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)

    // From a question to the steps it is about, and back to the table.
    const questions = page.getByRole('region', { name: 'Offene Fragen' })
    expect(await questions.getByRole('listitem').count()).toBeGreaterThan(0)
    await questions
      .getByRole('button', { name: /^In der Zeichnung zeigen/ })
      .first()
      .click()
    expect(await page.locator('.drawing-view__host [data-selected]').count()).toBeGreaterThan(0)
    await page.getByRole('radio', { name: 'Tabelle' }).check({ force: true })
    expect(await page.locator('.merged-model').count()).toBe(0)
    expect(await page.locator('.comparison-table, .comparison-stack').count()).toBe(1)
    expect(complaints).toEqual([])
    await page.close()
  })
})
