// The facts sheet goes where the file has it, else to its first holder.

import type { Profile } from '#process'
import { element, type XmlElement } from '#xml'
import { childrenOf } from '../bpmn-xml.ts'
import { EXTENSION } from '../names.ts'
import { profileNode } from '../write-extension.ts'
import { head } from '../write-nodes.ts'
import type { Patching } from './patching.ts'

export const patchProfile = ({ source, nodes }: Patching, profile: Profile): void => {
  const { root } = source.xml
  const holders = [...childrenOf(root, 'collaboration'), ...childrenOf(root, 'process')]
  const holds = (node: XmlElement) =>
    childrenOf(node, 'extensionElements').some(({ children }) =>
      children.some(({ local, namespace }) => local === 'profile' && namespace === EXTENSION),
    )
  const holder = holders.find(holds) ?? holders[0]
  if (!holder) return
  const form = (one: Profile | undefined) =>
    element('holder', {}, head({}, one ? profileNode(one) : undefined))
  nodes.patch(holder, form(source.profile), form(profile))
}
