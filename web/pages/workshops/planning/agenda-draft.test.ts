import { describe, expect, it } from 'vitest'
import {
  addItem,
  agendaFrom,
  beginAgenda,
  moveItem,
  redoAgenda,
  removeItem,
  replaceItems,
  timesOf,
  undoAgenda,
  writeItem,
} from './agenda-draft.ts'

const item = (question: string, minutes = 10) => ({ kind: 'collect' as const, question, minutes })
const begun = beginAgenda([item('A'), item('B', 20), item('C', 30)])
const words = ({ items }: typeof begun) => items.map(({ question }) => question).join('')

describe('an agenda being changed', () => {
  it('takes back every step and does it again, in order', () => {
    const steps = [
      (draft: typeof begun) => moveItem(draft, 2, -1),
      (draft: typeof begun) => removeItem(draft, 0),
      (draft: typeof begun) => addItem(draft, item('D')),
      (draft: typeof begun) => replaceItems(draft, [item('X'), item('Y')]),
    ]
    const drafts = [begun]
    for (const step of steps) drafts.push(step(drafts.at(-1) ?? begun))
    expect(drafts.map(words)).toEqual(['ABC', 'ACB', 'CB', 'CBD', 'XY'])
    let draft = drafts.at(-1) ?? begun
    for (const before of drafts.slice(0, -1).toReversed()) {
      draft = undoAgenda(draft)
      expect(draft.items).toEqual(before.items)
    }
    expect(undoAgenda(draft).items).toEqual(begun.items)
    for (const after of drafts.slice(1)) {
      draft = redoAgenda(draft)
      expect(draft.items).toEqual(after.items)
    }
  })

  it('takes words typed into one field as one step, and the next field as another', () => {
    const typed = ['Q', 'Qu', 'Qui'].reduce(
      (draft, question) => writeItem(draft, 0, { question }),
      begun,
    )
    const also = writeItem(typed, 0, { minutes: '1' })
    expect(undoAgenda(also).items[0]).toMatchObject({ question: 'Qui', minutes: '10' })
    expect(words(undoAgenda(undoAgenda(also)))).toBe('ABC')
    // What was taken back is gone once something else is done.
    expect(redoAgenda(moveItem(undoAgenda(typed), 0, 1)).future).toEqual([])
  })

  it('never gives an item the key of another, also after taking back', () => {
    const anew = addItem(undoAgenda(addItem(begun, item('D'))), item('E'))
    const keys = replaceItems(anew, [item('F')]).items.map(({ key }) => key)
    expect([...anew.items.map(({ key }) => key), ...keys].length).toBe(
      new Set([...anew.items.map(({ key }) => key), ...keys]).size,
    )
  })

  it('moves nothing beyond the ends', () => {
    expect(moveItem(begun, 0, -1)).toBe(begun)
    expect(moveItem(begun, 2, 1)).toBe(begun)
  })

  it('knows when each begins and ends, and how long all takes', () => {
    expect(timesOf(begun.items)).toEqual({
      spans: [
        { from: 0, to: 10 },
        { from: 10, to: 30 },
        { from: 30, to: 60 },
      ],
      total: 60,
    })
  })

  it('is sent with dots where people vote, and only when nothing is missing', () => {
    const voted = writeItem(begun, 1, { kind: 'vote' })
    expect(agendaFrom(voted.items)?.[1]).toEqual({ ...item('B', 20), kind: 'vote', dots: 3 })
    expect(agendaFrom(begun.items)?.[0]).toEqual(item('A'))
    for (const missing of [
      { question: ' ' },
      { minutes: '' },
      { minutes: '601' },
      { minutes: '-1' },
    ]) {
      expect(agendaFrom(writeItem(begun, 1, missing).items)).toBeUndefined()
    }
    expect(agendaFrom([])).toBeUndefined()
  })
})
