// A model of our own in the running program, by the same way as people bring theirs.

import type { BrowserContext } from 'playwright-core'
import { expect } from 'vitest'
import type { ImportStatus, Session } from '#api'
import { baseUrl, read } from './browser.ts'

/** Uploads one file for the first administration the person models for; answers the process's id. */
export const uploadModel = async (
  context: BrowserContext,
  session: Session,
  name: string,
  content: string,
): Promise<string> => {
  const headers = { Origin: baseUrl }
  const planned = await context.request.post('/api/imports', {
    headers,
    multipart: { file: { name, mimeType: 'text/plain', buffer: Buffer.from(content) } },
  })
  const { id } = (await planned.json()) as ImportStatus
  const started = await context.request.post(`/api/imports/${id}/start`, {
    headers,
    data: {
      organisationId: session.memberships[0]?.organisationId ?? '',
      folders: {},
      visibility: 'organisation',
    },
  })
  expect(started.ok()).toBe(true)
  let status: ImportStatus | undefined
  await expect
    .poll(
      async () => {
        status = await read<ImportStatus>(context, `/api/imports/${id}`)
        return status.state
      },
      { timeout: 30_000 },
    )
    .toBe('done')
  const processId = status?.files[0]?.processId
  if (!processId) throw new Error(`Not taken: ${JSON.stringify(status?.files)}`)
  return processId
}
