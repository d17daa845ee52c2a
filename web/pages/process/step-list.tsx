// The flow as a list of steps: the same content as the drawing, for reading, for screen readers, for print.

import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../client/format.ts'
import { useComments } from '../../client/queries.ts'
import { countComments } from '../../parts/comment-counts.ts'
import { lineWord } from '../../parts/line-word.ts'
import { placeNames } from '../../parts/place-names.ts'
import { ScrollRegion } from '../../parts/scroll-region.tsx'
import type { FlowProps } from './flow-tab.tsx'
import { useNoteCount, useStepNotes } from './step-notes.tsx'

export const StepList = ({ process, step, onSelect }: FlowProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const mannerWord = (list: 'forms' | 'loops', value: string | null) =>
    value && t(`process:step.${list}.${value}`, { defaultValue: value })
  const comments = countComments(useComments(process.id).data ?? [])
  const notes = useStepNotes(process.id)
  const countNotes = useNoteCount()
  const selected = useRef<HTMLTableRowElement>(null)
  // Braces: newer browsers return a promise from scrolling, which is no clean-up.
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the selection
  useEffect(() => {
    selected.current?.scrollIntoView({ block: 'nearest' })
  }, [step])
  return (
    <ScrollRegion label={t('process:view.list')}>
      <table className="kern-table kern-table--small step-list" aria-label={t('process:view.list')}>
        <thead>
          <tr className="kern-table__row">
            {(['number', 'what', 'who', 'medium', 'time', 'share'] as const).map((column) => (
              <th key={column} scope="col" className="kern-table__header">
                {t(`process:list.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {process.steps.map((line, index) => {
            const isSelected = line.key === step
            const said = countNotes(notes, line.key)
            return (
              <tr
                // The same step may be named twice, for example where a way leads back to it.
                // biome-ignore lint/suspicious/noArrayIndexKey: the order never changes here
                key={`${line.key}-${index}`}
                ref={isSelected ? selected : undefined}
                className={`kern-table__row${isSelected ? ' is-selected' : ''}`}
              >
                <td className="kern-table__cell step-list__number">{line.number}</td>
                <th
                  scope="row"
                  className="kern-table__cell step-list__what"
                  data-depth={Math.min(line.depth, 6)}
                >
                  <button
                    type="button"
                    className="link-button"
                    aria-pressed={isSelected}
                    onClick={() => onSelect(isSelected ? undefined : line.key)}
                  >
                    {line.kind !== 'step' && (
                      <span className="step-list__kind">
                        {t(`process:kind.${lineWord(process.steps, index)}`)}
                        {line.label && ': '}
                      </span>
                    )}
                    {line.label}
                  </button>
                  {(line.form || line.loop) && (
                    <span className="step-list__manner muted">
                      {[mannerWord('forms', line.form), mannerWord('loops', line.loop)]
                        .filter(Boolean)
                        .join(' · ')}
                      {line.loopNote && `: ${line.loopNote}`}
                    </span>
                  )}
                  {line.waitsFor.length > 0 && (
                    <span className="step-list__manner muted">
                      {t('process:step.waitsFor', { places: placeNames(line.waitsFor) })}
                    </span>
                  )}
                  {(comments[line.key]?.open ?? 0) > 0 && (
                    <span className="step-list__open">
                      {t('comments:open', { count: comments[line.key]?.open ?? 0 })}
                    </span>
                  )}
                  {said && <span className="step-list__open">{said}</span>}
                  {line.openQuestion && (
                    <span className="step-list__open">
                      {t('process:step.openQuestion')}: {line.openQuestion}
                    </span>
                  )}
                </th>
                <td className="kern-table__cell">{line.actor}</td>
                <td className="kern-table__cell">
                  {line.medium && t(`common:medium.${line.medium}`, { defaultValue: line.medium })}
                </td>
                <td className="kern-table__cell step-list__time">
                  {line.minutes !== null && <span>{format.minutes(line.minutes)}</span>}
                  {line.minutesRange && (
                    <span className={line.minutes === null ? undefined : 'muted'}>
                      {format.minuteSpan(line.minutesRange)}
                    </span>
                  )}
                  {line.waiting && (
                    <span className="muted">
                      {t('compare:waiting', { waiting: format.waiting(line.waiting) })}
                    </span>
                  )}
                </td>
                <td className="kern-table__cell">
                  {line.share !== null && format.percent(line.share)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
