// Discard an upload that was not started: it is gone, with all its bytes.

import { deleteImport, findImport } from '../store/imports.ts'
import { type MemberContext, Refused } from './context.ts'

export const discardImport = (ctx: MemberContext, importId: string): Promise<void> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const row = await findImport(tx, importId, true)
    if (!row) throw new Refused('thing/not-found')
    if (row.state === 'running') throw new Refused('import/started-already')
    await deleteImport(tx, importId)
  })
