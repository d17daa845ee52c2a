// How a route is described once for server, browser and OpenAPI: method, path, schemas.

import { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Route<
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: Method
  /** Path with `:name` parameters, for example /api/processes/:id. */
  readonly path: string
  readonly summary: string
  /** Who may call it at all; finer rights are decided by `can` inside the action. */
  readonly access: 'anyone' | 'signedIn'
  /** The body is multipart/form-data with parts named `file`, read as they come; else JSON or nothing. */
  readonly isUpload: boolean
  readonly query: Query
  readonly body: Body
  readonly response: Response
}

const nothing = z.object({})

/** No body is expected or sent. */
export const noBody: z.ZodType<undefined> = z.undefined()

type RouteInput<Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = {
  readonly method: Method
  readonly path: string
  readonly summary: string
  readonly access?: 'anyone' | 'signedIn'
  readonly isUpload?: boolean
  readonly query?: Q
  readonly body?: B
  readonly response: R
}

/** Describes one route; what is left out means: signed in, no query, no body. */
export const route = <
  R extends z.ZodType,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = typeof noBody,
>(
  input: RouteInput<Q, B, R>,
): Route<Q, B, R> => ({
  method: input.method,
  path: input.path,
  summary: input.summary,
  access: input.access ?? 'signedIn',
  isUpload: input.isUpload ?? false,
  query: input.query ?? (nothing as unknown as Q),
  body: input.body ?? (noBody as unknown as B),
  response: input.response,
})
