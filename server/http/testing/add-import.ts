// An upload that waits for its choice of organisation, for tests.

import { NOW } from '../../../test/database/make-alliance.ts'
import type { Store } from '../../store/store.ts'

export const addImport = (
  store: Store,
  wanted: { allianceId: string; id: string; personId: string; path: string },
): Promise<void> =>
  store.asWorker(wanted.allianceId, async (tx) => {
    const owner = { alliance_id: wanted.allianceId, created_by: wanted.personId }
    await tx
      .insertInto('import')
      .values({ ...owner, id: wanted.id, state: 'planned', options: '{}', created_at: NOW })
      .execute()
    await tx
      .insertInto('import_file')
      .values({
        ...owner,
        ...{ import_id: wanted.id, position: 0, path: wanted.path, folder: '' },
        ...{ content: Buffer.from('<x/>'), outcome: 'waiting', process_id: null },
        process_name: null,
      })
      .execute()
  })
