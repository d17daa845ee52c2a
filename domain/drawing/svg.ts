// SVG as text: escaping and numbers, nothing else. Only attributes, never `style`, so that drawings
// pass a strict content security policy.

/** Characters XML 1.0 does not allow, lone surrogates included. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

export const escapeXml = (text: string): string =>
  text
    .replace(FORBIDDEN, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')

/** At most two decimals, no exponent; what is no number counts as 0. */
export const decimal = (value: number): string =>
  Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '0'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** One element with its content (already SVG). Attributes that are undefined are left out. */
export const tag = (
  name: string,
  attributes: Attributes,
  ...content: readonly string[]
): string => {
  let text = `<${name}`
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue
    text += ` ${key}="${typeof value === 'number' ? decimal(value) : escapeXml(value)}"`
  }
  return content.length === 0 ? `${text}/>` : `${text}>${content.join('')}</${name}>`
}
