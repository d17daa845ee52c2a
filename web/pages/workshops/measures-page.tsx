// The board of measures over all workshops: in columns by how they stand or as a list, chosen by house, day and family.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopMeasure } from '#api'
import { measures as measureTexts } from '#texts'
import { hoursSaved, isMeasureOver, MEASURE_STATES } from '#workshop'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { SelectField } from '../../parts/field.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { today } from '../process/today.ts'
import { MeasureDialog } from './measure-dialog.tsx'
import { useMeasures } from './workshop-queries.ts'
import './measures.css'

bringTexts('measures', measureTexts)

const MONTH_MS = 30 * 24 * 3_600_000
const DUE = ['late', 'month', 'later'] as const
type Due = (typeof DUE)[number]

/** Of what is not over; undefined otherwise. */
const dueOf = (one: WorkshopMeasure): Due | undefined => {
  if (isMeasureOver(one)) return undefined
  if (one.due < today()) return 'late'
  return one.due <= today(new Date(Date.now() + MONTH_MS)) ? 'month' : 'later'
}

const Check = ({ check }: { check: NonNullable<WorkshopMeasure['check']> }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { before, now, process } = check
  const hours = hoursSaved(before, now)
  const said = (value: number | null) =>
    value === null ? t('measures:unknown') : format.number(value, 1)
  const line = (label: string, of: 'minutesPerCase' | 'casesPerYear') => (
    <li>
      {label}: {t('measures:beforeNow', { before: said(before[of]), now: said(now[of]) })}
    </li>
  )
  return (
    <details className="measure__more">
      <summary>{t('measures:check')}</summary>
      <Link className="kern-link" to="/prozess/$id" params={{ id: process.id }}>
        {t('measures:checkOf', { name: process.name })}
      </Link>
      <ul>
        {line(t('measures:minutes'), 'minutesPerCase')}
        {line(t('measures:cases'), 'casesPerYear')}
      </ul>
      {hours === undefined ? (
        <p>{t('measures:checkUnknown')}</p>
      ) : (
        Math.round(hours) !== 0 && (
          <p>
            {t(hours > 0 ? 'measures:hours' : 'measures:hoursMore', {
              hours: format.number(Math.abs(hours)),
            })}
          </p>
        )
      )}
    </details>
  )
}

const Item = ({
  one,
  hasState,
  onChange,
}: {
  one: WorkshopMeasure
  hasState: boolean
  onChange: () => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { text, effect, organisation, post, due, state, since, reason, history } = one
  const isLate = dueOf(one) === 'late'
  const day = format.day(due)
  return (
    <li className="measure">
      <h3 className="measure__title">{text}</h3>
      <p className="badges">
        {hasState && <Badge>{t(`measures:state.${state}`)}</Badge>}
        {isLate ? (
          <Badge tone="warning" icon="warning">
            {t('measures:late', { day })}
          </Badge>
        ) : (
          <span>{t('measures:until', { day })}</span>
        )}
        {since !== null && (
          <Badge tone="success" icon="check">
            {t('measures:since', { day: format.day(since) })}
          </Badge>
        )}
      </p>
      <p>
        {organisation.name}, {post}
      </p>
      <p className="muted">{t('measures:effect', { effect })}</p>
      {reason !== '' && <p>{t('measures:dropped', { reason })}</p>}
      <p className="muted">
        {t('measures:from')}{' '}
        <Link className="kern-link" to="/werkstaetten/$id" params={{ id: one.workshop.id }}>
          {one.workshop.title}
        </Link>
      </p>
      {one.check && <Check check={one.check} />}
      {history.length > 1 && (
        <details className="measure__more">
          <summary>{t('measures:history')}</summary>
          <ol reversed>
            {history.map((was) => (
              <li key={was.seq}>
                {t('measures:historyOf', {
                  ...{ date: format.date(was.at), state: t(`measures:state.${was.state}`) },
                  ...{ organisation: was.organisation, post: was.post, due: format.day(was.due) },
                })}
              </li>
            ))}
          </ol>
        </details>
      )}
      {one.canChange && (
        <Button isSmall aria-label={t('measures:changeNamed', { text })} onClick={onChange}>
          {t('measures:change')}
        </Button>
      )}
    </li>
  )
}

const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
  [...new Map(all.map(({ id, name }) => [id, name]))].sort(([, a], [, b]) => a.localeCompare(b))

const Choice = ({
  label,
  value,
  options,
  onChoose,
}: {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  onChoose: (value: string) => void
}) => {
  const { t } = useTranslation()
  return (
    <SelectField label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
      <option value="">{t('measures:all')}</option>
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

export const MeasuresPage = () => {
  const { t } = useTranslation()
  const board = useMeasures()
  const [chosen, setChosen] = useState({ house: '', family: '', due: '' })
  const [isList, setList] = useState(false)
  const [changing, setChanging] = useState<string>()
  const all = board.data?.measures ?? []
  const keyOf = ({ workshop, id }: WorkshopMeasure) => `${workshop.id} ${id}`
  const choose = (what: keyof typeof chosen) => (value: string) =>
    setChosen({ ...chosen, [what]: value })
  const shown = all.filter(
    (one) =>
      (chosen.house === '' || one.organisation.name === chosen.house) &&
      (chosen.family === '' || one.family?.id === chosen.family) &&
      (chosen.due === '' || dueOf(one) === chosen.due),
  )
  const asked = all.find((one) => keyOf(one) === changing)
  const items = (some: readonly WorkshopMeasure[]) => (
    <ul className="measure-list">
      {some.map((one) => (
        <Item
          key={keyOf(one)}
          one={one}
          hasState={isList}
          onChange={() => setChanging(keyOf(one))}
        />
      ))}
    </ul>
  )
  return (
    <div className="page">
      <PageHead title={t('measures:title')} lead={t('measures:lead')} />
      {board.isPending && <Loading />}
      <ErrorNotice error={board.error} onRetry={() => board.refetch()} />
      {board.data && all.length === 0 && (
        <Invitation title={t('measures:none')}>
          <p className="kern-body">{t('measures:noneLead')}</p>
        </Invitation>
      )}
      {all.length > 0 && (
        <>
          <fieldset className="measure-filter no-print">
            <legend className="kern-sr-only">{t('measures:filter')}</legend>
            <Choice
              label={t('measures:house')}
              value={chosen.house}
              options={named(all.map(({ organisation: { name } }) => ({ id: name, name })))}
              onChoose={choose('house')}
            />
            <Choice
              label={t('measures:family')}
              value={chosen.family}
              options={named(all.flatMap(({ family }) => family ?? []))}
              onChoose={choose('family')}
            />
            <Choice
              label={t('measures:due')}
              value={chosen.due}
              options={DUE.map((one) => [one, t(`measures:dueChoice.${one}`)])}
              onChoose={choose('due')}
            />
            <SelectField
              label={t('measures:view')}
              value={isList ? 'list' : 'columns'}
              onChange={(event) => setList(event.target.value === 'list')}
            >
              <option value="columns">{t('measures:columns')}</option>
              <option value="list">{t('measures:list')}</option>
            </SelectField>
          </fieldset>
          {shown.length === 0 && <p role="status">{t('measures:noneFound')}</p>}
          {isList ? (
            items(shown)
          ) : (
            <div className="measure-columns">
              {MEASURE_STATES.map((state) => {
                const some = shown.filter((one) => one.state === state)
                return (
                  <section key={state} aria-label={t(`measures:state.${state}`)}>
                    <h2 className="kern-heading-small">
                      {t(`measures:state.${state}`)} ({some.length})
                    </h2>
                    {some.length > 0 && items(some)}
                  </section>
                )
              })}
            </div>
          )}
        </>
      )}
      {asked && (
        <MeasureDialog
          key={`${changing} ${asked.seq}`}
          measure={asked}
          houses={board.data?.houses ?? []}
          onClose={() => setChanging(undefined)}
        />
      )}
    </div>
  )
}
