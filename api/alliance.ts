// The alliance: organisations, competences, people, invitations.

import { z } from 'zod'
import { route } from './contract.ts'
import { reviewRules } from './library.ts'

export const ROLES = [
  'reader',
  'recorder',
  'modeller',
  'approver',
  'organisationAdmin',
  'allianceCoordinator',
] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>

export const ORGANISATION_STATUS = [
  'county',
  'independentCity',
  'largeTown',
  'mediumTown',
  'otherTown',
  'serviceProvider',
] as const

export const organisation = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  level: z.enum(['county', 'town', 'provider']),
  /** Legal status under § 4 GO NRW; decides who is competent. */
  status: z.enum(ORGANISATION_STATUS),
  /** Amtlicher Gemeindeschlüssel: 5 digits for a county, 8 for a town. */
  regionalKey: z.string().nullable(),
  inhabitants: z.number().int().nonnegative().nullable(),
  /** People who write together see each other's names; otherwise only that somebody is there. */
  showsNames: z.boolean(),
})
export type Organisation = z.infer<typeof organisation>

export const organisationInput = organisation.omit({ id: true, showsNames: true }).extend({
  name: z.string().trim().min(2).max(120),
  shortName: z.string().trim().min(1).max(40),
  regionalKey: z
    .string()
    .regex(/^\d{5}(\d{3})?$/)
    .nullable(),
})
export type OrganisationInput = z.infer<typeof organisationInput>

/** Who does a task for an organisation: itself, another, or nobody (`by` null: not its task at all). */
export const competence = z.object({
  task: z.string().trim().min(1).max(120),
  organisationId: z.string(),
  by: z.string().nullable(),
  note: z.string().max(300).default(''),
})
export type Competence = z.infer<typeof competence>

export const membership = z.object({
  organisationId: z.string(),
  organisationName: z.string(),
  roles: z.array(role),
})

/** With its last day, for whoever administers it; null: for good. */
const limitedMembership = membership.extend({ lastDay: z.iso.date().nullable() })

export const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  memberships: z.array(limitedMembership),
})
export type Person = z.infer<typeof person>

export const invitation = z.object({
  id: z.string(),
  email: z.string().nullable(),
  organisationId: z.string(),
  organisationName: z.string(),
  roles: z.array(role),
  expiresAt: z.iso.datetime(),
  /** Of the membership it leads to; null: for good. */
  lastDay: z.iso.date().nullable(),
  /** Only in the answer to making it: the link is shown once. */
  link: z.string().optional(),
})
export type Invitation = z.infer<typeof invitation>

export const allianceRoutes = {
  listOrganisations: route({
    method: 'GET',
    path: '/api/organisations',
    summary: 'The alliance and its organisations',
    response: z.object({ name: z.string(), organisations: z.array(organisation) }),
  }),
  addOrganisation: route({
    method: 'POST',
    path: '/api/organisations',
    summary: 'Add an organisation (coordinator)',
    body: organisationInput,
    response: organisation,
  }),
  changeOrganisation: route({
    method: 'PUT',
    path: '/api/organisations/:id',
    summary: 'Change an organisation (its admin, coordinator)',
    body: organisationInput,
    response: organisation,
  }),
  setShowsNames: route({
    method: 'PUT',
    path: '/api/organisations/:id/names',
    summary: 'Whether people who write together see names (its admin, coordinator)',
    body: z.object({ showsNames: z.boolean() }),
    response: organisation,
  }),
  showReviewRules: route({
    method: 'GET',
    path: '/api/organisations/:id/review',
    summary: 'What an organisation asks of its versions before they are approved (its people)',
    response: reviewRules,
  }),
  setReviewRules: route({
    method: 'PUT',
    path: '/api/organisations/:id/review',
    summary:
      'Says how versions are reviewed from now on (its admin); a review that is going on keeps its rules',
    body: reviewRules,
    response: reviewRules,
  }),
  listCompetences: route({
    method: 'GET',
    path: '/api/competences',
    summary: 'Who is competent for what (Aufgabenträgerschaft)',
    response: z.object({ competences: z.array(competence) }),
  }),
  setCompetences: route({
    method: 'PUT',
    path: '/api/competences',
    summary: 'Replace one task’s row of the competence table (coordinator)',
    body: z.object({
      task: z.string().trim().min(1).max(120),
      entries: z.array(competence.omit({ task: true })),
    }),
    response: z.object({ competences: z.array(competence) }),
  }),
  listPeople: route({
    method: 'GET',
    path: '/api/people',
    summary: 'People of the organisations I administer',
    response: z.object({ people: z.array(person), invitations: z.array(invitation) }),
  }),
  listWriters: route({
    method: 'GET',
    path: '/api/writers',
    summary: 'Whom I can ask to write a process down: those of my organisations who may',
    response: z.object({
      /** A few of them, by name. */
      writers: z.array(z.object({ name: z.string(), organisation: z.string() })),
    }),
  }),
  setRoles: route({
    method: 'PUT',
    path: '/api/people/:id/roles',
    summary: 'Set a person’s roles in one organisation; none ends the membership',
    body: z.object({
      organisationId: z.string(),
      roles: z.array(role),
      /** Access ends with this day; null: for good; left out: as it is. */
      lastDay: z.iso.date().nullable().optional(),
    }),
    response: person,
  }),
  invite: route({
    method: 'POST',
    path: '/api/invitations',
    summary: 'Invite by link',
    body: z.object({
      organisationId: z.string(),
      roles: z.array(role).min(1),
      email: z.email().nullable().default(null),
      lastDay: z.iso.date().nullable().default(null),
    }),
    response: invitation,
  }),
  withdrawInvitation: route({
    method: 'DELETE',
    path: '/api/invitations/:id',
    summary: 'Withdraw an invitation',
    response: z.object({}),
  }),
  showInvitation: route({
    method: 'GET',
    path: '/api/invitations/by-token/:token',
    summary: 'What an invitation link offers',
    access: 'anyone',
    response: z.object({
      allianceName: z.string(),
      organisationName: z.string(),
      email: z.string().nullable(),
      roles: z.array(role),
    }),
  }),
  acceptInvitation: route({
    method: 'POST',
    path: '/api/invitations/by-token/:token',
    summary: 'Accept an invitation with a new account, or as the person signed in',
    access: 'anyone',
    body: z.object({
      name: z.string().trim().min(2).max(120),
      email: z.email(),
      password: z.string().min(12).max(200),
    }),
    response: z.object({}),
  }),
}
