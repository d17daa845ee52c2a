// Two houses agree on a common way: one asks, the other finds it on its start page on a phone and answers with a remark,
// the first agrees as well, and the page of the common way says that it is agreed.

import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FamilySummary, ProcessSummary, Session } from '#api'
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
  settledFamilies,
  signIn,
  type View,
  withBrowser,
} from './browser.ts'
import { type Program, startProgram } from './setup.ts'

withBrowser()

const holds = (role: string) => (session: Session) =>
  session.memberships.some(({ roles }) => roles.some((one) => one === role))

describe.skipIf(!hasBrowser)('a common way', () => {
  let program: Program
  let town: { context: BrowserContext; session: Session }
  let county: { context: BrowserContext; session: Session }
  let family: FamilySummary
  let way: ProcessSummary
  const enter = async (role: string, view: View = {}) => {
    const { person, session } = await findPerson(holds(role), program.url)
    const context = await newContext({ ...view, url: program.url })
    await signIn(context, person, program.url)
    return { context, session }
  }
  const send = async (method: 'post' | 'put', path: string, data: object) => {
    const headers = { Origin: program.url }
    const answer = await town.context.request[method](path, { headers, data })
    expect([path, answer.status()]).toEqual([path, 200])
    return answer.json()
  }

  beforeAll(async () => {
    program = await startProgram()
    county = await enter('approver', { theme: 'dark', width: 360, height: 780, hasTouch: true })
    town = await enter('modeller')
    const houseOf = ({ session }: typeof town) => session.memberships[0]?.organisationId ?? ''
    const families = await settledFamilies(town.context)
    const both = families.flatMap(({ members }) => {
      const of = (one: typeof town) =>
        members.find(({ organisation }) => organisation.id === houseOf(one))
      const [ours, theirs] = [of(town), of(county)]
      return ours && theirs ? [{ ours, theirs }] : []
    })[0]
    if (!both) throw new Error('The two houses share no family.')
    way = both.theirs
    family = await send('post', '/api/families', {
      ...{ name: 'Was beide tun', processIds: [both.ours.id, both.theirs.id] },
    })
    await send('put', `/api/families/${family.id}/reference`, { processId: way.id })
    // In a small house one person does everything.
    await send('put', `/api/people/${town.session.person.id}/roles`, {
      ...{ organisationId: houseOf(town), roles: ['modeller', 'approver', 'organisationAdmin'] },
    })
  })
  afterAll(async () => {
    for (const one of [town, county]) await one?.context.close()
    await program?.stop()
  })

  it('is asked about, answered in both houses, and then agreed', async () => {
    const path = `/familien/${family.id}/mitglieder`
    const { page, complaints } = await openPage(town.context, program.url)
    await page.goto(path)
    const section = page.getByRole('region', { name: 'Zustimmung der Verwaltungen' })
    await section.getByText(/hat noch niemand gefragt\./).waitFor()
    await section.getByRole('button', { name: 'Verwaltungen um Zustimmung bitten' }).focus()
    await page.keyboard.press('Enter')
    await section.getByText('0 von 2 Verwaltungen stimmen zu', { exact: false }).waitFor()
    await page.locator('#agreement-title:focus').waitFor()
    expect(await section.getByText('noch keine Antwort', { exact: true }).count()).toBe(2)
    // For the other house there is nothing to press.
    expect(await section.getByRole('button', { name: /^Antworten für/ }).count()).toBe(1)
    await settle(page)
    await expectAccessible(page)
    await screenshot(page, 'common-way-asked', true)

    const { page: phone, complaints: onPhone } = await openPage(county.context, program.url)
    await phone.goto('/')
    await phone.getByRole('link', { name: /Zum gemeinsamen Ablauf antworten/ }).tap()
    await phone.waitForURL(new RegExp(path))
    const there = phone.getByRole('region', { name: 'Zustimmung der Verwaltungen' })
    await there.getByRole('button', { name: /^Antworten für Kreis/ }).tap()
    const dialog = phone.getByRole('dialog')
    const give = dialog.getByRole('button', { name: 'Antwort geben' })
    await give.tap()
    await dialog.getByText('Bitte wählen Sie eine Antwort.').waitFor()
    await dialog.getByRole('radio', { name: 'Ja, mit einer Anmerkung' }).check()
    await give.tap()
    await dialog.getByText('Bitte schreiben Sie etwas dazu.').waitFor()
    await expectAccessible(phone)
    await screenshot(phone, 'common-way-answer-dark-360')
    await dialog.getByLabel('Anmerkung', { exact: true }).fill('Die Frist steht in der Satzung.')
    await give.tap()
    await dialog.waitFor({ state: 'detached' })
    await there.getByText('stimmt zu, mit Anmerkung').waitFor()
    await there.getByRole('button', { name: /^Anders antworten für Kreis/ }).waitFor()
    await settle(phone)
    await expectAccessible(phone)
    await expectNoSidewaysScroll(phone)
    await there.scrollIntoViewIfNeeded()
    await screenshot(phone, 'common-way-dark-360')
    await phone.goto('/')
    await settle(phone)
    expect(
      await phone.getByRole('link', { name: /Zum gemeinsamen Ablauf antworten/ }).count(),
    ).toBe(0)

    // Who has not seen the other answer is shown it first; what they chose stays.
    await section.getByRole('button', { name: /^Antworten für/ }).click()
    const mine = page.getByRole('dialog')
    await mine.getByRole('radio', { name: 'Ja', exact: true }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await mine.getByText(/^Inzwischen hat jemand/).waitFor()
    await page.getByText('Die Frist steht in der Satzung.').waitFor()
    await mine.getByRole('button', { name: 'Antwort geben' }).click()
    await section.getByText(/^Vereinbart: Alle 2 gefragten Verwaltungen/).waitFor()
    await settle(page)
    await expectAccessible(page)
    await screenshot(page, 'common-way-agreed', true)
    await page.goto(`/prozess/${way.id}`)
    await page
      .getByText('Fassung 1 ist zwischen den Verwaltungen der Familie vereinbart.')
      .waitFor()
    await page.getByRole('link', { name: 'Was die Verwaltungen dazu sagen' }).click()
    await page.waitForURL(new RegExp(path))
    const { items } = await read<{ items: readonly { act: string }[] }>(
      ...[town.context, '/api/waiting'],
    )
    expect(items.filter(({ act }) => act === 'agreeWay')).toEqual([])
    expect([...complaints, ...onPhone]).toEqual([])
  })
})
