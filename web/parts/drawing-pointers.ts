// Moving a drawing by mouse, pen and fingers: dragging moves, two fingers or the wheel with Ctrl enlarge.

import type { Camera } from './drawing-camera.ts'
import { move, scaleOf, zoom } from './view-box.ts'

/** Less than this many pixels is a click, not a movement. */
const LEAST = 5

export interface Pointers {
  /** Whether the last press moved the drawing, so that it was no click. */
  readonly hasMoved: () => boolean
  readonly isDown: () => boolean
  readonly putAway: () => void
}

export const pointersOn = (host: HTMLElement, camera: () => Camera | undefined): Pointers => {
  const down = new Map<number, { x: number; y: number }>()
  let hasMoved = false

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    if (down.size === 0) hasMoved = false
    down.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }
  const onMove = (event: PointerEvent) => {
    const view = camera()
    const before = down.get(event.pointerId)
    if (!view || !before) return
    const now = { x: event.clientX, y: event.clientY }
    if (!hasMoved && Math.hypot(now.x - before.x, now.y - before.y) < LEAST) return
    if (!hasMoved) {
      hasMoved = true
      host.setPointerCapture(event.pointerId)
    }
    down.set(event.pointerId, now)
    const box = view.box()
    const scale = scaleOf(box, view.screen())
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1]
    if (!other) {
      const by = { x: (before.x - now.x) / scale, y: (before.y - now.y) / scale }
      view.show(move(box, by, view.whole), true)
      return
    }
    // What lay between the fingers stays between them.
    const apart = (one: { x: number; y: number }) =>
      Math.max(1, Math.hypot(one.x - other.x, one.y - other.y))
    const around = view.pointAt((before.x + other.x) / 2, (before.y + other.y) / 2)
    const larger = zoom(box, view.screen(), apart(now) / apart(before), around)
    const rest = scaleOf(larger, view.screen())
    const by = { x: (before.x - now.x) / 2 / rest, y: (before.y - now.y) / 2 / rest }
    view.show(move(larger, by, view.whole), true)
  }
  const onEnd = (event: PointerEvent) => {
    down.delete(event.pointerId)
  }
  const onWheel = (event: WheelEvent) => {
    const view = camera()
    if (!view || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    const around = view.pointAt(event.clientX, event.clientY)
    const factor = Math.exp(-event.deltaY / 300)
    view.show(zoom(view.box(), view.screen(), factor, around), true)
  }

  host.addEventListener('pointerdown', onDown)
  host.addEventListener('pointermove', onMove)
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const)
    host.addEventListener(end, onEnd)
  host.addEventListener('wheel', onWheel, { passive: false })
  return {
    hasMoved: () => hasMoved,
    isDown: () => down.size > 0,
    putAway: () => {
      host.removeEventListener('pointerdown', onDown)
      host.removeEventListener('pointermove', onMove)
      for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const)
        host.removeEventListener(end, onEnd)
      host.removeEventListener('wheel', onWheel)
    },
  }
}
