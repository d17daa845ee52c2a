// After a workshop: whoever led it proposes its target as the common way in one press, a colleague approves it, and the
// houses of the family are asked. What was recommended to stay local is then a deviation by one press, in words of one's own.

import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkshopMaterial } from '#api'
import { hasBrowser, look, openPage, read, settledFamilies, withBrowser } from './browser.ts'
import { type Program, startProgram } from './setup.ts'
import { sharedFamily, type TwoOfAHouse, twoOfAHouse } from './two-of-a-house.ts'

withBrowser()

describe.skipIf(!hasBrowser)('the target of a workshop', () => {
  let program: Program
  let two: TwoOfAHouse

  beforeAll(async () => {
    program = await startProgram()
    two = await twoOfAHouse(program.url)
  })
  afterAll(async () => {
    for (const one of [two?.leader, two?.colleague]) await one?.close()
    await program?.stop()
  })

  it('is proposed in one press, approved in its house, and then with all houses', async () => {
    const { leader, colleague, house, send } = two
    const { family, own, other } = sharedFamily(await settledFamilies(leader), house, 1)
    const startsAt = new Date(Date.now() + 86_400_000).toISOString()
    const { id } = await send<{ id: string }>(leader, `/api/families/${family.id}/workshops`, {
      ...{ startsAt, agenda: [{ kind: 'recommend', question: 'Was gilt?', minutes: 10 }] },
    })
    // The target begins as others do it, so that the own house differs.
    const target = await send<{ processId: string }>(leader, `/api/workshops/${id}/target`, {
      ...{ id: randomBytes(12).toString('hex'), organisationId: house, variantId: other.id },
      name: 'Gemeinsam vereinbart',
    })
    const material = await read<WorkshopMaterial>(leader, `/api/workshops/${id}/material`)
    const columnOf = (processId: string) =>
      material.columns.findIndex((column) => column.processId === processId)
    const labelsIn = ({ cells }: WorkshopMaterial['rows'][number], processId: string) =>
      cells[columnOf(processId)]?.steps.map(({ label }) => label) ?? []
    const row = material.rows.find((one) => {
      const [[ours], [theirs]] = [labelsIn(one, own.id), labelsIn(one, other.id)]
      return ours !== undefined && theirs !== undefined && ours !== theirs
    })
    if (!row) throw new Error('The two do nothing otherwise.')
    const { page, complaints } = await openPage(leader, program.url)
    await page.goto(`/werkstaetten/${id}/moderation`)
    await page.getByRole('button', { name: /^Beginnen: / }).click()
    await page.getByLabel('Bei welchem Schritt?').selectOption(row.key)
    await page.getByLabel('Was empfehlen Sie?').fill('Hier genügt ein Gespräch.')
    await page.getByLabel('Für wen gilt das?').selectOption('size')
    await page.getByRole('button', { name: 'Festhalten' }).click()
    await page.getByText('Hier genügt ein Gespräch.').first().waitFor()
    await page.getByRole('button', { name: 'Werkstatt abschließen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Abschließen' }).click()
    await page.getByRole('link', { name: 'Ergebnis ansehen' }).click()

    const section = page.getByRole('region', { name: 'Vom Ziel zum gemeinsamen Ablauf' })
    await section.getByText('Entwurf', { exact: true }).waitFor()
    await section.getByRole('button', { name: 'Als gemeinsamen Ablauf vorschlagen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Als gemeinsamen Ablauf vorschlagen?' })
    await dialog.getByText(/^Sie geht in .+ zur Prüfung\./).waitFor()
    await look(page, 'carry-on-dialog')
    await dialog.getByRole('button', { name: 'Vorschlagen', exact: true }).click()
    await section.getByText('In Prüfung', { exact: true }).waitFor()
    await page.locator('section[aria-labelledby="target-title"]:focus').waitFor()
    await look(page, 'carry-on-in-review')

    // A file that cannot be made or fetched is told, and asked for again.
    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Als PDF' }).click()
    const again = page.getByRole('alert').getByRole('button', { name: 'Noch einmal versuchen' })
    await again.waitFor()
    await look(page, 'workshop-minutes-not-fetched')
    await page.context().setOffline(false)
    const fetched = page.waitForEvent('download')
    await again.click()
    expect((await fetched).suggestedFilename()).toMatch(/^Niederschrift .+\.pdf$/)
    await page.getByRole('alert').waitFor({ state: 'detached' })

    await send(colleague, `/api/processes/${target.processId}/versions/1/review`, {
      ...{ act: 'approve', reason: '', seen: 1 },
    })
    await page.setViewportSize({ width: 360, height: 740 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.reload()
    await section.getByText('Bei den Verwaltungen', { exact: true }).waitFor()
    await look(page, 'carry-on-asked-360-dark')
    await section.getByRole('link', { name: 'Antworten der Verwaltungen' }).click()
    const answers = page.getByRole('region', { name: 'Zustimmung der Verwaltungen' })
    await answers.getByText(/^Fassung 1 von „Gemeinsam vereinbart“/).waitFor()
    expect(await answers.getByText('noch keine Antwort', { exact: true }).count()).toBeGreaterThan(
      1,
    )

    // Who looks after the process is told, and comes to where it is said.
    await page.goto('/mitteilungen')
    const told = page.getByRole('link', { name: /schlägt vor, dass bei Ihnen etwas bleibt/ })
    await told.waitFor()
    await look(page, 'carry-on-told-360-dark')
    await told.click()
    await page.getByText('Eine Werkstatt schlägt vor').waitFor()
    expect(new URL(page.url()).pathname).toBe(`/prozess/${own.id}`)

    // The own house goes by it from now on, and differs where the workshop said it may.
    await send(leader, `/api/processes/${own.id}/lineage`, {
      ...{ act: 'link', originId: target.processId, version: 1, seen: 0 },
    })
    await page.goto(`/prozess/${own.id}`)
    await page.getByText('Eine Werkstatt schlägt vor').waitFor()
    await page.getByRole('link', { name: 'Vorschläge ansehen' }).click()
    const proposed = page.getByText(/schlägt vor, dass es bei Ihnen anders bleibt/)
    await proposed.first().waitFor()
    await look(page, 'carry-on-proposed-360-dark')
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ colorScheme: 'light' })
    await look(page, 'carry-on-proposed')
    const take = page.getByRole('button', { name: /^Als Grund übernehmen: / })
    const offered = await take.count()
    await page
      .getByRole('button', { name: /^Trifft bei uns nicht zu: / })
      .first()
      .press('Enter')
    const declined = page.getByText(/^Der Vorschlag der Werkstatt „.+“ trifft bei Ihnen nicht zu: /)
    await declined.first().waitFor()
    expect(await take.count()).toBeLessThan(offered)
    // The differences stay, and say that they are open; what was told of the others has come true.
    const unexplained = page.getByText('noch ohne Begründung', { exact: true })
    expect(await unexplained.count()).toBe(offered - (await take.count()))
    expect(await unexplained.count()).toBe(await declined.count())
    await look(page, 'carry-on-declined')
    await page.setViewportSize({ width: 360, height: 740 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await look(page, 'carry-on-declined-360-dark')
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ colorScheme: 'light' })
    await page.reload()
    const reopen = page.getByRole('button', { name: /^Doch wieder anbieten: / })
    await reopen.first().press('Enter')
    await take.first().waitFor()
    await declined.first().waitFor({ state: 'detached' })
    // The focus stays where it was pressed.
    await page.locator('button:focus', { hasText: 'Trifft bei uns nicht zu' }).waitFor()
    expect(await take.count()).toBe(offered)
    await page
      .getByRole('button', { name: /^Als Grund übernehmen: / })
      .first()
      .click()
    const why = page.getByRole('dialog', { name: 'Warum ist das bei Ihnen anders?' })
    expect(await why.getByLabel('Größe der Verwaltung').isChecked()).toBe(true)
    const words = why.getByLabel('Mehr dazu (freiwillig)')
    expect(await words.inputValue()).toBe('Hier genügt ein Gespräch.')
    await words.fill('Bei uns genügt ein Gespräch.')
    await why.getByRole('button', { name: 'Speichern' }).click()
    await page.getByText('Weil: Größe der Verwaltung').waitFor()
    await page.goto(`/familien/${family.id}/mitglieder`)
    const deviations = page.getByRole('region', { name: 'Abweichungen' })
    await deviations.getByRole('row', { name: /^Größe der Verwaltung 1$/ }).waitFor()
    await deviations.getByText('Bei uns genügt ein Gespräch.').waitFor()
    await look(page, 'carry-on-deviations')
    expect(complaints).toEqual([])
  })
})
