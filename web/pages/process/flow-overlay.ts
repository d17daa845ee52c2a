// What can be laid over the drawing of a process, made from its step list; only what the process has.

import type { ProcessDetail, StepLineView } from '#api'
import type { Mark, Overlay } from '#drawing'
import { breaksAlong } from '#measure'
import { asKey, type Key, MEDIA } from '#process'

export const OVERLAYS = ['media', 'minutes', 'waiting', 'share', 'handovers', 'prescribed'] as const
export type OverlayName = (typeof OVERLAYS)[number]

/** The sentences and formats of the reader's language. */
export interface OverlaySpeech {
  readonly say: (key: string, values?: Readonly<Record<string, string>>) => string
  readonly medium: (medium: string) => string
  /** By what a step is prescribed, as one word. */
  readonly prescribed: (by: string) => string
  readonly minutes: (value: number) => string
  readonly percent: (share: number) => string
  readonly waiting: (waiting: NonNullable<StepLineView['waiting']>) => string
}

type Steps = ProcessDetail['steps']

/** A line of a handover stands below its step. */
const holderOf = (steps: Steps, index: number): string | undefined =>
  steps.slice(0, index).findLast((line) => line.kind !== 'handover')?.key

const has: Readonly<Record<OverlayName, (line: StepLineView) => boolean>> = {
  media: (line) => line.medium !== null,
  minutes: (line) => line.minutes !== null,
  waiting: (line) => line.waiting !== null,
  share: (line) => line.kind === 'step' && line.share !== null,
  handovers: (line) => line.kind === 'handover',
  prescribed: (line) => line.prescribedBy !== null || line.isDiscretionary,
}

/** Those the process has something to show for; usually none or a few. */
export const overlaysOf = (steps: Steps): readonly OverlayName[] =>
  OVERLAYS.filter((name) => steps.some(has[name]))

const workOf = ({ medium, share }: StepLineView) => {
  const known = MEDIA.find((one) => one === medium)
  return known ? { medium: known, ...(share === null ? {} : { share }) } : undefined
}

/** At how many steps the usual way changes between paper and digital. */
export const breaksOf = (steps: Steps): readonly string[] =>
  breaksAlong(steps.map(workOf)).flatMap((index) => steps[index]?.key ?? [])

const collect = (marks: readonly (readonly [string, Mark])[]): Overlay['marks'] => {
  const table: Record<Key, Mark[]> = {}
  for (const [key, mark] of marks) {
    const list = table[asKey(key)]
    if (list) list.push(mark)
    else table[asKey(key)] = [mark]
  }
  return table
}

const heatOf = (
  lines: readonly { readonly key: string; readonly value: number; readonly text: string }[],
  title: string,
  tell: (text: string) => string,
): Overlay => {
  const values = lines.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const textOf = (value: number) => lines.find((line) => line.value === value)?.text ?? ''
  return {
    marks: collect(
      lines.map(({ key, value, text }) => [
        key,
        // Where all have the same, none has more than another.
        {
          kind: 'heat',
          value: most > 0 && most > least ? value / most : 0,
          text,
          title: tell(text),
        },
      ]),
    ),
    heat: { title, least: textOf(least), most: textOf(most) },
  }
}

export const overlayOf = (name: OverlayName, steps: Steps, speech: OverlaySpeech): Overlay => {
  const { say } = speech
  switch (name) {
    case 'media': {
      const breaks = new Set(breaksOf(steps))
      return {
        marks: collect(
          steps.flatMap(({ key, medium: code }) => {
            if (code === null) return []
            const medium = speech.medium(code)
            const mark: Mark = breaks.has(key)
              ? {
                  ...({ kind: 'badge', text: say('break', { medium }), isStrong: true } as const),
                  title: say('breakTitle', { medium }),
                }
              : { kind: 'badge', text: medium, title: say('medium', { medium }) }
            return [[key, mark] as const]
          }),
        ),
      }
    }
    case 'minutes':
      return heatOf(
        steps.flatMap(({ key, minutes: value }) =>
          value === null ? [] : { key, value, text: speech.minutes(value) },
        ),
        say('minutes'),
        (value) => say('ofMinutes', { value }),
      )
    case 'waiting':
      return heatOf(
        steps.flatMap(({ key, waiting }) =>
          waiting === null ? [] : { key, value: waiting.maxDays, text: speech.waiting(waiting) },
        ),
        say('waiting'),
        (value) => say('ofWaiting', { value }),
      )
    case 'share':
      return heatOf(
        steps.flatMap(({ key, kind, share }) =>
          kind !== 'step' || share === null
            ? []
            : { key, value: share, text: speech.percent(share) },
        ),
        say('share'),
        (value) => say('ofShare', { value }),
      )
    case 'prescribed':
      return {
        marks: collect(
          steps.flatMap(({ key, prescribedBy, isDiscretionary }) => {
            const by = prescribedBy === null ? '' : speech.prescribed(prescribedBy)
            const marks: Mark[] = []
            if (by) marks.push({ kind: 'badge', text: by, title: say('prescribedBy', { by }) })
            if (isDiscretionary) {
              const text = say('discretion')
              marks.push({ kind: 'badge', text, isStrong: true, title: say('discretionTitle') })
            }
            return marks.map((mark) => [key, mark] as const)
          }),
        ),
      }
    case 'handovers':
      return {
        marks: collect(
          steps.flatMap((line, index) => {
            const key = line.kind === 'handover' ? holderOf(steps, index) : undefined
            const title = say('handoverTitle', { name: line.label })
            return key ? [[key, { kind: 'badge', text: say('handover'), title }] as const] : []
          }),
        ),
      }
  }
}
