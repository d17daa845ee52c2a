// What the matcher knows about words. A `Language` is a value made once from word lists; everything
// it remembers is a pure memo of what it was asked.

import type { Act } from './acts.ts'

export type { Act } from './acts.ts'

/** The two tongues labels are read in. */
export type Tongue = 'de' | 'en'

/** A content word of a label. */
export interface Word {
  /** The tongue it was read in. */
  readonly tongue: Tongue
  /** As written in the label. */
  readonly text: string
  /** What inflection, nominalisation and linking letters leave; equal keys are the same word. */
  readonly key: string
  /** Keys of the parts of a compound, head last; `[key]` for a simple word. */
  readonly parts: readonly string[]
  /** Something done (prüfen, Prüfung), or anything else. */
  readonly isAction: boolean
  /** 0 to 1: how much it says by itself; verbs such as `durchführen` say little. */
  readonly alone: number
  /** The same in its label, where what goes with it (Absage erhalten) may leave it less. */
  readonly weight: number
  /** Written with a full stop as an abbreviation (Gebühr.). */
  readonly isAbbreviated: boolean
  /** Stands in a word list, or all its parts do; what does not may be a typing error. */
  readonly isKnown: boolean
  /** Key and marks in one: words of one id are related alike to all others. */
  readonly id: string
}

/** The id of a word; see `Word.id`. */
export const wordId = (word: Omit<Word, 'id'>): string =>
  `${word.key}${word.isAbbreviated ? '.' : ''}${word.isAction ? '!' : ''}${word.isKnown ? '' : '?'}`

/** The parts of a compound as words that stand alone; only the last says what is done. */
export const partsOf = (word: Word): readonly Word[] =>
  word.parts.length === 1
    ? [word]
    : word.parts.map((key, at) => {
        const isAction = word.isAction && at === word.parts.length - 1
        const part = { ...word, key, parts: [key], isAction }
        return { ...part, id: wordId(part) }
      })

/** Which way something goes: out of the hands of who does the step, or into them. */
export type Direction = 'out' | 'in' | 'none'

/** A label as the matcher reads it. */
export interface Label {
  readonly text: string
  readonly words: readonly Word[]
  /** The word that says what is done; absent in labels without one. */
  readonly action?: Word
  /** Says that something does not happen (nicht, kein, ohne). */
  readonly isNegated: boolean
  readonly direction: Direction
  /** Kinds of act its words name; empty where none is known. */
  readonly acts: ReadonlySet<Act>
}

/** How two words belong together. */
export type Kinship =
  | 'same'
  | 'glossary'
  | 'synonym'
  | 'compound'
  | 'derived'
  | 'spelling'
  | 'opposite'
  | 'none'

/** Who put an entry into a glossary: the program, a person, or decisions people made on links. */
export type GlossarySource = 'shipped' | 'entered' | 'learnt'

export interface Relation {
  /** 0 to 1. */
  readonly score: number
  readonly kinship: Kinship
  /** Which glossary says so; only with `glossary` and `opposite`. */
  readonly source?: GlossarySource
}

export interface Language {
  /** The tongue most of these labels are written in; German where nothing tells. */
  readonly tongueOf: (labels: readonly string[]) => Tongue
  readonly readLabel: (text: string, tongue: Tongue) => Label
  /** Symmetric; 1 exactly for equal keys. */
  readonly relate: (a: Word, b: Word) => Relation
  /** `relate` for words of one list by their places in it, for those who hold all against all. */
  readonly relateAmong: (words: readonly Word[]) => (i: number, j: number) => Relation
  /** Words of the same or a near meaning, the nearest first, then in the order of the alphabet. */
  readonly kinOf: (word: Word, tongue: Tongue) => readonly Kin[]
  /**
   * The same language with glossaries on top: later layers have the last word, all of them before the
   * shipped glossary and the thesaurus. Cheap: word lists and labels read are shared.
   */
  readonly withGlossaries: (layers: readonly GlossaryLayer[]) => Language
}

/** Entries of one tongue and one source, put on top of a language. */
export interface GlossaryLayer {
  readonly source: GlossarySource
  readonly tongue: Tongue
  readonly glossary: Partial<Glossary>
}

/** A word that may stand for another. */
export interface Kin {
  readonly key: string
  readonly relation: Relation
}

/** Words an alliance takes for each other; every word in its basic form, several words allowed. */
export interface Glossary {
  /** Groups of words with the same meaning. */
  readonly synonyms: readonly (readonly string[])[]
  /** Pairs that must never be taken for each other. */
  readonly opposites: readonly (readonly [string, string])[]
  /** Short form to full words. */
  readonly abbreviations: Readonly<Record<string, string>>
}

/** Word lists, each one entry a line. How they are made: `resources/generate-language.ts`. */
export interface LanguageResources {
  /** German nouns that are no compounds of others, folded (see `fold`). */
  readonly nouns: string
  /** German verbs in the infinitive, folded. */
  readonly verbs: string
  /** `form lemma` of inflected forms the stemmer cannot undo, folded. */
  readonly forms: string
  /** Keys of one meaning, separated by blanks. */
  readonly synonyms: string
  /** The same for English. */
  readonly englishSynonyms: string
  readonly german: Glossary
  readonly english: Glossary
}
