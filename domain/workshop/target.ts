// The target process to begin with: a variant in which stands, at its steps, what the room agreed on.

import { isActivity, type Key, type Process, type Work } from '#process'
import type { Outcome, Place, Recommendation } from './workshop.ts'

export interface BegunTarget {
  readonly process: Process
  /** Recommendations of places that the variant has no step for. */
  readonly left: readonly Recommendation[]
}

/**
 * `keysAt`: the variant's steps at a place, in order. `say`: a recommendation as a note. Minutes are agreed for one
 * piece of work, so they stand only where the place is one step.
 */
export const beginTarget = (
  variant: Process,
  {
    agreedMinutes,
    prescribed,
    recommendations,
  }: Pick<Outcome, 'agreedMinutes' | 'prescribed' | 'recommendations'>,
  keysAt: (place: Place) => readonly Key[],
  say: (recommendation: Recommendation) => string,
): BegunTarget => {
  const works = new Map<Key, Work>()
  const stepsAt = (place: Place): readonly Key[] =>
    keysAt(place).filter((key) => {
      const element = variant.elements[key]
      return element !== undefined && isActivity(element)
    })
  const workOf = (key: Key): Work => {
    const element = variant.elements[key]
    return works.get(key) ?? (element && isActivity(element) ? element.work : undefined) ?? {}
  }
  for (const { place, value } of agreedMinutes) {
    const [key, ...others] = stepsAt(place)
    if (key !== undefined && others.length === 0) works.set(key, { ...workOf(key), minutes: value })
  }
  for (const { place, value } of prescribed) {
    for (const key of stepsAt(place)) works.set(key, { ...workOf(key), prescribedBy: value })
  }
  const left: Recommendation[] = []
  for (const { place, value } of recommendations) {
    const [key] = stepsAt(place)
    if (key === undefined) {
      left.push(value)
      continue
    }
    const work = workOf(key)
    const note = [work.note, say(value)].filter((one) => one !== undefined && one !== '').join('\n')
    works.set(key, { ...work, note })
  }
  const elements = Object.fromEntries(
    Object.entries(variant.elements).map(([key, element]) => {
      const work = works.get(key as Key)
      return [key, work && isActivity(element) ? { ...element, work } : element]
    }),
  )
  return { process: { ...variant, elements }, left }
}
