// The part of a drawing that is seen, as arithmetic: where to move and how far to enlarge. Drawing units
// are pixels at 100 %.

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

const SMALLEST = 0.05
const LARGEST = 4

/** Screen pixels for one unit of the drawing. */
export const scaleOf = (box: Box, screen: Size): number => screen.width / box.width

/** The whole drawing in the middle of the screen; never larger than 100 %. */
export const wholeOf = (drawing: Box, screen: Size): Box => {
  const scale = Math.min(screen.width / drawing.width, screen.height / drawing.height, 1)
  const width = screen.width / scale
  const height = screen.height / scale
  return {
    x: drawing.x - (width - drawing.width) / 2,
    y: drawing.y - (height - drawing.height) / 2,
    width,
    height,
  }
}

/** Enlarged by `factor` around a point given in drawing units, which stays where it is. */
export const zoom = (
  box: Box,
  screen: Size,
  factor: number,
  around: { x: number; y: number },
): Box => {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, scaleOf(box, screen) * factor))
  const ratio = scaleOf(box, screen) / scale
  return {
    x: around.x - (around.x - box.x) * ratio,
    y: around.y - (around.y - box.y) * ratio,
    width: box.width * ratio,
    height: box.height * ratio,
  }
}

export const centre = (box: Box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })

/** Moved so that some of the drawing always stays in sight. */
export const move = (box: Box, by: { x: number; y: number }, drawing: Box): Box => {
  const keep = (start: number, size: number, from: number, length: number) => {
    const margin = Math.min(size, length) / 4
    return Math.min(from + length - margin, Math.max(from - size + margin, start))
  }
  return {
    ...box,
    x: keep(box.x + by.x, box.width, drawing.x, drawing.width),
    y: keep(box.y + by.y, box.height, drawing.y, drawing.height),
  }
}

/** Moved as little as needed to show `part` with some air around it; unchanged when it is in sight. */
export const reveal = (box: Box, part: Box): Box => {
  const air = 40
  const along = (start: number, size: number, from: number, length: number) => {
    if (length + 2 * air > size) return from + length / 2 - size / 2
    if (from - air < start) return from - air
    if (from + length + air > start + size) return from + length + air - size
    return start
  }
  return {
    ...box,
    x: along(box.x, box.width, part.x, part.width),
    y: along(box.y, box.height, part.y, part.height),
  }
}

/** Moved so that `part` stands in the middle. */
export const centreOn = (box: Box, part: Box): Box => ({
  ...box,
  x: part.x + (part.width - box.width) / 2,
  y: part.y + (part.height - box.height) / 2,
})

/**
 * What is seen first: everything when that can still be read, else the beginning of the drawing at a readable size,
 * moved to `start`, where there is one, so that one does not begin at an empty corner.
 */
export const firstView = (drawing: Box, screen: Size, start?: Box): Box => {
  const whole = wholeOf(drawing, screen)
  if (scaleOf(whole, screen) >= 0.6) return whole
  const scale = Math.min(0.85, Math.max(0.6, screen.height / drawing.height))
  const height = screen.height / scale
  const opening = {
    x: drawing.x,
    y: drawing.height <= height ? drawing.y - (height - drawing.height) / 2 : drawing.y,
    width: screen.width / scale,
    height,
  }
  return start ? reveal(opening, start) : opening
}
