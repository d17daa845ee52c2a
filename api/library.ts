// The library: processes, their models, drawings and files.

import { z } from 'zod'
import { route } from './contract.ts'
import { versionIntroduction } from './introduction.ts'
import { reportPart } from './report.ts'

export const STATES = ['draft', 'inReview', 'approved', 'retired'] as const
export const state = z.enum(STATES)
/** What the library can be filtered by: `withdrawn` is where those taken out of it are found again. */
export const STATE_FILTERS = [...STATES, 'withdrawn'] as const
export const VISIBILITIES = ['organisation', 'alliance'] as const
export const visibility = z.enum(VISIBILITIES)

/** What of a process that the alliance sees stays in-house all the same. */
export const shared = z.object({
  minutes: z.boolean(),
  cases: z.boolean(),
  posts: z.boolean(),
})

export const processSummary = z.object({
  id: z.string(),
  name: z.string(),
  organisation: z.object({ id: z.string(), name: z.string(), shortName: z.string() }),
  /** 'asIs' = Ist, 'target' = Soll. */
  aspect: z.enum(['asIs', 'target']),
  state,
  visibility,
  productArea: z.string().nullable(),
  /** Null where there is no model yet. */
  version: z.number().int().nullable(),
  stepCount: z.number().int(),
  changedAt: z.iso.datetime(),
  isExample: z.boolean(),
  /** Since when it is out of the library; seen by its own organisation only. */
  withdrawnAt: z.iso.datetime().nullable(),
  family: z
    .object({ id: z.string(), name: z.string(), organisationCount: z.number().int() })
    .nullable(),
})
export type ProcessSummary = z.infer<typeof processSummary>

/** A stretch of a text, in UTF-16 units, and how the words of a search were met there. */
export const foundPlace = z.object({
  start: z.number().int(),
  end: z.number().int(),
  meeting: z.enum(['same', 'part', 'meaning', 'spelling', 'beginning']),
})
export type FoundPlace = z.infer<typeof foundPlace>

export const foundProcess = processSummary.extend({
  /** Where the words of the search stand; absent without one. */
  found: z
    .object({
      name: z.array(foundPlace),
      /** Steps with those words, the most telling first. */
      steps: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          actor: z.string(),
          places: z.array(foundPlace),
        }),
      ),
    })
    .optional(),
})
export type FoundProcess = z.infer<typeof foundProcess>

export const profile = z.object({
  trigger: z.string().max(2000).optional(),
  result: z.string().max(2000).optional(),
  productArea: z.string().max(2).optional(),
  processType: z.enum(['core', 'support', 'management']).optional(),
  participants: z.array(z.string().max(200)).max(100).optional(),
  legalBases: z
    .array(
      z.object({
        text: z.string().max(1000),
        certainty: z.enum(['sourced', 'common', 'toCheck']).optional(),
      }),
    )
    .max(100)
    .optional(),
  casesPerYear: z.number().nonnegative().optional(),
  leadTime: z
    .object({
      days: z.number().nonnegative(),
      minDays: z.number().nonnegative().optional(),
      maxDays: z.number().nonnegative().optional(),
      note: z.string().max(300).optional(),
    })
    .optional(),
  serviceKey: z
    .string()
    .regex(/^\d{14}$/)
    .optional(),
  owner: z.string().max(200).optional(),
  contact: z.string().max(300).optional(),
  task: z.string().max(120).optional(),
  systems: z.array(z.string().max(200)).max(100).optional(),
  notice: z.string().max(500).optional(),
})

/** One line of the step list: what the drawing says, readable without a drawing. */
export const stepLine = z.object({
  key: z.string(),
  /** Indentation: 0 on the normal path, one more for each branch. */
  depth: z.number().int(),
  kind: z.enum([
    'start',
    'step',
    'decision',
    'branch',
    'parallel',
    'wait',
    'event',
    'loop',
    'jump',
    'handover',
    'end',
  ]),
  number: z.string(),
  label: z.string(),
  actor: z.string(),
  /** subProcess, event, transaction, adHoc or call; null for plain work. Missing in older lists, as the two that follow. */
  form: z.string().nullable().default(null),
  /** standard, sequential or parallel; null for what is done once. */
  loop: z.string().nullable().default(null),
  /** Until when, or for each of what. */
  loopNote: z.string().nullable().default(null),
  medium: z.string().nullable(),
  /** Null when unknown or kept in-house. */
  minutes: z.number().nullable(),
  /** Fewest and most minutes; as the minutes. */
  minutesRange: z.object({ min: z.number(), max: z.number() }).nullable().default(null),
  share: z.number().nullable(),
  waiting: z.object({ minDays: z.number(), maxDays: z.number() }).nullable(),
  /** A code of the list of kinds of step. */
  stepKind: z.string().nullable(),
  /** The family's own code of the step. What follows is missing in lists stored by older versions. */
  familyCode: z.string().nullable().default(null),
  prescribedBy: z.string().nullable().default(null),
  isDiscretionary: z.boolean().default(false),
  systems: z.array(z.string()).default([]),
  documents: z.array(z.string()).default([]),
  needs: z.array(z.string()).default([]),
  yields: z.array(z.string()).default([]),
  remarks: z.array(z.string()).default([]),
  note: z.string().nullable(),
  openQuestion: z.string().nullable().default(null),
  /** What must be done before, where ways wait here for each other and the lines alone do not say so. */
  waitsFor: z.array(z.object({ number: z.string(), label: z.string() })).default([]),
})
export type StepLineView = z.infer<typeof stepLine>

/** The process as text that can be read aloud: headings, paragraphs, and items that speak of one element. */
export const processText = z.object({
  blocks: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('heading'),
        level: z.union([z.literal(2), z.literal(3)]),
        text: z.string(),
      }),
      z.object({ kind: z.literal('paragraph'), text: z.string() }),
      z.object({
        kind: z.literal('items'),
        items: z.array(
          z.object({
            /** Key of the line of the step list it speaks of; '' for the process as a whole. */
            key: z.string(),
            number: z.string(),
            depth: z.number().int(),
            spans: z.array(z.object({ text: z.string(), isStrong: z.boolean() })),
            /** The label stands in quotation marks, because its grammar is not certain. */
            isQuoted: z.boolean(),
            /** Lines that are told in this item as well. */
            also: z.array(z.string()),
          }),
        ),
      }),
    ]),
  ),
})
export type ProcessText = z.infer<typeof processText>

const stateOfProcess = z.object({
  processId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  version: z.number().int(),
  createdAt: z.iso.datetime(),
  /** Its drawing, with what differs marked. */
  svg: z.string(),
})

const lineOfState = stepLine.pick({
  number: true,
  depth: true,
  kind: true,
  label: true,
  actor: true,
})

/** What is different between two states of a process, or between two processes. */
export const differences = z.object({
  /** The two do not stem from one another: steps were paired by what they mean. */
  isMatched: z.boolean(),
  /** Sentences about the process as a whole. */
  whole: z.array(z.string()),
  things: z.array(
    z.object({
      /** Key of the element in both drawings. */
      key: z.string(),
      kind: z.enum(['added', 'removed', 'moved', 'changed']),
      /** [] for arrows and the like that come along with a step: they are only marked. */
      texts: z.array(z.string()),
      isBefore: z.boolean(),
      isAfter: z.boolean(),
      /** What the later process itself calls it; null where it has no such thing. */
      ownKey: z.string().nullable(),
    }),
  ),
  /** Both step lists as one, in the order of the later one; a line of only one of them has null at the other. */
  lines: z.array(
    z.object({
      key: z.string(),
      before: lineOfState.nullable(),
      after: lineOfState.nullable(),
      /** It stands in both, but elsewhere among the others. */
      isMoved: z.boolean(),
    }),
  ),
  before: stateOfProcess,
  after: stateOfProcess,
})
export type DifferencesView = z.infer<typeof differences>

export const REVIEW_ACTS = ['submit', 'recall', 'agree', 'return', 'approve', 'retire'] as const
const reviewAct = z.enum(REVIEW_ACTS)
export type ReviewAct = z.infer<typeof reviewAct>

/** How a version came to where it stands, in-house: nothing of it for others. */
const versionReview = z.object({
  /** Of the last fact; 0 before there is any. Whoever acts says what they have seen. */
  seq: z.number().int(),
  facts: z.array(
    z.object({
      act: reviewAct,
      /** Null where the person may not be seen. */
      by: z.string().nullable(),
      /** As whose deputy; null: in their own name. */
      standsInFor: z.object({ name: z.string().nullable() }).nullable(),
      at: z.iso.datetime(),
      reason: z.string(),
    }),
  ),
  /** What is going on now; null where nothing is. */
  step: z
    .object({
      /** Name of the step; null: it waits for approval. */
      name: z.string().nullable(),
      agreed: z.number().int(),
      quorum: z.number().int(),
      /** Who stands in today for those it waits for. */
      deputies: z.array(z.object({ person: z.string(), deputy: z.string(), until: z.iso.date() })),
      /** Nobody of the house could say it at present; who there could let somebody, by name. */
      stuck: z.object({ letBy: z.array(z.string()) }).nullable(),
    })
    .nullable(),
  /** What the reader may do with it now. */
  may: z.array(reviewAct),
  /** What of it only as a deputy, and whose. */
  standsInFor: z.array(z.object({ act: reviewAct, name: z.string() })),
  /** Four eyes: the reader could, were it not their own work. */
  isOwnWork: z.boolean(),
})
export type VersionReview = z.infer<typeof versionReview>

/** What an organisation asks of its versions. */
export const reviewRules = z.object({
  fourEyes: z.boolean(),
  steps: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(80),
        people: z.array(z.string().min(1).max(100)).min(1).max(50),
        quorum: z.number().int().min(1).max(50),
      }),
    )
    .max(5),
})

/** Taking note of a version, for the reader. */
const versionReading = z.object({
  isAsked: z.boolean(),
  /** When the reader confirmed; null: not yet. */
  readAt: z.iso.datetime().nullable(),
  /** What was said with the asking, the latest last. */
  requests: z.array(
    z.object({ note: z.string(), by: z.string().nullable(), at: z.iso.datetime() }),
  ),
})

/** Looking at a process again, in-house. */
const recheck = z.object({
  /** Of the last fact; 0 before there is any. Whoever acts says what they have seen. */
  seq: z.number().int(),
  months: z.number().int().nullable(),
  due: z.iso.date().nullable(),
  urgency: z.enum(['none', 'later', 'soon', 'overdue']),
  facts: z.array(
    z.object({
      act: z.enum(['set', 'confirm']),
      months: z.number().int().nullable(),
      due: z.iso.date().nullable(),
      reason: z.string(),
      by: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
})
export type RecheckView = z.infer<typeof recheck>

export const processDetail = processSummary.extend({
  profile,
  shared,
  steps: z.array(stepLine),
  /** What the file held that is kept but not understood, and other remarks of the import. */
  remarks: z.array(reportPart),
  file: z
    .object({ name: z.string(), size: z.number().int(), hash: z.string(), mediaType: z.string() })
    .nullable(),
  versions: z.array(
    z.object({
      number: z.number().int(),
      state,
      createdAt: z.iso.datetime(),
      note: z.string(),
      review: versionReview,
      /** The first day it is worked by, which may lie ahead; null: it is not introduced. */
      introducedOn: z.iso.date().nullable(),
      /** Null for others than its own people, and where nobody is asked to take note. */
      reading: versionReading.nullable(),
      /** Null for others than its own people. */
      introduction: versionIntroduction.nullable(),
    }),
  ),
  /** Changes that are asked for in-house and not settled; 0 for others. */
  openRequests: z.number().int(),
  /** Null for others than its own people. */
  recheck: recheck.nullable(),
  /** What is done and what shall be done instead, as far as the reader sees both. */
  pair: z.object({
    /** Of the last that was said of a target; 0 before, and for others than its own people. */
    seq: z.number().int(),
    /** Of a target: what it is to replace. Of an as-is process: its targets. */
    others: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        aspect: z.enum(['asIs', 'target']),
        state,
        version: z.number().int().nullable(),
        introduced: z.array(z.object({ number: z.number().int(), introducedOn: z.iso.date() })),
      }),
    ),
  }),
  partners: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      organisationName: z.string(),
      handovers: z.array(z.string()),
    }),
  ),
  /** What citizens read of it; null where nobody made it public. */
  publication: z
    .object({
      version: z.number().int(),
      at: z.iso.datetime(),
      /** It is readable now: seen by the alliance and in force. */
      isOpen: z.boolean(),
    })
    .nullable(),
  can: z.object({
    /** Write in its draft. */
    write: z.boolean(),
    edit: z.boolean(),
    share: z.boolean(),
    withdraw: z.boolean(),
    approve: z.boolean(),
    /** Let citizens read it, or no longer. */
    publish: z.boolean(),
    /** Say since when it is worked by. */
    keepCurrent: z.boolean(),
    /** Say how it stands to an origin. */
    link: z.boolean(),
    /** Link a process of another administration of the asker's with it, or make a new one of it there. */
    adopt: z.boolean(),
  }),
})
export type ProcessDetail = z.infer<typeof processDetail>

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() }))

export const libraryQuery = z.object({
  q: z.string().max(200).optional(),
  /** Whether the words must stand in one step; else name, steps and fact sheet are searched. */
  in: z.enum(['steps']).optional(),
  organisation: z.string().optional(),
  /** A code, or 'none' for processes without one. */
  productArea: z.string().optional(),
  state: z.enum(STATE_FILTERS).optional(),
  family: z.enum(['yes', 'no']).optional(),
  /** Whether there is a model, or only the profile so far. */
  flow: z.enum(['yes', 'no']).optional(),
  offset: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const libraryRoutes = {
  listProcesses: route({
    method: 'GET',
    path: '/api/processes',
    summary: 'Search and filter the library',
    query: libraryQuery,
    response: z.object({
      items: z.array(foundProcess),
      total: z.number().int(),
      facets: z.object({
        ...{ organisation: facet, productArea: facet, state: facet, family: facet, flow: facet },
      }),
    }),
  }),
  showProcess: route({
    method: 'GET',
    path: '/api/processes/:id',
    summary: 'One process with profile and step list',
    response: processDetail,
  }),
  tellProcess: route({
    method: 'GET',
    path: '/api/processes/:id/text',
    summary: 'The process told in sentences, in the language of the reader',
    query: z.object({ length: z.enum(['long', 'short']).default('long') }),
    response: processText,
  }),
  showDifferences: route({
    method: 'GET',
    path: '/api/processes/:id/differences',
    summary: 'What is different between two versions of a process, or between it and another',
    query: z.object({
      /** Number of a version; the current one where nothing is said. */
      from: z.coerce.number().int().min(1).max(1_000_000).optional(),
      to: z.coerce.number().int().min(1).max(1_000_000).optional(),
      /** Another process, instead of another version of this one. */
      other: z.string().min(1).max(100).optional(),
      /** `flow` leaves out figures and notes, which are each house's own. */
      of: z.enum(['all', 'flow']).default('all'),
    }),
    response: differences,
  }),
  reviewVersion: route({
    method: 'POST',
    path: '/api/processes/:id/versions/:number/review',
    summary: 'Submits, agrees to, returns, approves or retires a version',
    body: z.object({
      act: reviewAct,
      /** Needed for returning and retiring, and for approving while changes are asked for. */
      reason: z.string().trim().max(2000).default(''),
      /** `seq` of the review as the asker saw it. */
      seen: z.number().int().nonnegative(),
    }),
    response: processDetail,
  }),
  listWaiting: route({
    method: 'GET',
    path: '/api/waiting',
    summary:
      'What waits for the asker: versions to agree to, approve or take note of, processes to look at again, common ways to agree to',
    response: z.object({
      items: z.array(
        z.object({
          processId: z.string(),
          name: z.string(),
          organisationName: z.string(),
          /** Null where there is no version yet. */
          number: z.number().int().nullable(),
          act: z.enum(['agree', 'approve', 'takeNote', 'recheck', 'agreeWay']),
          /** Of a common way: the family that goes by it; else null. */
          familyId: z.string().nullable(),
          /** Whose deputy the asker is there; null: it is their own. */
          standsInFor: z.string().nullable(),
          /** Of what is to be looked at again: until when. */
          since: z.iso.datetime(),
        }),
      ),
    }),
  }),
  recordProcess: route({
    method: 'POST',
    path: '/api/processes',
    summary: 'Record a process by name and profile, without a model yet',
    body: z.object({
      /** Made up by whoever asks: sent again, it is the same process. */
      id: z.string().regex(/^[0-9a-f]{20,64}$/),
      organisationId: z.string(),
      name: z.string().trim().min(1).max(300),
      profile: profile.default({}),
      visibility: visibility.default('organisation'),
      /** What is done today, or what shall be done. */
      aspect: z.enum(['asIs', 'target']).default('asIs'),
      /** Of a target: the as-is process of the same house it is to replace. */
      asIsId: z.string().min(1).max(100).optional(),
    }),
    response: z.object({ id: z.string() }),
  }),
  addModel: route({
    method: 'POST',
    path: '/api/processes/:id/model',
    summary: 'Give a process without a model the one in the uploaded file',
    isUpload: true,
    response: processDetail,
  }),
  changeProcess: route({
    method: 'PATCH',
    path: '/api/processes/:id',
    summary: 'Change name, profile, visibility or what is shared',
    body: z.object({
      name: z.string().trim().min(1).max(300).optional(),
      profile: profile.optional(),
      visibility: visibility.optional(),
      shared: shared.optional(),
      /**
       * The same facts as the writer had them before their eyes; only what they had seen is overwritten,
       * each fact for itself. Else `conflict/changed-meanwhile` names the facts, who and when. Visibility
       * and what is shared go together.
       */
      seen: z.object({
        name: z.string().optional(),
        profile: profile.optional(),
        visibility: visibility.optional(),
        shared: shared.optional(),
      }),
    }),
    response: processDetail,
  }),
  withdrawProcess: route({
    method: 'POST',
    path: '/api/processes/:id/withdraw',
    summary: 'Take a process out of the library; it can be brought back',
    response: z.object({}),
  }),
  restoreProcess: route({
    method: 'POST',
    path: '/api/processes/:id/restore',
    summary: 'Bring a withdrawn process back',
    response: processDetail,
  }),
  showAudit: route({
    method: 'GET',
    path: '/api/processes/:id/audit',
    summary: 'What happened to a process, newest first',
    response: z.object({
      entries: z.array(
        z.object({
          at: z.iso.datetime(),
          what: z.string(),
          by: z.string(),
          /** Whose deputy they were: '' for whom the reader may not see; null: in their own name. */
          standsInFor: z.string().nullable(),
          details: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  }),
}

/**
 * Files, answered as themselves and not as JSON: GET /api/processes/:id/drawing.svg, /model.bpmn
 * (written anew), /original (byte for byte as uploaded), /steps.txt, /drawing.png, /drawing.pdf.
 */
export const PROCESS_FILES = [
  'drawing.svg',
  'drawing.pdf',
  'drawing.png',
  'model.bpmn',
  'original',
  'steps.txt',
] as const
