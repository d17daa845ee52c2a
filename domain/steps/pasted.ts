// Text from a manual, a table or a mail as steps to correct: one for each line that says something, without
// its bullet or number. Nothing is guessed beyond that.

export interface PastedStep {
  readonly name: string
  /** Who does it: behind an @, or in the second column of a table. */
  readonly actor?: string
}

/** "1.", "2a)", "-", "•", "☐", "[ ]", "Schritt 3:" and the like, several of them. */
const BULLET =
  /^(?:\(?\d{1,3}(?:\.\d{1,3})*[a-z]?[.)](?=\s)|\d{1,3}(?:\.\d{1,3})+(?=\s)|[a-z]\)(?=\s)|(?:schritt|step)\s+\d+\s*[:.)-]|[-–—•·*▪●○◦➢✓☐☑□o](?=\s|$)|\[[ x]?\])\s*/i
const LONGEST = 300

const readLine = (line: string): PastedStep | undefined => {
  const [first = '', second = ''] = line
    .split('\t')
    .map((cell) => cell.trim())
    .filter(Boolean)
  let name = first
  for (let before = ''; before !== name; ) {
    before = name
    name = name.replace(BULLET, '')
  }
  // A table whose first column is only a number.
  if (name === '' || /^\d{1,3}[.)]?$/.test(name)) {
    return line.includes('\t') && second ? readLine(line.slice(line.indexOf('\t') + 1)) : undefined
  }
  const at = name.lastIndexOf(' @')
  const named = at > 0 ? name.slice(at + 2).trim() : second
  const words = (at > 0 ? name.slice(0, at) : name).replace(/\s+/g, ' ').trim().slice(0, LONGEST)
  return { name: words, ...(named ? { actor: named.slice(0, LONGEST) } : {}) }
}

/** The steps in a text; [] where it says nothing. */
export const readPasted = (text: string): readonly PastedStep[] =>
  text.split(/\r\n|[\r\n\u2028\u2029]/).flatMap((line) => readLine(line) ?? [])
