// Two people change the same facts at once: a writer overwrites a property only if they had seen its current
// value. Properties that only one of them touched do not collide.

import { isSame } from '#process'

export type Overwriting<Facts> =
  /** `names`: what really changes; none where everything is as wanted already. */
  | { readonly kind: 'taken'; readonly facts: Facts; readonly names: readonly string[] }
  /** `names`: what somebody else changed to something different since; nothing is taken. */
  | { readonly kind: 'stale'; readonly names: readonly string[] }

/**
 * The facts as they are after somebody who had `seen` the one state and wrote the other. What they left as
 * they saw it stays as it is now. Said twice, it is taken once.
 */
export const overwrite = <Facts extends object>(
  current: Facts,
  seen: Facts,
  wanted: Facts,
): Overwriting<Facts> => {
  const names = [...new Set([...Object.keys(seen), ...Object.keys(wanted)])] as (keyof Facts &
    string)[]
  const touched = names.filter(
    (name) => !isSame(wanted[name], seen[name]) && !isSame(wanted[name], current[name]),
  )
  const stale = touched.filter((name) => !isSame(current[name], seen[name]))
  if (stale.length > 0) return { kind: 'stale', names: stale }
  const facts = { ...current }
  for (const name of touched) {
    if (wanted[name] === undefined) delete facts[name]
    else facts[name] = wanted[name]
  }
  return { kind: 'taken', facts, names: touched }
}
