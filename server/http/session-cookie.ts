// The cookie that carries the session's token. Over HTTPS it is sent only encrypted.

import type { Context as HonoContext } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { LONGEST_MS } from '../actions/session.ts'

const NAME = 'prozess_session'

export const readSessionCookie = (c: HonoContext): string | undefined => getCookie(c, NAME)

/** The same of a header, where there is no request of the app's yet. */
export const readCookieHeader = (header: string | undefined): string | undefined =>
  header === undefined ? undefined : parse(header, NAME)[NAME]

export const writeSessionCookie = (c: HonoContext, token: string, isHttps: boolean): void =>
  setCookie(c, NAME, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: isHttps,
    maxAge: LONGEST_MS / 1000,
  })

export const clearSessionCookie = (c: HonoContext, isHttps: boolean): void => {
  deleteCookie(c, NAME, { path: '/', secure: isHttps })
}
