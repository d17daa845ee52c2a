// Documents that houses give each other as samples. The file itself: GET /api/documents/:id/file.

import { z } from 'zod'
import { route } from './contract.ts'

export const DOCUMENT_KINDS = ['form', 'instruction', 'checklist', 'letter', 'other'] as const

const named = z.object({ id: z.string(), name: z.string() })
const id = z.string().min(1).max(100)

const sampleDocument = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(DOCUMENT_KINDS),
  /** What it is for, or what to mind; empty where nothing was said. */
  description: z.string(),
  /** Who may do what with it. */
  permission: z.string(),
  organisation: named,
  /** Whose it lies at; null for one at the family itself. */
  process: named.nullable(),
  visibility: z.enum(['organisation', 'alliance']),
  /** Ending of the file. */
  type: z.string(),
  size: z.number().int(),
  at: z.iso.datetime(),
  /** Why it was removed; null while it is there. Seen by its own house. */
  removed: z.string().nullable(),
  canRemove: z.boolean(),
})
export type SampleDocument = z.infer<typeof sampleDocument>

const documents = z.object({
  /** By title; what was removed last. */
  items: z.array(sampleDocument),
  /** Houses for which the asker may add one. */
  addsFor: z.array(named),
  /** Of a process: whether the alliance sees it, and with it what lies there. */
  isShown: z.boolean(),
})
export type SampleDocuments = z.infer<typeof documents>

export const documentRoutes = {
  listDocuments: route({
    method: 'GET',
    path: '/api/documents',
    summary: 'Sample documents at a process, or at a family and its members',
    query: z.object({ process: id.optional(), family: id.optional() }),
    response: documents,
  }),
  addDocument: route({
    method: 'POST',
    path: '/api/documents',
    summary:
      'Adds a sample document: PDF, Office and OpenDocument without macros, picture or text; 10 MB at most',
    isUpload: true,
    query: z.object({
      ...{ process: id.optional(), family: id.optional(), by: id },
      title: z.string().trim().min(1).max(200),
      kind: z.enum(DOCUMENT_KINDS),
      description: z.string().trim().max(500).default(''),
      permission: z.string().trim().min(1).max(500),
      visibility: z.enum(['organisation', 'alliance']),
    }),
    response: documents,
  }),
  removeDocument: route({
    method: 'POST',
    path: '/api/documents/:id/remove',
    summary: 'Removes a sample document of my house for good, with a reason',
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    response: z.object({ id: z.string() }),
  }),
}
