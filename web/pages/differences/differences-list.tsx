// Both lists of steps as one: what is new, dropped, moved or changed stands where it belongs, with what is
// different in a sentence below. The rest is there as well, quietly, so that one knows where one is.

import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DifferencesView } from '#api'
import { lineWord } from '../../parts/line-word.ts'
import { ScrollRegion } from '../../parts/scroll-region.tsx'
// It is a list of steps like that of a process.
import '../process/process.css'
import './differences.css'

type Row = DifferencesView['lines'][number]
type Side = 'before' | 'after'

/** The element a line is about: a handover is its step's. */
const elementOf = ({ key }: Row): string => key.split('/')[0] ?? key

const markOf = (row: Row, texts: readonly string[]) => {
  if (!row.before) return 'added'
  if (!row.after) return 'removed'
  if (row.isMoved) return 'moved'
  return texts.length > 0 ? 'changed' : undefined
}

/** Each row's word for what it is, as in the list that it stands in. */
const wordsOf = (rows: readonly Row[]): ReadonlyMap<Row, string> => {
  const words = new Map<Row, string>()
  for (const side of ['before', 'after'] as const satisfies readonly Side[]) {
    const there = rows.flatMap((row) => (row[side] ? [{ row, line: row[side] }] : []))
    const lines = there.map(({ line }) => line)
    there.forEach(({ row }, index) => {
      words.set(row, lineWord(lines, index))
    })
  }
  return words
}

export const DifferencesList = ({
  data,
  selected,
  onSelect,
}: {
  data: DifferencesView
  selected: string | undefined
  onSelect: (key: string | undefined) => void
}) => {
  const { t } = useTranslation()
  const chosen = useRef<HTMLTableRowElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the selection
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  const texts = new Map(data.things.map((thing) => [thing.key, thing.texts]))
  const words = wordsOf(data.lines)
  return (
    <ScrollRegion label={t('differences:list')}>
      <table
        className="kern-table kern-table--small step-list differences__lines"
        aria-label={t('differences:list')}
      >
        <thead>
          <tr className="kern-table__row">
            <th scope="col" className="kern-table__header">
              {t('differences:row')}
            </th>
            {(['number', 'what', 'who'] as const).map((column) => (
              <th key={column} scope="col" className="kern-table__header">
                {t(`process:list.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.lines.map((row) => {
            const line = row.after ?? row.before
            const said = row.key === elementOf(row) ? (texts.get(row.key) ?? []) : []
            const mark = markOf(row, said)
            const isSelected = elementOf(row) === selected
            const was = row.after && row.before && row.before.number !== row.after.number
            return (
              <tr
                key={`${row.key} ${row.after ? '' : 'before'}`}
                ref={isSelected && row.key === selected ? chosen : undefined}
                className={`kern-table__row${isSelected ? ' is-selected' : ''}`}
                data-mark={mark}
              >
                <td className="kern-table__cell differences__mark">
                  {mark && t(`differences:mark.${mark}`)}
                </td>
                <td className="kern-table__cell step-list__number">
                  {line?.number}
                  {was && row.isMoved && row.before?.number && (
                    <span className="muted differences__was">
                      {t('differences:wasNumber', { number: row.before.number })}
                    </span>
                  )}
                </td>
                <th
                  scope="row"
                  className="kern-table__cell step-list__what"
                  data-depth={Math.min(line?.depth ?? 0, 6)}
                >
                  <button
                    type="button"
                    className="link-button"
                    aria-pressed={isSelected}
                    onClick={() => onSelect(isSelected ? undefined : elementOf(row))}
                  >
                    {line?.kind !== 'step' && (
                      <span className="step-list__kind">
                        {t(`process:kind.${words.get(row)}`)}
                        {line?.label && ': '}
                      </span>
                    )}
                    {row.after ? line?.label : <s>{line?.label}</s>}
                  </button>
                  {mark !== 'added' &&
                    mark !== 'removed' &&
                    said.map((text) => (
                      <span key={text} className="step-list__manner muted">
                        {text}
                      </span>
                    ))}
                </th>
                <td className="kern-table__cell">{line?.actor}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
