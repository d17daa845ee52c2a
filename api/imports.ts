// Putting files into the library: upload, choose whose they are, watch, read the result of each.

import { z } from 'zod'
import { noBody, route } from './contract.ts'
import { visibility } from './library.ts'
import { reportPart } from './report.ts'

export const importedFile = z.object({
  /** Path inside the ZIP, or the file’s name. */
  path: z.string(),
  /** Top folder inside the ZIP; '' at the root. */
  folder: z.string(),
  outcome: z.enum(['waiting', 'imported', 'unchanged', 'refused', 'ignored']),
  /** Why it was refused or ignored, in the reader’s language. */
  reason: z.string().nullable(),
  processId: z.string().nullable(),
  processName: z.string().nullable(),
  /** What had to be mended or guessed, and what is kept but not understood. */
  remarks: z.array(reportPart),
  /** All but the same: other ids, another layout, a word or two. */
  same: z.array(z.object({ id: z.string(), name: z.string(), organisationName: z.string() })),
  /** Looks like: names of similar processes already there. */
  similar: z.array(z.object({ id: z.string(), name: z.string(), organisationName: z.string() })),
})

export const importStatus = z.object({
  id: z.string(),
  /** 'planned' waits for a choice of organisation; nothing is in the library before 'running'. */
  state: z.enum(['planned', 'running', 'done', 'failed']),
  createdAt: z.iso.datetime(),
  total: z.number().int(),
  finished: z.number().int(),
  imported: z.number().int(),
  refused: z.number().int(),
  folders: z.array(
    z.object({
      folder: z.string(),
      files: z.number().int(),
      /** Guess from the folder’s name. */
      suggestedOrganisationId: z.string().nullable(),
    }),
  ),
  files: z.array(importedFile),
})
export type ImportStatus = z.infer<typeof importStatus>

export const importRoutes = {
  /** One or more files: BPMN, steps, EPML or ZIP. */
  upload: route({
    method: 'POST',
    path: '/api/imports',
    summary: 'Upload files; answers with what was found',
    isUpload: true,
    response: importStatus,
  }),
  startImport: route({
    method: 'POST',
    path: '/api/imports/:id/start',
    summary: 'Import into one organisation, or one for each folder',
    body: z.object({
      organisationId: z.string(),
      folders: z.record(z.string(), z.string()).default({}),
      visibility: visibility.default('organisation'),
    }),
    response: importStatus,
  }),
  showImport: route({
    method: 'GET',
    path: '/api/imports/:id',
    summary: 'Progress and the result of each file',
    response: importStatus,
  }),
  listImports: route({
    method: 'GET',
    path: '/api/imports',
    summary: 'My imports, newest first',
    response: z.object({ imports: z.array(importStatus.omit({ files: true, folders: true })) }),
  }),
  discardImport: route({
    method: 'DELETE',
    path: '/api/imports/:id',
    summary: 'Discard an upload that was not started',
    body: noBody,
    response: z.object({}),
  }),
}
