// The mail about some notices: that there is something, about which process, and where to look. Not what was said, nor by
// whom: mail passes many hands, is kept for years, and forwarded.

import type { i18n } from 'i18next'
import type { Notice } from '#api'
import { sayNotice } from '#texts'

const quote = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** In one line: what a process is called may hold anything. */
const line = (text: string): string => text.replace(/\s+/g, ' ').trim()

export const writeMail = (
  notices: readonly Notice[],
  texts: i18n,
  publicUrl: string,
): { readonly subject: string; readonly text: string; readonly html: string } => {
  const say = (key: string, values: Readonly<Record<string, unknown>> = {}) => texts.t(key, values)
  const count = notices.length
  const items = notices.map((notice) => ({
    sentence: line(sayNotice(notice, say)),
    name: notice.process ? line(notice.process.name) : '',
    url: notice.process
      ? `${publicUrl}/prozess/${encodeURIComponent(notice.process.id)}`
      : notice.question
        ? `${publicUrl}/fragen/${encodeURIComponent(notice.question.id)}`
        : notice.document?.familyId
          ? `${publicUrl}/familien/${encodeURIComponent(notice.document.familyId)}/mitglieder`
          : '',
  }))
  const all = `${publicUrl}/mitteilungen`
  const [hello, intro] = [say('notices:mail.hello'), say('notices:mail.intro', { count })]
  const [end, allWord] = [say('notices:mail.end'), say('notices:mail.all')]
  const text = [
    ...[hello, '', intro, ''],
    ...items.flatMap(({ sentence, name, url }) => [
      ...[name ? `- ${name}: ${sentence}` : `- ${sentence}`, ...(url ? [`  ${url}`] : []), ''],
    ]),
    ...[`${allWord}: ${all}`, '', end, ''],
  ].join('\n')
  const list = items
    .map(({ sentence, name, url }) =>
      url
        ? name
          ? `<li><a href="${quote(url)}">${quote(name)}</a>: ${quote(sentence)}</li>`
          : `<li><a href="${quote(url)}">${quote(sentence)}</a></li>`
        : `<li>${quote(sentence)}</li>`,
    )
    .join('')
  const html = `<!doctype html><html lang="${texts.language}"><body><p>${quote(hello)}</p><p>${quote(intro)}</p><ul>${list}</ul><p><a href="${quote(all)}">${quote(allWord)}</a></p><p>${quote(end)}</p></body></html>`
  return { subject: `Prozessverbund: ${say('notices:mail.subject', { count })}`, text, html }
}
