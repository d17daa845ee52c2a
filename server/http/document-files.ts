// A sample document as it was uploaded: GET /api/documents/:id/file. Always saved, never shown.

import type { Hono } from 'hono'
import { asMember } from '../actions/context.ts'
import { documentFile } from '../actions/sample-documents.ts'
import type { WebDeps } from './deps.ts'
import { disposition } from './disposition.ts'
import { presentError } from './present-error.ts'
import { requestContext } from './request-context.ts'
import { FILE_POLICY } from './security-headers.ts'

export const registerDocumentFiles = (app: Hono, deps: WebDeps): void => {
  const pattern = '/api/documents/:id/file'
  app.get(pattern, async (c) => {
    try {
      const id = (c.req.param('id') ?? '').replaceAll('\0', '').toWellFormed()
      const file = await documentFile(asMember(await requestContext(c, deps)), id)
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
