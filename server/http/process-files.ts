// A process as a file: GET /api/processes/:id/drawing.svg and its siblings.

import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { PROCESS_FILES } from '#api'
import { asMember } from '../actions/context.ts'
import { type ProcessFileName, processFile } from '../actions/process-file.ts'
import type { WebDeps } from './deps.ts'
import { disposition } from './disposition.ts'
import { presentError } from './present-error.ts'
import { requestContext } from './request-context.ts'
import { FILE_POLICY } from './security-headers.ts'

/** Drawings are shown in the page; the others are saved. */
const isShown = (name: ProcessFileName): boolean => name.startsWith('drawing.')

export const registerProcessFiles = (app: Hono, deps: WebDeps): void => {
  for (const name of PROCESS_FILES) {
    const pattern = `/api/processes/:id/${name}`
    app.get(pattern, async (c) => {
      try {
        const ctx = asMember(await requestContext(c, deps))
        const has = (wish: string) => c.req.query(wish) !== undefined
        const wishes = {
          isInteractive: has('interactive'),
          isSmall: has('small'),
          plane: (c.req.query('plane') ?? '').replaceAll('\0', ''),
        }
        const file = await processFile(
          ctx,
          (c.req.param('id') ?? '').replaceAll('\0', ''),
          name,
          wishes,
        )
        const hash = createHash('sha256').update(`${deps.version} ${file.tag}`).digest('hex')
        const tag = `"${hash.slice(0, 32)}"`
        c.header('ETag', tag)
        c.header('Cache-Control', 'private, no-cache')
        c.header('Vary', 'Cookie, Accept-Language')
        if (c.req.header('if-none-match') === tag) return c.body(null, 304)
        c.header('Content-Type', file.mediaType)
        c.header('Content-Security-Policy', FILE_POLICY)
        const isInline = isShown(name) && !has('download')
        c.header('Content-Disposition', disposition(file.name, isInline))
        const body = await file.body()
        return c.body(typeof body === 'string' ? body : Uint8Array.from(body))
      } catch (error) {
        return presentError(c, error, deps, pattern)
      }
    })
  }
}
