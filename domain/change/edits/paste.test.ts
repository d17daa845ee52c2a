import { describe, expect, it } from 'vitest'
import { asKey, branch, end, process, start, task, xor } from '#process'
import { doers, done, reasonOf, the, ways, words } from '../../../test/edited.ts'
import { attachBoundaryEvent } from './beside.ts'
import { copy, paste } from './paste.ts'
import { pinFlow, pinNode, unpin } from './pins.ts'
import { splitIntoSubProcess } from './sub-process.ts'

const key = asKey
const from = process(
  start('Antrag'),
  xor('Ja?', branch('ja', task('A', { actor: 'Amt' })), branch('nein', task('B'))),
  end('fertig'),
)
const target = process(start('los'), task('Z', { actor: 'Kreis' }), end('aus'))
const into = { container: key('Pool'), lane: key('Lane_Kreis') }

describe('what is pasted', () => {
  it('C28: gets keys of its own and keeps the arrows between', () => {
    const piece = copy(from, [key('Ja_'), key('A')])
    const after = done(target, paste(target, piece, into, words()))
    expect(ways(after)).toEqual(['los > Z', 'Z > aus', 'Ja? > A: ja'])
    const twice = done(after, paste(after, piece, into, words()))
    expect(ways(twice).filter((way) => way === 'Ja? > A: ja')).toHaveLength(2)
    expect(doers(after)).toContain('A: Kreis')
  })

  it('brings what stands in it and on it, and forgets the file it came from', () => {
    const frist = { trigger: 'timer', name: 'Frist' } as const
    let now = done(from, attachBoundaryEvent(from, key('A'), frist, undefined, words()))
    now = done(now, splitIntoSubProcess(now, [key('A')], 'Teil', words()))
    const marked = {
      ...now,
      elements: { ...now.elements, A: { ...the(now, 'A'), xmlId: 'Task_1' } },
    }
    const after = done(
      target,
      paste(target, copy(marked as typeof now, [key('Teil')]), into, words()),
    )
    const step = the(after, 'A')
    expect(step).not.toHaveProperty('xmlId')
    expect(the(after, 'Frist')).toMatchObject({
      attachedTo: step.key,
      parent: the(after, 'Teil').key,
    })
  })

  it('leaves out an event whose step was not copied', () => {
    const frist = { trigger: 'timer', name: 'Frist' } as const
    const now = done(from, attachBoundaryEvent(from, key('A'), frist, undefined, words()))
    const after = done(target, paste(target, copy(now, [key('Frist'), key('B')]), into, words()))
    expect(Object.values(after.elements).map(({ name }) => name)).not.toContain('Frist')
    expect(Object.values(after.elements).map(({ name }) => name)).toContain('B')
  })

  it('stands as far from its model as asked', () => {
    const bounds = { x: 10, y: 20, width: 100, height: 80 }
    const now = done(from, pinNode(from, key('A'), bounds, '', words()))
    const piece = copy(now, [key('A')])
    const after = done(
      now,
      paste(now, piece, { ...into, lane: key('Lane_Amt'), offset: { x: 5, y: 5 } }, words()),
    )
    expect(Object.values(after.shapes)).toContainEqual(
      expect.objectContaining({ bounds: { x: 15, y: 25, width: 100, height: 80 } }),
    )
    expect(Object.values(done(target, paste(target, piece, into, words())).shapes)).toEqual([])
  })

  it('needs somewhere to stand', () => {
    const piece = copy(from, [key('A')])
    expect(reasonOf(paste(target, piece, { container: key('Z') }, words()))).toEqual([
      'wrong-kind',
      'Z',
    ])
  })
})

describe('a pin', () => {
  const bounds = { x: 10, y: 20, width: 100, height: 80 }
  const line = [
    { x: 0, y: 0 },
    { x: 9, y: 9 },
  ]

  it('C26: is set, moved and taken away; only the arrows of the thing lose their routes', () => {
    const newKey = words()
    let now = done(from, pinFlow(from, key('Ja_-A'), line, '', newKey))
    now = done(now, pinFlow(now, key('Ja_-B'), line, '', newKey))
    now = done(now, pinNode(now, key('A'), bounds, '', newKey))
    expect(Object.values(now.shapes).map(({ element }) => element)).toEqual(['Ja_-B', 'A'])
    const moved = done(now, pinNode(now, key('A'), { ...bounds, x: 99 }, '', newKey))
    expect(Object.values(moved.shapes)).toHaveLength(2)
    expect(Object.values(moved.shapes).at(-1)).toMatchObject({ bounds: { x: 99, y: 20 } })
    expect(Object.values(done(moved, unpin(moved, [key('A'), key('Ja_-B')])).shapes)).toEqual([])
  })

  it('of an arrow is a line, of anything else a place', () => {
    expect(reasonOf(pinNode(from, key('Ja_-A'), bounds, '', words()))).toEqual([
      'wrong-kind',
      'Ja_-A',
    ])
    expect(reasonOf(pinFlow(from, key('A'), line, '', words()))).toEqual(['wrong-kind', 'A'])
    expect(reasonOf(pinFlow(from, key('Ja_-A'), line.slice(1), '', words()))).toEqual([
      'too-few',
      'Ja_-A',
    ])
  })
})
