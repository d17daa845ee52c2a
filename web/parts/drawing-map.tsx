// The whole of a large drawing, small, with the part that is on the screen: to see where one is, and to go
// elsewhere by pointer or arrow keys.

import type { KeyboardEvent, PointerEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Camera } from './drawing-camera.ts'
import { boxOf } from './drawing-svg.ts'
import { type Box, centreOn, move } from './view-box.ts'

/** Drawings with fewer steps are seen at once, or nearly. */
const LARGE = 40

/** One path with a rectangle for each step and pool; undefined where the drawing is small. */
export const mapOf = (svg: SVGSVGElement): string | undefined => {
  const steps = svg.querySelectorAll('[data-key][tabindex]')
  if (steps.length < LARGE) return undefined
  return [...svg.querySelectorAll('.pd-pool'), ...steps]
    .map((element) => element.querySelector('.pd-body'))
    .map((body) => {
      const box = body && boxOf(body)
      return box ? `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z` : ''
    })
    .join('')
}

export const DrawingMap = ({
  path,
  whole,
  seen,
  camera,
}: {
  path: string
  whole: Box
  /** The frame around what is on the screen; the camera moves it. */
  seen: RefObject<SVGRectElement | null>
  camera: () => Camera | undefined
}) => {
  const { t } = useTranslation()
  const go = (event: PointerEvent<SVGSVGElement>) => {
    const view = camera()
    if (!view || event.buttons % 2 === 0) return
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    // As the browser fits it in: as large as it goes, in the middle.
    const scale = Math.min(width / whole.width, height / whole.height)
    const x = whole.x + whole.width / 2 + (event.clientX - left - width / 2) / scale
    const y = whole.y + whole.height / 2 + (event.clientY - top - height / 2) / scale
    const there = centreOn(view.box(), { x, y, width: 0, height: 0 })
    view.show(move(there, { x: 0, y: 0 }, whole), event.type === 'pointermove')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const view = camera()
    const [x, y] =
      { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ??
      []
    if (!view || x === undefined || y === undefined) return
    event.preventDefault()
    // Most of a screen, so that something of it stays in sight.
    const box = view.box()
    view.show(move(box, { x: x * box.width * 0.75, y: y * box.height * 0.75 }, whole), event.repeat)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: it holds no form fields
    <div
      className="drawing-map"
      role="group"
      aria-label={t('process:drawing.map')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is used with the arrow keys
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <svg
        aria-hidden="true"
        viewBox={`${whole.x} ${whole.y} ${whole.width} ${whole.height}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          go(event)
        }}
        onPointerMove={go}
      >
        <path className="drawing-map__steps" d={path} />
        <rect ref={seen} className="drawing-map__seen" />
      </svg>
    </div>
  )
}
