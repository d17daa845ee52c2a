// Merging on real models with known truth: two edits that do not concern each other have both happened afterwards;
// of any two, nothing is wrong silently. Models in the repository always, the others where PROZESS_TEST_DATA is.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBpmn } from '#bpmn'
import { applyGroup, areIndependent, type ChangeGroup } from '#change'
import { isSame, type Process, problemsOf } from '#process'
import { fulfil, keysFrom, type Wish, wish } from '../../test/changes.ts'
import { modelsIn, testDataPath } from '../../test/data.ts'
import { runs } from '../../test/runs.ts'
import { merge } from './door.ts'
import { lostOf } from './testing.ts'

const SEED = 20261127

const files = [
  ...modelsIn(join(import.meta.dirname, '../../test/models')),
  ...modelsIn(testDataPath('bpmn', 'public-sector')),
  ...modelsIn(testDataPath('bpmn', 'miwg')),
]

const known = new Map<string, Process | undefined>()
const read = (file: string): Process | undefined => {
  if (!known.has(file)) {
    const reading = readBpmn(readFileSync(file), { name: file })
    const isSound = reading.kind === 'read' && problemsOf(reading.process).length === 0
    known.set(file, isSound ? reading.process : undefined)
  }
  return known.get(file)
}

const groupOf = (process: Process, one: Wish, prefix: string): ChangeGroup => {
  const { edit } = fulfil(process, one, keysFrom(prefix))
  return { id: prefix, changes: edit.kind === 'edited' ? edit.changes : [] }
}

describe('merging real models', () => {
  it('M1, M10, M11: has both of two edits, or says what of them it has not', () => {
    const tally = { together: 0, conflicting: 0 }
    fc.assert(
      fc.property(fc.constantFrom(...files), wish, wish, (file, one, other) => {
        const base = read(file)
        if (!base) return
        const [a, b] = [groupOf(base, one, 'o'), groupOf(base, other, 't')]
        const [ours, theirs] = [applyGroup(base, a), applyGroup(base, b)]
        if (ours.kind === 'refused' || theirs.kind === 'refused') return
        const { process, conflicts } = merge(base, ours.process, theirs.process)
        expect(problemsOf(process)).toEqual([])
        expect(lostOf(base, ours.process, process, conflicts)).toEqual([])
        expect(lostOf(base, theirs.process, process, conflicts)).toEqual([])
        if (conflicts.length > 0) tally.conflicting += 1
        if (!areIndependent(base, a, b)) return
        const both = applyGroup(ours.process, b)
        if (both.kind === 'refused') return
        tally.together += 1
        expect(conflicts).toEqual([])
        expect(isSame(process.elements, both.process.elements)).toBe(true)
      }),
      { seed: SEED, numRuns: runs(100) },
    )
    expect(tally.together).toBeGreaterThan(20)
    expect(tally.conflicting).toBeGreaterThan(0)
  })
})
