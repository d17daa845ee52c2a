// The entry in a list or a book of what was just handed out (Marke aushändigen, Marke in Liste eintragen): the others, who
// keep no such list, do it with the handing out.

import type { Label } from '#language'
import type { Step } from './step.ts'

/** The last part of a compound tells the thing (Hundemarke). */
const thingsOf = ({ words }: Label): readonly string[] =>
  words.flatMap(({ isAction, weight, parts, key }) =>
    isAction || weight <= 0.5 ? [] : [parts.at(-1) ?? key],
  )

const isOnlyRecord = ({ acts }: Label): boolean => acts.size === 1 && acts.has('record')

/** By step, the place of the step whose entry it is: right before it, by the same post, about the same thing. */
export const entriesIn = (steps: readonly Step[]): readonly (number | undefined)[] =>
  steps.map(({ label, actor, before }) => {
    const [thing] = thingsOf(label)
    if (thing === undefined || !isOnlyRecord(label)) return undefined
    // What is handed out in most cases only has the step before it as a neighbour, too.
    return before.find((at) => {
      const given = steps[at]
      return (
        given?.label.direction === 'out' &&
        given.actor.text === actor.text &&
        thingsOf(given.label)[0] === thing
      )
    })
  })
