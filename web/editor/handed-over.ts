// What another page has brought into a draft, handed to the page of the draft that opens next, where it can be taken back
// like all that is written there. Only as long as the pages live: after loading anew, the draft's history has it.

import type { ChangeGroup } from '#change'

const waiting = new Map<string, ChangeGroup>()

export const handOver = (draftId: string, group: ChangeGroup): void => {
  waiting.set(draftId, group)
}

/** Once. */
export const collect = (draftId: string): ChangeGroup | undefined => {
  const group = waiting.get(draftId)
  waiting.delete(draftId)
  return group
}
