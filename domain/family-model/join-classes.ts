// Classes of elements of n variants with at most one of each: the strongest link is joined first, and a
// link that would put two elements of one variant into one class is not joined but handed back. So two
// steps that follow each other can never become one. Cost: sorting the links.

export interface ClassLink {
  /** Places of the two elements. */
  readonly a: number
  readonly b: number
  readonly score: number
}

export interface Joined {
  /** The class of each element, named by the smallest place in it. */
  readonly classOf: readonly number[]
  /** Links between what are different classes in the end. */
  readonly refused: readonly ClassLink[]
}

/** `variantOf` gives the variant of each of the elements, counted from 0. */
export const joinClasses = (variantOf: readonly number[], links: readonly ClassLink[]): Joined => {
  const classOf = variantOf.map((_, at) => at)
  const members = new Map(variantOf.map((_, at) => [at, [at]]))
  const sorted = [...links].sort((p, q) => q.score - p.score || p.a - q.a || p.b - q.b)
  const refused: ClassLink[] = []
  for (const link of sorted) {
    const left = classOf[link.a] ?? 0
    const right = classOf[link.b] ?? 0
    if (left === right) continue
    const one = members.get(left) ?? []
    const other = members.get(right) ?? []
    const taken = new Set(one.map((at) => variantOf[at]))
    if (other.some((at) => taken.has(variantOf[at]))) {
      refused.push(link)
      continue
    }
    const [name, gone] = left < right ? [left, right] : [right, left]
    members.set(name, [...one, ...other])
    members.delete(gone)
    for (const at of [...one, ...other]) classOf[at] = name
  }
  return { classOf, refused: refused.filter(({ a, b }) => classOf[a] !== classOf[b]) }
}
