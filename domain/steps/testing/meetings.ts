// What waits for what in a process, whatever its gateways are called and however many there are of them.

import { asKey, elementsOf, flowsOf, isGateway, type Key, type Process } from '#process'
import { outlineOf } from '../outline.ts'
import { traceSteps } from '../read-steps.ts'
import { tellSteps } from '../write-steps.ts'

/** For each gateway at which several ways wait for each other: the steps, events and decisions before it. */
export const meetingsOf = (process: Process): readonly ReadonlySet<Key>[] => {
  const { incoming, outgoing } = flowsOf(process)
  const isSilent = (key: Key): boolean => {
    const node = process.elements[key]
    return node !== undefined && isGateway(node) && (outgoing.get(key) ?? []).length < 2
  }
  const sourcesOf = (gateway: Key): ReadonlySet<Key> => {
    const sources = new Set<Key>()
    const seen = new Set<Key>([gateway])
    const visit = (key: Key) => {
      for (const { source } of incoming.get(key) ?? []) {
        if (!isSilent(source)) sources.add(source)
        else if (!seen.has(source)) {
          seen.add(source)
          visit(source)
        }
      }
    }
    visit(gateway)
    return sources
  }
  const leadsOn = (gateway: Key): boolean => {
    let key: Key | undefined = gateway
    for (let steps = 0; key !== undefined && isSilent(key) && steps < 100; steps++)
      key = outgoing.get(key)?.[0]?.target
    return key !== undefined && !isSilent(key)
  }
  return elementsOf(process)
    .filter(isGateway)
    .filter(({ gatewayType }) => gatewayType !== 'exclusive' && !/^eventBased/.test(gatewayType))
    .filter(({ key }) => (incoming.get(key) ?? []).length > 1 && leadsOn(key))
    .map(({ key }) => sourcesOf(key))
    .filter((sources) => sources.size > 1)
}

/** What waits for what and is neither said by the nesting, nor in so many words. */
export const untoldMeetings = (process: Process): readonly (readonly Key[])[] => {
  const { text, sources } = tellSteps(process)
  const again = traceSteps(text)
  const keyOf = (key: Key): Key =>
    asKey((sources.get(again.origins.get(key) ?? '') ?? key).replace('/split', ''))
  const said = [
    ...meetingsOf(again.process).map((keys) => new Set([...keys].map(keyOf))),
    ...[...outlineOf(process).waits.values()].map((keys) => new Set(keys)),
  ]
  return meetingsOf(process)
    .filter((keys) => !said.some((each) => [...keys].every((key) => each.has(key))))
    .map((keys) => [...keys])
}
