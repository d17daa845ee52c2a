// Who asks, and what they hold: roles in organisations of one alliance.

/** Roles as people are given them; a person may hold several, in several organisations. */
export type MemberRole =
  | 'reader'
  /** Writes drafts for an organisation that is not their own, at its wish; versions are made by its people. */
  | 'recorder'
  | 'modeller'
  | 'approver'
  | 'organisationAdmin'
  | 'allianceCoordinator'

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

export const isMemberOf = (actor: Actor, organisationId: string): boolean =>
  actor.memberships.some((member) => member.organisationId === organisationId)
