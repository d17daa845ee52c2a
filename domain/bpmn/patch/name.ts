// A new name of the process goes where the file has the old one; where the file does not say a name of
// its own, to the collaboration, else to the definitions.

import type { XmlElement } from '#xml'
import { childrenOf } from '../bpmn-xml.ts'
import { EXPORTER } from '../names.ts'
import type { Patching } from './patching.ts'

const plain = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim()

export const patchName = ({ source, before, after, editor }: Patching): void => {
  const { root } = source.xml
  const processes = childrenOf(root, 'process')
  const collaborations = childrenOf(root, 'collaboration')
  if (root.attributes.exporter === EXPORTER) {
    editor.setAttribute(root, 'name', after.name)
    return
  }
  // In the order in which the reader asks; a process called like its pool does not name the whole.
  const [participant] = collaborations.flatMap((one) => childrenOf(one, 'participant'))
  const isOwn = ({ attributes }: XmlElement) =>
    !participant || plain(attributes.name) !== plain(participant.attributes.name)
  const holders = [
    ...(processes.length === 1 ? processes.filter(isOwn) : []),
    ...collaborations,
    root,
    ...root.children.filter(({ local }) => local === 'BPMNDiagram'),
  ]
  const isHolder = ({ attributes }: XmlElement) => plain(attributes.name) === before.name
  const holder = before.name === '' ? undefined : holders.find(isHolder)
  editor.setAttribute(holder ?? collaborations[0] ?? root, 'name', after.name)
}
