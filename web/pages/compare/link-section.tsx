// Why a cell stands in its row, and what a person can say about it: confirm, reject, take back, or put it
// elsewhere. Everything the keys do, as buttons.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComparisonView } from '#api'
import { useFormat } from '../../client/format.ts'
import { Button } from '../../parts/button.tsx'
import { SelectField } from '../../parts/field.tsx'
import { type Decision, decisionsOn, otherEnd, othersIn, type Place } from './link-verdicts.ts'
import type { Decide } from './use-decide.ts'
import { whoseColumn, whoseEnd } from './whose.ts'

type Step = Extract<
  ComparisonView['rows'][number]['cells'][number],
  { kind: 'steps' }
>['steps'][number]

/** The step it is tied to, with whose it is. */
const usePartner = (data: ComparisonView, row: number) => {
  const { t } = useTranslation()
  return ({ column, step }: NonNullable<Step['tie']>['to']): string => {
    const cell = data.rows[row]?.cells[column]
    const label = cell?.kind === 'steps' ? cell.steps.find(({ key }) => key === step)?.label : ''
    return t('compare:link.stepOf', { step: label ?? '', organisation: whoseColumn(data, column) })
  }
}

const TieWords = ({ data, place, step }: { data: ComparisonView; place: Place; step: Step }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const partner = usePartner(data, place.row)
  const { tie } = step
  if (!tie) return <>{t('compare:link.standsAlone')}</>
  if (tie.kind === 'inferred')
    return (
      <>
        {t('compare:link.inferredOver', {
          steps: format.list(tie.over.map((label) => t('compare:link.quoted', { label }))),
          partner: partner(tie.to),
        })}
      </>
    )
  if (tie.kind === 'confirmed')
    return <>{t('compare:link.confirmedWith', { partner: partner(tie.to) })}</>
  return (
    <>
      {t('compare:link.automatic', {
        partner: partner(tie.to),
        // Nothing that nobody has looked at is wholly sure.
        percent: format.percent(Math.min(0.99, tie.score)),
        reason: tie.reason,
      })}
    </>
  )
}

/** Who decided what, and when. */
const DecisionWords = ({
  data,
  decision,
  step,
}: {
  data: ComparisonView
  decision: Decision
  step: Decision['a']
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const values = {
    who: decision.by
      ? t('compare:link.personOf', { name: decision.by, organisation: decision.organisationName })
      : decision.organisationName,
    date: format.date(decision.at),
    step: t('compare:link.stepOf', { step: step.label, organisation: whoseEnd(data, step) }),
  }
  return (
    <>
      {t(`compare:link.by.${decision.verdict}`, values)}
      {decision.isResting && ` ${t('compare:link.resting')}`}
    </>
  )
}

export const LinkSection = ({
  data,
  place,
  decide,
  canDecide,
  onDone,
}: {
  data: ComparisonView
  place: Place
  decide: Decide
  canDecide: boolean
  /** After something was decided here. */
  onDone: () => void
}) => {
  const { t } = useTranslation()
  const [target, setTarget] = useState('')
  const cell = data.rows[place.row]?.cells[place.column]
  if (!cell || cell.kind === 'elsewhere') return null
  const isPresent = cell.kind === 'steps'
  const decisions = decisionsOn(data, place)
  const hasOthers = othersIn(data, place).length > 0
  const does = (work: () => void) => () => {
    work()
    onDone()
  }
  // Where the cell is empty, one of the column's own steps may belong here.
  const choices = data.rows.flatMap((row, index) => {
    if (index === place.row) return []
    const own = row.cells[place.column]
    if (!isPresent)
      return own?.kind === 'steps'
        ? [{ index, label: own.steps.map(({ label }) => label).join(', ') }]
        : []
    return othersIn(data, { row: index, column: place.column }).length > 0
      ? [{ index, label: row.label }]
      : []
  })
  const move = () =>
    isPresent
      ? decide.move(place, Number(target))
      : decide.move({ row: Number(target), column: place.column }, place.row)
  return (
    <section className="link-section" aria-labelledby="link-title">
      <h3 className="kern-heading-small" id="link-title">
        {t('compare:link.title')}
      </h3>
      {isPresent && (
        <ul className="plain-list">
          {cell.steps.map((step) => (
            <li key={step.key}>
              {cell.steps.length > 1 && <strong>{step.label}: </strong>}
              <TieWords data={data} place={place} step={step} />
            </li>
          ))}
          {decisions.map((decision) => (
            <li key={decision.id}>
              <DecisionWords
                data={data}
                decision={decision}
                step={otherEnd(data, place, decision)}
              />
            </li>
          ))}
        </ul>
      )}
      {!canDecide && <p className="muted">{t('compare:link.readOnly')}</p>}
      {canDecide && isPresent && (
        <div className="link-section__buttons">
          {hasOthers && (
            <>
              <Button
                icon="check"
                isBusy={decide.isBusy}
                onClick={does(() => decide.act('confirm', place))}
              >
                {t('compare:link.confirm')}
              </Button>
              <Button
                icon="close"
                isBusy={decide.isBusy}
                onClick={does(() => decide.act('reject', place))}
              >
                {t('compare:link.reject')}
              </Button>
            </>
          )}
          {decisions.length > 0 && (
            <Button
              look="tertiary"
              isBusy={decide.isBusy}
              onClick={does(() => decide.act('withdraw', place))}
            >
              {t('compare:link.withdraw')}
            </Button>
          )}
        </div>
      )}
      {canDecide && choices.length > 0 && (isPresent || hasOthers) && (
        <form
          className="link-section__move"
          onSubmit={(event) => {
            event.preventDefault()
            if (target !== '') does(move)()
          }}
        >
          <SelectField
            label={t(isPresent ? 'compare:link.belongsTo' : 'compare:link.whichStep')}
            value={target}
            onChange={(event) => setTarget(event.target.value)}
          >
            <option value="">{t('compare:link.choose')}</option>
            {choices.map(({ index, label }) => (
              <option key={index} value={index}>
                {label}
              </option>
            ))}
          </SelectField>
          <Button type="submit" isBusy={decide.isBusy} aria-disabled={target === '' || undefined}>
            {t('compare:link.assign')}
          </Button>
        </form>
      )}
    </section>
  )
}
