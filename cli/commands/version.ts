// `prozess version`

import { readFileSync } from 'node:fs'
import type { Command } from '../command.ts'
import { printJson } from '../say.ts'

const version = (): string => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return JSON.parse(text).version
}

export const versionCommand: Command = {
  name: 'version',
  options: {},
  values: [0, 0],
  run: async (context) => {
    if (context.isJson) printJson(context, { version: version() })
    else context.io.stdout.write(`prozess ${version()}\n`)
    return 0
  },
}
