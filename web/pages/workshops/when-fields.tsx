// Day, time of day and length of a workshop, as they are typed.

import { useTranslation } from 'react-i18next'
import { TextField } from '../../parts/field.tsx'

export interface TypedWhen {
  readonly date: string
  readonly time: string
  readonly minutes: string
}

/** The chosen day and time of day here, as a moment; undefined where they are none. */
export const momentOf = ({ date, time }: TypedWhen): string | undefined => {
  const moment = new Date(`${date}T${time}`)
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}

export const WhenFields = ({
  typed,
  isChecked,
  onChange,
}: {
  typed: TypedWhen
  /** What is missing is told. */
  isChecked: boolean
  onChange: (part: Partial<TypedWhen>) => void
}) => {
  const { t } = useTranslation()
  const bind = (field: keyof TypedWhen) => ({
    value: typed[field],
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
  })
  return (
    <div className="plan-when">
      <TextField
        type="date"
        label={t('workshops:planning.date')}
        error={isChecked && !momentOf(typed) && t('workshops:planning.dateMissing')}
        {...bind('date')}
      />
      <TextField type="time" label={t('workshops:planning.time')} {...bind('time')} />
      <TextField
        type="number"
        min={15}
        max={2880}
        step={15}
        label={t('workshops:planning.minutes')}
        {...bind('minutes')}
      />
    </div>
  )
}
