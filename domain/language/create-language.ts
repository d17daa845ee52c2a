// Puts the word lists together into a `Language`. Lists are read on the first question, so that a
// program that never compares anything pays nothing.

import { type Act, actsByKey } from './acts.ts'
import { englishRoot } from './english.ts'
import {
  ENGLISH_FUNCTION_WORDS,
  ENGLISH_GETTING,
  ENGLISH_GIVING,
  ENGLISH_IN,
  ENGLISH_NEGATIONS,
  ENGLISH_OUT,
} from './english-words.ts'
import { fold } from './fold.ts'
import { type GermanLists, germanRoot, type Root, verbStem } from './german.ts'
import {
  GERMAN_FUNCTION_WORDS,
  GERMAN_GETTING,
  GERMAN_GIVING,
  GERMAN_IN,
  GERMAN_NEGATIONS,
  GERMAN_OUT,
  GERMAN_WHENS,
} from './german-words.ts'
import {
  type Direction,
  type Glossary,
  type GlossaryLayer,
  type GlossarySource,
  type Kin,
  type Label,
  type Language,
  type LanguageResources,
  type Relation,
  type Tongue,
  type Word,
  wordId,
} from './language.ts'
import { relateWords } from './relate.ts'
import { createThesaurus, stackThesauri, type Thesaurus } from './thesaurus.ts'
import { type Token, tokensOf } from './tokens.ts'

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '')

const listsOf = (resources: LanguageResources): GermanLists => ({
  nouns: new Set(lines(resources.nouns)),
  verbs: new Set(lines(resources.verbs)),
  forms: new Map(
    lines(resources.forms).map((line) => {
      const [form = '', lemma = ''] = line.split(' ')
      return [form, lemma]
    }),
  ),
})

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const LIGHT = 0.3

/** A channel (E-Mail, Papier) says how and not what. */
const CHANNEL = 0.6

/** When something is done (bei großem Hund, wenn Pläne fehlen) says little about what is done. */
const CONDITION = 0.25

const SAME: Relation = { score: 1, kinship: 'same' }

interface Tools {
  readonly wordOf: (token: Token) => Word
  /** Places of the tokens that say under which condition something is done. */
  readonly conditionsIn: (tokens: readonly Token[]) => ReadonlySet<number>
  /** Verbs that only carry what is said: who sends an invitation invites, who gets a rejection is rejected. */
  readonly isGiving: (word: Word) => boolean
  readonly isGetting: (word: Word) => boolean
  readonly isFunctionWord: (folded: string) => boolean
  readonly isNegation: (folded: string) => boolean
  readonly directionOf: (word: Word) => Direction
  readonly acts: ReadonlyMap<string, ReadonlySet<Act>>
  /** The key of a glossary entry, which may be several words. */
  readonly keyOf: (entry: string) => string
  readonly thesaurus: Thesaurus
  /** Short form to full words. */
  readonly abbreviations: Readonly<Record<string, string>>
}

const joinRoots = (roots: readonly Root[]): Root => ({
  key: roots.map((root) => root.key).join('+'),
  parts: roots.flatMap((root) => root.parts),
  isAction: roots.at(-1)?.isAction ?? false,
  isLight: false,
  isKnown: roots.every((root) => root.isKnown),
})

const wordMaker =
  (tongue: Tongue, rootOf: (folded: string, isCapital: boolean) => Root) =>
  (token: Token): Word => {
    const pieces = token.text.split('-').filter((piece) => piece.length > 1)
    const isCapital = token.isCapital
    const roots = pieces.map((piece) => rootOf(fold(piece), isCapital))
    const [first] = roots
    const root =
      first && roots.length === 1 ? first : roots.length > 1 ? joinRoots(roots) : undefined
    const alone = root?.isLight ? (root.isAction ? LIGHT : CHANNEL) : 1
    const word = {
      tongue,
      text: token.text,
      key: root?.key ?? fold(token.text),
      parts: root?.parts ?? [fold(token.text)],
      isAction: root?.isAction ?? false,
      alone,
      weight: alone,
      isAbbreviated: token.hasStop,
      isKnown: root?.isKnown ?? false,
    }
    return { ...word, id: wordId(word) }
  }

/** Key of a glossary entry: its content words, joined. */
const entryKey = (entry: string, wordOf: (token: Token) => Word, skip: (word: string) => boolean) =>
  tokensOf(entry)
    .filter((token) => !skip(fold(token.text)))
    .map((token) => wordOf(token).key)
    .join('+')

const thesaurusOf = (
  glossary: Partial<Glossary>,
  source: GlossarySource,
  synonyms: string,
  keyOf: (entry: string) => string,
): Thesaurus =>
  createThesaurus({
    source,
    glossary: (glossary.synonyms ?? []).map((group) => group.map(keyOf)),
    opposites: (glossary.opposites ?? []).map(([a, b]) => [keyOf(a), keyOf(b)]),
    synonyms: lines(synonyms).map((line) => line.split(' ')),
  })

const directions = (outward: Iterable<string>, inward: Iterable<string>) => {
  const out = new Set(outward)
  const into = new Set(inward)
  return (word: Word): Direction => {
    const key = word.parts.at(-1) ?? word.key
    return out.has(key) ? 'out' : into.has(key) ? 'in' : 'none'
  }
}

const NO_PLACES: ReadonlySet<number> = new Set()

/** `bei` before a noun without an article (bei großem Hund) up to that noun, `wenn` and the like up to the end. */
const germanConditions = (tokens: readonly Token[]): ReadonlySet<number> => {
  const found = new Set<number>()
  tokens.forEach(({ text }, at) => {
    const word = fold(text)
    if (GERMAN_WHENS.has(word) && at > 0) for (let k = at; k < tokens.length; k += 1) found.add(k)
    if (word !== 'bei' || GERMAN_FUNCTION_WORDS.has(fold(tokens[at + 1]?.text ?? 'der'))) return
    const end = tokens.findIndex(({ isCapital }, k) => k > at && isCapital)
    for (let k = at + 1; k <= end; k += 1) found.add(k)
  })
  return found
}

const keyIn = (keys: Iterable<string>): ((word: Word) => boolean) => {
  const known = new Set(keys)
  return ({ key }) => known.has(key)
}

const germanTools = (resources: LanguageResources, lists: GermanLists): Tools => {
  const wordOf = wordMaker('de', (folded, isCapital) => germanRoot(folded, isCapital, lists))
  const isFunctionWord = (folded: string) => GERMAN_FUNCTION_WORDS.has(folded)
  const keyOf = (entry: string) => entryKey(entry, wordOf, isFunctionWord)
  return {
    wordOf,
    isFunctionWord,
    isNegation: (folded) => GERMAN_NEGATIONS.has(folded),
    directionOf: directions([...GERMAN_OUT].map(verbStem), [...GERMAN_IN].map(verbStem)),
    conditionsIn: germanConditions,
    isGiving: keyIn([...GERMAN_GIVING].map(verbStem)),
    isGetting: keyIn([...GERMAN_GETTING].map(verbStem)),
    acts: actsByKey('de', verbStem),
    keyOf,
    thesaurus: thesaurusOf(resources.german, 'shipped', resources.synonyms, keyOf),
    abbreviations: resources.german.abbreviations,
  }
}

const englishTools = (resources: LanguageResources): Tools => {
  const wordOf = wordMaker('en', (folded) => englishRoot(folded))
  const isFunctionWord = (folded: string) => ENGLISH_FUNCTION_WORDS.has(folded)
  const keyOf = (entry: string) => entryKey(entry, wordOf, isFunctionWord)
  const stem = (word: string) => englishRoot(word).key
  return {
    wordOf,
    isFunctionWord,
    isNegation: (folded) => ENGLISH_NEGATIONS.has(folded),
    directionOf: directions([...ENGLISH_OUT].map(stem), [...ENGLISH_IN].map(stem)),
    conditionsIn: () => NO_PLACES,
    isGiving: keyIn([...ENGLISH_GIVING].map(stem)),
    isGetting: keyIn([...ENGLISH_GETTING].map(stem)),
    acts: actsByKey('en', stem),
    keyOf,
    thesaurus: thesaurusOf(resources.english, 'shipped', resources.englishSynonyms, keyOf),
    abbreviations: resources.english.abbreviations,
  }
}

const NO_ACTS: ReadonlySet<Act> = new Set()

/** Kinds of act of a word by itself or by its head: a Vorprüfung checks. */
const actsOf = (word: Word, acts: Tools['acts']): ReadonlySet<Act> =>
  acts.get(word.key) ?? acts.get(word.parts.at(-1) ?? '') ?? NO_ACTS

/** Acts that are done by saying so: who sends or gets what was said only carries it. */
const SAID: readonly Act[] = ['decide', 'inform', 'consult']

const isOf = (word: Word, acts: readonly Act[], tools: Tools): boolean => {
  const own = actsOf(word, tools.acts)
  return acts.some((act) => own.has(act))
}

/**
 * *Absage erhalten* says what *abgelehnt* says, and *Einladung senden* what *einladen* says: beside a word of deciding,
 * informing or consulting, the verb of sending or getting is light.
 */
const withCarriers = (words: readonly Word[], tools: Tools): readonly Word[] => {
  const isCarrier = (word: Word) => tools.isGiving(word) || tools.isGetting(word)
  if (!words.some(isCarrier)) return words
  return words.map((word) => {
    if (!isCarrier(word)) return word
    const isLight = words.some((other) => !isCarrier(other) && isOf(other, SAID, tools))
    return isLight ? { ...word, weight: Math.min(word.weight, LIGHT) } : word
  })
}

/** The verb if there is one: German labels end with it, English ones begin with it. */
const actionOf = (words: readonly Word[], tongue: Tongue): Word | undefined => {
  if (tongue === 'en') return words.find((word) => word.weight === 1) ?? words[0]
  const isVerb = (word: Word) => word.isAction && !/^\p{Lu}/u.test(word.text)
  return (
    words.findLast((word) => isVerb(word) && word.weight === 1) ??
    words.find((word) => word.isAction && word.weight === 1) ??
    words.find((word) => word.isAction)
  )
}

/** Tools with glossaries on top; the last layer is asked first. */
const withLayers = (tools: Tools, layers: readonly GlossaryLayer[]): Tools => ({
  ...tools,
  thesaurus: stackThesauri([
    ...layers
      .map(({ glossary, source }) => thesaurusOf(glossary, source, '', tools.keyOf))
      .reverse(),
    tools.thesaurus,
  ]),
  abbreviations: Object.assign(
    {},
    tools.abbreviations,
    ...layers.map(({ glossary }) => glossary.abbreviations ?? {}),
  ),
})

type LabelMemo = Readonly<Record<Tongue, Map<string, Label>>>

const labelMemo = (): LabelMemo => ({ de: new Map(), en: new Map() })

interface Base {
  readonly lists: () => GermanLists
  readonly toolsOf: (tongue: Tongue) => Tools
  readonly labels: LabelMemo
}

/** What is known of how words are related; words have numbers, because rows of arrays are found sooner than maps in maps. */
interface Relations {
  readonly numbers: Map<string, number>
  readonly rows: Relation[][]
}

const noRelations = (): Relations => ({ numbers: new Map(), rows: [] })

/** The number of a word by its id, and a row for it. */
const numberOf = ({ numbers, rows }: Relations, { id }: Word): number => {
  const known = numbers.get(id)
  if (known !== undefined) return known
  numbers.set(id, rows.length)
  rows.push([])
  return rows.length - 1
}

const languageOf = ({ lists, toolsOf, labels }: Base): Language => {
  const relations: Readonly<Record<Tongue, Relations>> = { de: noRelations(), en: noRelations() }

  const readLabel = (text: string, tongue: Tongue): Label => {
    const known = labels[tongue].get(text)
    if (known) return known
    const tools = toolsOf(tongue)
    const expanded = text.replace(/[\p{L}]+\.?/gu, (word) =>
      Object.hasOwn(tools.abbreviations, word) ? (tools.abbreviations[word] ?? word) : word,
    )
    const tokens = tokensOf(expanded)
    const conditional = tools.conditionsIn(tokens)
    const words = tokens.flatMap((token, at) => {
      const folded = fold(token.text)
      if (tools.isFunctionWord(folded) || tools.isNegation(folded)) return []
      const word = tools.wordOf(token)
      return conditional.has(at) ? { ...word, weight: Math.min(word.weight, CONDITION) } : word
    })
    const action = actionOf(words, tongue)
    const label: Label = {
      text,
      words: withCarriers(words, tools),
      ...(action ? { action } : {}),
      isNegated: tokens.some((token) => tools.isNegation(fold(token.text))),
      direction: action ? tools.directionOf(action) : 'none',
      acts: new Set(words.flatMap((word) => [...actsOf(word, tools.acts)])),
    }
    labels[tongue].set(text, label)
    return label
  }

  const judge = (a: Word, b: Word): Relation => {
    // One order, so that the answer cannot depend on who is asked first. Words of two tongues meet only
    // by accident; German may answer then.
    const [first, second] = a.key < b.key ? [a, b] : [b, a]
    const tongue = a.tongue === b.tongue ? a.tongue : 'de'
    return relateWords(first, second, toolsOf(tongue).thesaurus)
  }

  const relationOf = (a: Word, b: Word, row: Relation[] | undefined, at: number): Relation => {
    if (a.key === b.key) return SAME
    const known = row?.[at]
    if (known) return known
    const found = judge(a, b)
    if (row) row[at] = found
    return found
  }

  const relate = (a: Word, b: Word): Relation => {
    const known = relations[a.tongue === b.tongue ? a.tongue : 'de']
    return relationOf(a, b, known.rows[numberOf(known, a)], numberOf(known, b))
  }

  const relateAmong = (words: readonly Word[]): ((i: number, j: number) => Relation) => {
    const tongue = words[0]?.tongue ?? 'de'
    const isMixed = words.some((word) => word.tongue !== tongue)
    const known = relations[tongue]
    const numbers = isMixed ? [] : words.map((word) => numberOf(known, word))
    return (i, j) => {
      const [a, b] = [words[i], words[j]]
      if (!a || !b) throw new Error('no such word in the list')
      return isMixed
        ? relate(a, b)
        : relationOf(a, b, known.rows[numbers[i] ?? -1], numbers[j] ?? -1)
    }
  }

  const tongueOf = (texts: readonly string[]): Tongue => {
    let germanVotes = 0
    let englishVotes = 0
    for (const text of texts) {
      if (/[äöüß]/i.test(text)) germanVotes += 2
      for (const token of tokensOf(text)) {
        const folded = fold(token.text)
        if (GERMAN_FUNCTION_WORDS.has(folded) && !ENGLISH_FUNCTION_WORDS.has(folded))
          germanVotes += 2
        else if (ENGLISH_FUNCTION_WORDS.has(folded) && !GERMAN_FUNCTION_WORDS.has(folded)) {
          englishVotes += 2
        } else if (lists().verbs.has(folded) || lists().nouns.has(folded)) germanVotes += 1
        else if (/(tion|ing|ment|ed|ity|ck|y)s?$/.test(folded)) englishVotes += 1
      }
    }
    return englishVotes > germanVotes ? 'en' : 'de'
  }

  const kinOf = ({ key }: Word, tongue: Tongue): readonly Kin[] => {
    const { thesaurus } = toolsOf(tongue)
    return thesaurus
      .kinOf(key)
      .flatMap((other) => {
        const relation = thesaurus.relate(key, other)
        return relation ? [{ key: other, relation }] : []
      })
      .sort((a, b) => b.relation.score - a.relation.score || (a.key < b.key ? -1 : 1))
  }

  const withGlossaries = (layers: readonly GlossaryLayer[]): Language => {
    if (layers.length === 0) return languageOf({ lists, toolsOf, labels })
    const of = (tongue: Tongue) => layers.filter((layer) => layer.tongue === tongue)
    const layered = {
      de: once(() => withLayers(toolsOf('de'), of('de'))),
      en: once(() => withLayers(toolsOf('en'), of('en'))),
    }
    // New short forms change how labels are read; synonyms do not.
    const isReadAnew = layers.some(({ glossary }) => glossary.abbreviations !== undefined)
    return languageOf({
      lists,
      toolsOf: (tongue) => layered[tongue](),
      labels: isReadAnew ? labelMemo() : labels,
    })
  }

  return { tongueOf, readLabel, relate, relateAmong, kinOf, withGlossaries }
}

export const createLanguage = (resources: LanguageResources): Language => {
  const lists = once(() => listsOf(resources))
  const tools = {
    de: once(() => germanTools(resources, lists())),
    en: once(() => englishTools(resources)),
  }
  return languageOf({ lists, toolsOf: (tongue) => tools[tongue](), labels: labelMemo() })
}
