import { describe, expect, it } from 'vitest'
import { type Stop, type Track, type WalkMove, walkThrough } from './drawing-walk.ts'

const stop = (key: string, part: Partial<Stop> = {}): Stop => ({ key, name: `N ${key}`, ...part })
const flow = (from: string, to: string, name = '', isMessage = false): Track => ({
  ...{ from, to, name, isMessage },
})

// start -> check -(ja)-> sub[ inner start -> inner end ] -> done; check -(nein)-> back to ask -> check;
// a timer on check leads to late, an end of its own; done tells somebody else.
const walk = walkThrough(
  [
    stop('start', { at: 'start' }),
    stop('ask'),
    stop('check'),
    stop('timer', { on: 'check' }),
    stop('late', { at: 'end' }),
    stop('sub'),
    stop('in', { inside: 'sub', at: 'start' }),
    stop('inEnd', { inside: 'sub', at: 'end' }),
    stop('done', { at: 'end' }),
    stop('other', { at: 'start' }),
  ],
  [
    flow('start', 'check'),
    flow('check', 'sub', 'ja'),
    flow('check', 'ask', 'nein'),
    flow('ask', 'check'),
    flow('timer', 'late'),
    flow('in', 'inEnd'),
    flow('sub', 'done'),
    flow('done', 'other', 'Bescheid', true),
    flow('sub', 'nowhere'),
  ],
)

const to = (from: string, move: WalkMove) => walk(from, move).map((way) => way.to)

describe('walking through a drawing', () => {
  it.each<[string, WalkMove, readonly string[]]>([
    ['start', 'ahead', ['check']],
    ['check', 'ahead', ['sub', 'ask', 'timer']],
    ['sub', 'ahead', ['done']],
    ['check', 'back', ['start', 'ask']],
    ['timer', 'back', ['check']],
    ['start', 'back', []],
    ['late', 'ahead', []],
    ['sub', 'into', ['in']],
    ['ask', 'into', []],
    ['in', 'out', ['sub']],
    ['in', 'back', ['sub']],
    ['inEnd', 'ahead', ['sub']],
    ['done', 'ahead', ['other']],
    ['other', 'back', ['done']],
    ['check', 'start', ['start', 'other']],
    ['check', 'end', ['late', 'done']],
    ['in', 'end', ['inEnd']],
    ['inEnd', 'start', ['in']],
    ['unknown', 'ahead', []],
  ])('from %s, %s leads to %s', (from, move, expected) => {
    expect(to(from, move)).toEqual(expected)
  })

  it('says which answer leads where', () => {
    expect(walk('check', 'ahead')[0]).toEqual({ to: 'sub', name: 'ja', stop: 'N sub' })
  })

  it('begins and ends with what is there where no event says so', () => {
    const bare = walkThrough([stop('a'), stop('b')], [flow('a', 'b')])
    expect(bare('b', 'start').map((way) => way.to)).toEqual(['a'])
    expect(bare('a', 'end').map((way) => way.to)).toEqual(['b'])
  })
})
