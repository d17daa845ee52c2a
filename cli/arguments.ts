// Takes a command's words apart: options by their names, everything else in order. `--name=value`,
// `--name value`, and `--` for "from here on no options".

import { BadInput } from './bad-input.ts'
import { suggest } from './suggest.ts'

/** 'flag' takes no value; the others name what their value is, for the help text. */
export type OptionKinds = Readonly<Record<string, 'flag' | 'number' | 'text'>>

export interface Arguments {
  readonly values: readonly string[]
  readonly flags: ReadonlySet<string>
  readonly options: Readonly<Record<string, string>>
}

/** Options that every command understands. */
export const COMMON_OPTIONS: OptionKinds = { json: 'flag', lang: 'text', help: 'flag' }

const checkedNumber = (name: string, value: string): string => {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new BadInput('optionValue', { option: name, value })
  return value
}

export const parseArguments = (words: readonly string[], own: OptionKinds): Arguments => {
  const kinds: OptionKinds = { ...COMMON_OPTIONS, ...own }
  const values: string[] = []
  const flags = new Set<string>()
  const options: Record<string, string> = {}
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') {
      values.push(...words.slice(at + 1))
      break
    }
    if (word === '-h') {
      flags.add('help')
      continue
    }
    if (!word.startsWith('-') || word === '-') {
      values.push(word)
      continue
    }
    const [name = '', given] = word.replace(/^--?/, '').split(/=(.*)/s, 2)
    const kind = Object.hasOwn(kinds, name) && word.startsWith('--') ? kinds[name] : undefined
    if (!kind) {
      const near = suggest(name, Object.keys(kinds))
      throw new BadInput('optionUnknown', { option: word, near: near ? `--${near}` : '' })
    }
    if (kind === 'flag') {
      if (given !== undefined) throw new BadInput('optionTakesNoValue', { option: name })
      flags.add(name)
      continue
    }
    // What stands next and is an option itself is no value; a file of such a name is named by `=`.
    const next = words[at + 1]
    const value = given ?? (next?.startsWith('--') ? undefined : next)
    if (given === undefined) at++
    if (value === undefined || value === '')
      throw new BadInput('optionNeedsValue', { option: name })
    options[name] = kind === 'number' ? checkedNumber(name, value) : value
  }
  return { values, flags, options }
}
