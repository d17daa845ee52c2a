// Changes written over damaged files: repeated ids, references to nowhere, missing parts. What is read
// again is the changed process all the same. Seeded, so a failure can be repeated.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemsOf } from '#process'
import { damaged } from '../../../test/mutation/damaged.ts'
import { runs } from '../../../test/runs.ts'
import { openBpmn } from '../open.ts'
import { checkPatch } from './check-patch.ts'
import { patchBpmn } from './patch.ts'
import { EDITS } from './testing/edits.ts'

const folder = join(import.meta.dirname, '../../../test/models')
const models = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.bpmn'))
  .sort()
  .map((name) => readFileSync(join(folder, name)))
  .filter(({ length }) => length < 150_000)

const edits = Object.entries(EDITS)

describe('a change over a damaged file', () => {
  it('keeps the bytes without a change, and is read again as it was meant with one', () => {
    let tried = 0
    fc.assert(
      fc.property(damaged(models), fc.nat(edits.length - 1), (bytes, at) => {
        const opening = openBpmn(bytes)
        if (opening.kind === 'refused') return
        const { source } = opening
        expect(patchBpmn(source, structuredClone(source.process)) === bytes).toBe(true)
        const [name, edit] = edits[at] ?? []
        const after = edit?.(source.process)
        // An edit made by hand may not fit a damaged process; then nobody could have made it.
        if (!after || problemsOf(after).length > 0) return
        tried += 1
        expect([name, checkPatch(source, after).differences]).toEqual([name, []])
      }),
      { seed: 7, numRuns: runs(600) },
    )
    expect(tried).toBeGreaterThan(100)
  })
})
