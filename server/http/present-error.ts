// Turns whatever went wrong into the contract's error body. What nobody expected becomes one 500 with a
// number that is also in the log.

import type { Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ERROR_STATUS, type ErrorBody, type ErrorCode } from '#api'
import { Refused } from '../actions/context.ts'
import { codeOf } from '../store/error-code.ts'
import type { WebDeps } from './deps.ts'

type Details = Readonly<Record<string, string | number>>

const answer = (
  c: HonoContext,
  code: ErrorCode,
  details: Details = {},
  reference?: string,
): Response => {
  const body: ErrorBody = {
    error: { code, details: { ...details }, ...(reference === undefined ? {} : { reference }) },
  }
  const status = ERROR_STATUS[code] as ContentfulStatusCode
  if (code === 'session/too-many-attempts' && typeof details.minutes === 'number') {
    c.header('Retry-After', String(details.minutes * 60))
  }
  c.header('Cache-Control', 'no-store')
  return c.json(body, status)
}

/** The database is going down, coming up, or out of reach for a moment. */
const isDatabaseAway = (error: unknown): boolean =>
  ['57P01', '57P03', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET'].includes(String(codeOf(error)))

export const presentError = (
  c: HonoContext,
  error: unknown,
  deps: WebDeps,
  pattern: string,
): Response => {
  if (error instanceof Refused) return answer(c, error.code, error.details)
  const reference = deps.random.bytes(4).toString('hex')
  deps.log.write('error', 'request failed', {
    reference,
    method: c.req.method,
    path: pattern,
    error,
  })
  if (isDatabaseAway(error)) return answer(c, 'server/starting')
  return answer(c, 'server/unexpected', { reference }, reference)
}
