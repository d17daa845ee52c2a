// Makes the context of an action from a request: session, language, address, time.

import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context as HonoContext } from 'hono'
import { getCookie } from 'hono/cookie'
import type { i18n } from 'i18next'
import { createTexts, type Language } from '#texts'
import type { Context } from '../actions/context.ts'
import { readSession } from '../actions/session.ts'
import type { WebDeps } from './deps.ts'
import { chooseLanguage } from './language.ts'
import { readSessionCookie } from './session-cookie.ts'

const spoken = new Map<Language, i18n>()

const textsOf = (language: Language): i18n => {
  const texts = spoken.get(language) ?? createTexts(language)
  spoken.set(language, texts)
  return texts
}

const isNear = (address: string): boolean =>
  /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i.test(address)

/** The visitor's address. A proxy's word counts only when it is near and one is expected. */
const addressOf = (c: HonoContext, deps: WebDeps): string => {
  const direct = (() => {
    try {
      return getConnInfo(c).remote.address ?? ''
    } catch {
      return ''
    }
  })()
  if (!deps.isBehindProxy || !isNear(direct)) return direct
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return forwarded || direct
}

/** Of somebody whose session is not looked at: the same for all who ask alike. */
export const visitorContext = (c: HonoContext, deps: WebDeps): Context => {
  const accepted = c.req.header('accept-language')
  const language = chooseLanguage(c.req.query('lang'), undefined, accepted)
  const { store, pool, indexes, random, words, publicUrl, sendsMail, secret } = deps
  return {
    ...{
      store,
      pool,
      indexes,
      random,
      words,
      publicUrl,
      sendsMail,
      secret,
      language,
      texts: textsOf(language),
    },
    ...{ now: deps.now(), address: addressOf(c, deps), session: undefined },
  }
}

export const requestContext = async (c: HonoContext, deps: WebDeps): Promise<Context> => {
  const language = chooseLanguage(
    c.req.query('lang'),
    getCookie(c, 'prozess_language'),
    c.req.header('accept-language'),
  )
  const now = deps.now()
  const token = readSessionCookie(c)
  return {
    store: deps.store,
    pool: deps.pool,
    indexes: deps.indexes,
    now,
    random: deps.random,
    language,
    texts: textsOf(language),
    words: deps.words,
    publicUrl: deps.publicUrl,
    sendsMail: deps.sendsMail,
    secret: deps.secret,
    address: addressOf(c, deps),
    session: token ? await readSession(deps.store, token, now) : undefined,
  }
}
