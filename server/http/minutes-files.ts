// The minutes of a workshop as a file: GET /api/workshops/:id/minutes.docx and minutes.pdf.

import type { Hono } from 'hono'
import { MINUTES_FILES } from '#api'
import { asMember } from '../actions/context.ts'
import { workshopMinutesFile } from '../actions/workshop-minutes.ts'
import type { WebDeps } from './deps.ts'
import { disposition } from './disposition.ts'
import { presentError } from './present-error.ts'
import { requestContext } from './request-context.ts'
import { FILE_POLICY } from './security-headers.ts'

export const registerMinutesFiles = (app: Hono, deps: WebDeps): void => {
  for (const form of MINUTES_FILES) {
    const pattern = `/api/workshops/:id/minutes.${form}`
    app.get(pattern, async (c) => {
      try {
        const id = (c.req.param('id') ?? '').replaceAll('\0', '').toWellFormed()
        const file = await workshopMinutesFile(asMember(await requestContext(c, deps)), id, form)
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
