// Who may do what: the one place where it is decided. The database's policies say the same once more
// for reading and writing (server/store/migrations); a property test holds both together.

import { type Actor, isCoordinator, isMemberOf, organisationsWith } from './actor.ts'

/** What of a process decides who may see it. */
export interface ProcessSubject {
  readonly kind: 'process'
  readonly allianceId: string
  readonly organisationId: string
  readonly visibility: 'organisation' | 'alliance'
  readonly isWithdrawn: boolean
  /** Its house has made it public, and a version of it is in force. */
  readonly isPublic?: boolean
}

/** Whoever has no account: of what is public, everybody's. */
export const PUBLIC = 'public'

export interface OrganisationSubject {
  readonly kind: 'organisation'
  readonly allianceId: string
  readonly organisationId: string
}

export interface AllianceSubject {
  readonly kind: 'alliance'
  readonly allianceId: string
}

/** Changes that one house offers to another. */
export interface ProposalSubject {
  readonly kind: 'proposal'
  readonly allianceId: string
  readonly offeredBy: string
  readonly offeredTo: string
  /** The alliance sees the process that offers. */
  readonly isShown: boolean
}

/** A workshop: the alliance knows of it, and whoever planned it leads it until it begins. */
export interface WorkshopSubject {
  readonly kind: 'workshop'
  readonly allianceId: string
  readonly plannedBy: string
}

/**
 * - `readInHouse`: also what is not shared: minutes, cases, posts, the original file, the audit.
 * - `import`: put processes into an organisation's library; coordination may do so for all of them,
 *   without thereby seeing what is not shared with the alliance.
 * - `write`: write in drafts; also for those who record on behalf. `edit`: also make versions of them, change
 *   name and fact sheet; the organisation's own people only.
 * - `adopt` (of a process): link one's own with it, or make a new one of it; for all who see it in the library.
 * - `link`: say how it stands to an origin. `adopt` (in an organisation): make a new process there of another's;
 *   its own people's affair, not the coordination's.
 * - `keepCurrent`: say since when it is worked by, and what else is said of a version beside its review.
 * - `publish`: let citizens read it without signing in, or no longer. `readPublic`: read what is public of it; for
 *   everybody, also without an account.
 * - `record`: begin a process by its name.
 * - `reorganise`: write other names of units and systems into all its processes; likewise its own people's affair.
 * - `grantRecording`: let somebody record on behalf; the organisation's own affair, not the coordination's.
 * - `setReview`: say how versions are reviewed; likewise its own affair.
 * - `readAudit`: read all that happened in the house, of all its processes and people; whoever approves or administers there.
 * - `nameDeputy`: name who stands in for a colleague; likewise. Everybody names their own.
 * - `promise`: plan work with others, and say for one's house whether it does its part; its own people's affair.
 * - `answerCommonWay`: say whether an organisation agrees to the common way of a family; its own affair as well.
 * - `makeFamily`: put processes together, and say who belongs to a family, what it is called and what is common.
 * - `bindFamily`: say that the common way of a family is binding, or no longer; coordination only.
 * - `reportLaw`: tell all that a law changes.
 * - `vouch`: say that the key of another alliance is theirs, or is known no longer; for whoever administers anything.
 * - `decideLinks`: say which steps are the same work, between processes one sees, and edit the glossary.
 * - `planWorkshop`: ask others to a workshop. `see` (of a workshop): when it is, and what came of it; for the alliance.
 *   `lead`: invite, and enter it as Moderation; for who planned it, and the coordination when they cannot come.
 * - `hear` (of an offer): read what the two houses say about it. `talk`: say something, for whoever may offer or answer.
 */
export type ProcessAction =
  | 'read'
  | 'readInHouse'
  | 'write'
  | 'edit'
  | 'share'
  | 'withdraw'
  | 'approve'
  | 'keepCurrent'
  | 'publish'
  | 'readPublic'
  | 'adopt'
  | 'link'
export type OrganisationAction =
  | 'import'
  | 'record'
  | 'administer'
  | 'grantRecording'
  | 'setReview'
  | 'nameDeputy'
  | 'readAudit'
  | 'adopt'
  | 'reorganise'
  | 'promise'
  | 'answerCommonWay'
export type ProposalAction = 'hear' | 'talk'
export type AllianceAction =
  | 'read'
  | 'coordinate'
  | 'makeFamily'
  | 'bindFamily'
  | 'decideLinks'
  | 'reportLaw'
  | 'vouch'
  | 'planWorkshop'
export type WorkshopAction = 'see' | 'lead'

export type Permission =
  | { readonly isAllowed: true }
  /** `hidden`: must look as if it were not there. `role`: visible, but none of these roles is held. */
  | { readonly isAllowed: false; readonly because: 'hidden' }
  | { readonly isAllowed: false; readonly because: 'role'; readonly needs: readonly string[] }

const allowed: Permission = { isAllowed: true }
const hidden: Permission = { isAllowed: false, because: 'hidden' }

const needsRole = (
  actor: Actor,
  organisationId: string,
  ...roles: readonly ('recorder' | 'modeller' | 'approver' | 'organisationAdmin')[]
): Permission =>
  organisationsWith(actor, ...roles).includes(organisationId)
    ? allowed
    : { isAllowed: false, because: 'role', needs: roles }

/** Taken back to the house or withdrawn, it is not open, whatever was said before. */
const isOpen = ({ isPublic, visibility, isWithdrawn }: ProcessSubject): boolean =>
  isPublic === true && visibility === 'alliance' && !isWithdrawn

const canProcess = (actor: Actor, action: ProcessAction, subject: ProcessSubject): Permission => {
  const isOwn = isMemberOf(actor, subject.organisationId)
  if (!isOwn && (subject.visibility !== 'alliance' || subject.isWithdrawn)) return hidden
  switch (action) {
    case 'read':
      return allowed
    case 'readPublic':
      return isOpen(subject) ? allowed : hidden
    case 'readInHouse':
      return isOwn ? allowed : { isAllowed: false, because: 'role', needs: ['reader'] }
    case 'write':
      return needsRole(
        actor,
        ...([subject.organisationId, 'recorder', 'modeller', 'organisationAdmin'] as const),
      )
    case 'adopt':
      return subject.isWithdrawn ? hidden : allowed
    case 'edit':
    case 'link':
    case 'withdraw':
      return needsRole(actor, subject.organisationId, 'modeller', 'organisationAdmin')
    case 'share':
    case 'keepCurrent':
      return needsRole(actor, subject.organisationId, 'modeller', 'approver', 'organisationAdmin')
    case 'approve':
    case 'publish':
      return needsRole(actor, subject.organisationId, 'approver')
  }
}

const coordination = (actor: Actor): Permission =>
  isCoordinator(actor)
    ? allowed
    : { isAllowed: false, because: 'role', needs: ['allianceCoordinator'] }

/** What not even coordination does for a house. */
const ITS_OWN: ReadonlySet<OrganisationAction> = new Set([
  ...(['grantRecording', 'setReview', 'adopt', 'reorganise', 'promise'] as const),
  ...(['answerCommonWay', 'nameDeputy', 'readAudit'] as const),
])

const canOrganisation = (
  actor: Actor,
  action: OrganisationAction,
  subject: OrganisationSubject,
): Permission => {
  const { organisationId } = subject
  if (!ITS_OWN.has(action) && isCoordinator(actor)) return allowed
  switch (action) {
    case 'administer':
    case 'grantRecording':
    case 'setReview':
    case 'nameDeputy':
      return needsRole(actor, organisationId, 'organisationAdmin')
    case 'readAudit':
      return needsRole(actor, organisationId, 'approver', 'organisationAdmin')
    case 'answerCommonWay':
      return needsRole(actor, organisationId, 'approver')
    case 'record':
      return needsRole(actor, organisationId, 'recorder', 'modeller', 'organisationAdmin')
    case 'promise':
      // Coordination plans in the name of the house it is held in.
      return organisationsWith(actor, 'allianceCoordinator').includes(organisationId)
        ? allowed
        : needsRole(actor, organisationId, 'modeller', 'approver', 'organisationAdmin')
    case 'adopt':
    case 'reorganise':
    case 'import':
      return needsRole(actor, organisationId, 'modeller', 'organisationAdmin')
  }
}

const canProposal = (
  actor: Actor,
  action: ProposalAction,
  subject: ProposalSubject,
): Permission => {
  const { offeredBy, offeredTo, isShown } = subject
  const houses = (isShown ? [offeredBy, offeredTo] : [offeredBy]).filter((one) =>
    isMemberOf(actor, one),
  )
  if (houses.length === 0) return hidden
  if (action === 'hear') return allowed
  const permissions = houses.map((one) => needsRole(actor, one, 'modeller', 'organisationAdmin'))
  return permissions.find(({ isAllowed }) => isAllowed) ?? permissions[0] ?? hidden
}

const canAlliance = (actor: Actor, action: AllianceAction): Permission => {
  if (action === 'read') return allowed
  const isTheirs = action === 'coordinate' || action === 'bindFamily'
  if (isTheirs || isCoordinator(actor)) return coordination(actor)
  if (action === 'vouch') {
    return organisationsWith(actor, 'organisationAdmin').length > 0
      ? allowed
      : { isAllowed: false, because: 'role', needs: ['organisationAdmin'] }
  }
  return organisationsWith(actor, 'modeller', 'approver', 'organisationAdmin').length > 0
    ? allowed
    : { isAllowed: false, because: 'role', needs: ['modeller', 'organisationAdmin'] }
}

const canWorkshop = (
  actor: Actor,
  action: WorkshopAction,
  { plannedBy }: WorkshopSubject,
): Permission => (action === 'see' || plannedBy === actor.personId ? allowed : coordination(actor))

/** Whether the actor may; if not, why not. Nothing of another alliance is ever visible. */
export function can(
  actor: Actor | typeof PUBLIC,
  action: ProcessAction,
  subject: ProcessSubject,
): Permission
export function can(
  actor: Actor,
  action: OrganisationAction,
  subject: OrganisationSubject,
): Permission
export function can(actor: Actor, action: ProposalAction, subject: ProposalSubject): Permission
export function can(actor: Actor, action: AllianceAction, subject: AllianceSubject): Permission
export function can(actor: Actor, action: WorkshopAction, subject: WorkshopSubject): Permission
export function can(
  actor: Actor | typeof PUBLIC,
  action: ProcessAction | OrganisationAction | ProposalAction | AllianceAction | WorkshopAction,
  subject:
    | ProcessSubject
    | OrganisationSubject
    | ProposalSubject
    | AllianceSubject
    | WorkshopSubject,
): Permission {
  if (actor === PUBLIC) {
    return subject.kind === 'process' && action === 'readPublic' && isOpen(subject)
      ? allowed
      : hidden
  }
  if (subject.allianceId !== actor.allianceId) return hidden
  switch (subject.kind) {
    case 'process':
      return canProcess(actor, action as ProcessAction, subject)
    case 'organisation':
      return canOrganisation(actor, action as OrganisationAction, subject)
    case 'proposal':
      return canProposal(actor, action as ProposalAction, subject)
    case 'alliance':
      return canAlliance(actor, action as AllianceAction)
    case 'workshop':
      return canWorkshop(actor, action as WorkshopAction, subject)
  }
}
