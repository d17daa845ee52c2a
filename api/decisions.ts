// What people say of links between steps, and the words an alliance takes for each other.

import { z } from 'zod'
import { route } from './contract.ts'

const stepAddress = z.object({ processId: z.string().min(1), step: z.string().min(1) })

const VERDICTS = ['confirmed', 'rejected'] as const

const decidedStep = stepAddress.extend({
  /** As it was called when it was decided. */
  label: z.string(),
  processName: z.string(),
  organisationName: z.string(),
})

export const linkDecision = z.object({
  id: z.string(),
  verdict: z.enum(VERDICTS),
  a: decidedStep,
  b: decidedStep,
  at: z.iso.datetime(),
  /** '' for somebody whose name the reader may not know. */
  by: z.string(),
  /** The administration the person spoke for. */
  organisationName: z.string(),
  withdrawnAt: z.iso.datetime().nullable(),
})
export type LinkDecision = z.infer<typeof linkDecision>

export const linkVerdict = z
  .object({ a: stepAddress, b: stepAddress, verdict: z.enum(VERDICTS) })
  .refine(({ a, b }) => a.processId !== b.processId)
export type LinkVerdict = z.infer<typeof linkVerdict>

export const TONGUES = ['de', 'en'] as const
/** The two words mean the same, or must never be taken for each other. */
export const GLOSSARY_KINDS = ['same', 'never'] as const

const glossaryWords = z.object({
  tongue: z.enum(TONGUES),
  kind: z.enum(GLOSSARY_KINDS),
  words: z.tuple([z.string(), z.string()]),
})

/** A pair of words with all that speaks for it. */
export const glossaryEntry = glossaryWords.extend({
  /** Names the pair; for `revokeGlossaryEntry` and `restoreGlossaryEntry`. */
  ids: z.array(z.string()),
  /** Typed by a person, or learnt from decisions; both may be. */
  isEntered: z.boolean(),
  /** Decisions that taught it, newest first. */
  lessons: z.array(linkDecision),
  at: z.iso.datetime(),
  by: z.string(),
  organisationName: z.string(),
  /** Counts in comparison, families and search. */
  isUsed: z.boolean(),
  /** Null while nobody has revoked it. */
  revokedAt: z.iso.datetime().nullable(),
})
export type GlossaryEntry = z.infer<typeof glossaryEntry>

const word = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .regex(/^[\p{L}][\p{L}\p{N} .-]*$/u)

export const glossaryInput = z
  .object({
    tongue: z.enum(TONGUES),
    kind: z.enum(GLOSSARY_KINDS),
    words: z.tuple([word, word]),
  })
  .refine(({ words: [one, other] }) => one.toLowerCase() !== other.toLowerCase())
export type GlossaryInput = z.infer<typeof glossaryInput>

const glossary = z.object({ entries: z.array(glossaryEntry) })
const ids = z.object({ ids: z.array(z.string()).min(1).max(200) })

export const decisionRoutes = {
  decideLinks: route({
    method: 'POST',
    path: '/api/link-decisions',
    summary: 'Confirm or reject links between steps; withdraw decisions',
    body: z
      .object({
        /** Takes the place of what was decided on the same two steps. */
        links: z.array(linkVerdict).max(100).default([]),
        /** Ids of decisions that shall no longer hold. */
        withdraw: z.array(z.string()).max(100).default([]),
      })
      .refine(({ links, withdraw }) => links.length + withdraw.length > 0),
    response: z.object({
      /** The decisions that now stand, in the order of the links. */
      decisions: z.array(linkDecision),
      /** What would put everything back as it was. */
      undo: z.object({ links: z.array(linkVerdict), withdraw: z.array(z.string()) }),
      /** Words learnt from it. */
      taught: z.array(z.tuple([z.string(), z.string()])),
    }),
  }),
  listLinkDecisions: route({
    method: 'GET',
    path: '/api/families/:id/link-decisions',
    summary: 'Decisions between the processes of a family, newest first, withdrawn ones too',
    response: z.object({ decisions: z.array(linkDecision) }),
  }),
  listGlossary: route({
    method: 'GET',
    path: '/api/glossary',
    summary: 'Words the alliance takes for each other, and where they were learnt',
    response: glossary,
  }),
  addGlossaryEntry: route({
    method: 'POST',
    path: '/api/glossary',
    summary: 'Add a pair of words',
    body: glossaryInput,
    response: glossary,
  }),
  revokeGlossaryEntry: route({
    method: 'POST',
    path: '/api/glossary/revoke',
    summary: 'A pair of words shall no longer count',
    body: ids,
    response: glossary,
  }),
  restoreGlossaryEntry: route({
    method: 'POST',
    path: '/api/glossary/restore',
    summary: 'A revoked pair of words shall count again',
    body: ids,
    response: glossary,
  }),
}
