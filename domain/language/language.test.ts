import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadLanguage } from '../../resources/load-language.ts'
import { exampleSubjects } from '../../test/matching-gold.ts'
import { runs } from '../../test/runs.ts'
import { splitCompound } from './compound.ts'
import type { Language, Relation, Word } from './door.ts'
import { fold, partsOf, plainLanguage } from './door.ts'
import { typingErrors } from './spelling.ts'
import { tokensOf } from './tokens.ts'

const language = loadLanguage()

const keys = (label: string, of: Language = language): readonly string[] =>
  of
    .readLabel(label, 'de')
    .words.map((word) => word.key)
    .sort()

const word = (text: string): Word => {
  const [first] = language.readLabel(text, 'de').words
  if (!first) throw new Error(`no word in ${text}`)
  return first
}

const relation = (a: string, b: string): Relation => language.relate(word(a), word(b))

describe('German labels', () => {
  it('mean the same whether they say it with a verb, a noun or a participle', () => {
    const expected = keys('Unterlagen prüfen')
    expect(keys('Prüfung der Unterlagen')).toEqual(expected)
    expect(keys('Die Unterlagen werden geprüft')).toEqual(expected)
    expect(keys('geprüfte Unterlagen')).toEqual(expected)
  })

  it('know verbs on -ieren that are in no list', () => {
    expect(keys('kontieren')).toEqual(keys('Kontierung'))
    expect(keys('kontierte Belege')).toEqual(keys('Belege kontieren'))
    expect(word('frieren').isAction).toBe(true)
    expect(word('Papieren').isAction).toBe(false)
  })

  it('bring nouns of action without -ung to their verb', () => {
    expect(keys('Ablage')).toEqual(keys('ablegen'))
    expect(keys('Versand')).toEqual(keys('versenden'))
    expect(keys('Übermittlung')).toEqual(keys('übermitteln'))
  })

  it('open compounds, head last', () => {
    expect(word('Vollständigkeitsprüfung').parts.at(-1)).toBe(word('prüfen').key)
    expect(word('Bauantrag').parts).toHaveLength(2)
    expect(word('Steuer-Bescheid').key).toBe(word('Steuerbescheid').key)
  })

  it('leave simple words whole that only look like compounds', () => {
    for (const text of ['Vertrag', 'Auftrag', 'Bescheid', 'Gebühr', 'Ausweis', 'Personal']) {
      expect(word(text).parts, text).toHaveLength(1)
    }
  })

  it('keep negations and directions', () => {
    expect(language.readLabel('Gebühr nicht bezahlt', 'de').isNegated).toBe(true)
    expect(language.readLabel('Antrag versenden', 'de').direction).toBe('out')
    expect(language.readLabel('Antrag entgegennehmen', 'de').direction).toBe('in')
  })

  it('let verbs of sending and getting say little beside what is done by saying so', () => {
    const weights = (label: string, tongue: 'de' | 'en') =>
      language.readLabel(label, tongue).words.map(({ weight }) => weight)
    expect(weights('Absage erhalten', 'de')).toEqual([1, 0.3])
    expect(weights('Erhalt der Genehmigung', 'de')).toEqual([0.3, 1])
    expect(weights('Einladung versenden', 'de')).toEqual([1, 0.3])
    expect(weights('Antrag erhalten', 'de')).toEqual([1, 1])
    expect(weights('Unterlagen versenden', 'de')).toEqual([1, 1])
    expect(weights('Receive rejection', 'en')).toEqual([0.3, 1])
    expect(weights('Send invitation', 'en')).toEqual([0.3, 1])
    expect(weights('Receive documents', 'en')).toEqual([1, 1])
    expect(weights('Send documents', 'en')).toEqual([1, 1])
    expect(language.readLabel('Absage erhalten', 'de').direction).toBe('in')
    expect(language.readLabel('Absage versenden', 'de').direction).toBe('out')
  })

  it('say little by the condition under which something is done', () => {
    const light = (label: string) =>
      language
        .readLabel(label, 'de')
        .words.filter(({ weight }) => weight < 0.3)
        .map(({ text }) => text)
    expect(light('Kopie an Ordnungsamt bei großem Hund')).toEqual(['großem', 'Hund'])
    expect(light('Bauaufsicht bei neuer Nutzung unterrichten')).toEqual(['neuer', 'Nutzung'])
    expect(light('Anrufen, wenn Pläne fehlen')).toEqual(['Pläne', 'fehlen'])
    expect(light('Führerschein bei der Bundesdruckerei bestellen')).toEqual([])
  })

  it('have the infinitive as their action', () => {
    expect(language.readLabel('Prüfung abschließen', 'de').action?.text).toBe('abschließen')
    expect(language.readLabel('Vollständigkeitsprüfung', 'de').action).toBeDefined()
    expect(language.readLabel('', 'de').words).toEqual([])
  })
})

describe('words', () => {
  it('are related by meaning, by compound and by spelling', () => {
    expect(relation('Lichtbild', 'Foto').kinship).toBe('glossary')
    expect(relation('Bauantrag', 'Antrag').kinship).toBe('compound')
    expect(relation('Bauantrag', 'Antrag').score).toBeLessThan(1)
    expect(relation('Genehmigng', 'Genehmigung').kinship).toBe('spelling')
    expect(relation('Wohnung', 'Rechnung').score).toBe(0)
  })

  it('that mean the opposite are never taken for each other', () => {
    expect(relation('zusagen', 'absagen')).toEqual({
      score: 0,
      kinship: 'opposite',
      source: 'shipped',
    })
    expect(relation('genehmigen', 'ablehnen').kinship).toBe('opposite')
    expect(relation('behalten', 'erhalten').kinship).toBe('opposite')
  })

  it('are read as abbreviations only where a full stop follows', () => {
    const [short] = language.readLabel('Verein. prüfen', 'de').words
    expect(short && language.relate(short, word('Vereinbarung')).score).toBe(0.9)
  })

  it('are related alike whatever was asked before', () => {
    const all = exampleSubjects()
      .flatMap(({ process }) => Object.values(process.elements))
      .flatMap(({ name }) => language.readLabel(name, 'de').words)
      .flatMap((one) => [one, ...partsOf(one)])
    const words = [...new Map(all.map((one) => [one.id, one])).values()]
    // A fresh memory of what was asked, each time.
    const [forward, backward] = [language.withGlossaries([]), language.withGlossaries([])]
    const some = words.filter((_, at) => at % 5 === 0)
    const back = some.toReversed().map((a) => words.toReversed().map((b) => backward.relate(a, b)))
    some.forEach((a, i) => {
      words.forEach((b, j) => {
        const after = back[some.length - 1 - i]?.[words.length - 1 - j]
        const before = forward.relate(a, b)
        if (before.score !== after?.score) expect([a.id, b.id, before]).toEqual([a.id, b.id, after])
      })
    })
  })

  it('are related in a list of words as they are one by one, words of two tongues too', () => {
    const german = ['Antrag', 'Bauantrag', 'prüfen', 'Prüfung', 'absagen', 'xyzzy'].map(word)
    const english = language.readLabel('check the application', 'en').words
    for (const words of [german, english, [...german, ...english]]) {
      const among = language.withGlossaries([]).relateAmong(words)
      words.forEach((a, i) => {
        words.forEach((b, j) => {
          expect(among(i, j)).toEqual(language.relate(a, b))
        })
      })
    }
  })

  it('are related the same way round and equal only to themselves', () => {
    const texts = [
      'Antrag',
      'Bauantrag',
      'Anmeldung',
      'prüfen',
      'Prüfung',
      'Ausweis',
      'Foto',
      'Gebührenbescheid',
      'absagen',
      'Rechnungsprüfung',
      'Ämter',
      'xyzzy',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.constantFrom(...texts), (a, b) => {
        const there = language.relate(word(a), word(b))
        expect(language.relate(word(b), word(a))).toEqual(there)
        expect(there.score === 1).toBe(word(a).key === word(b).key)
        expect(there.score).toBeGreaterThanOrEqual(0)
      }),
      { seed: 7, numRuns: runs(200) },
    )
  })
})

describe('the tongue', () => {
  it('is told from words and function words', () => {
    expect(language.tongueOf(['Evaluate', 'Check documents', 'Send letter'])).toBe('en')
    expect(language.tongueOf(['Bewerten', 'Vermerk', 'Unterlagen prüfen'])).toBe('de')
    expect(language.tongueOf([])).toBe('de')
  })

  it('English labels meet in stems and nouns of action', () => {
    const of = (label: string) =>
      language
        .readLabel(label, 'en')
        .words.map(({ key }) => key)
        .sort()
    expect(of('Evaluation of the application')).toEqual(of('Evaluate applications'))
    expect(of('Rejection')).toEqual(of('Reject'))
  })

  it('bodies that decide are called alike in English as in German', () => {
    const word = (text: string, tongue: 'de' | 'en') => {
      const [first] = language.readLabel(text, tongue).words
      if (!first) throw new Error(`no word in ${text}`)
      return first
    }
    expect(
      language.relate(word('Ausschuss', 'de'), word('Kommission', 'de')).score,
    ).toBeGreaterThan(0.7)
    expect(language.relate(word('Committee', 'en'), word('Board', 'en')).score).toBeGreaterThan(0.7)
  })
})

describe('a language without word lists', () => {
  it('still reads labels', () => {
    const plain = plainLanguage()
    expect(keys('Prüfung der Unterlagen', plain)).toEqual(keys('Unterlagen prüfen', plain))
  })
})

describe('the parts', () => {
  it('fold spelling', () => {
    expect(fold('Straßenprüfung É')).toBe('strassenprufung e')
  })

  it('count typing errors up to a limit', () => {
    expect(typingErrors('antrag', 'antrga', 2)).toBe(1)
    expect(typingErrors('antrag', 'anfrage', 2)).toBe(2)
    expect(typingErrors('antrag', 'bescheid', 2)).toBe(3)
  })

  it('split a word into known parts with linking letters', () => {
    const known = new Set(['steuer', 'zahlung', 'beleg', 'bau'])
    const list = {
      isFirst: (part: string) => known.has(part),
      isLast: (part: string) => known.has(part),
    }
    expect(splitCompound('zahlungsbeleg', list)).toEqual(['zahlung', 'beleg'])
    expect(splitCompound('steuerzahlungsbelege', list)).toEqual(['steuer', 'zahlung', 'beleg'])
    expect(splitCompound('unbekannt', list)).toBeUndefined()
  })

  it('keep hyphenated words together and leave numbers out', () => {
    expect(tokensOf('E-Akte 12 anlegen').map(({ text }) => text)).toEqual(['EAkte', 'anlegen'])
    expect(tokensOf('§ 45 StVO').map(({ text }) => text)).toEqual(['StVO'])
  })
})
