// A process drawing that can be moved, enlarged and walked through, by mouse, touch and keyboard. The SVG
// comes from the server; it is parsed as XML, never as HTML, and scripts in it would not run.

import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { Overlay } from '#drawing'
import { Button } from './button.tsx'
import { type Camera, cameraOn } from './drawing-camera.ts'
import { DrawingChoices } from './drawing-choices.tsx'
import { keyAction } from './drawing-keys.ts'
import { DrawingMap, mapOf } from './drawing-map.tsx'
import { layOver } from './drawing-overlay.ts'
import { layOnPaper } from './drawing-paper.ts'
import { type Pointers, pointersOn } from './drawing-pointers.ts'
import {
  boxOf,
  elementsAt,
  keyNear,
  keyOf,
  nameOf,
  type PageDrawing,
  readDrawing,
  stopsOf,
  tracksOf,
} from './drawing-svg.ts'
import { type WalkMove, type Way, walkThrough } from './drawing-walk.ts'
import { useDrawingWords } from './drawing-words.ts'
import { keepInWindow } from './keep-in-window.ts'
import './drawing.css'
import './drawing-view.css'
import { centre, centreOn, firstView, move, reveal, scaleOf, wholeOf, zoom } from './view-box.ts'

/** How far one press of an arrow key moves the drawing, in pixels. */
const PAN = 60

interface Asked {
  readonly from: string
  readonly ways: readonly Way[]
}

export interface DrawingViewProps {
  readonly svg: string
  readonly overlay?: Overlay | undefined
  readonly selected: string | undefined
  readonly onSelect: (key: string | undefined) => void
  /** Marked like the selected one, as the same work in a drawing beside it. */
  readonly linked?: readonly string[]
  /** Whose drawing it is, where several are on the page. */
  readonly name?: string
  /** The sub-process this drawing shows the inside of, on a drawing of its own. */
  readonly plane?: string | undefined
  /** Shows the drawing of that sub-process; the main one for undefined. */
  readonly onPlane?: (plane: string | undefined) => void
}

export const DrawingView = (props: DrawingViewProps) => {
  const { svg: text, overlay, selected, onSelect, linked, name, plane, onPlane } = props
  const { t } = useTranslation()
  const { overlay: words } = useDrawingWords()
  const help = useId()
  const label = name ? t('process:drawing.labelOf', { name }) : t('process:drawing.label')
  const marked = [...new Set([...(selected ? [selected] : []), ...(linked ?? [])])].join('\n')
  const after = useRef<HTMLParagraphElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  const choices = useRef<HTMLOListElement>(null)
  const seen = useRef<SVGRectElement>(null)
  const drawing = useRef<PageDrawing>(undefined)
  const camera = useRef<Camera>(undefined)
  const pointers = useRef<Pointers>(undefined)
  /** A link may lead to a step; then the drawing opens there. */
  const isNew = useRef(true)
  const shownPlane = useRef(plane)
  const hasBeenShown = useRef(false)
  const [asked, setAsked] = useState<Asked>()
  const [said, setSaid] = useState('')
  const [map, setMap] = useState<string>()
  /** A closed sub-process at hand that has a drawing of its own. */
  const [door, setDoor] = useState<{ readonly key: string; readonly name: string }>()

  const frame = useCallback(() => {
    const box = camera.current?.box()
    if (!box) return
    for (const name of ['x', 'y', 'width', 'height'] as const)
      seen.current?.setAttribute(name, String(box[name]))
  }, [])

  useEffect(() => {
    const element = host.current
    const read = readDrawing(text, help)
    if (!element || !read) return
    drawing.current = read
    // Whoever is at a step stays there when it is drawn anew; where it is gone, at the drawing.
    const at = element.contains(document.activeElement) && keyOf(document.activeElement)
    element.replaceChildren(read.svg)
    if (at) (elementsAt(read.svg, at)[0] ?? element).focus({ preventScroll: true })
    const view = cameraOn(element, read.svg, read.whole, frame)
    camera.current = view
    const down = pointersOn(element, () => camera.current)
    pointers.current = down
    const putAway = paper.current && layOnPaper(paper.current, read.svg, read.whole)
    const first = read.svg.querySelector('[data-key][tabindex]')
    const start = first && boxOf(first)
    view.show(firstView(read.whole, view.screen(), start ?? undefined))
    setMap(mapOf(read.svg))
    setAsked(undefined)
    setDoor(undefined)
    // Into a sub-process one comes to its first step, out of it to itself.
    const inner = shownPlane.current
    shownPlane.current = plane
    if (plane !== inner && hasBeenShown.current) {
      const there = plane ? first : inner && elementsAt(read.svg, inner)[0]
      if (there instanceof SVGElement) there.focus({ preventScroll: true })
    }
    hasBeenShown.current = true
    return () => {
      putAway?.()
      down.putAway()
      view.putAway()
    }
  }, [text, plane, frame, help])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map appears with its frame
  useEffect(frame, [map, frame])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing needs its marks again
  useEffect(() => {
    if (drawing.current) layOver(drawing.current.svg, overlay, words)
  }, [overlay, words, text])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing needs its selection again
  useEffect(() => {
    const root = drawing.current?.svg
    const view = camera.current
    if (!root || !view) return
    for (const element of root.querySelectorAll('[data-selected]')) {
      element.removeAttribute('data-selected')
      element.removeAttribute('aria-current')
    }
    const elements = marked.split('\n').flatMap((key) => (key ? elementsAt(root, key) : []))
    for (const element of elements) {
      element.setAttribute('data-selected', 'true')
      element.setAttribute('aria-current', 'true')
    }
    const part = elements[0] && boxOf(elements[0])
    if (part) view.show(isNew.current ? centreOn(view.box(), part) : reveal(view.box(), part))
    isNew.current = false
    if (elements[0]) atDoor(elements[0])
  }, [marked, text])

  const atDoor = (step: Element) => {
    const key = step.getAttribute('data-plane')
    setDoor(key && onPlane ? { key, name: nameOf(step) } : undefined)
  }

  const enlarge = (factor: number, isMoving = false) => {
    const view = camera.current
    view?.show(zoom(view.box(), view.screen(), factor, centre(view.box())), isMoving)
  }
  const showWhole = () => {
    const view = camera.current
    view?.show(wholeOf(view.whole, view.screen()))
  }
  const showActual = () => {
    const view = camera.current
    if (view) enlarge(1 / scaleOf(view.box(), view.screen()))
  }

  const focusStep = (key: string | undefined) => {
    const step = key && drawing.current ? elementsAt(drawing.current.svg, key)[0] : undefined
    step?.focus({ preventScroll: true })
  }
  const goTo = ({ to }: Way) => {
    setAsked(undefined)
    setSaid('')
    focusStep(to)
  }
  const walk = (from: string, direction: WalkMove) => {
    const root = drawing.current?.svg
    if (!root) return
    if (direction === 'into' && door && door.key === from) return onPlane?.(from)
    if (direction === 'out' && plane) return onPlane?.(undefined)
    const ways = walkThrough(stopsOf(root), tracksOf(root))(from, direction)
    const [only] = ways
    if (only && ways.length === 1) return goTo(only)
    setAsked(only ? { from, ways } : undefined)
    const tell = (way: Way, index: number) =>
      `${index + 1}: ${way.name ? t('process:drawing.way', { ...way }) : way.stop}`
    setSaid(
      only
        ? t('process:drawing.choose', { count: ways.length, ways: ways.map(tell).join('; ') })
        : t(`process:drawing.nothing.${direction}`),
    )
  }
  const closeChoices = () => {
    focusStep(asked?.from)
    setAsked(undefined)
    setSaid('')
  }

  /** A finger that hits no step means the one beside it. */
  const pressed = ({ target, clientX, clientY, nativeEvent }: MouseEvent) => {
    const hit = target instanceof Element ? target.closest('[data-key]') : null
    const root = drawing.current?.svg
    const isFinger = 'pointerType' in nativeEvent && nativeEvent.pointerType === 'touch'
    const near =
      root && isFinger && !hit?.hasAttribute('tabindex')
        ? keyNear(root, clientX, clientY)
        : undefined
    return near ?? keyOf(target)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const view = camera.current
    const key = keyOf(event.target)
    const action = keyAction(event, { isAtStep: !!key, choices: asked?.ways.length ?? 0 })
    if (!view || !action) return
    switch (action.kind) {
      case 'pan': {
        const step = PAN / scaleOf(view.box(), view.screen())
        const by = { x: action.x * step, y: action.y * step }
        view.show(move(view.box(), by, view.whole), event.repeat)
        break
      }
      case 'zoom':
        enlarge(action.factor, event.repeat)
        break
      case 'fit':
        showWhole()
        break
      case 'actual':
        showActual()
        break
      case 'walk':
        if (key) walk(key, action.move)
        break
      case 'choose': {
        const way = asked?.ways[action.number - 1]
        if (way) goTo(way)
        break
      }
      case 'toChoices':
        choices.current?.querySelector('button')?.focus()
        break
      case 'select':
        if (key) onSelect(key)
        break
      case 'leave':
        if (asked) closeChoices()
        else if (selected) onSelect(undefined)
        else if (key) host.current?.focus()
    }
    event.preventDefault()
  }

  const onFocus = (event: FocusEvent) => {
    const view = camera.current
    const focused = event.target
    if (!view || !(focused instanceof SVGElement) || !focused.hasAttribute('data-key')) return
    atDoor(focused)
    // The ways on offer are those of the step that had the focus.
    if (asked && focused.getAttribute('data-key') !== asked.from) setAsked(undefined)
    const part = boxOf(focused)
    // A click focuses what it hits; moving then would pull it away under the pointer.
    if (part && !pointers.current?.isDown()) {
      view.show(reveal(view.box(), part))
      keepInWindow(focused)
    }
  }

  return (
    <section className="drawing-view" aria-label={label}>
      <a
        className="drawing-view__skip"
        href={`#${help}`}
        onClick={(event) => {
          event.preventDefault()
          after.current?.focus()
        }}
      >
        {t('process:drawing.skip')}
      </a>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of form fields */}
      <div className="drawing-view__tools" role="group" aria-label={t('process:drawing.tools')}>
        {plane && (
          <Button isSmall icon="arrow-back" onClick={() => onPlane?.(undefined)}>
            {t('process:drawing.planeBack')}
          </Button>
        )}
        {door && (
          <Button isSmall icon="arrow-forward" onClick={() => onPlane?.(door.key)}>
            {t('process:drawing.planeOpen', { name: door.name })}
          </Button>
        )}
        <Button isSmall look="tertiary" onClick={showWhole}>
          {t('process:drawing.fit')}
        </Button>
        <Button isSmall look="tertiary" onClick={showActual}>
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
      <div className="drawing-view__stage">
        {/* biome-ignore lint/a11y/useSemanticElements: a group of drawn steps, not of form fields */}
        <div
          ref={host}
          className="drawing-view__host drawing"
          role="group"
          aria-label={label}
          aria-describedby={help}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved with the arrow keys
          tabIndex={0}
          onKeyDown={onKeyDown}
          onClick={(event) => {
            const key = pressed(event)
            if (key && !pointers.current?.hasMoved()) onSelect(key)
          }}
          onFocus={onFocus}
        />
        {asked && (
          <DrawingChoices list={choices} ways={asked.ways} onChoose={goTo} onClose={closeChoices} />
        )}
        {map && drawing.current && (
          <DrawingMap
            {...{ path: map, whole: drawing.current.whole, seen }}
            camera={() => camera.current}
          />
        )}
      </div>
      <p className="kern-sr-only" role="status">
        {said}
      </p>
      <div ref={paper} className="drawing-view__paper" aria-hidden="true" />
      <p className="drawing-view__help muted" id={help} ref={after} tabIndex={-1}>
        {t('process:drawing.help')}
      </p>
    </section>
  )
}
