// What people without an account read: GET /oeffentlich/:alliance and /oeffentlich/:alliance/:id. No session is looked at,
// so that everybody gets the same. It may be kept on the way, but is asked for anew: what is taken back is gone at once.

import { createHash } from 'node:crypto'
import type { Hono, Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ERROR_STATUS, type ErrorCode } from '#api'
import { type Context, Refused } from '../actions/context.ts'
import { listPublic, showPublic } from '../actions/publish.ts'
import type { WebDeps } from './deps.ts'
import { publicError, publicList, publicPage } from './public-html.ts'
import { readable } from './readable.ts'
import { visitorContext } from './request-context.ts'
import { visitLimit } from './visit-limit.ts'

/** Pages a minute for one address: a school class may read at once. */
const MOST_PAGES = 300
const MOST_WORDS = 200

interface Made {
  readonly html: string
  readonly isIndexed: boolean
}

export const registerPublicPages = (app: Hono, deps: WebDeps): void => {
  const mayVisit = visitLimit(MOST_PAGES, deps.now)

  const refuse = (c: HonoContext, ctx: Context, code: ErrorCode, details: object = {}) => {
    c.header('Cache-Control', 'no-store')
    c.header('X-Robots-Tag', 'noindex')
    const sentence = ctx.texts.t(`errors:${code}`, { ...details })
    const html = publicError(ctx.texts, ctx.language, sentence)
    return c.html(html, ERROR_STATUS[code] as ContentfulStatusCode)
  }

  const serve = (pattern: string, make: (ctx: Context, c: HonoContext) => Promise<Made>) =>
    app.get(pattern, async (c) => {
      const ctx = visitorContext(c, deps)
      if (!mayVisit(ctx.address)) {
        c.header('Retry-After', '60')
        return refuse(c, ctx, 'session/too-many-attempts', { minutes: 1 })
      }
      try {
        const { html, isIndexed } = await make(ctx, c)
        const tag = `"${createHash('sha256').update(html).digest('hex').slice(0, 32)}"`
        c.header('ETag', tag)
        c.header('Cache-Control', 'public, no-cache')
        c.header('Vary', 'Accept-Language')
        if (!isIndexed) c.header('X-Robots-Tag', 'noindex')
        return c.req.header('if-none-match') === tag ? c.body(null, 304) : c.html(html)
      } catch (error) {
        if (error instanceof Refused) return refuse(c, ctx, error.code, error.details)
        deps.log.write('error', 'request failed', { method: 'GET', path: pattern, error })
        return refuse(c, ctx, 'server/unexpected', { reference: '' })
      }
    })

  const param = (c: HonoContext, name: string) => readable(c.req.param(name) ?? '')

  serve('/oeffentlich/:alliance', async (ctx, c) => {
    const words = readable(c.req.query('q') ?? '')
      .trim()
      .slice(0, MOST_WORDS)
    const list = await listPublic(ctx, param(c, 'alliance'), words)
    const isIndexed = words === '' && list.items.some((one) => one.isIndexed)
    return { html: publicList(ctx.texts, ctx.language, list, words), isIndexed }
  })
  serve('/oeffentlich/:alliance/:id', async (ctx, c) => {
    const page = await showPublic(ctx, param(c, 'alliance'), param(c, 'id'))
    return { html: publicPage(ctx.texts, ctx.language, page), isIndexed: page.isIndexed }
  })
}
