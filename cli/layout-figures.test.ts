import { describe, expect, it } from 'vitest'
import { asKey, type EdgeShape, type NodeShape, type Point } from '#process'
import { layoutFigures } from './layout-figures.ts'

const node = (key: string, x: number, y: number): NodeShape => ({
  kind: 'node',
  element: asKey(key),
  plane: '',
  bounds: { x, y, width: 100, height: 80 },
})
const edge = (key: string, ...waypoints: readonly Point[]): EdgeShape => ({
  kind: 'edge',
  element: asKey(key),
  plane: '',
  waypoints,
})
const shapes = (...all: readonly (NodeShape | EdgeShape)[]) =>
  Object.fromEntries(all.map((shape, at) => [`s${at}`, shape]))

describe('the figures of a layout', () => {
  it('count what is drawn, its extent, corners and true crossings', () => {
    const cross = layoutFigures(
      shapes(
        node('a', 0, 0),
        node('b', 200, 100),
        edge('f', { x: 0, y: 50 }, { x: 50, y: 50 }, { x: 50, y: 150 }),
        edge('g', { x: 0, y: 100 }, { x: 100, y: 100 }),
      ),
    )
    expect(cross).toEqual({ width: 300, height: 180, nodes: 2, edges: 2, crossings: 1, bends: 1 })
  })

  it('do not take touching ends or shared lines for crossings', () => {
    const touching = shapes(
      edge('f', { x: 0, y: 0 }, { x: 100, y: 0 }),
      edge('g', { x: 100, y: 0 }, { x: 100, y: 100 }),
      edge('h', { x: 0, y: 0 }, { x: 50, y: 0 }),
    )
    expect(layoutFigures(touching).crossings).toBe(0)
  })

  it('are all nothing for an empty drawing', () => {
    expect(layoutFigures({})).toEqual({
      width: 0,
      height: 0,
      nodes: 0,
      edges: 0,
      crossings: 0,
      bends: 0,
    })
  })
})
