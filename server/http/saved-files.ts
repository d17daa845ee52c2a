// Files that are saved and never shown: comparisons, minutes, sheets for the wall, sample documents.
//   GET /api/families/:id/comparison.xlsx, GET /api/comparison.docx?process=… and so on
//   GET /api/workshops/:id/minutes.docx, .pdf
//   GET /api/workshops/:id/comparison.a1.pdf, and .a4.pdf for who has no plotter
//   GET /api/documents/:id/file

import type { Hono, Context as HonoContext } from 'hono'
import { COMPARISON_FILES, MINUTES_FILES, POSTER_FILES, STRICTNESS } from '#api'
import { comparisonFile, familyComparisonFile } from '../actions/comparison-file.ts'
import { asMember, type MemberContext } from '../actions/context.ts'
import { documentFile } from '../actions/sample-documents.ts'
import { workshopMinutesFile } from '../actions/workshop-minutes.ts'
import { workshopPoster } from '../actions/workshop-poster.ts'
import type { Look } from '../work/relate.ts'
import type { WebDeps } from './deps.ts'
import { disposition } from './disposition.ts'
import { presentError } from './present-error.ts'
import { readIds } from './read-ids.ts'
import { readLook } from './read-look.ts'
import { readable } from './readable.ts'
import { requestContext } from './request-context.ts'
import { FILE_POLICY } from './security-headers.ts'

interface SavedFile {
  readonly mediaType: string
  readonly name: string
  readonly body: Uint8Array
}

const idOf = (c: HonoContext): string => readable(c.req.param('id') ?? '')

/** As the page is looked at; what is not understood is left out. */
const lookOf = (c: HonoContext): Look =>
  readLook({
    strictness: STRICTNESS.find((one) => one === c.req.query('strictness')),
    oneToOne: c.req.query('oneToOne') === 'yes' ? 'yes' : undefined,
  })

export const registerSavedFiles = (app: Hono, deps: WebDeps): void => {
  const serve = (
    pattern: string,
    make: (ctx: MemberContext, c: HonoContext) => Promise<SavedFile>,
  ) =>
    app.get(pattern, async (c) => {
      try {
        const file = await make(asMember(await requestContext(c, deps)), c)
        // The file is as old as the moment it was asked for.
        c.header('Cache-Control', 'no-store')
        c.header('Content-Type', file.mediaType)
        c.header('Content-Security-Policy', FILE_POLICY)
        c.header('Content-Disposition', disposition(file.name, false))
        return c.body(Uint8Array.from(file.body))
      } catch (error) {
        return presentError(c, error, deps, pattern)
      }
    })
  for (const form of COMPARISON_FILES) {
    serve(`/api/families/:id/comparison.${form}`, (ctx, c) =>
      familyComparisonFile(ctx, idOf(c), form, lookOf(c)),
    )
    serve(`/api/comparison.${form}`, (ctx, c) =>
      comparisonFile(ctx, readIds((c.req.queries('process') ?? []).map(readable)), form, lookOf(c)),
    )
  }
  for (const form of MINUTES_FILES)
    serve(`/api/workshops/:id/minutes.${form}`, (ctx, c) => workshopMinutesFile(ctx, idOf(c), form))
  for (const form of POSTER_FILES)
    serve(`/api/workshops/:id/comparison.${form}`, (ctx, c) => workshopPoster(ctx, idOf(c), form))
  serve('/api/documents/:id/file', (ctx, c) => documentFile(ctx, idOf(c)))
}
