// A program of our own, to be filled and stopped: long lists can be walked through, a cut connection costs nobody
// what they typed, and whatever is sent again is done once.

import { connect } from 'node:net'
import type { BrowserContext, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoSignIn, ImportStatus, Session } from '#api'
import {
  expectAccessible,
  expectNoSidewaysScroll,
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

/** A program of our own, which a test may stop and start. */
let own: Program
beforeAll(async () => {
  if (hasBrowser) own = await startProgram()
})
afterAll(() => own?.stop())

/** Somebody who models, signed in there. */
const modellerThere = async (): Promise<{
  context: BrowserContext
  organisationId: string
  send: (path: string, data: object) => Promise<number>
}> => {
  const context = await newContext({ url: own.url })
  const { demoSignIns } = await read<{ demoSignIns: readonly DemoSignIn[] }>(context, '/api/setup')
  const send = async (path: string, data: object) =>
    (await context.request.post(path, { data, headers: { Origin: own.url } })).status()
  for (const { email, password } of demoSignIns) {
    await send('/api/session', { email, password })
    const { session } = await read<{ session: Session }>(context, '/api/session')
    const [member] = session.memberships
    if (member?.roles.includes('modeller'))
      return { context, organisationId: member.organisationId, send }
  }
  throw new Error('Nobody of the examples models.')
}

const steps = (name: string, count = 2) =>
  `Prozess: ${name}\n\n${Array.from({ length: count }, (_, at) => `${at + 1}. Antrag ${at} prüfen @Jugendamt [Papier · 3 Min.]`).join('\n')}\n`

describe.skipIf(!hasBrowser)('a long list', () => {
  it('is walked through page by page, and the way back leads where one was', async () => {
    const { context, organisationId, send } = await modellerThere()
    for (let at = 0; at < 120; at += 1) {
      const profile = { productArea: at < 60 ? '03' : '04' }
      const body = { id: `${at}`.padStart(32, 'a'), organisationId, profile }
      expect(await send('/api/processes', { ...body, name: `Seitenprobe ${at}` })).toBe(200)
    }
    const { page, complaints } = await openPage(context, own.url)
    await page.goto('/bibliothek?q=Seitenprobe')
    const line = page.locator('.library__count')
    const cards = () => page.locator('.card').count()
    const pager = page.getByRole('navigation', { name: 'Seiten' })
    const turn = async (name: string, arrived: string, count: number) => {
      await pager.getByRole('button', { name }).focus()
      await page.keyboard.press('Enter')
      await line.filter({ hasText: arrived }).waitFor()
      // The line that says which page it is has the focus, and is read out.
      await expect.poll(() => page.locator('.library__count:focus').count()).toBe(1)
      await expect.poll(cards).toBe(count)
    }
    await line.filter({ hasText: '120 Prozesse · Seite 1 von 3' }).waitFor()
    await turn('Nächste Seite', 'Seite 2 von 3', 48)
    await settle(page)
    await expectAccessible(page)
    await page.setViewportSize({ width: 320, height: 640 })
    await expectNoSidewaysScroll(page)
    await page.setViewportSize({ width: 1280, height: 860 })
    await turn('Letzte Seite', 'Seite 3 von 3', 24)
    const next = pager.getByRole('button', { name: 'Nächste Seite' })
    expect(await next.getAttribute('aria-disabled')).toBe('true')
    await next.click({ force: true })
    expect(page.url()).toContain('page=3')

    // A filter begins at the first page of what it leaves; back is back on the third.
    await page.getByRole('radio', { name: /^Kultur und Wissenschaft/ }).click()
    await line.filter({ hasText: '60 Prozesse · Seite 1 von 2' }).waitFor()
    expect(page.url()).not.toContain('page=')
    await page.goBack()
    await line.filter({ hasText: '120 Prozesse · Seite 3 von 3' }).waitFor()
    await expect.poll(cards).toBe(24)
    const link = page.locator('.card a').nth(7)
    const name = await link.textContent()
    await link.click()
    await page.getByRole('heading', { level: 1, name: name ?? '' }).waitFor()
    await page.goBack()
    await line.filter({ hasText: 'Seite 3 von 3' }).waitFor()
    await page
      .locator('.card a', { hasText: name ?? '' })
      .first()
      .waitFor()
    await turn('Vorige Seite', 'Seite 2 von 3', 48)
    await turn('Erste Seite', 'Seite 1 von 3', 48)
    expect(page.url()).not.toContain('page=')
    // The map counts them all; the same page is kept where only the form changes.
    await page.goto('/bibliothek?q=Seitenprobe&page=2')
    await line.filter({ hasText: 'Seite 2 von 3' }).waitFor()
    await page.getByRole('radio', { name: 'Tabelle' }).click()
    await page.locator('.data-table tbody tr').first().waitFor()
    expect(page.url()).toContain('page=2')
    expect(complaints).toEqual([])
    await context.close()
  })
})

/** What a browser says of a line that was cut is expected here, and so is what a program says while it starts. */
const unexpected = (complaints: readonly string[]) =>
  complaints.filter((one) => !/ERR_|^503 /.test(one))

const UNREACHABLE = /^Die Plattform ist gerade nicht erreichbar\. Ihre Eingaben/

/** The request arrives and is carried out; the answer is lost. Once. */
const loseAnswer = async (page: Page, path: string | RegExp, method: string) => {
  let isLost = false
  const lose = async (route: Route) => {
    if (isLost || route.request().method() !== method) return route.fallback()
    isLost = true
    await route.fetch()
    await route.abort('connectionreset')
  }
  await page.route(path, lose)
  return () => isLost
}

describe.skipIf(!hasBrowser)('a cut connection', () => {
  it('costs nobody what they typed, and saving again saves once', async () => {
    const { context, organisationId, send } = await modellerThere()
    const id = 'b'.repeat(32)
    await send('/api/processes', { id, organisationId, name: 'Leitungsprobe' })
    const { page, complaints } = await openPage(context, own.url)
    await page.goto(`/prozess/${id}?tab=profile`)
    await page.getByRole('button', { name: 'Steckbrief bearbeiten' }).click()
    const trigger = page.getByLabel('Auslöser')
    const save = page.getByRole('button', { name: 'Speichern' })
    await trigger.fill('Ohne Netz geschrieben')
    await context.setOffline(true)
    await save.click()
    await page.getByRole('alert').getByText(UNREACHABLE).waitFor()
    await expectAccessible(page)
    await screenshot(page, 'offline')
    expect(await trigger.inputValue()).toBe('Ohne Netz geschrieben')
    await context.setOffline(false)
    await save.click()
    await page.getByRole('definition').getByText('Ohne Netz geschrieben').waitFor()

    // The server has saved, but nobody heard it.
    await page.getByRole('button', { name: 'Steckbrief bearbeiten' }).click()
    await trigger.fill('Zweimal geschickt')
    const isLost = await loseAnswer(page, `**/api/processes/${id}`, 'PATCH')
    await save.click()
    await page.getByRole('alert').getByText(UNREACHABLE).waitFor()
    expect(isLost()).toBe(true)
    await save.click()
    await page.getByRole('definition').getByText('Zweimal geschickt').waitFor()
    const { entries } = await read<{ entries: { what: string }[] }>(
      context,
      `/api/processes/${id}/audit`,
    )
    expect(entries.map((one) => one.what)).toEqual(['changed', 'changed', 'recorded'])
    expect(unexpected(complaints)).toEqual([])
    await context.close()
  })

  it('makes one process of what was recorded twice', async () => {
    const { context } = await modellerThere()
    const { page, complaints } = await openPage(context, own.url)
    await page.goto('/bibliothek')
    await page.getByRole('button', { name: 'Prozess erfassen' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).fill('Doppelprobe')
    await loseAnswer(page, '**/api/processes', 'POST')
    const submit = dialog.getByRole('button', { name: 'Erfassen', exact: true })
    await submit.click()
    await dialog.getByRole('alert').getByText(UNREACHABLE).waitFor()
    expect(await dialog.getByLabel('Name', { exact: true }).inputValue()).toBe('Doppelprobe')
    await submit.click()
    await page.getByRole('heading', { level: 1, name: 'Doppelprobe' }).waitFor()
    const { total } = await read<{ total: number }>(context, '/api/processes?q=Doppelprobe')
    expect(total).toBe(1)
    expect(unexpected(complaints)).toEqual([])
    await context.close()
  })

  it('lets an upload be tried again with the same files, and takes nothing over twice', async () => {
    const { context } = await modellerThere()
    const { page, complaints } = await openPage(context, own.url)
    const count = async () =>
      (await read<{ total: number }>(context, '/api/processes?q=Netzprobe')).total
    await page.goto('/bibliothek')
    await page.getByRole('button', { name: 'Modelle hochladen' }).click()
    const dialog = page.getByRole('dialog')
    await context.setOffline(true)
    await dialog.getByLabel('Dateien auswählen').setInputFiles(
      [1, 2, 3].map((at) => ({
        name: `netz-${at}.steps.txt`,
        mimeType: 'text/plain',
        buffer: Buffer.from(steps(`Netzprobe ${at}`, at + 1)),
      })),
    )
    await dialog.getByRole('alert').getByText(UNREACHABLE).waitFor()
    await expectAccessible(page)
    await context.setOffline(false)
    // The upload arrives, its answer does not.
    await loseAnswer(page, '**/api/imports', 'POST')
    await dialog.getByRole('button', { name: 'Noch einmal versuchen' }).click()
    await dialog.getByRole('alert').getByText(UNREACHABLE).waitFor()
    await dialog.getByRole('button', { name: 'Noch einmal versuchen' }).click()
    await dialog.getByText(/^3 Dateien gefunden/).waitFor()
    expect(await count()).toBe(0)
    // Nor does the answer to its start.
    await loseAnswer(page, /\/api\/imports\/[^/]+\/start$/, 'POST')
    await dialog.getByRole('button', { name: 'Übernehmen' }).click()
    await dialog.getByRole('alert').getByText(UNREACHABLE).waitFor()
    await dialog.getByRole('button', { name: 'Übernehmen' }).click()
    await dialog.getByText(/^Fertig: 3 übernommen/).waitFor({ timeout: 60_000 })
    expect(await count()).toBe(3)
    expect(unexpected(complaints)).toEqual([])
    await context.close()
  })

  it('leaves nothing of an upload that broke off in the middle', async () => {
    const { context } = await modellerThere()
    const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`)
    const uploads = async () =>
      (await read<{ imports: ImportStatus[] }>(context, '/api/imports')).imports.length
    const before = await uploads()
    const { hostname, port } = new URL(own.url)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname)
      const part =
        '--x\r\nContent-Disposition: form-data; name="file"; filename="halb.steps.txt"\r\n\r\n'
      socket.write(
        `POST /api/imports HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${own.url}\r\nCookie: ${cookies.join('; ')}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n${part}${steps('Halb')}`,
        () => setTimeout(() => socket.destroy(), 300),
      )
      socket.on('close', () => resolve())
      socket.on('error', () => undefined)
    })
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await uploads()).toBe(before)
    await context.close()
  })

  it('keeps what is typed while the server is down, and goes on with an import when it is back', async () => {
    const { context, organisationId, send } = await modellerThere()
    const id = 'c'.repeat(32)
    await send('/api/processes', { id, organisationId, name: 'Ausfallprobe' })
    const { page, complaints } = await openPage(context, own.url)
    await page.goto(`/prozess/${id}?tab=profile`)
    await page.getByRole('button', { name: 'Steckbrief bearbeiten' }).click()
    await page.getByLabel('Auslöser').fill('Während des Ausfalls')
    const second = await openPage(context, own.url)
    await second.page.goto('/bibliothek')
    await second.page.getByRole('button', { name: 'Modelle hochladen' }).click()
    const dialog = second.page.getByRole('dialog')
    await dialog.getByLabel('Dateien auswählen').setInputFiles(
      Array.from({ length: 40 }, (_, at) => ({
        name: `ausfall-${at}.steps.txt`,
        mimeType: 'text/plain',
        buffer: Buffer.from(steps(`Importprobe ${at}`, 20 + at)),
      })),
    )
    await dialog.getByRole('button', { name: 'Übernehmen' }).click()
    await dialog.getByText(/von 40 Dateien/).waitFor()
    await own.halt()

    // The page asks again what it shows, as when somebody comes back to it after a while; the draft stays.
    const asked = new Set<string>()
    page.on('requestfailed', (request) => asked.add(new URL(request.url()).pathname))
    await page.clock.setFixedTime(new Date(Date.now() + 600_000))
    await page.evaluate('document.dispatchEvent(new Event("visibilitychange", { bubbles: true }))')
    await expect.poll(() => asked.has('/api/session')).toBe(true)
    await expect.poll(() => asked.has(`/api/processes/${id}`)).toBe(true)
    // Until it gives up.
    await page.waitForTimeout(4_000)
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.getByRole('alert').getByText(UNREACHABLE).waitFor()
    await dialog.getByRole('alert').getByText(UNREACHABLE).waitFor({ timeout: 20_000 })
    expect(await page.getByLabel('Auslöser').inputValue()).toBe('Während des Ausfalls')
    await own.resume()
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.getByRole('definition').getByText('Während des Ausfalls').waitFor()
    await dialog.getByText(/^Fertig: 40 übernommen/).waitFor({ timeout: 90_000 })
    expect(await dialog.getByRole('alert').count()).toBe(0)
    const { total } = await read<{ total: number }>(context, '/api/processes?q=Importprobe')
    expect(total).toBe(40)
    expect(unexpected([...complaints, ...second.complaints])).toEqual([])
    await context.close()
  })
})
