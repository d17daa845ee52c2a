import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { fitting, namedIn, putName, wordAt } from './mentions.ts'

const people = [
  { id: 'a', name: 'Anna Berg' },
  { id: 'b', name: 'Anna Bergmann' },
  { id: 'c', name: 'Klaus-Dieter Mews' },
  { id: 'd', name: 'Sinan Yıldız' },
]

describe('naming somebody', () => {
  it('begins with an @ at the caret, in front of which no word stands', () => {
    const at = (text: string) => wordAt(text, text.length)?.word
    expect(at('Bitte @An')).toBe('An')
    expect(at('@')).toBe('')
    expect(at('(@Anna Be')).toBe('Anna Be')
    expect(at('anna@example')).toBeUndefined()
    expect(at('Bitte @Anna Berg schaut')).toBeUndefined()
    expect(wordAt('Bitte @An und', 9)).toEqual({ from: 6, word: 'An' })
  })

  it('offers whose name has a part that begins so', () => {
    const ids = (word: string) => fitting(people, word).map(({ id }) => id)
    expect(ids('')).toEqual(['a', 'b', 'c', 'd'])
    expect(ids('anna b')).toEqual(['a', 'b'])
    expect(ids('die')).toEqual(['c'])
    expect(ids('yı')).toEqual(['d'])
    expect(ids('erg')).toEqual([])
  })

  it('names whose whole name stands there, and nobody whose name another begins with', () => {
    expect(namedIn('Bitte @Anna Bergmann fragen', people)).toEqual(['b'])
    expect(namedIn('@Anna Berg, @Sinan Yıldız?', people)).toEqual(['d', 'a'])
    expect(namedIn('@Anna und Anna Berg', people)).toEqual([])
  })

  it('finds everybody who was chosen, in any text', () => {
    const words = fc.array(fc.constantFrom('Bitte', '@', 'prüfen,', 'Anna'), { maxLength: 4 })
    fc.assert(
      fc.property(words, words, fc.constantFrom(...people), (before, after, person) => {
        const start = before.length > 0 ? `${before.join(' ')} ` : ''
        const typed = `${start}@${person.name.slice(0, 2)}`
        const whole = `${typed} ${after.join(' ')}`
        const word = wordAt(whole, typed.length)
        const put = putName(whole, word?.from ?? -1, typed.length, person.name)
        expect(namedIn(put.text, people)).toContain(person.id)
        expect(put.text.slice(0, put.caret)).toBe(`${start}@${person.name} `)
        expect(put.text.slice(put.caret)).toBe(after.join(' '))
      }),
      { seed: 41, numRuns: runs(200) },
    )
  })
})
