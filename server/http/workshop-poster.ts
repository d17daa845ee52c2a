// What a workshop looks at, for the wall: GET /api/workshops/:id/comparison.a1.pdf, and .a4.pdf for who has no plotter.

import type { Hono } from 'hono'
import { POSTER_FILES } from '#api'
import { asMember } from '../actions/context.ts'
import { workshopPoster } from '../actions/workshop-poster.ts'
import type { WebDeps } from './deps.ts'
import { disposition } from './disposition.ts'
import { presentError } from './present-error.ts'
import { requestContext } from './request-context.ts'
import { FILE_POLICY } from './security-headers.ts'

export const registerWorkshopPoster = (app: Hono, deps: WebDeps): void => {
  for (const form of POSTER_FILES) {
    const pattern = `/api/workshops/:id/comparison.${form}`
    app.get(pattern, async (c) => {
      try {
        const id = (c.req.param('id') ?? '').replaceAll('\0', '').toWellFormed()
        const file = await workshopPoster(asMember(await requestContext(c, deps)), id, form)
        c.header('Cache-Control', 'no-store')
        c.header('Content-Type', file.mediaType)
        c.header('Content-Security-Policy', FILE_POLICY)
        c.header('Content-Disposition', disposition(file.name, false))
        return c.body(Uint8Array.from(file.body))
      } catch (error) {
        return presentError(c, error, deps, pattern)
      }
    })
  }
}
