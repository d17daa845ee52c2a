// Finding the same work over a whole library, and laying variants side by side, in a worker thread.
// Models come as JSON text, so that the server's own thread never parses thousands of them.

import {
  type Comparison,
  type Competence,
  compareVariants,
  type Family,
  findFamilies,
  indexLibrary,
  indexProcess,
  type ProcessIndex,
  type Subject,
  similarity,
  workshopWorth,
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
  /** Which of the library to ask for; one that is not in it gets no answer. */
  readonly ids: readonly string[]
  readonly library: readonly { readonly id: string; readonly terms: string }[]
  readonly top: number
  /** Cosine below which nothing is named. */
  readonly atLeast: number
}

/** For each process those most like it, best first; never itself. */
export const similar = ({
  ids,
  library,
  top,
  atLeast,
}: SimilarInput): readonly { readonly processId: string; readonly ids: readonly string[] }[] => {
  const entries: readonly ProcessIndex[] = library.map(({ id, terms }) => ({
    id,
    terms: JSON.parse(terms),
  }))
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const index = indexLibrary(entries)
  return ids.flatMap((processId) => {
    const query = byId.get(processId)
    if (!query) return []
    const hits = index
      .search(query, top + 1)
      .filter((hit) => hit.id !== processId && hit.score >= atLeast)
    return [{ processId, ids: hits.slice(0, top).map((hit) => hit.id) }]
  })
}

/** Terms of processes, for the index. */
export const index = (subjects: readonly PackedSubject[]) =>
  subjects.map((packed) => {
    const { id, terms } = indexProcess(unpackSubject(packed), loadLanguage())
    return { processId: id, terms }
  })

/** Pairs looked at for the likeness of many processes: the first ones suffice for a mean. */
const SAMPLE = 12

/** How alike processes are that people put together, and what a workshop on them promises. */
export const likeness = (subjects: readonly PackedSubject[]) => {
  const language = loadLanguage()
  const sample = subjects.slice(0, SAMPLE).map((packed) => unpackSubject(packed).process)
  let sum = 0
  let pairs = 0
  sample.forEach((a, at) => {
    for (const b of sample.slice(at + 1)) {
      sum += similarity(a, b, language)
      pairs += 1
    }
  })
  const mean = pairs === 0 ? 0 : sum / pairs
  const organisations = new Set(subjects.map((subject) => subject.organisation.id)).size
  return { similarity: mean, worthWorkshop: workshopWorth(mean, organisations) }
}
