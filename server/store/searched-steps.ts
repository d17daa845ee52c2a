// Steps of found processes, as the asker may read them.

import { sql } from 'kysely'
import type { Tx } from './store.ts'

export interface ReadStep {
  readonly processId: string
  readonly key: string
  readonly label: string
  readonly actor: string
}

/** Steps of the current versions, in the order of the work: complete for the own organisation. */
export const readSteps = async (
  tx: Tx,
  allianceId: string,
  ids: readonly string[],
): Promise<readonly ReadStep[]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<ReadStep>`
    select p.id as "processId", line ->> 'key' as key, line ->> 'label' as label,
      coalesce(line ->> 'actor', '') as actor
    from process p
      join version_content c on c.alliance_id = p.alliance_id and c.process_id = p.id
        and c.number = p.current_version and c.audience = case
          when p.organisation_id = any ((select my_organisations())::text[]) then 'own'
          else 'shared' end
      cross join jsonb_array_elements(c.steps) with ordinality as listed (line, place)
    where p.alliance_id = ${allianceId} and p.id = any(${ids})
      and line ->> 'kind' in ('step', 'wait', 'handover') and line ->> 'label' <> ''
    order by p.id, place`.execute(tx)
  return rows
}
