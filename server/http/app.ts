// The web server as one function of a request: protections first, then the contract's routes, files of
// processes, and the pages.

import { Hono } from 'hono'
import { sql } from 'kysely'
import { Refused } from '../actions/context.ts'
import { isCrossSite } from './cross-site.ts'
import type { WebDeps } from './deps.ts'
import { openApi } from './open-api.ts'
import { registerPages } from './pages.ts'
import { presentError } from './present-error.ts'
import { registerProcessFiles } from './process-files.ts'
import { registerPublicPages } from './public-pages.ts'
import { registerRoutes } from './register-routes.ts'
import { registerSavedFiles } from './saved-files.ts'
import { securityHeaders } from './security-headers.ts'

export const createApp = (deps: WebDeps): Hono => {
  const app = new Hono()
  const headers = Object.entries(securityHeaders(deps.publicUrl.startsWith('https:')))
  app.use('*', async (c, next) => {
    for (const [name, value] of headers) c.header(name, value)
    const origin = {
      method: c.req.method,
      fetchSite: c.req.header('sec-fetch-site'),
      origin: c.req.header('origin'),
      host: c.req.header('host'),
    }
    if (isCrossSite(origin, deps.publicUrl)) {
      return presentError(c, new Refused('session/foreign-origin'), deps, '*')
    }
    return next()
  })
  app.get('/healthz', async (c) => {
    c.header('Cache-Control', 'no-store')
    try {
      await deps.store.asAuth((tx) => sql`select 1`.execute(tx))
      return c.json({ status: 'ok', version: deps.version })
    } catch {
      return c.json({ status: 'database unavailable' }, 503)
    }
  })
  const description = JSON.stringify(openApi(deps.version))
  app.get('/api/openapi.json', (c) =>
    c.body(description, 200, { 'Content-Type': 'application/json; charset=utf-8' }),
  )
  registerProcessFiles(app, deps)
  registerSavedFiles(app, deps)
  registerRoutes(app, deps)
  registerPublicPages(app, deps)
  app.all('/api/*', (c) => presentError(c, new Refused('thing/not-found'), deps, '/api/*'))
  registerPages(app, deps.pagesFolder)
  app.onError((error, c) => presentError(c, error, deps, '*'))
  return app
}
