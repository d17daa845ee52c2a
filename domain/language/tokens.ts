// From the text of a label to its tokens. Hyphens join what belongs together: `E-Akte` is one token,
// `SEPA-Mandat` is one with two parts.

export interface Token {
  /** As written, without surrounding marks. */
  readonly text: string
  /** Followed by a full stop inside the label, as abbreviations are. */
  readonly hasStop: boolean
  readonly isCapital: boolean
}

const TOKEN = /[\p{L}\p{N}]+(?:[-‑][\p{L}\p{N}]+)*(?:[:*/]in(?:nen)?\b)?/gu

/** Tokens in order; numbers and paragraph signs are left out. */
export const tokensOf = (text: string): readonly Token[] =>
  [...text.normalize('NFC').matchAll(TOKEN)].flatMap((match) => {
    const written = match[0].replace(/[:*/]in(nen)?$/u, '')
    if (!/\p{L}/u.test(written)) return []
    const end = match.index + match[0].length
    return {
      text: written.replace(/^(\p{L})[-‑]/u, '$1').replaceAll('‑', '-'),
      hasStop: text[end] === '.' && written.length > 1,
      isCapital: /^\p{Lu}/u.test(written),
    }
  })
