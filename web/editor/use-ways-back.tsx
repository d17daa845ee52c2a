// Back to an earlier step, from wherever one looks for it: a way of a decision is led there; behind a step
// on which more follows, it is asked first.

import { type ReactNode, useState } from 'react'
import { asKey } from '#process'
import type { StepLine } from '#steps'
import { LeadDialog } from './lead-dialog.tsx'
import { RepeatDialog } from './repeat-dialog.tsx'
import type { ListActions } from './use-list.ts'

type Asking =
  | { readonly kind: 'lead'; readonly ways: readonly number[] }
  | { readonly kind: 'repeat'; readonly from: StepLine; readonly goal?: string | undefined }

export interface WaysBack {
  /** Whether there is anything to ask at a line. */
  readonly isAt: (index: number) => boolean
  /** Asks; `goal` where somebody has said already where it goes back to. */
  readonly ask: (index: number, goal?: string) => void
  readonly repeat: (from: StepLine) => void
  readonly dialog: ReactNode
}

/** The ways meant by a line: itself, all of a question, or the one that ends with it. */
const waysAt = (list: ListActions, index: number): readonly number[] => {
  const line = list.lines[index]
  if (line?.kind === 'branch') return list.canLead(index) ? [index] : []
  if (line?.kind !== 'decision') {
    const way = list.wayEndingAt(index)
    return way === undefined ? [] : [way]
  }
  const behind = list.lines.slice(index + 1).findIndex(({ depth }) => depth <= line.depth)
  const end = behind < 0 ? list.lines.length : index + 1 + behind
  return list.lines.flatMap((one, at) =>
    at > index && at < end && one.depth === line.depth + 1 && list.canLead(at) ? [at] : [],
  )
}

/** `onLed` hears the key of what one goes on at. */
export const useWaysBack = (list: ListActions, onLed: (key: string) => void): WaysBack => {
  const [asking, setAsking] = useState<Asking>()
  const isStep = (line: StepLine | undefined) => line?.kind === 'step' || line?.kind === 'wait'
  const close = () => setAsking(undefined)
  return {
    isAt: (index) => isStep(list.lines[index]) || waysAt(list, index).length > 0,
    ask: (index, goal) => {
      const ways = waysAt(list, index)
      const from = list.lines[index]
      if (ways.length > 0) setAsking({ kind: 'lead', ways })
      else if (from && isStep(from)) setAsking({ kind: 'repeat', from, goal })
    },
    repeat: (from) => setAsking({ kind: 'repeat', from }),
    dialog:
      asking?.kind === 'lead' ? (
        <LeadDialog
          list={list}
          ways={asking.ways}
          onClose={close}
          onLead={(way, to) => {
            const key = list.lines[way]?.key
            if (!list.lead(way, to)) return
            close()
            if (key !== undefined) onLed(key)
          }}
        />
      ) : asking ? (
        <RepeatDialog
          lines={list.lines}
          from={asking.from}
          goal={asking.goal}
          onClose={close}
          onRepeat={(backTo, question) => {
            list.repeat(asKey(asking.from.key), asKey(backTo), question)
            close()
          }}
        />
      ) : null,
  }
}
