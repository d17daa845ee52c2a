// A model as the comparison wants it.

import type { Subject } from '#compare'
import type { Model } from './read-model.ts'

export const subjectOf = ({ file, name, process, profile, meta }: Model): Subject => {
  const organisation = meta?.organisation
  return {
    id: file,
    name,
    process,
    ...(profile ? { profile } : {}),
    ...(organisation ? { organisation: { id: organisation, name: organisation } } : {}),
  }
}
