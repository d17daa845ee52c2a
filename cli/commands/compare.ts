// `prozess compare A B C...`: n variants side by side, on the terminal, as a web page in one file, or as a
// workbook, Word document or PDF.

import { resolve } from 'node:path'
import { COMPARISON_FILES } from '#api'
import { type Cell, type Comparison, compareVariants, learnTogether } from '#compare'
import { sayFinding } from '#texts'
import { type ComparisonForm, writeComparison } from '../../documents/write-comparison.ts'
import { loadLanguage } from '../../resources/load-language.ts'
import { BadInput } from '../bad-input.ts'
import type { Command, Context, ExitCode } from '../command.ts'
import { comparisonData } from '../comparison-data.ts'
import { idOf } from '../element.ts'
import { write } from '../files.ts'
import { type Merged, mergedJson, questionsIn, writeMerged } from '../merged-model.ts'
import { noticesOf } from '../notices.ts'
import { readDecisions } from '../read-decisions.ts'
import { type Model, readModels, requireSteps } from '../read-model.ts'
import { makeReport } from '../report/report.ts'
import { oneLine, percent, printJson, rounded, strongFor, widthOf } from '../say.ts'
import { shortNames } from '../short-names.ts'
import { strictnessOf } from '../strictness.ts'
import { subjectOf } from '../subject.ts'
import { table, wrap } from '../table.ts'
import { formatOf as modelFormat } from '../write-model.ts'

/** One element stands for a cell; where several steps answer, `elements` names them all. */
const cellJson = (model: Model, cell: Cell) => {
  if (cell.kind !== 'steps') return null
  const elements = cell.steps.map(({ key }) => idOf(model.process, key))
  const [element] = elements
  if (element === undefined) return null
  return { file: model.file, element, ...(elements.length > 1 ? { elements } : {}) }
}

const asJson = (
  context: Context,
  models: readonly Model[],
  comparison: Comparison,
  merged: Merged | undefined,
) => ({
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
  ...(merged ? { model: mergedJson(context, merged) } : {}),
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

const printMerged = (context: Context, merged: Merged): void => {
  const { io, texts } = context
  const { t } = texts
  const width = widthOf(io.stdout, io.env)
  const strong = strongFor(io.stdout, io.env)
  const { file, digest, model, warnings } = merged
  const count = model.variants.length
  const head = { file, count, atLeast: digest.atLeast }
  const lines = [
    '',
    strong(t('cli:compare.questions')),
    ...questionsIn(context, merged).flatMap((question) => {
      const [first = '', ...rest] = wrap(question, width - 2)
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)]
    }),
    ...(digest.questions.length === 0 ? [t('cli:compare.noQuestions')] : []),
    '',
    ...wrap(t(digest.atLeast > 1 ? 'cli:compare.draft' : 'cli:compare.model', head), width),
    ...warnings.flatMap((what) => wrap(what, width)),
    '',
  ]
  io.stdout.write(lines.join('\n'))
}

const hasDifferences = ({ findings, rows }: Comparison): boolean =>
  findings.length > 0 || rows.some(({ differences }) => differences.length > 0)

/** What the ending of the target asks for. */
const formOf = (target: string): ComparisonForm => {
  const form = COMPARISON_FILES.find((one) => target.toLowerCase().endsWith(`.${one}`))
  if (!form) throw new BadInput('optionValue', { option: 'out', value: target })
  return form
}

/** Nothing that was named to be read is written over, and no file that is written by the next. */
const checkTargets = ({ io, arguments: { values, options } }: Context): void => {
  const placeOf = (file: string) => resolve(io.cwd, file)
  const isNamed = (file: string | undefined): file is string => file !== undefined
  const taken = new Set([...values, options.decisions].filter(isNamed).map(placeOf))
  const written = new Set<string>()
  for (const file of [options.html, options.out, options.model].filter(isNamed)) {
    const place = placeOf(file)
    if (taken.has(place)) throw new BadInput('wouldOverwriteSource', { file })
    if (written.has(place)) throw new BadInput('sameFileTwice', { file })
    written.add(place)
  }
}

/** All that can be wrong with the options is said before anything is read or written. */
const checkOptions = (context: Context): void => {
  const { values, options } = context.arguments
  const atLeast = options['at-least']
  if (atLeast !== undefined && options.model === undefined) {
    throw new BadInput('optionNeeds', { option: 'at-least', other: 'model' })
  }
  if (atLeast !== undefined && Number(atLeast) > values.length) {
    throw new BadInput('optionValue', { option: 'at-least', value: atLeast })
  }
  if (options.model !== undefined) modelFormat(options.model, undefined)
  checkTargets(context)
}

/** The comparison with what was decided, and with what that teaches. */
const compareModels = async (context: Context, models: readonly Model[]): Promise<Comparison> => {
  const { flags } = context.arguments
  const decisions = await readDecisions(context, models)
  const processes = models.map(({ process }) => process)
  const { layers, calibration } = learnTogether(processes, loadLanguage(), decisions)
  return compareVariants(models.map(subjectOf), loadLanguage().withGlossaries(layers), {
    ...{ decisions, calibration, strictness: strictnessOf(flags) },
    isOneToOne: flags.has('one-to-one'),
  })
}

export const compareCommand: Command = {
  name: 'compare',
  options: {
    ...{ html: 'text', out: 'text', model: 'text', 'at-least': 'number' },
    ...{ strict: 'flag', lenient: 'flag', 'one-to-one': 'flag', decisions: 'text' },
  },
  values: [2, 50],
  run: async (context): Promise<ExitCode> => {
    const { io, texts } = context
    const { html, out: documentFile } = context.arguments.options
    checkOptions(context)
    const form = documentFile === undefined ? undefined : formOf(documentFile)
    const models = (await readModels(context, context.arguments.values)).map(requireSteps)
    const comparison = await compareModels(context, models)
    if (html !== undefined) await write(io, html, makeReport(context, models, comparison))
    if (documentFile !== undefined && form) {
      const data = comparisonData(context, models, comparison)
      const options = {
        texts,
        language: context.language,
        date: io.now(),
        notices: noticesOf(models),
      }
      await write(io, documentFile, await writeComparison(data, form, options))
    }
    const out = context.arguments.options.model
    const merged =
      out === undefined ? undefined : await writeMerged(context, models, comparison, out)
    if (context.isJson) printJson(context, asJson(context, models, comparison, merged))
    else {
      print(context, models, comparison)
      for (const file of [html, documentFile].filter((one) => one !== undefined)) {
        io.stdout.write(`\n${texts.t('cli:compare.report', { file })}\n`)
      }
      if (merged) printMerged(context, merged)
    }
    return hasDifferences(comparison) ? 1 : 0
  },
}
