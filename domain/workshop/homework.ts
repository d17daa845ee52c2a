// What houses are asked to do before a workshop: to look at their variant. Facts are only ever added; the last one says
// how it stands.

export type HomeworkFact =
  | { readonly act: 'ask' /** YYYY-MM-DD. */; readonly due: string; readonly note: string }
  /** What changed, in the words of the house; '' where all of it held. */
  | { readonly act: 'done'; readonly note: string }
  | { readonly act: 'drop' }
  | { readonly act: 'remind' }

export interface Homework {
  readonly state: 'open' | 'done'
  readonly due: string
  /** What is asked. */
  readonly note: string
  /** Of what is done. */
  readonly answer: string
}

/** undefined: nothing is asked, or not any more. Asked anew, it is open again. Rule W28. */
export const homeworkOf = (facts: readonly HomeworkFact[]): Homework | undefined => {
  let now: Homework | undefined
  for (const fact of facts) {
    if (fact.act === 'ask') now = { state: 'open', due: fact.due, note: fact.note, answer: '' }
    else if (fact.act === 'done') now = now && { ...now, state: 'done', answer: fact.note }
    else if (fact.act === 'drop') now = undefined
  }
  return now
}

/**
 * Whether the house is to be reminded now: what is open and due until `soon`, but not before `today`, once since it was
 * asked. Days as YYYY-MM-DD. Rule W29.
 */
export const isHomeworkToRemind = (
  facts: readonly HomeworkFact[],
  today: string,
  soon: string,
): boolean => {
  const homework = homeworkOf(facts)
  if (homework?.state !== 'open' || homework.due < today || homework.due > soon) return false
  const asked = facts.findLastIndex(({ act }) => act === 'ask')
  return !facts.slice(asked).some(({ act }) => act === 'remind')
}
