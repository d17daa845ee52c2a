// Since when a version is really worked by. Approved is not yet introduced: somebody still has to write the service
// instruction, change the form, train people. Numbered rules: SPEC.md. What happened is a list of facts.

import type { VersionState } from './review.ts'

/** What mostly has to be done before people work by a new version. */
export const INTRODUCTION_ITEMS = [
  'instruction',
  'form',
  'application',
  'staffCouncil',
  'training',
] as const
export type IntroductionItem = (typeof INTRODUCTION_ITEMS)[number]

export const ITEM_STATES = ['open', 'done', 'notNeeded'] as const
export type ItemState = (typeof ITEM_STATES)[number]

export interface ItemStanding {
  readonly state: ItemState
  /** Who does it, where it stands; '' for nothing. */
  readonly note: string
}

/** Only what changed. */
export type ItemChanges = Readonly<Partial<Record<IntroductionItem, ItemStanding>>>

export type IntroductionFact =
  | {
      readonly act: 'prepare'
      readonly items: ItemChanges
      /** YYYY-MM-DD: when it shall be introduced; null: not known. */
      readonly day: string | null
    }
  /** From the day on (YYYY-MM-DD) it is worked by; it may lie ahead. */
  | { readonly act: 'introduce'; readonly day: string; readonly reason: string }
  | { readonly act: 'takeBack'; readonly reason: string }

export type IntroductionAct = IntroductionFact['act']

export interface Introduction {
  readonly items: Readonly<Record<IntroductionItem, ItemStanding>>
  /** The day it shall be introduced, where one was said and it is not introduced. */
  readonly planned: string | null
  /** The first day it is worked by; null: not introduced. */
  readonly since: string | null
}

const OPEN: ItemStanding = { state: 'open', note: '' }

const NOTHING_DONE: Introduction = {
  items: { instruction: OPEN, form: OPEN, application: OPEN, staffCouncil: OPEN, training: OPEN },
  ...{ planned: null, since: null },
}

const follow = (now: Introduction, fact: IntroductionFact): Introduction => {
  switch (fact.act) {
    case 'prepare':
      return { ...now, items: { ...now.items, ...fact.items }, planned: fact.day }
    case 'introduce':
      return { ...now, planned: null, since: fact.day }
    case 'takeBack':
      return { ...now, since: null }
  }
}

/** Where the introduction of a version stands after these facts, the earliest first. */
export const introductionOf = (facts: readonly IntroductionFact[]): Introduction =>
  facts.reduce(follow, NOTHING_DONE)

/** What of the list is neither done nor said to be needless. */
export const openItems = ({ items }: Introduction): readonly IntroductionItem[] =>
  INTRODUCTION_ITEMS.filter((item) => items[item].state === 'open')

const DAY_MS = 24 * 3_600_000
const REMINDED_BEFORE_DAYS = 7

/** Of introductions planned up to then there should be a word now. Rule I7. */
export const introductionsUpTo = (now: Date): Date =>
  new Date(now.getTime() + REMINDED_BEFORE_DAYS * DAY_MS)

/** Whether an act needs a word of why. Rules I3 and I5. */
export const introductionNeedsReason = (now: Introduction, act: IntroductionAct): boolean =>
  act === 'takeBack' || (act === 'introduce' && openItems(now).length > 0)

/** Whether something may happen to the introduction of a version in this state now. Rules I2 and I4. */
export const mayIntroduce = (
  now: Introduction,
  act: IntroductionAct,
  state: VersionState,
): boolean => {
  switch (act) {
    case 'prepare':
      return now.since === null && state !== 'retired'
    case 'introduce':
      return now.since === null && state === 'approved'
    case 'takeBack':
      return now.since !== null
  }
}

interface Introduced {
  readonly number: number
  readonly introducedOn: string | null
}

/**
 * The version that is worked by on a day (YYYY-MM-DD): the one introduced last until then, of two of one day the newer
 * one. Undefined where none is.
 */
export const inUseOn = <Version extends Introduced>(
  versions: readonly Version[],
  day: string,
): (Version & { readonly introducedOn: string }) | undefined =>
  versions
    .flatMap((one) =>
      one.introducedOn !== null && one.introducedOn <= day
        ? [{ ...one, introducedOn: one.introducedOn }]
        : [],
    )
    .toSorted((a, b) =>
      a.introducedOn === b.introducedOn
        ? b.number - a.number
        : a.introducedOn < b.introducedOn
          ? 1
          : -1,
    )[0]
