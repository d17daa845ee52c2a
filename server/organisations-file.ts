// The administrations of an alliance that is made from the environment: a JSON file with a list of what
// the api takes for one.

import { z } from 'zod'
import { type OrganisationInput, organisationInput } from '#api'

export type OrganisationsReading =
  | { readonly kind: 'read'; readonly organisations: readonly OrganisationInput[] }
  | { readonly kind: 'noJson' }
  | { readonly kind: 'noList' }
  /** `number` counts from one; `field` is the first that is missing or wrong. */
  | { readonly kind: 'wrongEntry'; readonly number: number; readonly field: string }

const list = z.array(organisationInput.strict()).min(1).max(200)

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

export const readOrganisations = (text: string): OrganisationsReading => {
  const value = parse(text)
  if (value === undefined) return { kind: 'noJson' }
  const parsed = list.safeParse(value)
  if (parsed.success) return { kind: 'read', organisations: parsed.data }
  const [issue] = parsed.error.issues
  const [at, field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined] =
    issue?.path ?? []
  return typeof at === 'number' && field !== undefined
    ? { kind: 'wrongEntry', number: at + 1, field: String(field) }
    : { kind: 'noList' }
}
