// `prozess search QUERY DIR`: the most similar models below a folder, for a model or for words. Words and
// steps count together for a model, in the proportion that finding families was measured with.

import { resolve } from 'node:path'
import { matchProcesses } from '#compare'
import type { Language } from '#language'
import { activitiesOf } from '#process'
import {
  type Hit,
  type Meeting,
  makeSearchIndex,
  markText,
  queryOfTerms,
  queryOfWords,
  readWords,
  type SearchIndex,
  termsOfProcess,
} from '#search'
import { loadLanguage } from '../../resources/load-language.ts'
import { BadInput } from '../bad-input.ts'
import type { Command, Context } from '../command.ts'
import { labelOf } from '../element.ts'
import { kindOf } from '../files.ts'
import { isModelFile, type Model, readFolder, readModel, requireSteps } from '../read-model.ts'
import { percent, printJson, rounded, strongFor, widthOf } from '../say.ts'
import { subjectOf } from '../subject.ts'
import { table } from '../table.ts'

const DEFAULT_TOP = 10
/** The step matcher looks at this many times more candidates than are shown. */
const WIDER = 3
const WORDS = 0.75
const STEPS = 0.25
const SHOWN_WORDS = 6

interface Result {
  readonly file: string
  readonly name: string
  readonly score: number
  readonly reason: string
}

/** The model a query names; undefined where the query is words. */
const queryModel = async (context: Context, query: string): Promise<Model | undefined> => {
  const kind = await kindOf(context.io, query)
  if (kind === 'file') return requireSteps(await readModel(context, query))
  if (kind === 'folder') throw new BadInput('fileIsFolder', { file: query })
  if (isModelFile(query)) throw new BadInput('fileMissing', { file: query })
  return undefined
}

/** Words of a model that met the search, as they are written there; the most telling first. */
const metWords = (
  { name, process }: Model,
  hit: Hit,
  marks: Readonly<Record<string, Meeting>>,
  language: Language,
): string => {
  const labels = [name, ...activitiesOf(process).map((activity) => activity.name)]
  const tongue = language.tongueOf(labels)
  const rank = (key: string) => (hit.sharedTerms.indexOf(key) + 1 || Number.MAX_SAFE_INTEGER) - 1
  const met = new Map<string, { readonly word: string; readonly rank: number }>()
  for (const label of labels) {
    for (const { start, end } of markText(label, marks, language, tongue)) {
      const word = label.slice(start, end)
      const [read] = language.readLabel(word, tongue).words
      if (read && !met.has(read.key)) met.set(read.key, { word, rank: rank(read.key) })
    }
  }
  return [...met.values()]
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SHOWN_WORDS)
    .map(({ word }) => word)
    .join(', ')
}

type Library = ReadonlyMap<string, Model>

const byWords = (
  { texts: { t } }: Context,
  words: string,
  language: Language,
  models: Library,
  index: SearchIndex,
  top: number,
): readonly Result[] => {
  const { query, marks } = queryOfWords(readWords(words, language), index)
  return index.search(query, { top }).flatMap((hit) => {
    const model = models.get(hit.id)
    if (!model) return []
    const met = metWords(model, hit, marks, language)
    const reason = met ? t('cli:search.words', { words: met }) : t('cli:search.parts')
    return [{ file: model.file, name: model.name, score: hit.score, reason }]
  })
}

const byModel = (
  { texts: { t } }: Context,
  asked: Model,
  language: Language,
  models: Library,
  index: SearchIndex,
  top: number,
): readonly Result[] => {
  const steps = activitiesOf(asked.process)
  const { terms } = termsOfProcess(subjectOf(asked), language)
  const marks = Object.fromEntries(
    Object.keys(terms).flatMap((term) => (term.startsWith('+') ? [] : [[term, 'same' as const]])),
  )
  return index
    .search(queryOfTerms(terms), { top: Math.max(top * WIDER, 30) })
    .flatMap((hit) => {
      const model = models.get(hit.id)
      if (!model) return []
      const { pairs, similarity } = matchProcesses(asked.process, model.process, language)
      const found = new Set(pairs.map(({ a }) => a)).size
      const [best] = pairs
      const words = metWords(model, hit, marks, language)
      const reasons = [
        ...(best
          ? [
              t('cli:search.steps', {
                found,
                total: steps.length,
                label: labelOf(model.process, best.b),
              }),
            ]
          : []),
        ...(words ? [t('cli:search.words', { words })] : []),
      ]
      const reason = reasons.join('; ') || t('cli:search.parts')
      const score = WORDS * hit.score + STEPS * similarity
      return [{ file: model.file, name: model.name, score, reason }]
    })
    .sort((a, b) => b.score - a.score || (a.file < b.file ? -1 : 1))
    .slice(0, top)
}

export const searchCommand: Command = {
  name: 'search',
  options: { top: 'number' },
  values: [2, 2],
  run: async (context) => {
    const { io, texts } = context
    const [query = '', folder = ''] = context.arguments.values
    if (query.trim() === '') throw new BadInput('queryEmpty')
    const top = Number(context.arguments.options.top ?? DEFAULT_TOP)
    const asked = await queryModel(context, query)
    const isAsked = (model: Model) =>
      asked !== undefined && resolve(io.cwd, model.file) === resolve(io.cwd, query)
    const models = (await readFolder(context, folder)).filter((model) => !isAsked(model))
    const language = loadLanguage()
    const index = makeSearchIndex()
    for (const model of models) index.put(termsOfProcess(subjectOf(model), language))
    const library: Library = new Map(models.map((model) => [model.file, model]))
    const results = asked
      ? byModel(context, asked, language, library, index, top)
      : byWords(context, query, language, library, index, top)
    if (context.isJson) {
      printJson(context, {
        results: results.map(({ file, score, reason }) => ({
          file,
          score: rounded(score),
          reason,
        })),
      })
      return 0
    }
    const { t } = texts
    if (results.length === 0) {
      io.stdout.write(`${t('cli:search.none', { folder })}\n`)
      return 0
    }
    const columns = [
      { head: t('cli:head.score'), min: 5, align: 'right' as const },
      { head: t('cli:head.file'), min: 16 },
      { head: t('cli:head.name') },
      { head: t('cli:head.reason'), min: 18 },
    ]
    const rows = results.map(({ score, file, name, reason }) => [
      percent(score),
      file,
      name,
      reason,
    ])
    const title = t('cli:search.title', { count: results.length, total: models.length })
    const width = widthOf(io.stdout, io.env)
    io.stdout.write(`${title}\n\n${table(columns, rows, width, strongFor(io.stdout, io.env))}`)
    return 0
  },
}
