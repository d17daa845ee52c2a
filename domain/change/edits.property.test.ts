// Every edit on every sort of process: it applies, keeps the model's promises and the laws, or says why.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemsOf } from '#process'
import { EDIT_NAMES, fulfil, keysFrom, nonsense, wish } from '../../test/changes.ts'
import { anyProcess, blockProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import { applyGroup } from './apply.ts'
import { checkChange } from './check-change.ts'

const SEED = 20261122

describe('edits by chance', () => {
  it('C28: apply to the process they were made for and keep all laws, or say why not', () => {
    const tally = new Map<string, number>()
    const count = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1)
    fc.assert(
      fc.property(
        fc.oneof(anyProcess, blockProcess),
        fc.array(wish, { minLength: 1, maxLength: 6 }),
        (start, wishes) => {
          let process = start
          wishes.forEach((one, index) => {
            const { name, edit } = fulfil(process, one, keysFrom(`k${index}`))
            count(edit.kind === 'edited' ? name : `${name}: ${edit.reason}`)
            if (edit.kind === 'impossible') return
            const checked = checkChange(process, { id: `g${index}`, changes: edit.changes })
            expect(checked.broken).toEqual([])
            expect(checked.conflicts).toEqual([])
            process = checked.process
          })
        },
      ),
      { seed: SEED, numRuns: runs(250) },
    )
    // Each of them really happened, none only in its refusals.
    expect(EDIT_NAMES.filter((name) => !tally.has(name))).toEqual([])
  })

  it('C28: are never undone by the model itself where people have modelled in blocks', () => {
    fc.assert(
      fc.property(blockProcess, wish, (process, one) => {
        const { edit } = fulfil(process, one, keysFrom('k'))
        expect(edit.kind === 'impossible' && edit.reason).not.toBe('would-break')
      }),
      { seed: SEED, numRuns: runs(300) },
    )
  })

  it('C10, C11: whatever is asked for, the promises of the model hold', () => {
    let happened = 0
    fc.assert(
      fc.property(anyProcess, fc.array(wish, { maxLength: 5 }), (process, wishes) => {
        const changes = wishes.map((one) => nonsense(process, one))
        const checked = checkChange(process, { id: 'g', changes })
        if (checked.conflicts.length === 0 && changes.length > 0) happened += 1
        expect(checked.broken).toEqual([])
        expect(problemsOf(checked.process)).toEqual([])
        // A refused group is refused for reasons that name what it is about.
        const again = applyGroup(process, { id: 'g', changes })
        expect(again.kind).toBe(checked.conflicts.length > 0 ? 'refused' : 'applied')
      }),
      { seed: SEED, numRuns: runs(400) },
    )
    expect(happened).toBeGreaterThan(20)
  })
})
