// Searching by a model, and the index that search looks into.

import { z } from 'zod'
import { route } from './contract.ts'
import { processSummary } from './library.ts'

export const similarAnswer = z.object({
  /** What the sent model calls itself. */
  name: z.string(),
  /** Most alike first; `likeness` 0 to 1. */
  items: z.array(processSummary.extend({ likeness: z.number() })),
})
export type SimilarAnswer = z.infer<typeof similarAnswer>

export const searchRoutes = {
  findSimilar: route({
    method: 'POST',
    path: '/api/search/similar',
    summary: 'What resembles the model in the uploaded file; the file is not kept',
    isUpload: true,
    response: similarAnswer,
  }),
  rebuildSearch: route({
    method: 'POST',
    path: '/api/search/rebuild',
    summary: 'Have the index of the search made anew',
    response: z.object({}),
  }),
}
