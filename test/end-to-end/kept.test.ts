// What people put in stays theirs: withdrawn processes come back, what two people write at once is never lost
// in silence, and a process is kept before anybody has drawn it.

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { ProcessDetail, ProcessSummary } from '#api'
import {
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
  signIn,
  withBrowser,
} from './browser.ts'

withBrowser()

const modeller = () =>
  findPerson((one) => one.memberships.some(({ roles }) => roles.includes('modeller')))

/** What other tests upload stays in the house and is no example. */
const isShared = ({ visibility }: ProcessSummary): boolean => visibility === 'alliance'

describe.skipIf(!hasBrowser)('a withdrawn process', () => {
  it('is found again among the withdrawn ones and brought back on its page', async () => {
    const { person, session } = await modeller()
    const own = session.memberships[0]?.organisationId
    const context = await newContext()
    await signIn(context, person)
    const { items } = await read<{ items: readonly ProcessSummary[] }>(
      context,
      `/api/processes?organisation=${own}`,
    )
    const [shown] = items.filter(isShared)
    const name = shown?.name ?? ''
    const { page, complaints } = await openPage(context)
    const withdrawn = () => page.getByRole('radio', { name: /^zurückgezogen/ }).locator('..')
    await page.goto('/bibliothek')
    await settle(page)
    // Other tests may have left some.
    const before = await withdrawn().allTextContents()
    await page.goto(`/prozess/${shown?.id}`)
    await page.getByRole('button', { name: 'Mehr', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Aus der Bibliothek nehmen' }).click()
    await page.waitForURL(/\/bibliothek/)
    // The note with the way back is closed; later somebody wants it back after all.
    await page.locator('.announcer').getByRole('button', { name: 'Schließen' }).click()
    await page.reload()
    await page.getByRole('radio', { name: /^zurückgezogen/ }).click()
    await page.waitForURL(/state=withdrawn/)
    const card = page.locator('.card').filter({ hasText: name })
    await card.getByText('zurückgezogen').waitFor()
    await expectAccessible(page)
    await card.getByRole('link', { name }).click()
    await page.getByText(/ist dieser Prozess nicht mehr in der Bibliothek/).waitFor()
    await settle(page)
    await expectAccessible(page)
    await screenshot(page, 'withdrawn')
    // Who only reads there sees it too, and who can bring it back.
    const reading = await newContext()
    const { person: reader } = await findPerson(
      (one) =>
        one.memberships.some(({ organisationId }) => organisationId === own) &&
        hasOnly(one, 'reader'),
    )
    await signIn(reading, reader)
    const { page: theirs } = await openPage(reading)
    await theirs.goto(page.url())
    await theirs.getByText(/wer dort modelliert, kann ihn zurückholen/).waitFor()
    expect(await theirs.getByRole('button', { name: 'Zurückholen' }).count()).toBe(0)
    await reading.close()
    expect(await page.getByRole('button', { name: 'Sichtbarkeit' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Zurückholen' }).click()
    await page.getByText(`„${name}“ ist wieder in der Bibliothek.`).waitFor()
    await page.getByRole('button', { name: 'Mehr', exact: true }).waitFor()
    await page.goto('/bibliothek')
    await settle(page)
    expect(await withdrawn().allTextContents()).toEqual(before)
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe.skipIf(!hasBrowser)('two people at one process', () => {
  it('are shown both values where they changed the same fact, and nothing typed is lost', async () => {
    const { person, session } = await modeller()
    const [mine, theirs] = [await newContext(), await newContext()]
    await signIn(mine, person)
    await signIn(theirs, person)
    const { items } = await read<{ items: readonly ProcessSummary[] }>(
      mine,
      `/api/processes?organisation=${session.memberships[0]?.organisationId}`,
    )
    const [, shown] = items.filter(isShared)
    const address = `/prozess/${shown?.id}?tab=profile`
    const [first, second] = [await openPage(mine), await openPage(theirs)]
    for (const { page } of [first, second]) {
      await page.goto(address)
      await page.getByRole('button', { name: 'Steckbrief bearbeiten' }).click()
    }
    const save = (page: Page) => page.getByRole('button', { name: 'Speichern' }).click()
    await second.page.getByLabel('Fallzahl im Jahr').fill('4711')
    await second.page.getByLabel('Ergebnis').fill('Das schrieb die andere.')
    await save(second.page)
    await second.page.getByRole('definition').getByText('4.711').waitFor()

    const { page } = first
    await page.getByLabel('Fallzahl im Jahr').fill('815')
    await page.getByLabel('Auslöser').fill('Das schrieb ich.')
    await save(page)
    const notice = page.getByRole('alert')
    await notice.getByText(new RegExp(`^${person.name} hat hier am [0-9.]+, [0-9:]+`)).waitFor()
    await notice.getByText('4711').waitFor()
    await notice.getByText('815').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'conflict')
    expect(await page.getByLabel('Fallzahl im Jahr').inputValue()).toBe('815')
    expect(await page.getByLabel('Auslöser').inputValue()).toBe('Das schrieb ich.')
    expect(await page.getByLabel('Ergebnis').inputValue()).toBe('Das schrieb die andere.')
    await second.page.reload()
    await second.page.getByRole('definition').getByText('4.711').waitFor()
    // Knowing it, they say which holds: first the other's, then on second thoughts their own.
    await notice.getByRole('button', { name: /^Gespeichertes nehmen/ }).click()
    expect(await page.getByLabel('Fallzahl im Jahr').inputValue()).toBe('4711')
    await page.getByLabel('Fallzahl im Jahr').fill('816')
    await save(page)
    await page.getByRole('definition').getByText('816', { exact: true }).waitFor()
    await page.getByRole('definition').getByText('Das schrieb die andere.').waitFor()
    await page.getByRole('definition').getByText('Das schrieb ich.').waitFor()

    // The same with who may see it.
    const openSharing = (one: Page) => one.getByRole('button', { name: 'Sichtbarkeit' }).click()
    await second.page.reload()
    for (const one of [first.page, second.page]) await openSharing(one)
    const box = (one: Page, name: string) => one.getByRole('dialog').getByRole('checkbox', { name })
    await box(second.page, 'Fallzahlen').click()
    await save(second.page)
    await second.page.getByRole('dialog').waitFor({ state: 'detached' })
    await box(page, 'Namen der Stellen').click()
    await save(page)
    await page.getByRole('dialog').getByRole('alert').getByText('Jetzt gespeichert:').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'conflict-sharing')
    await page.getByRole('button', { name: /^Gespeichertes nehmen/ }).click()
    expect(await box(page, 'Fallzahlen').isChecked()).toBe(
      await read<ProcessDetail>(mine, `/api/processes/${shown?.id}`).then((p) => p.shared.cases),
    )
    await box(page, 'Fallzahlen').click()
    await save(page)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect([...first.complaints, ...second.complaints]).toEqual([])
    for (const one of [mine, theirs]) await one.close()
  })
})

const steps = (name: string, count = 2) =>
  `Prozess: ${name}\n\n${Array.from({ length: count }, (_, at) => `${at + 1}. Antrag ${at} prüfen @Jugendamt [Papier · 3 Min.]`).join('\n')}\n`

describe.skipIf(!hasBrowser)('a process without a flow', () => {
  it('is recorded by hand, says that its flow is missing, and gets it from a file', async () => {
    const { person } = await modeller()
    const context = await newContext()
    await signIn(context, person)
    const { page, complaints } = await openPage(context)
    await page.goto('/')
    await page.getByRole('button', { name: 'Prozess erfassen' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    // Whoever types at once types the name; on "close" the first space would have closed the dialog.
    await page.keyboard.type('Aus dem Kopf')
    const name = dialog.getByLabel('Name', { exact: true })
    expect(await name.inputValue()).toBe('Aus dem Kopf')
    await name.fill('')
    await dialog.getByRole('button', { name: 'Erfassen', exact: true }).click()
    await dialog.getByText('Bitte geben Sie einen Namen ein.').waitFor()
    await expectAccessible(page)
    await dialog.getByLabel('Name', { exact: true }).fill('Ferienpass ausgeben')
    await dialog.getByLabel('Produktbereich').selectOption('06')
    await dialog.getByLabel('Auslöser').fill('Die Ferien beginnen.')
    await screenshot(page, 'record')
    await dialog.getByRole('button', { name: 'Erfassen', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Ferienpass ausgeben' }).waitFor()
    await page.getByRole('definition').getByText('Die Ferien beginnen.').waitFor()
    expect(await page.getByRole('button', { name: 'Herunterladen' }).count()).toBe(0)
    await page.getByRole('tab', { name: 'Ablauf' }).click()
    await page.getByText('Zu diesem Prozess gibt es noch keinen Ablauf.').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'without-flow')
    await page.setViewportSize({ width: 320, height: 640 })
    await expectNoSidewaysScroll(page)
    await page.goto('/bibliothek')
    await page.getByRole('button', { name: 'Prozess erfassen' }).click()
    await dialog.getByLabel('Name', { exact: true }).waitFor()
    await expectNoSidewaysScroll(page)
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1280, height: 860 })

    // It is in the library, among those whose flow is missing, and as a tile of its own area.
    await page.goto('/bibliothek?flow=no')
    await page.locator('.card', { hasText: 'Ferienpass' }).getByText('noch kein Ablauf').waitFor()
    await settle(page)
    await expectAccessible(page)
    await page.locator('.card a', { hasText: 'Ferienpass' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ferienpass ausgeben' }).waitFor()
    const picker = page.getByLabel('Ablauf hochladen', { exact: true })
    const choose = (name: string, content: string) =>
      picker.last().setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })
    await choose('leer.steps.txt', 'Prozess: Leer')
    await page
      .getByRole('alert')
      .getByText(/^Es wurde nichts übernommen/)
      .waitFor()
    await choose('ferien.steps.txt', steps('Ferienpass'))
    await page.locator('.drawing-view [data-key][tabindex]').first().waitFor()
    await page.getByText('„Ferienpass ausgeben“ hat jetzt einen Ablauf.').waitFor()
    await page.getByRole('tab', { name: 'Steckbrief' }).click()
    await page.getByRole('definition').getByText('Die Ferien beginnen.').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('has a tile of its own on the process map where its product area is missing', async () => {
    const { person } = await modeller()
    const context = await newContext()
    await signIn(context, person)
    const { page } = await openPage(context)
    await page.goto('/bibliothek')
    await page.getByRole('button', { name: 'Prozess erfassen' }).click()
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Irgendwohin')
    await page.getByRole('dialog').getByRole('button', { name: 'Erfassen', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Irgendwohin' }).waitFor()
    await page.goto('/bibliothek?view=map')
    await page.getByRole('button', { name: /^Ohne Produktbereich/ }).click()
    await page.waitForURL(/productArea=none/)
    await page.locator('.card', { hasText: 'Irgendwohin' }).waitFor()
    expect(await page.getByRole('radio', { name: /^Ohne Produktbereich/ }).isChecked()).toBe(true)
    await context.close()
  })
})
