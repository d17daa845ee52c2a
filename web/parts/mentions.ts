// Naming people in what somebody writes: `@` and the beginning of a name, and whom a text names in the end.

export interface Nameable {
  readonly id: string
  readonly name: string
}

/** The @-word that ends at the caret, with where it begins; undefined where there is none, or an address. */
export const wordAt = (
  text: string,
  caret: number,
): { readonly from: number; readonly word: string } | undefined => {
  const match = /(?:^|[^\p{L}\p{N}._-])@([\p{L}\p{M}.'-]*(?: [\p{L}\p{M}.'-]+)?)$/u.exec(
    text.slice(0, caret),
  )
  const word = match?.[1]
  return word === undefined ? undefined : { from: caret - word.length - 1, word }
}

/** Whose name, or a part of it, begins like the word; a few, in their order. */
export const fitting = <One extends Nameable>(
  people: readonly One[],
  word: string,
  most = 6,
): readonly One[] => {
  const wanted = word.toLowerCase()
  return people
    .filter(({ name }) => {
      const whole = name.toLowerCase()
      return whole.startsWith(wanted) || whole.split(/[ -]/).some((part) => part.startsWith(wanted))
    })
    .slice(0, most)
}

/** The text with the @-word made a name, and where the caret stands then. */
export const putName = (
  text: string,
  from: number,
  caret: number,
  name: string,
): { readonly text: string; readonly caret: number } => {
  const before = `${text.slice(0, from)}@${name} `
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length }
}

/** Ids of those whose whole name stands behind an @; a longer name is not also the shorter one it begins with. */
export const namedIn = (text: string, people: readonly Nameable[]): readonly string[] => {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length)
  let rest = text
  const named = longestFirst.filter(({ name }) => {
    const sign = `@${name}`
    const parts = rest.split(sign)
    const isNamed = parts.slice(1).some((after) => !/^[\p{L}\p{N}]/u.test(after))
    if (isNamed) rest = parts.join('\n')
    return isNamed
  })
  return named.map(({ id }) => id)
}
