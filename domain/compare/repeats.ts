// Steps a model has twice: the same label by the same actor, drawn once for each way that leads there. They are
// one work at several places, so whoever answers to one of them may answer to all.

import { signatureOf } from './label-similarity.ts'
import type { Step } from './step.ts'

/** By step, the places of all steps of the same words by the same actor, its own among them. */
export const repeatsOf = (steps: readonly Step[]): readonly ReadonlySet<number>[] => {
  const places = new Map<string, Set<number>>()
  const found = steps.map(({ label, actor }, at) => {
    const words = signatureOf(label)
    const name = words === '' ? `${at}` : `${words}|${signatureOf(actor)}`
    const same = places.get(name) ?? new Set<number>()
    places.set(name, same)
    return same.add(at)
  })
  return found
}
