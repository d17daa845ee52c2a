// What one administration does at one kind of step, in words with symbols: used in the comparison and
// beside a selected step.

import { useTranslation } from 'react-i18next'
import type { ComparisonView } from '#api'
import { useFormat } from '../client/format.ts'
import './cell-words.css'

export type Cell = ComparisonView['rows'][number]['cells'][number]
export type CellStep = Extract<Cell, { kind: 'steps' }>['steps'][number]

const mediumIcon: Readonly<Record<string, string>> = {
  paper: 'draft',
  file: 'content-copy',
  specialistSystem: 'checklist',
  eFile: 'drive-folder-upload',
  onlineService: 'language',
  inPerson: 'account-circle',
}

/** Which of a step's facts differ from what most do; those are set off. */
export interface Marks {
  readonly actor: boolean
  readonly medium: boolean
  readonly minutes: boolean
}

export const StepFacts = ({ step, marks }: { step: CellStep; marks?: Marks }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const of = (isMarked: boolean | undefined) => (isMarked ? 'fact fact--differs' : 'fact')
  return (
    <span className="facts-line">
      {step.actor && (
        <span className={of(marks?.actor)}>
          <span
            className="kern-icon kern-icon--account-circle kern-icon--small"
            aria-hidden="true"
          />
          {step.actor}
        </span>
      )}
      {step.medium && (
        <span className={of(marks?.medium)}>
          <span
            className={`kern-icon kern-icon--${mediumIcon[step.medium] ?? 'draft'} kern-icon--small`}
            aria-hidden="true"
          />
          {t(`common:medium.${step.medium}`, { defaultValue: step.medium })}
        </span>
      )}
      {step.minutes !== null && (
        <span className={of(marks?.minutes)}>{format.minutes(step.minutes)}</span>
      )}
      {step.share !== null && step.share < 1 && (
        <span className="fact">{t('compare:share', { share: format.percent(step.share) })}</span>
      )}
      {step.waiting && (
        <span className="fact">
          {t('compare:waiting', { waiting: format.waiting(step.waiting) })}
        </span>
      )}
    </span>
  )
}

export const CellWords = ({ cell, marks }: { cell: Cell; marks?: readonly Marks[] }) => {
  const { t } = useTranslation()
  if (cell.kind === 'absent') return <span className="cell-absent">{t('compare:absent')}</span>
  if (cell.kind === 'elsewhere')
    return (
      <span className="cell-elsewhere">
        {cell.by ? t('compare:elsewhere', { by: cell.by }) : t('compare:noTask')}
      </span>
    )
  return (
    <>
      {cell.steps.map((step, index) => (
        <span key={step.key} className="cell-step">
          <span className="cell-step__label">{step.label}</span>
          <StepFacts step={step} {...(marks?.[index] ? { marks: marks[index] } : {})} />
        </span>
      ))}
    </>
  )
}
