// What an invented example says of itself must be read wherever it is shown.

import type { Model } from './read-model.ts'

/** Each notice of these models once. */
export const noticesOf = (models: readonly Model[]): readonly string[] => [
  ...new Set(models.flatMap(({ profile }) => profile?.notice ?? [])),
]
