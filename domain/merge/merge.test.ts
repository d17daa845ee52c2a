// The laws of merging over processes and edits by chance, and what people would try first.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyGroup, areIndependent, insertAfter, removeStep, rename, setProperty } from '#change'
import {
  asKey,
  elementsOf,
  end,
  isSame,
  type Key,
  namedProcess,
  type Process,
  problemsOf,
  start,
  task,
} from '#process'
import { fulfil, keysFrom, wish } from '../../test/changes.ts'
import { anyProcess, blockProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import { threeStates } from '../../test/three-states.ts'
import { type MergeConflict, merge, type Side } from './door.ts'
import { lostOf } from './testing.ts'

const SEED = 20261127

const someStates = threeStates(5)

const isSameContent = (a: Process, b: Process): boolean => {
  const order = (process: Process) => Object.entries(process.elements)
  return a.name === b.name && isSame(Object.fromEntries(order(a)), Object.fromEntries(order(b)))
}

const swapped = (conflict: MergeConflict): MergeConflict => {
  const turn = <T extends { readonly ours?: unknown; readonly theirs?: unknown }>(states: T): T => {
    const { ours, theirs, ...rest } = states
    return {
      ...rest,
      ...(theirs === undefined ? {} : { ours: theirs }),
      ...(ours === undefined ? {} : { theirs: ours }),
    } as T
  }
  return conflict.kind === 'together'
    ? { ...conflict, elements: conflict.elements.map(turn) }
    : turn(conflict)
}
const answeredBy =
  (answers: ReadonlyMap<string, Side>) =>
  (conflict: string): Side =>
    answers.get(conflict) ?? 'ours'
const byId = (conflicts: readonly MergeConflict[]) =>
  [...conflicts].sort((a, b) => (a.id < b.id ? -1 : 1))

describe('merging by chance', () => {
  it('M8: with an unchanged side gives the other side', () => {
    fc.assert(
      fc.property(someStates, ({ base, ours: x }) => {
        for (const merged of [merge(base, base, x), merge(base, x, base), merge(base, x, x)]) {
          expect(merged.conflicts).toEqual([])
          expect(isSameContent(merged.process, x)).toBe(true)
          expect(isSame(merged.process.shapes, x.shapes)).toBe(true)
        }
      }),
      { seed: SEED, numRuns: runs(200) },
    )
  })

  it('M9: has the same conflicts with the sides exchanged, and without any the same result', () => {
    let clean = 0
    fc.assert(
      fc.property(someStates, ({ base, ours, theirs }) => {
        const [one, other] = [merge(base, ours, theirs), merge(base, theirs, ours)]
        expect(byId(one.conflicts.map(swapped))).toEqual(byId(other.conflicts))
        if (one.conflicts.length > 0) return
        clean += 1
        const orderless = (process: Process) =>
          Object.values(process.elements).map((element) =>
            element.kind === 'lane' ? { ...element, order: '' } : element,
          )
        const sorted = (process: Process) =>
          orderless(process).sort((a, b) => (a.key < b.key ? -1 : 1))
        expect(sorted(one.process)).toEqual(sorted(other.process))
      }),
      { seed: SEED, numRuns: runs(200) },
    )
    expect(clean).toBeGreaterThan(20)
  })

  it('M10, M11: loses nothing silently and keeps the promises, whatever the answers are', () => {
    const kinds = new Map<string, number>()
    fc.assert(
      fc.property(someStates, fc.infiniteStream(fc.boolean()), ({ base, ours, theirs }, chance) => {
        const first = merge(base, ours, theirs)
        for (const { kind } of first.conflicts) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
        const answers = new Map<string, Side>(
          first.conflicts.map(({ id }) => [id, chance.next().value ? 'ours' : 'theirs']),
        )
        for (const { process, conflicts } of [
          first,
          merge(base, ours, theirs, answeredBy(answers)),
        ]) {
          expect(problemsOf(process)).toEqual([])
          expect(lostOf(base, ours, process, conflicts)).toEqual([])
          expect(lostOf(base, theirs, process, conflicts)).toEqual([])
        }
      }),
      { seed: SEED, numRuns: runs(300) },
    )
    // Each sort of conflict really came up.
    expect([...kinds.keys()].sort()).toEqual(['element', 'set', 'together'])
  })

  it('M1: of independent changes has both, as if one side had made them all', () => {
    let independent = 0
    fc.assert(
      fc.property(fc.oneof(anyProcess, blockProcess), wish, wish, (base, one, other) => {
        const edits = [fulfil(base, one, keysFrom('o')), fulfil(base, other, keysFrom('t'))]
        const groups = edits.map(({ edit }, at) => ({
          id: `${at}`,
          changes: edit.kind === 'edited' ? edit.changes : [],
        }))
        const [a = { id: 'a', changes: [] }, b = { id: 'b', changes: [] }] = groups
        if (!areIndependent(base, a, b)) return
        const [ours, theirs] = [applyGroup(base, a), applyGroup(base, b)]
        if (ours.kind === 'refused' || theirs.kind === 'refused') return
        const both = applyGroup(ours.process, b)
        if (both.kind === 'refused') return
        independent += 1
        const merged = merge(base, ours.process, theirs.process)
        expect(merged.conflicts).toEqual([])
        expect(isSameContent(merged.process, both.process)).toBe(true)
      }),
      { seed: SEED, numRuns: runs(300) },
    )
    expect(independent).toBeGreaterThan(50)
  })
})

describe('merging by example', () => {
  const base = namedProcess(
    'Wohngeld',
    start('Antrag da'),
    task('Prüfen', { actor: 'Amt' }),
    task('Bescheid', { actor: 'Amt' }),
    end('fertig'),
  )
  const keyOf = (name: string, process = base): Key =>
    elementsOf(process).find((one) => one.name === name)?.key ?? asKey('none')
  const having = (process: Process, ...edits: readonly ReturnType<typeof rename>[]): Process =>
    edits.reduce((state, edit) => {
      if (edit.kind === 'impossible') throw new Error(edit.reason)
      const applied = applyGroup(state, { id: 'e', changes: edit.changes })
      if (applied.kind === 'refused') throw new Error(JSON.stringify(applied.conflicts))
      return applied.process
    }, process)
  const named = (process: Process) =>
    elementsOf(process)
      .filter(({ kind }) => kind === 'task')
      .map(({ name }) => name)

  it('M1: takes two renames of different steps together', () => {
    const { process, conflicts } = merge(
      base,
      having(base, rename(base, keyOf('Prüfen'), 'Antrag prüfen')),
      having(base, rename(base, keyOf('Bescheid'), 'Bescheid schreiben')),
    )
    expect(conflicts).toEqual([])
    expect(named(process)).toEqual(['Antrag prüfen', 'Bescheid schreiben'])
  })

  it('M2, M5, M7: two names for one step are a conflict with both, answered by ours or as asked', () => {
    const key = keyOf('Prüfen')
    const ours = having(base, rename(base, key, 'Antrag prüfen'))
    const renamed = having(base, rename(base, key, 'Angaben prüfen'))
    const theirs = having(renamed, setProperty(renamed, key, 'work.minutes', 20))
    const first = merge(base, ours, theirs)
    expect(first.conflicts).toEqual([
      {
        ...{ kind: 'set', id: expect.any(String), key, property: 'name' },
        ...{ base: 'Prüfen', ours: 'Antrag prüfen', theirs: 'Angaben prüfen' },
      },
    ])
    expect(first.process.elements[key]).toMatchObject({
      name: 'Antrag prüfen',
      work: { minutes: 20 },
    })
    const answers = new Map(first.conflicts.map(({ id }) => [id, 'theirs' as const]))
    expect(named(merge(base, ours, theirs, answeredBy(answers)).process)).toContain(
      'Angaben prüfen',
    )
  })

  it('M3: systems named by either side are all there, and what one took out is out', () => {
    const key = keyOf('Prüfen')
    const withSystems = (systems: readonly string[], from = base) =>
      having(from, setProperty(from, key, 'work.systems', systems))
    const start = withSystems(['Excel', 'E-Akte'])
    const { process, conflicts } = merge(
      start,
      withSystems(['Excel', 'E-Akte', 'Wohngeld-Verfahren'], start),
      withSystems(['E-Akte', 'Postkorb'], start),
    )
    expect(conflicts).toEqual([])
    expect(process.elements[key]).toMatchObject({
      work: { systems: ['E-Akte', 'Wohngeld-Verfahren', 'Postkorb'] },
    })
  })

  it('M5: a step removed here and renamed there is one conflict with the step in all states', () => {
    const key = keyOf('Prüfen')
    const ours = having(base, removeStep(base, key))
    const theirs = having(base, rename(base, key, 'Antrag prüfen'))
    const { process, conflicts } = merge(base, ours, theirs)
    expect(conflicts).toMatchObject([{ kind: 'element', key, theirs: { name: 'Antrag prüfen' } }])
    expect(named(process)).toEqual(['Bescheid'])
  })

  it('M6: a step added behind one that is gone holds together with it, and either answer is whole', () => {
    const key = keyOf('Prüfen')
    const ours = having(base, removeStep(base, key))
    const theirs = having(
      base,
      insertAfter(
        base,
        key,
        { kind: 'task', taskType: 'none', name: 'Unterlagen nachfordern' },
        keysFrom('t'),
      ),
    )
    const first = merge(base, ours, theirs)
    expect(first.conflicts.map(({ kind }) => kind)).toContain('together')
    expect(problemsOf(first.process)).toEqual([])
    const answers = new Map(first.conflicts.map(({ id }) => [id, 'theirs' as const]))
    const second = merge(base, ours, theirs, answeredBy(answers))
    expect(problemsOf(second.process)).toEqual([])
    expect(named(second.process)).toContain('Unterlagen nachfordern')
  })

  it('M4: places are never a conflict', () => {
    const drawn = (x: number): Process => ({
      ...base,
      shapes: {
        [asKey('s')]: {
          kind: 'node',
          element: keyOf('Prüfen'),
          plane: '',
          bounds: { x, y: 0, width: 100, height: 80 },
        },
      },
    })
    const { process, conflicts } = merge(drawn(0), drawn(10), drawn(20))
    expect(conflicts).toEqual([])
    expect(process.shapes[asKey('s')]).toMatchObject({ bounds: { x: 10 } })
  })
})
