// `prozess convert IN OUT`: models from one format to another, one file or a whole folder.

import { basename, dirname, join, relative, resolve } from 'node:path'
import { PAPERS, type Paper } from '../../documents/draw-pdf.ts'
import { BadInput } from '../bad-input.ts'
import type { Command, Context, ExitCode } from '../command.ts'
import { filesBelow, kindOf, missingFolder } from '../files.ts'
import { isModelFile, type Model, openModel } from '../read-model.ts'
import { reviseModel } from '../revise-model.ts'
import { printJson } from '../say.ts'
import { sayProblem } from '../say-problem.ts'
import { FORMATS, type Format, formatOf, writeModel } from '../write-model.ts'

interface Converted {
  readonly in: string
  readonly out: string
  /** What was kept of the file but not understood. */
  readonly kept: readonly string[]
  /** What is missing in the result, or was guessed. */
  readonly warnings: readonly string[]
}

const targetFor = (file: string, folder: string, out: string, format: Format): string => {
  const plain = file.replace(/\.(bpmn20\.xml|steps\.txt|[^.\\/]+)$/i, '')
  return join(out, `${relative(folder, plain)}${FORMATS[format]}`)
}

const hasDetails = ({ process, profile }: Model): boolean =>
  (profile !== undefined && Object.keys(profile).length > 0) ||
  Object.values(process.elements).some((element) => 'work' in element && element.work)

const paperOf = ({ arguments: { options } }: Context): Paper => {
  if (options.paper === undefined) return 'A4'
  const asked = String(options.paper)
  const paper = PAPERS.find((one) => one.toLowerCase() === asked.toLowerCase())
  if (!paper) throw new BadInput('optionValue', { option: 'paper', value: asked })
  return paper
}

const convert = async (
  context: Context,
  file: string,
  target: string,
  format: Format,
): Promise<Converted> => {
  const { io, texts } = context
  if (resolve(io.cwd, file) === resolve(io.cwd, target)) {
    throw new BadInput('wouldOverwriteSource', { file: target })
  }
  const { onto } = context.arguments.options
  if (onto !== undefined && resolve(io.cwd, onto) === resolve(io.cwd, target)) {
    throw new BadInput('wouldOverwriteSource', { file: target })
  }
  const model = await (onto === undefined
    ? openModel(context, file)
    : reviseModel(context, file, onto))
  const missing = await writeModel(context, model, target, format, undefined, paperOf(context))
  const isModel = format === 'bpmn' || format === 'steps'
  const isText = format === 'text' || format === 'markdown'
  const said = { format: FORMATS[format] }
  const sentence = isText
    ? texts.t('cli:convert.lostInText', said)
    : texts.t('cli:convert.lost', said)
  const lost = !isModel && hasDetails(model) ? [sentence] : []
  return {
    in: file,
    out: target,
    kept: model.kept,
    warnings: [...model.warnings, ...lost, ...missing],
  }
}

interface Outcome {
  readonly converted: readonly Converted[]
  readonly hasRefused: boolean
  /** A folder that was not there before. */
  readonly madeFolder: string | undefined
}

const convertFolder = async (context: Context, folder: string, out: string): Promise<Outcome> => {
  const { io, texts, arguments: given } = context
  if ((await kindOf(io, out)) === 'file') throw new BadInput('folderMixedWithFile', { file: out })
  if (given.options.to === undefined) throw new BadInput('formatNeeded')
  const format = formatOf(out, given.options.to)
  const files = (await filesBelow(io, folder)).filter(isModelFile)
  if (files.length === 0) throw new BadInput('folderHasNoModel', { file: folder })
  const madeFolder = await missingFolder(io, out)
  const converted: Converted[] = []
  let hasRefused = false
  for (const file of files) {
    try {
      converted.push(await convert(context, file, targetFor(file, folder, out, format), format))
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      if (error.code === 'notAModel' && /\.xml$/i.test(file)) continue
      hasRefused = true
      io.stderr.write(`prozess: ${sayProblem(texts, 'convert', error)}\n`)
    }
  }
  return { converted, hasRefused, madeFolder }
}

const convertFile = async (context: Context, file: string, out: string): Promise<Outcome> => {
  const { io, arguments: given } = context
  const kind = await kindOf(io, out)
  const isFolder = kind === 'folder' || /[\\/]$/.test(out)
  if (isFolder && given.options.to === undefined) throw new BadInput('formatNeeded')
  const format = formatOf(out, given.options.to)
  // A name that says neither: somebody may well mean a folder that is still to be made.
  if (kind === 'missing' && !isFolder && !basename(out).includes('.')) {
    throw new BadInput('fileOrFolder', { file: out, ending: FORMATS[format] })
  }
  const target = isFolder ? targetFor(file, dirname(file), out, format) : out
  const madeFolder = await missingFolder(io, dirname(target))
  const converted = [await convert(context, file, target, format)]
  return { converted, hasRefused: false, madeFolder }
}

export const convertCommand: Command = {
  name: 'convert',
  options: { to: 'text', onto: 'text', paper: 'text' },
  values: [2, 2],
  run: async (context): Promise<ExitCode> => {
    const { io, texts } = context
    const [input = '', out = ''] = context.arguments.values
    const isFolder = (await kindOf(io, input)) === 'folder'
    if (isFolder && context.arguments.options.onto !== undefined) {
      throw new BadInput('ontoWithFolder', { file: input })
    }
    const { converted, hasRefused, madeFolder } = await (isFolder ? convertFolder : convertFile)(
      context,
      input,
      out,
    )
    if (context.isJson) printJson(context, { files: converted })
    else {
      const { t } = texts
      if (madeFolder !== undefined && converted.length > 0) {
        io.stdout.write(`${t('cli:madeFolder', { folder: madeFolder })}\n`)
      }
      for (const file of converted) {
        io.stdout.write(`${t('cli:convert.done', { in: file.in, out: file.out })}\n`)
        for (const what of file.kept) io.stdout.write(`${t('cli:convert.kept', { what })}\n`)
        for (const what of file.warnings) io.stdout.write(`${t('cli:convert.warning', { what })}\n`)
      }
      if (isFolder) io.stdout.write(`${t('cli:convert.summary', { count: converted.length })}\n`)
    }
    return hasRefused ? 2 : 0
  },
}
