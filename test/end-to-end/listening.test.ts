// A process of twenty steps as a screen reader tells it: what Chromium hands to it, stop by stop. And the
// three views of it, with the same step selected.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import type { Session } from '#api'
import {
  findPerson,
  hasBrowser,
  newContext,
  openPage,
  settle,
  signIn,
  withBrowser,
} from './browser.ts'
import { heard } from './heard.ts'
import { keysOf } from './keys.ts'
import { uploadModel } from './upload.ts'

withBrowser()

const PERMIT = `Prozess: Sondernutzung erlauben
Start: Antrag eingegangen
Ziel: Erlaubnis erteilt

1. Antrag erfassen @Bürgerbüro
2. Eingang bestätigen
3. Unterlagen prüfen @Ordnungsamt
? vollständig
  ja: weiter
  nein:
    4. Unterlagen nachfordern
    warten auf Unterlagen
    zurück zu 3
5. Ort ansehen
gleichzeitig:
  6. Polizei anhören
  7. Straßenbaulast anhören @Tiefbauamt
  8. Feuerwehr anhören @Feuerwehr
9. Stellungnahmen auswerten @Ordnungsamt
10. Gebühr berechnen
  11. Fläche messen
  12. Tarif wählen
13. Bescheid entwerfen
14. Bescheid zeichnen @Leitung
? einverstanden
  ja: weiter
  nein:
    15. Entwurf ändern @Ordnungsamt
    zurück zu 14
16. Bescheid versenden @Bürgerbüro
17. Gebühr anordnen @Kasse
18. Zahlung überwachen
19. Akte schließen @Ordnungsamt
20. Statistik führen
`

describe.skipIf(!hasBrowser)('a process of twenty steps', () => {
  let session: Session
  let id = ''
  const contexts: BrowserContext[] = []
  const visit = async (language: 'de' | 'en'): Promise<{ page: Page; complaints: string[] }> => {
    const found = await findPerson((one) =>
      one.memberships.some((own) => own.roles.includes('modeller')),
    )
    session = found.session
    const context = await newContext({ language })
    contexts.push(context)
    await signIn(context, found.person)
    id ||= await uploadModel(context, session, 'sondernutzung.steps.txt', PERMIT)
    const opened = await openPage(context)
    await opened.page.goto(`/prozess/${id}`)
    await settle(opened.page)
    await opened.page.locator('.drawing-view [data-key][tabindex]').first().waitFor()
    return opened
  }
  const walk = async (page: Page): Promise<readonly string[]> => {
    const devtools = await page.context().newCDPSession(page)
    await page.locator('.drawing-view__host').focus()
    const told: string[] = []
    for (let count = 0; count < 60; count++) {
      await page.keyboard.press('Tab')
      if ((await page.locator('.drawing-view__host svg [data-key]:focus').count()) === 0) break
      const { role, name } = await heard(devtools)
      expect(role).toBe('button')
      told.push(name)
    }
    return told
  }
  afterAll(() => Promise.all(contexts.map((context) => context.close())))

  it('is told in German from start to end, with who does it and where it goes on', async () => {
    const { page, complaints } = await visit('de')
    expect(await walk(page)).toEqual(GERMAN)
    expect(complaints).toEqual([])
  })

  it('is told in English as well', async () => {
    const { page, complaints } = await visit('en')
    expect(await walk(page)).toEqual(ENGLISH)
    expect(complaints).toEqual([])
  })

  it('keeps the same step selected as a picture, as a list and as text', async () => {
    const { page, complaints } = await visit('de')
    const keys = keysOf(page)
    await keys.tabTo('Zeichnung des Ablaufs')
    await keys.tabTo(/: Ort ansehen/)
    await keys.press('Enter')
    await expect.poll(() => new URL(page.url()).searchParams.get('step')).not.toBe(null)
    const step = new URL(page.url()).searchParams.get('step')
    const current = page.locator('.drawing-view__host [aria-current="true"]')
    expect(await current.getAttribute('data-key')).toBe(step)
    for (const view of ['Liste', 'Text'] as const) {
      await page.getByRole('radio', { name: view }).check({ force: true })
      const pressed = page.locator('.flow__main [aria-pressed="true"]')
      await expect.poll(() => pressed.count()).toBe(1)
      const said = { Liste: 'Ort ansehen', Text: 'sieht den Ort an' }[view]
      expect(await pressed.textContent()).toContain(said)
      expect(new URL(page.url()).searchParams.get('step')).toBe(step)
    }
    await page.getByRole('radio', { name: 'Bild' }).check({ force: true })
    await expect.poll(() => current.getAttribute('data-key')).toBe(step)
    expect(new URL(page.url()).searchParams.get('step')).toBe(step)
    expect(complaints).toEqual([])
  })
})

const GERMAN: readonly string[] = [
  'Start: Antrag eingegangen',
  'Schritt 1: Antrag erfassen, Bürgerbüro',
  'Schritt 2: Eingang bestätigen, Bürgerbüro',
  'Hier kommen Wege zusammen',
  'Schritt 3: Unterlagen prüfen, Ordnungsamt',
  'Entscheidung: vollständig, Wege: ja führt zu Ort ansehen; nein führt zu Unterlagen nachfordern',
  'Schritt 4b.1: Unterlagen nachfordern, Ordnungsamt',
  'Warten (Nachricht): Unterlagen, danach zurück zu Unterlagen prüfen',
  'Schritt 5: Ort ansehen, Ordnungsamt',
  'Gleichzeitig, Wege: Polizei anhören; Straßenbaulast anhören; Feuerwehr anhören',
  'Schritt 6a.1: Polizei anhören, Ordnungsamt, danach weiter mit Stellungnahmen auswerten',
  'Schritt 6b.1: Straßenbaulast anhören, Tiefbauamt, danach weiter mit Stellungnahmen auswerten',
  'Schritt 6c.1: Feuerwehr anhören, Feuerwehr',
  'Hier kommen Wege zusammen',
  'Schritt 7: Stellungnahmen auswerten, Ordnungsamt',
  'Teilprozess 8: Gebühr berechnen, Ordnungsamt',
  'Start von Gebühr berechnen',
  'Schritt 8.1: Fläche messen, Ordnungsamt',
  'Schritt 8.2: Tarif wählen, Ordnungsamt',
  'Ende von Gebühr berechnen',
  'Schritt 9: Bescheid entwerfen, Ordnungsamt',
  'Hier kommen Wege zusammen',
  'Schritt 10: Bescheid zeichnen, Leitung',
  'Entscheidung: einverstanden, Wege: ja führt zu Bescheid versenden; nein führt zu Entwurf ändern',
  'Schritt 11b.1: Entwurf ändern, Ordnungsamt, danach zurück zu Bescheid zeichnen',
  'Schritt 12: Bescheid versenden, Bürgerbüro',
  'Schritt 13: Gebühr anordnen, Kasse',
  'Schritt 14: Zahlung überwachen, Kasse',
  'Schritt 15: Akte schließen, Ordnungsamt',
  'Schritt 16: Statistik führen, Ordnungsamt',
  'Ende: Erlaubnis erteilt',
]
const ENGLISH: readonly string[] = [
  'Start: Antrag eingegangen',
  'Step 1: Antrag erfassen, Bürgerbüro',
  'Step 2: Eingang bestätigen, Bürgerbüro',
  'Ways meet here',
  'Step 3: Unterlagen prüfen, Ordnungsamt',
  'Decision: vollständig, ways: ja leads to Ort ansehen; nein leads to Unterlagen nachfordern',
  'Step 4b.1: Unterlagen nachfordern, Ordnungsamt',
  'Wait (message): Unterlagen, then back to Unterlagen prüfen',
  'Step 5: Ort ansehen, Ordnungsamt',
  'At the same time, ways: Polizei anhören; Straßenbaulast anhören; Feuerwehr anhören',
  'Step 6a.1: Polizei anhören, Ordnungsamt, then on to Stellungnahmen auswerten',
  'Step 6b.1: Straßenbaulast anhören, Tiefbauamt, then on to Stellungnahmen auswerten',
  'Step 6c.1: Feuerwehr anhören, Feuerwehr',
  'Ways meet here',
  'Step 7: Stellungnahmen auswerten, Ordnungsamt',
  'Sub-process 8: Gebühr berechnen, Ordnungsamt',
  'Start of Gebühr berechnen',
  'Step 8.1: Fläche messen, Ordnungsamt',
  'Step 8.2: Tarif wählen, Ordnungsamt',
  'End of Gebühr berechnen',
  'Step 9: Bescheid entwerfen, Ordnungsamt',
  'Ways meet here',
  'Step 10: Bescheid zeichnen, Leitung',
  'Decision: einverstanden, ways: ja leads to Bescheid versenden; nein leads to Entwurf ändern',
  'Step 11b.1: Entwurf ändern, Ordnungsamt, then back to Bescheid zeichnen',
  'Step 12: Bescheid versenden, Bürgerbüro',
  'Step 13: Gebühr anordnen, Kasse',
  'Step 14: Zahlung überwachen, Kasse',
  'Step 15: Akte schließen, Ordnungsamt',
  'Step 16: Statistik führen, Ordnungsamt',
  'End: Erlaubnis erteilt',
]
