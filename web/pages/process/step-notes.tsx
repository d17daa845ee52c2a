// What workshops said about a step: recommended, and to be done; beside the step, counted in the list, and what is left
// where a step has gone.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { StepNote } from '#api'
import { lineage, stepNotes } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { call } from '../../client/call.ts'
import { useFormat } from '../../client/format.ts'
import { Badge } from '../../parts/badge.tsx'

bringTexts('lineage', lineage)
bringTexts('stepNotes', stepNotes)

export const useStepNotes = (processId: string): readonly StepNote[] =>
  useQuery({
    queryKey: ['stepNotes', processId],
    queryFn: () => call('listStepNotes', { params: { id: processId } }).then(({ notes }) => notes),
  }).data ?? []

const Note = ({ note }: { note: StepNote }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (note.kind === 'recommendation') {
    const { localReason, text } = note
    return (
      <li>
        <span>{text}</span>
        <span className="badges">
          <Badge tone={localReason === null ? 'success' : 'plain'}>
            {localReason === null
              ? t('stepNotes:common')
              : t('stepNotes:local', { reason: t(`lineage:deviations.reason.${localReason}`) })}
          </Badge>
        </span>
      </li>
    )
  }
  const { text, state, organisation, post, due, since } = note
  return (
    <li>
      <span>{t('stepNotes:measure', { text })}</span>
      <span className="badges">
        <Badge tone={state === 'done' ? 'success' : 'plain'}>{t(`stepNotes:state.${state}`)}</Badge>
        {since !== null && (
          <Badge tone="success" icon="check">
            {t('stepNotes:since', { day: format.day(since) })}
          </Badge>
        )}
      </span>
      <span className="muted">
        {t('stepNotes:owner', { organisation, post, day: format.day(due) })}
      </span>
    </li>
  )
}

const Notes = ({ notes }: { notes: readonly StepNote[] }) => {
  const { t } = useTranslation()
  return (
    <>
      {[...Map.groupBy(notes, ({ workshop }) => workshop.id)].map(([id, some]) => (
        <div key={id}>
          <p className="muted">
            {t('stepNotes:from')}{' '}
            <Link className="kern-link" to="/werkstaetten/$id" params={{ id }}>
              {some[0]?.workshop.title}
            </Link>
          </p>
          <ul className="row-list">
            {some.map((note, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they only ever change as a whole
              <Note key={at} note={note} />
            ))}
          </ul>
        </div>
      ))}
      {notes.some(({ kind }) => kind === 'measure') && (
        <Link className="kern-link" to="/werkstaetten/massnahmen">
          {t('stepNotes:toBoard')}
        </Link>
      )}
    </>
  )
}

/** Nothing where no workshop spoke about the step. */
export const NotesOfStep = ({ processId, step }: { processId: string; step: string }) => {
  const { t } = useTranslation()
  const notes = useStepNotes(processId).filter((one) => one.step === step)
  if (notes.length === 0) return null
  return (
    <section aria-labelledby="step-notes-title">
      <h3 className="step-panel__others" id="step-notes-title">
        {t('stepNotes:title')}
      </h3>
      {notes.some(({ kind }) => kind === 'recommendation') && (
        <p className="muted">{t('stepNotes:lead')}</p>
      )}
      <Notes notes={notes} />
    </section>
  )
}

/** "1 recommendation · 2 measures", or nothing. */
export const useNoteCount = () => {
  const { t } = useTranslation()
  return (notes: readonly StepNote[], step: string): string => {
    const here = notes.filter((one) => one.step === step)
    const recommended = here.filter(({ kind }) => kind === 'recommendation').length
    const toDo = here.length - recommended
    return [
      recommended > 0 && t('stepNotes:recommendations', { count: recommended }),
      toDo > 0 && t('stepNotes:measures', { count: toDo }),
    ]
      .filter(Boolean)
      .join(' · ')
  }
}

/** Of steps that the process had when the workshop spoke about them, and has no more. */
export const NotesOfGoneSteps = ({
  processId,
  steps,
}: {
  processId: string
  steps: readonly { readonly key: string }[]
}) => {
  const { t } = useTranslation()
  const known = new Set(steps.map(({ key }) => key))
  const gone = useStepNotes(processId).filter(({ step }) => !known.has(step))
  if (gone.length === 0) return null
  return (
    <details>
      <summary>{t('stepNotes:gone', { count: gone.length })}</summary>
      <Notes notes={gone} />
    </details>
  )
}
