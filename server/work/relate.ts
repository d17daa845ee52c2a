// Finding the same work over a whole library, and laying variants side by side, in a worker thread.
// Models come as JSON text, so that the server's own thread never parses thousands of them.

import {
  type Comparison,
  type Competence,
  compareVariants,
  type Family,
  findFamilies,
  indexLibrary,
  type ProcessIndex,
  type Subject,
} from '#compare'
import { loadLanguage } from '../../resources/load-language.ts'

/** A subject whose model and profile are still text. */
export interface PackedSubject {
  readonly id: string
  readonly name: string
  readonly organisation: { readonly id: string; readonly name: string }
  readonly model: string
  readonly profile: string
}

const unpackSubject = ({ model, profile, ...rest }: PackedSubject): Subject => ({
  ...rest,
  process: JSON.parse(model),
  profile: JSON.parse(profile),
})

export interface FamiliesInput {
  readonly subjects: readonly PackedSubject[]
  readonly competences: readonly Competence[]
}

export const families = ({ subjects, competences }: FamiliesInput): readonly Family[] =>
  findFamilies(subjects.map(unpackSubject), loadLanguage(), { competences })

export interface ComparisonInput {
  readonly subjects: readonly PackedSubject[]
  readonly competences: readonly Competence[]
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
}

export const comparison = ({ subjects, competences, organisations }: ComparisonInput): Comparison =>
  compareVariants(subjects.map(unpackSubject), loadLanguage(), { competences, organisations })

export interface SimilarInput {
  readonly queries: readonly ProcessIndex[]
  readonly library: readonly ProcessIndex[]
  readonly top: number
  /** Cosine below which nothing is named. */
  readonly atLeast: number
}

/** For each query the ids most like it, best first; never itself. */
export const similar = ({
  queries,
  library,
  top,
  atLeast,
}: SimilarInput): readonly (readonly string[])[] => {
  const index = indexLibrary(library)
  return queries.map((query) =>
    index
      .search(query, top + 1)
      .filter((hit) => hit.id !== query.id && hit.score >= atLeast)
      .slice(0, top)
      .map((hit) => hit.id),
  )
}
