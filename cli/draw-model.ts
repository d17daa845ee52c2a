// The drawing of a model as SVG text.

import { draw } from '#drawing'
import { areas } from '#texts'
import type { Context } from './command.ts'
import type { Model } from './read-model.ts'
import type { Shapes } from './write-model.ts'

/** `idPrefix` keeps the ids inside apart from those of other drawings on the same page. */
export const drawModel = (
  { language }: Context,
  model: Model,
  shapes: Shapes,
  options: { readonly idPrefix?: string; readonly isInteractive?: boolean } = {},
): string =>
  draw(model.process, shapes, {
    title: model.name,
    words: areas.drawing[language],
    ...options,
  })
