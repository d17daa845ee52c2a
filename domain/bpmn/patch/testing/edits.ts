// Edits of any process, by hand on the value: what the patch over an original is tried with. Each looks
// for the first place where it makes sense; undefined where a process has none.

import {
  type Element,
  type Event,
  type FlowNode,
  isActivity,
  isFlowNode,
  type Key,
  type Lane,
  type Process,
  type Shape,
} from '#process'

export type Edit = (process: Process) => Process | undefined

const all = (process: Process): readonly Element[] => Object.values(process.elements)

const ofKind = <K extends Element['kind']>(process: Process, kind: K) =>
  all(process).filter((one): one is Extract<Element, { kind: K }> => one.kind === kind)

const put = (process: Process, ...elements: readonly Element[]): Process => ({
  ...process,
  elements: {
    ...process.elements,
    ...Object.fromEntries(elements.map((one) => [one.key, one])),
  },
})

const key = (text: string): Key => text as Key

/** Without some elements, all that is in or tied to them, and their shapes. */
export const without = (process: Process, ...keys: readonly Key[]): Process => {
  const gone = new Set<Key>(keys)
  const isTied = (one: Element) =>
    ('parent' in one && one.parent !== undefined && gone.has(one.parent)) ||
    ('source' in one && (gone.has(one.source) || gone.has(one.target))) ||
    (one.kind === 'event' && one.attachedTo !== undefined && gone.has(one.attachedTo))
  for (let size = 0; size !== gone.size; ) {
    size = gone.size
    for (const one of all(process)) if (isTied(one)) gone.add(one.key)
  }
  const elements = all(process)
    .filter((one) => !gone.has(one.key))
    .map((one) => {
      if (!('lane' in one) || one.lane === undefined || !gone.has(one.lane)) return one
      const { lane: _, ...rest } = one
      return rest
    })
  return {
    ...process,
    elements: Object.fromEntries(elements.map((one) => [one.key, one])),
    shapes: Object.fromEntries(
      Object.entries(process.shapes).filter(
        ([, { element, plane }]) => !gone.has(element) && !gone.has(key(plane)),
      ),
    ),
  }
}

const place = (node: FlowNode) => ({
  parent: node.parent,
  ...(node.lane === undefined ? {} : { lane: node.lane }),
})

const drawn = (process: Process, ...shapes: readonly (readonly [string, Shape])[]): Process =>
  Object.keys(process.shapes).length === 0
    ? process
    : { ...process, shapes: { ...process.shapes, ...Object.fromEntries(shapes) } }

const box = (element: string, x: number): Shape => ({
  kind: 'node',
  element: key(element),
  plane: '',
  bounds: { x, y: 40.5, width: 100, height: 80 },
})

const line = (element: string): Shape => ({
  kind: 'edge',
  element: key(element),
  plane: '',
  waypoints: [
    { x: 10, y: 20 },
    { x: 110.25, y: 20 },
  ],
})

const leafLanes = (process: Process): readonly Lane[] => {
  const lanes = ofKind(process, 'lane')
  return lanes.filter(({ key: lane }) => !lanes.some(({ parent }) => parent === lane))
}

const NAME = 'Äußerung „prüfen“ & <bewerten> "so" – 5 €'

export const EDITS: Readonly<Record<string, Edit>> = {
  'rename a step': (process) => {
    const [task] = ofKind(process, 'task')
    return task && put(process, { ...task, name: NAME })
  },

  'add a step': (process) => {
    const [flow] = ofKind(process, 'sequenceFlow')
    const from = flow && process.elements[flow.source]
    if (!flow || !from || !isFlowNode(from)) return undefined
    const { parent } = flow
    const isBeside = from.parent === parent && from.lane !== undefined
    const after = put(
      process,
      {
        kind: 'task',
        key: key('Neu_1'),
        name: 'Vier-Augen-Prüfung',
        taskType: 'user',
        parent,
        ...(isBeside ? { lane: from.lane } : {}),
        work: { minutes: 5, systems: ['eAkte'] },
      },
      { ...flow, target: key('Neu_1') },
      {
        kind: 'sequenceFlow',
        key: key('Neu_2'),
        name: '',
        parent,
        source: key('Neu_1'),
        target: flow.target,
      },
    )
    // Far out: drawn inside a lane it would be in it.
    return drawn(after, ['Neu_1_di', box('Neu_1', -9000)], ['Neu_2_di', line('Neu_2')])
  },

  'delete a step': (process) => {
    const task = ofKind(process, 'task').at(-1)
    return task && without(process, task.key)
  },

  'move a step to another lane': (process) => {
    const lanes = leafLanes(process)
    for (const node of all(process)) {
      if (!isActivity(node) || node.lane === undefined) continue
      const own = process.elements[node.lane]
      const other = lanes.find(
        (lane) => own?.kind === 'lane' && lane.key !== own.key && lane.parent === own.parent,
      )
      const carries = ofKind(process, 'event').some(({ attachedTo }) => attachedTo === node.key)
      if (other && !carries) return put(process, { ...node, lane: other.key })
    }
    return undefined
  },

  'reroute a flow': (process) => {
    for (const flow of ofKind(process, 'sequenceFlow')) {
      const target = ofKind(process, 'task').find(
        (task) =>
          task.parent === flow.parent && task.key !== flow.target && task.key !== flow.source,
      )
      if (target && flow.parent === nodeParent(process, flow.target)) {
        return put(process, { ...flow, target: target.key })
      }
    }
    return undefined
  },

  'change a value of our extension': (process) => {
    const task = ofKind(process, 'task').at(-1)
    const work = { ...task?.work, minutes: 42, documents: ['Antrag', 'Bescheid'], note: 'groß' }
    return task && put(process, { ...task, work })
  },

  'change a value of another tool’s extension': (process) => {
    const one = all(process).find(({ extensions }) =>
      extensions?.some(({ attributes }) => attributes && attributes.length > 0),
    )
    if (!one?.extensions) return undefined
    const index = one.extensions.findIndex(({ attributes }) => attributes && attributes.length > 0)
    const extensions = one.extensions.map((extension, at) => {
      const [first, ...rest] = extension.attributes ?? []
      if (at !== index || !first) return extension
      return { ...extension, attributes: [{ ...first, value: 'anders' }, ...rest] }
    })
    return put(process, { ...one, extensions } as Element)
  },

  'describe a step': (process) => {
    const activity = all(process).find(isActivity)
    return activity && put(process, { ...activity, documentation: 'Erst prüfen.\nDann ablegen.' })
  },

  'change the type of a step': (process) => {
    const [task] = ofKind(process, 'task')
    if (!task) return undefined
    // Only tasks that send or receive have a message.
    const { message: _, isInstantiating: __, ...rest } = task
    return put(process, { ...rest, taskType: task.taskType === 'user' ? 'service' : 'user' })
  },

  'let an event wait for a date': (process) => {
    const event = ofKind(process, 'event').find(({ position }) => position === 'intermediateCatch')
    if (!event) return undefined
    const { refersTo: _, ...rest } = event
    const after: Event = { ...rest, trigger: 'timer', timerType: 'duration', expression: 'P14D' }
    const { definitions: __, ...plain } = after as Event & { definitions?: unknown }
    return put(process, plain)
  },

  'condition a flow': (process) => {
    const [flow] = ofKind(process, 'sequenceFlow')
    return flow && put(process, { ...flow, name: 'vollständig', condition: 'Antrag = "voll"' })
  },

  'make a flow the default': (process) => {
    const flow = ofKind(process, 'sequenceFlow').find(({ source, isDefault }) => {
      const from = process.elements[source]
      const others = ofKind(process, 'sequenceFlow').filter((one) => one.source === source)
      const may = from?.kind === 'gateway' && from.gatewayType === 'exclusive'
      return may && !isDefault && others.every((one) => !one.isDefault)
    })
    return flow && put(process, { ...flow, isDefault: true })
  },

  'add a lane': (process) => {
    const [lane] = ofKind(process, 'lane')
    if (!lane) return undefined
    const after = put(process, {
      kind: 'lane',
      key: key('Neu_Bahn'),
      name: 'Poststelle',
      parent: lane.parent,
      order: `${ofKind(process, 'lane')
        .map(({ order }) => order)
        .sort()
        .at(-1)}z`,
    })
    // Far out, so that it is the last one however the others stand.
    const bounds = { x: 90_000, y: 90_000, width: 9, height: 9 }
    const { plane } = Object.values(process.shapes).find(({ element }) => element === lane.key) ?? {
      plane: '',
    }
    return drawn(after, ['Neu_Bahn_di', { kind: 'node', element: key('Neu_Bahn'), plane, bounds }])
  },

  'delete a lane': (process) => {
    const lane = leafLanes(process).at(-1)
    const isEmpty = lane && !all(process).some((one) => 'lane' in one && one.lane === lane.key)
    // Where only some are drawn, taking one away may let the drawing decide on the order instead.
    const isDrawn = (key: Key) => Object.values(process.shapes).some((one) => one.element === key)
    const siblings = ofKind(process, 'lane').filter(({ parent }) => parent === lane?.parent)
    const isEven = new Set(siblings.map((one) => isDrawn(one.key))).size === 1
    return isEmpty && isEven ? without(process, lane.key) : undefined
  },

  'add a pool': (process) => {
    const pool = {
      kind: 'pool',
      key: key('Neu_Pool'),
      name: 'Kreis',
      isDrawn: true,
      isBlackBox: false,
    } as const
    const start = {
      kind: 'event',
      key: key('Neu_Beginn'),
      name: 'Antrag da',
      position: 'start',
      trigger: 'none',
      parent: pool.key,
    } as const
    return drawn(put(process, pool, start), ['Neu_Pool_di', box('Neu_Pool', 0)])
  },

  'delete a pool': (process) => {
    const pools = ofKind(process, 'pool').filter(({ isDrawn }) => isDrawn)
    const pool = pools.at(-1)
    return pool && pools.length > 1 ? without(process, pool.key) : undefined
  },

  'send a message': (process) => {
    const pools = ofKind(process, 'pool').filter(({ isDrawn }) => isDrawn)
    const [from, to] = pools
    if (!from || !to) return undefined
    return put(process, {
      kind: 'messageFlow',
      key: key('Neu_Nachricht'),
      name: 'Bescheid',
      source: from.key,
      target: to.key,
    })
  },

  'note something at a step': (process) => {
    const [task] = ofKind(process, 'task')
    if (!task) return undefined
    return put(
      process,
      { kind: 'annotation', key: key('Neu_Notiz'), name: 'Frist: 14 Tage', parent: task.parent },
      {
        kind: 'association',
        key: key('Neu_Bezug'),
        name: '',
        direction: 'none',
        source: task.key,
        target: key('Neu_Notiz'),
        parent: task.parent,
      },
    )
  },

  'hang an event on a step': (process) => {
    const [task] = ofKind(process, 'task')
    if (!task) return undefined
    return put(process, {
      kind: 'event',
      key: key('Neu_Frist'),
      name: 'Frist vorbei',
      position: 'boundary',
      trigger: 'timer',
      timerType: 'duration',
      expression: 'P1M',
      attachedTo: task.key,
      isInterrupting: false,
      ...place(task),
    })
  },

  'repeat a step': (process) => {
    const task = ofKind(process, 'task').find(({ loop }) => loop === undefined)
    return task && put(process, { ...task, loop: 'sequential' })
  },

  'give a step a document': (process) => {
    const [task] = ofKind(process, 'task')
    if (!task) return undefined
    return put(
      process,
      { kind: 'data', key: key('Neu_Akte'), name: 'Akte', dataType: 'object', parent: task.parent },
      {
        kind: 'dataAssociation',
        key: key('Neu_Akte_rein'),
        name: '',
        source: key('Neu_Akte'),
        target: task.key,
      },
      {
        kind: 'dataAssociation',
        key: key('Neu_Akte_raus'),
        name: '',
        source: task.key,
        target: key('Neu_Akte'),
      },
    )
  },

  'take documents away': (process) => {
    const [one] = ofKind(process, 'dataAssociation')
    return one && without(process, one.key)
  },

  'put two steps into a sub-process': (process) => {
    const [flow] = ofKind(process, 'sequenceFlow').filter(({ source, target, parent }) => {
      const [a, b] = [process.elements[source], process.elements[target]]
      return a?.kind === 'task' && b?.kind === 'task' && a.parent === parent && b.parent === parent
    })
    const [a, b] = flow ? [process.elements[flow.source], process.elements[flow.target]] : []
    if (!flow || a?.kind !== 'task' || b?.kind !== 'task') return undefined
    const sub = key('Neu_Teil')
    const inside = put(
      process,
      { kind: 'subProcess', key: sub, name: 'Prüfung', subProcessType: 'embedded', ...place(a) },
      { ...a, parent: sub },
      { ...b, parent: sub },
      { ...flow, parent: sub },
    )
    const tied = all(inside).map((one) => {
      if (one.kind === 'event' && (one.attachedTo === a.key || one.attachedTo === b.key)) {
        return { ...one, parent: sub }
      }
      if (one.kind !== 'sequenceFlow' || one.key === flow.key) return one
      const end = (at: Key) => (at === a.key || at === b.key ? sub : at)
      return { ...one, source: end(one.source), target: end(one.target) }
    })
    const loose = tied.filter(
      (one) => !(one.kind === 'sequenceFlow' && one.source === one.target && one.source === sub),
    )
    const fromEvents = loose.filter(
      (one) =>
        !(
          one.kind === 'sequenceFlow' &&
          one.parent !== sub &&
          nodeParentIn(loose, one.source) === sub
        ),
    )
    return without({
      ...inside,
      elements: Object.fromEntries(fromEvents.map((one) => [one.key, one])),
      shapes: Object.fromEntries(
        Object.entries(inside.shapes).filter(([, { element }]) =>
          fromEvents.some((one) => one.key === element),
        ),
      ),
    })
  },

  'dissolve a sub-process': (process) => {
    const sub = ofKind(process, 'subProcess').find(
      ({ key: own }) =>
        !all(process).some(
          (one) =>
            (one.kind === 'lane' && one.parent === own) ||
            (one.kind === 'event' &&
              one.parent === own &&
              (one.position === 'start' || one.trigger === 'compensation')) ||
            ('source' in one && (one.source === own || one.target === own)) ||
            (one.kind === 'event' && one.attachedTo === own),
        ) && all(process).some((one) => 'parent' in one && one.parent === own),
    )
    if (!sub) return undefined
    const moved = all(process).map((one) =>
      'parent' in one && one.parent === sub.key ? ({ ...one, parent: sub.parent } as Element) : one,
    )
    return without(put(process, ...moved), sub.key)
  },

  'move a shape and bend a flow': (process) => {
    const entries = Object.entries(process.shapes)
    const node = entries.find(([, shape]) => shape.kind === 'node')
    const edge = entries.find(([, shape]) => shape.kind === 'edge')
    if (node?.[1].kind !== 'node') return undefined
    const { bounds } = node[1]
    const isLane = ['lane', 'pool'].includes(process.elements[node[1].element]?.kind ?? '')
    const moved = {
      ...node[1],
      bounds: { ...bounds, width: bounds.width + (isLane ? 0 : 3.5), height: bounds.height + 1 },
      label: { x: 1, y: 2, width: 30, height: 14 },
    }
    const bent =
      edge?.[1].kind === 'edge'
        ? [
            [
              edge[0],
              {
                ...edge[1],
                waypoints: [
                  { x: 1, y: 1 },
                  { x: 2, y: 1 },
                  { x: 2, y: 2 },
                ],
              },
            ] as const,
          ]
        : []
    return {
      ...process,
      shapes: { ...process.shapes, [node[0]]: moved, ...Object.fromEntries(bent) },
    }
  },

  'call the process differently': (process) => {
    // A process that is not drawn as a pool is called like the whole.
    const named = ofKind(process, 'pool').filter(
      ({ isDrawn, name }) => !isDrawn && name.replace(/\s+/g, ' ').trim() === process.name,
    )
    const isTied = ofKind(process, 'pool').some(
      ({ isDrawn, isBlackBox, processName, name }) =>
        isDrawn && !isBlackBox && processName === undefined && name.trim() === process.name,
    )
    if (isTied) return undefined
    const name = 'Hundesteuer festsetzen'
    const likewise = ofKind(process, 'pool').filter(
      ({ processName }) => processName?.replace(/\s+/g, ' ').trim() === process.name,
    )
    const pools = [
      ...named.map((pool) => ({ ...pool, name })),
      ...likewise.map((pool) => ({ ...pool, processName: name })),
    ]
    return { ...put(process, ...pools), name }
  },
}

const nodeParentIn = (elements: readonly Element[], node: Key): Key | undefined => {
  const one = elements.find((other) => other.key === node)
  return one && 'parent' in one ? one.parent : undefined
}

const nodeParent = (process: Process, node: Key): Key | undefined => {
  const one = process.elements[node]
  return one && 'parent' in one ? one.parent : undefined
}
