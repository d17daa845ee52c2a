// The page of a family: members, similarity and worth; who belongs to it, what it is called, and what is marked
// as common.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FamilyMembersView, FamilySummary, ProcessDetail, Session } from '#api'
import {
  baseUrl,
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
  settledFamilies,
  signIn,
  withBrowser,
} from './browser.ts'
import { uploadModel } from './upload.ts'

withBrowser()

const headers = { Origin: baseUrl }
const model = (name: string, ...steps: readonly string[]) =>
  `Prozess: ${name}\n\n${steps.map((step, at) => `${at + 1}. Fischamt: ${step}`).join('\n')}\n`
const announced = (page: Page, words: RegExp) =>
  page.locator('.announcer').getByText(words).waitFor()

describe.skipIf(!hasBrowser)('the page of a family', () => {
  let context: BrowserContext
  let session: Session
  const processes: string[] = []
  let family: FamilySummary | undefined
  const path = () => `/familien/${family?.id}/mitglieder`
  const members = () => read<FamilyMembersView>(context, `/api/families/${family?.id}/members`)

  beforeAll(async () => {
    const found = await findPerson((one) => one.can.decideLinks && !one.can.coordinate)
    session = found.session
    context = await newContext()
    await signIn(context, found.person)
  })

  /** Once; an upload can only be waited for inside a test. */
  const makeOwn = async () => {
    if (family) return
    // A family of our own, taken apart at the end, so that others find the examples as they were.
    for (const [name, ...steps] of [
      ['Karpfenteich verpachten', 'Bewerbung annehmen', 'Teich zeigen', 'Pacht vereinbaren'],
      ['Karpfenteich vergeben', 'Bewerbung annehmen', 'Los ziehen', 'Pacht vereinbaren'],
      ['Karpfen zählen', 'Netz auswerfen', 'Karpfen zählen', 'Liste ablegen'],
    ] as const) {
      processes.push(
        await uploadModel(context, session, `${name}.steps.txt`, model(name, ...steps)),
      )
    }
    const { visibility, shared } = await read<ProcessDetail>(
      context,
      `/api/processes/${processes[0]}`,
    )
    const opened = await context.request.patch(`/api/processes/${processes[0]}`, {
      headers,
      data: { visibility: 'alliance', seen: { visibility, shared } },
    })
    expect(opened.status()).toBe(200)
    await settledFamilies(context)
    const made = await context.request.post('/api/families', {
      headers,
      data: { name: 'Karpfenteiche', processIds: processes.slice(0, 2) },
    })
    expect(made.status()).toBe(200)
    family = (await made.json()) as FamilySummary
  }
  afterAll(async () => {
    if (!context) return
    for (const id of processes) {
      if (family) {
        await context.request.delete(`/api/families/${family.id}/members/${id}`, { headers })
      }
      await context.request.post(`/api/processes/${id}/withdraw`, { headers })
    }
    await context.close()
  })

  it('says who is in it, how alike they are and whether a workshop is worth it', async () => {
    const { page, complaints } = await openPage(context)
    const [example] = (await settledFamilies(context)).filter((one) => one.members.length > 3)
    await page.goto(`/familien/${example?.id}`)
    await settle(page)
    await page.getByRole('link', { name: 'Mitglieder und Ähnlichkeit' }).click()
    await page.getByRole('heading', { name: 'Wie ähnlich sind sich die Abläufe?' }).waitFor()
    const table = page.getByRole('table', { name: 'Wie ähnlich sind sich die Abläufe?' })
    const columns = (await table.getByRole('columnheader').count()) - 1
    expect(columns).toBe(await table.getByRole('rowheader').count())
    const cells = await table.getByRole('cell').allInnerTexts()
    expect(cells).toHaveLength(columns * columns)
    expect(cells.filter((text) => /^\d+\s%$/.test(text))).toHaveLength(columns * (columns - 1))
    await page.getByText(/^\d+ von 100: /).waitFor()
    await page.getByText(/Verwaltungen erledigen diese Arbeit\. Je mehr/).waitFor()
    await settle(page)
    await screenshot(page, 'family', true)
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await page.close()
  })

  it('takes a member out and back again, and keeps both over a reload', async () => {
    await makeOwn()
    const { page, complaints } = await openPage(context)
    await page.goto(path())
    await settle(page)
    await page.getByRole('button', { name: 'Prozess hinzufügen' }).click()
    await page.getByLabel('Prozess suchen', { exact: true }).fill('Karpfen zählen')
    await page.getByRole('button', { name: /^Hinzufügen: Karpfen zählen/ }).click()
    await announced(page, /^„Karpfen zählen“ gehört jetzt zur Familie/)
    expect((await members()).members.map(({ id }) => id)).toContain(processes[2])
    const line = page.locator('.member', { hasText: 'Karpfen zählen' })
    await line.getByRole('button').click()
    await page.getByRole('menuitem', { name: 'Aus der Familie nehmen' }).click()
    await announced(page, /^„Karpfen zählen“ ist aus der Familie genommen/)
    expect(await page.evaluate('document.activeElement.id')).toBe('members-title')
    await page.reload()
    await settle(page)
    await page.getByRole('heading', { name: 'Herausgenommen' }).waitFor()
    await screenshot(page, 'family-taken-out', true)
    await expectAccessible(page)
    expect((await members()).removed.map(({ id }) => id)).toEqual([processes[2]])
    await page.getByRole('button', { name: /^Wieder aufnehmen: Karpfen zählen/ }).click()
    await announced(page, /gehört jetzt zur Familie/)
    // And the same at once, from the note.
    await line.getByRole('button').click()
    await page.getByRole('menuitem', { name: 'Aus der Familie nehmen' }).click()
    await page.getByRole('button', { name: 'Rückgängig machen' }).click()
    await announced(page, /gehört jetzt zur Familie/)
    expect((await members()).removed).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  })

  it('is called as people say, and shows what they mark as common', async () => {
    await makeOwn()
    const { page, complaints } = await openPage(context)
    await page.goto(path())
    await settle(page)
    await page.getByRole('button', { name: 'Umbenennen' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name der Familie').fill('Teiche für alle')
    await dialog.getByRole('button', { name: 'Umbenennen' }).click()
    await page.getByRole('heading', { level: 1, name: 'Teiche für alle' }).waitFor()
    const line = page.locator('.member', { hasText: 'Karpfenteich verpachten' })
    await line.getByRole('button').click()
    await page.getByRole('menuitem', { name: 'Als gemeinsamen Ablauf empfehlen' }).click()
    await announced(page, /ist als gemeinsamer Ablauf gekennzeichnet/)
    await line.getByText('Gemeinsamer Ablauf', { exact: true }).waitFor()
    // What only one's own administration sees cannot be common.
    await page.locator('.member', { hasText: 'Karpfenteich vergeben' }).getByRole('button').click()
    expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['Aus der Familie nehmen'])
    await page.keyboard.press('Escape')
    expect(await members()).toMatchObject({ name: 'Teiche für alle', referenceId: processes[0] })
    await line.getByRole('button').click()
    await page.getByRole('menuitem', { name: 'Nicht mehr als gemeinsam' }).click()
    await announced(page, /nicht mehr als gemeinsamer Ablauf/)
    expect(complaints).toEqual([])
    await page.close()
  })

  it('offers no changes to readers, fits a phone, and can be read in the dark', async () => {
    const small = await newContext({ width: 360, height: 740, theme: 'dark' })
    const { person } = await findPerson((one) => hasOnly(one, 'reader'))
    await signIn(small, person)
    const [example] = (await settledFamilies(small)).filter((one) => one.members.length > 3)
    const { page, complaints } = await openPage(small)
    await page.goto(`/familien/${example?.id}/mitglieder`)
    await page.getByRole('heading', { name: 'Wie ähnlich sind sich die Abläufe?' }).waitFor()
    await settle(page)
    expect(await page.getByRole('button', { name: 'Umbenennen' }).count()).toBe(0)
    expect(await page.locator('.member').getByRole('button').count()).toBe(0)
    await expectNoSidewaysScroll(page)
    await screenshot(page, 'family-phone-dark', true)
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await small.close()
  })
})
