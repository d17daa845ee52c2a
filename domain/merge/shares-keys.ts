// Whether two models are states of one process: their elements carry the same ids.

import { elementsOf, isFlowNode, type Process } from '#process'

/** Whether at least half of the steps and events of the smaller process are in the other under the same key. */
export const keepsKeys = (a: Process, b: Process): boolean => {
  const [one = [], other = []] = [a, b].map((process) => elementsOf(process).filter(isFlowNode))
  const fewer = one.length <= other.length ? one : other
  const more = fewer === one ? b : a
  const shared = fewer.filter(({ key, kind }) => more.elements[key]?.kind === kind)
  return shared.length * 2 >= fewer.length
}

/** Whether two models from wherever are states of one: only BPMN files have ids that stay; the steps of a list are numbered, whatever they are. */
export const sharesKeys = (a: Process, b: Process): boolean =>
  a.origin?.format === 'bpmn' && b.origin?.format === 'bpmn' && keepsKeys(a, b)
