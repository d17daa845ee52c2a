// How often something was met in a file and in which lines first, and remarks made of that.

import type { Remark } from './outcome.ts'

/** Kinds of which people are told one by one; a file made to annoy has any number. */
const MOST_KINDS = 30
const MOST_LINES = 3

interface Times {
  count: number
  readonly lines: Set<number>
}

/** How often each name was met, and where first. */
export const tally = () => {
  const found = new Map<string, Times>()
  const add = (name: string, line: number) => {
    let times = found.get(name)
    if (!times) {
      times = { count: 0, lines: new Set() }
      found.set(name, times)
    }
    times.count += 1
    if (times.lines.size < MOST_LINES) times.lines.add(line)
  }
  const sorted = () => [...found].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
  const remarks = (code: Remark['code'], property: string): readonly Remark[] => {
    const all = sorted()
    const few = all.slice(0, MOST_KINDS).map(
      ([name, { count, lines }]): Remark => ({
        code,
        details: { [property]: name, count, lines: [...lines].join(', ') },
      }),
    )
    const rest = all.slice(MOST_KINDS)
    const count = rest.reduce((sum, [, times]) => sum + times.count, 0)
    return rest.length === 0 ? few : [...few, { code: 'more-alike', details: { of: code, count } }]
  }
  /** All in one remark, for what nobody reads one by one. */
  const together = (code: Remark['code']): readonly Remark[] => {
    const all = sorted()
    if (all.length === 0) return []
    const names = all.slice(0, 6).map(([name, times]) => `${name.slice(0, 40)} (${times.count})`)
    const list = all.length > 6 ? `${names.join(', ')} …` : names.join(', ')
    const count = all.reduce((sum, [, times]) => sum + times.count, 0)
    return [{ code, details: { list, count } }]
  }
  return { add, remarks, together }
}
