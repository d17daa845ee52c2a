// What is agreed aloud and written down for all: figures, prescriptions, recommendations, issues, measures.

import { DEVIATION_REASONS } from '#library'
import { MAX_ENTRIES, MAX_MINUTES, MAX_NAME } from './limits.ts'
import { isId, isPlace, isText, own, placeId } from './lookup.ts'
import { type BodyOf, isRefusal, type Refusal, refuse } from './message.ts'
import type { Agreed, Measure, OpenWorkshop, Place, Recommendation } from './workshop.ts'

interface Versioned {
  readonly version: number
}

/** A refusal where somebody else wrote in between. */
const checkSeen = (before: Versioned | undefined, seen: number): Refusal | undefined => {
  const now = before?.version ?? 0
  return seen === now ? undefined : refuse('somebody-was-first', now)
}

const write = <T>(
  all: Readonly<Record<string, Agreed<T>>>,
  place: Place,
  value: T,
  seen: number,
): Readonly<Record<string, Agreed<T>>> | Refusal => {
  if (!isPlace(place)) return refuse('not-well-formed')
  const id = placeId(place)
  const before = own(all, id)
  const refusal = checkSeen(before, seen)
  if (refusal) return refusal
  if (!before && Object.keys(all).length >= MAX_ENTRIES) return refuse('full')
  return { ...all, [id]: { version: seen + 1, place, value } }
}

export const agreeMinutes = (
  workshop: OpenWorkshop,
  { place, minutes, seen }: BodyOf<'agree-minutes'>,
): OpenWorkshop | Refusal => {
  if (!(minutes >= 0 && minutes <= MAX_MINUTES)) return refuse('not-well-formed')
  const agreedMinutes = write(workshop.agreedMinutes, place, minutes, seen)
  return isRefusal(agreedMinutes) ? agreedMinutes : { ...workshop, agreedMinutes }
}

export const prescribe = (
  workshop: OpenWorkshop,
  { place, by, seen }: BodyOf<'prescribe'>,
): OpenWorkshop | Refusal => {
  const prescribed = write(workshop.prescribed, place, by, seen)
  return isRefusal(prescribed) ? prescribed : { ...workshop, prescribed }
}

/** What stays local has a reason of those that deviations have. */
const isRecommendation = (one: Recommendation): boolean =>
  isText(one.text) && (one.kind === 'common' || DEVIATION_REASONS.includes(one.reason))

export const recommend = (
  workshop: OpenWorkshop,
  { place, recommendation, seen }: BodyOf<'recommend'>,
): OpenWorkshop | Refusal => {
  if (!isRecommendation(recommendation)) return refuse('not-well-formed')
  const recommendations = write(workshop.recommendations, place, recommendation, seen)
  return isRefusal(recommendations) ? recommendations : { ...workshop, recommendations }
}

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
  const before = own(workshop.measures, measure.id)
  const refusal = checkSeen(before, seen)
  if (refusal) return refusal
  if (!before && Object.keys(workshop.measures).length >= MAX_ENTRIES) return refuse('full')
  const written: Measure = { ...measure, version: seen + 1 }
  return { ...workshop, measures: { ...workshop.measures, [measure.id]: written } }
}
