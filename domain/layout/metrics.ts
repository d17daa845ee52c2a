// How wide text is. A browser knows; here a small table stands in: for every Latin character the
// widest of Fira Sans, Noto Sans and Liberation Sans (metric twin of Arial), rounded up to 1/100 em.
// So what fits by this table fits in each of the fonts a drawing is likely to be shown with.

/** Advance widths in thousandths of the font size, and the height of a line as a multiple of it. */
export interface Metrics {
  readonly widths: ReadonlyMap<string, number>
  /** For characters the table does not name. */
  readonly fallbackWidth: number
  readonly lineHeight: number
}

const byWidth: readonly (readonly [number, string])[] = [
  [230, "'‘’"],
  [250, '‚'],
  [280, ' !,.:;j·'],
  [290, 'iìíîï'],
  [300, 'l'],
  [320, 'ł'],
  [330, '[]'],
  [340, '()I`¡´¸ÌÍÎÏ'],
  [350, 'f'],
  [370, 't'],
  [380, '{}•'],
  [400, '²³¹'],
  [410, '"-“”'],
  [420, 'r„'],
  [500, 'Jcszªºçšžćčśż'],
  [510, 'vyýÿ'],
  [520, '/\\'],
  [530, 'x°'],
  [540, 'k'],
  [560, '*?L_|¦§¯–†Ł'],
  [570, 'ae»àáâãäåèéêëę'],
  [580, '$0123456789^¢£¤¥¨«±÷€'],
  [590, '+<=>~¬×'],
  [610, 'oðòóôõö'],
  [620, 'FTZbdghnpqu¿ñøùúûüþŽńŻ'],
  [630, 'µ'],
  [640, 'ß'],
  [650, '#'],
  [670, 'ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞŠĘŚ'],
  [730, 'CDRÇÐĆČ'],
  [740, 'U¶ÙÚÛÜ'],
  [750, 'H'],
  [760, 'NÑŃ'],
  [770, '&'],
  [780, 'G'],
  [790, 'OQwÒÓÔÕÖØ'],
  [840, '©®'],
  [890, '%æ'],
  [910, 'M'],
  [940, 'm¼½¾'],
  [950, 'Wœ'],
  [1000, 'Æ—…Œ'],
  [1020, '@'],
  [1190, '‰'],
]

export const defaultMetrics: Metrics = {
  widths: new Map(byWidth.flatMap(([width, text]) => [...text].map((char) => [char, width]))),
  fallbackWidth: 1000,
  lineHeight: 1.25,
}

/** Width of one line in pixels at the given font size; bold text is taken as 8 % wider. */
export const textWidth = (
  metrics: Metrics,
  text: string,
  fontSize: number,
  isBold = false,
): number => {
  let sum = 0
  for (const char of text) sum += metrics.widths.get(char) ?? metrics.fallbackWidth
  return (sum / 1000) * fontSize * (isBold ? 1.08 : 1)
}
