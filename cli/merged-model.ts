// The variants of a comparison as one model: written to a file, and what it leaves open.

import type { Comparison } from '#compare'
import { draw } from '#drawing'
import {
  asProcess,
  type Digest,
  type FamilyModel,
  linksOfComparison,
  mergeVariants,
  namesOf,
} from '#family-model'
import { layout } from '#layout'
import { activitiesOf, type Key } from '#process'
import { areas, markDigest, sayChoice, sayOpenQuestion } from '#texts'
import { drawPdf } from '../documents/draw-pdf.ts'
import { drawPng } from '../documents/draw-png.ts'
import { missingLetters } from '../documents/missing-letters.ts'
import type { Context } from './command.ts'
import { write } from './files.ts'
import type { Model } from './read-model.ts'
import { oneLine } from './say.ts'
import { sayMissingLetters } from './say-missing.ts'
import { subjectOf } from './subject.ts'
import { formatOf, writeModel } from './write-model.ts'

export interface Merged {
  readonly file: string
  readonly model: FamilyModel
  readonly digest: Digest
  /** What could not be drawn, as sentences. */
  readonly warnings: readonly string[]
}

const pictureOf = (
  { language }: Context,
  svg: string,
  format: 'svg' | 'png' | 'pdf',
): string | Uint8Array | Promise<Uint8Array> =>
  format === 'svg'
    ? svg
    : format === 'png'
      ? drawPng(svg, { language })
      : drawPdf(svg, { language, paper: 'A4' })

/** Writes what at least so many of the models do (1: everything) into a file of the format of its name. */
export const writeMerged = async (
  context: Context,
  models: readonly Model[],
  comparison: Comparison,
  file: string,
): Promise<Merged> => {
  const atLeast = Number(context.arguments.options['at-least'] ?? '1')
  const format = formatOf(file, undefined)
  const isPicture = format === 'svg' || format === 'png' || format === 'pdf'
  const model = mergeVariants(models.map(subjectOf), linksOfComparison(comparison))
  const digest = asProcess(model, {
    atLeast,
    choiceName: sayChoice(context.texts),
    // A file holds every step; only a picture shows long ways of one alone as one.
    foldOwnWays: isPicture,
  })
  const { process } = digest
  if (isPicture) {
    const svg = draw(process, layout(process), {
      title: process.name,
      words: areas.drawing[context.language],
      overlay: markDigest(context.texts, namesOf(model), digest),
      hasLegend: true,
      // In a PDF each step has its spoken name, too.
      isInteractive: format === 'pdf',
    })
    await write(context.io, file, await pictureOf(context, svg, format))
    const missing = format === 'svg' ? [] : missingLetters(svg, format === 'pdf')
    return { file, model, digest, warnings: sayMissingLetters(context, process, missing) }
  }
  const written = { file, name: process.name, process, kept: [], warnings: [] }
  await writeModel(context, written, file, format)
  return { file, model, digest, warnings: [] }
}

export const questionsIn = ({ texts }: Context, { digest }: Merged): readonly string[] =>
  digest.questions.map((question) => sayOpenQuestion(texts, question))

/** What `--json` says of it: steps with the files that have them, questions, and what is left out. */
export const mergedJson = (context: Context, { file, model, digest, warnings }: Merged) => {
  const labelAt = (key: Key): string => {
    const element = model.elements[key]
    return oneLine(String(element?.shared.name ?? element?.from[0]?.own.name ?? ''))
  }
  return {
    file,
    warnings,
    atLeast: digest.atLeast,
    variants: model.variants.map((variant) => ({
      file: variant.id,
      name: namesOf(model).get(variant.id) ?? '',
    })),
    steps: activitiesOf(digest.process).map(({ key, name }) => ({
      element: key,
      label: oneLine(name),
      files: digest.sources[key]?.variants ?? [],
      of: digest.sources[key]?.of ?? 0,
    })),
    questions: digest.questions.map((question) => ({
      code: question.code,
      text: sayOpenQuestion(context.texts, question),
    })),
    leftOut: digest.leftOut.map(({ element, reason }) => ({
      kind: model.elements[element]?.kind ?? '',
      label: labelAt(element),
      reason,
      files: model.elements[element]?.from.map(({ variant }) => variant) ?? [],
    })),
  }
}
