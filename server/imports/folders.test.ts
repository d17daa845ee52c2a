import { describe, expect, it } from 'vitest'
import { foldersOf, guessOrganisation } from './folders.ts'
import { readableName } from './readable-name.ts'

describe('folders of an upload', () => {
  it('are the top ones, below a folder that wraps everything', () => {
    expect(foldersOf(['a/1', 'b/2', '3'])).toEqual(['a', 'b', ''])
    expect(foldersOf(['alle/a/1', 'alle/b/c/2', 'alle/3'])).toEqual(['a', 'b', ''])
    expect(foldersOf(['Witten/1', 'Witten/2'])).toEqual(['Witten', 'Witten'])
    expect(foldersOf(['1', '2'])).toEqual(['', ''])
    expect(foldersOf([])).toEqual([])
  })
})

describe('whose a folder is', () => {
  const organisation = (
    id: string,
    name: string,
    shortName: string,
    regionalKey: string | null,
  ) => ({
    id,
    name,
    shortName,
    regionalKey,
  })
  const alliance = [
    organisation('en', 'Ennepe-Ruhr-Kreis', 'EN', '05954'),
    organisation('ge', 'Stadt Gevelsberg', 'Gevelsberg', '05954012'),
    organisation('we', 'Stadt Wetter (Ruhr)', 'Wetter', '05954032'),
    organisation('wi', 'Stadt Witten', 'Witten', '05954036'),
    organisation('sp', 'Stadt Sprockhövel', 'Sprockhövel', '05954028'),
  ]
  const guess = (folder: string) => guessOrganisation(folder, alliance)

  it('is told by name, short name or regional key', () => {
    expect(guess('Gevelsberg')).toBe('ge')
    expect(guess('01_Stadt Witten')).toBe('wi')
    expect(guess('Prozesse-Sprockhoevel-2026')).toBe('sp')
    expect(guess('wetter')).toBe('we')
    expect(guess('05954')).toBe('en')
    expect(guess('AGS 05954036')).toBe('wi')
    expect(guess('Ennepe-Ruhr-Kreis')).toBe('en')
    expect(guess('EN')).toBe('en')
  })

  it('stays open where nothing or more than one fits', () => {
    expect(guess('')).toBeNull()
    expect(guess('Modelle')).toBeNull()
    expect(guess('Stadt')).toBeNull()
    expect(guess('Witten und Wetter')).not.toBe('ge')
    expect(guess('Witten und Gevelsberg')).toBeNull()
  })

  it('does not take a county for its town', () => {
    const both = [
      organisation('k', 'Kreis Unna', 'Kreis', '05978'),
      organisation('s', 'Kreisstadt Unna', 'Unna', '05978036'),
    ]
    expect(guessOrganisation('Kreis Unna', both)).toBe('k')
  })
})

describe('names', () => {
  it('of files become readable', () => {
    expect(readableName('x/02_GF-Neue-Akten_beantragen (de).bpmn')).toBe('GF-Neue-Akten beantragen')
    expect(readableName('GF-Neue-Akten-beantragen.bpmn')).toBe('GF Neue Akten beantragen')
    expect(readableName('Hund-anmelden_v2.1.steps.txt')).toBe('Hund anmelden')
    expect(readableName('.bpmn')).not.toBe('')
  })
})
