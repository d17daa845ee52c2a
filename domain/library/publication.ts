// What citizens get to see of a process that its house makes public: what happens, who does it, how long it takes, what to
// bring. It is made from what is shared with nobody in particular: no posts, no figures, no notes.

import { type Element, isActivity, type LeadTime, type Process, type Profile } from '#process'
import { listSteps } from '#steps'
import { redact, redactProfile, type Sharing } from './redact.ts'

export interface PublicProcess {
  readonly name: string
  readonly organisation: string
  /** '' where nobody said. */
  readonly trigger: string
  readonly result: string
  /** Days from the application to the answer. */
  readonly leadTime?: Pick<LeadTime, 'days' | 'minDays' | 'maxDays'>
  readonly legalBases: readonly string[]
  /** What people bring along or send. */
  readonly bring: readonly string[]
  readonly steps: readonly PublicStep[]
}

export interface PublicStep {
  readonly kind: string
  readonly number: string
  readonly depth: number
  readonly label: string
}

const NOTHING: Sharing = { minutes: false, cases: false, posts: false }

/** Papers and systems a step is done with are the administration's own; what people bring is said for itself. */
const withoutTools = (element: Element): Element => {
  if (!('work' in element) || !element.work) return element
  const { systems: _, documents: __, ...work } = element.work
  return { ...element, work }
}

/** The process as the public may know it: whoever does a step inside is the administration. */
export const publicModel = (process: Process, organisation: string): Process => {
  const redacted = redact(process, NOTHING, () => organisation)
  const elements = Object.values(redacted.elements).map(withoutTools)
  return { ...redacted, elements: Object.fromEntries(elements.map((one) => [one.key, one])) }
}

/** The facts that may be told about it beside its flow. */
export const publicProfile = ({ trigger, result, leadTime, legalBases }: Profile): Profile =>
  redactProfile(
    {
      ...(trigger ? { trigger } : {}),
      ...(result ? { result } : {}),
      ...(leadTime ? { leadTime } : {}),
      ...(legalBases ? { legalBases } : {}),
    },
    NOTHING,
  )

/** What the steps name as documents, each once, in their order: a first wish for what to bring. */
export const documentsOf = (process: Process): readonly string[] => [
  ...new Set(
    Object.values(process.elements)
      .filter(isActivity)
      .flatMap(({ work }) => work?.documents ?? [])
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

export const publicProcess = (
  process: Process,
  profile: Profile,
  said: { readonly name: string; readonly organisation: string; readonly bring: readonly string[] },
): PublicProcess => {
  const { trigger = '', result = '', leadTime, legalBases = [] } = publicProfile(profile)
  return {
    ...said,
    ...{ trigger, result, legalBases: legalBases.map(({ text }) => text) },
    ...(leadTime ? { leadTime } : {}),
    steps: listSteps(publicModel(process, said.organisation))
      .filter(({ label }) => label !== '')
      .map(({ kind, number, depth, label }) => ({ kind, number, depth, label })),
  }
}

/** Why a process cannot be made public now; undefined where it can. */
export const faultOfPublication = (process: {
  readonly visibility: 'organisation' | 'alliance'
  readonly isWithdrawn: boolean
  readonly inForce: number | undefined
}): 'notSeen' | 'notInForce' | undefined => {
  if (process.visibility !== 'alliance' || process.isWithdrawn) return 'notSeen'
  return process.inForce === undefined ? 'notInForce' : undefined
}
