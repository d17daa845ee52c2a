// A colleague is away: whoever administers the house names who stands in for them, by keyboard, and both are told.

import type { BrowserContext } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  findPerson,
  hasBrowser,
  newContext,
  openPage,
  screenshot,
  settle,
  signIn,
  withBrowser,
} from './browser.ts'

withBrowser()

describe.skipIf(!hasBrowser)('a deputy for a colleague', () => {
  const contexts: BrowserContext[] = []
  afterAll(async () => {
    for (const one of contexts) await one.close()
  })

  it('is named by who administers the house; both hear of it, and it can be ended', async () => {
    const { person, session } = await findPerson(
      ({ person: { name } }) => name === 'Renate Holtkamp',
    )
    const [house] = session.memberships
    const colleague = (not: readonly string[]) =>
      findPerson(
        (one) =>
          one.memberships.some(({ organisationId }) => organisationId === house?.organisationId) &&
          !not.includes(one.person.name),
      )
    const away = (await colleague([person.name])).person
    const standIn = (await colleague([person.name, away.name])).person
    const signedIn = async (who: typeof person) => {
      const context = await newContext()
      contexts.push(context)
      await signIn(context, who)
      return openPage(context)
    }
    const { page, complaints } = await signedIn(person)
    await page.goto('/mitteilungen')
    await page.getByText('Vertretung bei Prüfung und Freigabe').click()
    const form = page.getByRole('form', { name: /^Für jemand anderen benennen/ })
    await form.getByLabel('Wer wird vertreten?').selectOption({ label: away.name })
    await form.getByLabel('Durch wen?').selectOption({ label: standIn.name })
    await form.getByLabel('Erster Tag').fill('2020-01-01')
    await form.getByLabel('Letzter Tag').fill('2099-12-31')
    await form.getByRole('button', { name: 'Vertretung benennen' }).press('Enter')
    const sentence = `${standIn.name} vertritt ${away.name} vom 01.01.2020 bis 31.12.2099, benannt von ${person.name}.`
    await form.getByText(sentence).waitFor()
    await settle(page)
    await screenshot(page, 'deputy-for-another', true)
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 800 })
    await expectNoSidewaysScroll(page)
    await settle(page)
    await screenshot(page, 'deputy-for-another-phone', true)

    const deputy = await signedIn(standIn)
    await deputy.page.goto('/mitteilungen')
    await deputy.page
      .getByText(/Sie sind als Vertretung benannt/)
      .first()
      .waitFor()
    const other = await signedIn(away)
    await other.page.goto('/mitteilungen')
    await other.page
      .getByText(/Für Sie ist eine Vertretung benannt/)
      .first()
      .waitFor()

    await form.getByRole('button', { name: `Vertretung von ${away.name} beenden` }).press('Enter')
    await form.getByText(sentence).waitFor({ state: 'detached' })
    await deputy.page.reload()
    await deputy.page.getByText('Eine Vertretung ist beendet').first().waitFor()
    expect(complaints).toEqual([])
  })
})
