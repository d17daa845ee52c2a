// The selected step: who, with what, how long, and how others do it.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../client/format.ts'
import { useFamilyComparison } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { CellWords } from '../../parts/cell-words.tsx'
import { Comments } from '../../parts/comments.tsx'
import { lineWord } from '../../parts/line-word.ts'
import type { FlowProps } from './flow-tab.tsx'
import { NotesOfStep } from './step-notes.tsx'

const Others = ({
  familyId,
  processId,
  step,
}: {
  familyId: string
  processId: string
  step: string
}) => {
  const { t } = useTranslation()
  const comparison = useFamilyComparison(familyId)
  const data = comparison.data
  const column = data?.columns.findIndex((one) => one.processId === processId) ?? -1
  const row = data?.rows.findIndex((one) => {
    const cell = one.cells[column]
    return cell?.kind === 'steps' && cell.steps.some((other) => other.key === step)
  })
  if (!data || row === undefined || column < 0) return null
  const cells = data.rows[row]?.cells
  return (
    <section aria-labelledby="others-title">
      <h3 className="step-panel__others" id="others-title">
        {t('process:step.others')}
      </h3>
      {cells ? (
        <ul className="row-list">
          {data.columns.map((one, index) => {
            const cell = cells[index]
            if (index === column || !cell) return null
            return (
              <li key={one.processId}>
                <strong>{one.organisation.shortName}</strong>
                <CellWords cell={cell} />
              </li>
            )
          })}
        </ul>
      ) : (
        <p className="muted">{t('process:step.othersNone')}</p>
      )}
      <Link className="kern-link" to="/familien/$id" params={{ id: familyId }}>
        {t('process:step.inComparison')}
      </Link>
    </section>
  )
}

type Line = FlowProps['process']['steps'][number]

/** "10 minutes, between 5 and 30", or what there is of it. */
const useWorkTime = () => {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ minutes, minutesRange }: Line): string | null => {
    const likely = minutes === null ? null : format.minutes(minutes)
    const span = minutesRange && format.minuteSpan(minutesRange)
    return likely && span
      ? t('process:step.minutesAndSpan', { minutes: likely, span })
      : (likely ?? span)
  }
}

export const StepPanel = ({ process, step, onSelect }: FlowProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const workTime = useWorkTime()
  const index = process.steps.findIndex((line) => line.key === step)
  const line = process.steps[index]
  const facts: readonly (readonly [string, string | null])[] = line
    ? [
        ['actor', line.actor],
        ['form', line.form && t(`process:step.forms.${line.form}`, { defaultValue: line.form })],
        [
          'loop',
          [line.loop && t(`process:step.loops.${line.loop}`, { defaultValue: '' }), line.loopNote]
            .filter(Boolean)
            .join(': '),
        ],
        ['medium', line.medium && t(`common:medium.${line.medium}`, { defaultValue: line.medium })],
        ['minutes', workTime(line)],
        ['share', line.share === null ? null : format.percent(line.share)],
        ['waiting', line.waiting && format.waiting(line.waiting)],
        [
          'stepKind',
          line.stepKind && t(`stepKinds:${line.stepKind}.name`, { defaultValue: line.stepKind }),
        ],
        ['familyCode', line.familyCode],
        [
          'prescribedBy',
          [
            line.prescribedBy &&
              t(`process:step.prescribed.${line.prescribedBy}`, { defaultValue: '' }),
            line.isDiscretionary && t('process:step.discretion'),
          ]
            .filter(Boolean)
            .join(', '),
        ],
        ['systems', line.systems.join(', ')],
        ['documents', line.documents.join(', ')],
        ['needs', line.needs.join(', ')],
        ['yields', line.yields.join(', ')],
        ['remarks', line.remarks.join(' · ')],
        ['note', line.note],
        ['openQuestion', line.openQuestion],
      ]
    : []
  const go = (to: number) => {
    const next = process.steps[to]
    if (next) onSelect(next.key)
  }
  const close = () => {
    // The panel goes away; one goes on at the step itself.
    document
      .querySelector<HTMLElement>(
        '.drawing-view g[data-selected], .link-button[aria-pressed="true"]',
      )
      ?.focus()
    onSelect(undefined)
  }
  return (
    <>
      <p className="kern-sr-only" role="status">
        {line
          ? t('process:step.chosen', {
              step: [t(`process:kind.${lineWord(process.steps, index)}`), line.number, line.label]
                .filter(Boolean)
                .join(' '),
            })
          : step && t('process:step.elsewhere')}
      </p>
      <aside
        className={`step-panel${step ? '' : ' step-panel--empty'}`}
        aria-label={t('process:step.title')}
      >
        {step && !line && <p className="muted">{t('process:step.elsewhere')}</p>}
        {line && (
          <>
            <p className="muted">
              {t(`process:kind.${lineWord(process.steps, index)}`)} {line.number}
            </p>
            <h2 className="kern-heading-small">{line.label}</h2>
            <dl className="facts">
              {facts.map(
                ([name, value]) =>
                  value && (
                    <div key={name}>
                      <dt>{t(`process:step.${name}`)}</dt>
                      <dd>{value}</dd>
                    </div>
                  ),
              )}
            </dl>
            <NotesOfStep processId={process.id} step={line.key} />
            <Comments key={line.key} processId={process.id} step={line.key} />
            {process.family && (
              <Others familyId={process.family.id} processId={process.id} step={line.key} />
            )}
          </>
        )}
        {step && (
          <div className="step-panel__moves">
            <Button
              isSmall
              icon="arrow-back"
              isIconOnly
              aria-disabled={index <= 0}
              onClick={() => go(index - 1)}
            >
              {t('process:step.previous')}
            </Button>
            <Button
              isSmall
              icon="arrow-forward"
              isIconOnly
              aria-disabled={index < 0 || index >= process.steps.length - 1}
              onClick={() => go(index + 1)}
            >
              {t('process:step.next')}
            </Button>
            <Button isSmall look="tertiary" onClick={close}>
              {t('process:step.close')}
            </Button>
          </div>
        )}
      </aside>
    </>
  )
}
