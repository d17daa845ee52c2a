// What a workshop looks at, for the wall: GET /api/workshops/:id/comparison.a1.pdf.

import type { Hono } from 'hono'
import { asMember } from '../actions/context.ts'
import { workshopPoster } from '../actions/workshop-poster.ts'
import type { WebDeps } from './deps.ts'
import { disposition } from './disposition.ts'
import { presentError } from './present-error.ts'
import { requestContext } from './request-context.ts'
import { FILE_POLICY } from './security-headers.ts'

const PATTERN = '/api/workshops/:id/comparison.a1.pdf'

export const registerWorkshopPoster = (app: Hono, deps: WebDeps): void => {
  app.get(PATTERN, async (c) => {
    try {
      const id = c.req.param('id').replaceAll('\0', '').toWellFormed()
      const file = await workshopPoster(asMember(await requestContext(c, deps)), id)
      c.header('Cache-Control', 'no-store')
      c.header('Content-Type', file.mediaType)
      c.header('Content-Security-Policy', FILE_POLICY)
      c.header('Content-Disposition', disposition(file.name, false))
      return c.body(Uint8Array.from(file.body))
    } catch (error) {
      return presentError(c, error, deps, PATTERN)
    }
  })
}
