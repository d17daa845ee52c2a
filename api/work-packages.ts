// The board: who writes what for whom by when, which house stands by which others, and what need not be done twice.

import { z } from 'zod'
import { PACKAGE_ACTS, PACKAGE_KINDS } from '#library'
import { route } from './contract.ts'

const named = z.object({ id: z.string(), name: z.string() })
const id = z.string().min(1).max(100)

const packageState = z.enum(['open', 'asked', 'accepted', 'delivered', 'ended'])
export type WorkPackageState = z.infer<typeof packageState>

const packageAct = z.enum(PACKAGE_ACTS).exclude(['plan'])
export type WorkPackageAct = z.infer<typeof packageAct>

const workPackage = z.object({
  id: z.string(),
  kind: z.enum(PACKAGE_KINDS),
  title: z.string(),
  note: z.string(),
  /** As far as the asker sees it. */
  family: named.nullable(),
  planner: named,
  /** Null while nobody is asked. */
  writer: named.nullable(),
  houses: z.array(named),
  due: z.iso.date().nullable(),
  state: packageState,
  /** What was written; null where it is not yet, or not for the asker. */
  process: named.nullable(),
  /** How long writing took, where it is known. */
  minutes: z.number().int().nullable(),
  /** Why it was declined last, or ended. */
  reason: z.string(),
  /** Of the last fact; whoever acts says what they have seen. */
  seq: z.number().int(),
  /** What the asker may say, and for which houses. */
  may: z.array(z.object({ act: packageAct, by: z.array(z.string()) })),
})
export type WorkPackage = z.infer<typeof workPackage>

const board = z.object({
  /** What is not over first, by its day; then the latest. */
  items: z.array(workPackage),
  /** Houses the asker may plan for. */
  plansFor: z.array(named),
  /** Of all houses together. */
  savings: z.object({
    written: z.number().int(),
    adoptions: z.number().int(),
    minutes: z.number().int(),
    known: z.number().int(),
  }),
})
export type WorkBoard = z.infer<typeof board>

const due = z.iso.date().nullable().default(null)

export const workPackageRoutes = {
  showBoard: route({
    method: 'GET',
    path: '/api/work-packages',
    summary: 'Who writes what for whom by when, and what was written once for several',
    response: board,
  }),
  planPackage: route({
    method: 'POST',
    path: '/api/work-packages',
    summary: 'Plans something that one house writes for others, or a house that stands by them',
    body: z.object({
      /** Made up by whoever asks: sent again, it is the same. */
      id: z.string().regex(/^[0-9a-f]{20,64}$/),
      kind: z.enum(PACKAGE_KINDS),
      by: id,
      title: z.string().trim().min(1).max(300),
      note: z.string().trim().max(4000).default(''),
      familyId: id.nullable().default(null),
      writer: id.nullable(),
      houses: z.array(id).max(200),
      due,
    }),
    response: board,
  }),
  actOnPackage: route({
    method: 'POST',
    path: '/api/work-packages/:id/acts',
    summary: 'Says for a house what it does of it, or asks another one',
    body: z.object({
      act: packageAct,
      by: id,
      /** `seq` as it was seen. */
      seen: z.number().int().min(1),
      /** `ask`. */
      writer: id.nullable().default(null),
      due,
      /** `deliver`: a process of the house that wrote it; a sponsorship has none. */
      processId: id.nullable().default(null),
      minutes: z.number().int().min(1).max(1_000_000).nullable().default(null),
      reason: z.string().trim().max(2000).default(''),
    }),
    response: board,
  }),
}
