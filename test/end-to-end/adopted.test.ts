// A common way lives, in the pages: a town writes down how it works, the county takes it over and makes it the common
// way of the family, another town links its own with it, takes a new version with a conflict, and gives something back.

import type { Locator, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import type { ProcessSummary, Session } from '#api'
import {
  baseUrl,
  demoSignIns,
  expectAccessible,
  expectNoSidewaysScroll,
  hasBrowser,
  newContext,
  openPage,
  read,
  screenshot,
  settle,
  signIn,
  withBrowser,
} from './browser.ts'
import { keysOf } from './keys.ts'

withBrowser()

const NAME = 'Nachbarschaftsfest genehmigen'

type Someone = Awaited<ReturnType<typeof someone>>

/** One of the invented people, in a browser of their own. */
const someone = async (wanted: string) => {
  const person = (await demoSignIns()).find(({ name }) => name === wanted)
  if (!person) throw new Error(wanted)
  const context = await newContext()
  const session = await signIn(context, person)
  return { ...(await openPage(context)), context, session }
}

const houseOf = ({ memberships }: Session) => {
  const [house] = memberships
  if (!house) throw new Error('belongs to no administration')
  return house
}

const arrive = async (page: Page, path: RegExp): Promise<string> => {
  await page.waitForURL(path)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

/** Presses what opens a dialog, and in it the button that does it. */
const throughDialog = async (
  page: Page,
  open: Locator,
  press: string,
  fill?: (dialog: Locator) => Promise<unknown>,
): Promise<void> => {
  await open.click()
  const dialog = page.getByRole('dialog')
  await fill?.(dialog)
  await dialog.getByRole('button', { name: press, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** In a small town one person may write and approve, once they have said so. */
const mayApproveAlone = async ({ page, session }: Someone): Promise<void> => {
  await page.goto('/einstellungen')
  const row = page.getByRole('row', { name: session.person.name })
  await throughDialog(page, row.getByRole('button'), 'Speichern', (dialog) =>
    dialog.getByRole('checkbox', { name: 'Freigeben' }).check(),
  )
  await row.getByText('Freigeben').waitFor()
}

const field = (page: Page, name: string) => page.locator(`.step-row__input[value="${name}"]`)

const saved = (page: Page) => page.getByText('Gespeichert', { exact: true }).waitFor()

/** Makes the open draft a version; answers its process. */
const keep = async (page: Page, fill?: (dialog: Locator) => Promise<unknown>): Promise<string> => {
  await saved(page)
  const open = page.getByRole('button', { name: 'Als Fassung speichern' })
  await throughDialog(page, open, 'Als Fassung speichern', fill)
  return arrive(page, /\/prozess\/[^/]+$/)
}

const review = (page: Page, act: string, version: number): Promise<void> =>
  throughDialog(page, page.getByRole('button', { name: `${act}: Fassung ${version}` }), act)

const bar = (page: Page) => page.getByRole('region', { name: 'Verknüpfung' })

/** Writes a process down, from the start page to the first version in force, for all to see. */
const writeDown = async ({ page }: Someone, steps: readonly string[]): Promise<string> => {
  await page.goto('/')
  await throughDialog(
    page,
    page.getByRole('button', { name: 'Prozess erfassen' }),
    'Erfassen',
    async (dialog) => {
      await dialog.getByLabel('Name').fill(NAME)
      await dialog.getByLabel('Alle im Verbund').check()
    },
  )
  await page.getByRole('button', { name: 'Ablauf aufschreiben' }).click()
  await arrive(page, /\/entwurf\//)
  await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).click()
  for (const step of steps) {
    await page.keyboard.type(step)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
  const id = await keep(page)
  await review(page, 'Zur Prüfung geben', 1)
  await review(page, 'Freigeben', 1)
  await page.locator('.badges').getByText('freigegeben').waitFor()
  return id
}

const edit = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/prozess/${id}`)
  await page.getByRole('button', { name: 'Bearbeiten', exact: true }).click()
  await arrive(page, /\/entwurf\//)
}

const pass = async (page: Page): Promise<void> => {
  await settle(page)
  await expectAccessible(page)
}

/** As on a laptop by day and a phone by night. */
const lookAt = async (page: Page, name: string): Promise<void> => {
  await pass(page)
  await screenshot(page, `${name}-light-1280`, true)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 390, height: 844 })
  await pass(page)
  await expectNoSidewaysScroll(page)
  await screenshot(page, `${name}-dark-390`, true)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1280, height: 860 })
}

describe.skipIf(!hasBrowser)('a common way in the pages', () => {
  const people: Someone[] = []
  const join = async (name: string): Promise<Someone> => {
    const one = await someone(name)
    people.push(one)
    return one
  }
  // As it was, for the others.
  afterAll(async () => {
    const headers = { Origin: baseUrl }
    for (const { context, session } of people) {
      const { organisationId, roles } = houseOf(session)
      const { items } = await read<{ items: readonly ProcessSummary[] }>(
        context,
        `/api/processes?q=${encodeURIComponent(NAME)}`,
      )
      for (const { id, name, organisation, family } of items) {
        if (name !== NAME || organisation.id !== organisationId) continue
        if (family)
          await context.request.delete(`/api/families/${family.id}/members/${id}`, { headers })
        await context.request.post(`/api/processes/${id}/withdraw`, { headers })
      }
      await context.request.put(`/api/people/${session.person.id}/roles`, {
        ...{ headers, data: { organisationId, roles } },
      })
      await context.close()
    }
  })

  it('is written, made common, linked with, renewed, taken, and given something back', async () => {
    const writer = await join('Sinan Yıldız')
    const coordinator = await join('Renate Holtkamp')
    const approver = await join('Jörg Averbeck')
    const town = await join('Miriam Osei')
    const county = houseOf(coordinator.session).organisationName
    const ours = houseOf(town.session).organisationName

    // Two towns work, each in its own way.
    await mayApproveAlone(writer)
    await writeDown(writer, ['Antrag annehmen', 'Unterlagen prüfen', 'Genehmigung erteilen'])
    await mayApproveAlone(town)
    const own = await writeDown(town, [
      ...['Antrag annehmen', 'Unterlagen prüfen', 'Anlieger anhören', 'Genehmigung erteilen'],
    ])

    // The county takes one over, and shows it to all.
    const { page } = coordinator
    const find = async (on: Page) => {
      await on.goto('/bibliothek')
      await on.getByRole('searchbox').fill(NAME)
      await on.getByRole('searchbox').press('Enter')
      await on.waitForURL(/q=/)
    }
    const card = (on: Page, house: string) =>
      on.locator('.card', { hasText: NAME }).filter({ hasText: house })
    await find(page)
    await card(page, houseOf(writer.session).organisationName)
      .getByRole('link', { name: NAME })
      .click()
    await page.getByRole('link', { name: 'Übernehmen', exact: true }).click()
    await page.getByRole('button', { name: 'Als eigenen Ablauf übernehmen' }).click()
    await page
      .getByText(/ist übernommen und mit dem Ursprung verknüpft/)
      .first()
      .waitFor()
    const common = await arrive(page, /\/prozess\/[0-9a-f]+$/)
    await throughDialog(
      page,
      page.getByRole('button', { name: 'Im Verbund zeigen' }),
      'Speichern',
      (dialog) => dialog.getByLabel('Alle im Verbund').check(),
    )
    const approve = async (version: number) => {
      const other = approver.page
      await other.goto('/')
      await other
        .getByRole('region', { name: 'Wartet auf mich' })
        .getByRole('link', { name: `Freigeben: Fassung ${version} · ${NAME}` })
        .click()
      await review(other, 'Freigeben', version)
      await other.locator('.badges').getByText('freigegeben').waitFor()
    }
    await review(page, 'Zur Prüfung geben', 1)
    await approve(1)

    // It is the common way of those who do the same work.
    await find(page)
    for (const house of [houseOf(writer.session).organisationName, county, ours])
      await card(page, house).getByRole('checkbox').check()
    await throughDialog(
      page,
      page.getByRole('button', { name: 'Als Familie zusammenstellen' }),
      'Als Familie zusammenstellen',
    )
    await card(page, ours)
      .getByRole('link', { name: /machen das auch/ })
      .click()
    await page.getByRole('link', { name: 'Mitglieder und Ähnlichkeit' }).click()
    await page.locator('.member', { hasText: county }).getByRole('button').click()
    await page.getByRole('menuitem', { name: 'Als gemeinsamen Ablauf empfehlen' }).click()
    await page
      .getByText(/ist als gemeinsamer Ablauf gekennzeichnet/)
      .first()
      .waitFor()
    await pass(page)

    // The other town links its own with it, and says why it does more.
    const { page: other } = town
    await other.goto(`/prozess/${own}`)
    await bar(other).getByRole('link', { name: 'Damit verknüpfen' }).click()
    await other.getByRole('region', { name: 'Was ist bei uns anders?' }).waitFor()
    await pass(other)
    await other.getByRole('button', { name: 'Verknüpfen', exact: true }).click()
    await bar(other)
      .getByText(/^Beruht auf Fassung 1/)
      .waitFor()
    await bar(other)
      .getByRole('link', { name: /^Was ist bei uns anders/ })
      .click()
    await throughDialog(
      other,
      other.getByRole('button', { name: /^Warum.*Anlieger anhören/ }),
      'Speichern',
      async (dialog) => {
        await dialog.getByLabel('eingespielte Praxis').check()
        await dialog.getByLabel('Mehr dazu').fill('Bei uns feiern alle in der Altstadt.')
      },
    )
    await other.getByText('Weil: eingespielte Praxis').waitFor()
    await pass(other)
    await page.reload()
    const deviations = page.getByRole('region', { name: 'Abweichungen' })
    await deviations.getByRole('row', { name: 'eingespielte Praxis 1' }).waitFor()
    await deviations.getByText('Bei uns feiern alle in der Altstadt.').waitFor()

    // Both change the same step.
    await edit(other, own)
    await field(other, 'Unterlagen prüfen').fill('Lageplan prüfen')
    await other.keyboard.press('Enter')
    await other.keyboard.press('Escape')
    await keep(other)
    await review(other, 'Zur Prüfung geben', 2)
    await review(other, 'Freigeben', 2)
    await edit(page, common)
    await field(page, 'Unterlagen prüfen').fill('Antrag und Lageplan prüfen')
    await field(page, 'Antrag annehmen').press('Enter')
    await page.keyboard.type('Eingang bestätigen')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await keep(page)
    await review(page, 'Zur Prüfung geben', 2)
    await approve(2)

    // Told of it, the town takes it; about the step both changed it decides, without a mouse.
    await other.goto('/')
    const news = other.getByRole('region', { name: 'Neues, wo Sie verknüpft sind' })
    await news.getByText('Schritt „Eingang bestätigen“ eingefügt').waitFor()
    await pass(other)
    await screenshot(other, 'adopted-news')
    const keys = keysOf(other)
    await keys.tabTo(/^Übernehmen, was sich geändert hat/)
    await keys.press('Enter')
    await keys.arriveAt('Änderungen übernehmen')
    await other.getByText('0 von 1 beantwortet').waitFor()
    await lookAt(other, 'adopted-merge')
    await keys.tabTo(/^Wie bei uns · vorgeschlagen/)
    await keys.press('2')
    await other.getByText('1 von 1 beantwortet').waitFor()
    await keys.expectAt(/^Wie bei .* · beantwortet.*Antrag und Lageplan prüfen/)
    await keys.press('Enter')
    await keys.expectAt('In meinen Entwurf übernehmen')
    const take = other.getByRole('button', { name: 'In meinen Entwurf übernehmen' })
    await expect.poll(() => take.getAttribute('aria-disabled')).toBe(null)
    await keys.press('Enter')
    await other.waitForURL(/\/entwurf\//)
    // It is in the draft; looked at there, it is taken back as a whole by one press, and brought back.
    const isTaken = async () => {
      for (const step of ['Antrag und Lageplan prüfen', 'Eingang bestätigen', 'Anlieger anhören'])
        await field(other, step).waitFor()
    }
    await isTaken()
    await other.getByText('Die Änderungen sind übernommen.').waitFor()
    await pass(other)
    await screenshot(other, 'adopted-taken')
    await other.getByRole('button', { name: 'Rückgängig machen' }).press('Enter')
    await field(other, 'Lageplan prüfen').waitFor()
    await field(other, 'Eingang bestätigen').waitFor({ state: 'detached' })
    await saved(other)
    await other.getByRole('button', { name: 'Wiederholen', exact: true }).press('Enter')
    await isTaken()
    await keep(other, (dialog) => dialog.getByLabel(/^Fassung 2 von .* ist damit/).check())
    await review(other, 'Zur Prüfung geben', 3)
    await review(other, 'Freigeben', 3)
    await bar(other)
      .getByText(/^Beruht auf Fassung 2/)
      .waitFor()

    // What it does more, it offers to the county, which looks, takes it and says thanks.
    await throughDialog(
      other,
      bar(other).getByRole('button', { name: /^Änderungen vorschlagen/ }),
      'Änderungen vorschlagen',
      (dialog) =>
        dialog.getByLabel(/^Was möchten Sie dazu sagen/).fill('Das erspart Widersprüche.'),
    )
    await bar(other)
      .getByText(/die Antwort steht aus/)
      .waitFor()
    await page.goto('/')
    await page
      .getByRole('region', { name: 'Wartet auf mich' })
      .getByRole('link', { name: `${ours} schlägt Änderungen vor: ${NAME}` })
      .click()
    await bar(page).getByText('Das erspart Widersprüche.').waitFor()
    await lookAt(page, 'adopted-proposal')
    await bar(page)
      .getByRole('link', { name: /^Was wäre anders/ })
      .click()
    await page.getByText('Schritt „Anlieger anhören“ eingefügt').first().waitFor()
    await pass(page)
    await page.goBack()
    await bar(page)
      .getByRole('link', { name: /^In den Entwurf übernehmen/ })
      .click()
    await page.getByRole('heading', { level: 1, name: 'Änderungen übernehmen' }).waitFor()
    await pass(page)
    await page.getByRole('button', { name: 'In meinen Entwurf übernehmen' }).click()
    await field(page, 'Anlieger anhören').waitFor()
    await keep(page)
    await review(page, 'Zur Prüfung geben', 3)
    await approve(3)
    await page.reload()
    await throughDialog(page, bar(page).getByRole('button', { name: /^Angenommen/ }), 'Angenommen')
    await bar(page)
      .getByText(/schlägt Änderungen vor/)
      .waitFor({ state: 'detached' })

    // Lineage, audit and notices show it all.
    const [ofCounty, ofTown] = [county, ours].map((house) => `„${NAME}“ (${house})`)
    const lineage = (on: Page) => on.getByRole('region', { name: 'Woher es kommt, wohin es ging' })
    const audit = (on: Page) => on.getByRole('region', { name: 'Verlauf' })
    await other.goto(`/prozess/${own}?tab=history`)
    for (const said of [
      `${ofTown} beruht auf Fassung 2 von ${ofCounty}. Es gibt Fassung 3.`,
      `${county} hat den Vorschlag angenommen`,
      `${ofTown}: Fassung 2 von ${ofCounty} eingearbeitet`,
      `${ofTown} mit Fassung 1 von ${ofCounty} verknüpft`,
    ])
      await lineage(other).getByText(said).waitFor()
    for (const said of [
      'Änderungen vorgeschlagen',
      'Neue Fassung des Ursprungs eingearbeitet',
      'Änderungen anderer in den Entwurf übernommen',
      'Mit einem anderen Ablauf verknüpft',
    ])
      await audit(other).getByText(said).waitFor()
    await other.getByText('Fassung 2: Abgelöst durch Fassung 3').waitFor()
    await lookAt(other, 'adopted-lineage')
    await page.goto(`/prozess/${common}?tab=history`)
    await lineage(page).getByText(`Mitgewirkt: ${ours}`).waitFor()
    for (const said of ['Vorschlag angenommen', 'Von einem anderen Ablauf übernommen'])
      await audit(page).getByText(said).waitFor()
    await pass(page)
    const told = async (on: Page, notices: readonly string[]) => {
      await on.goto('/mitteilungen')
      const group = on.getByRole('region', { name: NAME })
      for (const said of notices) await group.getByRole('link', { name: said }).waitFor()
    }
    await told(other, [
      `${county} hat Ihren Vorschlag angenommen`,
      `Der Ursprung ${ofCounty} hat eine neue Fassung: 2`,
    ])
    await pass(other)
    await screenshot(other, 'adopted-notices', true)
    await told(page, [`${ours} schlägt Änderungen vor`, 'Fassung 2 ist freigegeben'])
    expect(people.map(({ complaints }) => complaints)).toEqual([[], [], [], []])
    // A long way; on a busy machine it takes its time.
  }, 600_000)
})
