// A drawing on the page: what is laid over it, walking through it, moving it by hand.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProcessDetail, Session } from '#api'
import {
  expectAccessible,
  findPerson,
  hasBrowser,
  newContext,
  openPage,
  read,
  settle,
  signIn,
  withBrowser,
} from './browser.ts'
import { type Keys, keysOf } from './keys.ts'
import { uploadModel } from './upload.ts'

withBrowser()

/** An example of which everything is known, as its own administration sees it. */
const findProcess = async (context: BrowserContext): Promise<ProcessDetail> => {
  const { items } = await read<{ items: readonly { id: string; stepCount: number }[] }>(
    context,
    '/api/processes?limit=200',
  )
  for (const { id } of items) {
    const process = await read<ProcessDetail>(context, `/api/processes/${id}`)
    const has = (fits: (line: ProcessDetail['steps'][number]) => boolean) =>
      process.steps.some(fits)
    if (has((line) => line.minutes !== null) && has((line) => line.medium === 'paper'))
      return process
  }
  throw new Error('No example has minutes and media.')
}

describe.skipIf(!hasBrowser)('a drawing', () => {
  let context: BrowserContext
  let page: Page
  let complaints: string[]
  let process: ProcessDetail
  beforeAll(async () => {
    context = await newContext()
    await signIn(context, (await findPerson((session) => session.can.coordinate)).person)
    process = await findProcess(context)
    ;({ page, complaints } = await openPage(context))
    await page.goto(`/prozess/${process.id}`)
    await settle(page)
    await page.locator('.drawing-view [data-key][tabindex]').first().waitFor()
  })
  afterAll(async () => {
    expect(complaints).toEqual([])
    await context?.close()
  })

  const nameOf = (key: string) =>
    page.locator(`.drawing-view__host [data-key="${key}"] > title`).textContent()

  it('shows what the process has over its steps, says it with them, and takes it away again', async () => {
    const line = process.steps.find((one) => one.kind === 'step' && one.minutes !== null)
    const plain = await nameOf(line?.key ?? '')
    const chooser = page.getByLabel('Auf der Zeichnung zeigen')
    await chooser.selectOption({ label: 'Bearbeitungszeit' })
    await page.locator('.drawing-view__host .pd-level-full').first().waitFor()
    expect(await nameOf(line?.key ?? '')).toBe(
      `${plain}, Bearbeitungszeit: ${line?.minutes} Minuten`,
    )
    const legend = page.getByRole('list', { name: 'Was die Zeichen bedeuten' })
    expect(await legend.getByRole('listitem').allTextContents()).toHaveLength(2)
    await expectAccessible(page)
    await chooser.selectOption({ label: 'Medien und Medienbrüche' })
    await page.getByText(/Wechsel zwischen Papier und digital auf dem üblichen Weg/).waitFor()
    expect(new URL(page.url()).searchParams.get('overlay')).toBe('media')
    await page.reload()
    await page.getByText(/Wechsel zwischen Papier und digital auf dem üblichen Weg/).waitFor()
    expect(await page.locator('.pd-level-full').count()).toBe(0)
    await chooser.selectOption({ label: 'nichts weiter' })
    await expect.poll(() => page.locator('.drawing-view__host [data-overlay]').count()).toBe(0)
    expect(await nameOf(line?.key ?? '')).toBe(plain)
  })
})

const PERMIT = `Prozess: Parkausweis ausstellen
Start: Antrag da
Ziel: Ausweis verschickt

1. Antrag prüfen @Bürgerbüro
? vollständig
  ja: weiter
  nein:
    2. Unterlagen nachfordern @Bürgerbüro
    zurück zu 1
3. Ausweis herstellen @Fachamt
  4. Daten übernehmen
  5. Karte drucken
6. Ausweis senden @Bürgerbüro
`

/** A closed sub-process with a drawing of its own. */
const TWO_DRAWINGS = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dd="http://www.omg.org/spec/DD/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="test" id="d">
  <process id="p" name="Zwei Zeichnungen">
    <startEvent id="s" name="los"/>
    <subProcess id="inner" name="Prüfung">
      <startEvent id="s2" name="Prüfung beginnt"/><task id="look" name="Akte ansehen"/>
      <sequenceFlow id="f3" sourceRef="s2" targetRef="look"/>
    </subProcess>
    <endEvent id="e" name="fertig"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="inner"/><sequenceFlow id="f2" sourceRef="inner" targetRef="e"/>
  </process>
  <di:BPMNDiagram><di:BPMNPlane bpmnElement="p">
    <di:BPMNShape bpmnElement="s"><dc:Bounds x="100" y="100" width="36" height="36"/></di:BPMNShape>
    <di:BPMNShape bpmnElement="inner" isExpanded="false"><dc:Bounds x="200" y="78" width="100" height="80"/></di:BPMNShape>
    <di:BPMNShape bpmnElement="e"><dc:Bounds x="360" y="100" width="36" height="36"/></di:BPMNShape>
  </di:BPMNPlane></di:BPMNDiagram>
  <di:BPMNDiagram><di:BPMNPlane bpmnElement="inner">
    <di:BPMNShape bpmnElement="s2"><dc:Bounds x="100" y="100" width="36" height="36"/></di:BPMNShape>
    <di:BPMNShape bpmnElement="look"><dc:Bounds x="200" y="78" width="100" height="80"/></di:BPMNShape>
    <di:BPMNEdge bpmnElement="f3"><dd:waypoint x="136" y="118"/><dd:waypoint x="200" y="118"/></di:BPMNEdge>
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>`

describe.skipIf(!hasBrowser)('walking through a drawing', () => {
  let context: BrowserContext
  let page: Page
  let keys: Keys
  let complaints: string[]
  let session: Session
  const open = async (file: string, content: string) => {
    const id = await uploadModel(context, session, file, content)
    await page.goto(`/prozess/${id}`)
    await settle(page)
    await page.locator('.drawing-view [data-key][tabindex]').first().waitFor()
    await keys.tabTo('Zeichnung des Ablaufs')
    return id
  }
  const viewBox = async () =>
    ((await page.locator('.drawing-view__svg').getAttribute('viewBox')) ?? '')
      .split(' ')
      .map(Number)
  const said = (words: RegExp) =>
    page.locator('.drawing-view [role=status]').filter({ hasText: words }).waitFor()

  beforeAll(async () => {
    const found = await findPerson((one) =>
      one.memberships.some((own) => own.roles.includes('modeller')),
    )
    session = found.session
    context = await newContext()
    await signIn(context, found.person)
    ;({ page, complaints } = await openPage(context))
    keys = keysOf(page)
  })
  afterAll(async () => {
    expect(complaints).toEqual([])
    await context?.close()
  })

  it('follows the flow by arrow keys, with a numbered choice where it parts', async () => {
    await open('park.steps.txt', PERMIT)
    await keys.tabTo('Start: Antrag da')
    await keys.press('ArrowRight')
    await keys.expectAt(/^Hier kommen Wege zusammen/)
    await keys.press('ArrowRight')
    await keys.expectAt(/^Schritt 1: Antrag prüfen/)
    await keys.press('ArrowDown')
    await keys.expectAt(/^Entscheidung: vollständig/)
    await keys.press('ArrowRight')
    await said(/^2 Möglichkeiten\. 1: ja: weiter mit .*; 2: nein: weiter mit Schritt 2/)
    await keys.expectAt(/^Entscheidung/)
    await expectAccessible(page)
    await keys.press('2')
    await keys.expectAt(/^Schritt 2b.1: Unterlagen nachfordern/)
    expect(await page.locator('.drawing-choices').count()).toBe(0)
    await keys.press('ArrowLeft')
    await keys.expectAt(/^Entscheidung/)
    await keys.press('ArrowRight')
    await keys.press('Tab')
    await keys.expectAt(/^1\s*ja/)
    await keys.press('Escape')
    await keys.expectAt(/^Entscheidung/)
    await keys.press('ArrowRight')
    await keys.press('Tab')
    await keys.press('Enter')
    await keys.expectAt(/^Teilprozess 3/)
    await keys.press('Home')
    await keys.expectAt('Start: Antrag da')
    await keys.press('ArrowLeft')
    await said(/^Hier beginnt es/)
  })

  it('is skipped by a link before it', async () => {
    await keys.tabTo('Zeichnung überspringen', 'Shift+Tab')
    await keys.press('Enter')
    await keys.expectAt(/^Ziehen verschiebt/)
    // The same where there is no room for the help.
    await page.setViewportSize({ width: 390, height: 700 })
    await page.getByRole('link', { name: 'Zeichnung überspringen' }).focus()
    await keys.press('Enter')
    await keys.expectAt(/^Ziehen verschiebt/)
    await page.setViewportSize({ width: 1280, height: 860 })
    await keys.tabTo('Start: Antrag da', 'Shift+Tab')
  })

  it('keeps the step with the focus in a low window', async () => {
    await page.setViewportSize({ width: 640, height: 430 })
    await page.evaluate('scrollTo(0, 0)')
    await keys.tabTo('Zeichnung überspringen', 'Shift+Tab')
    // Each stop on the way is looked at.
    await keys.tabTo(/^Ende: /)
    await keys.tabTo('Start: Antrag da', 'Shift+Tab')
    await page.setViewportSize({ width: 1280, height: 860 })
  })

  it('goes into a sub-process and out of it, and to start and end', async () => {
    await keys.press('End')
    await keys.expectAt(/^Ende: Ausweis verschickt/)
    await keys.press('ArrowLeft')
    await keys.expectAt(/^Schritt .*: Ausweis senden/)
    await keys.press('ArrowLeft')
    await keys.expectAt(/^Teilprozess/)
    await keys.press('PageDown')
    await keys.expectAt(/^(Start|Schritt)/)
    await keys.press('End')
    await keys.press('PageUp')
    await keys.expectAt(/^Teilprozess/)
  })

  it('moves the drawing from a step with Shift, and leaves by Escape and Tab', async () => {
    const before = await viewBox()
    await keys.press('Shift+ArrowLeft')
    await expect.poll(viewBox).not.toEqual(before)
    await keys.expectAt(/^Teilprozess/)
    await keys.press('Escape')
    await keys.expectAt('Zeichnung des Ablaufs')
    await keys.press('Shift+Tab')
    await keys.expectAt('Vergrößern')
  })

  it('opens a sub-process that has a drawing of its own, and comes back to it', async () => {
    await open('zwei.bpmn', TWO_DRAWINGS)
    await keys.tabTo('Start: los')
    await keys.press('ArrowRight')
    await keys.expectAt(/Prüfung/)
    await page.getByRole('button', { name: /^Öffnen: .*Prüfung/ }).waitFor()
    await keys.press('PageDown')
    await keys.expectAt('Start: Prüfung beginnt')
    await keys.press('ArrowRight')
    await keys.expectAt(/Akte ansehen/)
    await keys.press('PageUp')
    await keys.expectAt(/Prüfung/)
    await page.getByRole('button', { name: /^Öffnen: .*Prüfung/ }).click()
    await page.getByRole('button', { name: 'Zum ganzen Ablauf' }).click()
    await keys.expectAt(/Prüfung/)
  })

  it('stays readable in forced colours, whatever colours the file has', async () => {
    const coloured = TWO_DRAWINGS.replace(
      'bpmnElement="inner" isExpanded="false"',
      '$& bioc:fill="#bbdefb"',
    )
    await open(
      'bunt.bpmn',
      coloured.replace('<definitions', '$& xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0"'),
    )
    const fills = () =>
      page.evaluate<
        string[]
      >(`['.pd-task', '.pd-subProcess', '.pd-has-fill', '.pd-event'].flatMap((kind) => {
        const step = document.querySelector('.drawing-view__svg ' + kind)
        return step ? ['.pd-body', 'text'].map((part) => getComputedStyle(step.querySelector(part)).fill) : []
      })`)
    expect(await fills()).toContain('rgb(187, 222, 251)')
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
    const isOnBlack = async () =>
      (await fills()).every(
        (fill, at) => fill === (at % 2 === 0 ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)'),
      )
    await expect.poll(isOnBlack).toBe(true)
    // On paper, the steps are white in the dark theme, too.
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark', media: 'print' })
    await expect.poll(async () => (await fills()).at(-2)).toBe('rgb(255, 255, 255)')
    await page.emulateMedia({ media: 'screen' })
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' })
  })

  it('shows where one is in a large one, and goes where the overview is pressed', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `${at + 1}. Schritt ${at} tun @Amt`)
    await open('lang.steps.txt', `Prozess: Lang\n\n${many.join('\n')}\n`)
    const map = page.getByRole('group', { name: /^Übersicht/ })
    const frame = async () => Number(await map.locator('.drawing-map__seen').getAttribute('x'))
    const before = await viewBox()
    expect(await frame()).toBeCloseTo(before[0] ?? 0)
    const box = await map.boundingBox()
    if (!box) throw new Error('no overview')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2, { steps: 4 })
    await page.mouse.up()
    await expect.poll(async () => (await viewBox())[0]).toBeGreaterThan((before[0] ?? 0) + 1000)
    const isFramed = async () => Math.abs((await frame()) - ((await viewBox())[0] ?? 0)) < 1
    await expect.poll(isFramed).toBe(true)
    // It gives way to the step that has the focus, which may be under it.
    await page.locator('.drawing-view [data-key][tabindex]').first().focus()
    await keys.press('ArrowRight')
    const opacity = () =>
      page.evaluate<string>("getComputedStyle(document.querySelector('.drawing-map')).opacity")
    await expect.poll(opacity).toBe('0.25')
    await map.focus()
    const there = await viewBox()
    await keys.press('ArrowLeft')
    await expect.poll(async () => (await viewBox())[0]).toBeLessThan(there[0] ?? 0)
    await expectAccessible(page)
  })

  it('is moved by one finger and enlarged by two', async () => {
    const touch = await newContext({ hasTouch: true })
    await touch.addCookies(await context.cookies())
    const tab = await touch.newPage()
    await tab.goto(page.url())
    await tab.locator('.drawing-view [data-key][tabindex]').first().waitFor()
    await tab.locator('.drawing-view__host').scrollIntoViewIfNeeded()
    const host = await tab.locator('.drawing-view__host').boundingBox()
    if (!host) throw new Error('no drawing')
    const [x, y] = [host.x + host.width / 2, host.y + 30]
    const box = async () =>
      ((await tab.locator('.drawing-view__svg').getAttribute('viewBox')) ?? '')
        .split(' ')
        .map(Number)
    const devtools = await touch.newCDPSession(tab)
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]) =>
      devtools.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })),
      })
    const before = await box()
    await send('touchStart', [[x, y]])
    for (const by of [20, 60, 120, 180]) await send('touchMove', [[x - by, y]])
    await send('touchEnd', [])
    await expect.poll(async () => (await box())[0]).toBeGreaterThan((before[0] ?? 0) + 100)
    const moved = await box()
    await send('touchStart', [
      [x - 40, y],
      [x + 40, y],
    ])
    for (const by of [60, 80, 120])
      await send('touchMove', [
        [x - by, y],
        [x + by, y],
      ])
    await send('touchEnd', [])
    await expect.poll(async () => (await box())[2]).toBeLessThan((moved[2] ?? 0) * 0.6)
    await touch.close()
  })
})
