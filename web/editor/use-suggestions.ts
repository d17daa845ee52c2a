// Asks for suggestions when somebody pauses while typing; nothing is asked letter by letter, and a line
// works as well without an answer.

import { useEffect, useState } from 'react'
import { useDraftWords, useStepSuggestions } from '../client/queries.ts'
import { hereFirst, type LabelFix, markIn, type Suggestion, suggestionsFor } from './suggestions.ts'

const PAUSE_MS = 300
/** Fewer letters say nothing. */
const LEAST = 4

/** The value, once it has not changed for a moment. */
const useSettled = (value: string): string => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

export interface NamedHere {
  readonly actors: readonly string[]
  readonly systems: readonly string[]
}

export const useSuggestions = (
  draftId: string,
  /** '' asks for nothing. */
  text: string,
  facts: Pick<
    Parameters<typeof suggestionsFor>[1],
    'stepKind' | 'takesMarks' | 'hasKinds' | 'present'
  > & {
    /** Named in the draft itself; they come first. */
    readonly here: NamedHere
  },
): { readonly items: readonly Suggestion[]; readonly missing: LabelFix | undefined } => {
  const mark = facts.takesMarks ? markIn(text) : undefined
  const { data: used } = useDraftWords(draftId)
  const settled = useSettled(text.trim())
  const isAsked = !mark && settled.length >= LEAST
  const { data } = useStepSuggestions(draftId, settled, isAsked)
  // An answer about other words would be wrong here; the list waits for the pause as a whole.
  const isSettled = settled === text.trim()
  const answer = isSettled && isAsked ? data : undefined
  const words = {
    actors: hereFirst(facts.here.actors, used?.actors),
    systems: hereFirst(facts.here.systems, used?.systems),
  }
  const items =
    text.trim() === '' || (!mark && (!isSettled || settled.length < LEAST))
      ? []
      : suggestionsFor(text, { ...facts, words, answer })
  return { items, missing: answer?.fix && !answer.fix.label ? answer.fix : undefined }
}
