// The text of a process in a real browser: read by its headings, chosen by sentence, in full and in short.

import { describe, expect, it } from 'vitest'
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
  signIn,
  withBrowser,
} from './browser.ts'

withBrowser()

const dogTax = async (context: Awaited<ReturnType<typeof newContext>>): Promise<string> => {
  const { items } = await read<{ items: readonly ProcessSummary[] }>(
    context,
    '/api/processes?q=Hundesteuer',
  )
  const id = items.find((one) => one.organisation.name === 'Stadt Ardenfurt')?.id
  if (id === undefined) throw new Error('The example is not there.')
  return id
}

describe.runIf(hasBrowser)('a process as text', () => {
  it('is headings and nested lists; a sentence chosen is the step chosen everywhere', async () => {
    const context = await newContext({ theme: 'dark' })
    await signIn(context, (await findPerson((session) => session.can.coordinate)).person)
    const { page, complaints } = await openPage(context)
    await page.goto(`/prozess/${await dogTax(context)}?view=text`)
    await settle(page)
    const text = page.getByRole('region', { name: 'Der Ablauf als Text' })
    expect(await text.getByRole('heading').allTextContents()).toEqual([
      'Worum es geht',
      'Der Ablauf Schritt für Schritt',
      'Was ab Schritt 6 gleichzeitig geschieht',
      'Wie es danach weitergeht',
    ])
    const sentence = text.getByRole('button', { name: /prüft das Steueramt die Angaben auf Voll/ })
    await sentence.focus()
    await page.keyboard.press('Enter')
    const current = text.locator('[aria-current=step]')
    await current.waitFor()
    await page.locator('.step-panel:not(.step-panel--empty)').waitFor()
    expect(await current.textContent()).toContain('auf Vollständigkeit')
    await expectAccessible(page)
    await screenshot(page, 'process-text-chosen', true)
    await page.getByRole('radio', { name: 'Liste' }).check()
    expect(await page.locator('tr.is-selected').textContent()).toContain(
      'Angaben auf Vollständigkeit prüfen',
    )
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is a few short sentences on a phone', async () => {
    const context = await newContext({ width: 360, height: 740 })
    await signIn(context, (await findPerson((session) => session.can.coordinate)).person)
    const { page, complaints } = await openPage(context)
    await page.goto(`/prozess/${await dogTax(context)}?view=text`)
    await settle(page)
    await page.getByRole('radio', { name: 'Kurz' }).check()
    const text = page.getByRole('region', { name: 'Der Ablauf als Text' })
    await text.getByRole('heading', { name: 'Kurz gesagt' }).waitFor()
    const sentences = await text.getByRole('listitem').allTextContents()
    expect(sentences.length).toBeLessThanOrEqual(10)
    expect(sentences).toContain('Am Ende ist der Hund steuerlich erfasst.')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, 'process-text-short', true)
    await page.getByRole('radio', { name: 'Ausführlich' }).check()
    await text.getByRole('heading', { name: 'Worum es geht' }).waitFor()
    await expectNoSidewaysScroll(page)
    await screenshot(page, 'process-text-phone', true)
    expect(complaints).toEqual([])
    await context.close()
  })
})
