// An English label as "Review application": the verb first, then what it is done to. Rules of our own, silent
// where they are not sure. Typing errors are left alone: there is no list of English words here.

import type { LabelFix } from '../label-fix.ts'
import { upper } from './english.ts'
import { ALSO_NOUNS, ENGLISH_VERBS, readEnglishVerb, STANDS_ALONE } from './verbs.ts'

/** Nouns that mean a doing, and its verb. */
const DOINGS: ReadonlyMap<string, string> = new Map(
  `approval approve assessment assess verification verify evaluation evaluate calculation calculate
  registration register creation create validation validate submission submit rejection reject
  examination examine inspection inspect preparation prepare review review check check confirmation
  confirm cancellation cancel allocation allocate collection collect distribution distribute
  publication publish selection select update update analysis analyse determination determine
  notification notify completion complete archiving archive`
    .split(/\s+/)
    .reduce<[string, string][]>((pairs, word, at, all) => {
      const verb = all[at + 1]
      if (at % 2 === 0 && verb) pairs.push([word, verb])
      return pairs
    }, []),
)

const SMALL =
  /^(to|from|with|by|on|at|into|onto|about|via|per|as|without|after|before|if|whether|and|or|not)$/

const baseOfIng = (word: string): string | undefined => {
  const stem = /^(.{2,})ing$/.exec(word)?.[1]
  if (!stem) return undefined
  const once = stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : ''
  return [stem, `${stem}e`, once].find((each) => readEnglishVerb(each) !== undefined)
}

let participles: ReadonlyMap<string, string> | undefined
const baseOfParticiple = (word: string): string | undefined => {
  participles ??= new Map(
    [...ENGLISH_VERBS].flatMap((base) => {
      const verb = readEnglishVerb(base)
      return verb ? [[verb.participle, base] as const] : []
    }),
  )
  return participles.get(word)
}

/** Title Case is only a way of writing labels; short forms keep their capitals. */
const small = (word: string): string => (/^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word)

/** How an English label could begin with its verb; undefined where it does, or nothing is sure. */
export const englishLabelFix = (label: string): LabelFix | undefined => {
  const text = label.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
  if (text === '' || /["“”„()/:;!?&]|[äöüß]/i.test(text)) return undefined
  const words = text.split(' ').map(small)
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  const fix = (verb: string, object: readonly string[], from: string): LabelFix => ({
    label: upper([verb, ...object].join(' ')),
    because: [{ kind: 'verb', from, to: verb }],
  })
  const isVerb = readEnglishVerb(first) !== undefined
  if (words.length === 1) {
    const verb = isVerb ? first : DOINGS.get(first)
    return verb && !STANDS_ALONE.has(verb)
      ? { label: '', because: [{ kind: 'object', verb }] }
      : undefined
  }
  const doing = baseOfIng(first)
  if (doing && !SMALL.test(words[1] ?? ''))
    return fix(doing, words.slice(1), text.split(' ')[0] ?? '')
  const noun = DOINGS.get(first)
  if (noun && words[1] === 'of' && words.length > 2)
    return fix(noun, words.slice(2), text.split(' ').slice(0, 2).join(' '))
  const be = words.findIndex((word) => /^(is|are)$/.test(word))
  const done = baseOfParticiple(last)
  if (be > 0 && be === words.length - 2 && done)
    return fix(done, words.slice(0, be), words.slice(be).join(' '))
  const named = DOINGS.get(last)
  const front = words.slice(0, -1)
  const isPlain = front.length <= 3 && front.every((word) => !SMALL.test(word) && word !== 'of')
  // "Request approval" begins with its verb already.
  const isClear =
    !isVerb || (ALSO_NOUNS.has(first) && !/^(request|check|review|update)$/.test(first))
  return named && isPlain && isClear ? fix(named, front, last) : undefined
}
