// Workshops: planned from a family, entered by a link or a code, and what came of them. What is said in the
// room goes over the socket of `workshop-live.ts`.

import { z } from 'zod'
import { DEVIATION_REASONS } from '#library'
import { CARRY_ON_FAULTS, LEAST_GROUP, MEASURE_STATES, TARGET_STAGES } from '#workshop'
import { route } from './contract.ts'

export const PHASE_KINDS = [
  'walk',
  'collect',
  'cluster',
  'vote',
  'estimate',
  'prescribed-by',
  'recommend',
  'target',
  'measures',
  'review',
] as const

/** Agendas to begin with; their questions are in `texts/workshop-templates.ts`. */
export const WORKSHOP_TEMPLATES = [
  'variants',
  'asIs',
  'obstacles',
  'target',
  'handovers',
  'review',
] as const
export type WorkshopTemplate = (typeof WORKSHOP_TEMPLATES)[number]

/** Roles that an invitation gives; the others are given in the room. */
export const INVITED_ROLES = [
  'co-moderation',
  'scribe',
  'participant',
  'guest',
  'observer',
] as const

const newPhase = z.object({
  kind: z.enum(PHASE_KINDS),
  /** What people are asked. */
  question: z.string().trim().min(1).max(500),
  minutes: z.number().int().min(0).max(600),
  /** How many dots a voice has; where people vote, and only there. */
  dots: z.number().int().min(1).max(20).exactOptional(),
  /** What kind of card is asked for first; where people collect, and only there. */
  cards: z.enum(['obstacle', 'idea', 'question']).exactOptional(),
})

const agendaOfPhases = z.array(newPhase).min(1).max(50)

const phase = newPhase.extend({ id: z.string() })
export type WorkshopPhase = z.infer<typeof phase>

const workshopSummary = z.object({
  id: z.string(),
  title: z.string(),
  /** The family it was planned from; null when it is no more. */
  familyId: z.string().nullable(),
  /** The administration that asks the others in. */
  organisation: z.object({ id: z.string(), name: z.string(), shortName: z.string() }),
  /** Where people meet; '' where nothing was said. */
  place: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** Null while it can be entered. */
  closedAt: z.iso.datetime().nullable(),
  /** Whether the asker may invite and enter it as Moderation. */
  canLead: z.boolean(),
})
export type WorkshopSummary = z.infer<typeof workshopSummary>

const workshopInvitation = z.object({
  id: z.string(),
  role: z.enum(INVITED_ROLES),
  /** The administration that whoever comes by it speaks for; '': they say it themselves. */
  organisation: z.string(),
  /** For whom it is, in the words of who made it. */
  label: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  /** How many devices came by it; 0 again when the workshop is closed. */
  admitted: z.number().int(),
})
export type WorkshopInvitation = z.infer<typeof workshopInvitation>

const workshopNamed = z.object({ id: z.string(), title: z.string() })

const place = z.object({ kind: z.enum(['row', 'step']), key: z.string() })

/** A measure of the workshop before that is open, as it stands today. */
const measureBefore = z.object({
  id: z.string(),
  text: z.string(),
  organisation: z.string(),
  post: z.string(),
  due: z.string(),
  state: z.enum(MEASURE_STATES),
  /** Where its step stands now; null: about the whole, or the step is no more. */
  place: place.nullable(),
})
export type MeasureBefore = z.infer<typeof measureBefore>

const workshopDetail = workshopSummary.extend({
  agenda: z.array(phase),
  /** To be said by who changes title, day, time or place. */
  dateVersion: z.number().int(),
  /** To be said by who changes the agenda. */
  agendaVersion: z.number().int(),
  /** When the first phase was shown; the agenda stays from then on. */
  begunAt: z.iso.datetime().nullable(),
  /** Below so many voices no sum is shown. */
  minimumGroup: z.number().int(),
  /** [] for who does not lead it. */
  invitations: z.array(workshopInvitation),
  /** The workshop whose open points it began with, and those that began with its own. */
  follows: workshopNamed.nullable(),
  followedBy: z.array(workshopNamed),
  /** Of the one it follows, what is open today; [] once it is closed itself. */
  measuresBefore: z.array(measureBefore),
  /** A Result of domain/workshop; null while it is open. */
  result: z.unknown(),
})
export type WorkshopDetail = z.infer<typeof workshopDetail>

const cell = z.object({
  /** [] where this administration does nothing here. */
  steps: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      actor: z.string(),
      medium: z.string().nullable(),
      minutes: z.number().nullable(),
    }),
  ),
  /** Who does it instead; '' where nobody is named. */
  by: z.string(),
})

/** The variants side by side, as they were when the workshop was planned and as the alliance may know them. */
export const workshopMaterial = z.object({
  name: z.string(),
  columns: z.array(
    z.object({
      processId: z.string(),
      name: z.string(),
      organisation: z.object({ name: z.string(), shortName: z.string() }),
      casesPerYear: z.number().nullable(),
      minutesPerCase: z.number().nullable(),
      mediaBreaks: z.number().nullable(),
      leadTimeDays: z.number().nullable(),
    }),
  ),
  rows: z.array(
    z.object({
      /** What a card names as its place: `{ kind: 'row', key }`. */
      key: z.string(),
      label: z.string(),
      branch: z.string(),
      cells: z.array(cell),
      differences: z.array(z.string()),
    }),
  ),
  /** Sentences in the reader's language, most important first. */
  findings: z.array(z.object({ text: z.string(), rows: z.array(z.string()) })),
})
export type WorkshopMaterial = z.infer<typeof workshopMaterial>

export const MINUTES_FILES = ['docx', 'pdf'] as const

/** Minutes of a closed workshop: the result in words. */
const workshopMinutes = z.object({
  /** How often they were worded; who changes them says what they have seen. */
  seq: z.number().int(),
  /** Null while they may still be worded anew. */
  agreedAt: z.iso.datetime().nullable(),
  /** Whether the asker may word and agree them now. */
  canWord: z.boolean(),
  /** One page for those who were not there; paragraphs are parted by an empty line. */
  summary: z.string(),
  /** Who was there, as far as they want to be named. */
  present: z.string(),
  remarks: z.string(),
  /** What may be worded anew, as it reads now. */
  sayings: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['recommendation', 'measure', 'effect', 'issue', 'outcome']),
      /** The row or step it is about; '' where it is about the whole. */
      place: z.string(),
      text: z.string(),
    }),
  ),
})
export type WorkshopMinutes = z.infer<typeof workshopMinutes>

const day = z.iso.date()

const measureFigures = z.object({
  casesPerYear: z.number().nullable(),
  minutesPerCase: z.number().nullable(),
})

const workshopMeasure = z.object({
  /** As the room called it; together with its workshop it is one. */
  id: z.string(),
  workshop: z.object({ id: z.string(), title: z.string() }),
  family: z.object({ id: z.string(), name: z.string() }).nullable(),
  text: z.string(),
  effect: z.string(),
  /** Null as an id: not in the alliance. */
  organisation: z.object({ id: z.string().nullable(), name: z.string() }),
  post: z.string(),
  /** A day as 2026-12-24. */
  due: z.string(),
  state: z.enum(MEASURE_STATES),
  /** Since when it is the usual way. */
  since: z.string().nullable(),
  reason: z.string(),
  /** What its owner's process needed when the workshop was planned and needs now, as the alliance may know; null without such a process. */
  check: z
    .object({
      process: z.object({ id: z.string(), name: z.string() }),
      before: measureFigures,
      now: measureFigures,
    })
    .nullable(),
  /** How it stood before, the latest first. */
  history: z.array(
    z.object({
      seq: z.number().int(),
      state: z.enum(MEASURE_STATES),
      organisation: z.string(),
      post: z.string(),
      due: z.string(),
      reason: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  /** Whoever changes it says this number. */
  seq: z.number().int(),
  canChange: z.boolean(),
})
export type WorkshopMeasure = z.infer<typeof workshopMeasure>

const noteOfWorkshop = {
  /** The step it is about. */
  step: z.string(),
  workshop: z.object({ id: z.string(), title: z.string() }),
  /** As the minutes word it. */
  text: z.string(),
}

/** What a closed workshop said about one step of a process. */
const stepNote = z.discriminatedUnion('kind', [
  z.object({
    ...noteOfWorkshop,
    kind: z.literal('recommendation'),
    /** Null: done in common. Otherwise why it stays local. */
    localReason: z.enum(DEVIATION_REASONS).nullable(),
    place: z.string(),
    /** The house of the process said that it does not hold there; only that house is told. */
    isDeclined: z.boolean(),
    /** How often the house has said or taken back something to it. */
    answers: z.number().int(),
  }),
  z.object({
    ...noteOfWorkshop,
    kind: z.literal('measure'),
    /** As the room called it. */
    id: z.string(),
    state: z.enum(MEASURE_STATES),
    organisation: z.string(),
    post: z.string(),
    due: z.string(),
    since: z.string().nullable(),
  }),
])
export type StepNote = z.infer<typeof stepNote>

const measureBoard = z.object({
  measures: z.array(workshopMeasure),
  /** To hand a measure on to. */
  houses: z.array(z.object({ id: z.string(), name: z.string() })),
})

const displayName = z.string().trim().min(1).max(80)

/** Targets that were begun in a workshop, as far as the asker sees them; once one has become the common way, that one. */
const workshopTargets = z.object({
  targets: z.array(
    z.object({
      processId: z.string(),
      name: z.string(),
      organisationName: z.string(),
      version: z.number().int().nullable(),
      stage: z.enum(TARGET_STAGES),
      /** Why the asker cannot make it the common way; null: they can. */
      fault: z.enum(CARRY_ON_FAULTS).nullable(),
      /** Doing so, the asker approves it for its house as well. */
      approvesAtOnce: z.boolean(),
      /** In its house, once it is or would be submitted: nobody could approve it; who there could let somebody, by name. */
      stuck: z.object({ letBy: z.array(z.string()) }).nullable(),
      /** Name of what is the common way up to now, where the asker can replace it. */
      replaces: z.string().nullable(),
      /** How many houses were asked whether they agree, and how many do. */
      asked: z.number().int(),
      agreeing: z.number().int(),
    }),
  ),
  /** There is one that the asker does not see. */
  isElsewhere: z.boolean(),
  familyId: z.string().nullable(),
})
export type WorkshopTargets = z.infer<typeof workshopTargets>

/** What a device keeps to come in again; told this once. One device is one voice. */
const admitted = z.object({ workshopId: z.string(), token: z.string() })

/** A token is a voice: it goes in the body, since addresses stand in logs. */
const seat = z.object({ token: z.string().min(1).max(100) })

export const workshopRoutes = {
  listWorkshops: route({
    method: 'GET',
    path: '/api/workshops',
    summary: 'Workshops of the alliance, those to come first, then the latest; 200 at most',
    response: z.object({ workshops: z.array(workshopSummary), canPlan: z.boolean() }),
  }),
  planWorkshop: route({
    method: 'POST',
    path: '/api/families/:id/workshops',
    summary: 'Plans a workshop about the variants of a family that the alliance sees',
    body: z.object({
      /** '': the name of the family. */
      title: z.string().trim().max(200).default(''),
      startsAt: z.iso.datetime(),
      /** How long it takes, in minutes. */
      minutes: z.number().int().min(15).max(2_880).default(180),
      place: z.string().trim().max(200).default(''),
      template: z.enum(WORKSHOP_TEMPLATES).default('target'),
      /** Instead of the template's. */
      agenda: agendaOfPhases.optional(),
      minimumGroup: z.number().int().min(LEAST_GROUP).max(50).default(5),
      /** A closed workshop whose open points it begins with. */
      follows: z.string().min(1).max(100).nullable().default(null),
      /** What the Moderation is called in the room; '': the name of the account. */
      moderator: z.string().trim().max(80).default(''),
    }),
    response: workshopDetail,
  }),
  showWorkshop: route({
    method: 'GET',
    path: '/api/workshops/:id',
    summary: 'One workshop; its result when it is closed',
    response: workshopDetail,
  }),
  changeWorkshopDate: route({
    method: 'PUT',
    path: '/api/workshops/:id/date',
    summary:
      'Another title, day, time or place, until it is closed; houses that take part are told',
    body: z.object({
      title: z.string().trim().min(1).max(200),
      startsAt: z.iso.datetime(),
      minutes: z.number().int().min(15).max(2_880),
      place: z.string().trim().max(200),
      /** The version it changes; where there is a newer one it is refused. */
      seen: z.number().int().min(0),
    }),
    response: workshopDetail,
  }),
  showWorkshopMaterial: route({
    method: 'GET',
    path: '/api/workshops/:id/material',
    summary: 'The variants side by side as the room sees them',
    response: workshopMaterial,
  }),
  listAgendaTemplates: route({
    method: 'GET',
    path: '/api/workshop-templates',
    summary: "Agendas to begin with, in the reader's language",
    response: z.object({
      templates: z.array(
        z.object({ template: z.enum(WORKSHOP_TEMPLATES), agenda: z.array(phase) }),
      ),
    }),
  }),
  changeWorkshopAgenda: route({
    method: 'PUT',
    path: '/api/workshops/:id/agenda',
    summary: 'Another agenda, until the first phase is shown',
    body: z.object({
      agenda: agendaOfPhases,
      /** The version it changes; where there is a newer one, or the workshop has begun, it is refused. */
      seen: z.number().int().min(0),
    }),
    response: workshopDetail,
  }),
  inviteToWorkshop: route({
    method: 'POST',
    path: '/api/workshops/:id/invitations',
    summary: 'Makes a link with a code; any number of people may come by it',
    body: z.object({
      role: z.enum(INVITED_ROLES).default('guest'),
      organisation: z.string().trim().max(80).default(''),
      label: z.string().trim().max(200).default(''),
    }),
    /** Told this once; only a hash is kept. */
    response: workshopInvitation.extend({
      link: z.string(),
      /** To be typed where there is no camera. */
      code: z.string(),
      /** The link as a QR code, an SVG. */
      qr: z.string(),
      /** The date with the link, as a calendar file (text/calendar). */
      calendar: z.string(),
    }),
  }),
  revokeWorkshopInvitation: route({
    method: 'POST',
    path: '/api/workshop-invitations/:id/revoke',
    summary: 'Ends an invitation; who came by it stays in the room',
    response: z.object({}),
  }),
  enterWorkshop: route({
    method: 'POST',
    path: '/api/workshops/:id/enter',
    summary: 'Lets a device of who leads it in: as Moderation, or as projector without a voice',
    body: z.object({ as: z.enum(['moderation', 'projector']).default('moderation') }).default({
      as: 'moderation',
    }),
    response: admitted,
  }),
  showWorkshopInvitation: route({
    method: 'GET',
    path: '/api/workshop-codes/:code',
    summary: 'What a code invites to',
    access: 'anyone',
    response: z.object({
      title: z.string(),
      place: z.string(),
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      role: z.enum(INVITED_ROLES),
      /** Set by who invited; '': to be chosen. */
      organisation: z.string(),
      /** To choose from. */
      organisations: z.array(z.string()),
      /** The date with the link, as a calendar file (text/calendar); a later one takes the place of the one before. */
      calendar: z.string(),
      /** When everything that could lead to a person has gone at the latest. */
      expiresAt: z.iso.datetime(),
      minimumGroup: z.number().int(),
    }),
  }),
  showInvitedResult: route({
    method: 'GET',
    path: '/api/workshop-codes/:code/result',
    summary:
      'What came of a closed workshop, for who was invited to it; as long as the invitation holds',
    access: 'anyone',
    /** A Result of domain/workshop. */
    response: z.object({ result: z.unknown(), material: workshopMaterial }),
  }),
  joinWorkshop: route({
    method: 'POST',
    path: '/api/workshop-codes/:code/join',
    summary: 'Lets a device in under a name of its own choice',
    access: 'anyone',
    body: z.object({
      name: displayName,
      /** Where the invitation says none: one of those to choose from, or ''. */
      organisation: z.string().trim().max(80).default(''),
    }),
    response: admitted,
  }),
  beginWorkshopTarget: route({
    method: 'POST',
    path: '/api/workshops/:id/target',
    summary: 'Begins the target process as a draft: a variant with what was agreed at its steps',
    body: z.object({
      /** Made up by whoever asks: sent again, it is the same process. */
      id: z.string().regex(/^[0-9a-f]{20,64}$/),
      organisationId: z.string().min(1).max(100),
      /** One of the material's columns, what the family marked as its common way, or `merged`: what most do. */
      variantId: z.string().min(1).max(100),
      /** '': the title of the workshop. */
      name: z.string().trim().max(300).default(''),
    }),
    response: z.object({
      processId: z.string(),
      draftId: z.string(),
      /** Recommendations for which this variant has no step, as sentences. */
      left: z.array(z.string()),
    }),
  }),
  listWorkshopTargets: route({
    method: 'GET',
    path: '/api/workshops/:id/targets',
    summary: 'What became of the target of a workshop',
    response: workshopTargets,
  }),
  carryOnTarget: route({
    method: 'POST',
    path: '/api/workshops/:id/targets/:processId/common-way',
    summary: 'Makes the target of a closed workshop the common way of its family',
    response: workshopTargets,
  }),
  showWorkshopMinutes: route({
    method: 'GET',
    path: '/api/workshops/:id/minutes',
    summary: 'Minutes of a closed workshop; as files at minutes.docx and minutes.pdf',
    response: workshopMinutes,
  }),
  wordWorkshopMinutes: route({
    method: 'POST',
    path: '/api/workshops/:id/minutes',
    summary: 'Words sentences of the minutes anew, until they are agreed',
    body: z.object({
      seen: z.number().int().min(0),
      present: z.string().trim().max(1_000).default(''),
      remarks: z.string().trim().max(4_000).default(''),
      /** By what it is about; what is left out reads as the room said it. */
      texts: z.record(z.string().max(600), z.string().max(500)).default({}),
    }),
    response: workshopMinutes,
  }),
  agreeWorkshopMinutes: route({
    method: 'POST',
    path: '/api/workshops/:id/minutes/agree',
    summary: 'Says that those who took part agree to the minutes; from then on they stay',
    body: z.object({ seen: z.number().int().min(0) }),
    response: workshopMinutes,
  }),
  listStepNotes: route({
    method: 'GET',
    path: '/api/processes/:id/workshop-notes',
    summary: 'What workshops recommended for the steps of a process, and measures bound to them',
    response: z.object({ notes: z.array(stepNote) }),
  }),
  answerLocalReason: route({
    method: 'POST',
    path: '/api/processes/:id/workshop-notes',
    summary:
      'Says for a house that what a workshop recommends to stay local does not hold there, or takes it back',
    body: z.object({
      workshopId: z.string(),
      place: z.string().max(200),
      isDeclined: z.boolean(),
      seen: z.number().int().min(0),
    }),
    response: z.object({ notes: z.array(stepNote) }),
  }),
  listWorkshopMeasures: route({
    method: 'GET',
    path: '/api/workshop-measures',
    summary: 'Measures of all closed workshops, those not over first and the next of them first',
    response: measureBoard,
  }),
  changeWorkshopMeasure: route({
    method: 'POST',
    path: '/api/workshops/:id/measures/:measure',
    summary: 'Says how a measure stands, or who owns it until when',
    body: z.object({
      seen: z.number().int().min(1),
      state: z.enum(MEASURE_STATES),
      /** Null: the one it has. */
      organisationId: z.string().min(1).max(100).nullable().default(null),
      post: z.string().trim().min(1).max(80),
      due: day,
      since: day.nullable().default(null),
      reason: z.string().trim().max(2_000).default(''),
    }),
    response: measureBoard,
  }),
  showRoomMeasures: route({
    method: 'POST',
    path: '/api/workshop-seat/measures',
    summary: 'Open measures of the workshop before, for a device that was let in',
    access: 'anyone',
    body: seat,
    response: z.object({ measures: z.array(measureBefore) }),
  }),
  showRoomMaterial: route({
    method: 'POST',
    path: '/api/workshop-seat/material',
    summary: 'The variants side by side for a device that was let in',
    access: 'anyone',
    body: seat,
    response: workshopMaterial,
  }),
}
