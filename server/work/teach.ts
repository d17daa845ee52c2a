// What single decisions on links are about and teach, in a worker thread.

import { learnTogether } from '#compare'
import type { GlossaryLayer, Tongue } from '#language'
import { asKey, elementsOf } from '#process'
import { type PackedSubject, unpackSubject } from './relate.ts'
import { tellLanguage } from './told.ts'

interface Address {
  readonly processId: string
  readonly step: string
}

export interface TeachInput {
  readonly subjects: readonly PackedSubject[]
  readonly links: readonly {
    readonly a: Address
    readonly b: Address
    readonly verdict: 'confirmed' | 'rejected'
  }[]
  readonly glossary: readonly GlossaryLayer[]
}

export interface Taught {
  /** What the two steps are called. */
  readonly labels: readonly [string, string]
  readonly words: readonly { readonly tongue: Tongue; readonly words: readonly [string, string] }[]
}

/** Of each link what it is about and teaches; undefined where one of the steps is not there. */
export const teach = ({
  subjects,
  links,
  glossary,
}: TeachInput): readonly (Taught | undefined)[] => {
  const language = tellLanguage(glossary)
  const unpacked = subjects.map(unpackSubject)
  const processes = unpacked.map(({ process }) => process)
  const names = processes.map(
    (process) => new Map(elementsOf(process).map(({ key, name }) => [key, name])),
  )
  const find = ({ processId, step }: Address) => {
    const place = unpacked.findIndex(({ id }) => id === processId)
    const label = names[place]?.get(asKey(step))
    return label === undefined ? undefined : { label, at: { process: place, step: asKey(step) } }
  }
  return links.map(({ a, b, verdict }) => {
    const [one, other] = [find(a), find(b)]
    if (!one || !other) return undefined
    const { synonyms } = learnTogether(processes, language, [{ a: one.at, b: other.at, verdict }])
    return {
      labels: [one.label, other.label],
      words: synonyms.map(({ tongue, words }) => ({ tongue, words })),
    }
  })
}
