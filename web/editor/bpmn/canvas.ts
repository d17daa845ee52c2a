// bpmn-js on a draft: it shows a projection, each gesture in it becomes changes, and what others (or the
// list) change is shown between two gestures. Its own command stack is emptied after each gesture, so that
// it never takes anything back: undo is the draft's.

import search from 'bpmn-js/lib/features/search'
import Modeler from 'bpmn-js/lib/Modeler'
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import colors from 'bpmn-js-color-picker'
import nativeCopyPaste from 'bpmn-js-native-copy-paste'
import minimap from 'diagram-js-minimap'
import { type Change, changesBetween } from '#change'
import type { Key, Process } from '#process'
import { gestureOf, type Seen, seeXml } from './gesture.ts'
import { project, shownShapes } from './projection.ts'
import { reconcile } from './reconcile.ts'
import { idOfKey, keyOfId } from './safe-id.ts'
import type { BpmnJs } from './services.ts'
import { sturdy } from './sturdy.ts'

export interface CanvasOptions {
  readonly container: HTMLElement
  readonly canEdit: boolean
  /** What bpmn-js says in people's language, by its own English sentence. */
  readonly words: Readonly<Record<string, string>>
  /** The process as it is now. */
  readonly present: () => Process
  /** Writes a gesture; false where it could not be. */
  readonly write: (changes: readonly Change[]) => boolean
  readonly undo: () => void
  readonly redo: () => void
  readonly onSelect: (key: Key | undefined) => void
  /** Something could not be drawn. */
  /** Hears whether the overview is open. */
  readonly onMap?: (isOpen: boolean) => void
  readonly onFailure: (error: unknown) => void
}

export interface BpmnCanvas {
  /** Says that the process may have changed. */
  readonly follow: () => void
  readonly select: (key: Key | undefined) => void
  readonly fit: () => void
  /** Opens the search for elements by their words, or closes it. */
  readonly find: () => void
  /** Opens the overview, or closes it. */
  readonly toggleMap: () => void
  /** Takes in what is not written yet, and closes. */
  readonly close: () => Promise<void>
  /** bpmn-js itself. */
  readonly bpmn: BpmnJs
}

const translating = (words: Readonly<Record<string, string>>) => ({
  translate: [
    'value',
    (sentence: string, values: Readonly<Record<string, string>> = {}) =>
      (words[sentence] ?? sentence).replace(/{([^}]+)}/g, (all, name) => values[name] ?? all),
  ],
})

const openBpmnJs = ({ container, canEdit, words }: CanvasOptions): BpmnJs => {
  // Between windows by the clipboard, which browsers give to pages with TLS only; else within this one.
  const copying = navigator.clipboard === undefined ? [] : [nativeCopyPaste]
  const options = { container, additionalModules: [translating(words), minimap] }
  return (canEdit
    ? new Modeler({
        ...options,
        additionalModules: [...options.additionalModules, colors, sturdy, ...copying],
      })
    : new NavigatedViewer({
        ...options,
        additionalModules: [...options.additionalModules, search],
      })) as unknown as BpmnJs
}

const GAP = 24

/** All of it, beside the palette and never larger than it is. */
const fitIn = (bpmn: BpmnJs, container: HTMLElement): void => {
  const canvas = bpmn.get('canvas')
  canvas.zoom('fit-viewport', 'auto')
  const palette = container.querySelector<HTMLElement>('.djs-palette')
  const { x, scale, inner, outer } = canvas.viewbox()
  const left = palette ? palette.offsetLeft + palette.offsetWidth + GAP : GAP
  if ((inner.x - x) * scale >= left || inner.width === 0) return
  const width = Math.max(outer.width - left - GAP, outer.width / 3)
  const next = Math.min(1, width / inner.width, (outer.height - 2 * GAP) / inner.height)
  canvas.viewbox({
    x: inner.x - left / next,
    y: inner.y - (outer.height / next - inner.height) / 2,
    width: outer.width / next,
    height: outer.height / next,
  })
}

/** From a button: the press that opens the search is over first, else it would close it again. */
const openSearch = (bpmn: BpmnJs): void => {
  const end = (event: KeyboardEvent) => {
    if (event.key === 'Enter') event.stopPropagation()
  }
  document.addEventListener('keyup', end, { capture: true, once: true })
  setTimeout(() => bpmn.get('searchPad').toggle())
}

export const openCanvas = async (options: CanvasOptions): Promise<BpmnCanvas> => {
  const { canEdit, present, write, onFailure } = options
  const bpmn = openBpmnJs(options)
  let model = present()
  const projection = project(model)
  let { shapes } = projection
  let before: Seen
  let isTouched = false
  let isClosed = false

  const see = async (): Promise<Seen> => seeXml((await bpmn.saveXML()).xml ?? '')

  const show = async (process: Process) => {
    const next = project(process)
    try {
      await reconcile(bpmn, next.xml)
    } catch (error) {
      onFailure(error)
      const view = bpmn.get('canvas').viewbox()
      await bpmn.importXML(next.xml)
      bpmn.get('canvas').viewbox(view)
    }
    if (canEdit) bpmn.get('commandStack').clear(false)
    ;[model, shapes] = [process, next.shapes]
    before = await see()
  }

  /** Whether something is under somebody's hand, so that nothing may move. */
  const isBusy = (): boolean =>
    canEdit && (Boolean(bpmn.get('dragging').context()) || bpmn.get('directEditing').isActive())

  const takeIn = async () => {
    isTouched = false
    const after = await see()
    const gesture = gestureOf(model, shapes, before, after)
    bpmn.get('commandStack').clear(false)
    before = after
    if (gesture.changes.length === 0) return
    const isWritten = write(gesture.changes)
    const isAsSeen = isWritten && changesBetween(gesture.process, present()).length === 0
    const pinned = new Set(Object.values(gesture.process.shapes).map(({ element }) => element))
    const isPlaced = [...shapes.keys()].every((key) => pinned.has(key))
    if (isAsSeen && isPlaced && !gesture.isRenamed) {
      model = present()
      shapes = shownShapes(model)
    } else model = gesture.process
    // What did not become so is led back.
    isStale = !(isAsSeen && isPlaced) || gesture.isRenamed
  }
  let isStale = false

  let running: Promise<void> = Promise.resolve()
  const settle = async () => {
    if (isClosed) return
    if (isTouched && !bpmn.get('dragging').context()) await takeIn()
    if (isTouched || isBusy() || (present() === model && !isStale)) return
    isStale = false
    await show(present())
  }
  const soon = () => {
    setTimeout(() => {
      running = running.then(settle).catch(onFailure)
    })
  }

  const { warnings } = await bpmn.importXML(projection.xml)
  for (const warning of warnings) onFailure(warning)
  before = await see()
  const bus = bpmn.get('eventBus')
  if (canEdit) {
    bus.on('commandStack.changed', ({ trigger }) => {
      if (trigger === 'clear') return
      isTouched = true
      soon()
    })
    bus.on(['drag.cleanup', 'directEditing.complete', 'directEditing.cancel'], soon)
    const actions = bpmn.get('editorActions')
    for (const action of ['undo', 'redo'] as const) actions.unregister(action)
    actions.register({ undo: () => options.undo(), redo: () => options.redo() })
  } else {
    // Who only reads has no actions of an editor, and searches by the same keys.
    bpmn.get('keyboard').addListener(({ keyEvent }) => {
      const isSearch = (keyEvent.ctrlKey || keyEvent.metaKey) && keyEvent.key.toLowerCase() === 'f'
      if (isSearch) bpmn.get('searchPad').toggle()
      return isSearch || undefined
    })
  }
  bus.on('selection.changed', ({ newSelection }) => {
    const [figure, another] = (newSelection ?? []) as readonly {
      id: string
      businessObject: { id: string }
    }[]
    options.onSelect(figure && !another ? keyOfId(figure.businessObject.id) : undefined)
  })
  bus.on('minimap.toggle', ({ open }) => options.onMap?.(open === true))
  const showAll = () => fitIn(bpmn, options.container)
  showAll()

  return {
    bpmn,
    follow: soon,
    select: (key) => {
      const figure = key === undefined ? undefined : bpmn.get('elementRegistry').get(idOfKey(key))
      const selection = bpmn.get('selection')
      if (figure && !selection.get().includes(figure)) selection.select(figure)
    },
    fit: showAll,
    find: () => openSearch(bpmn),
    toggleMap: () => bpmn.get('minimap').toggle(),
    close: async () => {
      if (canEdit && bpmn.get('directEditing').isActive()) bpmn.get('directEditing').complete()
      await running
      if (isTouched) await takeIn()
      isClosed = true
      bpmn.destroy()
    },
  }
}
