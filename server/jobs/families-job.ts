// Brings the index up to date and follows the families of an alliance: what has changed since is sent to
// the thread that keeps what it found, and what comes out otherwise is written. It reads only what the
// owners share, so that nothing in-house flows into a figure others see; who sees which member is decided
// when families are shown, by the policies.

import { createHash } from 'node:crypto'
import type { Family } from '#compare'
import {
  findKnownFamilies,
  findSubjects,
  replaceFamilies,
  replaceSuggestions,
  setFamilyFigures,
  setMemberName,
} from '../store/families.ts'
import {
  findFamilyWeights,
  findStamps,
  type ProcessStamp,
  putFamilyWeights,
} from '../store/family-weights.ts'
import { findGlossary } from '../store/glossary.ts'
import { findUnindexed, putProcessIndex } from '../store/process-index.ts'
import type { FollowedFamilies } from '../work/follow-families.ts'
import type { Pool } from '../work/pool.ts'
import type { JobDeps } from './deps.ts'
import type { JobHandler } from './run-jobs.ts'
import { settleFamilies } from './settle-families.ts'

const INDEX_TIMEOUT_MS = 60_000
const FAMILIES_TIMEOUT_MS = 10 * 60_000
/** Processes indexed or sent in one go. */
const BATCH = 100

/**
 * A name that everybody who sees the family may read: a member's that the whole alliance sees, or any
 * where all members are of one organisation. Otherwise none; each reader then sees a name of theirs.
 */
const nameFor = (
  family: Pick<Family, 'name' | 'members'>,
  stamps: ReadonlyMap<string, ProcessStamp>,
): string => {
  const members = family.members.flatMap((id) => stamps.get(id) ?? [])
  const readable =
    new Set(members.map((member) => member.organisationId)).size === 1
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

interface Followed extends FollowedFamilies {
  readonly stamps: ReadonlyMap<string, ProcessStamp>
  /** What has changed since the thread looked last; all where it had to begin anew. */
  readonly changed: ReadonlySet<string>
  /** Names the weights, where they are new. */
  readonly weightsId: string
}

const follow = async (
  deps: JobDeps,
  keeper: Pool,
  allianceId: string,
  signal: AbortSignal,
): Promise<Followed> => {
  const { rows, known, glossary } = await deps.store.asWorker(allianceId, async (tx) => ({
    rows: await findStamps(tx),
    known: await findFamilyWeights(tx),
    glossary: await findGlossary(tx, 'shared'),
  }))
  let stamps = rows.map(({ id, stamp }) => [id, stamp] as const)
  const words = createHash('sha256').update(JSON.stringify(glossary)).digest('hex')
  const basisOf = (weightsId: string) => `${weightsId}/${words}`
  const basis = basisOf(known?.id ?? 'none')
  const asked = async <Name extends Parameters<Pool['run']>[0]>(
    name: Name,
    input: Parameters<typeof keeper.run<Name>>[1],
  ) => {
    const outcome = await keeper.run(name, input, { timeoutMs: FAMILIES_TIMEOUT_MS })
    signal.throwIfAborted()
    if (outcome.kind !== 'done') throw new Error(`families, ${name}: ${JSON.stringify(outcome)}`)
    return outcome.value
  }
  const missing = await asked('missingSubjects', { allianceId, basis, stamps })
  for (let at = 0; at < missing.length; at += BATCH) {
    const subjects = await deps.store.asWorker(allianceId, (tx) =>
      findSubjects(tx, 'shared', missing.slice(at, at + BATCH)),
    )
    const ids = new Set(subjects.map(({ id }) => id))
    // Taken out of the library since the list was read.
    const gone = new Set(missing.slice(at, at + BATCH).filter((id) => !ids.has(id)))
    if (gone.size > 0) stamps = stamps.filter(([id]) => !gone.has(id))
    await asked('takeSubjects', {
      ...{ allianceId, basis, glossary, subjects },
      stamps: stamps.filter(([id]) => ids.has(id)),
      weights: known?.weights ?? null,
    })
  }
  const weightsId = deps.newId()
  const found = await asked('followFamilies', {
    ...{ allianceId, basis, stamps },
    nextBasis: basisOf(weightsId),
    hasWeights: known !== undefined,
    hasChanged: missing.length > 0,
  })
  return {
    ...found,
    ...{ weightsId, changed: new Set(missing) },
    stamps: new Map(rows.map((row) => [row.id, row])),
  }
}

/** Figures of the families that people put together, where a member changed. */
const figuresOfConfirmed = async (
  deps: JobDeps,
  allianceId: string,
  { changed }: Followed,
): Promise<readonly { id: string; similarity: number; worthWorkshop: number }[]> => {
  const { known, glossary } = await deps.store.asWorker(allianceId, async (tx) => ({
    known: await findKnownFamilies(tx),
    glossary: await findGlossary(tx, 'shared'),
  }))
  const figures: { id: string; similarity: number; worthWorkshop: number }[] = []
  for (const { id, isConfirmed, members } of known) {
    if (!isConfirmed || !members.some((member) => changed.has(member))) continue
    const subjects = await deps.store.asWorker(allianceId, (tx) =>
      findSubjects(tx, 'shared', members),
    )
    const outcome = await deps.pool.run(
      'likeness',
      { subjects, glossary },
      { timeoutMs: INDEX_TIMEOUT_MS },
    )
    if (outcome.kind === 'done') figures.push({ id, ...outcome.value })
  }
  return figures
}

export const familiesJob =
  (deps: JobDeps, keeper: Pool): JobHandler<'families'> =>
  async ({ payload: { allianceId } }, signal) => {
    await bringIndexUpToDate(deps, allianceId, signal)
    const followed = await follow(deps, keeper, allianceId, signal)
    const { families, weights, weightsId, stamps } = followed
    const confirmed = await figuresOfConfirmed(deps, allianceId, followed)
    signal.throwIfAborted()
    await deps.store.asWorker(allianceId, async (tx) => {
      // Read again under lock: somebody may have put a family together meanwhile.
      const known = await findKnownFamilies(tx)
      const { proposed, suggested } = settleFamilies(families, known, deps.newId)
      const named = proposed.map((family) => ({ ...family, name: nameFor(family, stamps) }))
      await replaceFamilies(tx, allianceId, { known, found: named }, deps.now())
      for (const { id, ...figures } of confirmed) await setFamilyFigures(tx, id, figures)
      for (const family of known.filter(({ isConfirmed }) => isConfirmed)) {
        const fresh = suggested.get(family.id) ?? []
        if (fresh.join('\n') !== family.suggested.join('\n')) {
          await replaceSuggestions(tx, allianceId, family.id, fresh)
        }
        const name = nameFor(family, stamps)
        if (!family.isNamed && name !== family.name) await setMemberName(tx, family.id, name)
      }
      if (weights) await putFamilyWeights(tx, allianceId, { id: weightsId, weights }, deps.now())
    })
  }
