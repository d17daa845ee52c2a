import { describe, expect, it } from 'vitest'
import { elementsOf, isActivity, namedProcess, type Process, start, task } from '#process'
import { families, likeness, type PackedSubject } from './relate.ts'

const made = (steps: number, word = 'Antrag'): Process =>
  namedProcess(
    'Wohngeld',
    start('Antrag'),
    ...Array.from({ length: steps }, (_, at) => task(`${word} ${at} prüfen`)),
  )

const packed = (id: string, process: Process): PackedSubject => ({
  id,
  name: process.name,
  organisation: { id, name: id },
  model: JSON.stringify(process),
  profile: '{}',
  hasShares: true,
})

const familiesOf = (process: Process) =>
  families({
    subjects: [packed('a', process), packed('b', process)],
    competences: [],
    glossary: [],
  })

describe('what is compared with everything', () => {
  it('is what people drew, not a giant that would hold up the families of all others', () => {
    expect(familiesOf(made(12)).map(({ members }) => members)).toEqual([['a', 'b']])
    const giant = made(301)
    expect(elementsOf(giant).filter(isActivity)).toHaveLength(301)
    expect(familiesOf(giant)).toEqual([])
    expect(familiesOf(made(12, 'Antrag '.repeat(1_000)))).toEqual([])
  })

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
