import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { branch, elementsOf, end, isFlowNode, process, start, task, xor } from '#process'
import { keysFrom } from '../../../test/changes.ts'
import { done, reasonOf, the, ways, words } from '../../../test/edited.ts'
import { blockProcess } from '../../../test/processes.ts'
import { runs } from '../../../test/runs.ts'
import { checkChange } from '../check-change.ts'
import { moveInRow, type RowPlace } from './reorder.ts'

const row = process(start('S'), task('A'), task('B'), task('C'), end('E'))
const at = (name: string) => the(row, name).key

describe('moveInRow', () => {
  it('C28: moves a step behind another, and the gap closes', () => {
    const after = done(row, moveInRow(row, at('A'), { kind: 'after', key: at('B') }, words()))
    expect(ways(after)).toEqual(expect.arrayContaining(['S > B', 'B > A', 'A > C', 'C > E']))
    expect(ways(after).length).toBe(4)
  })

  it('moves a step before another', () => {
    const after = done(row, moveInRow(row, at('C'), { kind: 'before', key: at('A') }, words()))
    expect(ways(after).toSorted()).toEqual(['A > B', 'B > E', 'C > A', 'S > C'])
  })

  it('keeps the step and the arrow that leads on from it', () => {
    const before = elementsOf(row).find(
      (one) => one.kind === 'sequenceFlow' && one.source === at('A'),
    )
    const after = done(row, moveInRow(row, at('A'), { kind: 'after', key: at('C') }, words()))
    expect(after.elements[at('A')]).toEqual(row.elements[at('A')])
    expect(before && after.elements[before.key]).toMatchObject({ source: at('A'), target: at('E') })
  })

  it('changes nothing where it is already', () => {
    expect(moveInRow(row, at('B'), { kind: 'after', key: at('A') }, words())).toMatchObject({
      kind: 'edited',
      changes: [],
    })
  })

  const split = process(
    start('S'),
    task('A'),
    xor('Vollständig?', branch('ja', task('B')), branch('nein', task('C'))),
    task('D'),
    end('E'),
  )

  it('moves a decision with all its ways', () => {
    const key = the(split, 'Vollständig?').key
    const edit = moveInRow(split, key, { kind: 'after', key: the(split, 'D').key }, words())
    const after = done(split, edit)
    expect(ways(after)).toEqual(
      expect.arrayContaining(['S > A', 'A > D', 'D > Vollständig?', 'Vollständig? > B: ja']),
    )
    expect(ways(after).length).toBe(ways(split).length)
  })

  it('moves a step into a way and out of it', () => {
    const flow = elementsOf(split).find((one) => one.name === 'nein')
    if (!flow) throw new Error('no way')
    const inside = done(
      split,
      moveInRow(split, the(split, 'D').key, { kind: 'on', flow: flow.key }, words()),
    )
    expect(ways(inside)).toEqual(expect.arrayContaining(['Vollständig? > D: nein', 'D > C']))
    const outside = done(
      inside,
      moveInRow(
        inside,
        the(inside, 'D').key,
        { kind: 'after', key: the(inside, 'A').key },
        words(),
      ),
    )
    expect(ways(outside)).toEqual(
      expect.arrayContaining(['A > D', 'D > Vollständig?', 'Vollständig? > C: nein']),
    )
  })

  it('refuses what has no place of its own', () => {
    const to: RowPlace = { kind: 'after', key: at('B') }
    expect(reasonOf(moveInRow(row, at('S'), to, words()))).toEqual(['wrong-kind', at('S')])
    const key = the(split, 'Vollständig?').key
    const into = moveInRow(split, key, { kind: 'after', key: the(split, 'B').key }, words())
    expect(reasonOf(into)).toEqual(['not-together', the(split, 'B').key])
  })

  it('C28: keeps every step and every promise, whatever is moved where', () => {
    let moved = 0
    fc.assert(
      fc.property(
        blockProcess,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('after', 'before', 'on'),
        (base, a, b, kind) => {
          const nodes = elementsOf(base).filter(isFlowNode)
          const flows = elementsOf(base).filter((one) => one.kind === 'sequenceFlow')
          const node = nodes[a % nodes.length]
          const other = nodes[b % nodes.length]
          const flow = flows[b % Math.max(1, flows.length)]
          if (!node || !other || (kind === 'on' && !flow)) return
          const place: RowPlace =
            kind === 'on' && flow
              ? { kind: 'on', flow: flow.key }
              : { kind: kind as 'after', key: other.key }
          const edit = moveInRow(base, node.key, place, keysFrom('m'))
          if (edit.kind === 'impossible') return
          const {
            broken,
            conflicts,
            process: after,
          } = checkChange(base, { id: 'g', changes: edit.changes })
          expect([...broken, ...conflicts]).toEqual([])
          expect(elementsOf(after).filter(isFlowNode)).toEqual(nodes)
          moved += edit.changes.length > 0 ? 1 : 0
        },
      ),
      { seed: 20261127, numRuns: runs(400) },
    )
    expect(moved).toBeGreaterThan(50)
  })
})
