// Columns that do not fit on one page are laid out in blocks of nearly the same size, each with the first
// column repeated.

/** As many columns stay readable on A4 that lies across. */
export const MOST_BESIDE = 6

export interface Block {
  readonly from: number
  /** The first that is no longer in it. */
  readonly to: number
}

/** As few blocks as there can be; none for no columns. */
export const blocksOf = (count: number): readonly Block[] => {
  const blocks = Math.ceil(count / MOST_BESIDE)
  return Array.from({ length: blocks }, (_, at) => ({
    from: Math.round((at * count) / blocks),
    to: Math.round(((at + 1) * count) / blocks),
  }))
}
