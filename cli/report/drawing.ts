// The drawing of one model inside the report, with a place to jump to for each step.

import { layout } from '#layout'
import type { Context } from '../command.ts'
import { drawModel } from '../draw-model.ts'
import type { Model } from '../read-model.ts'

export interface Drawing {
  readonly svg: string
  /** Id in the page by key, for every element that is drawn; of several groups the first counts. */
  readonly places: ReadonlyMap<string, string>
}

export const drawForReport = (context: Context, model: Model, column: number): Drawing => {
  const places = new Map<string, string>()
  const drawn = drawModel(context, model, layout(model.process), {
    idPrefix: `d${column}-`,
  })
  const svg = drawn.replace(/ data-key="([^"]*)"/g, (all, key: string) => {
    if (places.has(key)) return all
    const place = `v${column}-${key}`
    places.set(key, place)
    return ` id="${place}"${all}`
  })
  return { svg, places }
}
