// The drawing of a model inside the report.

import { draw } from '#drawing'
import { layout } from '#layout'
import type { Context } from '../command.ts'
import type { Model } from '../read-model.ts'
import type { Html } from './html.ts'

/** SVG to stand in a page; `prefix` keeps its ids apart from those of the other drawings. */
export const drawModel = ({ language }: Context, model: Model, prefix: string): Html => ({
  html: draw(model.process, layout(model.process), { language, idPrefix: prefix }),
})
