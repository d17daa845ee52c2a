// Changes of law: reported once, with every process that cites the law, in all houses, and what became of each.

import { z } from 'zod'
import { route } from './contract.ts'

export const LAW_TASK_STATES = ['open', 'checking', 'unaffected', 'changed'] as const
const lawTaskState = z.enum(LAW_TASK_STATES)
export type LawTaskState = z.infer<typeof lawTaskState>

const lawChange = z.object({
  id: z.string(),
  /** As it is cited, with or without paragraphs. */
  law: z.string(),
  title: z.string(),
  /** What changes, in the words of who reported it. */
  note: z.string(),
  validFrom: z.iso.date().nullable(),
  /** Whose people reported it. */
  organisationName: z.string(),
  createdAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  /** Processes that cite the law, as far as the asker sees them; and of how many it is said what becomes of them. */
  count: z.number().int(),
  done: z.number().int(),
  /** Processes the asker may say something about, and that are not done. */
  waiting: z.number().int(),
})
export type LawChange = z.infer<typeof lawChange>

const cited = z.object({
  processId: z.string(),
  name: z.string(),
  organisation: z.object({ id: z.string(), name: z.string() }),
  /** Those of its legal bases that cite the law; [] where it does so no more. */
  texts: z.array(z.string()),
})

const lawTask = cited.extend({
  state: lawTaskState,
  /** Who sees to it; '' where nobody is named. */
  post: z.string(),
  due: z.iso.date().nullable(),
  /** Of the last fact; 0 before there is any. Whoever acts says what they have seen. */
  seq: z.number().int(),
  canChange: z.boolean(),
})
export type LawTask = z.infer<typeof lawTask>

const lawChangeView = lawChange.extend({
  tasks: z.array(lawTask),
  /** Processes beyond those listed. */
  more: z.number().int(),
  canClose: z.boolean(),
})
export type LawChangeView = z.infer<typeof lawChangeView>

const law = z.string().trim().min(1).max(200)

export const lawChangeRoutes = {
  listLawChanges: route({
    method: 'GET',
    path: '/api/law-changes',
    summary: 'Changes of law, the open ones first, each the latest first',
    response: z.object({ items: z.array(lawChange), canReport: z.boolean() }),
  }),
  findCitations: route({
    method: 'GET',
    path: '/api/law-citations',
    summary: 'Processes that cite a law, as far as the asker sees them',
    query: z.object({ law }),
    response: z.object({ items: z.array(cited), total: z.number().int() }),
  }),
  reportLawChange: route({
    method: 'POST',
    path: '/api/law-changes',
    summary: 'Reports a change of law to the alliance',
    body: z.object({
      law,
      title: z.string().trim().min(1).max(300),
      note: z.string().trim().max(4000).default(''),
      validFrom: z.iso.date().nullable().default(null),
    }),
    response: lawChangeView,
  }),
  showLawChange: route({
    method: 'GET',
    path: '/api/law-changes/:id',
    summary: 'A change of law with all processes that cite the law',
    response: lawChangeView,
  }),
  closeLawChange: route({
    method: 'POST',
    path: '/api/law-changes/:id/close',
    summary: 'Says that nothing is left to do; what was said stays',
    response: lawChangeView,
  }),
  sayLawTask: route({
    method: 'POST',
    path: '/api/law-changes/:id/tasks',
    summary: 'Says what becomes of a process, who sees to it, and by when',
    body: z.object({
      processId: z.string().min(1).max(200),
      state: lawTaskState,
      post: z.string().trim().max(200).default(''),
      due: z.iso.date().nullable().default(null),
      /** `seq` of the task as it was seen. */
      seen: z.number().int().min(0),
    }),
    response: lawChangeView,
  }),
}
