// Sample documents: one house adds a form to its process, another finds it at the family and saves it, and the first
// removes it with a reason.

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
  settledFamilies,
  signIn,
  withBrowser,
} from './browser.ts'

withBrowser()

describe.skipIf(!hasBrowser)('sample documents', () => {
  it('are added to a process, saved by another house, and removed, by keyboard', async () => {
    const { person: giving, session } = await findPerson(
      ({ memberships, can }) =>
        !can.coordinate &&
        memberships.length === 1 &&
        memberships.some(({ roles }) => roles.includes('modeller')),
    )
    const { person: taking } = await findPerson(({ can }) => can.coordinate)
    const house = session.memberships[0]
    const context = await newContext()
    await signIn(context, giving)
    const { page, complaints } = await openPage(context)
    const [family, process] =
      (await settledFamilies(context))
        .flatMap((one) => one.members.map((member) => [one, member] as const))
        .find(([, { organisation }]) => organisation.id === house?.organisationId) ?? []
    const path = `/prozess/${process?.id}?tab=profile`
    await page.goto(path)
    const section = page.getByRole('region', { name: 'Musterdokumente' })
    await section.getByText('Noch liegt hier nichts.').waitFor()
    await section.getByRole('button', { name: 'Musterdokument hinzufügen' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Hinzufügen', exact: true }).press('Enter')
    await dialog.getByText('Bitte wählen Sie eine Datei.').waitFor()
    const choose = (name: string, content: string) =>
      dialog
        .getByLabel('Datei', { exact: true })
        .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(content) })
    await choose('Vordruck Hund.pdf', '<html><script>alert(1)</script></html>')
    await dialog.getByRole('button', { name: 'Hinzufügen', exact: true }).press('Enter')
    await dialog.getByText('Diese Datei wird nicht angenommen.').waitFor()
    await choose('Vordruck Hund.pdf', '%PDF-1.7 Vordruck')
    expect(await dialog.getByLabel('Titel').inputValue()).toBe('Vordruck Hund')
    await dialog.getByLabel('Wozu ist es da').fill('Für Hunde aller Art.')
    await settle(page)
    await screenshot(page, 'document-add', true)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Hinzufügen', exact: true }).press('Enter')
    await section.getByRole('link', { name: 'Vordruck Hund' }).waitFor()
    await settle(page)
    await screenshot(page, 'documents', true)
    await expectAccessible(page)

    const other = await newContext()
    await signIn(other, taking)
    const { page: theirs, complaints: more } = await openPage(other)
    await theirs.setViewportSize({ width: 360, height: 800 })
    await theirs.emulateMedia({ colorScheme: 'dark' })
    await theirs.goto(`/familien/${family?.id}/mitglieder`)
    const link = theirs.getByRole('link', { name: 'Vordruck Hund' })
    await link.waitFor()
    await theirs.getByText('Für Hunde aller Art.').waitFor()
    const there = theirs.getByRole('link', { name: `Zu „${process?.name}“` })
    expect(await theirs.getByRole('button', { name: /^Entfernen/ }).count()).toBe(0)
    await settle(theirs)
    await expectNoSidewaysScroll(theirs)
    await screenshot(theirs, 'documents-360-dark', true)
    await expectAccessible(theirs)
    const saving = theirs.waitForEvent('download')
    await link.press('Enter')
    expect((await saving).suggestedFilename()).toBe('Vordruck Hund.pdf')
    await there.press('Enter')
    const atProcess = theirs.getByRole('region', { name: 'Musterdokumente' })
    await theirs.getByRole('tab', { name: 'Steckbrief', selected: true }).waitFor()
    await atProcess.getByRole('link', { name: 'Vordruck Hund' }).waitFor()
    await settle(theirs)
    await expectNoSidewaysScroll(theirs)
    await screenshot(theirs, 'documents-process-360-dark', true)
    await expectAccessible(theirs)

    await section.getByRole('button', { name: 'Entfernen: Vordruck Hund' }).press('Enter')
    await dialog.getByRole('button', { name: 'Entfernen' }).press('Enter')
    await dialog.getByText('Bitte sagen Sie, warum.').waitFor()
    await dialog.getByLabel('Warum?').fill('Neue Satzung')
    await dialog.getByRole('button', { name: 'Entfernen' }).press('Enter')
    await section.getByText('Entfernt: Neue Satzung').waitFor()
    expect(await section.getByRole('link').count()).toBe(0)
    await settle(page)
    await expectAccessible(page)
    // The refused file is a failed request, and meant to be one.
    expect([...complaints, ...more].filter((one) => !one.includes('422'))).toEqual([])
    await context.close()
    await other.close()
  })
})
