// The facts of one administration: used in the set-up and in the settings.

import { useTranslation } from 'react-i18next'
import { ORGANISATION_STATUS, type OrganisationInput } from '#api'
import { SelectField, TextField } from './field.tsx'
import './organisation-fields.css'

export const emptyOrganisation: OrganisationInput = {
  name: '',
  shortName: '',
  level: 'town',
  status: 'mediumTown',
  regionalKey: null,
  inhabitants: null,
}

const levelOf = (status: OrganisationInput['status']): OrganisationInput['level'] =>
  status === 'county' ? 'county' : status === 'serviceProvider' ? 'provider' : 'town'

/** What is missing or wrong, by field, as keys of `setup:check`; empty when all is well. */
export const organisationErrors = (value: OrganisationInput) => ({
  name: value.name.trim().length < 2 ? 'organisationName' : '',
  shortName: value.shortName.trim() === '' ? 'shortName' : '',
  regionalKey:
    value.regionalKey !== null && !/^\d{5}(\d{3})?$/.test(value.regionalKey) ? 'regionalKey' : '',
})

export const isComplete = (value: OrganisationInput) =>
  Object.values(organisationErrors(value)).every((error) => error === '')

export const OrganisationFields = ({
  value,
  isChecked,
  onChange,
}: {
  value: OrganisationInput
  /** Show what is wrong. */
  isChecked: boolean
  onChange: (value: OrganisationInput) => void
}) => {
  const { t } = useTranslation()
  const errors = organisationErrors(value)
  const say = (key: string) => isChecked && key !== '' && t(`setup:check.${key}`)
  return (
    <div className="organisation-fields">
      <TextField
        label={t('setup:field.name')}
        value={value.name}
        required
        error={say(errors.name)}
        onChange={(event) => onChange({ ...value, name: event.target.value })}
      />
      <TextField
        label={t('setup:field.shortName')}
        value={value.shortName}
        required
        error={say(errors.shortName)}
        onChange={(event) => onChange({ ...value, shortName: event.target.value })}
      />
      <SelectField
        label={t('setup:field.status')}
        value={value.status}
        onChange={(event) => {
          const status = ORGANISATION_STATUS.find((one) => one === event.target.value)
          if (status) onChange({ ...value, status, level: levelOf(status) })
        }}
      >
        {ORGANISATION_STATUS.map((status) => (
          <option key={status} value={status}>
            {t(`settings:status.${status}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={
          <>
            {t('setup:field.regionalKey')}{' '}
            <span className="kern-label__optional">{t('setup:optional')}</span>
          </>
        }
        inputMode="numeric"
        value={value.regionalKey ?? ''}
        error={say(errors.regionalKey)}
        onChange={(event) => onChange({ ...value, regionalKey: event.target.value.trim() || null })}
      />
      <TextField
        label={
          <>
            {t('setup:field.inhabitants')}{' '}
            <span className="kern-label__optional">{t('setup:optional')}</span>
          </>
        }
        inputMode="numeric"
        value={value.inhabitants ?? ''}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, '')
          onChange({ ...value, inhabitants: digits === '' ? null : Number(digits) })
        }}
      />
    </div>
  )
}
