// What every part of a room is given: the picture, the words for places, and a way to say something.

import type { WorkshopBody, WorkshopMaterial } from '#api'
import type { OpenView, Phase, Place } from '#workshop'
import type { RoomState } from './live-room.ts'
import type { Unfinished } from './unfinished.ts'

export interface RoomProps {
  readonly view: OpenView
  readonly state: RoomState
  readonly say: (body: WorkshopBody) => string
  readonly material: WorkshopMaterial | undefined
  readonly workshopId: string
  /** Of this device. */
  readonly token: string
  readonly label: (place: Place | undefined) => string
  /** What this device is still writing. */
  readonly unfinished: Unfinished
}

/** In one phase of the agenda. */
export interface PhaseProps extends RoomProps {
  readonly phase: Phase
}
