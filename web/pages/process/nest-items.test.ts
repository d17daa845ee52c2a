import { describe, expect, it } from 'vitest'
import { nestItems, type TextItem, type TextNode } from './nest-items.ts'

const item = (key: string, depth: number): TextItem => ({
  ...{ key, depth, number: '', spans: [], isQuoted: false, also: [] },
})

const shape = (nodes: readonly TextNode[]): unknown =>
  nodes.map(({ item: { key }, children }) => (children.length === 0 ? key : [key, shape(children)]))

describe('items as nested lists', () => {
  it('puts what is deeper into the item before it, and comes out again', () => {
    const items = [item('a', 0), item('b', 1), item('c', 2), item('d', 1), item('e', 0)]
    expect(shape(nestItems(items))).toEqual([['a', [['b', ['c']], 'd']], 'e'])
  })

  it('keeps every item where depths skip or begin deep', () => {
    expect(shape(nestItems([item('a', 2), item('b', 4), item('c', 1)]))).toEqual([
      ['a', ['b']],
      'c',
    ])
    expect(nestItems([])).toEqual([])
  })
})
