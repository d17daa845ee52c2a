// A process as a file: its drawing, BPMN, step text, or the original. Made from what the reader may
// know, so that a redacted process is redacted in every form.

import type { PROCESS_FILES } from '#api'
import {
  type DetailRow,
  readDetail,
  readFileBytes,
  readModelText,
  readSummaries,
  type SummaryRow,
} from '../store/library.ts'
import type { Rendering } from '../work/render.ts'
import { type MemberContext, Refused } from './context.ts'
import { fileName } from './file-name.ts'

export type ProcessFileName = (typeof PROCESS_FILES)[number]

export interface ProcessFile {
  readonly mediaType: string
  /** Name under which it is saved. */
  readonly name: string
  /** Changes when the content does; known before the content is made. */
  readonly tag: string
  readonly body: () => Promise<string | Uint8Array>
}

export type DrawingWishes = Pick<Rendering, 'isInteractive' | 'isSmall' | 'plane'>

const RENDER_TIMEOUT_MS = 20_000

const FORMS = {
  'drawing.svg': { form: 'svg', mediaType: 'image/svg+xml; charset=utf-8', ending: '.svg' },
  'drawing.png': { form: 'png', mediaType: 'image/png', ending: '.png' },
  'drawing.pdf': { form: 'pdf', mediaType: 'application/pdf', ending: '.pdf' },
  'steps.txt': { form: 'steps', mediaType: 'text/plain; charset=utf-8', ending: '.steps.txt' },
  'model.bpmn': { form: 'bpmn', mediaType: 'application/xml; charset=utf-8', ending: '.bpmn' },
} as const

const rendered = async (ctx: MemberContext, wanted: Rendering): Promise<string | Uint8Array> => {
  const outcome = await ctx.pool.run('render', wanted, {
    timeoutMs: RENDER_TIMEOUT_MS,
    isUrgent: true,
  })
  if (outcome.kind === 'done') return outcome.value
  if (outcome.kind === 'timedOut' || outcome.kind === 'outOfMemory') {
    throw new Refused('file/timed-out')
  }
  throw new Error(`render ${wanted.form}: ${JSON.stringify(outcome)}`)
}

/** The policy of the table decides: the own organisation, or where everything is shared. */
const fileOf = async (ctx: MemberContext, { fileHash, organisationId }: DetailRow) =>
  fileHash
    ? ctx.store.asActor(ctx.actor, (tx) =>
        readFileBytes(tx, ctx.actor.allianceId, organisationId, fileHash),
      )
    : undefined

const original = async (
  ctx: MemberContext,
  detail: DetailRow,
  tag: string,
): Promise<ProcessFile> => {
  const file = await fileOf(ctx, detail)
  if (!file) throw new Refused('thing/not-found')
  const { mediaType, name, bytes } = file
  return { mediaType, name, tag, body: () => Promise.resolve(bytes) }
}

const load = async (
  ctx: MemberContext,
  id: string,
): Promise<{ summary: SummaryRow; detail: DetailRow; model: string | undefined }> => {
  const { allianceId } = ctx.actor
  return ctx.store.asActor(ctx.actor, async (tx) => {
    const [summary] = await readSummaries(tx, allianceId, [id])
    const detail = await readDetail(tx, allianceId, id)
    if (!summary || !detail) throw new Refused('thing/not-found')
    const model = await readModelText(tx, allianceId, id, detail.audience)
    return { summary, detail, model }
  })
}

export const processFile = async (
  ctx: MemberContext,
  id: string,
  wanted: ProcessFileName,
  wishes: DrawingWishes,
): Promise<ProcessFile> => {
  const { summary, detail, model } = await load(ctx, id)
  const { name, changedAt } = summary
  const { contentHash, audience, profile } = detail
  if (model === undefined) throw new Refused('thing/not-found')
  const { isInteractive, isSmall, plane } = wishes
  const tag = [wanted, contentHash, audience, changedAt.getTime(), ctx.language]
    .concat(isInteractive ? ['i'] : [], isSmall ? ['s'] : [], plane ? [`p${plane}`] : [])
    .join('-')
  if (wanted === 'original') return original(ctx, detail, tag)
  const { form, mediaType, ending } = FORMS[wanted]
  const { language } = ctx
  const rendering = { form, name, model, profile, language, ...wishes }
  return {
    ...{ mediaType, name: fileName(name, ending), tag },
    body: async () => {
      const file = wanted === 'model.bpmn' ? await fileOf(ctx, detail) : undefined
      return rendered(ctx, file ? { ...rendering, original: file.bytes } : rendering)
    },
  }
}
