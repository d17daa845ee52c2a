import { describe, expect, it } from 'vitest'
import { namedProcess, type Process, start, task } from '#process'
import { comparison, likeness, type PackedSubject, twins } from './relate.ts'

const made = (steps: number): Process =>
  namedProcess(
    'Wohngeld',
    start('Antrag'),
    ...Array.from({ length: steps }, (_, at) => task(`Antrag ${at} prüfen`)),
  )

const packed = (id: string, process: Process): PackedSubject => ({
  id,
  name: process.name,
  organisation: { id, name: id },
  model: JSON.stringify(process),
  profile: '{}',
  hasShares: true,
})

describe('what is compared with everything', () => {
  it('is left out of the likeness of what people put together', () => {
    const small = packed('a', made(12))
    const giant = packed('c', made(301))
    const likenessOf = (...subjects: readonly PackedSubject[]) =>
      likeness({ subjects, glossary: [] })
    const alone = likenessOf(small, packed('b', made(12)))
    const { similarity } = likenessOf(small, packed('b', made(12)), giant)
    expect(similarity).toBe(alone.similarity)
    expect(likenessOf(small, giant).similarity).toBe(0)
  })
})

describe('figures of a comparison', () => {
  const timed = (name: string, minutes: number, hasShares: boolean): PackedSubject => {
    const steps = ['Antrag', 'Unterlagen'].map((what) =>
      task(`${what} prüfen`, { work: { minutes } }),
    )
    return {
      ...packed(name, namedProcess(name, start('Antrag'), ...steps)),
      organisation: { id: 'o', name: 'Stadt Neustadt' },
      hasShares,
    }
  }
  const compared = (...subjects: readonly PackedSubject[]) =>
    comparison({ subjects, competences: [], organisations: [], decisions: [], glossary: [] })
      .findings.map(({ observation }) => observation)
      .filter(({ code }) => code === 'minutesPerCase')

  it('leave out what is unknown, of several processes of one house, too', () => {
    const [first, second] = [timed('Wohngeld', 5, true), timed('Lastenzuschuss', 50, true)]
    expect(compared(first, second)).toHaveLength(1)
    expect(compared(first, { ...second, hasShares: false })).toEqual([])
  })
})

describe('twins', () => {
  const told = (what: string): Process =>
    namedProcess(
      'Wohngeld',
      start('Antrag'),
      task(`${what} prüfen`),
      task(`${what} ablegen`),
      task('Bescheid erstellen'),
    )
  const pair = {
    subject: packed('a', told('Laufzettel')),
    others: [{ subject: packed('b', told('Umlaufmappe')), atLeast: 0.9 }],
  }

  it('are told by the words the alliance takes for each other', () => {
    const glossary = {
      synonyms: [['laufzettel', 'umlaufmappe']],
      opposites: [],
      abbreviations: {},
    }
    expect(twins({ ...pair, glossary: [] })).toEqual([])
    expect(twins({ ...pair, glossary: [{ source: 'entered', tongue: 'de', glossary }] })).toEqual([
      'b',
    ])
  })
})
