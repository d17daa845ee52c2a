// Two units of a house become one: what changes is seen in sentences, one press writes it into all drafts, one takes it
// back.

import { describe, expect, it } from 'vitest'
import { asModeller } from './begin-draft.ts'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  hasBrowser,
  openPage,
  read,
  screenshot,
  settle,
  withBrowser,
} from './browser.ts'

withBrowser()

describe.skipIf(!hasBrowser)('a house organised anew', () => {
  it('is looked at in sentences, written into drafts and taken back, by keyboard', async () => {
    const context = await asModeller()
    const { page, complaints } = await openPage(context)
    const { organisations } = await read<{ organisations: { id: string; name: string }[] }>(
      context,
      '/api/reorganisations',
    )
    const house = organisations[0]?.id ?? ''
    const words = await read<{ actor: string[] }>(context, `/api/organisations/${house}/words`)
    const [first = '', second = ''] = words.actor
    await page.goto('/arbeitsplan')
    await page.getByRole('link', { name: 'Umbenennen oder zusammenlegen' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Einheiten und IT-Systeme' }).waitFor()
    await page.getByRole('button', { name: 'Ansehen, was sich ändert' }).press('Enter')
    await page.getByText('Bitte nennen Sie den bisherigen Namen.').waitFor()
    const begun = page.getByRole('group', { name: 'Zeile 1' })
    await begun.getByLabel('Bisher').fill(first)
    await begun.getByLabel('Künftig').fill('Bürgerdienste')
    await page.getByRole('button', { name: 'Noch ein Name' }).press('Enter')
    const row = page.getByRole('group', { name: 'Zeile 2' })
    await row.getByLabel('Bisher').fill(second)
    expect(await row.getByLabel('Künftig').inputValue()).toBe('Bürgerdienste')
    await page.getByRole('button', { name: 'Ansehen, was sich ändert' }).press('Enter')
    await page.getByRole('heading', { name: 'Was ändert sich?' }).waitFor()
    await page.getByText(`„${first}“ heißt „Bürgerdienste“`).first().waitFor()
    await settle(page)
    await screenshot(page, 'reorganise-preview', true)
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 800 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await settle(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, 'reorganise-preview-360-dark', true)
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1280, height: 860 })

    // Whoever leaves one out leaves it as it is.
    const list = page.locator('.reorganise__list > li')
    const all = await list.count()
    expect(all).toBeGreaterThan(1)
    await list.first().getByRole('checkbox').press('Space')
    await page.getByRole('button', { name: /^In .+ eintragen$/ }).press('Enter')

    await page.getByRole('heading', { level: 1, name: /heißen künftig „Bürgerdienste“$/ }).waitFor()
    const undo = page.getByRole('button', { name: 'Alles zurücknehmen' })
    await undo.waitFor()
    expect(await page.getByText('geändert', { exact: true }).count()).toBe(all - 1)
    await settle(page)
    await screenshot(page, 'reorganise-done', true)
    await expectAccessible(page)
    await undo.press('Enter')
    await page
      .getByText('zurückgenommen', { exact: true })
      .nth(all - 2)
      .waitFor()
    await page.getByText(/^zurückgenommen am/).waitFor()
    expect(await undo.count()).toBe(0)
    await page.getByRole('link', { name: 'Arbeitsplan' }).first().press('Enter')
    await page.getByRole('link', { name: /heißen künftig „Bürgerdienste“/ }).waitFor()
    await settle(page)
    await screenshot(page, 'work-plan-renamings', true)
    expect(complaints).toEqual([])
    await context.close()
  })
})
