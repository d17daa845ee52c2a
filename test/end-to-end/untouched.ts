// Which parts of a file have not stayed as they were, letter by letter, though nobody touched them.

import { type Change, referencesOf } from '#change'
import type { Element, Process } from '#process'
import { readXml, type XmlElement } from '#xml'

interface Touched {
  /** Ids of elements that are gone, with all that was said in them. */
  readonly gone: ReadonlySet<string>
  /** Ids of elements of another kind: each is written anew, with all it says in other letters. */
  readonly rewritten: ReadonlySet<string>
  /** Ids of elements that data comes to or goes from otherwise: how it does so is written anew. */
  readonly turned: ReadonlySet<string>
  /** Ids of elements that say something else now. */
  readonly own: ReadonlySet<string>
  /** Ids of those that came, went or are tied to others, and of what they are and were tied to. */
  readonly linked: ReadonlySet<string>
  /** Ids of elements that are drawn otherwise. */
  readonly drawn: ReadonlySet<string>
}

const touchedBy = (before: Process, after: Process, changes: readonly Change[]): Touched => {
  const none = () => new Set<string>()
  const touched = {
    gone: none(),
    rewritten: none(),
    turned: none(),
    own: none(),
    linked: none(),
    drawn: none(),
  }
  const add = (ids: Set<string>, element: Element | undefined) => {
    for (const id of element ? [element.key, element.xmlId ?? element.key] : []) ids.add(id)
    if (element && 'processXmlId' in element && element.processXmlId) ids.add(element.processXmlId)
  }
  for (const change of changes) {
    if (change.kind === 'setProcess') continue
    const isShape = 'shape' in change || change.kind === 'setShape'
    const key = 'element' in change ? change.element.key : change.key
    for (const process of [before, after]) {
      if (isShape) {
        const shape = 'shape' in change ? change.shape : process.shapes[key]
        add(touched.drawn, shape && process.elements[shape.element])
        continue
      }
      const element = process.elements[key]
      add(change.kind === 'removeElement' ? touched.gone : touched.own, element)
      if ('property' in change && change.property === 'kind') add(touched.rewritten, element)
      if (!element || ('property' in change && change.property === 'name')) continue
      add(touched.linked, element)
      for (const target of referencesOf(element)) {
        add(touched.linked, process.elements[target])
        if (element.kind === 'dataAssociation') add(touched.turned, process.elements[target])
      }
    }
  }
  return touched
}

const bare = (name: string): string => name.trim().replace(/^.*:/, '')

/**
 * The parts of `file` that were not touched and are not in `written` in the very same letters and as often;
 * [] where all stayed. Where something in a part was touched, its start tag and its children are looked at
 * one by one. Both are decoded texts.
 */
export const lostParts = (
  file: string,
  written: string,
  before: Process,
  after: Process,
  changes: readonly Change[],
): readonly string[] => {
  const reading = readXml(new TextEncoder().encode(file))
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading))
  const { gone, rewritten, turned, own, linked, drawn } = touchedBy(before, after, changes)
  const isRedone = ({ local, attributes, children }: XmlElement): boolean => {
    const drawing = bare(attributes.bpmnElement ?? '')
    if (local === 'BPMNDiagram') return children.some((plane) => isRedone(plane))
    return (
      gone.has(attributes.id ?? '') ||
      rewritten.has(attributes.id ?? '') ||
      gone.has(drawing) ||
      (local !== 'BPMNPlane' && drawn.has(drawing))
    )
  }
  const isNamed = ({ attributes, text }: XmlElement): boolean =>
    own.has(attributes.id ?? '') ||
    linked.has(bare(text)) ||
    Object.values(attributes).some((value) => linked.has(bare(value)))
  // A namespace that something new needs is declared at the root; who stood in a lane by place alone is
  // named there before something moves; what had no place yet gets its place on the drawing.
  const isGrowing = (one: XmlElement) =>
    one === reading.root || one.local === 'lane' || one.local === 'BPMNPlane'
  const isTouched = (one: XmlElement): boolean =>
    isRedone(one) || isNamed(one) || isGrowing(one) || one.children.some(isTouched)
  const parts = new Map<string, number>()
  const keep = (part: string) => parts.set(part, (parts.get(part) ?? 0) + 1)
  const visit = (one: XmlElement): void => {
    if (!isTouched(one)) keep(file.slice(one.start, one.end))
    if (!isTouched(one) || isRedone(one)) return
    const tag = file.slice(one.start, one.contentStart)
    if (!isNamed(one)) keep(isGrowing(one) ? tag.replace(/\s*\/?>$/, '') : tag)
    const isTurned = turned.has(one.attributes.id ?? '')
    for (const child of one.children)
      if (!isTurned || !/^ioSpec|^data/.test(child.local)) visit(child)
  }
  visit(reading.root)
  return [...parts].flatMap(([part, times]) => (written.split(part).length > times ? [] : [part]))
}
