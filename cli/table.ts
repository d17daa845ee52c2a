// Tables for a terminal: columns as wide as they need to be, text wrapped at words. Where the line is
// too short for columns, each row becomes a small block, one line per column.

export interface TableColumn {
  readonly head: string
  /** Fewest characters it may be squeezed to; 12 where not given. */
  readonly min?: number
  readonly align?: 'left' | 'right'
}

const gap = 2

/** Characters as a terminal counts them: letters with combining marks once. */
const size = (text: string): number => [...text.normalize('NFC')].length

const pad = (text: string, width: number, align: TableColumn['align']): string => {
  const space = ' '.repeat(Math.max(0, width - size(text)))
  return align === 'right' ? space + text : text + space
}

/** What a line may break at: not the blank that holds a figure to its sign. */
const BLANKS = /[^\S\u00a0\u202f]+/

/** Lines of at most `width` characters; a word longer than that is cut. */
export const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(BLANKS).filter(Boolean)) {
      let rest = word
      if (line && size(line) + 1 + size(rest) <= width) {
        line += ` ${rest}`
        continue
      }
      if (line) lines.push(line)
      while (size(rest) > width) {
        const letters = [...rest]
        lines.push(letters.slice(0, width).join(''))
        rest = letters.slice(width).join('')
      }
      line = rest
    }
    lines.push(line)
  }
  return lines
}

/** Widths that fit into `total`, taking from the widest first; undefined when they cannot. */
const columnWidths = (
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  total: number,
): readonly number[] | undefined => {
  const widths = columns.map(({ head }, at) =>
    Math.max(size(head), ...rows.flatMap((row) => (row[at] ?? '').split('\n').map(size))),
  )
  const least = columns.map(({ head, min = 12 }, at) =>
    Math.min(widths[at] ?? 0, Math.max(min, size(head))),
  )
  const room = total - gap * (columns.length - 1)
  if (least.reduce((sum, width) => sum + width, 0) > room) return undefined
  while (widths.reduce((sum, width) => sum + width, 0) > room) {
    const slack = widths.map((width, at) => (width > (least[at] ?? 0) ? width : 0))
    const widest = slack.indexOf(Math.max(...slack))
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}

const blocks = (
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  total: number,
  strong: (text: string) => string,
): string =>
  rows
    .map((row) =>
      columns
        .map(({ head }, at) => {
          const [first = '', ...more] = wrap(`${head}: ${row[at] ?? ''}`, Math.max(total, 10))
          const rest = more.flatMap((line) => wrap(line, Math.max(total - 2, 8)))
          const label = `${head}:`
          const opening = first.startsWith(label)
            ? strong(label) + first.slice(label.length)
            : first
          return [opening, ...rest.map((line) => `  ${line}`)].join('\n')
        })
        .join('\n'),
    )
    .join('\n\n')

/** The table as text, ending with a line break. `strong` marks the heads, where marking is possible. */
export const table = (
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number,
  strong: (text: string) => string = (text) => text,
): string => {
  const widths = columnWidths(columns, rows, width)
  if (!widths) return `${blocks(columns, rows, width, strong)}\n`
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, at) => pad(cells[at] ?? '', widths[at] ?? 0, align))
      .join(' '.repeat(gap))
      .trimEnd()
  const body = rows.flatMap((row) => {
    const wrapped = row.map((cell, at) => wrap(cell, widths[at] ?? 0))
    const height = Math.max(...wrapped.map((lines) => lines.length))
    return Array.from({ length: height }, (_, at) => line(wrapped.map((lines) => lines[at] ?? '')))
  })
  const rule = widths.map((wide) => '-'.repeat(wide)).join(' '.repeat(gap))
  return `${[strong(line(columns.map(({ head }) => head))), rule, ...body].join('\n')}\n`
}
