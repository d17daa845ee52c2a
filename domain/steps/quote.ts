// Text in quotation marks is taken as it is: "…" with \" \\ \n and \r inside. `mask` hides such pieces
// while a line is taken apart, so that signs inside them have no meaning.

const PIECE = /(^|[\s@[(:])"((?:[^"\\]|\\.)*)"/g
const HIDDEN = /\uE000(\d+)\uE001/g
const WHOLE = /^\uE000(\d+)\uE001$/

export interface Masked {
  readonly text: string
  /** The piece as meant: unquoted where it is one quotation and nothing else. */
  readonly show: (piece: string) => string
  /** The piece as it was written. */
  readonly raw: (piece: string) => string
}

const decode = (inside: string): string =>
  inside.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign === 'r' ? '\r' : sign))

/** Umlauts of one sign, as the words of the list are written; some programs paste them as two. A note stays as it is. */
const composed = (text: string): string => {
  const note = text.search(/(^|\s)\/\/(\s|$)/)
  const said = note < 0 ? text : text.slice(0, note)
  const whole = said.replace(/\p{L}\p{M}+/gu, (letters) => letters.normalize('NFC'))
  return note < 0 ? whole : whole + text.slice(note)
}

export const mask = (line: string): Masked => {
  const pieces: string[] = []
  const hidden = line.replace(PIECE, (_, before: string, inside: string) => {
    pieces.push(inside)
    return `${before}\uE000${pieces.length - 1}\uE001`
  })
  const text = composed(hidden)
  const raw = (piece: string) =>
    piece.replace(HIDDEN, (hidden, index: string) => {
      const inside = pieces[Number(index)]
      return inside === undefined ? hidden : `"${inside}"`
    })
  const show = (piece: string) => {
    const whole = WHOLE.exec(piece.trim())
    const inside = whole?.[1] === undefined ? undefined : pieces[Number(whole[1])]
    return inside === undefined ? raw(piece).trim() : decode(inside)
  }
  return { text, show, raw }
}

export const quote = (text: string): string =>
  `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')}"`
