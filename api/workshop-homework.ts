// Homework before a workshop: what the houses are asked to look at, and what they answered.

import { z } from 'zod'
import { route } from './contract.ts'

const homework = z.object({
  process: z.object({ id: z.string(), name: z.string() }),
  organisation: z.object({ id: z.string(), name: z.string(), shortName: z.string() }),
  state: z.enum(['open', 'done']),
  /** YYYY-MM-DD. */
  due: z.string(),
  isLate: z.boolean(),
  /** What is asked. */
  note: z.string(),
  /** What changed, in the house's words; '' where all of it held or nothing is answered. */
  answer: z.string(),
  /** Whether the asker may say that it is done. */
  canAnswer: z.boolean(),
})
export type WorkshopHomework = z.infer<typeof homework>

/** The asker's own houses' alone, or all of them for who leads the workshop. */
const list = z.object({ homework: z.array(homework) })

export const workshopHomeworkRoutes = {
  listHomework: route({
    method: 'GET',
    path: '/api/workshops/:id/homework',
    summary: "What houses are asked to do before a workshop: one's own, or all for who leads it",
    response: list,
  }),
  askHomework: route({
    method: 'POST',
    path: '/api/workshops/:id/homework',
    summary: 'Asks the houses of these variants to look at them until a day before the workshop',
    body: z.object({
      due: z.iso.date(),
      note: z.string().trim().min(1).max(500),
      processIds: z.array(z.string().min(1).max(100)).min(1).max(100),
    }),
    response: list,
  }),
  answerHomework: route({
    method: 'POST',
    path: '/api/workshops/:id/homework/:processId/done',
    summary: 'Says for the house that it has looked at its variant, and what changed',
    body: z.object({ note: z.string().trim().max(500).default('') }).default({ note: '' }),
    response: list,
  }),
  dropHomework: route({
    method: 'POST',
    path: '/api/workshops/:id/homework/:processId/drop',
    summary: 'Takes back what was asked',
    response: list,
  }),
}
