// Confirming and rejecting links in the comparison, by key and by button: kept over a reload, seen by the
// others, taken back; and the words learnt from it, which can be revoked.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ComparisonView, DemoSignIn, Session } from '#api'
import {
  baseUrl,
  expectAccessible,
  expectNoSidewaysScroll,
  findPerson,
  hasBrowser,
  hasOnly,
  newContext,
  openPage,
  read,
  screenshot,
  settle,
  settledFamilies,
  signIn,
  withBrowser,
} from './browser.ts'
import { uploadModel } from './upload.ts'

withBrowser()

/** Decisions are taken back at the end, so that other tests find the examples as they were. */
const withdrawAll = async (context: BrowserContext, path: string): Promise<void> => {
  const { decisions } = await read<ComparisonView>(context, path)
  if (decisions.length === 0) return
  const answer = await context.request.post('/api/link-decisions', {
    headers: { Origin: baseUrl },
    data: { withdraw: decisions.map(({ id }) => id) },
  })
  expect(answer.status()).toBe(200)
}

/** Cells of one column that the platform ties to their rows, from the top. */
const tiedCells = ({ columns, rows }: ComparisonView) => {
  const cellsOf = (column: number) =>
    rows.flatMap(({ cells }, row) => {
      const cell = cells[column]
      const [step, ...more] = cell?.kind === 'steps' ? cell.steps : []
      return step?.tie?.kind === 'automatic' && more.length === 0
        ? [{ row, column, key: step.key, label: step.label }]
        : []
    })
  return columns.map((_, column) => cellsOf(column)).find((cells) => cells.length > 1) ?? []
}

/** The first cell in a row that it shares with another one. */
const sharedCell = ({ rows }: ComparisonView): { row: number; column: number; label: string } => {
  for (const [row, { cells }] of rows.entries()) {
    const present = cells.flatMap((cell, column) =>
      cell.kind === 'steps' && cell.steps.length === 1 ? [{ column, step: cell.steps[0] }] : [],
    )
    const [, second] = present
    if (second?.step?.tie?.kind === 'automatic')
      return { row, column: second.column, label: second.step.label }
  }
  throw new Error('No row has two.')
}

const focused = (page: Page) => page.locator('[data-cell]:focus')
/** The machine may be busy. */
const SOON = { timeout: 15_000 }
const announced = (page: Page, words: RegExp) =>
  page.locator('.announcer').getByText(words).waitFor()

describe.skipIf(!hasBrowser)('decisions in the comparison of two processes', () => {
  let decider: DemoSignIn
  let session: Session
  let pair: readonly string[] = []
  let context: BrowserContext
  const path = () => `/api/comparison?process=${pair.join(',')}`

  beforeAll(async () => {
    const found = await findPerson((one) => one.can.decideLinks && !one.can.coordinate)
    decider = found.person
    session = found.session
    context = await newContext()
    await signIn(context, decider)
    // Two of the last family, because others look at the first ones; by name, so that it is the same two
    // whatever the ids.
    const last = (await settledFamilies(context)).findLast(({ members }) => members.length > 3)
    const byName = [...(last?.members ?? [])]
      .filter(({ visibility }) => visibility === 'alliance')
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    const other = byName.find(({ organisation }) => organisation.id !== byName[0]?.organisation.id)
    pair = [byName[0]?.id ?? '', other?.id ?? '']
  })
  // What one leaves behind when it fails, no other trips over.
  afterEach(async () => {
    if (context) await withdrawAll(context, path())
  })
  afterAll(async () => {
    await context?.close()
  })

  const open = async (view = context) => {
    const opened = await openPage(view)
    await opened.page.goto(`/vergleich?process=${pair.join(',')}`)
    await settle(opened.page)
    return opened
  }

  it('are reached by keys: along the row, and to the corners of the table', async () => {
    const { page, complaints } = await open()
    const { columns, rows } = await read<ComparisonView>(context, path())
    const [row, column] = [rows.length - 1, columns.length - 1]
    const at = () => focused(page).getAttribute('data-cell')
    await page.locator('[data-cell="1-0"]').focus()
    for (const [key, cell] of [
      ['End', `1-${column}`],
      ['Home', '1-0'],
      ['Control+End', `${row}-${column}`],
      ['Control+Home', '0-0'],
    ] as const) {
      await page.keyboard.press(key)
      expect(await at()).toBe(cell)
    }
    // With Ctrl, letters are the browser's.
    await page.keyboard.press('Control+y')
    expect((await read<ComparisonView>(context, path())).decisions).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  })

  it('are made by key, kept over a reload, seen by the others, and taken back', async () => {
    const { page, complaints } = await open()
    await page.getByText('Gehört eine Zelle zu ihrer Zeile? y bestätigt').waitFor()
    const before = await read<ComparisonView>(context, path())
    const { row, column, label } = sharedCell(before)
    await page.locator(`[data-cell="${row}-${column}"]`).focus()
    await page.keyboard.press('y')
    await announced(page, /^Bestätigt: /)
    await focused(page).locator('.tie-mark').waitFor()
    expect(await focused(page).innerText()).toContain(label)
    await screenshot(page, 'decision-confirmed')
    await expectAccessible(page)

    await page.reload()
    await settle(page)
    const confirmed = page.locator('[data-cell]', { hasText: label }).first()
    await confirmed.locator('.tie-mark').waitFor()

    const reading = await newContext()
    const { person } = await findPerson(
      (one) =>
        hasOnly(one, 'reader') &&
        one.memberships.every(
          ({ organisationId }) =>
            !session.memberships.some((own) => own.organisationId === organisationId),
        ),
    )
    await signIn(reading, person)
    const { page: theirs } = await open(reading)
    const same = theirs.locator('[data-cell]', { hasText: label }).first()
    await same.locator('.tie-mark').waitFor()
    expect(await theirs.getByText('y bestätigt').count()).toBe(0)
    await same.click()
    const section = theirs.getByRole('region', { name: 'Gehört das in diese Zeile?' })
    await section
      .getByText(/^Bestätigt von /)
      .first()
      .waitFor()
    await section.getByText(/^Entscheiden kann/).waitFor()
    expect(await section.getByRole('button').count()).toBe(0)
    await reading.close()

    // Rejected, it has a row of its own, and the focus has gone along.
    await confirmed.focus()
    await page.keyboard.press('n')
    await announced(page, /^Abgelehnt: /)
    const inRow = () =>
      page
        .locator('tr', { has: focused(page) })
        .locator('.cell--steps')
        .count()
    await expect.poll(inRow, SOON).toBe(1)
    expect(await focused(page).innerText()).toContain(label)
    await page.keyboard.press('n')
    await announced(page, /steht schon für sich/)
    await page.keyboard.press('u')
    await announced(page, /^Zurückgenommen/)
    await expect.poll(inRow, SOON).toBe(2)
    expect(await read<ComparisonView>(context, path())).toEqual(before)

    // Once more, and undone from the note.
    await page.locator('[data-cell]', { hasText: label }).first().focus()
    await page.keyboard.press('y')
    await announced(page, /^Bestätigt: /)
    await page.locator('.announcer').getByRole('button', { name: 'Rückgängig machen' }).click()
    await announced(page, /wieder wie vorher/)
    expect((await read<ComparisonView>(context, path())).decisions).toEqual([])
    // Taken back before the answer is there: whoever notices at once need not wait.
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/api/link-decisions', async (route) => {
      await held
      await route.continue()
    })
    await page.locator('[data-cell]', { hasText: label }).first().focus()
    await page.keyboard.press('y')
    await page.keyboard.press('u')
    answer()
    await announced(page, /^Zurückgenommen/)
    expect((await read<ComparisonView>(context, path())).decisions).toEqual([])
    await page.unroute('**/api/link-decisions')
    // Two cells one right after the other: none is dropped, and the focus stays with whoever went on.
    const [first, second] = tiedCells(await read(context, path()))
    if (!first || !second) throw new Error('no two cells')
    await page.locator(`[data-cell="${first.row}-${first.column}"]`).focus()
    await page.keyboard.press('y')
    for (let at = first.row; at < second.row; at += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('y')
    await expect
      .poll(async () => {
        const { decisions } = await read<ComparisonView>(context, path())
        return [first.key, second.key].map((key) =>
          decisions.some(({ a, b }) => a.step === key || b.step === key),
        )
      }, SOON)
      .toEqual([true, true])
    await settle(page)
    await expect.poll(() => focused(page).innerText(), SOON).toContain(second.label)
    await withdrawAll(context, path())
    // Letters typed elsewhere decide nothing.
    await page.getByPlaceholder('Prozesse suchen').focus()
    await page.keyboard.type('yn')
    expect((await read<ComparisonView>(context, path())).decisions).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  })

  it('are looked at strictly or one to one by the address', async () => {
    const rowsOf = async (id: string, query: string): Promise<number> =>
      (await read<ComparisonView>(context, `/api/families/${id}/comparison${query}`)).rows.length
    // One whose rows hang together by likeness alone, too.
    let chosen: { id: string; more: number } | undefined
    for (const { id } of await settledFamilies(context)) {
      const more = (await rowsOf(id, '?strictness=strict')) - (await rowsOf(id, ''))
      if (more > 0) chosen ??= { id, more }
    }
    if (!chosen) throw new Error('no family')
    const { page, complaints } = await openPage(context)
    await page.goto(`/familien/${chosen.id}`)
    await settle(page)
    const count = () => page.locator('.comparison-table tbody [scope="row"]').count()
    const usual = await count()
    await page.getByLabel('Zuordnung').selectOption('strict')
    await page.waitForURL(/strictness=strict/)
    await expect.poll(count, SOON).toBe(usual + chosen.more)
    await page.getByLabel('Jeden Schritt höchstens einmal zuordnen').check()
    await page.waitForURL(/oneToOne=yes/)
    await page.reload()
    await settle(page)
    expect(await page.getByLabel('Zuordnung').inputValue()).toBe('strict')
    for (const cell of await page.locator('.comparison-table .cell--steps').all())
      expect(await cell.locator('.cell-step').count()).toBe(1)
    await page.getByRole('button', { name: 'Herunterladen' }).click()
    const href = await page.getByRole('menuitem', { name: /Excel/ }).getAttribute('href')
    expect(href).toMatch(/strictness=strict&oneToOne=yes/)
    expect(complaints).toEqual([])
    await page.close()
  })

  it.each([
    { theme: 'light', width: 1280 },
    { theme: 'dark', width: 390 },
  ] as const)('are made by buttons, $theme, $width wide', async (view) => {
    const touching = await newContext({ ...view, hasTouch: view.width < 500 })
    await signIn(touching, decider)
    const { page, complaints } = await open(touching)
    const { row, column, label } = sharedCell(await read(touching, path()))
    if (view.width < 500) {
      await page.getByLabel('Verwaltung', { exact: true }).selectOption(String(column))
      await page.locator('.comparison-stack .cell button').nth(row).tap()
    } else await page.locator(`[data-cell="${row}-${column}"]`).click()
    const section = page.getByRole('region', { name: 'Gehört das in diese Zeile?' })
    await section.getByText(/^Vorgeschlagen: wie/).waitFor()
    for (const button of await section.getByRole('button').all())
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await screenshot(page, `decision-dialog-${view.theme}-${view.width}`)
    await expectAccessible(page)
    await section.getByRole('button', { name: 'Gehört nicht dazu' }).click()
    await announced(page, /^Abgelehnt: /)
    await page.locator('.decision-list summary').click()
    await page
      .locator('.decision-list')
      .getByText('ist nicht dieselbe Arbeit wie')
      .first()
      .waitFor()
    await settle(page)
    await screenshot(page, `decision-list-${view.theme}-${view.width}`, true)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)

    // Put back where it was, by choosing its row.
    const now = await read<ComparisonView>(touching, path())
    const at = now.rows.findIndex(({ cells }) => {
      const cell = cells[column]
      return cell?.kind === 'steps' && cell.steps.some((step) => step.label === label)
    })
    if (view.width < 500) await page.locator('.comparison-stack .cell button').nth(at).tap()
    else await page.locator(`[data-cell="${at}-${column}"]`).click()
    await section.getByText(/^Steht für sich/).waitFor()
    await section
      .getByText(/^Abgelehnt von /)
      .first()
      .waitFor()
    const choice = section.getByLabel('Gehört zu …')
    const [first] = await choice.locator('option:not([value=""])').all()
    await choice.selectOption((await first?.getAttribute('value')) ?? '')
    await section.getByRole('button', { name: 'Zuordnen' }).click()
    await announced(page, /gehört jetzt zu/)
    const { decisions } = await read<ComparisonView>(touching, path())
    expect(decisions.some(({ verdict }) => verdict === 'confirmed')).toBe(true)
    expect(complaints).toEqual([])
    await touching.close()
  })
})

const LISTS = ['begehen', 'belaufen'].map(
  (word) =>
    `Prozess: Zufahrt genehmigen (${word})\n\n1. Antrag annehmen @Tiefbau\n2. Zufahrt ${word} @Tiefbau\n3. Bescheid senden @Tiefbau\n`,
)

describe.skipIf(!hasBrowser)('the glossary', () => {
  let context: BrowserContext
  let ids: readonly string[] = []
  let session: Session
  beforeAll(async () => {
    const { person } = await findPerson((one) => one.can.decideLinks && one.can.importProcesses)
    context = await newContext()
    session = await signIn(context, person)
  })
  afterAll(async () => {
    if (!context) return
    if (ids.length > 1) await withdrawAll(context, `/api/comparison?process=${ids.join(',')}`)
    await context.close()
  })

  it('has what was learnt in-house, for those only who see it', async () => {
    const made: string[] = []
    for (const [at, list] of LISTS.entries())
      made.push(await uploadModel(context, session, `zufahrt-${at}.steps.txt`, list))
    ids = made
    const { page, complaints } = await openPage(context)
    await page.goto(`/vergleich?process=${ids.join(',')}`)
    await settle(page)
    await page.locator('[data-cell]', { hasText: 'Zufahrt begehen' }).focus()
    await page.keyboard.press('y')
    await announced(page, /Gelernt: begehen = belaufen\./)
    await page.goto('/familien')
    await page.getByRole('link', { name: 'Wörterbuch' }).click()
    await page.waitForURL(/woerterbuch/)
    await settle(page)
    const entry = page.locator('.glossary__entry', { hasText: 'begehen = belaufen' })
    await entry.getByText(/Gelernt, weil „Zufahrt be/).waitFor()
    await screenshot(page, 'glossary-light', true)
    await expectAccessible(page)
    await entry.getByRole('button', { name: 'Widerrufen: begehen = belaufen' }).click()
    await entry.getByText('widerrufen', { exact: true }).waitFor()
    const elsewhere = await newContext()
    const { person } = await findPerson(
      (one) =>
        hasOnly(one, 'reader') &&
        one.memberships.every(
          ({ organisationId }) =>
            !session.memberships.some((own) => own.organisationId === organisationId),
        ),
    )
    await signIn(elsewhere, person)
    const { page: reading } = await openPage(elsewhere)
    await reading.goto('/woerterbuch')
    await settle(reading)
    await reading.getByText(/^Eintragen und widerrufen kann/).waitFor()
    expect(await reading.getByText('begehen = belaufen').count()).toBe(0)
    expect(await reading.getByRole('button', { name: 'Eintragen' }).count()).toBe(0)
    await elsewhere.close()
    expect(complaints).toEqual([])
    await page.close()
  })

  it('takes words that people type, on a phone and in the dark, and says what is wrong', async () => {
    const phone = await newContext({ width: 390, height: 844, theme: 'dark', hasTouch: true })
    const { person } = await findPerson((one) => one.can.coordinate)
    await signIn(phone, person)
    const { page, complaints } = await openPage(phone)
    await page.goto('/einstellungen?tab=glossary')
    await settle(page)
    const form = page.getByRole('region', { name: 'Wortpaar eintragen' })
    await form.getByRole('button', { name: 'Eintragen' }).tap()
    await form.getByText(/zwei verschiedene Wörter/).waitFor()
    await form.getByLabel('Wort', { exact: true }).fill('Karpfenteich')
    await form.getByLabel('Anderes Wort').fill('Fischweiher')
    await form.getByRole('button', { name: 'Eintragen' }).tap()
    const pair = 'Fischweiher = Karpfenteich'
    const entry = page.locator('.glossary__entry', { hasText: pair })
    await entry.getByText('gilt', { exact: true }).waitFor()
    await screenshot(page, 'glossary-dark-390', true)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await page.getByLabel('Im Wörterbuch suchen').fill('karpfen')
    expect(await page.locator('.glossary__entry').count()).toBe(1)
    await entry.getByRole('button', { name: `Widerrufen: ${pair}` }).tap()
    await entry.getByText('widerrufen', { exact: true }).waitFor()
    await page.getByLabel('Auch zeigen, was nicht gilt').uncheck({ force: true })
    expect(await page.locator('.glossary__entry').count()).toBe(0)
    expect(complaints).toEqual([])
    await phone.close()
  })
})
