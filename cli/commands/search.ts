// `prozess search QUERY DIR`: the most similar models below a folder, for a model or for words. Words and
// steps count together for a model, in the proportion that finding families was measured with.

import { resolve } from 'node:path'
import {
  findSimilar,
  type Hit,
  indexProcess,
  indexQuery,
  matchProcesses,
  type ProcessIndex,
} from '#compare'
import type { Language } from '#language'
import { activitiesOf } from '#process'
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

/** The word as it stands in the text: the label reader leaves out hyphens. */
const asWritten = (text: string, word: string): string =>
  text.split(/[^\p{L}\p{N}-]+/u).find((part) => part.replaceAll('-', '') === word) ?? word

/** Words as people wrote them, by the key the index knows them under. */
const spellings = (texts: readonly string[], language: Language): ReadonlyMap<string, string> => {
  const tongue = language.tongueOf(texts)
  const spelt = new Map<string, string>()
  for (const text of texts) {
    for (const word of language.readLabel(text, tongue).words) {
      if (!spelt.has(word.key)) spelt.set(word.key, asWritten(text, word.text))
    }
  }
  return spelt
}

const wordsIn = (hit: Hit, spelt: ReadonlyMap<string, string>): string =>
  hit.sharedTerms.map((term) => spelt.get(term) ?? term).join(', ')

const byWords = (
  { texts: { t } }: Context,
  query: ProcessIndex,
  spelt: ReadonlyMap<string, string>,
  models: readonly Model[],
  index: readonly ProcessIndex[],
  top: number,
): readonly Result[] =>
  findSimilar(query, index, top).flatMap((hit) => {
    const model = models.find(({ file }) => file === hit.id)
    if (!model) return []
    const words = wordsIn(hit, spelt)
    const reason = words ? t('cli:search.words', { words }) : t('cli:search.parts')
    return [{ file: model.file, name: model.name, score: hit.score, reason }]
  })

const byModel = (
  { texts: { t } }: Context,
  query: Model,
  language: Language,
  models: readonly Model[],
  index: readonly ProcessIndex[],
  top: number,
): readonly Result[] => {
  const steps = activitiesOf(query.process)
  const spelt = spellings([query.name, ...steps.map(({ name }) => name)], language)
  return findSimilar(indexProcess(subjectOf(query), language), index, Math.max(top * WIDER, 30))
    .flatMap((hit) => {
      const model = models.find(({ file }) => file === hit.id)
      if (!model) return []
      const { pairs, similarity } = matchProcesses(query.process, model.process, language)
      const found = new Set(pairs.map(({ a }) => a)).size
      const [best] = pairs
      const words = wordsIn(hit, spelt)
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
    const index = models.map((model) => indexProcess(subjectOf(model), language))
    const results = asked
      ? byModel(context, asked, language, models, index, top)
      : byWords(
          context,
          indexQuery(query, language),
          spellings([query], language),
          models,
          index,
          top,
        )
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
