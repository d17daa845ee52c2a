// Writes a model into a file of another format: BPMN, step list, or its drawing.

import { patchBpmn, repinned, writeBpmn } from '#bpmn'
import { layout } from '#layout'
import type { Key, Shape } from '#process'
import { writeSteps } from '#steps'
import { drawPdf, type Paper } from '../documents/draw-pdf.ts'
import { drawPng } from '../documents/draw-png.ts'
import { BadInput } from './bad-input.ts'
import type { Context } from './command.ts'
import { drawModel } from './draw-model.ts'
import { write } from './files.ts'
import type { Model } from './read-model.ts'

export const FORMATS = {
  bpmn: '.bpmn',
  svg: '.svg',
  png: '.png',
  pdf: '.pdf',
  steps: '.steps.txt',
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

const contentOf = (
  context: Context,
  model: Model,
  shapes: Shapes,
  format: Format,
  paper: Paper,
): string | Uint8Array | Promise<Uint8Array> => {
  const { process, profile, meta, source } = model
  switch (format) {
    case 'bpmn':
      return source
        ? patchBpmn(source, repinned(process, shapes))
        : writeBpmn(process, shapes, profile)
    case 'steps':
      return writeSteps(process, profile, meta)
    case 'svg':
      return drawModel(context, model, shapes)
    case 'png':
      return drawPng(drawModel(context, model, shapes))
    case 'pdf': {
      const svg = drawModel(context, model, shapes, { isInteractive: true })
      return drawPdf(svg, { language: context.language, paper })
    }
  }
}

/** Writes the model; `shapes` are the pinned ones, completed by the layout, where none are given. */
export const writeModel = async (
  context: Context,
  model: Model,
  target: string,
  format: Format,
  shapes: Shapes = layout(model.process),
  paper: Paper = 'A4',
): Promise<void> => {
  await write(context.io, target, await contentOf(context, model, shapes, format, paper))
}
