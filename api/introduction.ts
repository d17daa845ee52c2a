// Since when a version is worked by, and what there is to do before it is.

import { z } from 'zod'

export const INTRODUCTION_ITEMS = [
  'instruction',
  'form',
  'application',
  'staffCouncil',
  'training',
] as const
const item = z.enum(INTRODUCTION_ITEMS)
export const ITEM_STATES = ['open', 'done', 'notNeeded'] as const
const itemState = z.enum(ITEM_STATES)

/** How a version is put to work, in-house. */
export const versionIntroduction = z.object({
  /** Of the last fact; 0 before there is any. Whoever acts says what they have seen. */
  seq: z.number().int(),
  items: z.array(z.object({ item, state: itemState, note: z.string() })),
  /** The day it shall be introduced; null where none was said, or it is introduced. */
  planned: z.iso.date().nullable(),
  facts: z.array(
    z.object({
      act: z.enum(['prepare', 'introduce', 'takeBack']),
      /** What of the list was said anew. */
      items: z.array(z.object({ item, state: itemState, note: z.string() })),
      day: z.iso.date().nullable(),
      reason: z.string(),
      /** Null where the person may not be seen. */
      by: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  /** What the reader may do with it now. */
  may: z.array(z.enum(['prepare', 'introduce', 'takeBack'])),
})
export type VersionIntroduction = z.infer<typeof versionIntroduction>

const seen = z.number().int().nonnegative()
const reason = z.string().trim().max(2000).default('')

/** `seen` is the `seq` of the introduction as the asker saw it. */
export const introductionWish = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('prepare'),
    /** Only what is said anew; each item once. */
    items: z
      .array(z.object({ item, state: itemState, note: z.string().trim().max(500).default('') }))
      .max(INTRODUCTION_ITEMS.length)
      .refine((all) => new Set(all.map((one) => one.item)).size === all.length),
    day: z.iso.date().nullable(),
    seen,
  }),
  /** With a reason while anything of the list is open. */
  z.object({ act: z.literal('introduce'), day: z.iso.date(), reason, seen }),
  /** Needs a reason. */
  z.object({ act: z.literal('takeBack'), reason, seen }),
])
