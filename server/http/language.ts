// The reader's language: `?lang`, then the cookie `prozess_language`, then what the browser sends.

import { LANGUAGES, type Language } from '#texts'

const known = (text: string | undefined): Language | undefined =>
  LANGUAGES.find((language) => language === text?.trim().slice(0, 2).toLowerCase())

/** Languages of an Accept-Language header, most wanted first. */
const wanted = (header: string): readonly string[] =>
  header
    .split(',')
    .map((part) => {
      const [name = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find(Boolean)
      return { name, quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ name }) => name)

/** German where nothing else is known. */
export const chooseLanguage = (
  asked: string | undefined,
  remembered: string | undefined,
  accepted: string | undefined,
): Language =>
  known(asked) ??
  known(remembered) ??
  wanted(accepted ?? '')
    .map(known)
    .find((language) => language !== undefined) ??
  'de'
