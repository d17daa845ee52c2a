import { describe, expect, it } from 'vitest'
import { process, task } from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import { entriesIn } from './entries.ts'
import { stepsOf } from './step.ts'

const language = loadLanguage()

const entries = (...steps: readonly (readonly [label: string, actor: string])[]) =>
  entriesIn(
    stepsOf(process(...steps.map(([label, actor]) => task(label, { actor }))), language, 'de'),
  )

describe('an entry of what was handed out', () => {
  it('is told by the thing, the post and the step right before it', () => {
    expect(
      entries(
        ['Hundemarke aushändigen', 'Bürgerbüro'],
        ['Marke in Excel-Liste eintragen', 'Bürgerbüro'],
      ),
    ).toEqual([undefined, 0])
    expect(
      entries(
        ['Schlüssel ausgeben', 'Hausmeisterei'],
        ['Schlüssel in Liste eintragen', 'Hausmeisterei'],
      ),
    ).toEqual([undefined, 0])
  })

  it('is not any other work on the thing, nor work of another post', () => {
    const none = [undefined, undefined]
    expect(
      entries(['Hundemarke aushändigen', 'Bürgerbüro'], ['Marke in Liste eintragen', 'Kämmerei']),
    ).toEqual(none)
    expect(
      entries(['Antrag entgegennehmen', 'Bürgerbüro'], ['Antrag in Liste eintragen', 'Bürgerbüro']),
    ).toEqual(none)
    expect(
      entries(['Bescheid versenden', 'Bürgerbüro'], ['Bescheid ablegen', 'Bürgerbüro']),
    ).toEqual(none)
    expect(
      entries(['Hundemarke aushändigen', 'Bürgerbüro'], ['Daten in Liste eintragen', 'Bürgerbüro']),
    ).toEqual(none)
  })
})
