// Brings the index up to date and finds the families of an alliance anew. It reads only what the owners
// share, so that nothing in-house flows into a figure others see; who sees which member is decided
// when families are shown, by the policies.

import type { Family } from '#compare'
import {
  findCompetences,
  findKnownFamilies,
  findSubjects,
  replaceFamilies,
  type SharedSubject,
  setFamilyFigures,
} from '../store/families.ts'
import { findGlossary } from '../store/glossary.ts'
import { findUnindexed, putProcessIndex } from '../store/process-index.ts'
import type { JobDeps } from './deps.ts'
import type { JobHandler } from './run-jobs.ts'
import { settleFamilies } from './settle-families.ts'

const INDEX_TIMEOUT_MS = 60_000
const FAMILIES_TIMEOUT_MS = 10 * 60_000
/** Processes indexed in one go. */
const BATCH = 100

/**
 * A name that everybody who sees the family may read: a member's that the whole alliance sees, or any
 * where all members are of one organisation. Otherwise none; each reader then sees a name of theirs.
 */
const nameFor = (family: Family, subjects: ReadonlyMap<string, SharedSubject>): string => {
  const members = family.members.flatMap((id) => subjects.get(id) ?? [])
  const readable =
    new Set(members.map((member) => member.organisation.id)).size === 1
      ? members
      : members.filter((member) => member.isShared)
  return (readable.find((member) => member.name === family.name) ?? readable[0])?.name ?? ''
}

const bringIndexUpToDate = async (
  deps: JobDeps,
  allianceId: string,
  signal: AbortSignal,
): Promise<void> => {
  const ids = await deps.store.asWorker(allianceId, findUnindexed)
  for (let at = 0; at < ids.length; at += BATCH) {
    signal.throwIfAborted()
    // Looked at before it is read: a change in between leaves it to be indexed again.
    const now = deps.now()
    const subjects = await deps.store.asWorker(allianceId, (tx) =>
      findSubjects(tx, 'shared', ids.slice(at, at + BATCH)),
    )
    const outcome = await deps.pool.run('index', subjects, { timeoutMs: INDEX_TIMEOUT_MS })
    if (outcome.kind !== 'done') throw new Error(`indexing: ${outcome.kind}`)
    await deps.store.asWorker(allianceId, (tx) =>
      putProcessIndex(tx, allianceId, outcome.value, now),
    )
  }
}

export const familiesJob =
  (deps: JobDeps): JobHandler<'families'> =>
  async ({ payload: { allianceId } }, signal) => {
    await bringIndexUpToDate(deps, allianceId, signal)
    const { subjects, competences, glossary, known } = await deps.store.asWorker(
      allianceId,
      async (tx) => ({
        subjects: await findSubjects(tx, 'shared'),
        competences: await findCompetences(tx),
        glossary: await findGlossary(tx, 'shared'),
        known: await findKnownFamilies(tx),
      }),
    )
    const outcome = await deps.pool.run(
      'families',
      { subjects, competences, glossary },
      { timeoutMs: FAMILIES_TIMEOUT_MS },
    )
    signal.throwIfAborted()
    if (outcome.kind !== 'done') throw new Error(`finding families: ${outcome.kind}`)
    const byId = new Map(subjects.map((subject) => [subject.id, subject]))
    const confirmed: { id: string; similarity: number; worthWorkshop: number }[] = []
    for (const family of known.filter(({ isConfirmed }) => isConfirmed)) {
      const members = family.members.flatMap((id) => byId.get(id) ?? [])
      const figures = await deps.pool.run(
        'likeness',
        { subjects: members, glossary },
        { timeoutMs: INDEX_TIMEOUT_MS },
      )
      if (figures.kind === 'done') confirmed.push({ id: family.id, ...figures.value })
    }
    await deps.store.asWorker(allianceId, async (tx) => {
      // Read again under lock: somebody may have put a family together meanwhile.
      const settled = settleFamilies(outcome.value, await findKnownFamilies(tx), deps.newId)
      const named = settled.map((family) => ({ ...family, name: nameFor(family, byId) }))
      await replaceFamilies(tx, allianceId, named, deps.now())
      for (const { id, ...figures } of confirmed) await setFamilyFigures(tx, id, figures)
    })
  }
