// The same work in several organisations, and the variants side by side.

import { z } from 'zod'
import { WAY_ANSWERS } from '#library'
import { route } from './contract.ts'
import { linkDecision } from './decisions.ts'
import { processSummary } from './library.ts'

export const familySummary = z.object({
  id: z.string(),
  name: z.string(),
  members: z.array(processSummary),
  similarity: z.number(),
  worthWorkshop: z.number(),
  partners: z.array(
    z.object({
      process: processSummary,
      memberId: z.string(),
      handovers: z.array(z.string()),
    }),
  ),
  /** Put together by people (true) or proposed by the platform. */
  isConfirmed: z.boolean(),
})
export type FamilySummary = z.infer<typeof familySummary>

export const familyMembers = familySummary.extend({
  /** What else looks like the same work; only where people have the say. */
  suggested: z.array(processSummary),
  /** What people took out. */
  removed: z.array(processSummary),
  /** The member marked as the common way. */
  referenceId: z.string().nullable(),
  /** It is binding, not only recommended. */
  isBinding: z.boolean(),
  /** Whether the asker may say so. */
  canBind: z.boolean(),
  canChange: z.boolean(),
})
export type FamilyMembersView = z.infer<typeof familyMembers>

/** What the houses of a family say to its common way. */
const commonWayAgreement = z.object({
  /** The common way, and whose it is. */
  processId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  /** In force now, and asked about; null where none is. */
  version: z.number().int().nullable(),
  /** Of that version: nobody was asked; some do not agree yet; all that were asked agree. */
  state: z.enum(['none', 'open', 'agreed']),
  /** The newest that is agreed, also where a newer one is in force. */
  agreedVersion: z.number().int().nullable(),
  /** Those that were asked about it, in the order of the alliance. */
  houses: z.array(
    z.object({
      organisation: z.object({ id: z.string(), name: z.string(), shortName: z.string() }),
      /** Null: no answer yet. */
      answer: z.enum(WAY_ANSWERS).nullable(),
      /** Remark or reason. */
      text: z.string(),
      at: z.iso.datetime().nullable(),
      /** For the own house; null for all others. */
      by: z.string().nullable(),
      standsInFor: z.string().nullable(),
      /** Whether the asker may answer for it now, and as whose deputy. */
      canAnswer: z.boolean(),
      answersFor: z.string().nullable(),
    }),
  ),
  /** Houses with a member in the family that were not asked about this version. */
  notAsked: z.array(z.object({ id: z.string(), name: z.string() })),
  canAsk: z.boolean(),
  /** Of the last that happened. Whoever acts says what they have seen. */
  seq: z.number().int(),
})
export type CommonWayAgreement = z.infer<typeof commonWayAgreement>

/** Null where the family has no common way. */
const agreement = z.object({ agreement: commonWayAgreement.nullable() })

export const familyLikeness = z.object({
  name: z.string(),
  /** Those that can be compared, at most 25; rows and columns of the cells. */
  members: z.array(processSummary),
  /** 0 to 1, by row, then by column; null with itself and where one is too large. */
  cells: z.array(z.array(z.number().nullable())),
  worthWorkshop: z.number(),
  /** Sentences in the reader’s language: why it is worth so much. */
  reasons: z.array(z.string()),
})
export type FamilyLikenessView = z.infer<typeof familyLikeness>

const cellStep = z.object({
  key: z.string(),
  label: z.string(),
  actor: z.string(),
  medium: z.string().nullable(),
  minutes: z.number().nullable(),
  share: z.number().nullable(),
  waiting: z.object({ minDays: z.number(), maxDays: z.number() }).nullable(),
  /** What ties it most surely to its row; null where it stands there alone. */
  tie: z
    .object({
      kind: z.enum(['automatic', 'confirmed', 'inferred']),
      /** 0 to 1. */
      score: z.number(),
      /** The step it is tied to, by column. */
      to: z.object({ column: z.number().int(), step: z.string() }),
      /** Why, in the reader’s language; '' where people said so. */
      reason: z.string(),
      /** Labels of the steps it was inferred over, both ends left out. */
      over: z.array(z.string()),
    })
    .nullable(),
})

const cell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('steps'), steps: z.array(cellStep) }),
  z.object({ kind: z.literal('absent') }),
  z.object({ kind: z.literal('elsewhere'), by: z.string() }),
])

export const comparison = z.object({
  name: z.string(),
  similarity: z.number(),
  columns: z.array(
    z.object({
      processId: z.string(),
      name: z.string(),
      organisation: z.object({ id: z.string(), name: z.string(), shortName: z.string() }),
      casesPerYear: z.number().nullable(),
      minutesPerCase: z.number().nullable(),
      mediaBreaks: z.number().nullable(),
      leadTimeDays: z.number().nullable(),
    }),
  ),
  rows: z.array(
    z.object({
      label: z.string(),
      familyCode: z.string().nullable(),
      branch: z.string(),
      cells: z.array(cell),
      differences: z.array(z.enum(['missing', 'actor', 'medium', 'order', 'minutes', 'repeated'])),
    }),
  ),
  /** Sentences in the reader’s language, most important first. */
  findings: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      weight: z.number(),
      cells: z.array(z.object({ row: z.number().int(), column: z.number().int() })),
    }),
  ),
  /** Organisations without a column because another is competent, as sentences; never a gap. */
  elsewhere: z.array(z.object({ organisationName: z.string(), text: z.string() })),
  partners: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      organisationName: z.string(),
      handovers: z.array(z.string()),
    }),
  ),
  /** What people said of links between these processes, newest first. */
  decisions: z.array(
    linkDecision.extend({
      /** One of the steps is gone, or has become another: the decision waits and does not count. */
      isResting: z.boolean(),
    }),
  ),
})
export type ComparisonView = z.infer<typeof comparison>

/** What at least so many variants do, drawn; and what stands behind each element of the drawing. */
export const mergedModel = z.object({
  /** How many at least, and of how many. */
  atLeast: z.number().int(),
  of: z.number().int(),
  /** The drawing, its steps focusable and spoken; how many do it is drawn in. */
  svg: z.string(),
  /** Steps, events and decisions in reading order. */
  elements: z.array(
    z.object({
      key: z.string(),
      kind: z.string(),
      label: z.string(),
      /** How many are competent. */
      of: z.number().int(),
      doers: z.array(
        z.object({
          processId: z.string(),
          organisationName: z.string(),
          /** Key of the element there; null where several are drawn as one. */
          step: z.string().nullable(),
          label: z.string(),
          actor: z.string(),
          medium: z.string().nullable(),
        }),
      ),
      others: z.array(z.string()),
      /** Whose task it is instead; '' where nobody's. Never a gap. */
      elsewhere: z.array(z.object({ organisationName: z.string(), by: z.string() })),
      /** Steps drawn as this one. */
      folded: z.array(z.string()),
    }),
  ),
  /** Sentences in the reader’s language, most important first, with the elements they are about. */
  questions: z.array(
    z.object({ code: z.string(), text: z.string(), elements: z.array(z.string()) }),
  ),
  /** Steps that too few do to be drawn. */
  stepsLeftOut: z.number().int(),
})
export type MergedModelView = z.infer<typeof mergedModel>

/**
 * The comparison as a file, answered as itself and not as JSON: GET /api/families/:id/comparison.xlsx,
 * GET /api/comparison.xlsx?process=…, and the same as .docx and .pdf; .a1.pdf and .a4.pdf are for the wall.
 */
export const COMPARISON_FILES = ['xlsx', 'docx', 'a1.pdf', 'a4.pdf', 'pdf'] as const

/** For the wall: GET /api/workshops/:id/comparison.a1.pdf, and on pages of A4 that make such sheets. */
export const POSTER_FILES = [
  'a1.pdf',
  'a4.pdf',
] as const satisfies readonly (typeof COMPARISON_FILES)[number][]

export const STRICTNESS = ['strict', 'normal', 'lenient'] as const

const look = {
  strictness: z.enum(STRICTNESS).optional(),
  /** At most one step of each process in a row. */
  oneToOne: z.enum(['yes']).optional(),
}

const atLeast = z.coerce.number().int().min(1).max(50).optional()

export const familyRoutes = {
  listFamilies: route({
    method: 'GET',
    path: '/api/families',
    summary: 'Families over the whole library that I may see',
    response: z.object({
      families: z.array(familySummary),
      /** True while newly imported processes are still being compared. */
      isWorking: z.boolean(),
    }),
  }),
  showFamily: route({
    method: 'GET',
    path: '/api/families/:id',
    summary: 'One family',
    response: familySummary,
  }),
  makeFamily: route({
    method: 'POST',
    path: '/api/families',
    summary: 'Put processes together as a family',
    body: z.object({
      name: z.string().trim().min(2).max(200),
      processIds: z.array(z.string()).min(2).max(50),
    }),
    response: familySummary,
  }),
  showFamilyMembers: route({
    method: 'GET',
    path: '/api/families/:id/members',
    summary:
      'Who is in a family, who was taken out, what is suggested and what is marked as common',
    response: familyMembers,
  }),
  showFamilyLikeness: route({
    method: 'GET',
    path: '/api/families/:id/likeness',
    summary: 'How alike the members of a family are, and why a workshop on it is worth it',
    response: familyLikeness,
  }),
  renameFamily: route({
    method: 'PUT',
    path: '/api/families/:id/name',
    summary: 'Call a family by another name',
    body: z.object({ name: z.string().trim().min(2).max(200) }),
    response: z.object({}),
  }),
  addToFamily: route({
    method: 'PUT',
    path: '/api/families/:id/members/:processId',
    summary: 'Put a process into a family',
    response: z.object({}),
  }),
  removeFromFamily: route({
    method: 'DELETE',
    path: '/api/families/:id/members/:processId',
    summary: 'Take a process out of a family; it stays out when families are found anew',
    response: z.object({}),
  }),
  setFamilyReference: route({
    method: 'PUT',
    path: '/api/families/:id/reference',
    summary: 'Mark a member as the common way, recommended or binding, or none',
    body: z.object({ processId: z.string().nullable(), isBinding: z.boolean().default(false) }),
    response: z.object({}),
  }),
  showAgreement: route({
    method: 'GET',
    path: '/api/families/:id/agreement',
    summary: 'Which administrations agree to the common way of a family',
    response: agreement,
  }),
  askForAgreement: route({
    method: 'POST',
    path: '/api/families/:id/agreement',
    summary: 'Asks the administrations of a family whether they agree to its common way',
    body: z.object({
      version: z.number().int().min(1).max(1_000_000),
      /** `seq` as the asker saw it. */
      seen: z.number().int().nonnegative(),
    }),
    response: agreement,
  }),
  answerForHouse: route({
    method: 'POST',
    path: '/api/families/:id/agreement/answers',
    summary: 'Says for an administration whether it agrees to the common way of a family',
    body: z.object({
      organisationId: z.string().min(1).max(100),
      version: z.number().int().min(1).max(1_000_000),
      answer: z.enum(WAY_ANSWERS),
      /** The remark, or the reason for not agreeing; needed for both. */
      text: z.string().trim().max(2000).default(''),
      /** `seq` as the asker saw it. */
      seen: z.number().int().nonnegative(),
    }),
    response: agreement,
  }),
  compareFamily: route({
    method: 'GET',
    path: '/api/families/:id/comparison',
    summary: 'The variants of a family side by side',
    query: z.object(look),
    response: comparison,
  }),
  compareProcesses: route({
    method: 'GET',
    path: '/api/comparison',
    summary: 'Any 2 to 25 processes side by side',
    query: z.object({ process: z.union([z.string(), z.array(z.string())]), ...look }),
    response: comparison,
  }),
  mergeFamily: route({
    method: 'GET',
    path: '/api/families/:id/merged-model',
    summary: 'What at least so many variants of a family do, as one model',
    query: z.object({ atLeast, ...look }),
    response: mergedModel,
  }),
  mergeProcesses: route({
    method: 'GET',
    path: '/api/comparison/merged-model',
    summary: 'What at least so many of any 2 to 25 processes do, as one model',
    query: z.object({
      process: z.union([z.string(), z.array(z.string())]),
      atLeast,
      ...look,
    }),
    response: mergedModel,
  }),
}
