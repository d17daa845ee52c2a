// Taking what others changed into the own draft: what there is to take, what both sides changed differently, and what
// would become of the own process.

import { z } from 'zod'
import { route } from './contract.ts'

/** `both`: one after the other, where a conflict offers it. */
const side = z.enum(['ours', 'theirs', 'both'])
const kind = z.enum(['added', 'removed', 'moved', 'changed'])
const version = z.number().int().min(1).max(1_000_000)
const state = z.object({ process: z.string().min(1).max(100), version })
const id = z.string().min(1).max(64)
const MOST = 10_000

const asked = z.object({
  /** What both go back to: a version of theirs, or of the own process. */
  base: state,
  theirs: state,
  /** Ids of the parts that shall not be taken; all others are. */
  left: z.array(id).max(MOST).default([]),
  /** By the id of a conflict, whose words hold. What is not answered stays as it is in the own process. */
  answers: z.record(id, side).default({}),
})

const ofVersion = z.object({
  processId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  version: z.number().int(),
})

const thing = z.object({
  /** Key of the element in the drawing of the result. */
  key: z.string(),
  kind,
  /** [] for arrows and the like that come along with a step. */
  texts: z.array(z.string()),
})

const mergePreview = z.object({
  /** Stands for everything this was made from; whoever takes it says what they have seen. */
  seen: z.string(),
  ours: z.object({
    processId: z.string(),
    name: z.string(),
    organisationName: z.string(),
    /** The draft it would go into; null where one would be begun. */
    draftId: z.string().nullable(),
  }),
  base: ofVersion,
  theirs: ofVersion,
  /** The steps were paired by what they mean, because the processes do not stem from one another. */
  isMatched: z.boolean(),
  /** Their house keeps some facts to itself; what is known here in their place stays. */
  isPartial: z.boolean(),
  /** What they changed and is not so here already. */
  parts: z.array(
    z.object({
      id: z.string(),
      kind,
      /** Elements it speaks of. */
      keys: z.array(z.string()),
      texts: z.array(z.string()),
      isTaken: z.boolean(),
      /** Taken although it was to be left: another part holds only with it. */
      isAlong: z.boolean(),
      /** All of it stays as in the own process, because a question about it is answered so. */
      isHeld: z.boolean(),
      /** Cannot be taken; it breaks a rule that files of other tools need not keep. */
      isBlocked: z.boolean(),
    }),
  ),
  /** What was changed here since both were the same, as sentences. */
  own: z.array(z.string()),
  conflicts: z.array(
    z.object({
      id: z.string(),
      /** What it is about: a step and a fact of it, or several things. */
      about: z.string(),
      keys: z.array(z.string()),
      /** Words of where both come from, of the own side and of theirs. */
      base: z.array(z.string()),
      ours: z.array(z.string()),
      theirs: z.array(z.string()),
      /** How both would stand one after the other; '' where that is no answer. */
      both: z.string(),
      /** Whose words hold: as answered, else as proposed. */
      answer: side,
      isAnswered: z.boolean(),
    }),
  ),
  /** The own process as it would be, and what would be different in it. */
  result: z.object({ whole: z.array(z.string()), things: z.array(thing), svg: z.string() }),
})
export type MergePreview = z.infer<typeof mergePreview>

export const mergeRoutes = {
  previewMerge: route({
    method: 'POST',
    path: '/api/processes/:id/merge/preview',
    summary: 'What others changed between two versions, and what it would do to the own draft',
    body: asked,
    response: mergePreview,
  }),
  merge: route({
    method: 'POST',
    path: '/api/processes/:id/merge',
    summary: 'Takes what others changed into the own draft, as one change that can be taken back',
    body: asked.extend({ seen: z.string().min(1).max(100) }),
    response: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('taken'),
        draftId: z.string(),
        /** Of the change in the draft's log. */
        number: z.number().int(),
        /** The change itself, as a `ChangeGroup` of domain/change: with it, it can be taken back. */
        group: z.unknown(),
      }),
      /** Somebody wrote on, or a side shows something else now: this is what there is to take now. */
      z.object({ kind: z.literal('moved'), preview: mergePreview }),
      /** It is all so already; no draft was begun. */
      z.object({ kind: z.literal('nothing') }),
    ]),
  }),
}
