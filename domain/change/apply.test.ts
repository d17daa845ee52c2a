import { describe, expect, it } from 'vitest'
import { asKey, type Element, end, type Process, process, start, task } from '#process'
import type { Change } from './change.ts'
import { checkChange } from './check-change.ts'

const base = process(start(), task('Prüfen', { actor: 'Amt' }), task('Ablegen'), end())

/** Applies changes, holds the laws, and hands back what came of it. */
const applied = (given: Process, ...changes: readonly Change[]) => {
  const checked = checkChange(given, { id: 'g', changes })
  expect(checked.broken).toEqual([])
  return checked
}
const at = (given: Process, key: string): Element => {
  const element = given.elements[asKey(key)]
  if (!element) throw new Error(`${key} is not there`)
  return element
}
const setName = (key: string, before: string, after: string): Change => ({
  kind: 'setElement',
  key: asKey(key),
  property: 'name',
  before,
  after,
})

describe('a group', () => {
  it('C4: overwrites a property whose value the writer had seen', () => {
    const { process: after } = applied(base, setName('Prüfen', 'Prüfen', 'Antrag prüfen'))
    expect(at(after, 'Prüfen').name).toBe('Antrag prüfen')
    expect(at(after, 'Ablegen')).toBe(at(base, 'Ablegen'))
  })

  it('C4: is refused where somebody else has written, with all three values', () => {
    const { conflicts } = applied(base, setName('Prüfen', 'Sichten', 'Antrag prüfen'))
    expect(conflicts).toEqual([
      {
        code: 'changed',
        table: 'elements',
        key: 'Prüfen',
        property: 'name',
        expected: 'Sichten',
        found: 'Prüfen',
        wanted: 'Antrag prüfen',
      },
    ])
  })
})
