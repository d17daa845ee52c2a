import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw } from '#drawing'
import { layout } from '#layout'
import { readSteps } from '#steps'
import { areas } from '#texts'
import { runs } from '../test/runs.ts'
import { lettersMissingIn, missingLetters, sayMissing } from './missing-letters.ts'

const drawn = (label: string, title = 'Kurz'): string => {
  const { process } = readSteps(`Prozess: Kurz\nStart: los\nZiel: fertig\n\n1. ${label} @Amt`)
  return draw(process, layout(process), { title, words: areas.drawing.de })
}

describe('letters that cannot be drawn', () => {
  it('are found as a reader sees them, each once', () => {
    expect(lettersMissingIn('Antrag prüfen – 5 €, Ελλάς, Крым, Đặng')).toEqual([])
    expect(lettersMissingIn('中文 → 中')).toEqual(['中', '文', '→'])
    expect(lettersMissingIn('👩‍🚒 löscht ❤️')).toEqual(['👩‍🚒', '❤️'])
    expect(lettersMissingIn('مرحبا').length).toBeGreaterThan(2)
    expect(lettersMissingIn('ohne\tZeichen\n\u200bund \u00adBreite\ufe0f')).toEqual([])
  })

  it('are named with the element they stand in', () => {
    expect(missingLetters(drawn('Antrag prüfen'))).toEqual([])
    const [only, ...more] = missingLetters(drawn('Antrag 中文 prüfen'))
    expect(more).toEqual([])
    expect(only).toEqual({ key: 's1', text: 'Antrag 中文 prüfen', letters: ['中', '文'] })
  })

  it('count in the title where the page shows it', () => {
    const svg = drawn('Antrag prüfen', 'Überblick ✓')
    expect(missingLetters(svg)).toEqual([])
    expect(missingLetters(svg, true)).toEqual([
      { key: undefined, text: 'Überblick ✓', letters: ['✓'] },
    ])
  })

  it('are said in both languages, and not where none is missing', () => {
    const missing = missingLetters(drawn('中文 中'))
    expect(sayMissing(missing, 'de')).toMatch(/^2 Schriftzeichen .*SVG/)
    expect(sayMissing(missing, 'en')).toMatch(/^2 letters .*SVG/)
    expect(sayMissing(missingLetters(drawn('文')), 'en')).toMatch(/^One letter /)
    expect(sayMissing([], 'de')).toBeUndefined()
  })

  it('are all that a text has of them, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const found = lettersMissingIn(text).toSorted((a, b) => b.length - a.length)
        for (const letter of found) expect(text).toContain(letter)
        const rest = found.reduce((left, letter) => left.replaceAll(letter, ''), text)
        expect(lettersMissingIn(rest)).toEqual([])
      }),
      { seed: 6, numRuns: runs(200) },
    )
  })
})
