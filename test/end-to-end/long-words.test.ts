// What real models bring: words longer than a telephone is wide, other scripts, signs a spreadsheet would reckon
// with. Side by side they stay readable, and the page does not move sideways.

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
  signIn,
  withBrowser,
} from './browser.ts'
import { uploadModel } from './upload.ts'

withBrowser()

const WORD = 'Straßenausbaubeitragsbescheidempfänger'.repeat(2)
const odd = (name: string, first: string) => `Prozess: ${name}

1. ${first} @Amt
2. ${WORD}prüfung von der Leitung unterschreiben lassen @${WORD}
3. =1+1 @Amt
4. قبول الطلب وفحصه @Amt
`

describe.skipIf(!hasBrowser)('words of any length', () => {
  it('fit a telephone when two processes are compared', async () => {
    const context = await newContext({ width: 360, height: 740 })
    const { person } = await findPerson((one) => one.can.importProcesses)
    const session = await signIn(context, person)
    const ids = [
      await uploadModel(context, session, 'eins.steps.txt', odd('Beitrag eins', 'Karte falten')),
      await uploadModel(context, session, 'zwei.steps.txt', odd('Beitrag zwei', WORD)),
    ]
    const { page, complaints } = await openPage(context)
    for (const view of ['', '&view=pictures', '&view=model']) {
      await page.goto(`/vergleich?process=${ids.join(',')}${view}`)
      await settle(page)
      await page.getByRole('heading', { name: 'Beitrag eins und Beitrag zwei' }).waitFor()
      await expectNoSidewaysScroll(page)
      await expectAccessible(page)
      await screenshot(page, `long-words${view.replace('&view=', '-')}`)
    }
    expect(complaints).toEqual([])
    await context.close()
  })
})
