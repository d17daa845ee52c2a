// `prozess match A B`: which steps of two models mean the same, and why.

import { decisionsBetween, learnTogether, matchProcesses } from '#compare'
import { sayReason } from '#texts'
import { loadLanguage } from '../../resources/load-language.ts'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { idOf, labelOf } from '../element.ts'
import { readDecisions } from '../read-decisions.ts'
import { readModels, requireSteps } from '../read-model.ts'
import { percent, printJson, rounded, strongFor, widthOf } from '../say.ts'
import { shortNames } from '../short-names.ts'
import { strictnessOf } from '../strictness.ts'
import { table, wrap } from '../table.ts'

export const matchCommand: Command = {
  name: 'match',
  options: { strict: 'flag', lenient: 'flag', decisions: 'text' },
  values: [2, 2],
  run: async (context) => {
    const { io, texts } = context
    const strictness = strictnessOf(context.arguments.flags)
    const models = (await readModels(context, context.arguments.values)).map(requireSteps)
    const [a, b] = models
    if (!a || !b) throw new BadInput('argumentMissing')
    const told = await readDecisions(context, [a, b])
    const processes = [a.process, b.process]
    const { layers, calibration } = learnTogether(processes, loadLanguage(), told)
    const language = loadLanguage().withGlossaries(layers)
    const { pairs, similarity } = matchProcesses(a.process, b.process, language, {
      ...{ strictness, calibration },
      decisions: decisionsBetween(told, 0, 1),
    })
    const said = pairs.map((pair) => ({
      ...pair,
      score: rounded(pair.score),
      reason: sayReason(texts, pair.reason),
    }))
    if (context.isJson) {
      printJson(context, {
        pairs: said.map(({ a: keyA, b: keyB, score, reason }) => ({
          a: idOf(a.process, keyA),
          b: idOf(b.process, keyB),
          score,
          reason,
        })),
      })
      return 0
    }
    const width = widthOf(io.stdout, io.env)
    const { t } = texts
    const title = t('cli:match.title', { a: a.name, b: b.name, similarity: percent(similarity) })
    const count =
      pairs.length === 0 ? t('cli:match.none') : t('cli:match.pairs', { count: pairs.length })
    io.stdout.write(`${[...wrap(title, width), ...wrap(count, width)].join('\n')}\n`)
    if (pairs.length === 0) return 0
    const columns = [
      { head: t('cli:head.score'), min: 5, align: 'right' as const },
      ...shortNames([a.file, b.file]).map((head) => ({ head })),
      { head: t('cli:head.reason'), min: 18 },
    ]
    const rows = said.map((pair) => [
      percent(pair.score),
      labelOf(a.process, pair.a),
      labelOf(b.process, pair.b),
      pair.reason,
    ])
    io.stdout.write(`\n${table(columns, rows, width, strongFor(io.stdout, io.env))}`)
    return 0
  },
}
