// Another kind of post does it. Approvals and decisions are left out: who signs depends on the size and
// the rules of the house. So are actors that are alike by name or have the same rank elsewhere, and offices that are
// only called differently (`same-office.ts`). A house with several posts in the row is named with all of them.

import type { Label } from '#language'
import type { Finding } from '../comparison.ts'
import {
  addresses,
  isSeam,
  nameOf,
  type Observer,
  portionOf,
  shareOf,
  stepsIn,
} from './material.ts'
import { areAlikeByName, namesTheHouse, sameOffices } from './same-office.ts'

/** One wording for each post, whatever the order of its words: what most say. */
const postNames = (posts: readonly Label[]): ((post: Label) => string) => {
  const keyOf = ({ words }: Label): string =>
    words
      .map((word) => word.key)
      .sort()
      .join(' ')
  const wordings = new Map<string, Map<string, number>>()
  for (const post of posts) {
    const key = keyOf(post)
    const texts = wordings.get(key) ?? new Map<string, number>()
    wordings.set(key, texts.set(post.text, (texts.get(post.text) ?? 0) + 1))
  }
  return (post) => {
    const texts = [...(wordings.get(keyOf(post)) ?? [])]
    const [most] = texts.sort(([x, m], [y, n]) => n - m || (x < y ? -1 : 1))
    return most?.[0] ?? post.text
  }
}

export const otherActor: Observer = (material) => {
  const isSameOffice = sameOffices(material)
  return material.rows.flatMap((row, rowAt): readonly Finding[] => {
    const placed = material.alignment.rows[rowAt] ?? []
    if (isSeam(placed)) return []
    if (
      placed.some(
        ({ step }) =>
          material.kinds.has(step.label, 'approve') || material.kinds.has(step.label, 'decide'),
      )
    ) {
      return []
    }
    const actors = material.subjects.flatMap((_, column) => {
      const byName = new Map<string, Label>()
      for (const { actor } of [...stepsIn(placed, column)].sort((a, b) => shareOf(b) - shareOf(a)))
        if (actor.words.length > 0 && !namesTheHouse(actor, column, material))
          byName.set(actor.text, actor)
      const named = [...byName.values()]
      // Who does it together with another is named there.
      const all = named.filter(
        (one) => !named.some((other) => other !== one && other.text.includes(one.text)),
      )
      return all.length > 0 ? [{ column, name: nameOf(material, column), all }] : []
    })
    if (actors.length < 2) return []
    const differs = actors.some((a) =>
      actors.some(
        (b) =>
          b.column > a.column &&
          !a.all.some((one) =>
            b.all.some(
              (other) =>
                areAlikeByName(one, other, material) ||
                isSameOffice(a.column, one, b.column, other),
            ),
          ),
      ),
    )
    if (!differs) return []
    const nameOfPost = postNames(actors.flatMap(({ all }) => all))
    return [
      {
        observation: {
          code: 'otherActor',
          step: row.label,
          actors: actors.map(({ name, all }) => ({
            name,
            actor: all.map(nameOfPost).join(', '),
          })),
        },
        weight: (actors.length > 2 ? 0.4 : 0.3) + 0.05 * portionOf(material, rowAt),
        cells: addresses(
          rowAt,
          actors.map(({ column }) => column),
        ),
      },
    ]
  })
}
