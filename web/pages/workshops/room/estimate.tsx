// Estimating minutes of work at a step: at least, mostly, at most. In secret until it is counted.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../../client/new-id.ts'
import { Button } from '../../../parts/button.tsx'
import { focusFirstError, SelectField, TextField } from '../../../parts/field.tsx'
import { EstimateSums } from './counted.tsx'
import { placeOf, useRowHere } from './places.ts'
import type { PhaseProps } from './room-props.ts'
import { placeName } from './with-waiting.ts'

const FIELDS = ['min', 'likely', 'max'] as const
type Typed = Readonly<Record<(typeof FIELDS)[number], string>>
const EMPTY: Typed = { min: '', likely: '', max: '' }

const numberOf = (text: string): number =>
  text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'))

/** One's own estimate, or with `onSheet` those from paper, each of which names its administration. */
export const EstimateForm = (props: PhaseProps & { onSheet?: () => void }) => {
  const { t } = useTranslation()
  const { view, phase, say, material, onSheet } = props
  const [organisation, setOrganisation] = useState('')
  const rows = material?.rows ?? []
  const { row, choose, stay, follow } = useRowHere(view.row, rows[0]?.key)
  const [typed, setTyped] = useState(EMPTY)
  const [isChecked, setChecked] = useState(false)
  const order = useId()
  const place = placeOf(row)
  if (!place) return null
  const given = onSheet ? undefined : view.me?.estimates[placeName(place)]
  const [min, likely, max] = FIELDS.map((field) => numberOf(typed[field])) as [
    number,
    number,
    number,
  ]
  const isSound = 0 <= min && min <= likely && likely <= max
  const isWrong = isChecked && !isSound
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (!isSound) return focusFirstError(event.currentTarget)
    const turn = (given?.turn ?? 0) + 1
    say({
      ...{ kind: 'estimate', phase: phase.id, place, minutes: { min, likely, max }, turn },
      ...(onSheet ? { sheet: { id: newId(), organisation } } : {}),
    })
    onSheet?.()
    setTyped(EMPTY)
    follow()
    setChecked(false)
  }
  return (
    <form className="room-form" onSubmit={submit} noValidate>
      <SelectField
        label={t('workshops:estimate.step')}
        value={place.key}
        onChange={(event) => {
          choose(event.target.value)
          setTyped(EMPTY)
        }}
      >
        {rows.map(({ key, label: name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </SelectField>
      <fieldset className="kern-fieldset">
        <legend className="kern-label">{t('workshops:estimate.unit')}</legend>
        <div className="estimate-fields">
          {FIELDS.map((field) => (
            <TextField
              key={field}
              label={t(`workshops:estimate.${field}`)}
              inputMode="decimal"
              value={typed[field]}
              aria-invalid={isWrong ? true : undefined}
              aria-describedby={isWrong ? order : undefined}
              onChange={(event) => {
                stay()
                setTyped({ ...typed, [field]: event.target.value })
              }}
            />
          ))}
        </div>
        {isWrong && (
          <p className="estimate-wrong" id={order} role="alert">
            {t('workshops:estimate.order')}
          </p>
        )}
      </fieldset>
      {onSheet && (
        <SelectField
          label={t('workshops:write.organisation')}
          value={organisation}
          onChange={(event) => setOrganisation(event.target.value)}
        >
          <option value="">{t('workshops:join.organisationNone')}</option>
          {[...new Set(material?.columns.map((one) => one.organisation.name.slice(0, 80)))].map(
            (name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ),
          )}
        </SelectField>
      )}
      <div className="room-form__acts">
        <Button look={onSheet ? 'secondary' : 'primary'} type="submit">
          {t(onSheet ? 'workshops:leading.paperEstimate' : 'workshops:estimate.give')}
        </Button>
      </div>
      <p className="muted" role="status">
        {given && t('workshops:estimate.given', { ...given.minutes })}
      </p>
    </form>
  )
}

export const Estimate = (props: PhaseProps) => {
  const { view, phase, label } = props
  return view.counted.includes(phase.id) ? (
    <EstimateSums view={view} phase={phase.id} label={label} />
  ) : (
    <EstimateForm {...props} />
  )
}
