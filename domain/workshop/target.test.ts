import { describe, expect, it } from 'vitest'
import { asKey, namedProcess, task, type Work } from '#process'
import { type Body, beginTarget, type Result, take } from './door.ts'
import { message, planned, told } from './testing.ts'

const process = namedProcess(
  'Hund',
  task('Antrag prüfen', { key: 'a', work: { note: 'Wie bisher' } }),
  task('Bescheid senden', { key: 'b' }),
)
const AT: Readonly<Record<string, readonly string[]>> = { one: ['a'], both: ['a', 'b'], none: [] }
const row = (key: string) => ({ kind: 'row', key: asKey(key) }) as const

const resultOf = (...said: readonly Body[]): Result => {
  const closed = take(
    told(planned(), ...said.map((body) => ['lead', body] as const)),
    message('end', 'lead', { kind: 'close', dropsHidden: false }),
  )
  if (closed.state !== 'closed') throw new Error(closed.state)
  return closed.result
}
const begin = (result: Result) =>
  beginTarget(
    process,
    result,
    ({ key }) => (AT[key] ?? []).map(asKey),
    ({ text }) => `Empfehlung: ${text}`,
  )
const works = (result: Result): readonly (Work | undefined)[] =>
  ['a', 'b'].map((key) => (begin(result).process.elements[asKey(key)] as { work?: Work }).work)

describe('the target that a workshop leaves', () => {
  it('W24: has what was agreed at its steps, minutes only where it is one', () => {
    const result = resultOf(
      { kind: 'agree-minutes', place: row('one'), minutes: 12, seen: 0 },
      { kind: 'agree-minutes', place: row('both'), minutes: 99, seen: 0 },
      { kind: 'prescribe', place: row('both'), by: 'law', seen: 0 },
    )
    expect(works(result)).toEqual([
      { note: 'Wie bisher', minutes: 12, prescribedBy: 'law' },
      { prescribedBy: 'law' },
    ])
  })

  it('W24: keeps each recommendation, in the note of a step or by itself', () => {
    const common = (text: string) => ({ kind: 'common', text }) as const
    const result = resultOf(
      { kind: 'recommend', place: row('both'), recommendation: common('Kürzer'), seen: 0 },
      { kind: 'recommend', place: row('none'), recommendation: common('Neu'), seen: 0 },
    )
    expect(works(result)).toEqual([{ note: 'Wie bisher\nEmpfehlung: Kürzer' }, undefined])
    expect(begin(result).left).toEqual([common('Neu')])
  })
})
