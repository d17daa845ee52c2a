// What a line of a step list is called. A way is only a condition below a decision; a party and a way beside
// others stand in the list as ways, too.

interface Line<Kind extends string> {
  readonly kind: Kind
  readonly depth: number
  readonly label: string
}

/** The word for the line at this place of its list; 'step' for a place that is not in it. */
export const lineWord = <Kind extends string>(
  lines: readonly Line<Kind>[],
  index: number,
): Kind | 'step' | 'party' | 'beside' | 'way' => {
  const line = lines[index]
  if (!line) return 'step'
  if (line.kind !== 'branch') return line.kind
  if (line.depth === 0) return 'party'
  const parent = lines.slice(0, index).findLast(({ depth }) => depth < line.depth)
  if (parent?.kind === 'parallel') return 'beside'
  return line.label === '' ? 'way' : line.kind
}
