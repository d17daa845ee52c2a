import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../test/runs.ts'
import { table, wrap } from './table.ts'

const columns = [{ head: 'Schritt' }, { head: 'Grund' }, { head: 'Wert', align: 'right' }] as const
const rows = [
  ['Antrag formell prüfen', 'Beide prüfen einen Antrag, und beide machen es am Anfang', '0,93'],
  ['Bescheid versenden', 'gleicher Wortlaut', '1,00'],
]

describe('a table', () => {
  it('is one line per row where the terminal is wide', () => {
    const lines = table(columns, rows, 120).trimEnd().split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(/^Schritt {2,}Grund {2,}Wert$/)
    expect(lines[3]).toMatch(/^Bescheid versenden {2,}gleicher Wortlaut {2,}1,00$/)
  })

  it('wraps at words where it is narrower, and nothing sticks out', () => {
    const text = table(columns, rows, 50)
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(50)
    expect(text.replace(/\s+/g, '')).toContain('Antragformell')
  })

  it('keeps a figure with its sign', () => {
    expect(wrap('in etwa 30\u00a0% der', 10)).toEqual(['in etwa', '30\u00a0% der'])
  })

  it('becomes blocks where columns would not fit at all', () => {
    const text = table(columns, rows, 24)
    expect(text).toContain('Schritt: Antrag formell')
    expect(text).not.toContain('---')
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(24)
  })

  it('never loses a letter and never exceeds the width when it wraps', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 60 }), (text, width) => {
        const lines = wrap(text, width)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width)
      }),
      { seed: 20261122, numRuns: runs(300) },
    )
  })
})
