// The built pages. Files with a hash in their name never change and are kept by browsers for a year;
// everything else is asked for anew. An address that is no file is a page, and gets index.html.

import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Hono, Context as HonoContext } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

type Encoding = 'br' | 'gzip' | 'identity'

interface Page {
  readonly type: string
  readonly tag: string
  /** Made once, when first asked for. */
  readonly bodies: Partial<Record<Encoding, Promise<Uint8Array<ArrayBuffer>>>>
  readonly raw: Uint8Array<ArrayBuffer>
  readonly changedMs: number
}

const compress: Readonly<Record<Encoding, (raw: Uint8Array) => Promise<Uint8Array>>> = {
  br: (raw) => promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (raw) => promisify(gzip)(raw, { level: 9 }),
  identity: (raw) => Promise.resolve(raw),
}

const isText = (type: string): boolean => /^text|javascript|json|svg/.test(type)

const chooseEncoding = (accepted: string, type: string): Encoding => {
  if (!isText(type)) return 'identity'
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

/** Answers files below a folder, kept in memory with their compressed forms. */
export const registerPages = (app: Hono, folder: string): void => {
  const pages = new Map<string, Page>()

  const load = async (path: string): Promise<Page | undefined> => {
    const full = join(folder, path)
    let changedMs: number
    try {
      const stats = statSync(full)
      if (!stats.isFile()) return undefined
      changedMs = stats.mtimeMs
    } catch {
      return undefined
    }
    const known = pages.get(path)
    if (known?.changedMs === changedMs) return known
    const raw = Uint8Array.from(await readFile(full))
    const page: Page = {
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      tag: createHash('sha256').update(raw).digest('hex').slice(0, 32),
      bodies: {},
      raw,
      changedMs,
    }
    pages.set(path, page)
    return page
  }

  const answer = async (c: HonoContext, page: Page, isImmutable: boolean): Promise<Response> => {
    const encoding = chooseEncoding(c.req.header('accept-encoding') ?? '', page.type)
    const tag = `"${page.tag}-${encoding}"`
    c.header('ETag', tag)
    c.header('Vary', 'Accept-Encoding')
    c.header('Cache-Control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    if (c.req.header('if-none-match') === tag) return c.body(null, 304)
    page.bodies[encoding] ??= compress[encoding](page.raw).then((body) => Uint8Array.from(body))
    c.header('Content-Type', page.type)
    if (encoding !== 'identity') c.header('Content-Encoding', encoding)
    return c.body(await page.bodies[encoding])
  }

  app.get('*', async (c) => {
    let path: string
    try {
      path = normalize(decodeURIComponent(new URL(c.req.url).pathname))
    } catch {
      return c.text('400', 400)
    }
    if (path.includes('\0') || path.startsWith('..')) return c.text('404', 404)
    const file = path === '/' ? undefined : await load(path)
    if (file) return answer(c, file, path.startsWith('/assets/'))
    if (extname(path)) return c.text('404', 404)
    const index = await load('/index.html')
    return index ? answer(c, index, false) : c.text('404', 404)
  })
}

/** Whether the pages have been built. */
export const hasPages = (folder: string): boolean => {
  try {
    return readFileSync(join(folder, 'index.html')).length > 0
  } catch {
    return false
  }
}
