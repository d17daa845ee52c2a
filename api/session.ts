// Signing in, and the first run.

import { z } from 'zod'
import { membership, organisation, organisationInput } from './alliance.ts'
import { noBody, route } from './contract.ts'

export const session = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  alliance: z.object({ id: z.string(), name: z.string(), isExample: z.boolean() }),
  /** All alliances the person belongs to, to switch between. */
  alliances: z.array(z.object({ id: z.string(), name: z.string() })),
  memberships: z.array(membership),
  /** What the person may do anywhere, to show only what is there. */
  can: z.object({
    importProcesses: z.boolean(),
    /** Begin processes by their name, also on behalf. */
    record: z.boolean(),
    administer: z.boolean(),
    coordinate: z.boolean(),
    /** Confirm and reject links, edit the glossary. */
    decideLinks: z.boolean(),
  }),
})
export type Session = z.infer<typeof session>

export const demoSignIn = z.object({
  name: z.string(),
  /** What the person does, in the product’s words. */
  role: z.string(),
  organisation: z.string(),
  email: z.string(),
  password: z.string(),
})
export type DemoSignIn = z.infer<typeof demoSignIn>

export const sessionRoutes = {
  showSession: route({
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in; null when nobody is',
    access: 'anyone',
    response: z.object({ session: session.nullable() }),
  }),
  signIn: route({
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in with e-mail and password',
    access: 'anyone',
    body: z.object({ email: z.string().max(200), password: z.string().max(200) }),
    response: z.object({ session }),
  }),
  signOut: route({
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out',
    access: 'anyone',
    body: noBody,
    response: z.object({}),
  }),
  switchAlliance: route({
    method: 'PUT',
    path: '/api/session/alliance',
    summary: 'Work in another of my alliances',
    body: z.object({ allianceId: z.string() }),
    response: z.object({ session }),
  }),
  changePassword: route({
    method: 'PUT',
    path: '/api/session/password',
    summary: 'Change my password; other sessions end',
    body: z.object({ current: z.string().max(200), next: z.string().min(12).max(200) }),
    response: z.object({}),
  }),
  showSetup: route({
    method: 'GET',
    path: '/api/setup',
    summary: 'What a first visitor can do: demo sign-ins, setting up an alliance',
    access: 'anyone',
    response: z.object({
      /** No alliance at all yet: the first run asks. */
      isEmpty: z.boolean(),
      /** An own alliance can be set up, with the code printed where the server was started. */
      mayCreate: z.boolean(),
      demoSignIns: z.array(demoSignIn),
      templates: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          organisations: z.array(organisation.omit({ id: true, showsNames: true })),
        }),
      ),
    }),
  }),
  setUpExamples: route({
    method: 'POST',
    path: '/api/setup/examples',
    summary: 'Load the invented example alliance',
    access: 'anyone',
    body: z.object({ code: z.string().max(100) }),
    response: z.object({ demoSignIns: z.array(demoSignIn) }),
  }),
  setUpAlliance: route({
    method: 'POST',
    path: '/api/setup/alliance',
    summary: 'Set up our alliance, with its first coordinator',
    access: 'anyone',
    body: z.object({
      code: z.string().max(100),
      name: z.string().trim().min(3).max(120),
      organisations: z.array(organisationInput).min(1).max(200),
      coordinator: z.object({
        name: z.string().trim().min(2).max(120),
        email: z.email(),
        password: z.string().min(12).max(200),
        /** Index into `organisations`. */
        organisation: z.number().int().nonnegative(),
      }),
      /** One person may hold all roles in a small administration. */
      isSmall: z.boolean().default(false),
    }),
    response: z.object({
      session,
      invitations: z.array(z.object({ organisationName: z.string(), link: z.string() })),
    }),
  }),
}
