// One process with profile and step list.

import type { ProcessDetail } from '#api'
import type { MemberContext } from './context.ts'
import { presentDetail } from './present-process.ts'

export const showProcess = (ctx: MemberContext, id: string): Promise<ProcessDetail> =>
  ctx.store.asActor(ctx.actor, (tx) => presentDetail(tx, ctx, id))
