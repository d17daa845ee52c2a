// A process as a file: its drawing, BPMN, step text, or the original. Made from what the reader may
// know, so that a redacted process is redacted in every form.

import type { PROCESS_FILES } from '#api'
import { writeBpmn } from '#bpmn'
import { draw } from '#drawing'
import { layout } from '#layout'
import { listSteps, writeSteps } from '#steps'
import { areas } from '#texts'
import { drawPng } from '../../documents/draw-png.ts'
import { type DetailRow, readDetail, readFileBytes, readSummaries } from '../store/library.ts'
import { type MemberContext, Refused } from './context.ts'

export type ProcessFileName = (typeof PROCESS_FILES)[number]

export interface ProcessFile {
  readonly mediaType: string
  /** Name under which it is saved. */
  readonly name: string
  readonly body: string | Uint8Array
  /** Changes when the content does. */
  readonly tag: string
}

export interface DrawingWishes {
  /** Steps can be focused and are spoken one by one. */
  readonly isInteractive: boolean
  /** A thumbnail without text. */
  readonly isSmall: boolean
}

const svgOf = (
  ctx: MemberContext,
  name: string,
  detail: DetailRow,
  wishes: DrawingWishes,
): string => {
  const numbers = Object.fromEntries(
    listSteps(detail.model).map((line) => [line.key, line.number] as const),
  )
  return draw(detail.model, layout(detail.model), {
    title: name,
    words: areas.drawing[ctx.language],
    isInteractive: wishes.isInteractive,
    isSmall: wishes.isSmall,
    numbers,
  })
}

const fileName = (name: string, ending: string): string =>
  `${
    name
      .replace(/[\p{Cc}/\\:*?"<>|]+/gu, ' ')
      .trim()
      .slice(0, 120) || 'Prozess'
  }${ending}`

const original = async (
  ctx: MemberContext,
  detail: DetailRow,
): Promise<Omit<ProcessFile, 'tag'>> => {
  const { fileHash, organisationId } = detail
  if (!fileHash) throw new Refused('thing/not-found')
  const file = await ctx.store.asActor(ctx.actor, (tx) =>
    readFileBytes(tx, ctx.actor.allianceId, organisationId, fileHash),
  )
  if (!file) throw new Refused('thing/not-found')
  return { mediaType: file.mediaType, name: file.name, body: file.bytes }
}

export const processFile = async (
  ctx: MemberContext,
  id: string,
  wanted: ProcessFileName,
  wishes: DrawingWishes,
): Promise<ProcessFile> => {
  const { allianceId } = ctx.actor
  const found = await ctx.store.asActor(ctx.actor, async (tx) => {
    const [summary] = await readSummaries(tx, allianceId, [id])
    const detail = await readDetail(tx, allianceId, id)
    return summary && detail ? { summary, detail } : undefined
  })
  if (!found) throw new Refused('thing/not-found')
  const { summary, detail } = found
  const { name } = summary
  const tag = [detail.contentHash, detail.audience, summary.changedAt.getTime(), ctx.language]
    .concat(wishes.isInteractive ? ['i'] : [], wishes.isSmall ? ['s'] : [])
    .join('-')
  switch (wanted) {
    case 'drawing.svg':
      return {
        ...{ mediaType: 'image/svg+xml; charset=utf-8', name: fileName(name, '.svg'), tag },
        body: svgOf(ctx, name, detail, wishes),
      }
    case 'drawing.png':
      return {
        ...{ mediaType: 'image/png', name: fileName(name, '.png'), tag },
        body: drawPng(svgOf(ctx, name, detail, { ...wishes, isInteractive: false })),
      }
    case 'model.bpmn':
      return {
        ...{ mediaType: 'application/xml; charset=utf-8', name: fileName(name, '.bpmn'), tag },
        body: writeBpmn(detail.model, layout(detail.model), detail.profile),
      }
    case 'steps.txt':
      return {
        ...{ mediaType: 'text/plain; charset=utf-8', name: fileName(name, '.steps.txt'), tag },
        body: writeSteps(detail.model, detail.profile),
      }
    case 'original':
      return { ...(await original(ctx, detail)), tag }
  }
}
