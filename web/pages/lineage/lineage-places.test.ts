import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../test/runs.ts'
import { BOX, lineagePlaces } from './lineage-places.ts'

describe('the places of processes in their lineage', () => {
  it('stand apart from each other, inside, and behind what they go back to', () => {
    const tied = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 14 })
    fc.assert(
      fc.property(tied, (generations) => {
        const processes = generations.map((generation, at) => ({ id: `p${at}`, generation }))
        const { places, width, height } = lineagePlaces(processes)
        const all = processes.map(({ id, generation }) => {
          const place = places.get(id)
          if (!place) throw new Error(`${id} has no place`)
          return { ...place, generation }
        })
        for (const one of all) {
          expect(one.x).toBeGreaterThanOrEqual(0)
          expect(one.y).toBeGreaterThanOrEqual(0)
          expect(one.x + BOX.width).toBeLessThanOrEqual(width)
          expect(one.y + BOX.height).toBeLessThanOrEqual(height)
          for (const other of all) {
            if (one.id === other.id) continue
            if (one.generation < other.generation) {
              expect(one.x + BOX.width).toBeLessThan(other.x)
            }
            if (one.generation === other.generation) {
              expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(BOX.height)
            }
          }
        }
      }),
      { seed: 6, numRuns: runs(100) },
    )
  })

  it('are none without processes', () => {
    expect(lineagePlaces([])).toMatchObject({ width: 0, height: 0 })
  })
})
