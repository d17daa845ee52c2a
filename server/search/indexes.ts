// The indexes a node keeps in memory, one pair for each alliance that is asked about: processes, and their
// steps. Made from what is stored when first asked for; before every answer a node reads what any node has
// changed since, so it never answers from yesterday. Ids only: who may see what is decided where they are
// read again.

import { makeSearchIndex, type SearchIndex } from '#search'
import {
  type IndexRow,
  indexHorizon,
  readIndexAfter,
  readIndexSince,
} from '../store/process-index.ts'
import type { Store } from '../store/store.ts'

export interface AllianceIndex {
  readonly processes: SearchIndex
  /** Documents are steps; see `stepOf`. */
  readonly steps: SearchIndex
}

export interface Indexes {
  /** The index of an alliance as of now. */
  readonly current: (allianceId: string) => Promise<AllianceIndex>
}

interface Kept extends AllianceIndex {
  /** Keys of the steps each process has in the index. */
  readonly keys: Map<string, readonly string[]>
  horizon: string
}

/** Read in one go; the thread that answers everybody is free in between. */
const PORTION = 100

const BETWEEN = '\n'

/** The document of a step in the index of steps. */
export const stepId = (processId: string, key: string): string => `${processId}${BETWEEN}${key}`

/** Process and key of a document of the index of steps. */
export const stepOf = (id: string): { readonly processId: string; readonly key: string } => {
  const at = id.indexOf(BETWEEN)
  return { processId: id.slice(0, at), key: id.slice(at + 1) }
}

const put = ({ processes, steps, keys }: Kept, row: IndexRow): void => {
  processes.put({ id: row.processId, terms: row.terms })
  for (const key of keys.get(row.processId) ?? []) steps.remove(stepId(row.processId, key))
  for (const { key, terms } of row.steps) steps.put({ id: stepId(row.processId, key), terms })
  keys.set(
    row.processId,
    row.steps.map(({ key }) => key),
  )
}

export const createIndexes = (store: Store): Indexes => {
  const kept = new Map<string, Promise<Kept>>()

  const load = async (allianceId: string): Promise<Kept> => {
    const own: Kept = {
      processes: makeSearchIndex(),
      steps: makeSearchIndex(),
      keys: new Map(),
      horizon: await store.asWorker(allianceId, indexHorizon),
    }
    for (let after = ''; ; ) {
      const rows = await store.asWorker(allianceId, (tx) => readIndexAfter(tx, after, PORTION))
      for (const row of rows) put(own, row)
      const last = rows.at(-1)
      if (!last) break
      after = last.processId
    }
    own.processes.trim()
    own.steps.trim()
    return own
  }

  const follow = async (allianceId: string, own: Kept): Promise<Kept> => {
    const { horizon, rows } = await store.asWorker(allianceId, async (tx) => ({
      horizon: await indexHorizon(tx),
      rows: await readIndexSince(tx, own.horizon),
    }))
    for (const row of rows) put(own, row)
    own.horizon = horizon
    return own
  }

  return {
    current: (allianceId) => {
      const before = kept.get(allianceId)
      // One after the other; what failed is tried from the beginning.
      const next = (before ?? load(allianceId)).then((own) => follow(allianceId, own))
      kept.set(allianceId, next)
      next.catch(() => {
        if (kept.get(allianceId) === next) kept.delete(allianceId)
      })
      return next
    },
  }
}
