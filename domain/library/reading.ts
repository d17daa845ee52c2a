// Asking the house's own people to take note of a version, and who has. Numbered rules: SPEC.md.

import type { VersionState } from './review.ts'

export interface ReadingRequest {
  /** Ids of persons; null: everybody of the house, whoever that is at the time. */
  readonly people: readonly string[] | null
}

/** Whether a person of the house is asked by any of these. Rule K1. */
export const isAskedToRead = (requests: readonly ReadingRequest[], person: string): boolean =>
  requests.some(({ people }) => people === null || people.includes(person))

/** Those of the house's people who are asked, in their order; who left is not waited for. */
export const askedToRead = (
  requests: readonly ReadingRequest[],
  house: readonly string[],
): readonly string[] => house.filter((person) => isAskedToRead(requests, person))

/** Whether a person may confirm now that they have taken note: asked, of a version in force, and once. Rule K2. */
export const mayConfirmReading = (
  requests: readonly ReadingRequest[],
  confirmed: readonly string[],
  person: string,
  state: VersionState,
): boolean => state === 'approved' && isAskedToRead(requests, person) && !confirmed.includes(person)
