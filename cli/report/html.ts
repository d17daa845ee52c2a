// HTML as text, with everything from a model escaped.

/** Text that is HTML already; anything else is escaped when it is put into a page. */
export interface Html {
  readonly html: string
}

type Part = Html | string | number | readonly Part[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const isHtml = (part: Part): part is Html => typeof part === 'object' && 'html' in part

const render = (part: Part): string => {
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
  }
  return isHtml(part) ? part.html : part.map(render).join('')
}

/** Fills a template; values are escaped unless they are `Html`. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: texts.map((text, at) => text + render(parts[at] ?? '')).join(''),
})
