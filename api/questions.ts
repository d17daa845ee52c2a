// What is asked of the whole alliance, and what others answer.

import { z } from 'zod'
import { route } from './contract.ts'

const named = z.object({ id: z.string(), name: z.string() })
const id = z.string().min(1).max(100)
/** Made up by whoever says it: sent again, it is the same. */
const newId = z.string().regex(/^[0-9a-f]{20,64}$/)
const mentions = z.array(z.string().max(200)).max(20).default([])

const question = z.object({
  id: z.string(),
  title: z.string(),
  /** The house it is asked for. */
  organisation: named,
  /** As far as the asker sees it. */
  process: named.nullable(),
  family: named.nullable(),
  at: z.iso.datetime(),
  answers: z.number().int(),
  /** An answer helped. */
  isHelped: z.boolean(),
  /** Whoever asked wants no more answers. */
  isClosed: z.boolean(),
})
export type Question = z.infer<typeof question>

const said = {
  text: z.string(),
  /** Null where the person is no longer there. */
  by: z.string().nullable(),
  isMine: z.boolean(),
}

const detail = question.omit({ answers: true }).extend({
  ...said,
  answers: z.array(
    z.object({
      ...{ ...said, id: z.string(), organisation: named, at: z.iso.datetime() },
      isHelpful: z.boolean(),
      /** Whoever asked says whether it helped. */
      canMark: z.boolean(),
    }),
  ),
  /** Houses the asker may speak for. */
  speaksFor: z.array(named),
  isFollowing: z.boolean(),
  canClose: z.boolean(),
  canTakeBack: z.boolean(),
})
export type QuestionDetail = z.infer<typeof detail>

export const questionRoutes = {
  listQuestions: route({
    method: 'GET',
    path: '/api/questions',
    summary: 'What is asked of the alliance, the latest first, page by page',
    query: z.object({
      q: z.string().max(200).optional(),
      /** Of those nothing has helped yet. */
      open: z.literal('yes').optional(),
      process: z.string().max(100).optional(),
      family: z.string().max(100).optional(),
      /** `next` of the page before. */
      before: z
        .string()
        .max(200)
        .regex(/^\d{1,16} \S+$/)
        .optional(),
    }),
    response: z.object({
      items: z.array(question),
      /** Null where nothing older is there. */
      next: z.string().nullable(),
      speaksFor: z.array(named),
      /** Whether I hear of every question. */
      isFollowing: z.boolean(),
    }),
  }),
  showQuestion: route({
    method: 'GET',
    path: '/api/questions/:id',
    summary: 'A question to the alliance with its answers',
    response: detail,
  }),
  askAlliance: route({
    method: 'POST',
    path: '/api/questions',
    summary: 'Asks the alliance something, for a house of mine',
    body: z
      .object({
        ...{ id: newId, by: id, mentions },
        title: z.string().trim().min(1).max(200),
        text: z.string().trim().max(4000).default(''),
        processId: id.nullable().default(null),
        familyId: id.nullable().default(null),
      })
      .refine(({ processId, familyId }) => processId === null || familyId === null),
    response: detail,
  }),
  answerQuestion: route({
    method: 'POST',
    path: '/api/questions/:id/answers',
    summary: 'Answers a question, for a house of mine',
    body: z.object({ id: newId, by: id, mentions, text: z.string().trim().min(1).max(4000) }),
    response: detail,
  }),
  markAnswer: route({
    method: 'PUT',
    path: '/api/questions/:id/answers/:answerId',
    summary: 'Says, of a question I asked, whether an answer helped',
    body: z.object({ isHelpful: z.boolean() }),
    response: detail,
  }),
  followQuestion: route({
    method: 'PUT',
    path: '/api/questions/:id/follow',
    summary: 'Follows a question, or no longer: I am told of answers',
    body: z.object({ isFollowing: z.boolean() }),
    response: detail,
  }),
  closeQuestion: route({
    method: 'PUT',
    path: '/api/questions/:id/closed',
    summary: 'Closes a question I asked, or opens it again',
    body: z.object({ isClosed: z.boolean() }),
    response: detail,
  }),
  takeBackQuestion: route({
    method: 'POST',
    path: '/api/questions/:id/take-back',
    summary: 'Takes back a question I asked that nobody has answered',
    response: z.object({ id: z.string() }),
  }),
  followQuestions: route({
    method: 'PUT',
    path: '/api/question-follow',
    summary: 'Hears of every question to the alliance, or no longer',
    body: z.object({ isFollowing: z.boolean() }),
    response: z.object({ isFollowing: z.boolean() }),
  }),
  listNameable: route({
    method: 'GET',
    path: '/api/question-people',
    summary: 'Who can be named where the alliance is asked: my own people, and who takes part',
    query: z.object({ question: z.string().max(100).optional() }),
    response: z.object({ people: z.array(named) }),
  }),
}
