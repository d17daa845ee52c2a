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

/**
 * Acts that say no: without a reason nobody would know what to do. Approving needs one, too, while somebody of the house
 * asks for a change. Rule R9.
 */
export const needsReason = (act: ReviewAct, openRequests: number): boolean =>
  act === 'return' || act === 'retire' || (act === 'approve' && openRequests > 0)

export interface ReviewFact {
  readonly act: ReviewAct
  /** Id of a person. */
  readonly by: string
  /** Whose deputy they acted as. */
  readonly standsInFor?: string
  /** Of a submission only. */
  readonly rules?: ReviewRules
}

interface Hand {
  readonly by: string
  readonly step: number
  readonly isDeputy: boolean
}

export interface Review {
  readonly state: VersionState
  readonly rules: ReviewRules
  /** Which step is being taken, from 0; as many as there are steps: it waits for approval. */
  readonly step: number
  /** Whose word this step has: of the people it asks, themselves or by a deputy. */
  readonly agreed: readonly string[]
  /** Who agreed since it was submitted, and in which step. */
  readonly hands: readonly Hand[]
  /** Who wrote or submitted it. */
  readonly authors: readonly string[]
}

const begun = (author: string | undefined): Review => ({
  ...{ state: 'draft', rules: NO_RULES, step: 0, agreed: [], hands: [] },
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

const follow = (review: Review, fact: ReviewFact): Review => {
  const { act, by, standsInFor, rules = NO_RULES } = fact
  switch (act) {
    case 'submit': {
      const authors = review.authors.includes(by) ? review.authors : [...review.authors, by]
      return onward({ state: 'inReview', rules, step: 0, agreed: [], hands: [], authors })
    }
    case 'agree': {
      const hand = { by, step: review.step, isDeputy: standsInFor !== undefined }
      const agreed = [...review.agreed, standsInFor ?? by]
      return onward({ ...review, agreed, hands: [...review.hands, hand] })
    }
    case 'recall':
    case 'return':
      return { ...review, state: 'draft', rules: NO_RULES, step: 0, agreed: [], hands: [] }
    case 'approve':
      return { ...review, state: 'approved' }
    case 'retire':
      return { ...review, state: 'retired' }
  }
}

/** Where a version stands after these facts, the earliest first; `author` made it. */
export const reviewOf = (author: string | undefined, facts: readonly ReviewFact[]): Review =>
  facts.reduce(follow, begun(author))

/** Whose word it is. */
interface Seat {
  readonly person: string
  readonly mayApprove: boolean
}

/** What the actor holds in the organisation of the process. */
export interface ReviewRights {
  readonly mayEdit: boolean
  readonly mayApprove: boolean
  /** Whose deputy they are today, and who of them may approve. */
  readonly standsInFor?: readonly Seat[]
}

export type ReviewVerdict =
  /** `standsInFor`: only as the deputy of this person. */
  | { readonly isAllowed: true; readonly standsInFor?: string }
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
        /** Four eyes: it is the work of whom they stand in for. */
        | 'theirWork'
    }

const allowed: ReviewVerdict = { isAllowed: true }
const no = (because: Extract<ReviewVerdict, { isAllowed: false }>['because']): ReviewVerdict => ({
  isAllowed: false,
  because,
})

const isOwnWork = ({ rules, authors }: Review, person: string): boolean =>
  rules.fourEyes && authors.includes(person)

/**
 * Nobody's hand counts twice in one step. With four eyes, whoever acts as a deputy does nothing else in the same
 * review, neither before nor after. Rule R11.
 */
const hasActed = ({ hands, rules, step }: Review, person: string, isDeputy: boolean): boolean =>
  hands.some(
    (one) =>
      one.by === person && (one.step === step || (rules.fourEyes && (isDeputy || one.isDeputy))),
  )

/** `seat` is whose word it is: the person's own, or of whom they stand in for. */
const mayAgreeAs = (review: Review, person: string, seat: string): ReviewVerdict => {
  if (review.state !== 'inReview') return no('state')
  const step = review.rules.steps[review.step]
  if (!step) return no('state')
  if (!step.people.includes(seat)) return no('notAsked')
  if (isOwnWork(review, person)) return no('ownWork')
  if (isOwnWork(review, seat)) return no('theirWork')
  return review.agreed.includes(seat) || hasActed(review, person, person !== seat)
    ? no('already')
    : allowed
}

const mayApproveAs = (review: Review, person: string, seat: Seat): ReviewVerdict => {
  if (review.state !== 'inReview') return no('state')
  if (!seat.mayApprove) return no('role')
  if (review.step < review.rules.steps.length) return no('steps')
  if (isOwnWork(review, person)) return no('ownWork')
  if (isOwnWork(review, seat.person)) return no('theirWork')
  return hasActed(review, person, person !== seat.person) ? no('already') : allowed
}

/** In one's own name if that is possible, else as the deputy of the first for whom it is. */
const inSomeName = (
  person: string,
  { mayApprove, standsInFor = [] }: ReviewRights,
  ask: (seat: Seat) => ReviewVerdict,
): ReviewVerdict => {
  const own = ask({ person, mayApprove })
  if (own.isAllowed) return own
  const seat = standsInFor.find((one) => ask(one).isAllowed)
  if (seat) return { isAllowed: true, standsInFor: seat.person }
  // Asked they would be; what then stands in the way says more than that it is not theirs.
  const isMeant = (one: ReviewVerdict) =>
    !one.isAllowed && one.because !== 'role' && one.because !== 'notAsked'
  return isMeant(own) ? own : (standsInFor.map(ask).find(isMeant) ?? own)
}

/** Whether a person may do something with a version now; if not, why not. Rules R2 to R8, R10, R11. */
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
      return inSomeName(person, rights, (seat) => mayAgreeAs(review, person, seat.person))
    case 'return':
      // Whoever may say yes now may say no; and whoever approves in the end may do so at any time.
      if (review.state !== 'inReview') return no('state')
      return inSomeName(person, rights, (seat) =>
        seat.mayApprove ? allowed : mayAgreeAs(review, person, seat.person),
      )
    case 'approve':
      return inSomeName(person, rights, (seat) => mayApproveAs(review, person, seat))
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
