// Where ways wait for each other at a gateway and the nesting of a list does not say so: only some of the
// ways taken together meet there, or ways from elsewhere do. Watched while the list is told; it is said
// in so many words then.

import { type FlowNode, isGateway, type Key, type SequenceFlow } from '#process'

interface Scope {
  readonly nodes: ReadonlyMap<Key, FlowNode>
  readonly flowsFrom: (key: Key) => readonly SequenceFlow[]
  readonly flowsInto: (key: Key) => readonly SequenceFlow[]
}

export interface Waits {
  /** Ways are told that come to a gateway from different places, so that nothing says they wait. */
  readonly miss: (gateway: Key | undefined) => void
  /** Whether the ways out of a node, taken together, are told to wait for each other at a gateway. */
  readonly areTold: (split: FlowNode, gateway: Key | undefined) => boolean
  /** What is waited for without being told, by the gateway: the nodes that come before it. */
  readonly missed: () => ReadonlyMap<Key, readonly Key[]>
}

/** Cost: linear in the ways into the gateways that are missed. */
export const watchWaits = ({ nodes, flowsFrom, flowsInto }: Scope): Waits => {
  const found = new Set<Key>()

  const isMeeting = (key: Key): boolean => {
    const node = nodes.get(key)
    if (!node || !isGateway(node) || flowsInto(key).length < 2) return false
    return node.gatewayType !== 'exclusive' && !node.gatewayType.startsWith('eventBased')
  }

  const isSilent = (key: Key): boolean => {
    const node = nodes.get(key)
    return node !== undefined && isGateway(node) && flowsFrom(key).length < 2
  }

  /** One that waits right after it waits for all that this one waits for. */
  const isWithinAnother = (gateway: Key): boolean => {
    let at = gateway
    for (const seen = new Set<Key>(); isSilent(at) && !seen.has(at); ) {
      seen.add(at)
      const next = flowsFrom(at)[0]?.target
      if (next === undefined) return false
      if (next !== gateway && isMeeting(next)) return true
      at = next
    }
    return false
  }

  const sourcesOf = (gateway: Key): readonly Key[] => {
    const sources = new Set<Key>()
    const seen = new Set<Key>([gateway])
    const queue = [gateway]
    for (let key = queue.shift(); key !== undefined; key = queue.shift())
      for (const { source } of flowsInto(key)) {
        if (!isSilent(source)) sources.add(source)
        else if (!seen.has(source)) {
          seen.add(source)
          queue.push(source)
        }
      }
    return [...sources]
  }

  return {
    miss: (gateway) => {
      if (gateway !== undefined && isMeeting(gateway)) found.add(gateway)
    },
    areTold: (split, gateway) => {
      const end = gateway === undefined ? undefined : nodes.get(gateway)
      if (!end || !isGateway(end)) return false
      const isConditional = flowsFrom(split.key).some((flow) => flow.condition || flow.isDefault)
      const type = isGateway(split) ? split.gatewayType : isConditional ? 'inclusive' : 'parallel'
      if (type === 'parallel') return true
      return (type === 'inclusive' || type === 'complex') && end.gatewayType !== 'parallel'
    },
    missed: () =>
      new Map(
        [...found]
          .filter((gateway) => !isWithinAnother(gateway))
          .map((gateway) => [gateway, sourcesOf(gateway)] as const)
          .filter(([, sources]) => sources.length > 1),
      ),
  }
}
