// Writes a model into a file of another format: BPMN, step list, its drawing, or text to read.

import { patchBpmn, repinned, writeBpmn } from '#bpmn'
import { layout } from '#layout'
import type { Key, Shape } from '#process'
import { proseText, type TextFormat } from '#prose'
import { writeSteps } from '#steps'
import { drawPdf, type Paper } from '../documents/draw-pdf.ts'
import { drawPng } from '../documents/draw-png.ts'
import { missingLetters } from '../documents/missing-letters.ts'
import { loadNarrator } from '../resources/load-narrator.ts'
import { BadInput } from './bad-input.ts'
import type { Context } from './command.ts'
import { drawModel } from './draw-model.ts'
import { write } from './files.ts'
import type { Model } from './read-model.ts'
import { sayMissingLetters } from './say-missing.ts'

/** A longer ending stands before the one it ends in. */
export const FORMATS = {
  bpmn: '.bpmn',
  svg: '.svg',
  png: '.png',
  pdf: '.pdf',
  steps: '.steps.txt',
  text: '.txt',
  markdown: '.md',
} as const
export type Format = keyof typeof FORMATS

const isFormat = (value: string): value is Format => Object.hasOwn(FORMATS, value)

/** What --to asks for, else what the ending of the target says. */
export const formatOf = (target: string, asked: string | undefined): Format => {
  if (asked !== undefined) {
    if (isFormat(asked)) return asked
    throw new BadInput('optionValue', { option: 'to', value: asked })
  }
  const found = Object.entries(FORMATS).find(([, ending]) => target.toLowerCase().endsWith(ending))
  if (found && isFormat(found[0])) return found[0]
  throw new BadInput('formatUnknown', { file: target })
}

export type Shapes = Readonly<Record<Key, Shape>>

/** The short version in plain language first, then everything. */
const proseOf = (context: Context, model: Model, format: TextFormat): string => {
  const narrator = loadNarrator()
  const { process, profile, meta, name } = model
  const subject = {
    process,
    name,
    ...(profile ? { profile } : {}),
    ...(meta?.organisation ? { organisation: meta.organisation } : {}),
  }
  const { language } = context
  const blocks = [...narrator.short(subject, language), ...narrator.long(subject, language)]
  return proseText(blocks, format)
}

interface Content {
  readonly bytes: string | Uint8Array
  /** What is not in it. */
  readonly warnings: readonly string[]
}

const pictureOf = async (
  context: Context,
  model: Model,
  shapes: Shapes,
  format: 'png' | 'pdf',
  paper: Paper,
): Promise<Content> => {
  const { language } = context
  const isPdf = format === 'pdf'
  const svg = drawModel(context, model, shapes, { isInteractive: isPdf })
  const missing = missingLetters(svg, isPdf)
  return {
    bytes: isPdf ? await drawPdf(svg, { language, paper }) : drawPng(svg, { language }),
    warnings: sayMissingLetters(context, model.process, missing),
  }
}

const textOf = (
  context: Context,
  model: Model,
  shapes: Shapes,
  format: Exclude<Format, 'png' | 'pdf'>,
): string | Uint8Array => {
  const { process, profile, meta, source } = model
  switch (format) {
    case 'bpmn':
      return source
        ? patchBpmn(source, repinned(process, shapes))
        : writeBpmn(process, shapes, profile)
    case 'steps':
      return writeSteps(process, profile, meta)
    case 'text':
      return proseOf(context, model, 'plain')
    case 'markdown':
      return proseOf(context, model, 'markdown')
    case 'svg':
      return drawModel(context, model, shapes)
  }
}

/**
 * Writes the model; `shapes` are the pinned ones, completed by the layout, where none are given. Returns what could
 * not be drawn, as sentences.
 */
export const writeModel = async (
  context: Context,
  model: Model,
  target: string,
  format: Format,
  shapes: Shapes = layout(model.process),
  paper: Paper = 'A4',
): Promise<readonly string[]> => {
  const { bytes, warnings } =
    format === 'png' || format === 'pdf'
      ? await pictureOf(context, model, shapes, format, paper)
      : { bytes: textOf(context, model, shapes, format), warnings: [] }
  await write(context.io, target, bytes)
  return warnings
}
