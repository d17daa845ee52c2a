import { describe, expect, it } from 'vitest'
import { end, namedProcess, start, task } from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import { markText } from './mark.ts'
import { makeSearchIndex } from './search-index.ts'
import { termsOfProcess, termsOfSteps } from './terms.ts'
import { queryOfWords, readWords } from './words.ts'

const language = loadLanguage()

const dogTax = namedProcess(
  'Hundesteuer anmelden',
  start(),
  task('Anmeldung des Hundes entgegennehmen'),
  task('Einkommensnachweis anfordern'),
  task('Hundemarke versenden'),
  end(),
)
const building = namedProcess(
  'Bauantrag prüfen',
  start(),
  task('Prüfung der Unterlagen'),
  task('Bescheid erstellen'),
  task('Bescheid versenden'),
  end(),
)

const index = makeSearchIndex()
index.put(termsOfProcess({ id: 'dog', name: dogTax.name, process: dogTax }, language))
index.put(termsOfProcess({ id: 'building', name: building.name, process: building }, language))

const asked = (words: string) => queryOfWords(readWords(words, language), index)
const found = (words: string) =>
  index.search(asked(words).query, { top: 10, isStrict: true }).map((hit) => hit.id)

const marked = (words: string, text: string) =>
  markText(text, asked(words).marks, language, 'de').map(
    ({ start, end, meeting }) => `${text.slice(start, end)}: ${meeting}`,
  )

describe('searching by words', () => {
  it('finds other forms of a word, and parts of compounds', () => {
    expect(found('Unterlage prüfen')).toEqual(['building'])
    expect(found('geprüft')).toEqual(['building'])
    expect(found('Hund')).toEqual(['dog'])
    expect(found('Steuer')).toEqual(['dog'])
  })

  it('finds words of the same meaning', () => {
    expect(found('zusenden Hundemarke')).toEqual(['dog'])
  })

  it('forgives typing errors in words that are in no list', () => {
    expect(found('Hundestuer')).toEqual(['dog'])
    expect(found('Hundemrake')).toEqual(['dog'])
    expect(found('Bauantrga')).toEqual(['building'])
  })

  it('takes no word that is right for a typing error', () => {
    expect(found('Hunger')).toEqual([])
  })

  it('finds what begins as typed', () => {
    expect(found('Hundem')).toEqual(['dog'])
  })

  it('leaves out what meets only some of the words where others meet all', () => {
    expect(found('Bescheid versenden')).toEqual(['building'])
    expect(found('versenden')).toHaveLength(2)
  })

  it('finds nothing by words that say nothing', () => {
    expect(found('')).toEqual([])
    expect(found('der die das')).toEqual([])
  })
})

describe('searching by step', () => {
  it('finds the step that asks for it', () => {
    const steps = makeSearchIndex()
    for (const process of [dogTax, building]) {
      for (const { key, terms } of termsOfSteps(process, language)) {
        steps.put({ id: `${process.name} ${process.elements[key]?.name}`, terms })
      }
    }
    const { query } = queryOfWords(readWords('Nachweis Einkommen', language), steps)
    const [first, ...others] = steps.search(query, { top: 5, isStrict: true })
    expect(first?.id).toBe('Hundesteuer anmelden Einkommensnachweis anfordern')
    expect(first?.covered).toBeGreaterThan(0.9)
    expect(others).toEqual([])
  })
})

describe('marking what was found', () => {
  it('says how each word was met', () => {
    expect(marked('Unterlage prüfen', 'Prüfung der Unterlagen')).toEqual([
      'Prüfung: same',
      'Unterlagen: same',
    ])
    expect(marked('Steuer', 'Hundesteuer anmelden')).toEqual(['Hundesteuer: part'])
    expect(marked('Hundemrake', 'Hundemarke versenden')).toEqual(['Hundemarke: spelling'])
    expect(marked('zusenden', 'Hundemarke versenden')).toEqual(['versenden: meaning'])
  })

  it('marks nothing where nothing is met', () => {
    expect(marked('Bauantrag', 'Hundemarke versenden')).toEqual([])
    expect(marked('constructor', 'Hundemarke versenden')).toEqual([])
    expect(marked('', '')).toEqual([])
  })
})
