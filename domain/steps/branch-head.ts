// The head of a way, "ja (85 %): …", as a line of its own or with what follows.

import { BULLET, hasNote } from './line.ts'
import { mask } from './quote.ts'
import { isOneLine, takeBracket } from './tails.ts'
import { foldWord, readPercent } from './words.ts'

export interface BranchHead {
  readonly name: string
  readonly share: number | undefined
  readonly isDefault: boolean
  /** A single line that follows on the same line: "nein: zurück zu 3". */
  readonly rest: string
}

const isOtherwise = (name: string): boolean => ['sonst', 'otherwise'].includes(foldWord(name))

interface Parts {
  readonly name: string
  /** "85 %" */
  readonly share?: string
  readonly rest: string
}

/** Below a decision: up to the first colon that ends a word. */
const decisionParts = (text: string): Parts | undefined => {
  const colon = text.search(/:(?=\s|$)/)
  if (colon < 0) return undefined
  const before = text.slice(0, colon).trimEnd()
  const rest = text.slice(colon + 1).trimStart()
  if (!isOneLine(before) || !isOneLine(rest)) return undefined
  const tail = takeBracket(before, '()')
  return tail && /^[\d.,]+\s*%$/.test(tail.inside)
    ? { name: tail.rest, share: tail.inside, rest }
    : { name: before, rest }
}

/**
 * The head of a branch. Below a decision text may follow the colon; below "gleichzeitig" the colon ends the line, because
 * single steps stand there without a head.
 */
export const readBranchHead = (line: string, below: 'decision' | 'parallel'): BranchHead | null => {
  const masked = mask(line)
  const text = masked.text
    .trim()
    .replace(BULLET, '')
    .replace(/^\|\s*/, '')
  if (below === 'parallel') {
    if (hasNote(text) || !text.endsWith(':')) return null
    const written = text.slice(0, -1).trimEnd()
    if (!isOneLine(written)) return null
    const name = /^(und|and)$/i.test(written) ? '' : masked.show(written)
    return { name, share: undefined, isDefault: false, rest: '' }
  }
  const parts = decisionParts(text)
  if (!parts) return null
  const tail = takeBracket(parts.name, '()')
  const marked = tail && /^(?:sonst|otherwise)$/i.test(tail.inside) ? tail.rest : undefined
  const written = marked ?? parts.name
  return {
    name: masked.show(written),
    share: parts.share === undefined ? undefined : readPercent(parts.share),
    isDefault: isOtherwise(written) || marked !== undefined,
    rest: masked.raw(parts.rest),
  }
}
