// Start an upload: whose the files become and who may see them. The work is done by a job.

import type { ImportStatus } from '#api'
import { can } from '#library'
import { isSame } from '#process'
import { findOrganisations } from '../store/families.ts'
import { findImport, type ImportChoice, markStarted } from '../store/imports.ts'
import { addJob } from '../store/jobs.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { presentImport } from './present-import.ts'

export const startImport = (
  ctx: MemberContext,
  importId: string,
  choice: ImportChoice,
): Promise<ImportStatus> => {
  const { actor } = ctx
  const { allianceId } = actor
  return ctx.store.asActor(actor, async (tx) => {
    const before = await findImport(tx, importId, true)
    if (!before) throw new Refused('thing/not-found')
    // Asked again in the same words: the answer was lost on the way, and it is under way already.
    if (before.state !== 'planned' && isSame(before.choice, choice))
      return presentImport(ctx, tx, importId)
    const known = new Set((await findOrganisations(tx)).map((organisation) => organisation.id))
    const wanted = new Set([choice.organisationId, ...Object.values(choice.folders)])
    for (const organisationId of wanted) {
      if (!known.has(organisationId)) throw new Refused('thing/not-found')
      demand(can(actor, 'import', { kind: 'organisation', allianceId, organisationId }))
    }
    if (!(await markStarted(tx, importId, choice))) throw new Refused('import/started-already')
    await addJob(tx, {
      id: ctx.random.id(),
      kind: 'import',
      payload: { allianceId, importId },
      runAt: ctx.now,
      createdAt: ctx.now,
    })
    return presentImport(ctx, tx, importId)
  })
}
