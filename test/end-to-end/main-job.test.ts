// The main job, as a coordinator does it: upload an archive with folders, say whose they are, watch, open a
// process, see the family, compare, and go from a finding to the step in its drawing.

import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Organisation } from '#api'
import { testDataPath } from '../data.ts'
import {
  expectAccessible,
  findPerson,
  hasBrowser,
  newContext,
  openPage,
  read,
  screenshot,
  settle,
  withBrowser,
} from './browser.ts'
import { type Program, startProgram } from './setup.ts'

withBrowser()

/**
 * A program of our own: how telling a word is depends on the whole library, and the admission models are the
 * loosest of all families (docs/algorithms/families.md), so what other tests keep there would part them.
 */
let own: Program
beforeAll(async () => {
  if (hasBrowser) own = await startProgram()
})
afterAll(() => own?.stop())

const admission = testDataPath('matching', 'admission-de', 'models')
const brandenburg = testDataPath('bpmn', 'public-sector', 'brandenburg')

const modelsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => join(folder, name))

/** The nine admission models spread over folders named like the administrations, the others in one more. */
const archive = (organisations: readonly Organisation[]): Uint8Array => {
  const files: Record<string, Uint8Array> = {}
  for (const [index, path] of modelsIn(admission ?? '').entries()) {
    const folder = organisations[index % organisations.length]?.name ?? 'Rest'
    files[`${folder}/${basename(path)}`] = readFileSync(path)
  }
  for (const path of modelsIn(brandenburg ?? ''))
    files[`Webredaktion/${basename(path)}`] = readFileSync(path)
  files['Webredaktion/kaputt.bpmn'] = new TextEncoder().encode('<definitions><process>')
  return zipSync(files)
}

describe.skipIf(!hasBrowser || !admission || !brandenburg)('the main job', () => {
  it('leads from an archive to a step in the drawing of one variant', async () => {
    const { person } = await findPerson((session) => session.can.coordinate, own.url)
    const context = await newContext({ width: 1366, height: 900, url: own.url })
    const { page, complaints } = await openPage(context, own.url)

    await page.goto('/')
    await page.getByRole('button', { name: `Anmelden als ${person.name}` }).click()
    await page.getByRole('heading', { level: 1, name: /Guten Tag/ }).waitFor()
    const alliance = await read<{ organisations: readonly Organisation[] }>(
      context,
      '/api/organisations',
    )
    const organisations = alliance.organisations.filter((one) => one.level !== 'provider')

    const zip = join(mkdtempSync(join(tmpdir(), 'prozess-zip-')), 'modelle.zip')
    writeFileSync(zip, archive(organisations))
    await page.getByRole('button', { name: 'Modelle hochladen' }).click()
    await page.getByLabel('Dateien auswählen', { exact: true }).setInputFiles(zip)

    const dialog = page.getByRole('dialog')
    await dialog.getByText(/31 Dateien gefunden/).waitFor()
    // Folders named like an administration are recognised; the other one is given to the first.
    const first = organisations[0]
    const named = dialog.getByLabel(new RegExp(`Ordner „${first?.name}“`))
    expect(await named.inputValue()).toBe(first?.id)
    await dialog.getByLabel(/Ordner „Webredaktion“/).selectOption(first?.id ?? '')
    await expectAccessible(page)
    await screenshot(page, 'upload-plan')
    await dialog.getByRole('button', { name: 'Übernehmen' }).click()

    // Two of the files are the same to the byte; the second one is there already.
    await dialog
      .getByText(/Fertig: 29 übernommen, 1 schon vorhanden, 1 nicht lesbar/)
      .waitFor({ timeout: 90_000 })
    await dialog.getByText('kaputt.bpmn').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'upload-result')

    await dialog.getByRole('link', { name: 'In der Bibliothek ansehen' }).click()
    await settle(page)
    await page.getByRole('searchbox', { name: 'In der Bibliothek suchen' }).fill('Webredaktion')
    await page.getByRole('button', { name: 'Suchen' }).click()
    await page
      .getByRole('link', { name: /Webredaktion/ })
      .first()
      .click()
    const drawing = page.getByRole('group', { name: 'Zeichnung des Ablaufs' })
    await drawing.locator('[data-key]').first().waitFor()
    expect(await drawing.locator('[data-key][tabindex]').count()).toBeGreaterThan(5)
    await screenshot(page, 'process-imported')

    await page.getByRole('link', { name: 'Familien', exact: true }).click()
    const admissionFamily = page
      .locator('.family')
      .filter({ hasText: /Cologne/i })
      .filter({ hasText: /Potsdam/i })
    // Families are found by a job; whoever comes back a little later sees them.
    for (let turn = 0; turn < 20 && !(await admissionFamily.isVisible()); turn += 1) {
      await page.waitForTimeout(4000)
      await page.reload()
      await page.locator('.family').first().waitFor()
    }
    await admissionFamily.waitFor()
    await screenshot(page, 'families-imported', true)
    expect(await admissionFamily.locator('.family__members li').count()).toBe(9)
    await admissionFamily.getByRole('link', { name: /^Vergleichen/ }).click()
    await settle(page)
    // One column for the kind of step and one for each of the nine.
    await page.locator('.comparison-table thead th').nth(9).waitFor({ timeout: 60_000 })
    expect(await page.locator('.comparison-table thead th').count()).toBe(10)
    await screenshot(page, 'comparison-imported')

    // From a finding to its cell, from the cell to the step in its drawing.
    await page
      .getByRole('button', { name: /^Im Vergleich zeigen/ })
      .first()
      .click()
    const cell = page.locator('.cell--marked.cell--steps button').first()
    await cell.waitFor()
    expect(await page.locator('[data-cell]:focus').count()).toBe(1)
    await cell.click()
    await page.getByRole('link', { name: 'In der Zeichnung zeigen' }).first().click()
    await page.waitForURL(/\/prozess\/.*step=/)
    const selected = page.locator('.drawing-view [data-selected="true"]').first()
    await selected.waitFor()
    const [host, step] = await Promise.all([
      page.locator('.drawing-view__host').boundingBox(),
      selected.boundingBox(),
    ])
    expect(step?.x).toBeGreaterThanOrEqual(host?.x ?? Number.NaN)
    expect((step?.x ?? 0) + (step?.width ?? 0)).toBeLessThanOrEqual(
      (host?.x ?? 0) + (host?.width ?? 0),
    )
    await screenshot(page, 'process-step')
    expect(complaints).toEqual([])
    await context.close()
  })
})
