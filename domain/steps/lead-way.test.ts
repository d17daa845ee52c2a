import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkChange } from '#change'
import { elementsOf, type Process } from '#process'
import { keysFrom } from '../../test/changes.ts'
import { done, reasonOf, ways, words } from '../../test/edited.ts'
import { blockProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import {
  canLead,
  type Destination,
  destinationsOf,
  findLine,
  leadWay,
  readJump,
  wayEndingAt,
} from './lead-way.ts'
import { listSteps } from './list-steps.ts'
import { readSteps } from './read-steps.ts'

const listed = (process: Process) => ({ process, lines: listSteps(process) })

const told = (process: Process): readonly string[] =>
  listSteps(process).map(({ depth, number, kind, label }) =>
    `${'  '.repeat(depth)}${['loop', 'jump'].includes(kind) ? `${kind} ` : ''}${number || kind} ${label}`.trimEnd(),
  )

const at = (process: Process, label: string): number => {
  const index = listSteps(process).findIndex((line) => line.label === label)
  if (index < 0) throw new Error(label)
  return index
}

const keyOf = (process: Process, label: string): Destination => {
  const line = listSteps(process)[at(process, label)]
  if (!line) throw new Error(label)
  return line.key as Destination
}

const lead = (process: Process, way: string, to: string) => {
  const goal = to === 'on' ? 'on' : keyOf(process, to)
  return leadWay(listed(process), at(process, way), goal, words())
}

const read = (body: string): Process =>
  readSteps(`Prozess: Wohngeld\nStart: Antrag\nZiel: erledigt\n\n${body}`).process

const base = read(`1. Antrag annehmen
2. Unterlagen prüfen
? Vollständig?
  ja:
    3. Bescheid schreiben
  nein:
    4. Nachfordern
    5. Warten 14 Tage
6. Ablegen
`)

describe('a way of a decision', () => {
  it('is led back to an earlier step, with its steps', () => {
    const after = done(base, lead(base, 'nein', 'Unterlagen prüfen'))
    expect(told(after)).toEqual([
      'start Antrag',
      '1 Antrag annehmen',
      '2 Unterlagen prüfen',
      '3 Vollständig?',
      // It comes after the decision in any case now, and is told there.
      '  3a ja',
      '  3b nein',
      '  3b.1 Nachfordern',
      '  3b.2 14 Tage',
      '  loop 2 Unterlagen prüfen',
      '4 Bescheid schreiben',
      '5 Ablegen',
      'end erledigt',
    ])
    // What brought the two ways together has nothing to bring together any more.
    expect(elementsOf(after).filter(({ kind }) => kind === 'gateway')).toHaveLength(1)
    for (const { key } of elementsOf(base).filter(({ kind }) => kind === 'task'))
      expect(after.elements[key]).toEqual(base.elements[key])
  })

  it('is led on to a later step, to the end, and on as the others again', () => {
    const longer = read(`1. Prüfen
? Geht es?
  ja:
    2. Machen
  nein: weiter
3. Buchen
4. Ablegen
`)
    const onward = done(longer, lead(longer, 'nein', 'Ablegen'))
    expect(ways(onward)).toContain('Geht es? > Ablegen: nein')
    const ended = done(onward, lead(onward, 'nein', 'erledigt'))
    expect(ways(ended)).toContain('Geht es? > erledigt: nein')
    const back = done(ended, lead(ended, 'nein', 'Prüfen'))
    expect(told(back)).toContain('  loop 1 Prüfen')
    const on = done(back, lead(back, 'nein', 'on'))
    expect(told(on)).toEqual([
      'start Antrag',
      '1 Prüfen',
      '2 Geht es?',
      '  2a ja',
      '  2b nein',
      '3 Machen',
      '4 Buchen',
      '5 Ablegen',
      'end erledigt',
    ])
  })

  it('takes its own end away when it is led elsewhere, and leaves the ends of others', () => {
    const refused = read(`1. Prüfen
? Geht es?
  ja: weiter
  nein:
    2. Anhören
    Ende: abgelehnt
3. Buchen
`)
    const after = done(refused, lead(refused, 'nein', 'Prüfen'))
    expect(told(after).filter((line) => line.includes('abgelehnt'))).toEqual([])
    expect(told(after)).toContain('  loop 1 Prüfen')
    expect(told(after)).toContain('end erledigt')
  })

  it('keeps where its inner ways lead by themselves', () => {
    const nested = read(`1. Prüfen
2. Ansehen
? Geht es?
  ja: weiter
  nein:
    ? Heilbar?
      ja:
        3. Nachfordern
      nein: zurück zu Ansehen
      nie: Ende: abgelehnt
4. Buchen
`)
    const way = listSteps(nested).findIndex(({ label, depth }) => label === 'nein' && depth === 1)
    const after = done(nested, leadWay(listed(nested), way, keyOf(nested, 'Prüfen'), words()))
    expect(ways(after)).toContain('Nachfordern > Prüfen')
    expect(told(after)).toContain('    loop 2 Ansehen')
    expect(told(after).some((line) => line.includes('abgelehnt'))).toBe(true)
  })

  it('changes nothing where it leads there already', () => {
    const back = done(base, lead(base, 'nein', 'Unterlagen prüfen'))
    expect(lead(back, 'nein', 'Unterlagen prüfen')).toMatchObject({ kind: 'edited', changes: [] })
    expect(lead(base, 'nein', 'Ablegen')).toMatchObject({ kind: 'edited', changes: [] })
    expect(lead(base, 'nein', 'on')).toMatchObject({ kind: 'edited', changes: [] })
  })

  it('is not led where a step would be left behind, or a case would never end', () => {
    const back = done(base, lead(base, 'nein', 'Unterlagen prüfen'))
    expect(reasonOf(lead(back, 'ja', 'Antrag annehmen'))[0]).toBe('leaves-behind')
    const alone = read(`1. Prüfen
? Geht es?
  ja: Ende: gut
  nein: Ende: schlecht
`)
    const first = done(alone, lead(alone, 'ja', 'Prüfen'))
    expect(['leaves-behind', 'never-ends']).toContain(reasonOf(lead(first, 'nein', 'Prüfen'))[0])
  })

  it('is not led out of work at the same time, nor into it', () => {
    const both = read(`1. Prüfen
gleichzeitig
  eins:
    ? Geht es?
      ja: weiter
      nein:
        2. Nachfordern
  zwei:
    3. Ansehen
4. Buchen
? Stimmt es?
  ja: weiter
  doch nicht: weiter
5. Ablegen
`)
    const goals = (way: string) =>
      destinationsOf(listed(both), at(both, way)).map(({ label }) => label)
    expect(goals('nein')).toEqual(['Geht es?'])
    expect(goals('doch nicht')).toEqual(['Prüfen', '', 'Buchen', 'Ablegen', 'erledigt'])
    expect(reasonOf(lead(both, 'nein', 'Prüfen'))[0]).toBe('other-side-of-a-border')
    expect(canLead(listed(both), at(both, 'eins'))).toBe(false)
    // Before ways that part at the same time, others may meet.
    const parallel = listSteps(both).find(({ kind }) => kind === 'parallel')
    const way = at(both, 'doch nicht')
    const after = done(both, leadWay(listed(both), way, parallel?.key as Destination, words()))
    expect(told(after)).toContain('  loop 2')
  })

  it('is what one writes at its end: there, and not in its middle', () => {
    const below = (label: string) => {
      const way = wayEndingAt(listed(base), at(base, label))
      return way === undefined ? undefined : listSteps(base)[way]?.label
    }
    expect(below('14 Tage')).toBe('nein')
    expect(below('Bescheid schreiben')).toBe('ja')
    expect(below('Nachfordern')).toBeUndefined()
    expect(below('nein')).toBeUndefined()
    expect(below('Ablegen')).toBeUndefined()
    const back = done(base, lead(base, 'nein', 'Unterlagen prüfen'))
    expect(wayEndingAt(listed(back), at(back, '14 Tage'))).toBe(at(back, 'nein'))
  })

  it('hears where it shall lead by number, label or its beginning, in both languages', () => {
    const { lines } = listed(base)
    const found = (text: string) => {
      const jump = readJump(text)
      return jump && findLine(lines, at(base, '14 Tage'), jump)?.label
    }
    expect(found('zurück zu Unterlagen prüfen')).toBe('Unterlagen prüfen')
    expect(found('Zurück zum Schritt 2')).toBe('Unterlagen prüfen')
    expect(found('weiter bei 4')).toBe('Ablegen')
    expect(found('back to antrag')).toBe('Antrag annehmen')
    expect(found('go on at end')).toBe('erledigt')
    expect(found('zurück zur Poststelle geben')).toBeUndefined()
    expect(readJump('Bescheid schreiben')).toBeUndefined()
  })

  it('loses no step and keeps every promise, whichever is led wherever, and leads there', () => {
    let led = 0
    fc.assert(
      fc.property(blockProcess, fc.nat(), fc.nat(), (process, which, where) => {
        const list = listed(process)
        const all = list.lines.flatMap((_, index) => (canLead(list, index) ? [index] : []))
        const way = all[which % Math.max(1, all.length)]
        if (way === undefined) return
        const goals = destinationsOf(list, way)
        const goal = goals[where % Math.max(1, goals.length)]
        if (!goal) return
        const edit = leadWay(list, way, goal.key as Destination, keysFrom('n'))
        if (edit.kind === 'impossible') {
          expect(['leaves-behind', 'never-ends', 'wrong-kind']).toContain(edit.reason)
          return
        }
        const checked = checkChange(process, { id: 'g', changes: edit.changes })
        expect([...checked.broken, ...checked.conflicts]).toEqual([])
        const steps = (one: Process) =>
          listSteps(one)
            .filter(({ kind }) => kind === 'step')
            .map(({ key }) => key)
            .sort()
        expect(steps(checked.process)).toEqual(steps(process))
        const again = listed(checked.process)
        const same = again.lines.findIndex(({ key }) => key === list.lines[way]?.key)
        const isOffered =
          same >= 0 && destinationsOf(again, same).some(({ key }) => key === goal.key)
        if (isOffered)
          expect(leadWay(again, same, goal.key as Destination, keysFrom('m'))).toMatchObject({
            changes: [],
          })
        led += edit.changes.length > 0 ? 1 : 0
      }),
      { seed: 20261127, numRuns: runs(500) },
    )
    expect(led).toBeGreaterThan(100)
  })
})
