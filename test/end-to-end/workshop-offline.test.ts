// A phone in a workshop whose page is loaded anew while there is no network: the room is there again with what was said,
// and after the end nothing of it is.

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { asModeller } from './begin-draft.ts'
import {
  baseUrl,
  hasBrowser,
  look,
  newContext,
  openPage,
  settle,
  settledFamilies,
  withBrowser,
} from './browser.ts'

withBrowser()

const writeCard = async (page: Page, text: string) => {
  await page.getByRole('textbox', { name: 'Ihre Karte' }).fill(text)
  await page.getByRole('button', { name: 'Karte abgeben' }).click()
  await page.getByRole('region', { name: 'Ihre Karten' }).getByText(text).waitFor()
}

/** What the browser keeps of workshops: entries of its storage, files in its cache, workers, databases. */
const kept = (page: Page) =>
  page.evaluate(`(async () => {
    const names = await caches.keys()
    const files = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)),
    )
    return {
      entries: Object.keys(localStorage).filter((key) => key.startsWith('prozess-')).length,
      caches: names.length,
      files: files.flat(),
      workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
      databases: (await indexedDB.databases()).length,
    }
  })()`) as Promise<{
    readonly entries: number
    readonly caches: number
    readonly files: readonly string[]
    readonly workers: readonly string[]
    readonly databases: number
  }>

/** Puts an empty page into the cache that nobody should see. */
const keepShell = (page: Page, name: string) =>
  page.evaluate(
    `caches.open('${name}').then((one) => one.put('/werkstatt/', new Response('alt', { headers: { 'Content-Type': 'text/html' } })))`,
  )

const NOTHING = { entries: 0, caches: 0, files: [], workers: [], databases: 0 }

describe.skipIf(!hasBrowser)('a phone without network', () => {
  it('loads the room anew, goes on, sends each thing once, and keeps nothing after the end', async () => {
    const leader = await asModeller()
    const headers = { Origin: baseUrl }
    const family = (await settledFamilies(leader)).find(
      ({ members }) => members.filter(({ visibility }) => visibility === 'alliance').length > 1,
    )
    const post = async (path: string, data: object) => {
      const answer = await leader.request.post(path, { headers, data })
      expect([path, answer.status()]).toEqual([path, 200])
      return answer.json()
    }
    const phase = { kind: 'collect', question: 'Was hält uns auf?', minutes: 10 }
    const { id } = await post(`/api/families/${family?.id}/workshops`, {
      ...{ title: 'Ohne Netz', startsAt: new Date(Date.now() + 86_400_000).toISOString() },
      agenda: [phase],
    })
    const { link } = await post(`/api/workshops/${id}/invitations`, { role: 'guest' })
    const path = new URL(link).pathname
    const { page } = await openPage(leader)
    await page.goto(`/werkstaetten/${id}/moderation`)
    await page.getByRole('button', { name: /^Beginnen: / }).click()

    const phone = await newContext({ theme: 'dark', width: 360, height: 740, hasTouch: true })
    const { page: ada, complaints } = await openPage(phone)
    await ada.goto(path)
    await ada.getByText(/^Dafür merkt sich dieses Gerät/).waitFor()
    await look(ada, 'workshop-join-kept-360-dark')
    expect(await kept(ada)).toEqual(NOTHING)
    // Left by an earlier build of the pages.
    await keepShell(ada, 'prozess-werkstatt /assets/index-before.js')
    // What cannot be kept at once is tried again with the next network, and not for ever meanwhile.
    let tries = 0
    await phone.route('**/assets/**', (route) => {
      if (route.request().resourceType() !== 'fetch') return route.continue()
      tries += 1
      return route.abort()
    })
    await ada.getByLabel('Wie möchten Sie hier heißen?').fill('Ada')
    await ada.getByRole('button', { name: 'Mitmachen' }).click()
    await writeCard(ada, 'Anruf statt Brief')
    await page.getByText('1 Karte liegt verdeckt').waitFor()
    await expect.poll(() => tries).toBeGreaterThan(0)
    await settle(ada)
    expect(tries).toBeLessThan(10)
    await phone.unroute('**/assets/**')
    await ada.evaluate("dispatchEvent(new Event('online'))")
    /** Kept is the page of one build, whole. */
    const untilKept = () =>
      expect
        .poll(async () => {
          const { caches, files } = await kept(ada)
          return [caches, files.includes('/werkstatt/'), files.includes('/theme.js')]
        })
        .toEqual([1, true, true])
    await untilKept()
    const before = await kept(ada)
    expect(before).toMatchObject({ caches: 1, workers: ['/werkstatt/'], databases: 0 })
    for (const file of before.files)
      expect(file).toMatch(/^(\/assets\/.+|\/werkstatt\/|\/theme\.js|\/mark\.svg)$/)

    // Whoever has network is never shown what is kept, and it comes back where it is missing.
    await ada.evaluate('caches.keys().then(([name]) => caches.delete(name))')
    await keepShell(ada, 'prozess-werkstatt /assets/index-before.js')
    await ada.reload()
    await ada.getByRole('heading', { name: 'Was hält uns auf?' }).waitFor()
    await untilKept()

    await phone.setOffline(true)
    await ada.getByText(/^Kein Netz\. Sie können weiterschreiben/).waitFor()
    await writeCard(ada, 'Formular kürzen')
    await ada.reload()
    await ada.getByRole('heading', { name: 'Was hält uns auf?' }).waitFor()
    await ada.getByText(/^Kein Netz\. Sie können weiterschreiben/).waitFor()
    await ada.getByText('Eine Sache wartet aufs Senden.').waitFor()
    // The worker has no network either: what it answers comes from what is kept.
    const asked = ada.evaluate("fetch('/assets/none.js').then(() => 'there', () => 'cut')")
    expect(await asked).toBe('cut')
    // The variants are there, too.
    const steps = ada.getByLabel('Zu welchem Schritt? (freiwillig)').locator('option')
    expect(await steps.count()).toBeGreaterThan(1)
    const cards = ada.getByRole('region', { name: 'Ihre Karten' })
    await cards.getByText('Anruf statt Brief').waitFor()
    await cards.getByText('Formular kürzen').waitFor()
    await writeCard(ada, 'Ein Ansprechpartner')
    await ada.getByText('2 Sachen warten aufs Senden.').waitFor()
    await look(ada, 'workshop-reloaded-offline-360-dark')

    await phone.setOffline(false)
    await page.getByText('3 Karten liegen verdeckt').waitFor({ timeout: 20_000 })
    await ada.getByText(/^Kein Netz/).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Karten aufdecken' }).click()
    const all = page.getByRole('region', { name: 'Alle Karten' })
    for (const text of ['Anruf statt Brief', 'Formular kürzen', 'Ein Ansprechpartner']) {
      await all.getByText(text, { exact: true }).waitFor()
      expect(await all.getByText(text, { exact: true }).count()).toBe(1)
    }

    await page.getByRole('button', { name: 'Werkstatt abschließen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Abschließen' }).click()
    await ada.getByRole('heading', { name: 'Diese Werkstatt ist abgeschlossen' }).waitFor()
    await expect.poll(() => kept(ada)).toEqual(NOTHING)
    // Offline the browser says of each try that it failed.
    expect(complaints.filter((word) => !word.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
    for (const one of [phone, leader]) await one.close()
  })
})
