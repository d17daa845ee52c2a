// Two alliances on two servers that share nothing but a file: one saves a process signed, the other checks it on a phone,
// compares the fingerprint, takes it over, and merges what a newer file brings.

import { readFileSync } from 'node:fs'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProcessDetail, ProcessSummary, Session } from '#api'
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
  type View,
  withBrowser,
} from './browser.ts'
import { type Program, startProgram } from './setup.ts'

withBrowser()

const rolesOf = (session: Session) => session.memberships[0]?.roles ?? []
const fits = (session: Session) =>
  rolesOf(session).includes('modeller') && rolesOf(session).includes('organisationAdmin')

describe.skipIf(!hasBrowser)('a signed file between two alliances', () => {
  let giving: Program
  let taking: Program
  let process: ProcessSummary
  let step: string
  const contexts: BrowserContext[] = []
  const enter = async (program: Program, view: View = {}) => {
    const { url } = program
    const { person } = await findPerson(fits, url)
    const context = await newContext({ ...view, url })
    contexts.push(context)
    const session = await signIn(context, person, url)
    return { context, session, ...(await openPage(context, url)) }
  }
  type Someone = Awaited<ReturnType<typeof enter>>
  let giver: Someone
  let phone: Someone
  let taker: Someone
  const files: string[] = []

  beforeAll(async () => {
    const programs = [startProgram(), startProgram()]
    const [one, two] = await Promise.all(programs)
    if (!one || !two) throw new Error('two programs')
    giving = one
    taking = two
    giver = await enter(giving)
    phone = await enter(taking, { theme: 'dark', width: 360, height: 780, hasTouch: true })
    taker = await enter(taking)
    // In a small town one person may write and approve.
    const [house] = giver.session.memberships
    if (!house) throw new Error('no house')
    const { organisationId, roles } = house
    const answer = await giver.context.request.put(`/api/people/${giver.session.person.id}/roles`, {
      headers: { Origin: giving.url },
      data: { organisationId, roles: [...roles, 'approver'] },
    })
    expect(answer.status()).toBe(200)
    const { items } = await read<{ items: ProcessSummary[] }>(
      ...[giver.context, '/api/processes?limit=200'],
    )
    const found = items.find(
      (one) => one.organisation.id === organisationId && one.state === 'approved' && one.version,
    )
    if (!found) throw new Error('nothing in force')
    process = found
    const detail = await read<ProcessDetail>(giver.context, `/api/processes/${process.id}`)
    step = detail.steps.find(({ kind }) => kind === 'step')?.label ?? ''
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await Promise.all([giving?.stop(), taking?.stop()])
  })

  const look = async (page: Page, name: string) => {
    await settle(page)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, name, true)
  }

  const throughDialog = async (page: Page, name: string, fill?: (at: Locator) => Promise<void>) => {
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await fill?.(dialog)
    await dialog.getByRole('button', { name, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }

  /** Saves the version in force, as somebody who approves; answers where the file is. */
  const save = async (): Promise<string> => {
    const { page } = giver
    await page.goto(`/prozess/${process.id}`)
    await page.getByRole('button', { name: 'Herunterladen' }).click()
    await page.getByRole('menuitem', { name: 'Als signierte Datei …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Wen kann man fragen?').fill('Ordnungsamt, 02331 555')
    await settle(page)
    await expectAccessible(page)
    await screenshot(page, `signed-save-${files.length + 1}`)
    const saving = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Speichern', exact: true }).click()
    const saved = await saving
    expect(saved.suggestedFilename()).toMatch(/\.prozess\.json$/)
    await dialog.waitFor({ state: 'detached' })
    const path = await saved.path()
    files.push(path)
    return path
  }

  const open = async (page: Page, file: string | { name: string; buffer: Buffer }) => {
    await page.goto('/signiert')
    const chosen =
      typeof file === 'string' ? file : { ...file, mimeType: 'application/json' as const }
    await page.getByLabel('Signierte Datei').setInputFiles(chosen)
    await page.getByRole('button', { name: 'Prüfen', exact: true }).click()
  }

  const bar = (page: Page) => page.getByRole('region', { name: 'Verknüpfung' })

  it('is saved, refused where it was changed, compared, taken over, and brings what is new later', async () => {
    const first = await save()

    // On the phone: one that was changed, one that did not arrive whole, and the right one.
    const { page } = phone
    await page.goto('/bibliothek')
    await page.getByRole('link', { name: 'Aus signierter Datei übernehmen' }).tap()
    await page.getByRole('button', { name: 'Prüfen', exact: true }).tap()
    await page.getByText('Bitte wählen Sie eine Datei.').waitFor()
    const text = readFileSync(first, 'utf8')
    const changed = text.replace('"version": 1', '"version": 2')
    expect(changed).not.toBe(text)
    await open(page, { name: 'x.prozess.json', buffer: Buffer.from(changed) })
    await page.getByText('Die Signatur stimmt nicht').waitFor()
    await look(page, 'signed-refused-dark-360')
    await open(page, { name: 'x.prozess.json', buffer: Buffer.from(text.slice(0, 2000)) })
    await page.getByText('Der Datei fehlt das Ende.').waitFor()
    await open(page, first)
    await page.getByRole('heading', { level: 1, name: `${process.name}, Fassung 1` }).waitFor()
    await page.getByText('Diesen Schlüssel kennt Ihr Verbund noch nicht.').waitFor()
    await look(page, 'signed-file-dark-360')

    // The two read it to each other.
    const { page: there } = giver
    await there.goto('/einstellungen?tab=keys')
    const read = there.locator('.signed__fingerprint code')
    const fingerprint = (await read.textContent()) ?? ''
    expect(fingerprint).toMatch(/^([0-9A-F]{4} ){9}[0-9A-F]{4}$/)
    await look(there, 'signed-keys-own')
    const { page: here } = taker
    await here.goto(new URL(page.url()).pathname)
    expect(await here.locator('.signed__fingerprint code').textContent()).toBe(fingerprint)
    await here.getByRole('button', { name: 'Schlüssel bestätigen' }).click()
    await here.getByText('Bitte vergleichen Sie zuerst den Fingerabdruck.').waitFor()
    // By keyboard alone.
    await here.getByRole('checkbox', { name: /und er ist derselbe/ }).focus()
    await here.keyboard.press('Space')
    await here.keyboard.press('Enter')
    await here.getByText('Diesen Schlüssel kennt Ihr Verbund, bestätigt').waitFor()

    // Taken over in the own words.
    await here.getByRole('heading', { name: 'Was ändert sich bei uns?' }).waitFor()
    await here.getByLabel('Wie heißt er bei Ihnen?').fill('Von weit her')
    await look(here, 'signed-file')
    await here.getByRole('button', { name: 'Als eigenen Ablauf übernehmen' }).click()
    await here.getByRole('heading', { level: 1, name: 'Von weit her' }).waitFor()
    await bar(here).getByText('Beruht auf Fassung 1 von').waitFor()
    expect(
      await bar(here)
        .getByRole('link', { name: /Beruht auf/ })
        .count(),
    ).toBe(0)
    await look(here, 'signed-taken')
    const ours = new URL(here.url()).pathname
    await here.goto(`${ours}?tab=history`)
    await here.getByText(/ist von .* übernommen und beruht auf Fassung 1/).waitFor()
    await look(here, 'signed-lineage')

    // The same once more is nothing new.
    await open(here, first)
    await here.getByText('Nichts: Auf dieser Fassung beruht Ihr Ablauf schon.').waitFor()

    // There it goes on.
    await there.goto(`/prozess/${process.id}`)
    await there.getByRole('button', { name: 'Bearbeiten', exact: true }).click()
    await there.locator(`.step-row__input[value="${step}"]`).fill(`${step} von fern`)
    await there.keyboard.press('Escape')
    await there.locator(`.step-row__input[value="${step} von fern"]`).waitFor()
    await there.getByText('Gespeichert', { exact: true }).waitFor()
    await there.getByRole('button', { name: 'Als Fassung speichern' }).click()
    await throughDialog(there, 'Als Fassung speichern')
    for (const act of ['Zur Prüfung geben', 'Freigeben']) {
      await there.getByRole('button', { name: `${act}: Fassung 2` }).click()
      await throughDialog(there, act)
    }
    await there.locator('.badges').getByText('freigegeben').waitFor()
    const second = await save()

    // Here it is told in sentences, and taken.
    await open(here, second)
    await here.getByText('Diese Datei bringt Fassung 2.').waitFor()
    await look(here, 'signed-update')
    await here
      .getByRole('link', { name: 'Was sich geändert hat: Von weit her', exact: true })
      .click()
    await here.getByText(`${step} von fern`).first().waitFor()
    await look(here, 'signed-differences')
    await here.goto(ours)
    await bar(here).getByText('Angekommen ist Fassung 2.').waitFor()
    await bar(here)
      .getByRole('link', { name: /^Übernehmen, was sich geändert hat/ })
      .click()
    await here.getByText(`${step} von fern`).first().waitFor()
    await look(here, 'signed-merge')
    await here.getByRole('button', { name: 'In meinen Entwurf übernehmen' }).click()
    await here.locator(`.step-row__input[value="${step} von fern"]`).waitFor()
    await here.getByRole('button', { name: 'Als Fassung speichern' }).click()
    await throughDialog(here, 'Als Fassung speichern', async (dialog) => {
      await dialog.getByRole('checkbox').first().check()
    })
    await bar(here).getByText('Beruht auf Fassung 2 von').waitFor()
    expect([...giver.complaints, ...phone.complaints, ...taker.complaints]).toEqual([])
  }, 240_000)

  it('opens nothing any more once its key is revoked', async () => {
    const { page } = taker
    await page.goto('/einstellungen?tab=keys')
    await page.getByRole('button', { name: /^Widerrufen: / }).click()
    await throughDialog(page, 'Widerrufen')
    await page.getByText('widerrufen am').waitFor()
    await look(page, 'signed-keys-others')
    await open(page, files[0] ?? '')
    await page.getByText('Diesen Schlüssel hat Ihr Verbund widerrufen').waitFor()
    await look(page, 'signed-revoked')
  })
})
