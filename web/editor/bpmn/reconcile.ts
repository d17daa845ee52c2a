// Shows another state of the process on a canvas that is open, without opening it again: bpmn-js walks the
// new file as when it opens one, and what is there already is led to its new place instead of being made
// anew. View, selection and what is under somebody's hand stay. None of it is a command that could be undone.

import BpmnTreeWalker from 'bpmn-js/lib/import/BpmnTreeWalker'
import { isExpanded } from 'bpmn-js/lib/util/DiUtil'
import { getLabel, isLabelExternal } from 'bpmn-js/lib/util/LabelUtil'
import type { BpmnJs, Definitions, Figure, Place, Semantic } from './services.ts'

const isRoot = (figure: Figure): boolean => figure.parent === null || figure.parent === undefined

const labelText = (figure: Figure): string =>
  isLabelExternal(figure as never) ? (getLabel(figure as never) ?? '') : ''

const movedBox = (figure: Figure, { bounds }: Place): boolean => {
  if (!bounds) return false
  const next = {
    x: Math.round(bounds.x),
    y: Math.round(bounds.y),
    width: Math.round(bounds.width),
    height: Math.round(bounds.height),
  }
  const { x, y, width, height } = figure
  if (next.x === x && next.y === y && next.width === width && next.height === height) return false
  Object.assign(figure, next)
  return true
}

const movedWay = (figure: Figure, { waypoint }: Place): boolean => {
  if (!waypoint || !figure.waypoints) return false
  const next = waypoint.map(({ x, y }) => ({ x, y }))
  const isSame =
    next.length === figure.waypoints.length &&
    next.every(({ x, y }, index) => {
      const there = figure.waypoints?.[index]
      return there?.x === x && there.y === y
    })
  if (isSame) return false
  figure.waypoints = next
  return true
}

/** Which labels are drawn anew: another text, or put elsewhere. */
const isLabelStale = (figure: Figure, text: string, hasMoved: boolean): boolean => {
  const { label, di } = figure
  if (!label || text === '') return label !== undefined || text !== ''
  const place = di.label?.bounds
  if (!place) return hasMoved
  return Math.abs(label.x - place.x) > 1 || Math.abs(label.y - place.y) > 1
}

const letGo = (bpmn: BpmnJs, figure: Figure): void => {
  const canvas = bpmn.get('canvas')
  for (const label of [...(figure.labels ?? [])]) {
    canvas.removeShape(label)
    label.labelTarget = null
  }
  if (figure.waypoints) {
    canvas.removeConnection(figure)
    figure.source = null
    figure.target = null
  } else {
    canvas.removeShape(figure)
    if (figure.host) figure.host = null
  }
}

const depthOf = (figure: Figure): number => {
  let depth = 0
  for (let at = figure.parent; at; at = at.parent) depth += 1
  return depth
}

/** Leads the canvas to what the file says; throws where bpmn-js cannot draw it. */
export const reconcile = async (bpmn: BpmnJs, xml: string): Promise<void> => {
  const [canvas, registry] = [bpmn.get('canvas'), bpmn.get('elementRegistry')]
  const importer = bpmn.get('bpmnImporter')
  const { rootElement: definitions, elementsById } = await bpmn.get('moddle').fromXML(xml)
  bpmn.get('subprocessCompatibility')._handleImport(definitions)
  const met = new Set<Figure>()
  const changed = new Set<Figure>()
  const moved = new Set<Figure>()

  const root = (semantic: Semantic, place: Place): Figure => {
    const isInner = semantic.$type.endsWith('ubProcess') || semantic.$type === 'bpmn:Transaction'
    const there = canvas.findRoot(isInner ? `${semantic.id}_plane` : semantic.id)
    if (!there) {
      const made = importer.add(semantic, place)
      met.add(made)
      return made
    }
    Object.assign(there, { businessObject: semantic, di: place, type: semantic.$type })
    met.add(there)
    return there
  }

  const renewLabel = (figure: Figure, text: string) => {
    for (const label of [...(figure.labels ?? [])]) {
      canvas.removeShape(label)
      label.labelTarget = null
    }
    if (text !== '') importer.addLabel(figure.businessObject, figure.di, figure)
  }

  /** Data associations and stores may be drawn elsewhere than they belong. */
  const parentFor = (figure: Figure, parent: Figure): Figure =>
    /Association$|DataStoreReference$/.test(figure.type) && figure.parent && isRoot(figure.parent)
      ? (canvas.findRoot(parent) ?? parent)
      : parent

  const element = (semantic: Semantic, place: Place, parent: Figure): Figure => {
    const figure = registry.get(semantic.id)
    if (!figure || Boolean(figure.waypoints) !== Boolean(place.waypoint)) {
      if (figure) letGo(bpmn, figure)
      const made = importer.add(semantic, place, parent)
      met.add(made)
      return made
    }
    met.add(figure)
    const textBefore = labelText(figure)
    Object.assign(figure, { businessObject: semantic, di: place, type: semantic.$type })
    for (const label of figure.labels ?? [])
      Object.assign(label, { businessObject: semantic, di: place })
    const home = parentFor(figure, parent)
    if (figure.parent !== home) {
      figure.parent = home
      for (const label of figure.labels ?? []) label.parent = home
    }
    const hasMoved = figure.waypoints ? movedWay(figure, place) : movedBox(figure, place)
    if (figure.waypoints) {
      const ends = importer as unknown as {
        _getSource: (semantic: Semantic) => Figure
        _getTarget: (semantic: Semantic) => Figure
      }
      figure.source = ends._getSource(semantic)
      figure.target = ends._getTarget(semantic)
    } else {
      figure.collapsed = !isExpanded(semantic as never, place as never)
      const host = semantic.attachedToRef ? registry.get(semantic.attachedToRef.id) : undefined
      if ((figure.host ?? undefined) !== host) figure.host = host ?? null
    }
    figure.hidden = Boolean(home.hidden || home.collapsed)
    if (hasMoved && !figure.waypoints) moved.add(figure)
    const text = labelText(figure)
    if (text !== textBefore || isLabelStale(figure, text, hasMoved)) renewLabel(figure, text)
    changed.add(figure)
    return figure
  }

  const before = canvas.getRootElement()
  const errors: string[] = []
  const walker = new BpmnTreeWalker({ root, element, error: (text: string) => errors.push(text) })
  const [main, ...inner] = definitions.diagrams ?? []
  const walk = (diagram: unknown) =>
    (
      walker as unknown as { handleDefinitions: (all: Definitions, one: unknown) => void }
    ).handleDefinitions(definitions, diagram)
  for (const diagram of [main, ...inner]) if (diagram) walk(diagram)
  if (errors.length > 0) throw new Error(errors.join('\n'))

  bpmn._setDefinitions(definitions)
  bpmn._collectIds?.(definitions, elementsById)
  const mainId = main?.plane.bpmnElement?.id ?? ''
  if (!met.has(before)) {
    const next = canvas.findRoot(mainId)
    if (next) canvas.setRootElement(next)
  }
  const isGone = (figure: Figure) =>
    !met.has(figure) && !figure.labelTarget && figure.type !== 'label' && !isRoot(figure)
  const gone = registry.getAll().filter(isGone)
  const flows = gone.filter(({ waypoints }) => waypoints)
  const shapes = gone.filter(({ waypoints }) => !waypoints)
  for (const flow of flows) letGo(bpmn, flow)
  for (const shape of shapes.sort((a, b) => depthOf(b) - depthOf(a))) letGo(bpmn, shape)
  for (const old of [...canvas.getRootElements()]) {
    if (!met.has(old)) canvas.removeRootElement(old)
  }
  const kept = [...changed].filter((figure) => registry.get(figure.id) === figure)
  bpmn.get('eventBus').fire('elements.changed', {
    elements: [...kept, ...kept.flatMap(({ labels }) => labels ?? [])],
  })
  // Chromium keeps painting a figure where it was when only its place has changed and it was changed
  // through the list of transforms, as diagram-js does; put in anew, it stands where it belongs.
  for (const { id } of moved) {
    const group = registry.getGraphics(id)?.parentNode
    group?.parentNode?.insertBefore(group, group.nextSibling)
  }
}
