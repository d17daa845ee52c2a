// Every page, light and dark, wide and narrow: nothing for axe to find, no sideways scrolling, no complaint
// in the console, nothing refused by the content security policy, no request to another host.

import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoSignIn, FamilySummary } from '#api'
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

describe.skipIf(!hasBrowser).concurrent.each([{ width: 1280 }, { width: 390 }])(
  'in the light and in the dark, at $width pixels',
  ({ width }) => {
    let coordinator: DemoSignIn
    let guest: BrowserContext
    let member: BrowserContext
    let families: readonly FamilySummary[]

    beforeAll(async () => {
      coordinator = (await findPerson((session) => session.can.coordinate)).person
      const view = { width, height: width < 500 ? 844 : 860 }
      guest = await newContext(view)
      member = await newContext(view)
      await signIn(member, coordinator)
      families = await settledFamilies(member)
    })
    afterAll(async () => {
      await guest?.close()
      await member?.close()
    })

    const check = async (context: BrowserContext, path: string, name: string, errors = 0) => {
      const { page, complaints } = await openPage(context)
      await page.goto(path)
      await settle(page)
      expect(await page.locator('.kern-alert--danger').count()).toBe(errors)
      await expectNoSidewaysScroll(page)
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme })
        await page.locator(`html[data-kern-theme=${theme}]`).waitFor()
        await screenshot(page, `${name}-${theme}-${width}`)
        await expectAccessible(page)
      }
      expect(complaints).toEqual([])
      await page.close()
    }
    const process = () => families[0]?.members[0]?.id ?? ''

    it('the sign-in page is clean', () => check(guest, '/anmelden', 'sign-in'))
    it('the set-up page is clean', () => check(guest, '/einrichten', 'setup'))
    it('an invitation that is not valid is clean', () =>
      check(guest, '/einladung/nothing', 'invitation', 1))
    it('the start page is clean', () => check(member, '/', 'start'))
    it('the library as cards is clean', () => check(member, '/bibliothek', 'library'))
    it('the library as table is clean', () =>
      check(member, '/bibliothek?view=table', 'library-table'))
    it('the process map is clean', () => check(member, '/bibliothek?view=map', 'library-map'))
    it('a search without result is clean', () =>
      check(member, '/bibliothek?q=xyzxyz', 'library-nothing'))
    it('a process as drawing is clean', () => check(member, `/prozess/${process()}`, 'process'))
    it('a process as list is clean', () =>
      check(member, `/prozess/${process()}?view=list`, 'process-list'))
    it('a process as text is clean', () =>
      check(member, `/prozess/${process()}?view=text`, 'process-text'))
    it('a fact sheet is clean', () =>
      check(member, `/prozess/${process()}?tab=profile`, 'process-profile'))
    it('the variants of a process are clean', () =>
      check(member, `/prozess/${process()}?tab=variants`, 'process-variants'))
    it('the versions of a process are clean', () =>
      check(member, `/prozess/${process()}?tab=history`, 'process-history'))
    it('the families page is clean', () => check(member, '/familien', 'families'))
    it('the comparison is clean', () => check(member, `/familien/${families[0]?.id}`, 'comparison'))
    it('the empty comparison is clean', () => check(member, '/vergleich', 'comparison-empty'))
    it('the people in the settings are clean', () =>
      check(member, '/einstellungen', 'settings-people'))
    it('the administrations in the settings are clean', () =>
      check(member, '/einstellungen?tab=organisations', 'settings-organisations'))
    it('the competences in the settings are clean', () =>
      check(member, '/einstellungen?tab=competences', 'settings-competences'))
    it('an address that leads nowhere is clean', () => check(member, '/gibt-es-nicht', 'not-found'))
  },
)
