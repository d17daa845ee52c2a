// The board of the work plan: one house asks another to write something, is promised it, and sees what came of it.

import { describe, expect, it } from 'vitest'
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

describe.skipIf(!hasBrowser)('the board', () => {
  it('asks a house, hears its promise, and shows the result, by keyboard', async () => {
    const { person: asking } = await findPerson(({ memberships }) =>
      memberships.some(({ roles }) => roles.includes('allianceCoordinator')),
    )
    const { person: asked, session } = await findPerson(
      ({ memberships, can }) =>
        !can.coordinate &&
        memberships.length === 1 &&
        memberships.some(({ roles }) => roles.includes('modeller')),
    )
    const writer = session.memberships[0]?.organisationName ?? ''
    const context = await newContext()
    await signIn(context, asking)
    const { page, complaints } = await openPage(context)
    await page.goto('/arbeitsplan')
    await page.getByRole('heading', { name: 'Noch ist nichts verteilt.' }).waitFor()
    await page.getByRole('button', { name: 'Arbeitspaket planen' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Planen' }).press('Enter')
    await dialog.getByText('Bitte nennen Sie, worum es geht.').waitFor()
    await dialog.getByLabel('Worum geht es?').fill('Wohngeld beantragen')
    await dialog.getByLabel('Wer soll es schreiben?').selectOption({ label: writer })
    await dialog.getByRole('checkbox').first().press('Space')
    await dialog.getByLabel('Bis wann').fill('2026-01-31')
    await settle(page)
    await screenshot(page, 'board-plan')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Planen' }).press('Enter')
    await page.getByRole('heading', { name: 'Wohngeld beantragen' }).waitFor()
    await page.getByText(`gefragt ist: ${writer}`).waitFor()
    await page.getByText('überfällig seit 31.01.2026').waitFor()
    // Nobody promises for another house.
    expect(await page.getByRole('button', { name: /^Zusagen/ }).count()).toBe(0)

    const other = await newContext()
    await signIn(other, asked)
    const { page: theirs, complaints: more } = await openPage(other)
    await theirs.goto('/mitteilungen')
    await theirs
      .getByRole('link', { name: 'Ihre Verwaltung wird um „Wohngeld beantragen“ gebeten' })
      .press('Enter')
    await theirs.getByRole('button', { name: 'Zusagen: Wohngeld beantragen' }).press('Enter')
    await theirs.getByRole('heading', { name: 'Zugesagt' }).waitFor()
    await theirs.getByRole('button', { name: 'Ist fertig: Wohngeld beantragen' }).press('Enter')
    const done = theirs.getByRole('dialog')
    await done.getByRole('button', { name: 'Ist fertig' }).press('Enter')
    await done.getByText('Bitte wählen Sie den Ablauf.').waitFor()
    const result = done.getByLabel('Welcher Ablauf ist es geworden?')
    await result.locator('option').nth(1).waitFor({ state: 'attached' })
    const [, name = ''] = await result.locator('option').allTextContents()
    await result.selectOption({ label: name })
    await done.getByLabel('Wie viele Stunden').fill('6')
    await settle(theirs)
    await screenshot(theirs, 'board-deliver')
    await expectAccessible(theirs)
    await done.getByRole('button', { name: 'Ist fertig' }).press('Enter')
    await theirs.getByRole('heading', { name: 'Fertig' }).waitFor()
    await theirs.getByText('Schreiben dauerte 6 Stunden').waitFor()
    await theirs.getByRole('heading', { name: 'Einmal geschrieben, mehrfach genutzt' }).waitFor()
    await settle(theirs)
    await screenshot(theirs, 'board', true)
    await expectAccessible(theirs)
    await theirs.setViewportSize({ width: 360, height: 800 })
    await theirs.emulateMedia({ colorScheme: 'dark' })
    await settle(theirs)
    await expectNoSidewaysScroll(theirs)
    await screenshot(theirs, 'board-360-dark', true)
    await expectAccessible(theirs)
    await theirs.getByRole('link', { name, exact: true }).press('Enter')
    await theirs.getByRole('heading', { level: 1, name }).waitFor()

    await page.goto('/mitteilungen')
    await page.getByRole('link', { name: 'Fertig: „Wohngeld beantragen“' }).waitFor()
    expect([...complaints, ...more]).toEqual([])
    await context.close()
    await other.close()
  })
})
