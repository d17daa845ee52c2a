// What stands at the end of a line, or between signs, found by looking at each letter once. The same as patterns would
// say that begin with "anything, then blanks": those look at a long run of blanks or brackets again for each
// place in it, and whoever pastes a table into a list would wait.

/** A pattern's "." matches no such break. */
export const isOneLine = (text: string): boolean => !/[\n\r\u2028\u2029]/.test(text)

export interface Tail {
  /** What stands before, without blanks at its end. */
  readonly rest: string
  readonly inside: string
}

/** "rest [inside]" or "rest (inside)", with no such bracket inside: `^(.*?)\s*\[([^[\]]*)\]$`. */
export const takeBracket = (text: string, brackets: '[]' | '()'): Tail | undefined => {
  const [open = '', close = ''] = brackets
  if (!text.endsWith(close)) return undefined
  const at = text.lastIndexOf(open)
  if (at < 0 || text.indexOf(close, at) < text.length - 1) return undefined
  const rest = text.slice(0, at).trimEnd()
  return isOneLine(rest) ? { rest, inside: text.slice(at + 1, -1) } : undefined
}

/** "rest [inside]" with the first bracket that nothing closes before: `^(.*?)(?:\s*\[([^\]]*)\])?$`. */
export const takeWideBracket = (
  text: string,
): { readonly rest: string; readonly inside?: string } => {
  const at = text.endsWith(']') ? text.indexOf('[', text.lastIndexOf(']', text.length - 2) + 1) : -1
  return at < 0
    ? { rest: text }
    : { rest: text.slice(0, at).trimEnd(), inside: text.slice(at + 1, -1) }
}

/** "first (inside)" with the first bracket behind a blank: `^(.+?)(?:\s+\((.*)\))?$`, of a text without blanks around. */
export const takeLabel = (text: string): { readonly rest: string; readonly inside?: string } => {
  const at = text.endsWith(')') ? text.search(/\s\(/) : -1
  return at < 1
    ? { rest: text }
    : { rest: text.slice(0, at).trimEnd(), inside: text.slice(at + 2, -1) }
}

/** Without the signs at its end, where there are two or more: `^(.*?)(?:\s*={2,})?$`. */
export const withoutSigns = (text: string, sign: string): string => {
  let end = text.length
  while (end > 0 && text[end - 1] === sign) end -= 1
  return text.length - end < 2 ? text : text.slice(0, end).trimEnd()
}

/** Between these signs, without the blanks around them; those at either end of the text stay. */
export const splitAt = (text: string, signs: RegExp): readonly string[] =>
  text.split(signs).map((piece, index, pieces) => {
    const begun = index === 0 ? piece : piece.trimStart()
    return index === pieces.length - 1 ? begun : begun.trimEnd()
  })
