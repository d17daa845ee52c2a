// What a file calls its process. There is no one place: vendors put it on the process, the
// collaboration, the definitions or the diagram, and pools are usually called by who does the work.

import type { XmlElement } from '#xml'
import { childrenOf } from './bpmn-xml.ts'
import { EXPORTER } from './names.ts'

/** Names that modelling tools give by themselves. */
const GENERIC =
  /^(sid-.*|_?[0-9a-f]{8}-[0-9a-f-]{20,}|(untitled|unnamed|unbenannt|new|neue[rs]?|default)\b.*|(collaboration|definitions|process|prozess|diagram|diagramm|pool|page|seite|business process diagram|bpmndiagram|main)[-_ ]?(diag(ram)?)?[-_ ]?\d*|undefined|null)$/i

/** What a node is called, unless a tool called it so. */
export const ownName = (node: XmlElement | undefined): string | undefined => {
  const name = node?.attributes.name?.replace(/\s+/g, ' ').trim()
  return name && !GENERIC.test(name) ? name : undefined
}

export const nameOf = (definitions: XmlElement, otherwise: string | undefined): string => {
  if (definitions.attributes.exporter === EXPORTER) return definitions.attributes.name ?? ''
  const processes = childrenOf(definitions, 'process')
  const collaborations = childrenOf(definitions, 'collaboration')
  const participants = collaborations.flatMap((one) => childrenOf(one, 'participant'))
  const diagrams = definitions.children.filter(({ local }) => local === 'BPMNDiagram')
  const only = processes.length === 1 ? ownName(processes[0]) : undefined
  const names = [
    only !== ownName(participants[0]) ? only : undefined,
    ...collaborations.map(ownName),
    ownName(definitions),
    ...diagrams.map(ownName),
    otherwise,
    ...participants.filter((one) => one.attributes.processRef).map(ownName),
    ...processes.map(ownName),
  ]
  return names.find((name) => name !== undefined && name !== '') ?? ''
}
