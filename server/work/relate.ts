// Finding the same work over a whole library, and laying variants side by side, in a worker thread.
// Models come as JSON text, so that the server's own thread never parses thousands of them.

import {
  type Comparison,
  type Competence,
  columnNames,
  compareVariants,
  type Finding,
  hoursPerYear,
  type Strictness,
  type Subject,
  similarity,
  workshopWorth,
} from '#compare'
import type { GlossaryLayer } from '#language'
import { mediaBreaks, minutesPerCase } from '#measure'
import { activitiesOf } from '#process'
import { termsOfProcess, termsOfSteps } from '#search'
import { loadLanguage } from '../../resources/load-language.ts'
import { type Told, tellLanguage, whatStands } from './told.ts'

/** A subject whose model and profile are still text. */
export interface PackedSubject {
  readonly id: string
  readonly name: string
  readonly organisation: { readonly id: string; readonly name: string }
  readonly model: string
  readonly profile: string
  /** False where the owner keeps shares of cases in-house: figures built on them would be wrong. */
  readonly hasShares: boolean
}

export const unpackSubject = ({
  model,
  profile,
  hasShares: _,
  ...rest
}: PackedSubject): Subject => ({
  ...rest,
  process: JSON.parse(model),
  profile: JSON.parse(profile),
})

/**
 * A model may be larger than anything two people could lay side by side. Matching costs its steps times
 * the other's, for each pair, so one giant would hold up the families of a whole alliance.
 */
const MOST_STEPS = 300
const MOST_LABEL_CHARACTERS = 50_000

/** Whether it can be laid beside others at all. */
export const isComparable = ({ process }: Subject): boolean => {
  const activities = activitiesOf(process)
  return (
    activities.length <= MOST_STEPS &&
    activities.reduce((sum, { name }) => sum + name.length, 0) <= MOST_LABEL_CHARACTERS
  )
}

export interface ComparisonInput extends Told {
  readonly subjects: readonly PackedSubject[]
  readonly competences: readonly Competence[]
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly look?: Look
}

/** How strictly, and whether each step may meet several. */
export interface Look {
  readonly strictness?: Strictness
  readonly isOneToOne?: boolean
}

/** What stands above a column; null where unknown, or where what it is made of stays in-house. */
export interface ColumnFigures {
  readonly casesPerYear: number | null
  readonly minutesPerCase: number | null
  readonly mediaBreaks: number | null
  readonly leadTimeDays: number | null
  /** The task of the competence table the process belongs to. */
  readonly task: string | null
}

const figuresOf = ({ process, profile }: Subject, hasShares: boolean): ColumnFigures => ({
  casesPerYear: profile?.casesPerYear ?? null,
  minutesPerCase: hasShares ? (minutesPerCase(process) ?? null) : null,
  mediaBreaks: hasShares ? (mediaBreaks(process) ?? null) : null,
  leadTimeDays: profile?.leadTime?.days ?? null,
  task: profile?.task ?? null,
})

/** Without figures of those whose shares are unknown; undefined where too little is left to compare. */
const honest = (finding: Finding, unknown: ReadonlySet<string>): Finding | undefined => {
  const { observation } = finding
  const isKnown = ({ name }: { readonly name: string }) => !unknown.has(name)
  if (observation.code === 'minutesPerCase') {
    const minutes = observation.minutes.filter(isKnown)
    return minutes.length < 2 ? undefined : { ...finding, observation: { ...observation, minutes } }
  }
  if (observation.code === 'mediaBreaks') {
    const counts = observation.counts.filter(isKnown)
    return counts.length < 2 ? undefined : { ...finding, observation: { ...observation, counts } }
  }
  return finding
}

export const comparison = (input: ComparisonInput) => {
  const { subjects, competences, organisations } = input
  const unpacked = subjects.map(unpackSubject)
  const language = tellLanguage(input.glossary)
  const { resting, ...told } = whatStands(unpacked, input.decisions, language)
  const result: Comparison = compareVariants(unpacked, language, {
    ...{ competences, organisations },
    ...told,
    ...input.look,
  })
  const names = columnNames(unpacked)
  const unknown = new Set(
    subjects.flatMap(({ hasShares }, at) => (hasShares ? [] : (names[at] ?? []))),
  )
  return {
    ...result,
    resting,
    findings: result.findings.flatMap((finding) => honest(finding, unknown) ?? []),
    figures: unpacked.map((subject, at) => figuresOf(subject, subjects[at]?.hasShares === true)),
  }
}

export type ComparisonResult = ReturnType<typeof comparison>

export interface TwinsInput {
  readonly subject: PackedSubject
  readonly others: readonly {
    readonly subject: PackedSubject
    /** Similarity of the steps from which the two are all but the same. */
    readonly atLeast: number
  }[]
  readonly glossary: readonly GlossaryLayer[]
}

/** Ids of those that are all but the same as the subject, step by step; none where one is too large. */
export const twins = ({ subject, others, glossary }: TwinsInput): readonly string[] => {
  const one = unpackSubject(subject)
  if (!isComparable(one)) return []
  const language = tellLanguage(glossary)
  return others
    .map((other) => ({ ...other, subject: unpackSubject(other.subject) }))
    .filter((other) => isComparable(other.subject))
    .filter((other) => similarity(one.process, other.subject.process, language) >= other.atLeast)
    .map((other) => other.subject.id)
}

/** Terms of processes and of their steps, for the index. */
export const index = (subjects: readonly PackedSubject[]) =>
  subjects.map((packed) => {
    const subject = unpackSubject(packed)
    const language = loadLanguage()
    return {
      processId: subject.id,
      terms: termsOfProcess(subject, language).terms,
      steps: termsOfSteps(subject.process, language),
    }
  })

/** Pairs looked at for the likeness of many processes: the first ones suffice for a mean. */
const SAMPLE = 12

/** How alike processes are that people put together, and what a workshop on them promises. */
export const likeness = ({
  subjects,
  glossary,
}: {
  readonly subjects: readonly PackedSubject[]
  readonly glossary: readonly GlossaryLayer[]
}) => {
  const language = tellLanguage(glossary)
  const sample = subjects
    .slice(0, SAMPLE)
    .map(unpackSubject)
    .filter(isComparable)
    .map(({ process }) => process)
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
  const hours = hoursPerYear(subjects.map(unpackSubject))
  return { similarity: mean, worthWorkshop: workshopWorth(mean, organisations, hours) }
}
