import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyGroup, changesBetween, insertAfter, rename, withReferences } from '#change'
import {
  asKey,
  elementsOf,
  end,
  isActivity,
  type Key,
  namedProcess,
  type Process,
  problemsOf,
  start,
  task,
} from '#process'
import { keysFrom, wish } from '../../test/changes.ts'
import { anyProcess, blockProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import { edited } from '../../test/three-states.ts'
import { alignStates } from './align-states.ts'
import { merge } from './merge.ts'
import { keepsKeys } from './shares-keys.ts'

/** Steps that are called the same, each once. */
const sameNames = (one: Process, other: Process) =>
  elementsOf(one)
    .filter(isActivity)
    .flatMap(({ key, name }) => {
      const there = elementsOf(other).find((each) => isActivity(each) && each.name === name)
      return there && name !== '' ? [{ a: key, b: there.key, score: 1 }] : []
    })

const elsewhere = (process: Process): Process => {
  const to = (key: Key): Key => asKey(`x-${key}`)
  const elements = elementsOf(process).map((one) => ({
    ...withReferences(one, to),
    key: to(one.key),
  }))
  return { ...process, elements: Object.fromEntries(elements.map((one) => [one.key, one])) }
}

const FOREIGN = {
  pairsOf: sameNames,
  isDescendant: false,
  isOneProcess: true,
  isNumbered: () => false,
}

describe("two states of another's process under our keys", () => {
  it('are as sound as they were, and differ in what they differed in', () => {
    const wishes = fc.array(wish, { maxLength: 5 })
    const processes = fc.oneof(anyProcess, blockProcess)
    fc.assert(
      fc.property(processes, processes, wishes, (ours, base, some) => {
        const theirs = edited(base, some, 't')
        // What lost most of its keys is compared by its words instead.
        fc.pre(keepsKeys(base, theirs))
        const aligned = alignStates(ours, base, theirs, FOREIGN)
        expect(problemsOf(aligned.base).length).toBe(problemsOf(base).length)
        expect(problemsOf(aligned.theirs).length).toBe(problemsOf(theirs).length)
        const told = (before: Process, after: Process) =>
          changesBetween(before, after)
            .filter((one) => !('shape' in one) && one.kind !== 'setShape')
            .map((one) => ('property' in one ? one.property : one.kind))
            .filter((one) => one !== 'order' && one !== 'xmlId')
            .sort()
        expect(told(aligned.base, aligned.theirs)).toEqual(told(base, theirs))
      }),
      { seed: 20261128, numRuns: runs(150) },
    )
  })

  it('let what they changed be merged into a process of our own', () => {
    const ours = namedProcess(
      'Wohngeld bei uns',
      start('Antrag'),
      task('Antrag prüfen'),
      task('Kasse fragen'),
      task('Bescheid senden'),
      end('fertig'),
    )
    const base = elsewhere(
      namedProcess(
        'Wohngeld',
        start('Antrag'),
        task('Antrag prüfen'),
        task('Bescheid senden'),
        end('fertig'),
      ),
    )
    const stepIn = (process: Process, name: string): Key => {
      const found = elementsOf(process).find((one) => one.name === name)
      if (!found) throw new Error(name)
      return found.key
    }
    const renamed = rename(base, stepIn(base, 'Bescheid senden'), 'Bescheid zustellen')
    const inserted = insertAfter(
      base,
      stepIn(base, 'Antrag prüfen'),
      { kind: 'task', taskType: 'none', name: 'Nachfordern' },
      keysFrom('new'),
    )
    if (renamed.kind === 'impossible' || inserted.kind === 'impossible') throw new Error('edits')
    const theirs = applyGroup(base, { id: 't', changes: [...renamed.changes, ...inserted.changes] })
    if (theirs.kind === 'refused') throw new Error('apply')
    const aligned = alignStates(ours, base, theirs.process, FOREIGN)
    expect(aligned.isMatched).toBe(true)
    const { process, conflicts } = merge(aligned.base, ours, aligned.theirs, () => 'theirs')
    const names = elementsOf(process)
      .filter(isActivity)
      .map(({ name }) => name)
    expect(names).toContain('Bescheid zustellen')
    expect(names).toContain('Nachfordern')
    // Both put something between the same two steps, so somebody has to say what leads where.
    expect(conflicts.map(({ kind }) => kind)).toEqual(['element'])
  })
})
