// Adoption across alliances: a process saved as a signed file, a file of another alliance received, and whose keys are known.

import { z } from 'zod'
import { route } from './contract.ts'
import { takeOverBody, takeOverView } from './lineage.ts'

const version = z.number().int().min(1).max(1_000_000)

/** What a process would be saved with as a file, for its own administration. */
const signingView = z.object({
  /** In force; null where none is. */
  version: z.number().int().nullable(),
  /** Why it cannot be saved; null where it can. */
  fault: z.enum(['notInForce', 'noSecret']).nullable(),
  contact: z.string(),
  /** Of the alliance's key; null until it has one. */
  fingerprint: z.string().nullable(),
  /** What the alliance sees of it, and others will. */
  sharing: z.object({ minutes: z.boolean(), cases: z.boolean(), posts: z.boolean() }),
  canSave: z.boolean(),
})
export type SigningView = z.infer<typeof signingView>

export const KEY_STANDINGS = ['own', 'known', 'unknown', 'revoked'] as const

const signedFileView = z.object({
  id: z.string(),
  organisationId: z.string(),
  name: z.string(),
  version: z.number().int(),
  aspect: z.enum(['asIs', 'target']),
  allianceName: z.string(),
  organisationName: z.string(),
  savedOn: z.iso.date(),
  contact: z.string(),
  licence: z.string(),
  contentHash: z.string(),
  /** What it goes back to itself, as sentences would say it. */
  goesBackTo: z.array(
    z.object({
      act: z.enum(['link', 'takeOver', 'moveOn']),
      alliance: z.string(),
      organisation: z.string(),
      name: z.string(),
      version: z.number().int(),
    }),
  ),
  key: z.object({
    fingerprint: z.string(),
    standing: z.enum(KEY_STANDINGS),
    /** When somebody said so last. */
    at: z.iso.datetime().nullable(),
    /** Another key is known of the same alliance. */
    isOther: z.boolean(),
    canConfirm: z.boolean(),
  }),
  /** What may become of it: a new process, an update, or nothing, and why. */
  verdict: z.enum(['take', 'update', 'own', 'unknown', 'revoked', 'known', 'older']),
  /** Own processes that go back to the same origin. */
  links: z.array(
    z.object({
      processId: z.string(),
      name: z.string(),
      version: z.number().int(),
      isBehind: z.boolean(),
    }),
  ),
  originId: z.string(),
  steps: z.array(
    z.object({
      number: z.string(),
      depth: z.number().int(),
      label: z.string(),
      actor: z.string(),
    }),
  ),
  svg: z.string(),
  canAdopt: z.boolean(),
})
export type SignedFileView = z.infer<typeof signedFileView>

const knownKeys = z.object({
  own: z.object({ fingerprint: z.string(), at: z.iso.datetime() }).nullable(),
  others: z.array(
    z.object({
      key: z.string(),
      allianceId: z.string(),
      allianceName: z.string(),
      fingerprint: z.string(),
      standing: z.enum(['known', 'revoked']),
      at: z.iso.datetime(),
      /** Null where they are no longer there. */
      by: z.string().nullable(),
    }),
  ),
  canVouch: z.boolean(),
  canRenew: z.boolean(),
})
export type KnownKeys = z.infer<typeof knownKeys>

export const signedFileRoutes = {
  showSigning: route({
    method: 'GET',
    path: '/api/processes/:id/signed-file',
    summary: 'What a process would be saved with as a signed file; for its own administration',
    response: signingView,
  }),
  saveSigned: route({
    method: 'POST',
    path: '/api/processes/:id/signed-file',
    summary: 'The version in force as a signed file for other alliances',
    body: z.object({
      /** As the asker saw it. */
      version,
      contact: z.string().trim().min(1).max(300),
      licence: z.string().trim().min(1).max(100),
    }),
    response: z.object({ name: z.string(), text: z.string() }),
  }),
  receiveSigned: route({
    method: 'POST',
    path: '/api/organisations/:id/signed-files',
    summary:
      'Checks a signed file of another alliance and keeps it for an administration where it holds',
    isUpload: true,
    response: z.object({
      /** Null where it was refused. */
      id: z.string().nullable(),
      fault: z
        .enum(['notSigned', 'tooLarge', 'newer', 'cutOff', 'changed', 'unreadable', 'own'])
        .nullable(),
    }),
  }),
  showSignedFile: route({
    method: 'GET',
    path: '/api/signed-files/:id',
    summary: 'Whose a received file is, whether its key is known, and what may become of it',
    response: signedFileView,
  }),
  askSigned: route({
    method: 'GET',
    path: '/api/signed-files/:id/take-over',
    summary: 'What is asked before a received file is taken over, with proposals in the own words',
    response: takeOverView,
  }),
  takeSigned: route({
    method: 'POST',
    path: '/api/signed-files/:id/take-over',
    summary: 'Makes a new process of a received file that is linked with its origin',
    body: takeOverBody.omit({ organisationId: true, version: true }),
    response: z.object({ id: z.string() }),
  }),
  confirmKey: route({
    method: 'POST',
    path: '/api/signed-files/:id/key',
    summary: 'Says that the fingerprint of the key of a received file was compared',
    body: z.object({
      /** As it was compared. */
      fingerprint: z.string().max(100),
    }),
    response: signedFileView,
  }),
  listKeys: route({
    method: 'GET',
    path: '/api/signing-keys',
    summary: "The alliance's own key, and the keys of others that are known here",
    response: knownKeys,
  }),
  renewKey: route({
    method: 'POST',
    path: '/api/signing-keys',
    summary: 'Makes a new key for signing; files signed before stay as they are',
    response: knownKeys,
  }),
  revokeKey: route({
    method: 'POST',
    path: '/api/signing-keys/:id/revoke',
    summary: 'Says that a key of another alliance is known no longer',
    body: z.object({ allianceId: z.string().min(1).max(2000) }),
    response: knownKeys,
  }),
}
