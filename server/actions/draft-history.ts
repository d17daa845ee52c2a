// What became of a draft so far: who changed what when, and the process as it was at any point of it.

import type { HistoryEntry } from '#api'
import { deedsOf } from '#change'
import type { Element, Key } from '#process'
import { sayDeed } from '#texts'
import { readHead } from '../store/draft-state.ts'
import { listHistory } from '../store/drafts.ts'
import { type MemberContext, Refused } from './context.ts'
import { demandDraft } from './open-draft.ts'

const PAGE = 100

/** Names of what the entries speak of: as they are now, or as an entry itself says. */
const finder = (
  now: Readonly<Record<Key, Element>>,
  rows: readonly { readonly happened: { readonly changes: readonly object[] } }[],
) => {
  const gone = new Map<Key, Element>()
  for (const { happened } of rows) {
    for (const change of happened.changes as readonly { readonly element?: Element }[]) {
      if (change.element) gone.set(change.element.key, change.element)
    }
  }
  return (key: Key) => now[key] ?? gone.get(key)
}

export const draftHistory = (
  ctx: MemberContext,
  id: string,
  before: number | undefined,
): Promise<{ entries: HistoryEntry[] }> => {
  const { allianceId, personId } = ctx.actor
  return ctx.store.asActor(ctx.actor, async (tx) => {
    const draft = await demandDraft(tx, ctx, id)
    const rows = await listHistory(tx, allianceId, id, before ?? draft.last + 1, PAGE)
    const head = await readHead(tx, allianceId, id, draft.last)
    const find = finder(head?.process.elements ?? {}, rows)
    return {
      entries: rows.map((row) => {
        const deeds = deedsOf(row.happened.changes, find)
        return {
          ...{ number: row.number, at: row.at.toISOString(), by: row.name },
          isMine: row.personId === personId,
          takesBack: row.happened.takesBack !== undefined,
          did: deeds.map((deed) => sayDeed(ctx.texts, deed)),
        }
      }),
    }
  })
}

export const draftModel = (ctx: MemberContext, id: string, number: number | undefined) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const draft = await demandDraft(tx, ctx, id)
    const wanted = number ?? draft.last
    if (wanted > draft.last) throw new Refused('thing/not-found')
    const head = await readHead(tx, ctx.actor.allianceId, id, wanted)
    if (!head) throw new Refused('thing/not-found')
    return { number: head.number, model: head.process as unknown }
  })
