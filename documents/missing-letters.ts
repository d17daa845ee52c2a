// Letters that the font of pictures and PDFs has no sign for, as Chinese, Arabic, arrows or emoji: they are drawn as
// empty boxes, so whoever exports is told which, and the page says that some are missing. An SVG has them all.

import { type Font, openSync } from 'fontkit'
import { createTexts, type Language } from '#texts'
import { fontFiles } from './font.ts'
import { readScene, type Scene } from './svg-scene.ts'

/** An element of a drawing with letters that cannot be drawn. */
export interface MissingLetters {
  /** Key of the element; undefined for the title. */
  readonly key: string | undefined
  /** Its words as they are drawn. */
  readonly text: string
  /** As a reader sees them, an emoji of several signs is one; each once, in the order of the text. */
  readonly letters: readonly string[]
}

let opened: Font | undefined

/** The plain font; the bold one has signs for the same letters. */
export const plainFont = (): Font => {
  if (opened) return opened
  const font = openSync(fontFiles()[0] ?? '')
  if (!('hasGlyphForCodePoint' in font)) throw new Error('not a single font')
  opened = font
  return font
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** What has no shape of its own: blanks, control signs, joiners. */
const SHAPELESS = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u

const isMissing = (sign: string): boolean =>
  !SHAPELESS.test(sign) && !plainFont().hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)

/** The letters of a text that are drawn as boxes; [] where all can be drawn. */
export const lettersMissingIn = (text: string): readonly string[] => {
  // Nearly always everything can be drawn, and taking a text apart takes longer.
  if (![...new Set(text)].some(isMissing)) return []
  const found = [...graphemes.segment(text)].map(({ segment }) => segment)
  return [...new Set(found.filter((letter) => [...letter].some(isMissing)))]
}

/** By element, in the order they are drawn; the title only where the page shows it. */
export const missingInScene = (scene: Scene, hasTitle: boolean): readonly MissingLetters[] => {
  const title = hasTitle ? [{ key: undefined, text: scene.title }] : []
  const elements = scene.elements.map(({ key, items }) => ({
    key,
    text: items.flatMap((item) => (item.kind === 'text' ? item.text : [])).join(' '),
  }))
  return [...title, ...elements].flatMap((one) => {
    const letters = lettersMissingIn(one.text)
    return letters.length > 0 ? [{ ...one, letters }] : []
  })
}

/** As `missingInScene`, of an SVG that `draw` made. */
export const missingLetters = (svg: string, hasTitle = false): readonly MissingLetters[] =>
  lettersMissingIn(svg).length > 0 ? missingInScene(readScene(svg), hasTitle) : []

/** What the page says of it; undefined where nothing is missing. */
export const sayMissing = (
  missing: readonly MissingLetters[],
  language: Language,
): string | undefined => {
  const count = new Set(missing.flatMap(({ letters }) => letters)).size
  return count === 0 ? undefined : createTexts(language).t('pictures:missing', { count })
}

/** What a PDF of a table says of the texts in it; undefined where nothing is missing. */
export const sayMissingInTable = (texts: string, language: Language): string | undefined => {
  const count = lettersMissingIn(texts).length
  return count === 0 ? undefined : createTexts(language).t('pictures:missingInTable', { count })
}
