// What every test of the editor begins with: somebody who models, a process of theirs without a model, and
// its draft.

import { randomBytes } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { DemoSignIn } from '#api'
import { findPerson, newContext, signIn, type View } from './browser.ts'

const findModeller = async (): Promise<DemoSignIn> => {
  const { person } = await findPerson(({ memberships }) =>
    memberships.some(({ roles }) => roles.includes('modeller')),
  )
  return person
}

/** A browser in which somebody who models is signed in. */
export const asModeller = async (view: View = {}): Promise<BrowserContext> => {
  const context = await newContext(view)
  await signIn(context, await findModeller())
  return context
}

/** Id of the draft. */
export const beginDraft = async (
  page: Page,
  name: string,
  aspect: 'asIs' | 'target' = 'asIs',
  profile: { readonly trigger?: string; readonly result?: string } = {},
): Promise<string> => {
  const session = (await (await page.request.get('/api/session')).json()).session
  const own = session.memberships.find((one: { roles: string[] }) => one.roles.includes('modeller'))
  const id = randomBytes(12).toString('hex')
  const organisationId = (own ?? session.memberships[0]).organisationId
  const made = await page.request.post('/api/processes', {
    data: { id, organisationId, name, visibility: 'organisation', profile, aspect },
  })
  expect(made.status()).toBe(200)
  const draft = await page.request.post(`/api/processes/${id}/draft`)
  expect(draft.status()).toBe(200)
  return (await draft.json()).id
}

/** Until the server has committed what was written. */
export const saved = (page: Page): Promise<void> =>
  page.getByText('Gespeichert', { exact: true }).waitFor()
