// What part of a drawing is on the screen. While it moves, the picture that is there is shifted and
// stretched as a whole, which costs little however much is in it; at rest it is drawn anew and sharp.

import { type Box, centre, type Size, scaleOf } from './view-box.ts'

/** Rest after the last movement. */
const REST_MS = 140

export interface Camera {
  readonly whole: Box
  readonly box: () => Box
  readonly screen: () => Size
  /** `isMoving`: more will follow at once, as while dragging. */
  readonly show: (next: Box, isMoving?: boolean) => void
  /** A point of the window in units of the drawing. */
  readonly pointAt: (x: number, y: number) => { readonly x: number; readonly y: number }
  readonly putAway: () => void
}

export const cameraOn = (
  host: HTMLElement,
  svg: SVGSVGElement,
  whole: Box,
  onShow: (box: Box) => void,
): Camera => {
  let box = whole
  /** What the picture on the screen was drawn for. */
  let drawn = whole
  let frame = 0
  let rest: ReturnType<typeof setTimeout> | undefined
  const screen = () => ({ width: host.clientWidth || 1, height: host.clientHeight || 1 })

  const draw = () => {
    clearTimeout(rest)
    cancelAnimationFrame(frame)
    frame = 0
    drawn = box
    svg.style.removeProperty('transform')
    svg.classList.remove('is-moving')
    svg.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`)
    onShow(box)
  }
  const shift = () => {
    frame = 0
    const stretch = drawn.width / box.width
    const scale = scaleOf(box, screen())
    const x = (drawn.x - box.x) * scale
    const y = (drawn.y - box.y) * scale
    svg.classList.add('is-moving')
    svg.style.transform = `translate(${x}px, ${y}px) scale(${stretch})`
    onShow(box)
  }

  // The size of the window changes the proportions, not what is looked at.
  let last = screen()
  const observer = new ResizeObserver(() => {
    const now = screen()
    const scale = scaleOf(box, last)
    const middle = centre(box)
    last = now
    const width = now.width / scale
    const height = now.height / scale
    box = { x: middle.x - width / 2, y: middle.y - height / 2, width, height }
    draw()
  })
  observer.observe(host)

  return {
    ...{ whole, screen, box: () => box },
    show: (next, isMoving = false) => {
      box = next
      if (!isMoving) {
        draw()
        return
      }
      clearTimeout(rest)
      rest = setTimeout(draw, REST_MS)
      // However many movements are told in one frame, the picture moves once.
      frame ||= requestAnimationFrame(shift)
    },
    pointAt: (x, y) => {
      const { left, top } = host.getBoundingClientRect()
      const scale = scaleOf(box, screen())
      return { x: box.x + (x - left) / scale, y: box.y + (y - top) / scale }
    },
    putAway: () => {
      clearTimeout(rest)
      cancelAnimationFrame(frame)
      observer.disconnect()
    },
  }
}
