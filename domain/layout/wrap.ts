// Breaking labels into lines: greedy, at spaces first, then after - and /, and only where a word is
// wider than the box inside it: at the joints of German compounds (after -ungs-, -heits-, -keits- ...),
// else between syllables (one consonant goes to the next line; ch, ck, sch, ph, th, qu stay together).

import { type Metrics, textWidth } from './metrics.ts'

export interface Wrapped {
  readonly lines: readonly string[]
  /** Width of the widest line in pixels. */
  readonly width: number
  readonly height: number
}

const JOINT = /(?:ungs|heits|keits|schafts|tions|täts|tums|lings|ismus|ions)$/u
/** Words that many compounds of offices end in; before them is a joint as well. */
const LAST_WORD =
  /^(?:akte|amt|ämter|anforderung|anlage|antrag|anträge|ausschuss|bearbeitung|behörde|beratung|berechtigung|bereich|bericht|bescheid|bestätigung|buch|daten|einkommen|erklärung|erstellung|festsetzung|formular|freigabe|gebühr|genehmigung|gespräch|haushalt|karte|kosten|leitung|liste|meldung|mittel|nachweis|nahme|ordnung|pflicht|plan|portal|prüfung|recht|schein|schreiben|stelle|stellung|steuer|struktur|system|termin|unterlagen|verfahren|verfügung|vertrag|verwaltung|verzeichnis|vorlage|wesen|zeichnung|zeugnis|zentrum)/u

const VOWEL = /[aeiouyäöüáéèêåø]/iu
const LETTERS = /^\p{L}+$/u

/** More letters than the longest ending or last word has. */
const SIGHT = 20

/** Places inside a word up to `most` where it may be broken, with how good each is (2 = joint, 1 = syllable). */
const breaksOf = (
  word: string,
  most: number,
): readonly { readonly at: number; readonly quality: 1 | 2 }[] => {
  const found: { at: number; quality: 1 | 2 }[] = []
  if (word.length < 7) return found
  for (let at = 3; at <= Math.min(most, word.length - 3); at++) {
    const before = word.slice(Math.max(0, at - SIGHT), at)
    const after = word.slice(at, at + SIGHT)
    if (!LETTERS.test(before.slice(-2)) || !LETTERS.test(after.slice(0, 2))) continue
    const isJoint = JOINT.test(before.toLowerCase()) || LAST_WORD.test(after.toLowerCase())
    if (isJoint) found.push({ at, quality: 2 })
    else if (isSyllableStart(word, at)) found.push({ at, quality: 1 })
  }
  return found
}

/** A syllable starts with one consonant (or a pair that stays together) and then a vowel. */
const isSyllableStart = (word: string, at: number): boolean => {
  const lower = word.slice(0, at + SIGHT).toLowerCase()
  const cluster = /^(?:sch|ch|ck|ph|th|qu|[bcdfghjklmnpqrstvwxzß])(?=[aeiouyäöü])/u.exec(
    lower.slice(at),
  )
  if (!cluster || !VOWEL.test(lower.slice(0, at))) return false
  const previous = lower[at - 1] ?? ''
  const head = cluster[0]
  if (head === 'h' && /[cpts]/u.test(previous)) return false
  if (head === 'k' && previous === 'c') return false
  if ((head === 'ch' || head === 'c') && previous === 's') return false
  return true
}

/** Splits one word that is wider than the box; every part but the last gets a hyphen. */
const splitWord = (
  metrics: Metrics,
  word: string,
  maxWidth: number,
  fontSize: number,
  isBold: boolean,
): readonly string[] => {
  const parts: string[] = []
  let rest = word
  const width = (text: string) => textWidth(metrics, text, fontSize, isBold)
  while (rest.length > 1) {
    // Only the beginning is looked at: a word may have thousands of letters.
    let most = 1
    while (most <= rest.length && width(rest.slice(0, most)) <= maxWidth) most++
    if (most > rest.length) break
    const fitting = breaksOf(rest, most).filter(
      ({ at }) => width(`${rest.slice(0, at)}-`) <= maxWidth,
    )
    const last = fitting.at(-1)
    // A joint is worth a line that is up to half shorter.
    const joint = fitting.findLast(
      (place) => place.quality === 2 && last && place.at >= last.at * 0.5,
    )
    let at = (joint ?? last)?.at ?? 0
    if (at === 0) {
      at = 1
      while (at < rest.length - 1 && width(`${rest.slice(0, at + 1)}-`) <= maxWidth) at++
    }
    // Never cut a surrogate pair in two.
    const code = rest.charCodeAt(at - 1)
    if (code >= 0xd800 && code <= 0xdbff) at++
    const head = rest.slice(0, at)
    parts.push(LETTERS.test(head.slice(-1)) ? `${head}-` : head)
    rest = rest.slice(at)
  }
  if (rest) parts.push(rest)
  return parts
}

/** Pieces a line may end after: words, and parts of words that end in - or /. */
const piecesOf = (paragraph: string): readonly { text: string; hasSpace: boolean }[] =>
  paragraph
    .split(/\s+/u)
    .filter(Boolean)
    .flatMap((word) => {
      // Not after a single letter: E-Mail, E-Akte.
      const parts = word.match(/.+?(?:(?<=[^-/]{3})[-/](?=[^-/]{2})|$)/gu) ?? [word]
      return parts.map((text, index) => ({ text, hasSpace: index === 0 }))
    })

/**
 * Lines of a label not wider than `maxWidth` pixels (only a single character may be). Line breaks in
 * the text are kept. '' gives no lines.
 */
export const wrapText = (
  metrics: Metrics,
  text: string,
  maxWidth: number,
  fontSize: number,
  isBold = false,
): Wrapped => {
  const width = (line: string) => textWidth(metrics, line, fontSize, isBold)
  const lines: string[] = []
  for (const paragraph of text.split(/\r\n|\r|\n/u)) {
    let line = ''
    for (const piece of piecesOf(paragraph)) {
      const joined = line === '' ? piece.text : `${line}${piece.hasSpace ? ' ' : ''}${piece.text}`
      if (width(joined) <= maxWidth) {
        line = joined
        continue
      }
      if (line) lines.push(line)
      const parts = splitWord(metrics, piece.text, maxWidth, fontSize, isBold)
      lines.push(...parts.slice(0, -1))
      line = parts.at(-1) ?? ''
    }
    if (line) lines.push(line)
  }
  return {
    lines,
    width: lines.reduce((most, line) => Math.max(most, width(line)), 0),
    height: lines.length * fontSize * metrics.lineHeight,
  }
}
