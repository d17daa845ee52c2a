// `prozess diff A B`: what has to happen to A to become B, as sentences or as changes.

import { changesBetween, deedsOf, differencesBetween } from '#change'
import { matchProcesses } from '#compare'
import { alignKeys, sharesKeys } from '#merge'
import type { Key } from '#process'
import { sayDeed } from '#texts'
import { loadLanguage } from '../../resources/load-language.ts'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { readModels, withoutFileName } from '../read-model.ts'
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
    const [before, other] = [withoutFileName(a), withoutFileName(b)]
    const isMatched = !sharesKeys(before, other)
    const pairs = isMatched ? matchProcesses(before, other, loadLanguage()).pairs : []
    const after = isMatched ? alignKeys(before, other, pairs) : other
    const changes = changesBetween(before, after)
    if (context.isJson) {
      printJson(context, { matched: isMatched, changes })
      return changes.length === 0 ? 0 : 1
    }
    const find = (key: Key) => before.elements[key] ?? after.elements[key]
    const { whole, things } = differencesBetween(before, after)
    const told = [...whole, ...things.flatMap((thing) => thing.deeds)]
    // Where nothing else differs, that something was moved in the drawing is worth a word.
    const deeds = told.length > 0 ? told : deedsOf(changes, find)
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
