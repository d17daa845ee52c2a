// What a command is: a name, the options it understands, and a function that does it.

import type { i18n } from 'i18next'
import type { Arguments, OptionKinds } from './arguments.ts'
import type { Io } from './io.ts'

/** 0 = done, 1 = findings or differences, 2 = bad input. */
export type ExitCode = 0 | 1 | 2

export interface Context {
  readonly arguments: Arguments
  readonly io: Io
  readonly texts: i18n
  readonly language: 'de' | 'en'
  /** Whether JSON was asked for. */
  readonly isJson: boolean
}

export interface Command {
  readonly name: string
  readonly options: OptionKinds
  /** Fewest and most values it takes. */
  readonly values: readonly [number, number]
  readonly run: (context: Context) => Promise<ExitCode>
}
