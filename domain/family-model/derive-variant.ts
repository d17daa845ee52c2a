// One variant out of the merged model, exactly as it went in: what is shared, what is its own, and the
// places in its tables. Cost: one pass over the model.

import type { Element, Key, Process, Shape } from '#process'
import type { FamilyModel, Provenance } from './family-model.ts'
import { attributesWith, isDangling } from './references.ts'

const byPlace = <T>(
  placed: readonly { readonly place: number; readonly entry: T }[],
): readonly T[] => [...placed].sort((a, b) => a.place - b.place).map(({ entry }) => entry)

/** Throws a RangeError for a variant that is not in the model. */
export const deriveVariant = (model: FamilyModel, id: string): Process => {
  const variant = model.variants.find((one) => one.id === id)
  if (!variant) throw new RangeError(`There is no variant "${id}" in this family model.`)
  const mine = new Map<Key, Provenance>()
  for (const { key, from } of Object.values(model.elements)) {
    const provenance = from.find((one) => one.variant === id)
    if (provenance) mine.set(key, provenance)
  }
  const ownKey = (reference: unknown): unknown =>
    isDangling(reference) ? reference.dangling : mine.get(reference as Key)?.key
  const elements: { place: number; entry: [Key, Element] }[] = []
  const shapes: { place: number; entry: [Key, Shape] }[] = []
  for (const [familyKey, { key, place, own, shapes: pinned }] of mine) {
    const shared = model.elements[familyKey]?.shared ?? {}
    const attributes = attributesWith({ ...shared, ...own }, ownKey)
    elements.push({ place, entry: [key, { ...attributes, key } as unknown as Element] })
    for (const one of pinned) {
      const shape = { ...one.shape, element: key } as Shape
      shapes.push({ place: one.place, entry: [one.key, shape] })
    }
  }
  for (const { key, place, shape } of variant.looseShapes)
    shapes.push({ place, entry: [key, shape] })
  return {
    name: variant.processName,
    elements: Object.fromEntries(byPlace(elements)),
    shapes: Object.fromEntries(byPlace(shapes)),
    ...(variant.origin ? { origin: variant.origin } : {}),
  }
}
