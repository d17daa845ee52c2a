// A German label as words and marks. What stands in quotation marks or brackets is one token: nothing
// in there is ours to change.

export interface Token {
  readonly text: string
  readonly kind: 'word' | 'comma' | 'quote' | 'bracket' | 'other'
  readonly isCapital: boolean
}

const PATTERN = /„[^“”]*[“”]|"[^"]*"|»[^«]*«|\([^()]*\)|[,;]|[^\s,;]+/gu

const tokenOf = (text: string): Token => {
  const isCapital = /^\p{Lu}/u.test(text)
  if (text === ',') return { text, kind: 'comma', isCapital }
  if (/^[„"»]/.test(text)) return { text, kind: 'quote', isCapital }
  if (/^\(.*\)$/.test(text)) return { text, kind: 'bracket', isCapital }
  const isWord = /^\p{L}[\p{L}\p{N}'’.-]*$/u.test(text) && !/\.$/.test(text)
  return { text, kind: isWord ? 'word' : 'other', isCapital }
}

export const tokensOf = (label: string): readonly Token[] =>
  (label.match(PATTERN) ?? []).map(tokenOf)

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Words joined by blanks, none before a comma, none twice. */
export const joined = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .join(' ')
    .replace(/ +([,;])/g, '$1')
    .replace(/ {2,}/g, ' ')
