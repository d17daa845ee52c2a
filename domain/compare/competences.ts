// Who is competent where a cell is empty. The competence table speaks of tasks (Bauaufsicht,
// Rechnungsprüfung); a row belongs to a task when the whole process does, or when those who do the step
// elsewhere carry the task's name. What only houses do that are not competent either is their share of
// the work (taking in the application), and its absence is no matter of competence.

import type { Language } from '#language'
import type { AlignOptions } from './align.ts'
import type { Competence, Subject } from './comparison.ts'
import { labelLikeness } from './label-similarity.ts'

export interface Context extends AlignOptions {
  readonly competences?: readonly Competence[]
  readonly organisations?: readonly { readonly id: string; readonly name: string }[]
}

/** Name of the other organisation competent for a step of these actors; undefined when it is its own. */
export const competentElsewhere = (
  subject: Subject,
  actors: readonly string[],
  /** Ids of the organisations that do the step. */
  doers: readonly string[],
  language: Language,
  context: Context,
): string | undefined => {
  const own = subject.organisation?.id
  if (own === undefined) return undefined
  const isDoneByCompetent = (task: string): boolean =>
    (context.competences ?? []).some(
      (other) =>
        other.task === task &&
        other.by === other.organisation &&
        doers.includes(other.organisation),
    )
  const isAbout = (task: string): boolean =>
    (subject.profile?.task === task && isDoneByCompetent(task)) ||
    actors.some(
      (actor) =>
        labelLikeness(language.readLabel(actor, 'de'), language.readLabel(task, 'de'), language) >=
        0.8,
    )
  for (const { task, organisation, by } of context.competences ?? []) {
    if (organisation !== own || by === own || !isAbout(task)) continue
    if (by === null) return ''
    return context.organisations?.find((candidate) => candidate.id === by)?.name ?? by
  }
  return undefined
}
