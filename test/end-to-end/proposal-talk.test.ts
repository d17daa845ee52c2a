// Two houses talk about an offer: one offers, the other asks on a phone, the first is told and answers by keyboard; a
// third house finds nothing of it.

import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LineageView, ProcessSummary, Session } from '#api'
import {
  baseUrl,
  expectAccessible,
  expectNoSidewaysScroll,
  findPerson,
  hasBrowser,
  newContext,
  openPage,
  read,
  screenshot,
  settle,
  settledFamilies,
  signIn,
  type View,
  withBrowser,
} from './browser.ts'

withBrowser()

const headers = { Origin: baseUrl }
const models = (session: Session) => session.memberships[0]?.roles.includes('modeller') ?? false
const houseOf = (session: Session) => session.memberships[0]?.organisationId

describe.skipIf(!hasBrowser)('the talk about an offer', () => {
  const contexts: BrowserContext[] = []
  const enter = async (fits: (session: Session) => boolean, view: View = {}) => {
    const { person, session } = await findPerson(fits)
    const context = await newContext(view)
    contexts.push(context)
    await signIn(context, person)
    return { context, session }
  }
  let ours: ProcessSummary
  let origin: ProcessSummary
  let town: Awaited<ReturnType<typeof enter>>
  let city: Awaited<ReturnType<typeof enter>>
  const lineage = () => read<LineageView>(town.context, `/api/processes/${ours.id}/lineage`)
  const post = async (path: string, data: object) => {
    const answer = await town.context.request.post(`/api/processes/${ours.id}${path}`, {
      ...{ headers, data },
    })
    expect([path, answer.status()]).toEqual([path, 200])
  }
  const trace = async (act: string) => {
    const link = (await lineage()).links.find(({ processId }) => processId === ours.id)
    await post('/lineage', { act, originId: origin.id, version: 1, seen: link?.seq ?? 0 })
  }

  beforeAll(async () => {
    city = await enter(models, { theme: 'dark', width: 360, height: 780, hasTouch: true })
    town = await enter((one) => models(one) && houseOf(one) !== houseOf(city.session))
    const { items } = await read<{ items: ProcessSummary[] }>(
      ...[town.context, '/api/processes?limit=200'],
    )
    const families = await settledFamilies(town.context)
    const memberOf = (ids: readonly string[], session: Session) =>
      items.find((one) => ids.includes(one.id) && one.organisation.id === houseOf(session))
    for (const { members } of families) {
      const ids = members.map(({ id }) => id)
      const [a, b] = [memberOf(ids, town.session), memberOf(ids, city.session)]
      if (a && b) [ours, origin] = [a, b]
    }
    await trace('link')
    await post('/proposals', { originId: origin.id, note: 'Das geht ohne Vordruck.' })
  })
  afterAll(async () => {
    // Others find the examples as they were.
    const open = (await lineage()).proposals.find(({ state }) => state === 'open')
    if (open) await post(`/proposals/${open.id}`, { act: 'withdraw', reason: '' })
    await trace('unlink')
    for (const context of contexts) await context.close()
  })

  it('goes to and fro between the two, with names, by touch and by keyboard', async () => {
    const { page: phone, complaints: onPhone } = await openPage(city.context)
    await phone.goto(`/prozess/${origin.id}`)
    const talkWith = (organisation: string) =>
      phone.locator('details', { hasText: `Gespräch mit ${organisation}` })
    const there = talkWith(ours.organisation.name)
    await there.locator('summary').tap()
    await there.getByText('Noch hat niemand etwas dazu gesagt.').waitFor()
    await there.getByLabel('Was möchten Sie sagen?').fill('Wer prüft dann die Angaben?')
    await there.getByRole('button', { name: 'Senden' }).tap()
    await there.getByRole('listitem').getByText('Wer prüft dann die Angaben?').waitFor()
    await expect.poll(() => there.getByLabel('Was möchten Sie sagen?').inputValue()).toBe('')
    await settle(phone)
    await expectAccessible(phone)
    await expectNoSidewaysScroll(phone)
    await there.scrollIntoViewIfNeeded()
    await screenshot(phone, 'proposal-talk-dark-360')

    // The town is told, and comes to it from there.
    const { page, complaints } = await openPage(town.context)
    await page.goto('/mitteilungen')
    await page
      .getByRole('link', { name: `Neues im Gespräch mit ${origin.organisation.name}` })
      .first()
      .click()
    await page.waitForURL(new RegExp(`/prozess/${ours.id}`))
    const summary = page
      .locator('summary')
      .filter({ hasText: `Gespräch mit ${origin.organisation.name}` })
      .filter({ hasText: '(1)' })
    await summary.focus()
    await page.keyboard.press('Enter')
    const here = page.locator('details', { has: summary })
    await here.getByText('Wer prüft dann die Angaben?').waitFor()
    const { name } = city.session.person
    await here.getByText(`${name} (${origin.organisation.name})`).waitFor()
    const words = here.getByLabel('Was möchten Sie sagen?')
    await words.waitFor()
    await page.keyboard.press('Tab')
    await here.locator('textarea:focus').waitFor()
    await page.keyboard.type('Das Verfahren, mit dem Register.')
    await page.keyboard.press('Control+Enter')
    await page.locator('.announcer').getByText('Gesendet.').waitFor()
    const both = page.locator('details', { hasText: '(2)' }).getByRole('listitem')
    await expect.poll(() => both.count()).toBe(2)
    await settle(page)
    await expectAccessible(page)
    await screenshot(page, 'proposal-talk')

    // Who asked need not do anything to read the answer.
    await there.getByText('Das Verfahren, mit dem Register.').waitFor({ timeout: 20_000 })
    expect([...complaints, ...onPhone]).toEqual([])
  })

  it('is not there for a third house', async () => {
    const isThird = (one: Session) =>
      ![houseOf(town.session), houseOf(city.session)].includes(houseOf(one))
    const { context } = await enter(isThird)
    const [offer] = (await lineage()).proposals
    const { page } = await openPage(context)
    for (const id of [ours.id, origin.id]) {
      const words = `/api/processes/${id}/proposals/${offer?.id}/words`
      expect((await context.request.get(words)).status()).toBe(404)
      await page.goto(`/prozess/${id}`)
      await settle(page)
      expect(await page.getByText('Gespräch mit').count()).toBe(0)
    }
  })
})
