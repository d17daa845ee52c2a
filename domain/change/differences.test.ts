import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asKey,
  branch,
  elementsOf,
  end,
  namedProcess,
  type Process,
  start,
  task,
  xor,
} from '#process'
import { fulfilled, wish } from '../../test/changes.ts'
import { runs } from '../../test/runs.ts'
import { changesBetween } from './changes-between.ts'
import { differencesBetween } from './differences.ts'

const base: Process = namedProcess(
  'Wohngeld',
  start('Antrag'),
  task('Prüfen', { actor: 'Amt', work: { minutes: 5 } }),
  xor('vollständig', branch('ja'), branch('nein', task('Nachfordern', { actor: 'Post' }))),
  task('Rechnen', { actor: 'Amt' }),
  end('Bescheid'),
)

const keyNamed = (name: string) => {
  const found = elementsOf(base).find((one) => one.name === name)
  if (!found) throw new Error(`${name} is not there`)
  return found.key
}

const withElement = (process: Process, name: string, properties: object): Process => {
  const key = keyNamed(name)
  const elements = { ...process.elements, [key]: { ...process.elements[key], ...properties } }
  return { ...process, elements: elements as Process['elements'] }
}

describe('differences', () => {
  it('are told by the thing they are about, with what kind of difference each is', () => {
    const rechnen = keyNamed('Rechnen')
    const changed = withElement(base, 'Prüfen', { work: { minutes: 9 } })
    const moved = withElement(changed, 'Rechnen', { lane: keyNamed('Post') })
    expect(differencesBetween(base, { ...moved, name: 'Wohngeldantrag' })).toEqual({
      whole: [{ kind: 'processRenamed', before: 'Wohngeld', name: 'Wohngeldantrag' }],
      things: [
        {
          key: keyNamed('Prüfen'),
          kind: 'changed',
          deeds: [
            {
              ...{ kind: 'set', what: 'task', name: 'Prüfen', property: 'work.minutes' },
              ...{ before: 5, after: 9 },
            },
          ],
        },
        {
          key: rechnen,
          kind: 'moved',
          deeds: [{ kind: 'moved', what: 'task', name: 'Rechnen', from: 'Amt', to: 'Post' }],
        },
      ],
    })
  })

  it('tell of a condition of an arrow, and what it leads from and to', () => {
    const flow = elementsOf(base).find(
      (one) => one.kind === 'sequenceFlow' && one.target === keyNamed('Bescheid'),
    )
    if (!flow) throw new Error('no such flow')
    const elements = { ...base.elements, [flow.key]: { ...flow, condition: 'Betrag > 0' } }
    const { things } = differencesBetween(base, { ...base, elements: elements as never })
    expect(things).toEqual([
      {
        key: flow.key,
        kind: 'changed',
        deeds: [
          {
            ...{ kind: 'set', what: 'sequenceFlow', name: '', property: 'condition' },
            ...{ ends: { from: 'Rechnen', to: 'Bescheid' }, after: 'Betrag > 0' },
          },
        ],
      },
    ])
  })

  it('do not speak of arrows that came along with a step', () => {
    const added = task('Siegeln')
    const longer = namedProcess('Wohngeld', start('Antrag'), task('Prüfen'), end('Bescheid'))
    const longest = namedProcess(
      'Wohngeld',
      start('Antrag'),
      task('Prüfen'),
      added,
      end('Bescheid'),
    )
    const { things } = differencesBetween(longer, longest)
    expect(things.length).toBeGreaterThan(2)
    expect(things.flatMap(({ key, deeds }) => (deeds.length > 0 ? [key] : []))).toEqual([
      asKey('Siegeln'),
    ])
  })

  it('leave out nothing but places and what means nothing to people', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 4 }), (wishes) => {
        const process = fulfilled(base, wishes)
        const { things, whole } = differencesBetween(base, process)
        const keys = new Set(things.map(({ key }) => key))
        for (const change of changesBetween(base, process)) {
          if (change.kind === 'addElement' || change.kind === 'removeElement') {
            expect(keys).toContain(change.element.key)
          } else if (change.kind === 'setProcess') expect(whole).toHaveLength(1)
          else if (change.kind === 'setElement' && change.property === 'name') {
            expect(keys).toContain(change.key)
          }
        }
        expect(differencesBetween(process, process)).toEqual({ whole: [], things: [] })
      }),
      { seed: 20261127, numRuns: runs(100) },
    )
  })
})
