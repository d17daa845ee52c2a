// Progress and the result of each file.

import type { ImportStatus } from '#api'
import type { MemberContext } from './context.ts'
import { presentImport } from './present-import.ts'

export const showImport = (ctx: MemberContext, importId: string): Promise<ImportStatus> =>
  ctx.store.asActor(ctx.actor, (tx) => presentImport(ctx, tx, importId))
