import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkChange, type Edit } from '#change'
import { asKey, emptyProcess, type Process } from '#process'
import { keysFrom } from '../../test/changes.ts'
import { done, reasonOf, words } from '../../test/edited.ts'
import { blockProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import {
  addBelow,
  decideBelow,
  moveLine,
  removeLine,
  renameLine,
  setWaiting,
} from './edit-lines.ts'
import { listSteps } from './list-steps.ts'
import { readSteps } from './read-steps.ts'

const step = (name: string) => ({ kind: 'task', taskType: 'none', name }) as const
const listed = (process: Process) => ({ process, lines: listSteps(process) })

/** The list as lines: indentation, number and label. */
const told = (process: Process): readonly string[] =>
  listSteps(process).map(({ depth, number, kind, label }) =>
    `${'  '.repeat(depth)}${number || kind} ${label}`.trimEnd(),
  )

const at = (process: Process, label: string): number => {
  const index = listSteps(process).findIndex((line) => line.label === label)
  if (index < 0) throw new Error(label)
  return index
}

const TEXT = `Prozess: Hundesteuer
Start: Antrag
Ziel: erledigt

1. Antrag annehmen
? Vollständig?
  ja:
    2. Bescheid schreiben
  nein: weiter
3. Ablegen
`
const { process: base } = readSteps(TEXT)

describe('a list', () => {
  it('begins with the first step of an empty process', () => {
    const empty = emptyProcess('Neu')
    const after = done(empty, addBelow(listed(empty), -1, step('Antrag annehmen'), words()))
    expect(told(after)).toEqual(['start', '1 Antrag annehmen', 'end'])
  })

  it('takes a step below a step, below a way, below a question and above the end', () => {
    const add = (below: string) =>
      told(done(base, addBelow(listed(base), at(base, below), step('Neu'), words())))
    expect(add('Antrag annehmen')).toContain('2 Neu')
    expect(add('ja')).toContain('  2a.1 Neu')
    expect(add('nein')).toContain('  2b.1 Neu')
    expect(add('Vollständig?')).toContain('  2a.1 Neu')
    expect(add('Ablegen')).toContain('4 Neu')
    expect(add('erledigt')).toContain('4 Neu')
  })

  it('takes a decision below a step and in a way that is empty', () => {
    const outcomes = [{ name: 'geht' }, { name: 'geht nicht' }]
    const below = (label: string) =>
      told(done(base, decideBelow(listed(base), at(base, label), 'Geht es?', outcomes, words())))
    expect(below('Ablegen')).toEqual(
      expect.arrayContaining(['4 Geht es?', '  4a geht', '  4b geht nicht']),
    )
    expect(below('nein')).toEqual(
      expect.arrayContaining(['  2b.1 Geht es?', '    2b.1a geht', '    2b.1b geht nicht']),
    )
  })

  it('renames steps, questions and ways', () => {
    for (const label of ['Antrag annehmen', 'Vollständig?', 'nein', 'erledigt']) {
      const after = done(base, renameLine(listed(base), at(base, label), 'Anders'))
      expect(told(after).some((line) => line.endsWith(' Anders'))).toBe(true)
    }
  })

  it('takes out a step, a way, and a question whose first way stays', () => {
    const remove = (label: string) => told(done(base, removeLine(listed(base), at(base, label))))
    expect(remove('Antrag annehmen')).not.toContain('1 Antrag annehmen')
    expect(remove('nein')).toEqual(
      expect.arrayContaining(['1 Antrag annehmen', '2 Bescheid schreiben', '3 Ablegen']),
    )
    expect(remove('Vollständig?')).toEqual(
      expect.arrayContaining(['1 Antrag annehmen', '2 Bescheid schreiben', '3 Ablegen']),
    )
  })

  it('moves a step line by line, into ways and out of them, and back again', () => {
    let process = base
    const seen: string[] = []
    const go = (direction: 'up' | 'down') => {
      const index = at(process, 'Ablegen')
      const edit = moveLine(listed(process), index, direction, keysFrom(`k${seen.length}`))
      process = done(process, edit)
      const line = told(process).find((one) => one.endsWith('Ablegen')) ?? ''
      seen.push(line.trim())
    }
    for (let turn = 0; turn < 5; turn += 1) go('up')
    expect(seen).toEqual(['2b.1 Ablegen', '2a.2 Ablegen', '2a.1 Ablegen', '2 Ablegen', '1 Ablegen'])
    for (let turn = 0; turn < 5; turn += 1) go('down')
    expect(told(process)).toEqual(told(base))
  })

  it('moves a decision with its ways, and stops at the ends', () => {
    const index = at(base, 'Vollständig?')
    const up = done(base, moveLine(listed(base), index, 'up', words()))
    expect(told(up)[1]).toBe('1 Vollständig?')
    const top = moveLine(listed(up), at(up, 'Vollständig?'), 'up', words())
    expect(top).toMatchObject({ kind: 'edited', changes: [] })
    expect(reasonOf(moveLine(listed(base), at(base, 'nein'), 'up', words()))).not.toBe('done')
  })

  it('says how long is waited, and keeps no form of a time that is gone', () => {
    const wait = { ...({ kind: 'event', position: 'intermediateCatch' } as const), name: '' }
    const timer = { ...wait, ...({ trigger: 'timer', timerType: 'date' } as const) }
    const index = at(base, 'Ablegen')
    const process = done(base, addBelow(listed(base), index, timer, words()))
    const before = listSteps(process)[index + 1]
    expect(before).toMatchObject({ kind: 'wait', waiting: null })
    const key = asKey(before?.key ?? '')
    const days = { minDays: 3, maxDays: 5 }
    const after = done(process, setWaiting(process, key, days))
    expect(listSteps(after)[index + 1]).toMatchObject({ label: '3–5 Tage', waiting: days })
    expect(after.elements[key]).not.toHaveProperty('timerType')
    const none = done(after, setWaiting(after, key, undefined))
    expect(listSteps(none)[index + 1]).toMatchObject({ label: '', waiting: null })
  })

  it('is edited without breaking a promise, whatever is done to whichever line', () => {
    let edited = 0
    fc.assert(
      fc.property(blockProcess, fc.nat(), fc.nat(4), (process, line, what) => {
        const list = listed(process)
        const index = line % Math.max(1, list.lines.length)
        const newKey = keysFrom('n')
        const edits: readonly (() => Edit)[] = [
          () => addBelow(list, index, step('Neu'), newKey),
          () => removeLine(list, index),
          () => moveLine(list, index, 'up', newKey),
          () => moveLine(list, index, 'down', newKey),
          () => decideBelow(list, index, 'Ja?', [{ name: 'ja' }, { name: 'nein' }], newKey),
        ]
        const edit = edits[what]?.()
        if (!edit || edit.kind === 'impossible') return
        const checked = checkChange(process, { id: 'g', changes: edit.changes })
        expect([...checked.broken, ...checked.conflicts]).toEqual([])
        if (what === 0) {
          expect(listSteps(checked.process).some(({ key }) => key === edit.made[0])).toBe(true)
        }
        edited += 1
      }),
      { seed: 20261127, numRuns: runs(500) },
    )
    expect(edited).toBeGreaterThan(250)
  })
})
