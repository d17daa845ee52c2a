import { describe, expect, it } from 'vitest'
import { cli } from './cli.ts'

/** Every key with its sentence, flat. */
const flat = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value ?? {}).flatMap(([key, inner]) => flat(inner, `${path}.${key}`))

const placesIn = (sentence: string) =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)

describe('the texts of the command line', () => {
  it('take the same values in both languages', () => {
    const english = new Map(flat(cli.en))
    for (const [path, sentence] of flat(cli.de)) {
      expect([path, placesIn(english.get(path) ?? '').sort()]).toEqual([
        path,
        placesIn(sentence).sort(),
      ])
    }
  })

  it('shout at nobody', () => {
    for (const texts of [cli.de, cli.en]) {
      expect(flat(texts).filter(([, sentence]) => sentence.includes('!'))).toEqual([])
    }
  })
})
