// Names for columns: of each path as many folders from the end as tell it apart from the others.

/** One short name per path, in the same order; equal paths keep equal names. */
export const shortNames = (paths: readonly string[]): readonly string[] => {
  const parts = paths.map((path) => path.split(/[\\/]/).filter(Boolean))
  const name = (at: number, count: number) => (parts[at] ?? []).slice(-count).join('/')
  return paths.map((path, at) => {
    const longest = parts[at]?.length ?? 0
    for (let count = 1; count <= longest; count++) {
      const mine = name(at, count)
      const isAlone = paths.every((other, j) => other === path || name(j, count) !== mine)
      if (isAlone) return mine
    }
    return path
  })
}
