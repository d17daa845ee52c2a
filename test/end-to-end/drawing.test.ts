// A drawing on the page: what is laid over it.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProcessDetail } from '#api'
import {
  expectAccessible,
  findPerson,
  hasBrowser,
  newContext,
  openPage,
  read,
  settle,
  signIn,
  withBrowser,
} from './browser.ts'

withBrowser()

/** An example of which everything is known, as its own administration sees it. */
const findProcess = async (context: BrowserContext): Promise<ProcessDetail> => {
  const { items } = await read<{ items: readonly { id: string; stepCount: number }[] }>(
    context,
    '/api/processes?limit=200',
  )
  for (const { id } of items) {
    const process = await read<ProcessDetail>(context, `/api/processes/${id}`)
    const has = (fits: (line: ProcessDetail['steps'][number]) => boolean) =>
      process.steps.some(fits)
    if (has((line) => line.minutes !== null) && has((line) => line.medium === 'paper'))
      return process
  }
  throw new Error('No example has minutes and media.')
}

describe.skipIf(!hasBrowser)('a drawing', () => {
  let context: BrowserContext
  let page: Page
  let complaints: string[]
  let process: ProcessDetail
  beforeAll(async () => {
    context = await newContext()
    await signIn(context, (await findPerson((session) => session.can.coordinate)).person)
    process = await findProcess(context)
    ;({ page, complaints } = await openPage(context))
    await page.goto(`/prozess/${process.id}`)
    await settle(page)
    await page.locator('.drawing-view [data-key][tabindex]').first().waitFor()
  })
  afterAll(async () => {
    expect(complaints).toEqual([])
    await context?.close()
  })

  const nameOf = (key: string) =>
    page.locator(`.drawing-view__host [data-key="${key}"] > title`).textContent()

  it('shows what the process has over its steps, says it with them, and takes it away again', async () => {
    const line = process.steps.find((one) => one.kind === 'step' && one.minutes !== null)
    const plain = await nameOf(line?.key ?? '')
    const chooser = page.getByLabel('Auf der Zeichnung zeigen')
    await chooser.selectOption({ label: 'Bearbeitungszeit' })
    await page.locator('.drawing-view__host .pd-level-full').first().waitFor()
    expect(await nameOf(line?.key ?? '')).toBe(
      `${plain}, Bearbeitungszeit: ${line?.minutes} Minuten`,
    )
    const legend = page.getByRole('list', { name: 'Was die Zeichen bedeuten' })
    expect(await legend.getByRole('listitem').allTextContents()).toHaveLength(2)
    await expectAccessible(page)
    await chooser.selectOption({ label: 'Medien und Medienbrüche' })
    await page.getByText(/Wechsel zwischen Papier und digital auf dem üblichen Weg/).waitFor()
    expect(await page.locator('.pd-level-full').count()).toBe(0)
    await chooser.selectOption({ label: 'nichts weiter' })
    await expect.poll(() => page.locator('.drawing-view__host [data-overlay]').count()).toBe(0)
    expect(await nameOf(line?.key ?? '')).toBe(plain)
  })
})
