import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { and, branch, end, namedProcess, type Process, start, task, xor } from '#process'
import { fulfilled, wish } from '../../test/changes.ts'
import { runs } from '../../test/runs.ts'
import { applyGroup } from './apply.ts'
import { changesBetween } from './changes-between.ts'

const base: Process = namedProcess(
  'Wohngeld',
  start('Antrag'),
  task('Prüfen', { actor: 'Amt', work: { minutes: 5, systems: ['A'] } }),
  xor('vollständig', branch('ja'), branch('nein', task('Nachfordern', { actor: 'Post' }))),
  and(task('Rechnen'), task('Beteiligen')),
  end('Bescheid'),
)

describe('changesBetween', () => {
  it('turns one state of a process into another, whatever was done between them', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 4 }), (wishes) => {
        const process = fulfilled(base, wishes)
        const applied = applyGroup(base, { id: 'g', changes: changesBetween(base, process) })
        expect(applied.kind).toBe('applied')
        if (applied.kind === 'applied') expect(applied.process).toEqual(process)
      }),
      { seed: 20261122, numRuns: runs(150) },
    )
  })

  it('is empty between equal states, also when they are not the same object', () => {
    expect(changesBetween(base, base)).toEqual([])
    expect(changesBetween(base, structuredClone(base))).toEqual([])
  })

  it('writes each property by itself', () => {
    const next = structuredClone(base) as {
      elements: Record<string, { work?: object }>
      name: string
    }
    const step = next.elements.Prüfen
    if (step) step.work = { minutes: 6, systems: ['A'], medium: 'paper' }
    next.name = 'Wohngeld neu'
    expect(changesBetween(base, next as unknown as Process)).toEqual([
      { kind: 'setElement', key: 'Prüfen', property: 'work.minutes', before: 5, after: 6 },
      { kind: 'setElement', key: 'Prüfen', property: 'work.medium', after: 'paper' },
      { kind: 'setProcess', property: 'name', before: 'Wohngeld', after: 'Wohngeld neu' },
    ])
  })
})
