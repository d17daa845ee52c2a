// Processes out of chance, for laws that must hold for every model: block-structured ones as people
// write them, and graphs of anything a file may hold, sense or nonsense.

import fc from 'fast-check'
import {
  and,
  asKey,
  branch,
  type Element,
  type EventPosition,
  end,
  type Key,
  namedProcess,
  type Part,
  type Process,
  start,
  task,
  xor,
} from '#process'

const names = fc.constantFrom(
  'Antrag prüfen',
  'Angaben auf Vollständigkeit prüfen und Unterlagen nachfordern',
  'Grundstücksverkehrsgenehmigung',
  'Bescheid',
  '',
  'Mitzeichnung/Freigabe durch die Fachbereichsleitung einholen',
)
const actors = fc.constantFrom('Bürgerbüro', 'Fachamt', 'Leitung')

const part: fc.Memo<Part> = fc.memo((depth) =>
  depth > 1 ? fc.oneof(step, step, split(depth)) : step,
)
const step: fc.Arbitrary<Part> = fc
  .tuple(names, actors)
  .map(([name, actor]) => task(name, { actor }))
const split = (depth: number): fc.Arbitrary<Part> =>
  fc
    .tuple(
      fc.boolean(),
      fc.array(fc.array(part(depth - 1), { minLength: 1, maxLength: 3 }), {
        minLength: 2,
        maxLength: 3,
      }),
    )
    .map(([isParallel, ways]) =>
      isParallel
        ? and(...ways)
        : xor(...ways.map((way, index) => branch(['ja', 'nein', 'sonst'][index] ?? '', ...way))),
    )

/** Sequences, decisions and parallel work, nested, in up to three lanes. */
export const blockProcess: fc.Arbitrary<Process> = fc
  .array(part(3), { minLength: 1, maxLength: 6 })
  .map((parts) => namedProcess('Ablauf', start('Antrag da'), ...parts, end('fertig')))

interface Draft {
  readonly kind:
    | 'task'
    | 'start'
    | 'end'
    | 'xor'
    | 'and'
    | 'sub'
    | 'data'
    | 'note'
    | 'boundary'
    | 'group'
  readonly name: string
  /** Chooses pool, lane, sub-process or host among those there are. */
  readonly home: number
  readonly other: number
}

const draft: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constantFrom(
    'task',
    'task',
    'task',
    'start',
    'end',
    'xor',
    'and',
    'sub',
    'data',
    'note',
    'boundary',
    'group',
  ),
  name: names,
  home: fc.nat(20),
  other: fc.nat(20),
})

const build = (
  poolCount: number,
  lanesPerPool: number,
  drafts: readonly Draft[],
  pairs: readonly (readonly [number, number])[],
): Process => {
  const elements: Record<Key, Element> = {}
  const put = (element: Element) => {
    elements[element.key] = element
  }
  const pools = Array.from({ length: poolCount }, (_, index) => asKey(`pool${index}`))
  const lanes = new Map<Key, readonly Key[]>()
  pools.forEach((key, index) => {
    const isBlackBox = index === 2
    put({
      kind: 'pool',
      key,
      name: `Stelle ${index}`,
      isDrawn: index > 0 || poolCount > 1,
      isBlackBox,
    })
    const count = isBlackBox ? 0 : lanesPerPool
    const own = Array.from({ length: count }, (_, at) => asKey(`lane${index}-${at}`))
    own.forEach((lane, at) => {
      put({ kind: 'lane', key: lane, name: `Spur ${at}`, parent: key, order: `a${at}` })
    })
    lanes.set(key, own)
  })
  const open = pools.filter((_, index) => index !== 2)
  const homes: Key[] = [...open]
  const nodes: Key[] = []
  const hosts: { key: Key; parent: Key }[] = []
  drafts.forEach(({ kind, name, home, other }, index) => {
    const key = asKey(`e${index}`)
    const parent = homes[home % homes.length] ?? asKey('pool0')
    const own = lanes.get(parent) ?? []
    const lane = own[other % Math.max(1, own.length)]
    const place = { key, name, parent, ...(lane ? { lane } : {}) }
    const event = (position: EventPosition, attachedTo?: Key): Element => ({
      kind: 'event',
      position,
      trigger: 'timer',
      ...place,
      ...(attachedTo ? { attachedTo } : {}),
    })
    const host = hosts[other % Math.max(1, hosts.length)]
    if (kind === 'note' || kind === 'group') {
      put({ kind: kind === 'note' ? 'annotation' : 'group', key, name, parent })
    } else if (kind === 'data') put({ kind: 'data', dataType: 'object', ...place })
    else if (kind === 'xor' || kind === 'and') {
      put({ kind: 'gateway', gatewayType: kind === 'xor' ? 'exclusive' : 'parallel', ...place })
    } else if (kind === 'start' || kind === 'end') put(event(kind))
    else if (kind === 'boundary' && host) {
      const { lane: _, ...rest } = event('boundary', host.key) as Extract<
        Element,
        { kind: 'event' }
      >
      put({ ...rest, parent: host.parent })
    } else if (kind === 'sub') {
      put({ kind: 'subProcess', subProcessType: 'embedded', ...place })
      homes.push(key)
      hosts.push({ key, parent })
    } else {
      put({ kind: 'task', taskType: 'user', ...place })
      hosts.push({ key, parent })
    }
    nodes.push(key)
  })
  const poolOf = (key: Key): Key => {
    const element = elements[key]
    return element && 'parent' in element && element.parent ? poolOf(element.parent) : key
  }
  pairs.forEach(([from, to], index) => {
    const source = elements[nodes[from % Math.max(1, nodes.length)] ?? asKey('none')]
    const target = elements[nodes[to % Math.max(1, nodes.length)] ?? asKey('none')]
    if (!source || !target) return
    const common = {
      key: asKey(`f${index}`),
      name: index % 3 ? '' : 'ja',
      source: source.key,
      target: target.key,
    }
    const isLoose = [source, target].some(({ kind }) => kind === 'annotation' || kind === 'group')
    const isData = [source, target].some(({ kind }) => kind === 'data')
    if (isLoose) put({ kind: 'association', direction: 'none', ...common })
    else if (isData) put({ kind: 'dataAssociation', ...common })
    else if (poolOf(source.key) !== poolOf(target.key)) put({ kind: 'messageFlow', ...common })
    else put({ kind: 'sequenceFlow', parent: poolOf(source.key), ...common })
  })
  const blackBox = pools[2]
  const first = nodes.find((key) => elements[key]?.kind === 'task')
  if (blackBox && first) {
    put({ kind: 'messageFlow', key: asKey('out'), name: 'Brief', source: first, target: blackBox })
  }
  return { name: 'Irgendwas', elements, shapes: {} }
}

/** Up to four pools with lanes, all kinds of things in them, flows between any two of them. */
export const anyProcess: fc.Arbitrary<Process> = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 0, max: 3 }),
    fc.array(draft, { minLength: 1, maxLength: 24 }),
    fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 30 }),
  )
  .map(([pools, lanes, drafts, pairs]) => build(pools, lanes, drafts, pairs))
