// One model where exactly one is wanted; what is sent is refused as a whole otherwise.

import { UPLOAD_LIMITS } from '../imports/limits.ts'
import { MultipartError } from '../imports/multipart.ts'
import type { Reason } from '../imports/reason.ts'
import { sayReason } from '../imports/say.ts'
import { type IncomingFile, UploadTooLarge, withSpooled } from '../imports/spool.ts'
import { type FoundFile, unpack } from '../imports/unpack.ts'
import { type MemberContext, Refused } from './context.ts'

export type ModelFile = Extract<FoundFile, { readonly kind: 'model' }>

/** The one model of what was sent; also the only one in an archive. */
export const onlyModel = (
  ctx: MemberContext,
  files: AsyncIterable<IncomingFile>,
): Promise<ModelFile> =>
  withSpooled(files, UPLOAD_LIMITS, async (spooled) => {
    let model: ModelFile | undefined
    let count = 0
    let why: Reason | undefined
    for await (const found of unpack(spooled, UPLOAD_LIMITS)) {
      if (found.kind === 'refused') why ??= found.reason
      if (found.kind !== 'model') continue
      model ??= found
      count += 1
    }
    if (count > 1) throw new Refused('import/one-only', { count })
    if (model) return model
    if (!why) throw new Refused('import/no-model')
    throw new Refused('import/refused', { reason: sayReason(ctx.texts, why) })
  }).catch((error: unknown) => {
    if (error instanceof UploadTooLarge) {
      throw new Refused('request/too-large', { size: error.size, limit: error.limit })
    }
    if (error instanceof MultipartError) throw new Refused('request/invalid', { field: 'file' })
    throw error
  })
