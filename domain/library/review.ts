// How a version comes into force: from draft over review to approval, and out of it again. Numbered rules:
// SPEC.md. What happened is a list of facts; where a version stands follows from them and from nothing else.

export type VersionState = 'draft' | 'inReview' | 'approved' | 'retired'

/** People of whom so many have to agree before it goes on. */
export interface ReviewStep {
  readonly name: string
  /** Ids of persons. */
  readonly people: readonly string[]
  /** At least 1. */
  readonly quorum: number
}

/** What an organisation asks of every version; one review keeps those it began with. */
export interface ReviewRules {
  /** Whoever wrote or submitted a version may neither agree to it nor approve it. */
  readonly fourEyes: boolean
  /** One after the other; none: it goes to approval at once. */
  readonly steps: readonly ReviewStep[]
}

export const NO_RULES: ReviewRules = { fourEyes: false, steps: [] }

export const REVIEW_ACTS = ['submit', 'recall', 'agree', 'return', 'approve', 'retire'] as const
export type ReviewAct = (typeof REVIEW_ACTS)[number]

/** Acts that say no: without a reason nobody would know what to do. */
export const needsReason = (act: ReviewAct): boolean => act === 'return' || act === 'retire'

export interface ReviewFact {
  readonly act: ReviewAct
  /** Id of a person. */
  readonly by: string
  /** Of a submission only. */
  readonly rules?: ReviewRules
}

export interface Review {
  readonly state: VersionState
  readonly rules: ReviewRules
  /** Which step is being taken, from 0; as many as there are steps: it waits for approval. */
  readonly step: number
  /** Who agreed in this step. */
  readonly agreed: readonly string[]
  /** Who wrote or submitted it. */
  readonly authors: readonly string[]
}

const begun = (author: string | undefined): Review => ({
  ...{ state: 'draft', rules: NO_RULES, step: 0, agreed: [] },
  authors: author === undefined ? [] : [author],
})

const isAgreed = ({ quorum, people }: ReviewStep, agreed: readonly string[]): boolean =>
  agreed.length >= Math.min(quorum, people.length)

/** Past every step that asks nobody. */
const onward = (review: Review): Review => {
  const step = review.rules.steps[review.step]
  return step && isAgreed(step, review.agreed)
    ? onward({ ...review, step: review.step + 1, agreed: [] })
    : review
}

const follow = (review: Review, { act, by, rules = NO_RULES }: ReviewFact): Review => {
  switch (act) {
    case 'submit': {
      const authors = review.authors.includes(by) ? review.authors : [...review.authors, by]
      return onward({ state: 'inReview', rules, step: 0, agreed: [], authors })
    }
    case 'agree':
      return onward({ ...review, agreed: [...review.agreed, by] })
    case 'recall':
    case 'return':
      return { ...review, state: 'draft', rules: NO_RULES, step: 0, agreed: [] }
    case 'approve':
      return { ...review, state: 'approved' }
    case 'retire':
      return { ...review, state: 'retired' }
  }
}

/** Where a version stands after these facts, the earliest first; `author` made it. */
export const reviewOf = (author: string | undefined, facts: readonly ReviewFact[]): Review =>
  facts.reduce(follow, begun(author))

/** What the actor holds in the organisation of the process. */
export interface ReviewRights {
  readonly mayEdit: boolean
  readonly mayApprove: boolean
}

export type ReviewVerdict =
  | { readonly isAllowed: true }
  | {
      readonly isAllowed: false
      readonly because: /** Not now. */
        | 'state'
        /** Others have to agree first. */
        | 'steps'
        /** For somebody with another role. */
        | 'role'
        /** Nobody asked this person, or not in this step. */
        | 'notAsked'
        /** They have agreed already. */
        | 'already'
        /** Four eyes: it is their own work. */
        | 'ownWork'
    }

const allowed: ReviewVerdict = { isAllowed: true }
const no = (because: Extract<ReviewVerdict, { isAllowed: false }>['because']): ReviewVerdict => ({
  isAllowed: false,
  because,
})

const isOwnWork = ({ rules, authors }: Review, person: string): boolean =>
  rules.fourEyes && authors.includes(person)

const mayAgree = (review: Review, person: string): ReviewVerdict => {
  if (review.state !== 'inReview') return no('state')
  const step = review.rules.steps[review.step]
  if (!step) return no('state')
  if (!step.people.includes(person)) return no('notAsked')
  if (isOwnWork(review, person)) return no('ownWork')
  return review.agreed.includes(person) ? no('already') : allowed
}

const mayApprove = (review: Review, person: string, rights: ReviewRights): ReviewVerdict => {
  if (review.state !== 'inReview') return no('state')
  if (!rights.mayApprove) return no('role')
  if (review.step < review.rules.steps.length) return no('steps')
  return isOwnWork(review, person) ? no('ownWork') : allowed
}

/** Whether a person may do something with a version now; if not, why not. Rules R2 to R8. */
export const mayReview = (
  review: Review,
  act: ReviewAct,
  person: string,
  rights: ReviewRights,
): ReviewVerdict => {
  switch (act) {
    case 'submit':
      if (!rights.mayEdit) return no('role')
      return review.state === 'draft' ? allowed : no('state')
    case 'recall':
      if (review.state !== 'inReview') return no('state')
      return rights.mayEdit || review.authors.includes(person) ? allowed : no('role')
    case 'agree':
      return mayAgree(review, person)
    case 'return': {
      // Whoever may say yes now may say no; and whoever approves in the end may do so at any time.
      if (review.state !== 'inReview') return no('state')
      if (rights.mayApprove) return allowed
      return mayAgree(review, person)
    }
    case 'approve':
      return mayApprove(review, person, rights)
    case 'retire':
      if (!rights.mayApprove) return no('role')
      return review.state === 'approved' ? allowed : no('state')
  }
}

/** Those who are asked now: the people of the step that have not agreed; undefined: whoever may approve. */
export const waitsFor = (review: Review): readonly string[] | undefined => {
  if (review.state !== 'inReview') return []
  const step = review.rules.steps[review.step]
  return step?.people.filter((one) => !review.agreed.includes(one) && !isOwnWork(review, one))
}

/** What is wrong with rules somebody wants to set: a step nobody is in, or asks more than it has people. */
export const faultOfRules = ({ steps, fourEyes }: ReviewRules): 'nobody' | 'quorum' | undefined => {
  for (const { people, quorum } of steps) {
    if (people.length === 0) return 'nobody'
    // With four eyes the author may be among them and cannot agree.
    if (quorum > people.length - (fourEyes && people.length > 1 ? 1 : 0)) return 'quorum'
  }
  return undefined
}
