// Puts text on a terminal: width, strong type where the terminal can show it, numbers as people write them.

import type { Context } from './command.ts'
import type { Output } from './io.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Characters in a line: the terminal's, else COLUMNS, else 100 (a pipe or a file). */
export const widthOf = (output: Output, env: Environment): number => {
  const given = output.isTTY ? output.columns : Number(env.COLUMNS)
  return given && given > 0 ? given : 100
}

/** Marks text as strong on a terminal that can; see https://no-color.org. */
export const strongFor =
  (output: Output, env: Environment) =>
  (text: string): string =>
    output.isTTY && !env.NO_COLOR && env.TERM !== 'dumb' ? `\u001b[1m${text}\u001b[22m` : text

/** Prints one JSON value with a line break at the end. */
export const printJson = ({ io }: Context, value: unknown): void => {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** A share of 1 as a whole percentage: 93 %. */
export const percent = (value: number): string => `${Math.round(value * 100)} %`

/** Two decimals at most, for JSON: scores are not more exact than that. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** One line whatever line breaks a label has. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
