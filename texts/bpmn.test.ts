import { describe, expect, it } from 'vitest'
import { readBpmn } from '#bpmn'
import { createTexts, sayRefusal, sayRemark } from './door.ts'

const texts = createTexts('de')

describe('what is said about a file', () => {
  it('names line and remedy when a file is damaged', () => {
    const reading = readBpmn(new TextEncoder().encode('<a>\n<b></a>'))
    if (reading.kind !== 'refused') throw new Error('a broken file was read')
    expect(sayRefusal(texts, reading.refusal)).toBe(
      'Die Datei ist beschädigt: Zeile 2 ist kein gültiges XML. Bitte exportieren Sie das Modell noch einmal.',
    )
  })

  it('counts one and many differently', () => {
    const say = (count: number) =>
      sayRemark(texts, { code: 'extension-kept', details: { vendor: 'Camunda', count } })
    expect(say(1)).toMatch(/^Ein Zusatz von Camunda/)
    expect(say(3)).toMatch(/^3 Zusätze von Camunda/)
  })

  it('speaks English too', () => {
    const english = createTexts('en')
    const code = 'lane-by-place'
    expect(sayRemark(english, { code, details: { count: 2 } })).toMatch(/^For 2 elements/)
  })
})
