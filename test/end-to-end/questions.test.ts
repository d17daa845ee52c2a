// Questions to the alliance: one house asks about a process, another is told and answers, and the answer is said to have helped.

import { describe, expect, it } from 'vitest'
import type { FamilySummary } from '#api'
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

describe.skipIf(!hasBrowser)('questions to the alliance', () => {
  it('are asked about a process, answered by another house, and said to be answered, by keyboard', async () => {
    const { person: asking } = await findPerson(({ memberships }) =>
      memberships.some(({ roles }) => roles.includes('allianceCoordinator')),
    )
    const { person: answering, session } = await findPerson(
      ({ memberships, can }) =>
        !can.coordinate &&
        memberships.length === 1 &&
        memberships.some(({ roles }) => roles.includes('organisationAdmin')),
    )
    const house = session.memberships[0]
    const context = await newContext()
    await signIn(context, asking)
    const { page, complaints } = await openPage(context)
    await page.goto('/fragen')
    await page.getByRole('heading', { name: 'Noch hat niemand etwas gefragt.' }).waitFor()
    await settle(page)
    await screenshot(page, 'questions-empty')
    await expectAccessible(page)

    const { families } = await read<{ families: FamilySummary[] }>(context, '/api/families')
    const member = families
      .flatMap(({ members }) => members)
      .find(({ organisation }) => organisation.id === house?.organisationId)
    await page.goto(`/prozess/${member?.id}?tab=discussion`)
    await page.getByRole('link', { name: 'Den Verbund fragen' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`Es geht um den Ablauf „${member?.name}“.`).waitFor()
    await dialog.getByRole('button', { name: 'Fragen', exact: true }).press('Enter')
    await dialog.getByText('Bitte schreiben Sie, was Sie wissen möchten.').waitFor()
    await dialog.getByLabel('Frage', { exact: true }).fill('Wer nimmt den Antrag online an?')
    await dialog.getByLabel('Mehr dazu').fill('Uns fehlt noch das Formular.')
    await settle(page)
    await screenshot(page, 'question-ask')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Fragen', exact: true }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Wer nimmt den Antrag online an?' }).waitFor()
    await page.getByText('Noch hat niemand geantwortet.').waitFor()

    const other = await newContext()
    await signIn(other, answering)
    const { page: theirs, complaints: more } = await openPage(other)
    await theirs.goto('/mitteilungen')
    await theirs.getByRole('link', { name: /: Wer nimmt den Antrag online an\?$/ }).press('Enter')
    const answer = theirs.getByLabel('Ihre Antwort')
    await answer.fill('Wir, seit Mai. @')
    await theirs.getByRole('option').first().waitFor()
    await answer.press('Escape')
    await answer.fill('Wir, seit Mai. Das Formular schicken wir gern.')
    await theirs.getByRole('button', { name: 'Antworten' }).press('Enter')
    const said = theirs.getByRole('listitem').filter({ hasText: 'Wir, seit Mai.' })
    await said.getByText(`Sie, ${house?.organisationName}`).waitFor()
    expect(await theirs.getByRole('button', { name: /^Das hat geholfen/ }).count()).toBe(0)

    await page.goto('/mitteilungen')
    await page
      .getByRole('link', { name: /^Neue Antwort auf eine Frage.*online an\?$/ })
      .press('Enter')
    await page.getByRole('button', { name: /^Das hat geholfen/ }).press('Enter')
    await page.getByText('Hat geholfen', { exact: true }).waitFor()
    await settle(page)
    await screenshot(page, 'question', true)
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 800 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await settle(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, 'question-360-dark', true)
    await expectAccessible(page)
    await page.goto('/fragen')
    await page.getByText('Eine Antwort hat geholfen').waitFor()
    await settle(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, 'questions-360-dark', true)
    await expectAccessible(page)
    await page.getByRole('searchbox').last().fill('Formular schicken')
    await page.getByRole('button', { name: 'Suchen', exact: true }).press('Enter')
    await page.waitForURL(/q=Formular/)
    await page.getByRole('link', { name: 'Wer nimmt den Antrag online an?' }).waitFor()
    await page.getByRole('radio', { name: 'Noch offen' }).check({ force: true })
    await page.getByRole('heading', { name: 'Dazu ist keine Frage zu finden.' }).waitFor()

    await theirs.goto('/mitteilungen')
    await theirs.getByRole('link', { name: /^Ihre Antwort .* hat geholfen/ }).waitFor()
    await theirs.goto('/neues?topic=questions')
    await theirs
      .getByRole('link', { name: /fragt den Verbund: „Wer nimmt den Antrag online an\?“$/ })
      .waitFor()
    await theirs.goto(`/prozess/${member?.id}?tab=discussion`)
    await theirs.getByRole('link', { name: 'Wer nimmt den Antrag online an?' }).waitFor()
    await settle(theirs)
    await screenshot(theirs, 'discussion-with-questions', true)
    await expectAccessible(theirs)

    await theirs.goto('/fragen')
    await theirs.getByRole('button', { name: 'Neue Fragen melden' }).press('Enter')
    await theirs.getByRole('button', { name: 'Neue Fragen melden', pressed: true }).waitFor()
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto('/fragen')
    await page.getByRole('button', { name: 'Den Verbund fragen' }).press('Enter')
    await dialog.getByLabel('Frage', { exact: true }).fill('Wer hat eine Dienstanweisung?')
    await dialog.getByRole('button', { name: 'Fragen', exact: true }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Wer hat eine Dienstanweisung?' }).waitFor()
    await theirs.goto('/mitteilungen')
    await theirs.getByRole('link', { name: 'Neue Frage an den Verbund: Wer hat eine' }).waitFor()
    await page.getByRole('button', { name: 'Frage schließen' }).press('Enter')
    await page.getByText('Antworten kann man nicht mehr.').waitFor()
    await settle(page)
    await screenshot(page, 'question-closed', true)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Wieder öffnen' }).press('Enter')
    await page.getByLabel('Ihre Antwort').waitFor()
    await page.getByRole('button', { name: 'Zurücknehmen' }).press('Enter')
    await dialog.getByText('Das lässt sich nicht rückgängig machen.').waitFor()
    await settle(page)
    await screenshot(page, 'question-take-back')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Zurücknehmen' }).press('Enter')
    await page.waitForURL(/\/fragen$/)
    await page.getByRole('link', { name: 'Wer nimmt den Antrag online an?' }).waitFor()
    await settle(page)
    expect(await page.getByRole('link', { name: 'Wer hat eine Dienstanweisung?' }).count()).toBe(0)
    await expectAccessible(page)
    await screenshot(page, 'questions-list')
    expect([...complaints, ...more]).toEqual([])
    await context.close()
    await other.close()
  })
})
