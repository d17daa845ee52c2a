// `prozess diff A B`: what has to happen to A to become B, as sentences or as changes.

import { changesBetween, deedsOf } from '#change'
import { matchProcesses } from '#compare'
import { alignKeys, sharesKeys } from '#merge'
import type { Key } from '#process'
import { sayDeed } from '#texts'
import { loadLanguage } from '../../resources/load-language.ts'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { readModels } from '../read-model.ts'
import { printJson, widthOf } from '../say.ts'
import { wrap } from '../table.ts'

export const diffCommand: Command = {
  name: 'diff',
  options: {},
  values: [2, 2],
  run: async (context) => {
    const { io, texts } = context
    const { t } = texts
    const [a, b] = await readModels(context, context.arguments.values)
    if (!a || !b) throw new BadInput('argumentMissing')
    const isMatched = !sharesKeys(a.process, b.process)
    const pairs = isMatched ? matchProcesses(a.process, b.process, loadLanguage()).pairs : []
    const after = isMatched ? alignKeys(a.process, b.process, pairs) : b.process
    const changes = changesBetween(a.process, after)
    if (context.isJson) {
      printJson(context, { matched: isMatched, changes })
      return changes.length === 0 ? 0 : 1
    }
    const find = (key: Key) => a.process.elements[key] ?? after.elements[key]
    const deeds = deedsOf(changes, find)
    const names = { a: a.name, b: b.name }
    const lines = [
      ...(isMatched ? [t('cli:diff.matched')] : []),
      deeds.length === 0
        ? t('cli:diff.none', names)
        : t('cli:diff.title', { ...names, count: deeds.length }),
      ...deeds.map((deed) => `- ${sayDeed(texts, deed)}`),
    ]
    const width = widthOf(io.stdout, io.env)
    io.stdout.write(`${lines.flatMap((line) => wrap(line, width)).join('\n')}\n`)
    return changes.length === 0 ? 0 : 1
  },
}
