// Reads a process model from a file of any format we know. What is inside decides: XML is EPML or BPMN,
// everything else with the ending of a step list is one.

import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import type { i18n } from 'i18next'
import { type BpmnSource, openBpmn, readBpmn } from '#bpmn'
import { readEpml } from '#epml'
import { activitiesOf, type Process, type Profile } from '#process'
import { readSteps, type StepsMeta } from '#steps'
import { isAboutKept, sayRefusal, sayRemark } from '#texts'
import { decode } from '#xml'
import { BadInput } from './bad-input.ts'
import type { Context } from './command.ts'
import { filesBelow, readBytes } from './files.ts'
import { progressLine } from './progress.ts'

export interface Model {
  /** Path as it was given. */
  readonly file: string
  /** The process's name, or the file's where it has none. */
  readonly name: string
  readonly process: Process
  readonly profile?: Profile
  /** The BPMN file, opened; only where it was asked for. */
  readonly source?: BpmnSource
  /** What a step list says of itself: organisation, family. */
  readonly meta?: StepsMeta
  /** What was kept but not understood, one sentence each. */
  readonly kept: readonly string[]
  /** What could not be read and is missing, one sentence each. */
  readonly warnings: readonly string[]
}

const MODEL_FILE = /\.(bpmn|bpmn2|xml|epml|steps\.txt)$/i

/** Whether a path is named like a model. */
export const isModelFile = (path: string): boolean => MODEL_FILE.test(path)

const STEPS_FILE = /\.txt$/i

/** The file's name without folder and ending. */
export const plainName = (file: string): string =>
  basename(file).replace(/\.(bpmn20\.xml|steps\.txt|[^.]+)$/i, '')

/** Text enough to see what a file is, whatever its encoding: marks and zero bytes are dropped. */
const opening = (bytes: Uint8Array): string =>
  new TextDecoder('latin1')
    .decode(bytes.subarray(0, 4096))
    .replace(/[\0\u00ef\u00bb\u00bf\u00fe\u00ff]/g, '')

type Format = 'bpmn' | 'epml' | 'steps' | 'unknown'

const formatOf = (file: string, bytes: Uint8Array): Format => {
  const text = opening(bytes)
  if (/^\s*</.test(text)) return /<(?:[\w.-]+:)?epml[\s>]/.test(text) ? 'epml' : 'bpmn'
  return STEPS_FILE.test(file) ? 'steps' : 'unknown'
}

/** The process without a name where its file gives it none, so that what files are called is no difference. */
export const withoutFileName = ({ file, process }: Pick<Model, 'file' | 'process'>): Process =>
  process.name === plainName(file) ? { ...process, name: '' } : process

const named = (file: string, name: string): string => name.trim() || plainName(file)

const readXml = (texts: i18n, file: string, bytes: Uint8Array, format: 'bpmn' | 'epml'): Model => {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const reading = (format === 'epml' ? readEpml : readBpmn)(bytes, { name: plainName(file), hash })
  if (reading.kind === 'refused') {
    if (reading.refusal.code === 'not-bpmn') throw new BadInput('notAModel', { file })
    throw new BadInput('modelRefused', { file, reason: sayRefusal(texts, reading.refusal) })
  }
  const { process, remarks } = reading
  const profile = 'profile' in reading ? reading.profile : undefined
  return {
    file,
    name: named(file, process.name),
    process,
    ...(profile ? { profile } : {}),
    kept: remarks.filter(isAboutKept).map((remark) => sayRemark(texts, remark)),
    warnings: remarks
      .filter((remark) => !isAboutKept(remark))
      .map((remark) => sayRemark(texts, remark)),
  }
}

const readText = ({ t }: i18n, file: string, bytes: Uint8Array): Model => {
  // Editors save step lists as UTF-8, UTF-16 or, on older Windows, Windows-1252; noise is none of them.
  const decoded = decode(bytes)
  if (decoded.kind === 'refused' || decoded.text.includes('\0')) {
    throw new BadInput('notAModel', { file })
  }
  const { text, remarks } = decoded
  const { process, profile, problems, meta } = readSteps(text)
  const sentences = problems.map(({ line, code, details }) => {
    const sentence = t(`steps:${code}`, details)
    return line > 0 ? t('cli:convert.lineBefore', { line, text: sentence }) : sentence
  })
  if (problems.some(({ code }) => code === 'steps/no-steps')) {
    const reason = t('steps:steps/no-steps')
    throw new BadInput('modelRefused', { file, reason })
  }
  return {
    file,
    name: named(file, process.name),
    process,
    profile,
    meta,
    kept: [],
    warnings: remarks.length > 0 ? [t('cli:convert.encoding'), ...sentences] : sentences,
  }
}

/** A model and, if it is BPMN, the file it came from, so that it can be written over it. */
export const openModel = async (context: Context, file: string): Promise<Model> => {
  const model = await readModel(context, file)
  const { origin } = model.process
  if (origin?.format !== 'bpmn') return model
  const opening = openBpmn(await readBytes(context.io, file), {
    name: plainName(file),
    hash: origin.hash,
  })
  return opening.kind === 'opened' ? { ...model, source: opening.source } : model
}

export const readModel = async ({ io, texts }: Context, file: string): Promise<Model> => {
  const bytes = await readBytes(io, file)
  const format = formatOf(file, bytes)
  if (format === 'unknown' && bytes.length === 0) throw new BadInput('fileEmpty', { file })
  if (format === 'unknown') throw new BadInput('notAModel', { file })
  return format === 'steps' ? readText(texts, file, bytes) : readXml(texts, file, bytes, format)
}

/** Several models that must be different files. */
export const readModels = async (
  context: Context,
  files: readonly string[],
): Promise<readonly Model[]> => {
  const seen = new Set<string>()
  for (const file of files) {
    const path = resolve(context.io.cwd, file)
    if (seen.has(path)) throw new BadInput('sameFileTwice', { file })
    seen.add(path)
  }
  const models: Model[] = []
  for (const file of files) models.push(await readModel(context, file))
  return models
}

/** Refuses a model in which nothing can be compared. */
export const requireSteps = (model: Model): Model => {
  if (activitiesOf(model.process).some(({ name }) => name.trim() !== '')) return model
  throw new BadInput('modelHasNoSteps', { file: model.file })
}

/**
 * All readable models below a folder. A file that is none is left out silently; a broken one is named on
 * the error output, and the others are read all the same.
 */
export const readFolder = async (context: Context, folder: string): Promise<readonly Model[]> => {
  const models: Model[] = []
  const files = (await filesBelow(context.io, folder)).filter(isModelFile)
  const progress = progressLine(context, 'reading')
  for (const [at, file] of files.entries()) {
    progress.tell(at, files.length)
    try {
      models.push(await readModel(context, file))
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      if (error.code === 'notAModel' && /\.xml$/i.test(file)) continue
      progress.end()
      context.io.stderr.write(`${sayLeftOut(context, error)}\n`)
    }
  }
  progress.end()
  if (models.length === 0) throw new BadInput('folderHasNoModel', { file: folder })
  return models
}

const sayLeftOut = ({ texts: { t } }: Context, { code, details }: BadInput): string =>
  `prozess: ${t(`cli:problem.${code}`, details)}`
