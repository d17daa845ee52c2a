// Who asks, and what they hold: roles in organisations of one alliance.

/** Roles as people are given them; a person may hold several, in several organisations. */
export const MEMBER_ROLES = [
  'reader',
  /** Writes drafts for an organisation that is not their own, at its wish; versions are made by its people. */
  'recorder',
  'modeller',
  'approver',
  'organisationAdmin',
  'allianceCoordinator',
] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

export interface Member {
  readonly organisationId: string
  readonly roles: readonly MemberRole[]
}

/** A signed-in person at work in one alliance. */
export interface Actor {
  readonly personId: string
  readonly allianceId: string
  readonly memberships: readonly Member[]
}

const isKnown = (role: string): boolean => MEMBER_ROLES.some((one) => one === role)

/** Organisations in which the actor holds at least one of the roles, in the order of the memberships. */
export const organisationsWith = (
  actor: Actor,
  ...roles: readonly MemberRole[]
): readonly string[] =>
  actor.memberships
    .filter((member) => member.roles.some((role) => roles.includes(role)))
    .map((member) => member.organisationId)

/** Coordination is for the whole alliance, whichever organisation it is held in. */
export const isCoordinator = (actor: Actor): boolean =>
  organisationsWith(actor, 'allianceCoordinator').length > 0

/** Organisations the actor belongs to. A role that is not known gives nothing, so it makes nobody a member either. */
export const organisationsOf = (actor: Actor): readonly string[] =>
  organisationsWith(actor, ...MEMBER_ROLES)

export const isMemberOf = (actor: Actor, organisationId: string): boolean =>
  organisationsOf(actor).includes(organisationId)

/** Memberships as far as this program knows their roles; those of which it knows none are left out. */
export const knownMemberships = <M extends Member>(memberships: readonly M[]): readonly M[] =>
  memberships
    .map((member) => ({ ...member, roles: member.roles.filter(isKnown) }))
    .filter(({ roles }) => roles.length > 0)
