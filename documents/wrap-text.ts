// Breaks a text into lines that fit, between words, and inside a word only where it alone is too long.

/** Lines no wider than `width`, measured by `widthOf`; one empty line for an empty text. */
export const wrapText = (
  text: string,
  width: number,
  widthOf: (text: string) => number,
): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word
    if (widthOf(longer) <= width) {
      line = longer
      continue
    }
    if (line) lines.push(line)
    line = ''
    for (const sign of word) {
      if (line && widthOf(line + sign) > width) {
        lines.push(line)
        line = ''
      }
      line += sign
    }
  }
  return line || lines.length === 0 ? [...lines, line] : lines
}
