// A workshop looks on while its target is written: it overhears the draft, and is in nobody's way there.

import type { TargetDraft } from '#workshop'
import type { Rooms } from './rooms.ts'

/** What there is to tell of a draft: all of it, or what was committed since. */
export type Glimpse = { readonly model: unknown } | { readonly groups: readonly unknown[] }

export interface TargetWatch {
  /** All of it as it is now; undefined while it is not open yet. */
  readonly whole: () => Glimpse | undefined
  readonly stop: () => void
}

export type WatchTarget = (target: TargetDraft, hear: (glimpse: Glimpse) => void) => TargetWatch

export const watchTarget =
  (
    drafts: Pick<Rooms, 'hold' | 'release'>,
    allianceId: string,
    report: (message: string, error: unknown) => void,
  ): WatchTarget =>
  ({ draft }, hear) => {
    let isOver = false
    let whole: TargetWatch['whole'] = () => undefined
    let letGo = () => {}

    const open = async (): Promise<void> => {
      const room = await drafts.hold(allianceId, draft)
      if (!room) return
      const release = () => drafts.release(allianceId, draft)
      if (isOver) return release()
      const stopHearing = room.overhear(
        (message) => {
          if (message.kind === 'entries')
            hear({ groups: message.entries.map(({ group }) => group) })
        },
        () => {
          letGo()
          if (!isOver) begin()
        },
      )
      whole = () => ({ model: room.log.head().process })
      letGo = () => {
        letGo = () => {}
        whole = () => undefined
        stopHearing()
        release()
      }
      hear({ model: room.log.head().process })
    }
    const begin = () => {
      open().catch((error) => report('workshop: the target could not be looked at', error))
    }

    begin()
    return {
      whole: () => whole(),
      stop: () => {
        isOver = true
        letGo()
      },
    }
  }
