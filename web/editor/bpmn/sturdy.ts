// Two places in which bpmn-js breaks off in the middle of a gesture on files that real tools write, and is of no use
// afterwards.

import type { Box, Figure, Semantic } from './services.ts'

interface Updater {
  updateSemanticParent: (semantic: Semantic, parent?: Semantic | null, visual?: unknown) => void
}

interface Layouter {
  layoutConnection: (connection: Figure, hints?: object) => { x: number; y: number }[]
}

interface Registry {
  readonly getAll: () => Figure[]
}

const isProcess = (one: Semantic | undefined) => one?.$type === 'bpmn:Process'

/**
 * Steps of a process without a pool beside those with one stand on the same ground as the pools; bpmn-js would make them
 * part of it when they are moved, and it can hold none. They stay in their process; a new one comes to those beside it.
 */
const stayInProcess = (bpmnUpdater: Updater, elementRegistry: Registry) => {
  const update = bpmnUpdater.updateSemanticParent.bind(bpmnUpdater)
  const processBeside = () =>
    elementRegistry
      .getAll()
      .find(
        ({ parent, businessObject }) =>
          parent?.type === 'bpmn:Collaboration' && isProcess(businessObject.$parent),
      )?.businessObject.$parent
  bpmnUpdater.updateSemanticParent = (semantic, parent, visual) => {
    const isHeld = semantic.$instanceOf?.('bpmn:FlowElement') ?? false
    if (!isHeld || parent?.$type !== 'bpmn:Collaboration') return update(semantic, parent, visual)
    if (!isProcess(semantic.$parent)) update(semantic, processBeside() ?? parent, visual)
  }
}

const middleOf = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 })

/** An event that sits within its step, not on its border, has no side an arrow could leave by: then it goes straight. */
const layInAnyCase = (layouter: Layouter) => {
  const lay = layouter.layoutConnection.bind(layouter)
  layouter.layoutConnection = (connection, hints) => {
    try {
      return lay(connection, hints)
    } catch (error) {
      const { source, target } = connection
      if (!source || !target) throw error
      return [middleOf(source), middleOf(target)]
    }
  }
}

/** For modellers; what is handed in is named as bpmn-js names it. */
export const sturdy = {
  __init__: ['stayInProcess', 'layInAnyCase'],
  stayInProcess: [
    'factory',
    Object.assign(stayInProcess, { $inject: ['bpmnUpdater', 'elementRegistry'] }),
  ],
  layInAnyCase: ['factory', Object.assign(layInAnyCase, { $inject: ['layouter'] })],
}
