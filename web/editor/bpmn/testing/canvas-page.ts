// A page with nothing on it but the canvas of the BPMN editor: tests open processes in it and do what
// people do there.

import { applyGroup, type Change } from '#change'
import type { Process } from '#process'
import { type BpmnCanvas, openCanvas } from '../canvas.ts'
import { seeXml } from '../gesture.ts'
import type { Figure } from '../services.ts'

/** What people do, by name. */
type GestureName =
  | 'move'
  | 'rename'
  | 'remove'
  | 'connect'
  | 'replace'
  | 'lane'
  | 'paste'
  | 'colour'

/** The parts of bpmn-js that people's hands reach. */
interface Hands {
  readonly modeling: {
    readonly moveElements: (figures: readonly Figure[], by: { x: number; y: number }) => void
    readonly updateLabel: (figure: Figure, text: string) => void
    readonly updateProperties: (figure: Figure, properties: object) => void
    readonly removeElements: (figures: readonly Figure[]) => void
    readonly connect: (source: Figure, target: Figure) => void
    readonly resizeLane: (lane: Figure, bounds: object) => void
    readonly setColor: (figures: readonly Figure[], colours: object) => void
  }
  readonly bpmnReplace: { readonly replaceElement: (figure: Figure, target: object) => void }
  readonly rules: { readonly allowed: (rule: string, context: object) => unknown }
  readonly copyPaste: {
    readonly copy: (figures: readonly Figure[]) => void
    readonly paste: (context: object) => void
  }
}

const hands = (canvas: BpmnCanvas) => {
  const get = <Name extends keyof Hands>(name: Name): Hands[Name] =>
    canvas.bpmn.get(name as never) as Hands[Name]
  const figures = canvas.bpmn
    .get('elementRegistry')
    .getAll()
    .filter((one) => one.parent && !one.labelTarget && !one.hidden)
  return { get, figures }
}

const isA = (figure: Figure, pattern: RegExp) => pattern.test(figure.type)
const isStep = (figure: Figure) => isA(figure, /Task$|CallActivity$/)
const isNode = (figure: Figure) => isA(figure, /Task$|CallActivity$|Gateway$|SubProcess$|Event$/)

/** Does it to the `pick`th of those it can be done to; false where there is none. */
const perform = (canvas: BpmnCanvas, name: GestureName, pick: number): boolean => {
  const { get, figures } = hands(canvas)
  const modeling = get('modeling')
  const one = (fits: (figure: Figure) => boolean): Figure | undefined => {
    const all = figures.filter(fits)
    return all[pick % Math.max(all.length, 1)]
  }
  const on = (figure: Figure | undefined, does: (figure: Figure) => void): boolean => {
    if (figure) does(figure)
    return figure !== undefined
  }
  switch (name) {
    case 'move':
      return on(one(isNode), (figure) => modeling.moveElements([figure], { x: 20, y: 10 }))
    case 'rename':
      return on(one(isNode), (figure) => modeling.updateLabel(figure, 'Anders & <neu>'))
    case 'remove':
      return on(one(isNode), (figure) => modeling.removeElements([figure]))
    case 'connect': {
      const source = one((figure) => isNode(figure) && !isA(figure, /EndEvent/))
      const target = one(
        (other) =>
          source !== undefined &&
          isStep(other) &&
          other !== source &&
          // What lies upon another has no side from which an arrow could lead.
          (other.x > source.x + source.width || other.x + other.width < source.x) &&
          other.parent === source.parent &&
          Boolean(get('rules').allowed('connection.create', { source, target: other })),
      )
      if (source && target) modeling.connect(source, target)
      return source !== undefined && target !== undefined
    }
    case 'replace':
      return on(
        one((figure) => isStep(figure) && figure.type !== 'bpmn:ServiceTask'),
        (figure) => get('bpmnReplace').replaceElement(figure, { type: 'bpmn:ServiceTask' }),
      )
    case 'lane':
      return on(
        one((figure) => isA(figure, /Lane$/)),
        (lane) => {
          const { x, y, width, height } = lane
          modeling.resizeLane(lane, { x, y, width, height: height + 40 })
        },
      )
    case 'paste':
      return on(one(isStep), (figure) => {
        get('copyPaste').copy([figure])
        const point = { x: figure.x + figure.width / 2, y: figure.y + figure.height + 80 }
        get('copyPaste').paste({ element: figure.parent, point })
      })
    case 'colour':
      return on(one(isNode), (figure) => {
        const isSo = JSON.stringify(figure.di).includes('#6b3c00')
        modeling.setColor([figure], { fill: '#ffe0b2', stroke: isSo ? '#205022' : '#6b3c00' })
      })
  }
}

/** bpmn-js says that something was done, and nothing was: all of the file is compared. */
const touch = (canvas: BpmnCanvas): void =>
  canvas.bpmn.get('eventBus').fire('commandStack.changed', { trigger: 'execute' })

interface Visit {
  readonly changes: readonly Change[]
  /** What bpmn-js said against the file, and what went wrong. */
  readonly warnings: readonly string[]
  /** Elements that bpmn-js would not save. */
  readonly missing: readonly string[]
  /** False where there was nothing to do it to. */
  readonly isDone: boolean
  /** Until the canvas can be used. */
  readonly openMs: number
  /** From the hand to the written change. */
  readonly gestureMs: number
}

const visit = async (process: Process, does: (canvas: BpmnCanvas) => boolean): Promise<Visit> => {
  const container = document.createElement('div')
  container.style.cssText = 'width: 1200px; height: 800px'
  document.body.append(container)
  let present = process
  const changes: Change[] = []
  const warnings: string[] = []
  const begun = performance.now()
  const canvas = await openCanvas({
    container,
    canEdit: true,
    words: {},
    present: () => present,
    write: (group) => {
      const applied = applyGroup(present, { id: 'gesture', changes: group })
      if (applied.kind === 'refused') {
        warnings.push(JSON.stringify(applied.conflicts))
        return false
      }
      changes.push(...group)
      present = applied.process
      return true
    },
    undo: () => {},
    redo: () => {},
    onSelect: () => {},
    onFailure: (error) => {
      const { message, error: cause } = error as { message?: string; error?: Error }
      warnings.push(String(cause ?? message ?? error))
    },
  })
  const openMs = performance.now() - begun
  const saved = seeXml((await canvas.bpmn.saveXML()).xml ?? '')
  const missing = Object.keys(process.elements).filter((key) => !saved.elements.has(key as never))
  let isDone = false
  const reached = performance.now()
  try {
    isDone = does(canvas)
  } catch (error) {
    warnings.push(String(error))
  }
  await canvas.close()
  const gestureMs = performance.now() - reached
  container.remove()
  return { changes, warnings, missing, isDone, openMs, gestureMs }
}

const page = {
  /** Opens a process (as JSON), does something in it or nothing at all, and closes it. */
  visit: (process: string, gesture: GestureName | null, pick: number) =>
    visit(JSON.parse(process), (canvas) => {
      if (gesture) return perform(canvas, gesture, pick)
      touch(canvas)
      return true
    }),
}

Object.assign(globalThis, { canvasPage: page })
