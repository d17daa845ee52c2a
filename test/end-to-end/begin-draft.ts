// A new process of the person's own without a model, and its draft.

import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const hexId = (): string =>
  Array.from({ length: 24 }, () => Math.floor(Math.random() * 16).toString(16)).join('')

/** Id of the draft. */
export const beginDraft = async (page: Page, name: string): Promise<string> => {
  const session = (await (await page.request.get('/api/session')).json()).session
  const own = session.memberships.find((one: { roles: string[] }) => one.roles.includes('modeller'))
  const id = hexId()
  const organisationId = (own ?? session.memberships[0]).organisationId
  const made = await page.request.post('/api/processes', {
    data: { id, organisationId, name, visibility: 'organisation', profile: {} },
  })
  expect(made.status()).toBe(200)
  const draft = await page.request.post(`/api/processes/${id}/draft`)
  expect(draft.status()).toBe(200)
  return (await draft.json()).id
}
