// Give a process that has only a profile its model, from one uploaded file. What the file says of the profile
// fills in what is not known yet; what people wrote stays.

import type { ProcessDetail } from '#api'
import { can } from '#library'
import { isSame } from '#process'
import { READ_TIMEOUT_MS } from '../imports/limits.ts'
import { sayReason } from '../imports/say.ts'
import type { IncomingFile } from '../imports/spool.ts'
import { whyRefused } from '../imports/why-refused.ts'
import { addAudit } from '../store/audit.ts'
import { requestFamilies } from '../store/jobs.ts'
import { addFile, addVersion, loadOwn, saveProcess } from '../store/processes.ts'
import type { Tx } from '../store/store.ts'
import type { ModelReading } from '../work/read-model.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { type ModelFile, onlyModel } from './only-model.ts'
import { loadSubject, presentDetail } from './present-process.ts'
import { MEDIA_TYPES } from './upload-import.ts'

type Read = Extract<ModelReading, { readonly kind: 'read' }>

const demandOwn = async (tx: Tx, ctx: MemberContext, id: string) => {
  const { allianceId } = ctx.actor
  demand(can(ctx.actor, 'edit', await loadSubject(tx, allianceId, id)))
  const own = await loadOwn(tx, allianceId, id)
  if (!own) throw new Refused('right/missing')
  return own
}

type Own = Awaited<ReturnType<typeof demandOwn>>

/** Whether exactly this file is its model already: an answer was lost on the way. */
const isItsModel = async (tx: Tx, ctx: MemberContext, id: string, hash: string) =>
  (await tx
    .selectFrom('version')
    .select('number')
    .where('alliance_id', '=', ctx.actor.allianceId)
    .where('process_id', '=', id)
    .where('file_hash', '=', hash)
    .executeTakeFirst()) !== undefined

const keep = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
  own: Own,
  file: ModelFile,
  reading: Read,
): Promise<void> => {
  const { allianceId, personId } = ctx.actor
  const { now } = ctx
  const { organisationId, name, visibility, sharing } = own
  const { hash, model, remarks } = reading
  await addFile(tx, {
    ...{ allianceId, organisationId, name: file.path.split('/').at(-1) ?? file.path },
    ...{ mediaType: MEDIA_TYPES[file.format], bytes: file.bytes },
  })
  await addVersion(
    tx,
    { allianceId, processId: id, number: 1, model, fileHash: hash, remarks },
    { personId, now },
  )
  const profile = { ...reading.profile, ...own.profile }
  await saveProcess(tx, allianceId, id, { name, profile, visibility, sharing }, now)
  await requestFamilies(tx, { id: ctx.random.id(), allianceId, now })
  await addAudit(tx, {
    ...{ allianceId, at: now, personId, organisationId, what: 'imported' },
    ...{ subjectKind: 'process', subjectId: id, details: { file: file.path, hash } },
  })
}

export const addModel = async (
  ctx: MemberContext,
  id: string,
  files: AsyncIterable<IncomingFile>,
): Promise<ProcessDetail> => {
  const { actor, store } = ctx
  const before = await store.asActor(actor, (tx) => demandOwn(tx, ctx, id))
  const file = await onlyModel(ctx, files)
  const outcome = await ctx.pool.run(
    'readModel',
    {
      ...{ path: file.path, format: file.format, bytes: file.bytes },
      ...{ sharing: before.sharing, post: ctx.words.post },
    },
    { timeoutMs: READ_TIMEOUT_MS, isUrgent: true },
  )
  const refusal = whyRefused(outcome)
  if (refusal) throw new Refused('import/refused', { reason: sayReason(ctx.texts, refusal) })
  if (outcome.kind !== 'done' || outcome.value.kind !== 'read') throw new Refused('server/starting')
  const reading = outcome.value
  return store.asActor(actor, async (tx) => {
    const own = await demandOwn(tx, ctx, id)
    if (own.version === null) {
      // Its copy for the others was made for what was shared then.
      if (!isSame(own.sharing, before.sharing)) throw new Refused('conflict/changed-meanwhile')
      await keep(tx, ctx, id, own, file, reading)
    } else if (!(await isItsModel(tx, ctx, id, reading.hash))) {
      throw new Refused('process/has-model')
    }
    return presentDetail(tx, ctx, id)
  })
}
