// `prozess families DIR`: which files are the same process.

import { findFamilies } from '#compare'
import { loadLanguage } from '../../resources/load-language.ts'
import type { Command } from '../command.ts'
import { progressLine } from '../progress.ts'
import { readFolder } from '../read-model.ts'
import { percent, printJson, rounded, strongFor, widthOf } from '../say.ts'
import { subjectOf } from '../subject.ts'
import { wrap } from '../table.ts'

export const familiesCommand: Command = {
  name: 'families',
  options: {},
  values: [1, 1],
  run: async (context) => {
    const { io, texts } = context
    const [folder = ''] = context.arguments.values
    const models = await readFolder(context, folder)
    const progress = progressLine(context, 'families')
    const families = findFamilies(models.map(subjectOf), loadLanguage(), {}, progress.tell)
    progress.end()
    if (context.isJson) {
      printJson(context, {
        families: families.map(({ name, members, similarity, worthWorkshop }) => ({
          name,
          files: members,
          similarity: rounded(similarity),
          worthWorkshop: rounded(worthWorkshop),
        })),
      })
      return 0
    }
    const { t } = texts
    const width = widthOf(io.stdout, io.env)
    const strong = strongFor(io.stdout, io.env)
    const say = (text: string, indent = '', mark = (line: string) => line) =>
      io.stdout.write(
        wrap(text, Math.max(width - indent.length, 20))
          .map((line) => `${indent}${mark(line)}\n`)
          .join(''),
      )
    if (families.length === 0) {
      say(t('cli:families.none', { folder }))
      return 0
    }
    say(t('cli:families.title', { count: families.length, total: models.length }))
    for (const { name, members, similarity, worthWorkshop, partners } of families) {
      io.stdout.write('\n')
      const values = { similarity: percent(similarity), worth: percent(worthWorkshop) }
      say(t('cli:families.family', { name, count: members.length, ...values }), '', strong)
      for (const file of members) io.stdout.write(`  ${file}\n`)
      for (const file of new Set(partners.map(({ id }) => id))) {
        io.stdout.write(`  (${file}: ${t('cli:families.partner')})\n`)
      }
    }
    const inFamilies = new Set(families.flatMap(({ members }) => members))
    const alone = models.length - inFamilies.size
    if (alone > 0) {
      io.stdout.write('\n')
      say(t('cli:families.alone', { count: alone }))
    }
    return 0
  },
}
