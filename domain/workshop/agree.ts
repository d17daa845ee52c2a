// What is agreed aloud and written down for all: figures, prescriptions, recommendations, issues, measures.

import { DEVIATION_REASONS } from '#library'
import { MAX_ENTRIES, MAX_MINUTES, MAX_NAME } from './limits.ts'
import { isId, isPlace, isText, own, placeId } from './lookup.ts'
import { type BodyOf, type Refusal, refuse, type Written } from './message.ts'
import type { Measure, OpenWorkshop, Place, Recommendation } from './workshop.ts'

type AtPlaces = Exclude<Written['of'], 'measures'>

const nameOf = (what: Written): string => (what.of === 'measures' ? what.id : placeId(what.place))

/** Under which name it is kept that something was withdrawn. */
export const writtenId = (what: Written): string => `${what.of}:${nameOf(what)}`

interface Versioned {
  readonly version: number
}

const entriesOf = (workshop: OpenWorkshop, { of }: Written): Readonly<Record<string, Versioned>> =>
  workshop[of]

/** Counts wordings and withdrawals, so that what was withdrawn is not written over unseen; 0: never written. */
const versionOf = (workshop: OpenWorkshop, what: Written): number =>
  own(entriesOf(workshop, what), nameOf(what))?.version ??
  own(workshop.withdrawn ?? {}, writtenId(what)) ??
  0

/** A refusal where somebody else wrote or withdrew in between. */
const checkSeen = (workshop: OpenWorkshop, what: Written, seen: number): Refusal | undefined => {
  const now = versionOf(workshop, what)
  return seen === now ? undefined : refuse('somebody-was-first', now)
}

/** What is withdrawn takes its place, too: writing and withdrawing does not fill the room. */
const checkWritten = (workshop: OpenWorkshop, what: Written, seen: number): Refusal | undefined => {
  const entries = [entriesOf(workshop, what), workshop.withdrawn ?? {}]
  const count = entries.reduce((sum, one) => sum + Object.keys(one).length, 0)
  const isFull = versionOf(workshop, what) === 0 && count >= MAX_ENTRIES
  return checkSeen(workshop, what, seen) ?? (isFull ? refuse('full') : undefined)
}

const withoutMark = (
  { withdrawn }: OpenWorkshop,
  what: Written,
): Pick<OpenWorkshop, 'withdrawn'> => {
  if (!withdrawn) return {}
  const { [writtenId(what)]: _, ...others } = withdrawn
  return { withdrawn: others }
}

const write = <Of extends AtPlaces>(
  workshop: OpenWorkshop,
  of: Of,
  place: Place,
  value: OpenWorkshop[Of][string]['value'],
  seen: number,
): OpenWorkshop | Refusal => {
  if (!isPlace(place)) return refuse('not-well-formed')
  const what = { of, place }
  const refusal = checkWritten(workshop, what, seen)
  if (refusal) return refusal
  const entry = { version: seen + 1, place, value }
  return {
    ...workshop,
    ...withoutMark(workshop, what),
    [of]: { ...workshop[of], [placeId(place)]: entry },
  }
}

export const agreeMinutes = (
  workshop: OpenWorkshop,
  { place, minutes, seen }: BodyOf<'agree-minutes'>,
): OpenWorkshop | Refusal =>
  minutes >= 0 && minutes <= MAX_MINUTES
    ? write(workshop, 'agreedMinutes', place, minutes, seen)
    : refuse('not-well-formed')

export const prescribe = (
  workshop: OpenWorkshop,
  { place, by, seen }: BodyOf<'prescribe'>,
): OpenWorkshop | Refusal => write(workshop, 'prescribed', place, by, seen)

/** What stays local has a reason of those that deviations have. */
const isRecommendation = (one: Recommendation): boolean =>
  isText(one.text) && (one.kind === 'common' || DEVIATION_REASONS.includes(one.reason))

export const recommend = (
  workshop: OpenWorkshop,
  { place, recommendation, seen }: BodyOf<'recommend'>,
): OpenWorkshop | Refusal =>
  isRecommendation(recommendation)
    ? write(workshop, 'recommendations', place, recommendation, seen)
    : refuse('not-well-formed')

export const park = (
  workshop: OpenWorkshop,
  { issue: id, text, place, forTarget }: BodyOf<'park'>,
): OpenWorkshop | Refusal => {
  if (!isId(id) || !isText(text) || !isPlace(place)) return refuse('not-well-formed')
  if (own(workshop.issues, id)) return refuse('taken-by-another')
  if (Object.keys(workshop.issues).length >= MAX_ENTRIES) return refuse('full')
  const issue = { id, text, ...(place ? { place } : {}), ...(forTarget ? { forTarget } : {}) }
  return { ...workshop, issues: { ...workshop.issues, [id]: issue } }
}

export const settle = (
  workshop: OpenWorkshop,
  { issue: id, outcome }: BodyOf<'settle'>,
): OpenWorkshop | Refusal => {
  const issue = own(workshop.issues, id)
  if (!issue) return refuse('unknown')
  if (!isText(outcome)) return refuse('not-well-formed')
  return { ...workshop, issues: { ...workshop.issues, [id]: { ...issue, outcome } } }
}

/** A day that there is, in years that calendars and databases know. */
const isDay = (day: string): boolean => {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(day)) return false
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

const isMeasure = ({
  id,
  text,
  organisation,
  post,
  due,
  effect,
  place,
}: Omit<Measure, 'version'>): boolean =>
  isId(id) &&
  isText(text) &&
  isText(organisation, MAX_NAME) &&
  isText(post, MAX_NAME) &&
  isText(effect) &&
  isDay(due) &&
  isPlace(place)

export const writeMeasure = (
  workshop: OpenWorkshop,
  { measure, seen }: BodyOf<'measure'>,
): OpenWorkshop | Refusal => {
  if (!isMeasure(measure)) return refuse('not-well-formed')
  const what: Written = { of: 'measures', id: measure.id }
  const refusal = checkWritten(workshop, what, seen)
  if (refusal) return refusal
  const written: Measure = { ...measure, version: seen + 1 }
  return {
    ...workshop,
    ...withoutMark(workshop, what),
    measures: { ...workshop.measures, [measure.id]: written },
  }
}

/** What was written by mistake goes; its version goes on counting. */
export const withdraw = (
  workshop: OpenWorkshop,
  { what, seen }: BodyOf<'withdraw'>,
): OpenWorkshop | Refusal => {
  const refusal = checkSeen(workshop, what, seen)
  if (refusal) return refusal
  const entries = entriesOf(workshop, what)
  if (!own(entries, nameOf(what))) return refuse('unknown')
  const { [nameOf(what)]: _, ...others } = entries
  const withdrawn = { ...workshop.withdrawn, [writtenId(what)]: seen + 1 }
  return { ...workshop, withdrawn, [what.of]: others }
}
