// From the contract to the web server: each route parses params, query and body by its schemas, calls
// its action, and lets nothing out that the response's schema does not name.

import type { Hono, Context as HonoContext } from 'hono'
import { type Route, routes } from '#api'
import { asMember, Refused } from '../actions/context.ts'
import type { WebDeps } from './deps.ts'
import { type Call, handlers, type RouteName } from './handlers.ts'
import { presentError } from './present-error.ts'
import { requestContext } from './request-context.ts'
import { clearSessionCookie, writeSessionCookie } from './session-cookie.ts'

/** Everything but uploads. */
const MOST_BODY_BYTES = 1_000_000

/** The character zero and half characters are no text to a database, and no person types them. */
const demandText = (text: string): string => {
  if (text.includes('\0')) throw new Refused('request/invalid', { field: '\\0' })
  if (!text.isWellFormed()) throw new Refused('request/invalid', { field: 'Unicode' })
  return text
}

const readQuery = (c: HonoContext): Record<string, string | string[]> => {
  const query: Record<string, string | string[]> = {}
  for (const [name, values] of Object.entries(c.req.queries())) {
    if (name === 'lang') continue
    for (const value of values) demandText(value)
    query[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return query
}

const tooLarge = (): Refused => new Refused('request/too-large', { size: '> 1 MB', limit: '1 MB' })

/** The body's text, refused as soon as it grows too long. */
const readText = async (c: HonoContext): Promise<string> => {
  const { body } = c.req.raw
  if (!body) return ''
  if (Number(c.req.header('content-length') ?? 0) > MOST_BODY_BYTES) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > MOST_BODY_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const readBody = async (c: HonoContext): Promise<unknown> => {
  const text = await readText(c)
  if (text.trim() === '') return undefined
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    throw new Refused('request/invalid', { field: 'Content-Type' })
  }
  try {
    return JSON.parse(text, (key, value: unknown) => {
      demandText(key)
      if (typeof value === 'string') demandText(value)
      return value
    })
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('request/invalid', { field: 'JSON' })
  }
}

/** Parses, and names the first field that does not fit. */
const parse = <T>(schema: Route['query'], value: unknown): T => {
  const result = schema.safeParse(value)
  if (result.success) return result.data as T
  const path = result.error.issues[0]?.path.join('.')
  throw new Refused('request/invalid', { field: path || 'body' })
}

const register = <Name extends RouteName>(app: Hono, name: Name, deps: WebDeps): void => {
  const route: Route = routes[name]
  app.on(route.method, route.path, async (c) => {
    const begun = performance.now()
    let status = 200
    try {
      const ctx = await requestContext(c, deps)
      if (route.access === 'signedIn') asMember(ctx)
      const isHttps = deps.publicUrl.startsWith('https:')
      const call: Call<Name> = {
        ctx,
        params: (param) => demandText(c.req.param(param) ?? ''),
        query: parse(route.query, readQuery(c)),
        body: route.isUpload ? parse(route.body, undefined) : parse(route.body, await readBody(c)),
        raw: c.req.raw,
        reply: {
          startSession: (token) => writeSessionCookie(c, token, isHttps),
          endSession: () => clearSessionCookie(c, isHttps),
        },
      }
      const answer = await handlers[name](call)
      c.header('Cache-Control', 'no-store')
      return c.json(route.response.parse(answer) as object)
    } catch (error) {
      const response = presentError(c, error, deps, route.path)
      status = response.status
      return response
    } finally {
      const ms = Math.round(performance.now() - begun)
      deps.log.write('info', 'request', { method: route.method, path: route.path, status, ms })
    }
  })
}

export const registerRoutes = (app: Hono, deps: WebDeps): void => {
  for (const name of Object.keys(routes) as RouteName[]) register(app, name, deps)
}
