// Public pages as plain HTML: readable without scripts, by any browser, on paper and aloud. Everything that is put in is
// escaped here and nowhere else.

import type { i18n } from 'i18next'
import type { Language } from '#texts'
import { type listPublic, publicPath, type showPublic } from '../actions/publish.ts'

type List = Awaited<ReturnType<typeof listPublic>>
type Page = Awaited<ReturnType<typeof showPublic>>
type Block = Page['shown']['texts'][Language][number]

const LOCALES: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' }
/** The platform's own clock is UTC; people here live in this zone. */
const ZONE = 'Europe/Berlin'

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

interface Frame {
  readonly texts: i18n
  readonly language: Language
  readonly title: string
  /** Of this page, without a language. */
  readonly path: string
  readonly query?: string
  readonly isIndexed: boolean
}

const other: Readonly<Record<Language, Language>> = { de: 'en', en: 'de' }

const framed = (frame: Frame, body: string): string => {
  const { texts, language, title, path, query = '' } = frame
  const t = (key: string) => escaped(texts.t(`publication:page.${key}`))
  const turned = other[language]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${frame.isIndexed ? '' : '<meta name="robots" content="noindex">\n'}<title>${escaped(title)}</title>
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/oeffentlich.css">
</head>
<body>
<a class="skip" href="#inhalt">${t('skip')}</a>
<main id="inhalt">
${body}
</main>
<footer>
<p><a href="${escaped(path)}?lang=${turned}${query === '' ? '' : `&amp;q=${encodeURIComponent(query)}`}" lang="${turned}" hreflang="${turned}">${t('turn')}</a></p>
</footer>
</body>
</html>
`
}

const section = (title: string, body: string): string =>
  body === '' ? '' : `<section>\n<h2>${escaped(title)}</h2>\n${body}\n</section>\n`

const paragraph = (text: string): string => (text === '' ? '' : `<p>${escaped(text)}</p>`)

const list = (items: readonly string[]): string =>
  items.length === 0
    ? ''
    : `<ul>\n${items.map((one) => `<li>${escaped(one)}</li>`).join('\n')}\n</ul>`

const told = (block: Block): string => {
  if (block.kind === 'heading') return `<h3>${escaped(block.text)}</h3>`
  if (block.kind === 'paragraph') return paragraph(block.text)
  const items = block.items.map(({ spans, depth }) => {
    const text = spans.map((span) => span.text).join('')
    return `<li class="deep-${Math.min(depth, 3)}">${escaped(text)}</li>`
  })
  return `<ul class="told">\n${items.join('\n')}\n</ul>`
}

const stepList = ({ steps }: Page['shown']['facts']): string => {
  const rows = steps.map(
    ({ number, label, depth }) =>
      `<li class="deep-${Math.min(depth, 3)}">${escaped([number, label].filter(Boolean).join(' '))}</li>`,
  )
  return rows.length === 0 ? '' : `<ol class="told steps">\n${rows.join('\n')}\n</ol>`
}

const days = (texts: i18n, { leadTime }: Page['shown']['facts']): string => {
  if (!leadTime) return ''
  const { days: usual, minDays, maxDays } = leadTime
  const span =
    minDays !== undefined && maxDays !== undefined && maxDays > minDays
      ? texts.t('publication:page.span', { min: minDays, count: maxDays })
      : ''
  return [texts.t('publication:page.days', { count: usual }), span].filter(Boolean).join(' ')
}

export const publicPage = (texts: i18n, language: Language, page: Page): string => {
  const { shown, alliance, at, version, isIndexed } = page
  const { facts } = shown
  const t = (key: string, values: object = {}): string =>
    texts.t(`publication:page.${key}`, { ...values })
  const date = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: ZONE })
  const result = facts.result === '' ? '' : t('result', { result: facts.result })
  const beginning = facts.trigger === '' ? '' : t('trigger', { trigger: facts.trigger })
  const body = `<nav><a href="${publicPath(alliance.id)}?lang=${language}">${escaped(t('all', { name: alliance.name }))}</a></nav>
<p class="owner">${escaped(facts.organisation)}</p>
<h1>${escaped(facts.name)}</h1>
${section(t('bring'), list(facts.bring))}${section(t('long'), paragraph(days(texts, facts)))}${section(
  t('what'),
  [paragraph(beginning), ...shown.texts[language].map(told), paragraph(result)].join('\n'),
)}${section(t('steps'), stepList(facts))}${section(t('who'), paragraph(facts.organisation))}${section(t('law'), list(facts.legalBases))}<p class="stand">${escaped(t('stand', { version, date: date.format(at) }))}</p>`
  const path = publicPath(alliance.id, page.id)
  return framed({ texts, language, title: facts.name, path, isIndexed }, body)
}

export const publicList = (
  texts: i18n,
  language: Language,
  { alliance, items }: List,
  query: string,
): string => {
  const t = (key: string, values: object = {}): string =>
    escaped(texts.t(`publication:page.${key}`, { ...values }))
  const path = publicPath(alliance.id)
  const rows = items.map(
    ({ id, name, organisation }) =>
      `<li><a href="${publicPath(alliance.id, id)}?lang=${language}">${escaped(name)}</a> <span>${escaped(organisation)}</span></li>`,
  )
  const body = `<p class="owner">${escaped(alliance.name)}</p>
<h1>${t('title')}</h1>
<p>${t('lead')}</p>
<form method="get" action="${path}" role="search">
<input type="hidden" name="lang" value="${language}">
<label for="q">${t('search')}</label>
<div class="search"><input id="q" name="q" type="search" maxlength="200" value="${escaped(query)}"><button>${t('find')}</button></div>
</form>
<p role="status">${t('count', { count: items.length })}</p>
${rows.length === 0 ? '' : `<ul class="list">\n${rows.join('\n')}\n</ul>`}`
  const title = `${texts.t('publication:page.title')} – ${alliance.name}`
  const isIndexed = query === '' && items.some((one) => one.isIndexed)
  return framed({ texts, language, title, path, query, isIndexed }, body)
}

/** A page that says what went wrong, in a sentence. */
export const publicError = (texts: i18n, language: Language, sentence: string): string =>
  framed(
    { texts, language, title: texts.t('publication:page.title'), path: '', isIndexed: false },
    `<h1>${escaped(texts.t('publication:page.title'))}</h1>\n<p>${escaped(sentence)}</p>`,
  )
