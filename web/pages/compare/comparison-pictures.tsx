// The drawings side by side, linked: a step chosen in one is shown in all others, with what its row says.

import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComparisonView } from '#api'
import { useProcessFile } from '../../client/queries.ts'
import { CellWords } from '../../parts/cell-words.tsx'
import { DrawingView } from '../../parts/drawing-view.tsx'
import { SelectField } from '../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { type Choice, choiceOfStep, linkedKeys } from './picture-links.ts'
import './comparison-pictures.css'

type OnChoose = (choice: Choice | undefined) => void

interface PictureProps {
  readonly data: ComparisonView
  readonly at: number
  readonly choice: Choice | undefined
  readonly onChoose: OnChoose
}

const Picture = ({ data, at, choice, onChoose }: PictureProps) => {
  const { t } = useTranslation()
  const column = data.columns[at]
  const drawing = useProcessFile(column?.processId ?? '', 'drawing.svg?interactive')
  if (!column) return null
  const who = column.organisation.name
  const linked = linkedKeys(data.rows, choice?.rows ?? [], at)
  const own = choice?.step?.column === at ? choice.step.key : undefined
  const isConcerned = choice?.concerned.includes(at) === true
  return (
    <li className={`comparison-picture${isConcerned ? ' comparison-picture--concerned' : ''}`}>
      <div className="comparison-picture__head">
        <h3 className="kern-heading-small">{who}</h3>
        <Link className="kern-link" to="/prozess/$id" params={{ id: column.processId }}>
          {column.name}
        </Link>
      </div>
      <div className="comparison-picture__words">
        {isConcerned && <strong>{t('compare:pictures.concerned')}</strong>}
        {choice?.rows.map((row) => {
          const cell = data.rows[row]?.cells[at]
          return cell && <CellWords key={row} cell={cell} />
        })}
      </div>
      {drawing.isError && <ErrorNotice error={drawing.error} onRetry={() => drawing.refetch()} />}
      {drawing.isPending && <Loading />}
      {drawing.data !== undefined && (
        <DrawingView
          svg={drawing.data}
          name={`${who}, ${column.name}`}
          selected={own ?? linked[0]}
          linked={linked}
          onSelect={(key) => onChoose(key ? choiceOfStep(data.rows, at, key) : undefined)}
        />
      )}
    </li>
  )
}

export const ComparisonPictures = ({
  data,
  choice,
  onChoose,
  jump,
}: {
  data: ComparisonView
  choice: Choice | undefined
  onChoose: OnChoose
  /** Grows with every observation somebody followed to here. */
  jump: number
}) => {
  const { t } = useTranslation()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (jump === 0) return
    title.current?.focus({ preventScroll: true })
    title.current?.scrollIntoView({ block: 'start' })
  }, [jump])

  const rows = choice?.rows ?? []
  const labels = rows.map((row) => data.rows[row]?.label ?? '')
  const count = data.columns.filter((_, at) => linkedKeys(data.rows, rows, at).length > 0).length
  const said =
    labels.length > 0
      ? t('compare:pictures.chosen', { step: labels.join(', '), count, of: data.columns.length })
      : choice
        ? t('compare:pictures.alone')
        : ''
  return (
    <section className="stack" aria-labelledby="pictures-title">
      <h2
        className="kern-heading-medium comparison-pictures__title"
        id="pictures-title"
        ref={title}
        tabIndex={-1}
      >
        {t('compare:pictures.title')}
      </h2>
      <p className="muted no-print">{t('compare:pictures.help')}</p>
      <div className="comparison-pictures__bar">
        <SelectField
          label={t('compare:pictures.row')}
          value={rows[0] ?? ''}
          onChange={(event) => {
            const { value } = event.target
            onChoose(value === '' ? undefined : { rows: [Number(value)], concerned: [] })
          }}
        >
          <option value="">{t('compare:pictures.none')}</option>
          {data.rows.map((row, index) => (
            // Two rows may be called the same; their order never changes.
            // biome-ignore lint/suspicious/noArrayIndexKey: the order never changes
            <option key={index} value={index}>
              {row.label}
            </option>
          ))}
        </SelectField>
        <p role="status">{said}</p>
      </div>
      <ol className="comparison-pictures">
        {data.columns.map(({ processId }, at) => (
          <Picture key={processId} {...{ data, at, choice, onChoose }} />
        ))}
      </ol>
    </section>
  )
}
