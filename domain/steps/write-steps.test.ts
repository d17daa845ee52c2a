import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { readSteps, writeSteps } from './door.ts'
import { built, facts, label, shapes } from './testing/shapes.ts'

const SEED = 20261122

describe('writeSteps', () => {
  it('takes a unit called by a dash for one, and not for nobody', () => {
    const { process } = readSteps('Prozess: x\n\n1. a @"-"\n2. b @-\n3. c @"-" > Stelle')
    const text = writeSteps(process)
    expect(text).toContain('1. a @"-"\n2. b @-\n3. c @"-" > Stelle\n')
    expect(readSteps(text).process).toEqual(process)
  })

  it('says where ways taken together go on when they do not wait for each other', () => {
    const lists = [
      '?+ wer\n  a:\n    1. x\n    weiter bei 2\n  b: weiter\n2. y',
      '?+ wer\n  a:\n    1. x\n    weiter bei 3\n  b:\n    2. y\n3. z\n4. u',
      'gleichzeitig:\n  und:\n    1. x\n    weiter bei 3\n  und:\n    2. y\n3. z',
      'gleichzeitig:\n  und:\n    1. x\n    weiter bei Ende\n  und:\n    2. y',
    ]
    for (const list of lists) {
      const { process } = readSteps(`Prozess: x\nZiel: fertig\n\n${list}`)
      const text = writeSteps(process)
      expect(facts(readSteps(text).process)).toEqual(facts(process))
      expect(text).toContain('weiter bei')
    }
  })

  it('writes what reads back as the same process, whatever the labels say', () => {
    fc.assert(
      fc.property(shapes, label, (shapes, end) => {
        const process = built(shapes, end, true)
        const again = readSteps(writeSteps(process))
        expect(again.problems.filter(({ code }) => code !== 'steps/no-steps')).toEqual([])
        expect(again.process).toEqual(process)
      }),
      { seed: SEED, numRuns: runs(1200) },
    )
  })

  it('writes the same steps and flows where ways that leave lie within each other', () => {
    fc.assert(
      fc.property(shapes, label, (shapes, end) => {
        const process = built(shapes, end, false)
        expect(facts(readSteps(writeSteps(process)).process)).toEqual(facts(process))
      }),
      { seed: SEED, numRuns: runs(800) },
    )
  })
})
