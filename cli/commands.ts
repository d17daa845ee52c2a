// Every command there is, in the order the help shows them.

import type { Command } from './command.ts'
import { compareCommand } from './commands/compare.ts'
import { convertCommand } from './commands/convert.ts'
import { diffCommand } from './commands/diff.ts'
import { familiesCommand } from './commands/families.ts'
import { helpCommand } from './commands/help.ts'
import { layoutCommand } from './commands/layout.ts'
import { matchCommand } from './commands/match.ts'
import { mergeCommand } from './commands/merge.ts'
import { searchCommand } from './commands/search.ts'
import { versionCommand } from './commands/version.ts'

export const COMMANDS: readonly Command[] = [
  matchCommand,
  searchCommand,
  familiesCommand,
  compareCommand,
  diffCommand,
  mergeCommand,
  convertCommand,
  layoutCommand,
  helpCommand,
  versionCommand,
]
