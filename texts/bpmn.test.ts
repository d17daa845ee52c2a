import { describe, expect, it } from 'vitest'
import { readBpmn } from '#bpmn'
import { createTexts, sayRefusal, sayRemark, sayReport } from './door.ts'

const texts = createTexts('de')

describe('what is said about a file', () => {
  it('names line and remedy when a file is damaged', () => {
    const reading = readBpmn(new TextEncoder().encode('<a>\n<b></a>'))
    if (reading.kind !== 'refused') throw new Error('a broken file was read')
    expect(sayRefusal(texts, reading.refusal)).toBe(
      'Die Datei ist beschädigt: Zeile 2 (im Element „a“) ist kein gültiges XML. Bitte exportieren Sie das Modell noch einmal.',
    )
  })

  it('counts one and many differently', () => {
    const say = (count: number) =>
      sayRemark(texts, { code: 'extension-kept', details: { vendor: 'Camunda', count } })
    expect(say(1)).toMatch(/^Ein Zusatz von Camunda/)
    expect(say(3)).toMatch(/^3 Zusätze von Camunda/)
  })

  it('says where, what people call it, and what is kept under headings of its own', () => {
    const kept = { kind: 'script', count: 2, lines: '4, 9' }
    const flow = { label: 'weiter', line: 12, reference: 'x' }
    expect(
      sayReport(texts, [
        { code: 'element-kept', details: kept },
        { code: 'element-kept', details: { kind: 'unbekannt', count: 1, lines: '3' } },
        { code: 'flow-without-end', details: flow },
        { code: 'more-alike', details: { of: 'flow-without-end', count: 7 } },
      ]),
    ).toEqual([
      {
        title: 'Ergänzt oder geraten',
        sentences: [
          'Die Verbindung „weiter“ (Zeile 12) fehlt in der Zeichnung, weil eines ihrer Enden nicht in der Datei ist. Bitte ziehen Sie sie neu.',
          'Dazu kommen 7 weitere Hinweise dieser Art.',
        ],
      },
      {
        title: 'Bleibt in der Originaldatei, wird hier nicht ausgewertet',
        sentences: ['Skript: 2 (Zeilen 4, 9)', 'unbekannt: 1 (Zeile 3)'],
      },
    ])
  })

  it('speaks English too', () => {
    const english = createTexts('en')
    const code = 'lane-by-place'
    expect(sayRemark(english, { code, details: { count: 2 } })).toMatch(/^For 2 elements/)
  })
})
