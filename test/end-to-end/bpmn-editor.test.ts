// The BPMN editor in a real browser: bpmn-js on a draft that others write in at the same time.

import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '#api'
import { type BpmnSource, openBpmn, patchBpmn } from '#bpmn'
import { applyGroup, type Change } from '#change'
import type { Process } from '#process'
import { decode } from '#xml'
import { runs } from '../../test/runs.ts'
import { modelsIn, testDataPath } from '../data.ts'
import { asModeller, beginDraft, saved } from './begin-draft.ts'
import {
  expectAccessible,
  expectNoSidewaysScroll,
  findPerson,
  hasBrowser,
  hasOnly,
  newContext,
  openPage,
  read,
  screenshot,
  settle,
  signIn,
  withBrowser,
} from './browser.ts'
import { openCanvasPage } from './canvas-page.ts'
import { lostParts } from './untouched.ts'

withBrowser()

/** How long one of three is away; a minute with PROZESS_OFFLINE_MS=60000. */
const OFFLINE_MS = Number(process.env.PROZESS_OFFLINE_MS ?? 1_500)

const ready = async (page: Page) => {
  await page.locator('.bpmn-editor__canvas[data-ready="true"]').waitFor()
}

/** What the list of another page shows, without the empty lines. */
const listed = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.step-row__input')
    .evaluateAll((inputs) =>
      inputs.map((input) => (input as unknown as { readonly value: string }).value).filter(Boolean),
    )

const step = (page: Page, name: string) =>
  page
    .locator('.djs-group > .djs-shape', { hasText: new RegExp(name.replaceAll(' ', '\\s*')) })
    .first()

/** The texts on the canvas, each put together from its lines. */
const drawn = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.bpmn-editor__canvas .djs-element text')
    .evaluateAll((texts) =>
      texts
        .map((text) =>
          [...text.querySelectorAll('tspan')]
            .map((line) => line.textContent?.trim() ?? '')
            .join(' '),
        )
        .filter(Boolean),
    )

const write = async (page: Page, steps: readonly string[]) => {
  await page.getByRole('button', { name: 'Ersten Schritt schreiben' }).focus()
  await page.keyboard.press('Enter')
  for (const step of steps) {
    await page.keyboard.type(step)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
  await saved(page)
}

describe.skipIf(!hasBrowser)('the BPMN editor', () => {
  let context: BrowserContext

  beforeAll(async () => {
    context = await asModeller()
  })
  afterAll(() => context?.close())

  it('appends, names and moves; the list of another page follows, and the other way round', async () => {
    const { page: list, complaints: listComplaints } = await openPage(context)
    const draft = await beginDraft(list, 'Wohngeld bewilligen')
    await list.goto(`/entwurf/${draft}?view=list`)
    await write(list, ['Antrag annehmen', 'Einkommen prüfen'])
    const { page, complaints } = await openPage(context)
    await page.goto(`/entwurf/${draft}`)
    await settle(page)
    // Nothing of bpmn-js is fetched before somebody opens it.
    const fetched = () =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').filter(({ name }) => name.includes('bpmn-editor')),
      )
    expect(await fetched()).toEqual([])
    await page.locator('.view-switch label', { hasText: 'BPMN' }).click()
    await ready(page)
    expect((await fetched()).length).toBeGreaterThan(0)
    expect(await drawn(page)).toEqual(['Antrag annehmen', 'Einkommen prüfen'])
    await page.evaluate(
      "document.querySelectorAll('.djs-element').forEach((node) => node.setAttribute('data-old', ''))",
    )

    // Named where it stands.
    await step(page, 'Antrag annehmen').dblclick()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Antrag erfassen')
    await page.keyboard.press('Enter')
    await expect.poll(() => listed(list)).toEqual(['Antrag erfassen', 'Einkommen prüfen'])

    // Appended from the menu beside it, named at once.
    await step(page, 'Einkommen prüfen').click()
    await page.locator('.djs-context-pad [data-action="append.append-task"]').click()
    await page.keyboard.type('Bescheid senden')
    await page.keyboard.press('Enter')
    await expect.poll(() => listed(list)).toContain('Bescheid senden')

    // Moved; what others see of the drawing moves along.
    const { page: other, complaints: otherComplaints } = await openPage(context)
    await other.goto(`/entwurf/${draft}?view=bpmn`)
    await ready(other)
    const place = (where: Page) => step(where, 'Antrag').getAttribute('transform')
    const before = await place(other)
    expect(await place(page)).toBe(before)
    const box = await step(page, 'Antrag').boundingBox()
    if (!box) throw new Error('The step is not drawn.')
    await page.mouse.move(box.x + 10, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + 20, box.y + 40, { steps: 5 })
    await page.mouse.move(box.x + 20, box.y + 90, { steps: 5 })
    await page.mouse.up()
    await expect.poll(() => place(other)).not.toBe(before)
    await expect.poll(async () => (await place(other)) === (await place(page))).toBe(true)

    // The other way round: what is written in the list appears on the canvas that is open.
    const line = list.locator('.step-row__input[value="Antrag erfassen"]')
    await line.fill('Antrag aufnehmen')
    await list.keyboard.press('Enter')
    await expect.poll(() => drawn(page)).toContain('Antrag aufnehmen')
    const isOld = await step(page, 'Antrag aufnehmen').getAttribute('data-old')
    expect(isOld).toBe('')
    await list.keyboard.press('Escape')

    // Taken back: mine alone.
    await page.locator('.bpmn-editor__canvas svg[tabindex]').first().focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => place(page)).toBe(before)
    await expect.poll(() => place(other)).toBe(before)
    await page.keyboard.press('Control+z')
    await expect.poll(() => drawn(page)).not.toContain('Bescheid senden')
    expect(await listed(list)).toContain('Antrag aufnehmen')
    // What is painted stands where it is said to stand.
    const painted = await Promise.all(
      ['Antrag', 'Einkommen'].map((name) => step(page, name).boundingBox()),
    )
    expect(painted[0]?.y).toBeCloseTo(painted[1]?.y ?? 0, 0)
    // The watermark is there and can be seen.
    const mark = page.locator('.bjs-powered-by')
    expect(await mark.isVisible()).toBe(true)
    await screenshot(page, 'bpmn-editor')
    expect(complaints).toEqual([])
    expect(listComplaints).toEqual([])
    expect(otherComplaints).toEqual([])
    await Promise.all([page.close(), other.close(), list.close()])
  })

  it('is one of three views in which three people write at once, one of them offline; all end with the same', async () => {
    const others = await Promise.all([asModeller(), asModeller()])
    const pages = await Promise.all([context, ...others].map((one) => openPage(one)))
    const [list, drawing, bpmn] = pages.map(({ page }) => page)
    if (!list || !drawing || !bpmn) throw new Error('three pages were opened')
    const draft = await beginDraft(list, 'Gaststätte anmelden')
    await list.goto(`/entwurf/${draft}?view=list`)
    await write(list, ['Anzeige annehmen', 'Zuverlässigkeit prüfen', 'Gebühr festsetzen'])
    await drawing.goto(`/entwurf/${draft}?view=drawing`)
    await bpmn.goto(`/entwurf/${draft}?view=bpmn`)
    await ready(bpmn)

    // Going along: offered by one, taken by another, and ended by Esc.
    await list.getByRole('button', { name: 'Anderen zeigen, wo ich bin' }).press('Enter')
    const asked = drawing.getByRole('status').filter({ hasText: 'zeigt gerade etwas' })
    await asked.getByRole('button', { name: 'Mitgehen' }).press('Enter')
    await drawing.getByText(/^Sie gehen mit: Jemand aus .* \(Esc beendet es\)$/).waitFor()
    // It is read out, and the keyboard goes on where the question has been.
    await drawing.getByRole('status').filter({ hasText: 'Esc beendet es.' }).waitFor()
    await drawing
      .locator(':focus')
      .and(drawing.getByRole('button', { name: 'Nicht mehr mitgehen' }))
      .waitFor()
    await list.locator('.step-row__input[value="Zuverlässigkeit prüfen"]').focus()
    const chosen = drawing.locator('.drawing-view__host g.pd-task[data-selected]')
    await expect
      .poll(() => chosen.allTextContents())
      .toEqual([expect.stringMatching(/Zuverlässig/)])
    await settle(drawing)
    await screenshot(drawing, 'editor-follow')
    await expectAccessible(drawing)
    const size = drawing.viewportSize()
    await drawing.emulateMedia({ colorScheme: 'dark' })
    await drawing.setViewportSize({ width: 390, height: 844 })
    await settle(drawing)
    await expectNoSidewaysScroll(drawing)
    await screenshot(drawing, 'editor-follow-phone')
    await expectAccessible(drawing)
    await drawing.emulateMedia({ colorScheme: 'light' })
    if (size) await drawing.setViewportSize(size)
    await drawing.keyboard.press('Escape')
    await drawing.getByText('Sie gehen nicht mehr mit.').waitFor()
    await list.locator('.step-row__input[value="Anzeige annehmen"]').focus()
    await expect
      .poll(() => chosen.allTextContents())
      .toEqual([expect.stringMatching(/Zuverlässig/)])

    await others[0]?.setOffline(true)
    await drawing
      .getByText(/^Keine Verbindung\. /)
      .first()
      .waitFor()
    const form = drawing.getByRole('form', { name: 'Gewähltes im Bild' })
    await form.getByRole('button', { name: 'Schritt danach' }).press('Enter')
    await drawing.keyboard.type('Auskunft einholen')
    await drawing.keyboard.press('Enter')
    await list.getByRole('button', { name: 'Schritt anfügen' }).click()
    await list.keyboard.type('Bestätigung senden')
    await list.keyboard.press('Enter')
    await list.keyboard.press('Escape')
    await step(bpmn, 'Gebühr').dblclick()
    await bpmn.keyboard.press('Control+A')
    await bpmn.keyboard.type('Gebühr erheben')
    await bpmn.keyboard.press('Enter')
    await expect.poll(() => listed(list)).toContain('Gebühr erheben')
    await drawing.waitForTimeout(OFFLINE_MS)
    expect(await listed(list)).not.toContain('Auskunft einholen')
    await others[0]?.setOffline(false)

    const steps = [
      'Anzeige annehmen',
      'Zuverlässigkeit prüfen',
      'Auskunft einholen',
      'Gebühr erheben',
      'Bestätigung senden',
    ]
    await expect.poll(() => listed(list), { timeout: 20_000 }).toEqual(steps)
    await expect.poll(async () => (await drawn(bpmn)).toSorted()).toEqual(steps.toSorted())
    const names = () => drawing.locator('.drawing-view__host g.pd-task > title').allTextContents()
    await expect.poll(async () => (await names()).length).toBe(steps.length)
    const told = (await names()).join('\n')
    for (const one of steps) expect(told).toContain(one)
    for (const { page, complaints } of pages) {
      await saved(page)
      // A page that is offline cannot fetch; what it says of that is no fault.
      if (page !== drawing) expect(complaints).toEqual([])
    }
    await Promise.all([...others.map((one) => one.close()), list.close()])
  })

  it('finds by keyboard, says what is known of a step, and axe finds nothing', async () => {
    const { page, complaints } = await openPage(context)
    const draft = await beginDraft(page, 'Hundesteuer festsetzen')
    await page.goto(`/entwurf/${draft}?view=list`)
    await write(page, ['Anmeldung erfassen', 'Steuer festsetzen'])
    await page.goto(`/entwurf/${draft}?view=bpmn`)
    await ready(page)
    const panel = page.getByRole('complementary', { name: 'Angaben zum Element' })
    await panel.getByText('Wählen Sie ein Element').waitFor()
    const svg = page.locator('.bpmn-editor__canvas svg[tabindex]').first()
    await svg.focus()
    await page.keyboard.press('Control+f')
    await page.getByRole('textbox', { name: 'Im Diagramm suchen' }).waitFor()
    await page.keyboard.type('steuer')
    await page.keyboard.press('Enter')
    await panel.getByRole('heading', { name: 'Steuer festsetzen' }).waitFor()
    // From the canvas Tab leads on to what is said about the element.
    await svg.focus()
    const isThere = "document.activeElement === document.querySelector('.step-details input')"
    for (let steps = 0; steps < 6 && !(await page.evaluate(isThere)); steps += 1)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Steuer berechnen')
    await page.keyboard.press('Enter')
    await expect.poll(() => drawn(page)).toContain('Steuer berechnen')
    await panel.getByLabel('Minuten Arbeit (üblich)').fill('12')
    await panel.getByLabel('Beschreibung').fill('Nach der Satzung')
    await panel.getByLabel('Name').focus()
    await saved(page)
    await screenshot(page, 'bpmn-editor-details')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    // It is the same in the list, and there when the page is opened anew.
    await page.goto(`/entwurf/${draft}?view=bpmn`)
    await ready(page)
    await step(page, 'Steuer berechnen').click()
    await expect.poll(() => panel.getByLabel('Minuten Arbeit (üblich)').inputValue()).toBe('12')
    expect(await panel.getByLabel('Beschreibung').inputValue()).toBe('Nach der Satzung')

    // Copied here and pasted into another draft.
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await svg.focus()
    await page.keyboard.press('Control+c')
    const other = await beginDraft(page, 'Zweitwohnung besteuern')
    await page.goto(`/entwurf/${other}?view=bpmn`)
    await ready(page)
    await page.locator('.bpmn-editor__canvas svg[tabindex]').first().click()
    await page.keyboard.press('Control+v')
    await page.mouse.move(500, 500)
    await page.mouse.move(520, 520)
    await page.mouse.down()
    await page.mouse.up()
    await expect.poll(() => drawn(page)).toContain('Steuer berechnen')
    await saved(page)
    expect(complaints).toEqual([])
    await page.close()
  })

  it('has an overview, and whoever may only read looks on, finds and changes nothing', async () => {
    const { page, complaints } = await openPage(context)
    const draft = await beginDraft(page, 'Sperrmüll abholen')
    await page.goto(`/entwurf/${draft}?view=list`)
    await write(page, ['Meldung annehmen', 'Termin nennen'])
    await page.goto(`/entwurf/${draft}?view=bpmn`)
    await ready(page)
    const map = page.locator('.djs-minimap .map')
    const overview = page.getByRole('button', { name: 'Übersicht', exact: true })
    expect(await map.isVisible()).toBe(false)
    await overview.press('Enter')
    await map.waitFor()
    expect(await overview.getAttribute('aria-pressed')).toBe('true')
    // A press on the overview leads there.
    const view = () => page.locator('.djs-container g.viewport').first().getAttribute('transform')
    const before = await view()
    await map.click({ position: { x: 10, y: 10 } })
    await expect.poll(view).not.toBe(before)
    await screenshot(page, 'bpmn-editor-map')
    await expectAccessible(page)

    const own = (await read<{ session: Session }>(context, '/api/session')).session.memberships
    const { person } = await findPerson(
      (one) =>
        hasOnly(one, 'reader') &&
        one.memberships.some(({ organisationId }) =>
          own.some((mine) => mine.organisationId === organisationId),
        ),
    )
    const reading = await newContext()
    await signIn(reading, person)
    const { page: looking, complaints: theirs } = await openPage(reading)
    await looking.goto(`/entwurf/${draft}?view=bpmn`)
    await ready(looking)
    await looking.getByText('Ändern können Sie ihn hier nicht.').waitFor()
    await expect.poll(() => drawn(looking)).toContain('Termin nennen')
    expect(await looking.locator('.djs-palette').count()).toBe(0)
    await step(looking, 'Termin nennen').dblclick()
    expect(await looking.locator('.djs-direct-editing-parent, .djs-context-pad').count()).toBe(0)
    await looking.keyboard.press('Delete')
    await looking.getByRole('button', { name: 'Suchen', exact: true }).press('Enter')
    await looking.getByRole('textbox', { name: 'Im Diagramm suchen' }).waitFor()
    await looking.keyboard.type('meldung')
    await looking.keyboard.press('Enter')
    await looking.locator('.djs-element.selected', { hasText: 'Meldung' }).waitFor()
    await looking.getByRole('button', { name: 'Übersicht', exact: true }).click()
    await looking.locator('.djs-minimap .map').waitFor()
    await expectAccessible(looking)
    // What is written meanwhile appears; nothing went the other way.
    await page.getByRole('button', { name: 'Ganz zeigen' }).click()
    await step(page, 'Termin nennen').dblclick()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Tag nennen')
    await page.keyboard.press('Enter')
    await expect.poll(() => drawn(looking)).toContain('Tag nennen')
    expect(await drawn(looking)).not.toContain('Termin nennen')
    expect([...complaints, ...theirs]).toEqual([])
    await reading.close()
    await page.close()
  })

  it('fits a phone and the dark', async () => {
    const phone = await asModeller({ width: 390, height: 780, theme: 'dark', hasTouch: true })
    const { page, complaints } = await openPage(phone)
    const draft = await beginDraft(page, 'Anwohnerparken bewilligen')
    await page.goto(`/entwurf/${draft}?view=list`)
    await write(page, ['Antrag annehmen'])
    await page.goto(`/entwurf/${draft}?view=bpmn`)
    await ready(page)
    await screenshot(page, 'bpmn-editor-phone')
    await page.getByRole('button', { name: 'Angaben', exact: true }).click()
    await step(page, 'Antrag annehmen').click()
    await screenshot(page, 'bpmn-editor-phone-details')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    expect(complaints).toEqual([])
    await phone.close()
  })
})

const models = ['miwg', 'public-sector'].flatMap((set) => modelsIn(testDataPath('bpmn', set)))

const sourceOf = (path: string): BpmnSource | undefined => {
  const opening = openBpmn(readFileSync(path), { name: basename(path) })
  return opening.kind === 'opened' ? opening.source : undefined
}

/** Some of the models, evenly from all of them; all of them in the soak. */
const sample = (size: number): readonly (readonly [name: string, source: BpmnSource])[] => {
  const count = Math.min(runs(size, models.length), models.length)
  return Array.from({ length: count }, (_, index) => {
    const path = models[Math.floor((index * models.length) / count)] ?? ''
    const source = sourceOf(path)
    const name = join(basename(dirname(path)), basename(path))
    return source ? [[name, source] as const] : []
  }).flat()
}

const hard = () =>
  HARD.flatMap(([name, gesture, pick]) => {
    const path = models.find((one) => one.endsWith(join('miwg', name)))
    const source = path === undefined ? undefined : sourceOf(path)
    return source ? [{ name, gesture, pick, source }] : []
  })

const decodedText = (bytes: Uint8Array): string => {
  const decoded = decode(bytes)
  if (decoded.kind === 'refused') throw new Error(JSON.stringify(decoded))
  return decoded.text
}

/** Where bpmn-js by itself breaks off: processes without a pool beside pools, an event within its step. */
const HARD: readonly (readonly [file: string, gesture: string, pick: number])[] = [
  ['Open-BPMN 1.2.8_2/C.4.0-roundtrip.bpmn', 'move', 3833],
  ['Open-BPMN 1.2.8_2/C.4.0-roundtrip.bpmn', 'replace', 3837],
  ['BIC Cloud Design 6.2.0/A.4.0-export.bpmn', 'connect', 956],
]

const GESTURES = ['move', 'rename', 'remove', 'connect', 'replace', 'lane', 'paste', 'colour']

interface Visit {
  readonly changes: readonly Change[]
  readonly warnings: readonly string[]
  readonly missing: readonly string[]
  readonly isDone: boolean
}

describe.skipIf(!hasBrowser || models.length === 0)('real models in bpmn-js', () => {
  let page: Page

  beforeAll(async () => {
    page = await openCanvasPage(await newContext())
  })
  afterAll(() => page?.context().close())

  const visit = async (process: Process, gesture?: string, pick = 0): Promise<Visit> => {
    const given = JSON.stringify([JSON.stringify(process), gesture ?? null, pick])
    return page.evaluate(`canvasPage.visit(...${given})`)
  }

  it('open without a word against them, and saved untouched they are unchanged', async () => {
    const wrong: string[] = []
    for (const [name, { process }] of sample(80)) {
      const { changes, warnings, missing } = await visit(process)
      for (const one of [...warnings, ...missing, ...changes.map((one) => JSON.stringify(one))])
        wrong.push(`${name}: ${one}`)
    }
    expect(wrong).toEqual([])
  })

  it('keep every letter of what a gesture did not touch', async () => {
    const wrong: string[] = []
    const done = new Set<string>()
    const cases = sample(16).flatMap(([name, source], index) =>
      GESTURES.map((gesture, at) => ({
        name,
        gesture,
        pick: index * GESTURES.length + at + 1,
        source,
      })),
    )
    for (const { name, gesture, pick, source } of [...cases, ...hard()]) {
      const { process, xml } = source
      const { changes, warnings, isDone } = await visit(process, gesture, pick)
      const at = `${gesture} ${pick} in ${name}`
      for (const one of warnings) wrong.push(`${at}: ${one}`)
      if (!isDone) continue
      done.add(gesture)
      if (changes.length === 0) wrong.push(`${at}: came to nothing`)
      const applied = applyGroup(process, { id: 'gesture', changes })
      if (applied.kind === 'refused') {
        wrong.push(`${at}: ${JSON.stringify(applied.conflicts)}`)
        continue
      }
      const written = decodedText(patchBpmn(source, applied.process))
      if (gesture === 'colour' && !written.includes('#ffe0b2')) wrong.push(`${at}: not written`)
      for (const part of lostParts(xml.text, written, process, applied.process, changes))
        wrong.push(`${at}: lost ${part.slice(0, 200)}`)
    }
    expect(wrong).toEqual([])
    expect([...done].sort()).toEqual([...GESTURES].sort())
  })
})
