// `prozess compare A B C...`: n variants side by side, on the terminal or as a web page in one file.

import { type Cell, type Comparison, compareVariants } from '#compare'
import { sayFinding } from '#texts'
import { loadLanguage } from '../../resources/load-language.ts'
import type { Command, Context, ExitCode } from '../command.ts'
import { idOf } from '../element.ts'
import { write } from '../files.ts'
import { noticesOf } from '../notices.ts'
import { type Model, readModels, requireSteps } from '../read-model.ts'
import { makeReport } from '../report/report.ts'
import { oneLine, percent, printJson, rounded, strongFor, widthOf } from '../say.ts'
import { shortNames } from '../short-names.ts'
import { subjectOf } from '../subject.ts'
import { table, wrap } from '../table.ts'

/** One element stands for a cell; where several steps answer, `elements` names them all. */
const cellJson = (model: Model, cell: Cell) => {
  if (cell.kind !== 'steps') return null
  const elements = cell.steps.map(({ key }) => idOf(model.process, key))
  const [element] = elements
  if (element === undefined) return null
  return { file: model.file, element, ...(elements.length > 1 ? { elements } : {}) }
}

const asJson = (context: Context, models: readonly Model[], comparison: Comparison) => ({
  rows: comparison.rows.map(({ label, cells }) => ({
    label,
    cells: cells.map((cell, at) => {
      const model = models[at]
      return model ? cellJson(model, cell) : null
    }),
  })),
  similarity: rounded(comparison.similarity),
  findings: comparison.findings.map(({ observation, cells, weight }) => ({
    text: sayFinding(context.texts, observation),
    cells,
    weight: rounded(weight),
  })),
})

const print = (context: Context, models: readonly Model[], comparison: Comparison): void => {
  const { io } = context
  const { t } = context.texts
  const width = widthOf(io.stdout, io.env)
  const strong = strongFor(io.stdout, io.env)
  const lines: string[] = [
    ...wrap(t('cli:compare.title', { names: models.map(({ file }) => file).join(', ') }), width),
    ...wrap(t('cli:compare.similarity', { similarity: percent(comparison.similarity) }), width),
    ...noticesOf(models).flatMap((notice) => wrap(notice, width)),
    '',
    strong(t('cli:compare.findings')),
  ]
  if (comparison.findings.length === 0) lines.push(t('cli:compare.noFindings'))
  for (const { observation } of comparison.findings) {
    const [first = '', ...rest] = wrap(sayFinding(context.texts, observation), width - 2)
    lines.push(`- ${first}`, ...rest.map((line) => `  ${line}`))
  }
  const cellText = (cell: Cell): string => {
    if (cell.kind === 'absent') return t('cli:compare.absent')
    if (cell.kind === 'elsewhere') return t('cli:compare.elsewhere', { by: cell.by })
    return cell.steps
      .map(({ label, actor }) => oneLine(actor ? `${label} (${actor})` : label))
      .join('\n')
  }
  const rows = comparison.rows.map(({ label, cells }) => [oneLine(label), ...cells.map(cellText)])
  const columns = [
    { head: t('cli:head.step'), min: 14 },
    ...shortNames(models.map(({ file }) => file)).map((head) => ({ head, min: 14 })),
  ]
  lines.push('', strong(t('cli:compare.table')), '')
  io.stdout.write(`${lines.join('\n')}\n${table(columns, rows, width, strong)}`)
}

const hasDifferences = ({ findings, rows }: Comparison): boolean =>
  findings.length > 0 || rows.some(({ differences }) => differences.length > 0)

export const compareCommand: Command = {
  name: 'compare',
  options: { html: 'text' },
  values: [2, 50],
  run: async (context): Promise<ExitCode> => {
    const { io, texts } = context
    const models = (await readModels(context, context.arguments.values)).map(requireSteps)
    const comparison = compareVariants(models.map(subjectOf), loadLanguage())
    const { html } = context.arguments.options
    if (html !== undefined) await write(io, html, makeReport(context, models, comparison))
    if (context.isJson) printJson(context, asJson(context, models, comparison))
    else {
      print(context, models, comparison)
      if (html !== undefined) {
        io.stdout.write(`\n${texts.t('cli:compare.report', { file: html })}\n`)
      }
    }
    return hasDifferences(comparison) ? 1 : 0
  },
}
