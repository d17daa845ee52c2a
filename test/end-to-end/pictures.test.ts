// The drawings of a family side by side in a real browser: linked, by keyboard and by observation, and clean
// to axe in both themes and widths; and the comparison as a file to take along.

import type { Page } from 'playwright-core'
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

/** Of what is marked in each drawing, one thing stands inside its frame: the same work may be several steps. */
const expectInSight = async (page: Page) => {
  const pictures = await page.locator('.comparison-picture').all()
  for (const picture of pictures) {
    const marked = await picture.locator('[data-selected]').all()
    if (marked.length === 0) continue
    const frame = await picture.locator('.drawing-view__host').boundingBox()
    const boxes = await Promise.all(marked.map((one) => one.boundingBox()))
    const inSight = boxes.filter((box) => {
      if (!box || !frame) throw new Error('nothing is drawn')
      const [x, y] = [box.x + box.width / 2 - frame.x, box.y + box.height / 2 - frame.y]
      return x > 0 && x < frame.width && y > 0 && y < frame.height
    })
    expect(inSight.length).toBeGreaterThan(0)
  }
}

describe.skipIf(!hasBrowser).each(views)('drawings side by side, $theme, $width wide', (view) => {
  let context: Awaited<ReturnType<typeof newContext>>
  let family: FamilySummary | undefined

  beforeAll(async () => {
    const { person } = await findPerson((session) => session.can.coordinate)
    context = await newContext({ ...view, height: view.width < 500 ? 844 : 860 })
    await signIn(context, person)
    family = (await settledFamilies(context)).find(({ members }) => members.length > 2)
  })
  afterAll(() => context?.close())

  it('show the same work in all when a step is chosen in one', async () => {
    const { page, complaints } = await openPage(context)
    await page.goto(`/familien/${family?.id}`)
    await settle(page)
    await page.getByRole('radio', { name: 'Bilder' }).focus()
    await page.keyboard.press('Space')
    await page.locator('.comparison-picture').first().locator('svg.drawing-view__svg').waitFor()
    expect(page.url()).toContain('view=pictures')
    const columns = await page.locator('.comparison-picture').count()
    expect(columns).toBeGreaterThan(2)
    const drawings = page.locator('.comparison-picture svg.drawing-view__svg')
    await drawings.nth(columns - 1).waitFor()
    await settle(page)
    const [first, second] = await page
      .locator('.comparison-picture')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left))
    if (view.width > 1000) expect(second).toBeGreaterThan(first ?? 0)
    else expect(second).toBe(first)

    // From the list, without any drawing.
    const rows = page.getByLabel('Schritt', { exact: true })
    await rows.selectOption('0')
    await page.getByText(/^Ausgewählt: .+ In \d+ von \d+ Zeichnungen/).waitFor()

    // What stands far along in the flow comes into sight, too.
    await rows.selectOption({ index: (await rows.locator('option').count()) - 1 })
    await page.locator('.comparison-picture [data-selected]').first().waitFor()
    await expectInSight(page)

    // By keyboard in one drawing: what is the same work is marked in others and in sight.
    const step = page.locator('.comparison-picture').first().locator('g.pd-task[tabindex]').first()
    await step.focus()
    await page.keyboard.press('Enter')
    const others = page.locator('.comparison-picture:not(:first-child) [data-selected]')
    await others.first().waitFor()
    expect(await others.first().getAttribute('aria-current')).toBe('true')
    await expectInSight(page)
    await screenshot(page, `pictures-${view.theme}-${view.width}`, true)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    expect(await page.locator('[data-selected]').count()).toBe(0)

    // From an observation to the drawings it is about.
    await page
      .getByRole('button', { name: /^Im Vergleich zeigen/ })
      .first()
      .click()
    expect(await page.locator('.comparison-picture--concerned').count()).toBeGreaterThan(0)
    expect(await page.locator('[data-selected]').count()).toBeGreaterThan(0)
    expect(await page.locator('#pictures-title:focus').count()).toBe(1)

    // The address leads back to the same view.
    await page.reload()
    await page.locator('.comparison-picture').first().waitFor()
    await page.getByRole('radio', { name: 'Tabelle' }).check({ force: true })
    expect(page.url()).not.toContain('view=')
    expect(complaints).toEqual([])
    await page.close()
  })

  it('can be taken along as a workbook from the menu', async () => {
    const { page } = await openPage(context)
    await page.goto(`/familien/${family?.id}`)
    await settle(page)
    await page.getByRole('button', { name: 'Herunterladen' }).press('Enter')
    await expectAccessible(page)
    const saving = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: /Excel/ }).click()
    expect((await saving).suggestedFilename()).toMatch(/\.xlsx$/)
    await page.close()
  })
})
