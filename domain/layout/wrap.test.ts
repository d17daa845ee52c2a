import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { defaultMetrics, textWidth } from './metrics.ts'
import { wrapText } from './wrap.ts'

const lines = (text: string, width: number, size = 12) =>
  wrapText(defaultMetrics, text, width, size).lines

describe('wrapText', () => {
  it('breaks at spaces first', () => {
    expect(lines('Angaben auf Vollständigkeit prüfen', 98)).toEqual([
      'Angaben auf',
      'Vollständigkeit',
      'prüfen',
    ])
  })

  it.each([
    ['Hundesteuerbescheid', ['Hundesteuer-', 'bescheid']],
    ['Bauaufsichtsbehörde', ['Bauaufsichts-', 'behörde']],
    ['Schlusszeichnungen', ['Schluss-', 'zeichnungen']],
    ['Genehmigungsverfahren', ['Genehmigungs-', 'verfahren']],
  ])('breaks the compound %s at its joint', (word, expected) => {
    expect(lines(word, 94)).toEqual(expected)
  })

  it('breaks after a hyphen of the word itself, but not after a single letter', () => {
    expect(lines('Fachbereich/Sachgebiet', 80)).toEqual(['Fachbereich/', 'Sachgebiet'])
    expect(lines('per E-Mail', 40)).toEqual(['per', 'E-Mail'])
  })

  it('breaks a word of a hundred thousand letters as well', () => {
    const word = 'Prüfung'.repeat(15_000)
    const found = lines(word, 90)
    expect(found.join('').replaceAll('-', '')).toBe(word)
  })

  it('keeps line breaks of the text', () => {
    expect(lines('Start\nneu', 100)).toEqual(['Start', 'neu'])
    expect(lines('', 100)).toEqual([])
  })

  it('never makes a line wider than asked, and loses no letter', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.stringMatching(/^[A-ZÄÖÜ][a-zäöüß]{0,40}$/),
            fc.constantFrom('und', '§', '12/2026', 'E-Akte', '…', '(a)', '😀'),
          ),
          { maxLength: 12 },
        ),
        fc.integer({ min: 30, max: 200 }),
        (words, width) => {
          const text = words.join(' ')
          const wrapped = wrapText(defaultMetrics, text, width, 12)
          for (const line of wrapped.lines) {
            expect(textWidth(defaultMetrics, line, 12)).toBeLessThanOrEqual(width)
          }
          const bare = (value: string) => value.replace(/[\s-]/gu, '')
          expect(bare(wrapped.lines.join(''))).toBe(bare(text))
        },
      ),
      { seed: 1, numRuns: runs(300) },
    )
  })
})
