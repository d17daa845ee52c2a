// A model as the comparison wants it.

import type { Subject } from '#compare'
import type { Model } from './read-model.ts'

export const subjectOf = (model: Model): Subject => ({
  id: model.file,
  name: model.name,
  process: model.process,
  ...(model.profile ? { profile: model.profile } : {}),
  ...(model.organisation
    ? { organisation: { id: model.organisation, name: model.organisation } }
    : {}),
})
