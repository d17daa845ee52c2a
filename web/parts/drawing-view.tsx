// A process drawing that can be moved, enlarged and walked through, by mouse, touch and keyboard. The SVG
// comes from the server; it is parsed as XML, never as HTML, and scripts in it would not run.

import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Overlay } from '#drawing'
import { Button } from './button.tsx'
import { layOver } from './drawing-overlay.ts'
import { layOnPaper } from './drawing-paper.ts'
import { useDrawingWords } from './drawing-words.ts'
import './drawing.css'
import './drawing-view.css'
import {
  type Box,
  centre,
  centreOn,
  firstView,
  move,
  reveal,
  scaleOf,
  wholeOf,
  zoom,
} from './view-box.ts'

const readBox = (svg: SVGSVGElement): Box => {
  const numbers = (svg.getAttribute('viewBox') ?? '0 0 800 400').split(/[\s,]+/).map(Number)
  const [x = 0, y = 0, width = 800, height = 400] = numbers
  return { x, y, width, height }
}

const parse = (text: string): SVGSVGElement | undefined => {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
  return root instanceof SVGSVGElement ? root : undefined
}

/** Where an element stands, in units of the drawing. */
const boxOf = (element: Element, svg: SVGSVGElement): Box | undefined => {
  const matrix = svg.getScreenCTM()?.inverse()
  if (!matrix) return undefined
  const rectangle = element.getBoundingClientRect()
  const from = new DOMPoint(rectangle.left, rectangle.top).matrixTransform(matrix)
  const to = new DOMPoint(rectangle.right, rectangle.bottom).matrixTransform(matrix)
  return { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y }
}

/**
 * A step's spoken name as its SVG title: pointers see it as well, and voice control may use the drawn
 * words, which are cut into lines and need not be the name letter by letter.
 */
const nameByTitle = (root: SVGSVGElement) => {
  for (const step of root.querySelectorAll('[role="button"][aria-label]')) {
    const title = document.createElementNS(root.namespaceURI, 'title')
    title.textContent = step.getAttribute('aria-label')
    step.prepend(title)
    step.removeAttribute('aria-label')
  }
}

const keyOf = (target: EventTarget | null): string | undefined =>
  target instanceof Element
    ? (target.closest('[data-key]')?.getAttribute('data-key') ?? undefined)
    : undefined

export const DrawingView = ({
  svg: text,
  overlay,
  selected,
  onSelect,
}: {
  svg: string
  overlay?: Overlay | undefined
  selected: string | undefined
  onSelect: (key: string | undefined) => void
}) => {
  const { t } = useTranslation()
  const help = useId()
  const host = useRef<HTMLDivElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(undefined)
  const drawing = useRef<Box>({ x: 0, y: 0, width: 1, height: 1 })
  const box = useRef<Box>(drawing.current)
  const pointers = useRef(new Map<number, { x: number; y: number }>())
  const hasMoved = useRef(false)
  /** A link may lead to a step; then the drawing opens there. */
  const isNew = useRef(true)

  const screen = useCallback(
    () => ({ width: host.current?.clientWidth || 1, height: host.current?.clientHeight || 1 }),
    [],
  )
  const show = useCallback((next: Box) => {
    box.current = next
    svg.current?.setAttribute('viewBox', `${next.x} ${next.y} ${next.width} ${next.height}`)
  }, [])
  const enlarge = (factor: number, around = centre(box.current)) =>
    show(zoom(box.current, screen(), factor, around))

  useEffect(() => {
    const element = host.current
    const root = parse(text)
    if (!element || !root) return
    drawing.current = readBox(root)
    root.removeAttribute('width')
    root.removeAttribute('height')
    root.setAttribute('preserveAspectRatio', 'xMidYMid meet')
    root.classList.add('drawing-view__svg')
    svg.current = document.importNode(root, true)
    nameByTitle(svg.current)
    element.replaceChildren(svg.current)
    const putAway = paper.current && layOnPaper(paper.current, svg.current, drawing.current)
    show(firstView(drawing.current, screen()))
    // Where the whole would be too small, one begins at the first step and not at an empty corner.
    const first = svg.current.querySelector('[data-key][tabindex]')
    const start = first && boxOf(first, svg.current)
    if (start) show(reveal(box.current, start))
    // The size of the window changes the proportions, not what is looked at.
    let last = screen()
    const observer = new ResizeObserver(() => {
      const now = screen()
      const scale = scaleOf(box.current, last)
      const middle = centre(box.current)
      last = now
      const width = now.width / scale
      const height = now.height / scale
      show({ x: middle.x - width / 2, y: middle.y - height / 2, width, height })
    })
    observer.observe(element)
    // React listens to the wheel passively; keeping the page from zooming needs an active listener.
    const onWheel = (event: WheelEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      const matrix = svg.current?.getScreenCTM()?.inverse()
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix)
      show(zoom(box.current, screen(), Math.exp(-event.deltaY / 300), point))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      putAway?.()
      observer.disconnect()
      element.removeEventListener('wheel', onWheel)
    }
  }, [text, show, screen])

  const { overlay: words } = useDrawingWords()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing needs its marks again
  useEffect(() => {
    if (svg.current) layOver(svg.current, overlay, words)
  }, [overlay, words, text])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing needs its selection again
  useEffect(() => {
    const root = svg.current
    if (!root) return
    for (const element of root.querySelectorAll('[data-selected]')) {
      element.removeAttribute('data-selected')
      element.removeAttribute('aria-current')
    }
    if (!selected) {
      isNew.current = false
      return
    }
    const elements = root.querySelectorAll(`[data-key="${CSS.escape(selected)}"]`)
    for (const element of elements) {
      element.setAttribute('data-selected', 'true')
      element.setAttribute('aria-current', 'true')
    }
    const first = elements[0]
    const part = first && boxOf(first, root)
    if (part) show(isNew.current ? centreOn(box.current, part) : reveal(box.current, part))
    isNew.current = false
  }, [selected, text, show])

  const onPointerDown = (event: PointerEvent) => {
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    hasMoved.current = false
  }
  const onPointerMove = (event: PointerEvent) => {
    const before = pointers.current.get(event.pointerId)
    if (!before) return
    const now = { x: event.clientX, y: event.clientY }
    const scale = scaleOf(box.current, screen())
    const others = [...pointers.current].filter(([id]) => id !== event.pointerId)
    const other = others[0]?.[1]
    if (!hasMoved.current && Math.hypot(now.x - before.x, now.y - before.y) < 5) return
    if (!hasMoved.current) {
      hasMoved.current = true
      host.current?.setPointerCapture(event.pointerId)
    }
    pointers.current.set(event.pointerId, now)
    if (other) {
      const matrix = svg.current?.getScreenCTM()?.inverse()
      const point = new DOMPoint(other.x, other.y).matrixTransform(matrix)
      const apart = (one: { x: number; y: number }) =>
        Math.max(1, Math.hypot(one.x - other.x, one.y - other.y))
      enlarge(apart(now) / apart(before), point)
    } else {
      const by = { x: (before.x - now.x) / scale, y: (before.y - now.y) / scale }
      show(move(box.current, by, drawing.current))
    }
  }
  const onPointerEnd = (event: PointerEvent) => {
    pointers.current.delete(event.pointerId)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = 60 / scaleOf(box.current, screen())
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => show(move(box.current, { x: -step, y: 0 }, drawing.current)),
      ArrowRight: () => show(move(box.current, { x: step, y: 0 }, drawing.current)),
      ArrowUp: () => show(move(box.current, { x: 0, y: -step }, drawing.current)),
      ArrowDown: () => show(move(box.current, { x: 0, y: step }, drawing.current)),
      '+': () => enlarge(1.25),
      '-': () => enlarge(0.8),
      '0': () => show(wholeOf(drawing.current, screen())),
      '1': () => enlarge(1 / scaleOf(box.current, screen())),
    }
    const key = keyOf(event.target)
    if (key && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      onSelect(key)
      return
    }
    if (event.key === 'Escape' && selected) onSelect(undefined)
    const run = moves[event.key]
    if (!run) return
    event.preventDefault()
    run()
  }

  return (
    <section className="drawing-view" aria-label={t('process:drawing.label')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of form fields */}
      <div className="drawing-view__tools" role="group" aria-label={t('process:drawing.tools')}>
        <Button isSmall look="tertiary" onClick={() => show(wholeOf(drawing.current, screen()))}>
          {t('process:drawing.fit')}
        </Button>
        <Button isSmall look="tertiary" onClick={() => enlarge(1 / scaleOf(box.current, screen()))}>
          {t('process:drawing.actual')}
        </Button>
        <button
          type="button"
          className="tool"
          aria-label={t('process:drawing.smaller')}
          onClick={() => enlarge(0.8)}
        >
          −
        </button>
        <button
          type="button"
          className="tool"
          aria-label={t('process:drawing.larger')}
          onClick={() => enlarge(1.25)}
        >
          +
        </button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of drawn steps, not of form fields */}
      <div
        ref={host}
        className="drawing-view__host drawing"
        role="group"
        aria-label={t('process:drawing.label')}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved with the arrow keys
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onPointerLeave={onPointerEnd}
        onClick={(event) => {
          const key = keyOf(event.target)
          if (!hasMoved.current && key) onSelect(key)
        }}
        onFocus={(event) => {
          const root = svg.current
          const focused = event.target
          if (!root || !(focused instanceof Element) || !root.contains(focused)) return
          const part = boxOf(focused, root)
          // A click focuses what it hits; moving then would pull it away under the pointer.
          if (part && pointers.current.size === 0) show(reveal(box.current, part))
        }}
      />
      <div ref={paper} className="drawing-view__paper" aria-hidden="true" />
      <p className="drawing-view__help muted" id={help}>
        {t('process:drawing.help')}
      </p>
    </section>
  )
}
