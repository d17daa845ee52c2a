// How much of real models a step list tells: each is written as a list and read again, and the two are laid
// side by side. Needs PROZESS_TEST_DATA for all but the examples and the models of the repository.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBpmn } from '#bpmn'
import {
  activitiesOf,
  type Element,
  elementsOf,
  isFlowNode,
  type Key,
  type Process,
  STEP_KINDS,
} from '#process'
import { listSteps, readSteps, suggestStepKind, writeSteps } from '#steps'

const root = join(import.meta.dirname, '..')
const data = process.env.PROZESS_TEST_DATA

const modelsIn = (folder: string): readonly Process[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .sort()
        .flatMap((name) => {
          const file = join(folder, name)
          if (name.endsWith('.steps.txt')) return [readSteps(readFileSync(file, 'utf8')).process]
          if (!name.endsWith('.bpmn')) return []
          const reading = readBpmn(readFileSync(file), { name })
          return reading.kind === 'read' ? [reading.process] : []
        })

/** A gateway that only brings ways together; where it stands is a matter of telling. */
const isMerge = (model: Process, key: Key): boolean => {
  const node = model.elements[key]
  const out = elementsOf(model).filter((one) => one.kind === 'sequenceFlow' && one.source === key)
  return node?.kind === 'gateway' && node.gatewayType === 'exclusive' && out.length === 1
}

/** What a list may say of a node, without its key; each property that is missing is a reason. */
const factsOf = (model: Process, node: Element): Readonly<Record<string, unknown>> => {
  if (!isFlowNode(node)) return {}
  const lanes: string[] = []
  let lane = node.lane === undefined ? undefined : model.elements[node.lane]
  while (lane?.kind === 'lane') {
    if (lane.name.trim() !== '') lanes.unshift(lane.name.trim())
    lane = model.elements[lane.parent]
  }
  const common = { name: node.name }
  if (node.kind === 'gateway') return { ...common, kind: 'gateway', gatewayType: node.gatewayType }
  if (node.kind === 'event')
    return {
      ...common,
      kind: 'event',
      position: node.position,
      trigger: node.trigger,
      isInterrupting: node.isInterrupting,
    }
  const { kind, loop, work } = node
  const type =
    node.kind === 'task' ? node.taskType : node.kind === 'subProcess' ? node.subProcessType : ''
  return {
    ...common,
    kind,
    type,
    loop,
    work: work && Object.keys(work).length > 0 ? work : undefined,
    actor: lanes.join(' > '),
  }
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** Nodes and flows of a process as sentences, with the kind of each. */
const saidBy = (model: Process): ReadonlyMap<string, { count: number; what: string }> => {
  const said = new Map<string, { count: number; what: string }>()
  const add = (sentence: string, what: string) => {
    const there = said.get(sentence)
    said.set(sentence, { count: (there?.count ?? 0) + 1, what })
  }
  const merges = new Set(
    elementsOf(model)
      .filter(({ key }) => isMerge(model, key))
      .map(({ key }) => key),
  )
  const onward = new Map<Key, Key>()
  for (const one of elementsOf(model))
    if (one.kind === 'sequenceFlow' && merges.has(one.source)) onward.set(one.source, one.target)
  const goal = (key: Key): Key => {
    let at = key
    for (let steps = 0; steps < 100 && onward.has(at); steps++) at = onward.get(at) ?? at
    return at
  }
  const sentence = (key: Key) => {
    const one = model.elements[key]
    return one ? sorted(factsOf(model, one)) : ''
  }
  for (const one of elementsOf(model)) {
    if (isFlowNode(one) && !merges.has(one.key)) {
      const what =
        one.kind === 'event'
          ? `event: ${one.position}`
          : one.kind === 'gateway'
            ? `gateway: ${one.gatewayType}`
            : whatOf(one)
      add(sentence(one.key), what)
    }
    if (one.kind === 'sequenceFlow' && !merges.has(one.source))
      add(
        `${sentence(one.source)} -${one.name}|${one.share ?? ''}|${one.isDefault ?? ''}-> ${sentence(goal(one.target))}`,
        'flow',
      )
  }
  return said
}

const whatOf = (one: Element): string => {
  if (one.kind === 'callActivity') return 'call of another process'
  if (one.kind === 'subProcess')
    return one.subProcessType === 'embedded'
      ? 'sub-process (closed, or repeated)'
      : `sub-process: ${one.subProcessType}`
  return 'loop' in one && one.loop ? 'repeated step' : one.kind
}

/** What a list does not say of a model, by kind; flows count only where all nodes are said. */
const missedOf = (model: Process): readonly string[] => {
  const again = readSteps(writeSteps(model)).process
  const [wanted, found] = [saidBy(model), saidBy(again)]
  const missed = [...wanted].flatMap(([sentence, { count, what }]) =>
    count > (found.get(sentence)?.count ?? 0) ? [what] : [],
  )
  const added = [...found].flatMap(([sentence, { count, what }]) =>
    count > (wanted.get(sentence)?.count ?? 0) ? [`added ${what}`] : [],
  )
  const nodes = [...missed, ...added].filter((what) => !what.endsWith('flow'))
  return nodes.length > 0
    ? nodes.filter((what) => !what.startsWith('added') || missed.length === 0)
    : [...missed, ...added]
}

const percent = (part: number, of: number) => `${((100 * part) / Math.max(of, 1)).toFixed(1)} %`

/** What stands beside steps, decisions, events and their ways. */
const besideIn = (model: Process): number =>
  elementsOf(model).filter(({ kind }) =>
    ['data', 'dataAssociation', 'annotation', 'association', 'group', 'messageFlow'].includes(kind),
  ).length

const measure = (name: string, models: readonly Process[]) => {
  const whole = models.filter((model) => activitiesOf(model).length > 0)
  if (whole.length === 0) return console.log(`${name}: no models here`)
  const reasons = new Map<string, number>()
  let complete = 0
  let jumping = 0
  let beside = 0
  let told = 0
  let all = 0
  for (const model of whole) {
    const missed = missedOf(model)
    if (missed.length === 0) complete += 1
    if (listSteps(model).some(({ kind }) => kind === 'jump')) jumping += 1
    for (const reason of new Set(missed)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    const again = readSteps(writeSteps(model)).process
    all += elementsOf(model).length
    beside += besideIn(model)
    told += Math.min(besideIn(model), besideIn(again))
  }
  console.log(
    `${name}: ${whole.length} models; ${complete} (${percent(complete, whole.length)}) told whole, ` +
      `${jumping} (${percent(jumping, whole.length)}) with a jump onward; ` +
      `${percent(beside, all)} of the elements are data, notes and messages, ${percent(told, beside)} of those told and read back`,
  )
  const top = [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 6)
  for (const [reason, count] of top) console.log(`    ${count} x ${reason}`)
}

/** How often the suggested kind of step belongs to the FIM group that the examples give. */
const measureKinds = () => {
  const { families } = JSON.parse(readFileSync(join(root, 'examples/families.json'), 'utf8')) as {
    families: { stepKinds: { code: string; referenceActivityGroup: number }[] }[]
  }
  const groups = new Map(
    families.flatMap(({ stepKinds }) =>
      stepKinds.map((each) => [each.code, each.referenceActivityGroup] as const),
    ),
  )
  let [all, said, right] = [0, 0, 0]
  for (const model of modelsIn(join(root, 'examples')))
    for (const { name, work } of activitiesOf(model)) {
      const wanted = groups.get(work?.familyCode ?? '')
      if (wanted === undefined) continue
      all += 1
      const kind = suggestStepKind(name)
      if (kind === undefined) continue
      said += 1
      const { group } = STEP_KINDS[kind]
      if (group === wanted || (group === 4 && wanted === 5)) right += 1
    }
  console.log(
    `kinds of step by their words: ${said} of ${all} labels (${percent(said, all)}) get one, ${right} of those (${percent(right, said)}) in the group given`,
  )
}

export const run = async (): Promise<void> => {
  measure('examples', modelsIn(join(root, 'examples')))
  if (data === undefined)
    console.log('PROZESS_TEST_DATA is not set: only what is in the repository')
  else {
    measure('miwg/Reference', modelsIn(join(data, 'bpmn/miwg/Reference')))
    measure('miwg', modelsIn(join(data, 'bpmn/miwg')))
    measure('public-sector', modelsIn(join(data, 'bpmn/public-sector')))
  }
  measureKinds()
}
