// What a step list says of its steps, shown on the page of the process: spread of minutes, open question, kind of
// step, post, and what a step is besides plain work; in both languages, by keyboard, on a phone, in the dark.

import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DemoSignIn } from '#api'
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
  type View,
  withBrowser,
} from './browser.ts'
import { uploadModel } from './upload.ts'

withBrowser()

const LIST = `Prozess: Schrittliste erproben
Start: los
Ziel: fertig

1. Antrag prüfen @Bauamt > Sachbearbeitung [Papier · 10 Min. (5–30) · Art: Formal prüfen · braucht: Antrag · offen: Wer vertritt?]
  /// nur mit Vollmacht
2. Fachamt anhören [Teilprozess · für jeden gleichzeitig: Fachamt]
3. Bescheid zustellen [Aufruf · ergibt: Bescheid]
`

describe.skipIf(!hasBrowser)('the step list of a process', () => {
  let person: DemoSignIn
  let id = ''
  beforeAll(async () => {
    const found = await findPerson(({ memberships }) =>
      memberships.some(({ roles }) => roles.includes('modeller')),
    )
    person = found.person
  })

  const show = async (view: View, use: (page: Page) => Promise<void>) => {
    const context = await newContext(view)
    const session = await signIn(context, person)
    id ||= await uploadModel(context, session, 'erproben.steps.txt', LIST)
    const { page, complaints } = await openPage(context)
    await page.goto(`/prozess/${id}?view=list`)
    await settle(page)
    await use(page)
    expect(complaints).toEqual([])
    await context.close()
  }

  it('says spread, question, post, sub-process and repetition in their rows, and all of it in the panel', () =>
    show({}, async (page) => {
      const row = (words: string) => page.locator('.step-list tbody tr', { hasText: words })
      const first = await row('Antrag prüfen').innerText()
      expect(first).toMatch(/Sachbearbeitung/)
      expect(first).toMatch(/10\sMin/)
      expect(first).toMatch(/5\s*(–|bis)\s*30/)
      expect(first).toMatch(/Offene Frage: Wer vertritt\?/)
      expect(await row('Fachamt anhören').innerText()).toMatch(
        /Teilprozess · für jeden gleichzeitig: Fachamt/,
      )
      expect(await row('Bescheid zustellen').innerText()).toMatch(/eigener Prozess/)
      await page.getByRole('button', { name: 'Antrag prüfen' }).focus()
      await page.keyboard.press('Enter')
      const panel = page.getByRole('complementary', { name: 'Gewählter Schritt' })
      const facts = (await panel.innerText()).replace(/\s+/g, ' ')
      for (const fact of ['Formal prüfen', 'Wer vertritt?', 'Braucht Antrag', 'nur mit Vollmacht'])
        expect(facts).toContain(fact)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await screenshot(page, 'step-list-laptop', true)
    }))

  it('says it in English, in the dark, at phone width', () =>
    show({ language: 'en', theme: 'dark', width: 360, height: 740 }, async (page) => {
      const button = page.getByRole('button', { name: 'Fachamt anhören' })
      await button.focus()
      await page.keyboard.press('Enter')
      expect(await page.locator('.step-list').innerText()).toMatch(
        /sub-process · for each at once: Fachamt/,
      )
      expect(await page.locator('.step-panel').innerText()).toMatch(/How often/i)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await screenshot(page, 'step-list-phone-dark-en', true)
    }))
})
