import { describe, expect, it } from 'vitest'
import { asKey, type Element, type Process } from '#process'
import { keysFrom } from '../../test/changes.ts'
import { listSteps, readSteps, reviseSteps, writeSteps } from './door.ts'

/** A list to which a drawing adds what a list has no line for. */
const drawn = ((): Process => {
  const { process } = readSteps(
    'Prozess: x\n\n1. Prüfen\n? vollständig\n  ja: weiter\n  nein: zurück zu 1\nwarten auf Antwort\n2. Ablegen',
  )
  const all = Object.values(process.elements)
  const keyOf = (name: string) => all.find((one) => one.name === name)?.key ?? asKey('')
  const parent = all.find(({ kind }) => kind === 'pool')?.key ?? asKey('')
  const note = (key: string, name: string): Element => ({
    ...{ kind: 'annotation', key: asKey(key), name, parent },
  })
  const tie = (key: string, target: string): Element => ({
    ...{ kind: 'association', key: asKey(`${key}-tie`), name: '', direction: 'none', parent },
    ...{ source: keyOf(target), target: asKey(key) },
  })
  const more: readonly Element[] = [
    note('r1', 'nach\nListe 3'),
    tie('r1', 'vollständig'),
    note('r2', 'meist per Mail'),
    tie('r2', 'Antwort'),
    note('r3', 'Stand: März'),
    { kind: 'group', key: asKey('g'), name: 'Vorprüfung', parent },
    { kind: 'data', key: asKey('d'), name: '', dataType: 'object', parent },
  ]
  const elements = { ...process.elements, ...Object.fromEntries(more.map((one) => [one.key, one])) }
  return { ...process, elements }
})()

describe('what a drawing has and a list has no line for', () => {
  it('is told where it stands beside an event or a decision', () => {
    expect(
      listSteps(drawn).flatMap(({ kind, remarks }) => remarks.map((one) => [kind, one])),
    ).toEqual([
      ['decision', 'nach\nListe 3'],
      ['wait', 'meist per Mail'],
    ])
    const text = writeSteps(drawn)
    expect(text).toContain('? vollständig\n  # Bemerkung: nach Liste 3\n')
    expect(text).toContain('warten auf Antwort\n  # Bemerkung: meist per Mail\n')
  })

  it('is named at the end where it stands beside neither', () => {
    const last = writeSteps(drawn).trimEnd().split('\n').at(-1)
    expect(last).toBe(
      '# Nur im Bild: Bemerkung „Stand: März“, Gruppe „Vorprüfung“, Daten ohne Namen',
    )
    expect(writeSteps(readSteps(writeSteps(drawn)).process)).not.toContain('#')
  })

  it('stays in the model whatever is edited around it', () => {
    const text = writeSteps(drawn)
      .replace('2. Ablegen', '2. Scannen\n3. Ablegen')
      .replace(/#.*/g, '')
    const revision = reviseSteps({ process: drawn }, text, { id: 'g', newKey: keysFrom('k') })
    if (revision.kind !== 'revised') throw new Error(revision.kind)
    for (const [key, one] of Object.entries(drawn.elements))
      if (one.kind !== 'sequenceFlow') expect(revision.process.elements[asKey(key)]).toEqual(one)
  })
})
