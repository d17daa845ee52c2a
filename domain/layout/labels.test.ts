import { describe, expect, it } from 'vitest'
import { asKey, type Element } from '#process'
import { overlapArea } from './geometry.ts'
import { type Drawn, placeLabels } from './labels.ts'
import { defaultMetrics } from './metrics.ts'

const parent = asKey('p')
const data = (id: string, name: string, x: number): Drawn<string> => ({
  id,
  element: { kind: 'data', dataType: 'object', key: asKey(id), name, parent },
  box: { x, y: 400, width: 36, height: 50 },
  isOpen: false,
})

describe('the name of data', () => {
  it('goes to its left where a flow passes on its right and another name stands below', () => {
    const flow: Element = {
      kind: 'sequenceFlow',
      key: asKey('f'),
      name: '',
      parent,
      source: asKey('x'),
      target: asKey('y'),
    }
    const points = [
      { x: 345, y: 0 },
      { x: 345, y: 900 },
    ]
    const labels = placeLabels(defaultMetrics, [
      data('e', 'vacationApproved', 160),
      data('d', 'vacationRefused', 300),
      { id: 'f', element: flow, points, isOpen: false },
    ])
    const [name, other] = [labels.get('d'), labels.get('e')]
    if (!name || !other) throw new Error('no label')
    expect(name.x + name.width).toBeLessThanOrEqual(300)
    expect(overlapArea(name, other)).toBe(0)
  })
})
