// The table: kinds of step down, administrations across. Head and first column stay in sight. One cell can
// be reached by Tab; from there arrows move, j and k go from difference to difference.

import { Link } from '@tanstack/react-router'
import { Fragment, type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComparisonView } from '#api'
import { CellWords } from '../../parts/cell-words.tsx'
import type { Address } from './comparison-body.tsx'
import type { Deviation, Row } from './deviations.ts'
import { DifferenceWords } from './difference-words.tsx'
import { FigureRows } from './figure-rows.tsx'
import { TieMark } from './tie-mark.tsx'
import type { Act } from './use-decide.ts'

export interface ShownRow {
  readonly row: Row
  /** Its place in the whole comparison, which findings speak of. */
  readonly index: number
  readonly deviations: readonly Deviation[]
}

export interface ComparisonProps {
  readonly data: ComparisonView
  readonly rows: readonly ShownRow[]
  readonly focus: Address
  readonly marked: readonly Address[]
  readonly onFocus: (address: Address) => void
  readonly onOpen: (address: Address) => void
  /** Absent for those who may not decide on links. */
  readonly onAct?: (act: Act, address: Address) => void
}

const ACTS: Readonly<Record<string, Act>> = {
  y: 'confirm',
  n: 'reject',
  u: 'withdraw',
  z: 'withdraw',
}

/** The next cell that stands out after (or before) the one with the focus, row by row. */
const nextLoud = (rows: readonly ShownRow[], from: Address, step: 1 | -1): Address | undefined => {
  const loud = rows.flatMap(({ index, deviations }) =>
    deviations.flatMap((one, column) => (one.isLoud ? [{ row: index, column }] : [])),
  )
  const isAfter = (one: Address) =>
    one.row > from.row || (one.row === from.row && one.column > from.column)
  const isBefore = (one: Address) =>
    one.row < from.row || (one.row === from.row && one.column < from.column)
  return step === 1 ? loud.find(isAfter) : loud.findLast(isBefore)
}

export const ComparisonTable = ({
  data,
  rows,
  focus,
  marked,
  onFocus,
  onOpen,
  onAct,
}: ComparisonProps) => {
  const { t } = useTranslation()
  const table = useRef<HTMLTableElement>(null)
  const isShown = rows.some(({ index }) => index === focus.row)
  const current = isShown ? focus : { row: rows[0]?.index ?? 0, column: focus.column }

  const go = (to: Address | undefined) => {
    if (!to) return
    onFocus(to)
    const cell = table.current?.querySelector<HTMLElement>(`[data-cell="${to.row}-${to.column}"]`)
    cell?.focus()
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.altKey) return
    const last = { row: rows.at(-1)?.index ?? 0, column: data.columns.length - 1 }
    const corner = {
      Home: { row: rows[0]?.index ?? 0, column: 0 },
      End: last,
    }[event.key]
    if (event.ctrlKey) {
      if (!corner) return
      event.preventDefault()
      go(corner)
      return
    }
    const act = ACTS[event.key.toLowerCase()]
    if (act && onAct) {
      event.preventDefault()
      // A key held down says it once.
      if (!event.repeat) onAct(act, current)
      return
    }
    const at = rows.findIndex(({ index }) => index === current.row)
    const rowAt = (place: number) => rows[Math.max(0, Math.min(rows.length - 1, place))]?.index ?? 0
    const moves: Readonly<Record<string, () => Address | undefined>> = {
      ArrowDown: () => ({ ...current, row: rowAt(at + 1) }),
      ArrowUp: () => ({ ...current, row: rowAt(at - 1) }),
      ArrowRight: () => ({ ...current, column: Math.min(last.column, current.column + 1) }),
      ArrowLeft: () => ({ ...current, column: Math.max(0, current.column - 1) }),
      Home: () => ({ ...current, column: 0 }),
      End: () => ({ ...current, column: last.column }),
      j: () => nextLoud(rows, current, 1),
      k: () => nextLoud(rows, current, -1),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    go(move())
  }

  return (
    <>
      <p className="muted no-print" id="table-help">
        {t('compare:tableHelp')}
        {onAct && ` ${t('compare:decideHelp')}`}
      </p>
      <div className="comparison__scroll">
        <table
          ref={table}
          className="comparison-table"
          aria-labelledby="table-title"
          aria-describedby="table-help"
        >
          <thead>
            <tr>
              <th scope="col">{t('compare:kindOfStep')}</th>
              {data.columns.map((column) => (
                <th key={column.processId} scope="col">
                  <span className="comparison-table__who">{column.organisation.shortName}</span>
                  <Link className="kern-link" to="/prozess/$id" params={{ id: column.processId }}>
                    {column.name}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={onKeyDown}>
            {rows.map(({ row, index, deviations }, place) => (
              <Fragment key={index}>
                {row.branch !== '' && rows[place - 1]?.row.branch !== row.branch && (
                  <tr className="comparison-table__branch">
                    <th scope="colgroup" colSpan={data.columns.length + 1}>
                      <span>{t('compare:branch', { branch: row.branch })}</span>
                    </th>
                  </tr>
                )}
                <tr className={row.differences.length > 0 ? 'row-differs' : 'row-same'}>
                  <th scope="row">
                    <span className="comparison-table__label">{row.label}</span>
                    <DifferenceWords row={row} />
                  </th>
                  {row.cells.map((cell, column) => {
                    const isFocus = current.row === index && current.column === column
                    const isMarked = marked.some(
                      (one) => one.row === index && one.column === column,
                    )
                    const deviation = deviations[column]
                    return (
                      <td
                        key={data.columns[column]?.processId ?? column}
                        className={`cell cell--${cell.kind}${deviation?.isLoud ? ' cell--loud' : ''}${isMarked ? ' cell--marked' : ''}`}
                      >
                        <button
                          type="button"
                          data-cell={`${index}-${column}`}
                          data-cell-focus={isFocus ? '' : undefined}
                          tabIndex={isFocus ? 0 : -1}
                          onFocus={() => onFocus({ row: index, column })}
                          onClick={() => onOpen({ row: index, column })}
                        >
                          {deviation?.isLoud && (
                            <span className="kern-sr-only">{t('compare:differs')}: </span>
                          )}
                          <CellWords
                            cell={cell}
                            {...(deviation ? { marks: deviation.marks } : {})}
                          />
                          <TieMark cell={cell} />
                        </button>
                      </td>
                    )
                  })}
                </tr>
              </Fragment>
            ))}
          </tbody>
          <FigureRows columns={data.columns} />
        </table>
      </div>
    </>
  )
}
