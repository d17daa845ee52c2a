// Linked adoption: which process goes back to which, how far each has moved, and taking over.

import { z } from 'zod'
import { route } from './contract.ts'

export const LINEAGE_ACTS = ['link', 'takeOver', 'moveOn', 'decline', 'unlink'] as const
const lineageAct = z.enum(LINEAGE_ACTS)
export type LineageAct = z.infer<typeof lineageAct>

const wordKind = z.enum(['actor', 'system'])
const version = z.number().int().min(1).max(1_000_000)

const tied = z.object({
  id: z.string(),
  name: z.string(),
  organisation: z.object({ id: z.string(), name: z.string(), shortName: z.string() }),
  /** How many links lie between it and the farthest it goes back to. */
  generation: z.number().int(),
  /** Of another alliance: what that is called; null for all that is in the library here. */
  alliance: z.string().nullable(),
})

const lineageLink = z.object({
  processId: z.string(),
  /** Not among the processes where the asker does not see it any more. */
  originId: z.string(),
  isTakenOver: z.boolean(),
  /** Of the origin: what the process goes back to. */
  version: z.number().int(),
  /** Of the origin: the newest in force; null where none is or may be seen. */
  newest: z.number().int().nullable(),
  /** Of the origin: what is new to the process and was not declined. */
  news: z.number().int().nullable(),
  /** Of the origin: the newest that was declined; 0 for none. */
  declined: z.number().int(),
  /** Of the last fact. Whoever acts says what they have seen. */
  seq: z.number().int(),
  /** What the asker may do with it now. */
  may: z.array(z.enum(['moveOn', 'decline', 'unlink'])),
  /** Whether the asker may offer the own changes to the origin's owner now. */
  canPropose: z.boolean(),
})
export type LineageLink = z.infer<typeof lineageLink>

export const PROPOSAL_ACTS = ['offer', 'accept', 'acceptPart', 'decline', 'withdraw'] as const
const proposalAct = z.enum(['accept', 'acceptPart', 'decline', 'withdraw'])

/** Changes offered back; to others than the two houses only that they were accepted. */
const proposal = z.object({
  id: z.string(),
  processId: z.string(),
  originId: z.string(),
  /** Of the process that offers, and of the origin: what it went back to. */
  version: z.number().int(),
  originVersion: z.number().int(),
  state: z.enum(['open', 'accepted', 'acceptedPartly', 'declined', 'withdrawn']),
  /** What was said with it. */
  note: z.string(),
  /** Why it was declined. */
  reason: z.string(),
  /** Of the last that happened. */
  at: z.iso.datetime(),
  may: z.array(proposalAct),
  /** How often something was said about it; 0 for others than the two houses. */
  words: z.number().int(),
})
export type ProposalView = z.infer<typeof proposal>

/** What the two houses of an offer say to each other about it. */
const proposalTalk = z.object({
  /** The earliest first; the 1,000 latest. */
  words: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      at: z.iso.datetime(),
      /** Whose people it was said by. */
      organisationName: z.string(),
      /** Null where they are no longer there. */
      by: z.string().nullable(),
      isMine: z.boolean(),
    }),
  ),
  canTalk: z.boolean(),
})
export type ProposalTalk = z.infer<typeof proposalTalk>

export const lineageView = z.object({
  /** All that are tied to it over any number of links, itself included. */
  processes: z.array(tied),
  links: z.array(lineageLink),
  /** What happened between it and those next to it, the latest first. */
  facts: z.array(
    z.object({
      act: lineageAct,
      processId: z.string(),
      originId: z.string(),
      /** 1, 2, 3 ... within a pair. */
      seq: z.number().int(),
      version: z.number().int(),
      at: z.iso.datetime(),
      /** For the own organisation; null for all others. */
      by: z.string().nullable(),
      reason: z.string(),
    }),
  ),
  /** Words of an origin that nobody here could say in the own words when it was taken over; in-house. */
  openWords: z.array(z.object({ kind: wordKind, theirs: z.string() })),
  /** Which process its family goes by; null where none is marked. It may be this one. */
  commonWay: z
    .object({
      id: z.string(),
      name: z.string(),
      organisationName: z.string(),
      isBinding: z.boolean(),
      familyId: z.string(),
      /** The newest of its versions to which all houses of the family agree; null where there is none. */
      agreedVersion: z.number().int().nullable(),
      /** The process is not linked with it. */
      isAsked: z.boolean(),
    })
    .nullable(),
  /** What was offered by it or to it, the latest first. */
  proposals: z.array(proposal),
  /** Whether the asker may link it with another. */
  canLink: z.boolean(),
})
export type LineageView = z.infer<typeof lineageView>

/** What is asked before a process is taken over, and what of it has no place in another house. */
export const takeOverView = z.object({
  origin: z.object({
    id: z.string(),
    name: z.string(),
    organisationName: z.string(),
    /** The newest in force, which is taken over. */
    version: z.number().int(),
  }),
  organisationId: z.string(),
  /** Posts, units and systems it names, each once; `count`: how many steps are theirs or done with it. */
  words: z.array(
    z.object({
      kind: wordKind,
      name: z.string(),
      count: z.number().int(),
      proposal: z
        .object({ ours: z.string(), because: z.enum(['remembered', 'house', 'same', 'alike']) })
        .nullable(),
    }),
  ),
  /** Words in use in the own organisation, those used most first. */
  own: z.object({ actor: z.array(z.string()), system: z.array(z.string()) }),
  /** Steps and ways with minutes, waiting times or shares. */
  figures: z.number().int(),
  /** Facts about the other house. */
  facts: z.array(z.enum(['casesPerYear', 'leadTime', 'owner', 'contact'])),
  /** Labels that speak of the other organisation. */
  labels: z.array(z.string()),
})
export type TakeOverView = z.infer<typeof takeOverView>

export const takeOverBody = z.object({
  /** Made up by whoever asks: sent again, it is the same process. */
  id: z.string().regex(/^[0-9a-f]{20,64}$/),
  organisationId: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(300),
  version,
  words: z
    .array(
      z.object({
        kind: wordKind,
        theirs: z.string().min(1).max(1000),
        /** Null: nobody can say. */
        ours: z.string().trim().min(1).max(300).nullable(),
      }),
    )
    .max(2000),
  keepsFigures: z.boolean(),
})

export const DEVIATION_REASONS = [
  'competence',
  'law',
  'size',
  'product',
  'organisation',
  'practice',
] as const
const deviationReason = z.enum(DEVIATION_REASONS)
export type DeviationReason = (typeof DEVIATION_REASONS)[number]

/** Why a process differs from what it goes back to, as far as somebody said so. */
const deviationsView = z.object({
  reasons: z.array(
    z.object({
      originId: z.string(),
      /** Of the thing, as the differences name it. */
      key: z.string(),
      /** Null: taken back. */
      reason: deviationReason.nullable(),
      text: z.string(),
      /** For the own organisation; null for all others. */
      by: z.string().nullable(),
      at: z.iso.datetime(),
      seq: z.number().int(),
    }),
  ),
  /** Whether the asker may say why. */
  canExplain: z.boolean(),
})
export type DeviationsView = z.infer<typeof deviationsView>

const familyDeviations = z.object({
  /** Of all links of its members that the asker sees; null: nobody said why. Never by house. */
  counts: z.array(z.object({ reason: deviationReason.nullable(), count: z.number().int() })),
  links: z.number().int(),
  /** Those of which somebody said why. */
  explained: z.array(
    z.object({
      processId: z.string(),
      originId: z.string(),
      organisationName: z.string(),
      /** What differs, as a sentence. */
      what: z.string(),
      reason: deviationReason,
      text: z.string(),
    }),
  ),
})
export type FamilyDeviations = z.infer<typeof familyDeviations>

export const lineageRoutes = {
  showDeviations: route({
    method: 'GET',
    path: '/api/processes/:id/deviations',
    summary: 'Why a process differs from what it goes back to, as far as somebody said so',
    response: deviationsView,
  }),
  explainDeviation: route({
    method: 'POST',
    path: '/api/processes/:id/deviations',
    summary: 'Says why something differs from the origin, or takes it back',
    body: z.object({
      originId: z.string().min(1).max(100),
      key: z.string().min(1).max(500),
      /** Null takes back what was said. */
      reason: deviationReason.nullable(),
      text: z.string().trim().max(2000).default(''),
      /** `seq` of what was said before, as the asker saw it; 0 for nothing. */
      seen: z.number().int().nonnegative(),
    }),
    response: deviationsView,
  }),
  showFamilyDeviations: route({
    method: 'GET',
    path: '/api/families/:id/deviations',
    summary: 'How many deviations the linked members of a family have, by reason',
    response: familyDeviations,
  }),
  showTakeOver: route({
    method: 'GET',
    path: '/api/processes/:id/take-over',
    summary: 'What is asked before a process is taken over, with proposals in the own words',
    query: z.object({
      /** The own organisation it is for; the first where none is said. */
      organisation: z.string().min(1).max(100).optional(),
    }),
    response: takeOverView,
  }),
  takeOver: route({
    method: 'POST',
    path: '/api/processes/:id/take-over',
    summary: 'Makes a new process in the own organisation that is linked with this one',
    body: takeOverBody,
    response: z.object({ id: z.string() }),
  }),
  showLineage: route({
    method: 'GET',
    path: '/api/processes/:id/lineage',
    summary: 'What a process goes back to, what goes back to it, and how far each has moved',
    response: lineageView,
  }),
  traceLineage: route({
    method: 'POST',
    path: '/api/processes/:id/lineage',
    summary: 'Links a process with another, moves it on, declines a version or unlinks it',
    body: z.object({
      act: z.enum(['link', 'moveOn', 'decline', 'unlink']),
      originId: z.string().min(1).max(100),
      /** Of the origin. */
      version,
      /** Needed for declining. */
      reason: z.string().trim().max(2000).default(''),
      /** `seq` of the link as the asker saw it; 0 where there was none. */
      seen: z.number().int().nonnegative(),
    }),
    response: lineageView,
  }),
  propose: route({
    method: 'POST',
    path: '/api/processes/:id/proposals',
    summary: 'Offers what is in force here to the owner of the origin',
    body: z.object({
      originId: z.string().min(1).max(100),
      note: z.string().trim().max(2000).default(''),
    }),
    response: lineageView,
  }),
  answerProposal: route({
    method: 'POST',
    path: '/api/processes/:id/proposals/:proposalId',
    summary: 'Says what became of an offer to this process, or withdraws one of it',
    body: z.object({
      act: proposalAct,
      /** Needed for declining. */
      reason: z.string().trim().max(2000).default(''),
    }),
    response: lineageView,
  }),
  showProposalTalk: route({
    method: 'GET',
    path: '/api/processes/:id/proposals/:proposalId/words',
    summary: 'What the two houses say to each other about an offer',
    response: proposalTalk,
  }),
  talkAboutProposal: route({
    method: 'POST',
    path: '/api/processes/:id/proposals/:proposalId/words',
    summary: 'Says something about an offer by this process or to it, for its house',
    body: z.object({ text: z.string().trim().min(1).max(4000) }),
    response: proposalTalk,
  }),
  listProposals: route({
    method: 'GET',
    path: '/api/proposals',
    summary: 'Open offers to processes of the own administrations',
    response: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          originId: z.string(),
          originName: z.string(),
          processId: z.string(),
          organisationName: z.string(),
          note: z.string(),
          at: z.iso.datetime(),
        }),
      ),
    }),
  }),
  listNews: route({
    method: 'GET',
    path: '/api/news',
    summary: 'Own processes whose origin has a newer version in force; the 50 latest',
    response: z.object({
      items: z.array(
        z.object({
          processId: z.string(),
          name: z.string(),
          originId: z.string(),
          originName: z.string(),
          originOrganisation: z.string(),
          /** Of the origin: what the own process goes back to, and what is in force now. */
          from: z.number().int(),
          to: z.number().int(),
          seq: z.number().int(),
          /** Whether the asker may say what becomes of it. */
          canLink: z.boolean(),
        }),
      ),
    }),
  }),
}
