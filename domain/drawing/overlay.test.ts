import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layout } from '#layout'
import { elementsOf, isActivity, type Key, type Process } from '#process'
import { readSteps } from '#steps'
import { areas } from '#texts'
import { runs } from '../../test/runs.ts'
import { draw } from './draw.ts'
import { legendOf, levelOf, type Mark, type Overlay, speakMark } from './overlay.ts'

const words = areas.drawing.de
const { process } = readSteps(
  'Prozess: Kurz\nStart: los\nZiel: fertig\n\n1. Antrag prüfen @Amt\n2. Bescheid senden @Amt',
)
const [first, second] = elementsOf(process).filter(isActivity)
if (!first || !second) throw new Error('no steps')

const drawn = (overlay: Overlay, of: Process = process): string =>
  draw(of, layout(of), { title: 'Kurz', words, isInteractive: true, hasLegend: true, overlay })

const over = (key: Key, ...marks: readonly Mark[]): Overlay => ({ marks: { [key]: marks } })

const spokenAt = (svg: string, key: Key): string =>
  new RegExp(`data-key="${key}"[^>]*aria-label="([^"]*)"`).exec(svg)?.[1] ?? ''

const all: readonly Mark[] = [
  { kind: 'badge', text: 'Papier', title: 'mit Papier' },
  { kind: 'heat', value: 0.5, text: '12 Min.', title: '12 Minuten Bearbeitung' },
  { kind: 'difference', change: 'removed' },
  { kind: 'presence', initials: 'EB', name: 'Erika Beispiel', colour: 1 },
  { kind: 'found' },
  { kind: 'comments', open: 2, resolved: 1 },
]

describe('marks over a drawing', () => {
  it.each(all.map((mark) => [mark.kind, mark] as const))(
    '%s is in the name of its step and nowhere else',
    (_, mark) => {
      const svg = drawn(over(first.key, mark))
      const says = speakMark(mark, words.overlay)
      expect(says).not.toBe('')
      expect(spokenAt(svg, first.key)).toBe(`Schritt 1: Antrag prüfen, Amt, ${says}`)
      expect(spokenAt(svg, second.key)).toBe('Schritt 2: Bescheid senden, Amt')
    },
  )

  it('says how many comments are open and how many resolved, and nothing for none', () => {
    const said = (open: number, resolved: number) =>
      speakMark({ kind: 'comments', open, resolved }, words.overlay)
    expect(said(1, 0)).toBe('1 offener Kommentar')
    expect(said(2, 1)).toBe('2 offene Kommentare, 1 erledigter Kommentar')
    expect(said(0, 0)).toBe('')
    expect(drawn(over(first.key, { kind: 'comments', open: 0, resolved: 0 }))).not.toContain(
      'pd-comments',
    )
  })

  it('tells heat apart by counting, not by colour', () => {
    expect([-1, 0, 0.25, 0.5, 0.75, 1, 7, Number.NaN].map(levelOf)).toEqual([
      1, 1, 2, 3, 4, 5, 5, 1,
    ])
    const full = (value: number) =>
      drawn(over(first.key, { kind: 'heat', value, text: 'x' })).match(/pd-level-full/g)?.length
    expect([full(0), full(0.5), full(1)]).toEqual([1, 3, 5])
  })

  it('gives each difference a line, a sign and a word of its own', () => {
    const changes = ['added', 'removed', 'changed', 'moved'] as const
    const looks = changes.map((change) => {
      const svg = drawn(over(first.key, { kind: 'difference', change }))
      const dashes = /class="pd-overlay pd-frame[^>]*?(?:stroke-dasharray="([^"]*)")?\/>/.exec(svg)
      expect(svg).toContain(`>${words.overlay.difference[change]}</text>`)
      return dashes?.[1] ?? 'solid'
    })
    expect(new Set(looks).size).toBe(4)
  })

  it('marks flows as well', () => {
    const flow = elementsOf(process).find((one) => one.kind === 'sequenceFlow')
    if (!flow) throw new Error('no flow')
    const svg = drawn(over(flow.key, { kind: 'difference', change: 'added' }))
    expect(svg).toMatch(/<path [^>]*class="pd-overlay pd-frame pd-added"/)
  })

  it('counts people and words for whom there is no room, and names them all', () => {
    const people = ['Ada', 'Berta', 'Carla', 'Dora', 'Emil'].map(
      (name, colour): Mark => ({ kind: 'presence', initials: name.slice(0, 2), name, colour }),
    )
    const svg = drawn(over(first.key, ...people))
    expect(svg).toContain('>+2</text>')
    expect(spokenAt(svg, first.key)).toMatch(/Ada.*Berta.*Carla.*Dora.*Emil/)
  })

  it('explains the marks that occur, and only those', () => {
    const kinds = (overlay: Overlay) => legendOf(overlay, words.overlay).map((one) => one.text)
    expect(kinds({ marks: {} })).toEqual([])
    expect(kinds(over(first.key, { kind: 'badge', text: 'Papier' }))).toEqual([])
    expect(
      kinds({
        ...over(first.key, ...all),
        heat: { title: 'Bearbeitung', least: '2 Min.', most: '30 Min.' },
      }),
    ).toEqual([
      'Bearbeitung: 2 Min.',
      '30 Min.',
      'entfällt',
      'gefunden',
      'offene Kommentare',
      'Erika Beispiel',
    ])
  })

  it('lets nothing stand outside of the drawing, wherever marks are', () => {
    const keys = elementsOf(process).map(({ key }) => key)
    const marks = fc.dictionary(fc.constantFrom(...keys), fc.subarray([...all]))
    fc.assert(
      fc.property(marks, (some) => {
        const svg = drawn({ marks: some, heat: { title: 'a', least: 'b', most: 'c' } })
        const [x = 0, y = 0, width = 0, height = 0] =
          /viewBox="([^"]+)"/.exec(svg)?.[1]?.split(' ').map(Number) ?? []
        for (const [, ...box] of svg.matchAll(
          /<rect x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"/g,
        )) {
          const [left = 0, top = 0, wide = 0, high = 0] = box.map(Number)
          expect(left).toBeGreaterThanOrEqual(x)
          expect(top).toBeGreaterThanOrEqual(y)
          expect(left + wide).toBeLessThanOrEqual(x + width)
          expect(top + high).toBeLessThanOrEqual(y + height)
        }
      }),
      { seed: 5, numRuns: runs(60) },
    )
  })
})
