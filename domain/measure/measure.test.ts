import { describe, expect, it } from 'vitest'
import { asKey, emptyProcess, type Process, type Work } from '#process'
import { mediaBreaks, minutesPerCase } from './door.ts'

/** Steps in a row; keys in reverse, so that the order of the table is not the order of the flow. */
const row = (...works: readonly Work[]): Process => {
  const pool = asKey('p')
  const keys = works.map((_, index) => asKey(`s${index}`))
  const tasks = works.map((work, index) => ({
    kind: 'task' as const,
    key: keys[index] ?? pool,
    name: `Schritt ${index}`,
    taskType: 'none' as const,
    parent: pool,
    work,
  }))
  const flows = works.slice(1).map((_, index) => ({
    kind: 'sequenceFlow' as const,
    key: asKey(`f${index}`),
    name: '',
    parent: pool,
    source: keys[index] ?? pool,
    target: keys[index + 1] ?? pool,
  }))
  return {
    ...emptyProcess('Reihe'),
    elements: Object.fromEntries([...tasks.toReversed(), ...flows].map((each) => [each.key, each])),
  }
}

describe('minutesPerCase', () => {
  it('adds minutes times share', () => {
    expect(minutesPerCase(row({ minutes: 10 }, { minutes: 4, share: 0.15 }))).toBe(10.6)
  })
  it('does not know where nobody has said', () => {
    expect(minutesPerCase(row({}, {}))).toBeUndefined()
    expect(minutesPerCase(emptyProcess('leer'))).toBeUndefined()
  })
  it('knows that nought minutes are nought', () => {
    expect(minutesPerCase(row({ minutes: 0 }))).toBe(0)
  })
})

describe('mediaBreaks', () => {
  it('counts changes in the order of the flow, not of the table', () => {
    const media = ['paper', 'paper', 'eFile', 'specialistSystem', 'paper'] as const
    expect(mediaBreaks(row(...media.map((medium) => ({ medium }))))).toBe(2)
  })
  it('passes over talk, rare steps and steps without a medium', () => {
    expect(
      mediaBreaks(
        row(
          { medium: 'eFile' },
          { medium: 'inPerson' },
          {},
          { medium: 'paper', share: 0.49 },
          {
            medium: 'file',
          },
        ),
      ),
    ).toBe(0)
  })
  it('counts a step that occurs in exactly half of the cases', () => {
    expect(mediaBreaks(row({ medium: 'eFile' }, { medium: 'paper', share: 0.5 }))).toBe(1)
  })
  it('does not know where no medium is named', () => {
    expect(mediaBreaks(row({}))).toBeUndefined()
  })
  it('walks a loop once', () => {
    const process = row({ medium: 'paper' }, { medium: 'eFile' })
    const back = {
      kind: 'sequenceFlow' as const,
      key: asKey('back'),
      name: '',
      parent: asKey('p'),
      source: asKey('s1'),
      target: asKey('s0'),
    }
    expect(mediaBreaks({ ...process, elements: { ...process.elements, [back.key]: back } })).toBe(1)
  })
})
