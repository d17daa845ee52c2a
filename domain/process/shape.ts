// Where things stand. A process carries only pinned shapes: imported from a file or placed by hand.
// Everything else is derived by the layout when drawn, and never stored, compared or merged.

import type { Key } from './key.ts'

/** Nobody draws farther out, in pixels; beyond it whoever computes with places loses the ones near by. */
export const FARTHEST = 10_000_000

export interface Point {
  readonly x: number
  readonly y: number
}

/** Pixels, origin top left, y downwards, as in BPMN DI. */
export interface Bounds extends Point {
  readonly width: number
  readonly height: number
}

interface ShapeCommon {
  readonly element: Key
  /** Which drawing it belongs to; files may hold several. '' is the main one. */
  readonly plane: string
  readonly label?: Bounds
  /** Fill and line as #rrggbb where the file gives them. */
  readonly fill?: string
  readonly stroke?: string
}

export interface NodeShape extends ShapeCommon {
  readonly kind: 'node'
  readonly bounds: Bounds
  /** Sub-processes: false draws them closed. */
  readonly isExpanded?: boolean
  /** Pools and lanes: false when the head stands above. */
  readonly isHorizontal?: boolean
}

export interface EdgeShape extends ShapeCommon {
  readonly kind: 'edge'
  /** At least two points, from source to target. */
  readonly waypoints: readonly Point[]
}

export type Shape = NodeShape | EdgeShape
