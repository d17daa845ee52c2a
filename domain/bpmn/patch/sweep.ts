// When elements leave, nothing may go on pointing to them, also nothing the model does not understand:
// lists lose the entry, references their attribute, and what cannot be without its end leaves as well.
// Two walks over the file's tree.

import type { XmlElement } from '#xml'
import { idOf } from '../entry.ts'
import { withoutPrefix } from '../find.ts'
import { DIAGRAM, MODEL } from '../names.ts'
import type { Patching } from './patching.ts'

/** Attributes without which an element makes no sense. */
const ENDS = ['sourceRef', 'targetRef', 'bpmnElement', 'attachedToRef'] as const
/** Attributes that may be missing. */
const LOOSE = ['default', 'activityRef', 'messageRef', 'processRef', 'source', 'target'] as const
/** Children that hold one id. */
const LISTED =
  /^(incoming|outgoing|source|flowNodeRef|participantRef|innerParticipantRef|outerParticipantRef|messageFlowRef|innerMessageFlowRef|outerMessageFlowRef|dataInputRefs|dataOutputRefs)$/

export const sweep = ({ source, difference, entryOf, editor }: Patching): void => {
  const { added, removed } = difference
  const left = new Set<XmlElement>()
  const gone = new Set<string>()
  for (const key of removed) {
    const entry = entryOf.get(key)
    const id = entry && idOf(entry.node)
    if (entry) left.add(entry.node)
    const process = entry && source.whereabouts.findings.processOf.get(entry)
    if (process) left.add(process)
    if (id !== undefined && !added.has(key)) gone.add(id)
  }
  const stays = new Set<XmlElement>()
  for (const [key, { node }] of entryOf) if (!removed.has(key)) stays.add(node)
  // Whatever else has the same id is still there to be meant.
  const spare = (node: XmlElement) => {
    if (left.has(node)) return
    const id = idOf(node)
    if (id !== undefined && node.namespace === MODEL) gone.delete(id)
    for (const child of node.children) spare(child)
  }
  spare(source.xml.root)
  if (gone.size === 0) return
  const leadsAway = (reference: string | undefined): boolean => {
    const id = reference?.trim() ?? ''
    return id !== '' && (gone.has(id) || gone.has(withoutPrefix(id)))
  }
  const { diagrams } = source.whereabouts.findings
  const walk = (node: XmlElement) => {
    // What other tools add is theirs, a value that only they understand.
    const isStandard = node.namespace === MODEL || node.namespace === DIAGRAM
    if (left.has(node) || !isStandard || node.local === 'extensionElements') return
    const isLost = !stays.has(node) && ENDS.some((name) => leadsAway(node.attributes[name]))
    if (isLost && node.local !== 'BPMNPlane') {
      editor.remove(node)
      return
    }
    // A drawing goes with the last shape in it, not with what it is called after.
    if (isLost && !node.children.some(({ namespace }) => namespace === DIAGRAM)) {
      const diagram = diagrams.find(({ children }) => children.includes(node))
      if (diagram) editor.remove(diagram)
      return
    }
    for (const name of LOOSE) {
      if (leadsAway(node.attributes[name])) editor.setAttribute(node, name, undefined)
    }
    for (const child of node.children) {
      const isReference = child.namespace === MODEL && child.children.length === 0
      if (isReference && LISTED.test(child.local) && leadsAway(child.text)) editor.remove(child)
      else if (
        isReference &&
        /^(sourceRef|targetRef)$/.test(child.local) &&
        leadsAway(child.text)
      ) {
        if (!stays.has(node)) editor.remove(node)
      } else walk(child)
    }
  }
  walk(source.xml.root)
}
