import { describe, expect, it } from 'vitest'
import { elementsOf, emptyProcess } from '#process'
import { doers, done, words } from '../../test/edited.ts'
import { addAllBelow } from './edit-lines.ts'
import { listSteps } from './list-steps.ts'
import { readPasted } from './pasted.ts'

const names = (text: string) => readPasted(text).map(({ name }) => name)

describe('pasted text', () => {
  it('gives a step for each line, without bullets and numbers', () => {
    expect(
      names(
        '1. Antrag annehmen\r\n2) Prüfen\n\n  - Bescheid schreiben\n• Ablegen\na) Rückfrage\n☐ Fertig',
      ),
    ).toEqual(['Antrag annehmen', 'Prüfen', 'Bescheid schreiben', 'Ablegen', 'Rückfrage', 'Fertig'])
    expect(names('Schritt 3: Stempeln\n1.2 Unterschreiben\n[ ] Kopieren')).toEqual([
      'Stempeln',
      'Unterschreiben',
      'Kopieren',
    ])
  })

  it('keeps words that only look like a bullet', () => {
    expect(names('E-Mail senden\n3 Kopien machen\nobere Behörde fragen\nz. B. anrufen')).toEqual([
      'E-Mail senden',
      '3 Kopien machen',
      'obere Behörde fragen',
      'z. B. anrufen',
    ])
  })

  it('takes who does it from an @ or from the next column of a table', () => {
    expect(readPasted('Prüfen @Bauamt\nBuchen\tKasse\n3\tAblegen\tArchiv')).toEqual([
      { name: 'Prüfen', actor: 'Bauamt' },
      { name: 'Buchen', actor: 'Kasse' },
      { name: 'Ablegen', actor: 'Archiv' },
    ])
  })

  it('takes no bullet that Word puts before a tab for a step, and nobody for who does it', () => {
    const lines = ['a)', 'I.', 'XII.', '§', '\uF0B7', '•', '(2)', 'o', '1.', '–', '3.1']
    const steps = readPasted(lines.map((one) => `${one}\tMarke vergleichen`).join('\r\n'))
    expect(steps).toEqual(lines.map(() => ({ name: 'Marke vergleichen' })))
    expect(readPasted('a)\tPrüfen\tBauamt\n\uF0B7 Ablegen\nII. Antrag buchen')).toEqual([
      { name: 'Prüfen', actor: 'Bauamt' },
      { name: 'Ablegen' },
      { name: 'Antrag buchen' },
    ])
    expect(names('I. d. R. anrufen\ni. A. unterschreiben\n§ 5 anwenden\nX-Akte suchen')).toEqual([
      'I. d. R. anrufen',
      'i. A. unterschreiben',
      '§ 5 anwenden',
      'X-Akte suchen',
    ])
  })

  it('reads a table by its headings, which are no step', () => {
    const steps = [{ name: 'Antrag prüfen', actor: 'Bauamt' }, { name: 'Ablegen' }]
    expect(readPasted('Nr.\tSchritt\tWer\n1\tAntrag prüfen\tBauamt\n2\tAblegen\t')).toEqual(steps)
    expect(readPasted('Wer?\tDauer\tTätigkeit\nBauamt\t10\tAntrag prüfen\n\t\tAblegen')).toEqual(
      steps,
    )
    expect(readPasted('Antrag prüfen\t10')).toEqual([{ name: 'Antrag prüfen' }])
    // A step that is called as a heading is one.
    expect(names('Beschreibung\nErgebnis')).toEqual(['Beschreibung', 'Ergebnis'])
  })

  it('reads what stands in a mail that is answered', () => {
    const mail = '> 1. Antrag annehmen\n>\n> > 2. Prüfen\n>3. Buchen\n> Viele Grüße\n> '
    expect(names(mail)).toEqual(['Antrag annehmen', 'Prüfen', 'Buchen'])
    expect(names('Ablegen\nMit freundlichen Grüßen aus Witten\nMfG\nGrüße ausrichten')).toEqual([
      'Ablegen',
      'Grüße ausrichten',
    ])
  })

  it('of nothing is nothing', () => {
    expect(readPasted(' \n\t\n- \n7')).toEqual([])
  })

  it('becomes a list in its order, each with whoever does it', () => {
    const process = emptyProcess('Neu')
    const listed = { process, lines: listSteps(process) }
    const steps = readPasted('1. Annehmen @Bürgerbüro\n2. Prüfen @Bauamt\n3. Ablegen')
    const after = done(process, addAllBelow(listed, -1, steps, words()))
    const lines = listSteps(after).filter(({ kind }) => kind === 'step')
    expect(lines.map(({ label }) => label)).toEqual(['Annehmen', 'Prüfen', 'Ablegen'])
    expect(doers(after)).toEqual(expect.arrayContaining(['Annehmen: Bürgerbüro', 'Prüfen: Bauamt']))
    expect(elementsOf(after).filter(({ kind }) => kind === 'pool').length).toBe(1)
  })
})
