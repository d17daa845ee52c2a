// Text from a manual, a table or a mail as steps to correct: one for each line that says something, without
// its bullet or number. Nothing is guessed beyond that.

export interface PastedStep {
  readonly name: string
  /** Who does it: behind an @, or in the second column of a table. */
  readonly actor?: string
}

/** "1.", "2a)", "-", "•", "☐", "[ ]", "Schritt 3:" and the like, several of them; Symbol fonts have theirs in U+E000 and up. */
const BULLET =
  /^(?:\(?\d{1,3}(?:\.\d{1,3})*[a-z]?[.)](?=\s)|\d{1,3}(?:\.\d{1,3})+(?=\s)|\(?[a-z]\)(?=\s)|(?:schritt|step)\s+\d+\s*[:.)-]|[-–—•·*▪●○◦➢✓☐☑□o](?=\s|$)|[\uE000-\uF8FF]|\[[ x]?\])\s*/i
/** "II." before a word; "I. d. R." and "i. A." are words themselves. */
const ROMAN = /^\(?[IVX]{1,5}[.)]\s+(?=\p{L}{2})/u
/** A column that only counts: "3", "a)", "II.", or a sign without any letter, as "§" for a square of another font. */
const MARK =
  /^(?:\(?\d{1,3}(?:\.\d{1,3})*[a-z]?[.)]?|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|o|[^\p{L}\p{N}]{1,3})$/iu
/** Before each line of a mail that is answered. */
const QUOTED = /^(?:\s*>)+\s?/
/** The end of a mail. */
const GREETING =
  /^(?:mfg|(?:mit )?(?:viele|freundliche|beste|liebe|herzliche|schöne)n? gr(?:ü|ue)(?:ß|ss)en?\b.*|(?:kind|best) regards\b.*)$/iu
const LONGEST = 300

const STEP_HEADS =
  /^(?:(?:arbeits|prozess|teil)?schritte?|tätigkeit(?:en)?|aufgaben?|was|ablauf|beschreibung|steps?|tasks?|activity|what|description)\??$/i
const WHO_HEADS =
  /^(?:wer|zuständig(?:keit)?|verantwortlich(?:keit)?|stelle|rolle|organisationseinheit|bearbeitung|who|actor|role|responsible)\??$/i
const OTHER_HEADS =
  /^(?:(?:lfd\.? ?)?nr\.?|no\.?|pos\.?|#|womit|wann|wie lange|dauer|zeit|frist|minuten|medium|unterlagen|dokumente?|(?:it-)?(?:verfahren|systeme?)|ergebnis|bemerkung(?:en)?|anmerkung(?:en)?|hinweise?|when|time|duration|minutes|documents?|systems?|result|remarks?|notes?)\??$/i

/** Where a table says what is done and who does it. */
interface Columns {
  readonly name: number
  /** -1 where no column says it. */
  readonly who: number
}

const cellsOf = (line: string): readonly string[] => line.split('\t').map((cell) => cell.trim())

/** The columns that a row of headings names; undefined for any other row. */
const columnsOf = (line: string): Columns | undefined => {
  const cells = cellsOf(line)
  const filled = cells.filter(Boolean)
  const isHead = (cell: string) =>
    [STEP_HEADS, WHO_HEADS, OTHER_HEADS].some((one) => one.test(cell))
  if (filled.length < 2 || !filled.every(isHead)) return undefined
  const name = cells.findIndex((cell) => STEP_HEADS.test(cell))
  if (name < 0) return undefined
  return { name, who: cells.findIndex((cell) => WHO_HEADS.test(cell)) }
}

const withoutBullets = (text: string): string => {
  let name = text
  for (let before = ''; before !== name; ) {
    before = name
    name = name.replace(BULLET, '').replace(ROMAN, '')
  }
  return name
}

const readLine = (line: string, columns: Columns | undefined): PastedStep | undefined => {
  const cells = cellsOf(line)
  const isRow = columns !== undefined && cells.length > columns.name
  const filled = cells.filter(Boolean)
  const from = filled.findIndex((cell) => !MARK.test(cell))
  const [first = '', second = ''] = isRow
    ? [cells[columns.name], cells[columns.who]]
    : from < 0
      ? []
      : filled.slice(from)
  const name = withoutBullets(first)
  if (name === '' || MARK.test(name) || GREETING.test(name)) return undefined
  const at = name.lastIndexOf(' @')
  const named = at > 0 ? name.slice(at + 2).trim() : second
  const words = (at > 0 ? name.slice(0, at) : name).replace(/\s+/g, ' ').trim().slice(0, LONGEST)
  // A number in the next column says how long, and not who.
  return { name: words, ...(/\p{L}/u.test(named) ? { actor: named.slice(0, LONGEST) } : {}) }
}

/** The steps in a text; [] where it says nothing. */
export const readPasted = (text: string): readonly PastedStep[] => {
  let columns: Columns | undefined
  return text.split(/\r\n|[\r\n\v\u2028\u2029]/).flatMap((quoted) => {
    const line = quoted.replace(QUOTED, '')
    const head = columnsOf(line)
    if (head) {
      columns = head
      return []
    }
    return readLine(line, columns) ?? []
  })
}
