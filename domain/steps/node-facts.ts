// What a text says of a single step, decision or event, set in the process: only what the edit changed; all else that
// the process knows of it stays.

import { type Element, type FlowNode, isActivity, isSame, type Work } from '#process'

/** A fact of one text that is another in the other, set in the process; the rest stays. */
export const withFacts = <T extends object>(mine: T, before: object, after: object): T => {
  const result = { ...mine } as Record<string, unknown>
  const [was, is] = [before, after] as [Record<string, unknown>, Record<string, unknown>]
  const isAddress = (name: string) =>
    ['key', 'kind', 'parent', 'lane', 'source', 'target', 'attachedTo', 'order'].includes(name)
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (isAddress(name) || isSame(was[name], is[name])) continue
    const value =
      name === 'work'
        ? withWork(mine, (was.work ?? {}) as Work, (is.work ?? {}) as Work)
        : name === 'loopDetails' && was.loop === is.loop
          ? withLoopDetails(mine, was.loopDetails ?? {}, is.loopDetails ?? {})
          : is[name]
    if (value === undefined) delete result[name]
    else result[name] = value
  }
  return result as T
}

const withLoopDetails = (mine: object, was: object, is: object): object | undefined => {
  const details = 'loopDetails' in mine ? (mine.loopDetails as object) : {}
  const next = withFacts(details, was, is)
  return Object.keys(next).length > 0 ? next : undefined
}

const withWork = (mine: object, was: Work, is: Work): Work | undefined => {
  const work = 'work' in mine && mine.work ? (mine.work as Work) : {}
  const next = withFacts(work, was, is)
  // A family's code may still stand where older processes have it.
  const isMoved = was.familyCode !== is.familyCode && work.stepKind === was.familyCode
  const { stepKind: _, ...rest } = next
  const settled = isMoved && is.stepKind === undefined ? rest : next
  return Object.keys(settled).length > 0 ? settled : undefined
}

const formOf = (node: FlowNode): object =>
  node.kind === 'subProcess'
    ? { kind: 'subProcess', subProcessType: node.subProcessType }
    : node.kind === 'callActivity'
      ? { kind: 'callActivity' }
      : { kind: 'task', taskType: node.kind === 'task' ? node.taskType : 'none' }

/** Turns a step into one of another kind: what only the other kind knows goes. */
export const turned = (mine: Element, after: FlowNode): Element => {
  if (mine.kind === after.kind) return mine
  const { kind: _, ...rest } = mine as Element & { readonly kind: string }
  const known = Object.fromEntries(
    Object.entries(rest).filter(
      ([name]) =>
        ![
          'taskType',
          'message',
          'isInstantiating',
          'subProcessType',
          'adHoc',
          'calledElement',
        ].includes(name),
    ),
  )
  return { ...known, ...formOf(after) } as unknown as Element
}

/** What only went with another repetition, or another sort of sub-process, goes with it. */
export const withoutLeftovers = (now: Element, mine: Element): Element => {
  if (!isActivity(now) || !isActivity(mine)) return now
  let tidied = now
  if (now.loop !== mine.loop && now.loopDetails === mine.loopDetails) {
    const { loopDetails: _, ...rest } = tidied
    tidied = rest
  }
  if (tidied.kind === 'subProcess' && tidied.subProcessType !== 'adHoc' && tidied.adHoc) {
    const { adHoc: _, ...rest } = tidied
    tidied = rest
  }
  return tidied
}

/** Empty work is none. */
export const tidy = (element: object): object => {
  if (!('work' in element) || Object.keys(element.work ?? {}).length > 0) return element
  const { work: _, ...rest } = element
  return rest
}
