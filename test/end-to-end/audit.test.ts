// What happened in a house: read by what it is about, by keyboard and on a phone, and taken along as a table.

import { readFileSync } from 'node:fs'
import type { BrowserContext } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
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

describe.skipIf(!hasBrowser)('the audit of a house', () => {
  let context: BrowserContext
  afterAll(() => context?.close())

  it('says what happened in sentences, is filtered, and taken along', async () => {
    const { person, session } = await findPerson(
      ({ person: { name } }) => name === 'Renate Holtkamp',
    )
    const house = session.memberships[0]?.organisationId ?? ''
    context = await newContext()
    await signIn(context, person)
    const { page, complaints } = await openPage(context)
    // What the house asks of its versions, said twice: something to read.
    for (const fourEyes of [true, false]) {
      await page.request.put(`/api/organisations/${house}/review`, {
        data: { fourEyes, steps: [] },
      })
    }
    await page.goto('/mitteilungen')
    await page.getByRole('link', { name: 'Protokoll: Kreis Ardenmark' }).press('Enter')
    await page.getByRole('heading', { name: 'Protokoll: Kreis Ardenmark' }).waitFor()
    await page.getByText(/^Das Vier-Augen-Prinzip gilt nicht mehr, seit/).waitFor()
    await page.getByLabel('Worum geht es?').selectOption({ label: 'Regeln und Vertretung' })
    await page
      .getByText(/kein Vier-Augen-Prinzip/)
      .first()
      .waitFor()
    await page.getByText('von Renate Holtkamp').first().waitFor()
    await settle(page)
    await screenshot(page, 'house-audit', true)
    await expectAccessible(page)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Als Tabelle mitnehmen' }).press('Enter'),
    ])
    expect(file.suggestedFilename()).toMatch(/^Protokoll Kreis Ardenmark .*\.csv$/)
    expect(readFileSync(await file.path(), 'utf8')).toContain('kein Vier-Augen-Prinzip')
    await page.getByLabel('Worum geht es?').selectOption({ label: 'Mitgenommene Protokolle' })
    await page.getByText('Protokoll als Tabelle mitgenommen').first().waitFor()
    await page.getByLabel('Worum geht es?').selectOption({ label: 'Alles' })
    await page.setViewportSize({ width: 360, height: 800 })
    await page
      .getByText(/kein Vier-Augen-Prinzip/)
      .first()
      .waitFor()
    await expectNoSidewaysScroll(page)
    await settle(page)
    await screenshot(page, 'house-audit-phone', true)
    expect(complaints).toEqual([])
  })
})
