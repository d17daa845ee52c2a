// For tests that read like sentences: a process, what somebody does, and what it looks like afterwards.

import { checkChange, type Edit, type NewKey, type Reason } from '#change'
import {
  actorOf,
  asKey,
  type Element,
  elementsOf,
  isFlow,
  isFlowNode,
  type Key,
  type Process,
} from '#process'

/** Keys as words: the stem itself, then the stem with a number. */
export const words = (): NewKey => {
  const given = new Map<string, number>()
  return (stem) => {
    const count = (given.get(stem) ?? 0) + 1
    given.set(stem, count)
    return asKey(count === 1 ? stem : `${stem}.${count}`)
  }
}

/** The process after an edit; throws where it cannot be done or a law of changes is broken. */
export const done = (process: Process, edit: Edit): Process => {
  if (edit.kind === 'impossible') throw new Error(`${edit.reason} ${edit.key ?? ''}`)
  const checked = checkChange(process, { id: 'g', changes: edit.changes })
  const wrong = [...checked.broken, ...checked.conflicts.map(({ code, key }) => `${code} ${key}`)]
  if (wrong.length > 0) throw new Error(wrong.join(', '))
  return checked.process
}

/** Why an edit cannot be done, and at which element; 'done' where it can. */
export const reasonOf = (edit: Edit): readonly [Reason, Key | undefined] | 'done' =>
  edit.kind === 'impossible' ? [edit.reason, edit.key] : 'done'

const label = (process: Process, key: Key): string => process.elements[key]?.name || key

/** Every arrow as `from > to`, with its words; message flows as `from ~ to`. */
export const ways = (process: Process): readonly string[] =>
  elementsOf(process).flatMap((flow) => {
    if (!isFlow(flow)) return []
    const arrow = { sequenceFlow: '>', messageFlow: '~', association: '-', dataAssociation: '=' }
    const line = `${label(process, flow.source)} ${arrow[flow.kind]} ${label(process, flow.target)}`
    return [flow.name ? `${line}: ${flow.name}` : line]
  })

/** Who does what: `step: actor` for every step. */
export const doers = (process: Process): readonly string[] =>
  elementsOf(process)
    .filter(isFlowNode)
    .map((node) => `${label(process, node.key)}: ${actorOf(process, node)}`)

/** The element with this key or this name; throws where there is none. */
export const the = (process: Process, name: string): Element => {
  const found =
    process.elements[asKey(name)] ?? elementsOf(process).find((element) => element.name === name)
  if (!found) throw new Error(`nothing is called ${name}`)
  return found
}
