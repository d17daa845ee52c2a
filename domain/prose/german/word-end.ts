// Which words may stand at the end of a longer one: the list of nouns leaves out what goes like its
// last part, and whoever looks a word up must find the same part again.

/** Three letters stand at the end of too many words by accident; these do mean themselves. */
const SHORT = new Set(
  'Akt Amt Arm Art Bad Bau Bus Eid Fax Gas Gut Hof Ohr Ort Rad Rat Ruf See Tag Tat Tod Ton Tor Typ Uhr Weg Zug'.split(
    ' ',
  ),
)

export const isWordEnd = (word: string): boolean => word.length > 3 || SHORT.has(word)
