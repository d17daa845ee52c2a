// What tidying up needs to know and to delete.

import type { Tx } from './store.ts'

export const findAllianceIds = async (tx: Tx): Promise<readonly string[]> => {
  const rows = await tx.selectFrom('alliance').select('id').orderBy('id').execute()
  return rows.map((row) => row.id)
}
