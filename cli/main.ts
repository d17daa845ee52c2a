// The command line: finds the command, checks its words, runs it, and says in one line what is wrong
// with the input. Never throws and never ends the program; the answer is the exit code.

import { createTexts, LANGUAGES } from '#texts'
import { type Arguments, parseArguments } from './arguments.ts'
import { BadInput } from './bad-input.ts'
import type { Command, ExitCode } from './command.ts'
import { COMMANDS } from './commands.ts'
import type { Io } from './io.ts'
import { languageOf } from './language.ts'
import { sayProblem } from './say-problem.ts'
import { suggest } from './suggest.ts'

const ALIASES: Readonly<Record<string, string>> = {
  '--help': 'help',
  '-h': 'help',
  '--version': 'version',
  '-v': 'version',
}

/** Options may stand before the command: they are moved behind it. */
const commandFirst = (words: readonly string[]): readonly string[] => {
  let leading = 0
  while (words[leading]?.startsWith('--') && !ALIASES[words[leading] ?? '']) {
    leading += words[leading] === '--lang' ? 2 : 1
  }
  // Options alone ask for what no words ask for.
  const behind = leading < words.length ? words.slice(leading) : words.length > 0 ? ['help'] : []
  return [...behind, ...words.slice(0, leading)]
}

const commandOf = (word: string): Command => {
  const command = COMMANDS.find(({ name }) => name === (ALIASES[word] ?? word))
  if (command) return command
  const near = suggest(
    word,
    COMMANDS.map(({ name }) => name),
  )
  throw new BadInput('commandUnknown', { command: word, near: near ?? '' })
}

const checkCount = (command: Command, given: Arguments): void => {
  const [fewest, most] = command.values
  if (given.values.length < fewest) throw new BadInput('argumentMissing')
  const tooMany = given.values[most]
  if (tooMany === undefined) return
  // Of a command that takes one or two, the call says how many; of one that takes a list it does not.
  throw most > 2
    ? new BadInput('argumentsBeyond', { value: tooMany, most: String(most) })
    : new BadInput('argumentTooMany', { value: tooMany })
}

/** The language that was asked for, as far as it can be seen before the words are checked. */
const askedLanguage = (words: readonly string[]): string | undefined => {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  return words[at]?.split('=')[1] ?? (at >= 0 ? words[at + 1] : undefined)
}

const isKnownLanguage = (value: string): boolean => LANGUAGES.some((known) => known === value)

/** Runs one command: 0 = done, 1 = findings or differences, 2 = bad input. */
export const runCommand = async (args: readonly string[], io: Io): Promise<ExitCode> => {
  const [word = 'help', ...rest] = commandFirst(args)
  const language = languageOf(askedLanguage(args), io.env) ?? languageOf(undefined, io.env) ?? 'de'
  const texts = createTexts(language)
  try {
    const command = commandOf(word)
    const given = parseArguments(rest, command.options)
    const { lang } = given.options
    if (lang !== undefined && !isKnownLanguage(lang)) {
      throw new BadInput('optionValue', { option: 'lang', value: lang })
    }
    const isHelp = given.flags.has('help')
    const chosen = isHelp ? commandOf('help') : command
    const values = isHelp ? [command.name] : given.values
    if (!isHelp) checkCount(command, given)
    return await chosen.run({
      arguments: { ...given, values },
      io,
      texts,
      language,
      isJson: given.flags.has('json'),
    })
  } catch (error) {
    io.stderr.write(`prozess: ${sayProblem(texts, ALIASES[word] ?? word, error)}\n`)
    if (!(error instanceof BadInput) && error instanceof Error && error.stack) {
      io.stderr.write(`${error.stack}\n`)
    }
    return 2
  }
}
