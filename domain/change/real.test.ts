// The laws on real models: whatever is done to them is taken back exactly, and what they hold fits the
// description. Those in the repository always, the others where PROZESS_TEST_DATA is.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBpmn } from '#bpmn'
import { elementsOf, type Process, problemsOf } from '#process'
import { EDIT_NAMES, fulfil, groupFor, keysFrom, nonsense, wish } from '../../test/changes.ts'
import { modelsIn, testDataPath } from '../../test/data.ts'
import { runs } from '../../test/runs.ts'
import { valuesOf } from './address.ts'
import { checkChange } from './check-change.ts'
import { newDraft, replay } from './draft.ts'
import { faultOfThing } from './fault.ts'
import { areIndependent } from './footprint.ts'

const SEED = 20261122

const own = modelsIn(join(import.meta.dirname, '../../test/models'))
const all = [...modelsIn(testDataPath('bpmn')), ...modelsIn(testDataPath('matching'))]

const read = (file: string): Process | undefined => {
  const reading = readBpmn(readFileSync(file), { name: file })
  return reading.kind === 'read' ? reading.process : undefined
}

/** The first place in a process that its description does not allow. */
const misfit = (process: Process): string | undefined => {
  for (const [table, things] of [
    ['elements', process.elements],
    ['shapes', process.shapes],
  ] as const) {
    for (const [key, thing] of Object.entries(things)) {
      const fault = faultOfThing(table, thing)
      if (fault) return `${key}: ${fault.code} ${fault.place}`
    }
  }
  return undefined
}

/** Edits by chance on one model after another; how often each really happened. */
const tryAll = (files: readonly string[], seed: number, editsEach: number) => {
  const happened = new Map<string, number>()
  const broken: string[] = []
  const wishes = fc.sample(wish, { seed, numRuns: files.length * editsEach })
  files.forEach((file, at) => {
    let process = read(file)
    if (!process) return
    const fault = misfit(process)
    if (fault) broken.push(`${file}: ${fault}`)
    if (problemsOf(process).length > 0) return
    for (let index = 0; index < editsEach; index += 1) {
      const one = wishes[at * editsEach + index]
      if (!one) continue
      const { name, edit } = fulfil(process, one, keysFrom(`k${index}`))
      const changes = edit.kind === 'edited' ? edit.changes : [nonsense(process, one)]
      const checked = checkChange(process, { id: `g${index}`, changes })
      if (edit.kind === 'edited') {
        happened.set(name, (happened.get(name) ?? 0) + 1)
        broken.push(...checked.conflicts.map(({ code }) => `${file}: ${name} ${code}`))
      }
      broken.push(...checked.broken.map((law) => `${file}: ${name} ${law}`))
      process = checked.process
    }
  })
  return { happened, broken }
}

describe('real models', () => {
  it('C18, C28: are edited in every way, and each edit is taken back exactly', () => {
    const processes = own.flatMap((file) => read(file) ?? [])
    const counts = new Map(EDIT_NAMES.map((name) => [name, 0]))
    const wishes = fc.sample(wish, { seed: SEED, numRuns: EDIT_NAMES.length * runs(60) })
    wishes.forEach((one, index) => {
      const process = processes[one.b % processes.length]
      const { name, edit } = process
        ? fulfil(process, { ...one, what: index }, keysFrom('k'))
        : { name: '', edit: undefined }
      const count = counts.get(name) ?? 0
      if (!process || edit?.kind !== 'edited' || count >= runs(8)) return
      counts.set(name, count + 1)
      const { broken, conflicts } = checkChange(process, { id: 'g', changes: edit.changes })
      expect([name, ...broken, ...conflicts]).toEqual([name])
    })
    expect([...counts].filter(([, count]) => count < 3)).toEqual([])
  })

  it.skipIf(all.length === 0)('C18: of all tools and houses are taken back exactly', () => {
    // Every eighth file in the sample; each in the soak.
    const step = runs(1) > 1 ? 1 : 8
    const files = all.filter((_, index) => index % step === 0)
    const { happened, broken } = tryAll(files, SEED, 3)
    expect(broken).toEqual([])
    expect([...happened.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(
      files.length,
    )
  })

  it('C2: lose and regain every property they have', () => {
    let properties = 0
    for (const file of own) {
      const process = read(file)
      if (!process) continue
      // One element of each kind of each model.
      const kinds = new Map(elementsOf(process).map((element) => [element.kind, element]))
      for (const element of kinds.values()) {
        for (const [property, before] of valuesOf('elements', element)) {
          const change = { kind: 'setElement', key: element.key, property, before } as const
          const checked = checkChange(process, { id: 'g', changes: [change] })
          expect(checked.broken).toEqual([])
          properties += checked.conflicts.length === 0 ? 1 : 0
        }
      }
    }
    expect(properties).toBeGreaterThan(100)
  })

  it('C21: take independent groups in any order', () => {
    let independent = 0
    fc.assert(
      fc.property(fc.constantFrom(...own), wish, wish, (file, one, other) => {
        const base = read(file)
        if (!base) return
        const groups = [
          groupFor(base, one, 'a', keysFrom('a')),
          groupFor(base, other, 'b', keysFrom('b')),
        ] as const
        if (!areIndependent(base, ...groups)) return
        independent += 1
        const [first, second] = [groups, groups.toReversed()].map((order) =>
          replay(newDraft(base), order),
        )
        expect(first?.draft.process).toEqual(second?.draft.process)
      }),
      { seed: SEED, numRuns: runs(60) },
    )
    expect(independent).toBeGreaterThan(10)
  })
})
