// Offering changes back: who goes back to a process offers its owner what they do otherwise. Numbered rules: SPEC.md.
// What happened is a list of facts; where an offer stands follows from them.

export const PROPOSAL_ACTS = ['offer', 'accept', 'acceptPart', 'decline', 'withdraw'] as const
export type ProposalAct = (typeof PROPOSAL_ACTS)[number]

export type ProposalState = 'open' | 'accepted' | 'acceptedPartly' | 'declined' | 'withdrawn'

const LEADS_TO: Readonly<Record<ProposalAct, ProposalState>> = {
  offer: 'open',
  accept: 'accepted',
  acceptPart: 'acceptedPartly',
  decline: 'declined',
  withdraw: 'withdrawn',
}

/** After these acts, the earliest first; undefined before it was offered. */
export const proposalStateOf = (acts: readonly ProposalAct[]): ProposalState | undefined => {
  const last = acts.at(-1)
  return last && LEADS_TO[last]
}

export interface ProposalCase {
  /** Of the offer; undefined where there is none yet. */
  readonly state: ProposalState | undefined
  /** May edit the process that offers. */
  readonly isProposer: boolean
  /** May edit the process it is offered to. */
  readonly isOwner: boolean
}

/** Whether somebody may do something with an offer now. Rules P2 to P4. */
export const mayPropose = (
  { state, isProposer, isOwner }: ProposalCase,
  act: ProposalAct,
): 'allowed' | 'role' | 'state' => {
  const isTheirs = act === 'offer' || act === 'withdraw' ? isProposer : isOwner
  if (!isTheirs) return 'role'
  return state === (act === 'offer' ? undefined : 'open') ? 'allowed' : 'state'
}

/** What can be offered at all. Rule P1. */
export interface OfferCase {
  /** The two are linked. */
  readonly isLinked: boolean
  /** The owner sees the process that offers. */
  readonly isSeen: boolean
  /** Its version is in force. */
  readonly isInForce: boolean
  /** Another offer of it to the same process is open. */
  readonly hasOpen: boolean
}

/** Why nothing can be offered now; undefined where it can. */
export const faultOfOffer = ({
  isLinked,
  isSeen,
  isInForce,
  hasOpen,
}: OfferCase): 'notLinked' | 'notSeen' | 'notInForce' | 'open' | undefined => {
  if (!isLinked) return 'notLinked'
  if (!isSeen) return 'notSeen'
  if (!isInForce) return 'notInForce'
  return hasOpen ? 'open' : undefined
}

/** Why nothing can be said about an offer now, by somebody who may offer or answer there; undefined where it can. Rule P5. */
export const faultOfTalk = ({
  state,
  isSeen,
}: {
  readonly state: ProposalState | undefined
  /** The owner sees the process that offers. */
  readonly isSeen: boolean
}): 'not-now' | 'notSeen' | undefined => {
  if (state !== 'open') return 'not-now'
  return isSeen ? undefined : 'notSeen'
}
