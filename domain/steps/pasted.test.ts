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
