// My imports, newest first.

import type { ImportStatus } from '#api'
import { listImportsOf } from '../store/imports.ts'
import type { MemberContext } from './context.ts'

const MOST = 100

export const listImports = (
  ctx: MemberContext,
): Promise<Omit<ImportStatus, 'files' | 'folders'>[]> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const rows = await listImportsOf(tx, ctx.actor.personId, MOST)
    return rows.map((row) => ({
      id: row.id,
      state: row.state,
      createdAt: row.createdAt.toISOString(),
      total: row.total,
      finished: row.finished,
      imported: row.imported,
      refused: row.refused,
    }))
  })
