// One cell in full: the steps behind it with the way into their drawing, and how others do the same.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ComparisonView } from '#api'
import { CellWords, StepFacts } from '../../parts/cell-words.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import type { Address } from './comparison-body.tsx'
import { LinkSection } from './link-section.tsx'
import type { Decide } from './use-decide.ts'
import { whoseColumn } from './whose.ts'

export const CellDialog = ({
  data,
  address,
  onClose,
  onOpen,
  decide,
  canDecide,
}: {
  data: ComparisonView
  address: Address
  onClose: () => void
  onOpen: (address: Address) => void
  decide: Decide
  canDecide: boolean
}) => {
  const { t } = useTranslation()
  const row = data.rows[address.row]
  const column = data.columns[address.column]
  const cell = row?.cells[address.column]
  if (!row || !column || !cell) return null
  const others = row.cells.flatMap((other, index) => {
    const owner = data.columns[index]
    return owner && index !== address.column ? [{ other, index, owner }] : []
  })
  return (
    <Dialog
      title={t('compare:cell', { organisation: whoseColumn(data, address.column), row: row.label })}
      onClose={onClose}
    >
      {cell.kind === 'absent' && (
        <p className="kern-body">
          {t('compare:absentHelp', { organisation: whoseColumn(data, address.column, false) })}
        </p>
      )}
      {cell.kind === 'elsewhere' && (
        <p className="kern-body">
          {cell.by ? t('compare:elsewhereHelp', { by: cell.by }) : t('compare:noTaskHelp')}
        </p>
      )}
      {cell.kind === 'steps' && (
        <ul className="plain-list cell-detail">
          {cell.steps.map((step) => (
            <li key={step.key}>
              <strong>{step.label}</strong>
              <StepFacts step={step} />
              <Link
                className="kern-link"
                to="/prozess/$id"
                params={{ id: column.processId }}
                search={{ step: step.key }}
              >
                {t('compare:inDrawing')}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <LinkSection
        key={`${address.row}-${address.column}`}
        {...{ data, decide, canDecide }}
        place={address}
        onDone={onClose}
      />
      {row.familyCode && (
        <p className="muted">{t('compare:familyCode', { code: row.familyCode })}</p>
      )}
      <section className="cell-others" aria-labelledby="cell-others-title">
        <h3 className="kern-heading-small" id="cell-others-title">
          {t('compare:othersTitle')}
        </h3>
        <ul className="row-list">
          {others.map(({ other, index, owner }) => (
            <li key={owner.processId}>
              <button
                type="button"
                className="link-button"
                onClick={() => onOpen({ row: address.row, column: index })}
              >
                {whoseColumn(data, index)}
              </button>
              <CellWords cell={other} />
            </li>
          ))}
        </ul>
      </section>
    </Dialog>
  )
}
