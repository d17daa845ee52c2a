// The last step of the set-up: who coordinates, and the code that shows that one may.

import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../../parts/field.tsx'
import { PASSWORD_LENGTH } from '../../shell/password-dialog.tsx'

export interface Coordinator {
  readonly name: string
  readonly email: string
  readonly password: string
  /** Index into the list of administrations. */
  readonly organisation: number
  readonly code: string
}

const looksLikeEmail = (text: string) => /^\S+@\S+\.\S+$/.test(text)

export const isCoordinatorComplete = (value: Coordinator): boolean =>
  value.name.trim().length > 1 &&
  looksLikeEmail(value.email) &&
  value.password.length >= PASSWORD_LENGTH &&
  value.code.trim() !== ''

export const CoordinatorStep = ({
  value,
  organisations,
  isChecked,
  onChange,
}: {
  value: Coordinator
  organisations: readonly string[]
  isChecked: boolean
  onChange: (value: Coordinator) => void
}) => {
  const { t } = useTranslation()
  return (
    <>
      <p className="kern-body">{t('setup:coordinatorHint')}</p>
      <SelectField
        label={t('setup:coordinatorOrganisation')}
        value={value.organisation}
        onChange={(event) => onChange({ ...value, organisation: Number(event.target.value) })}
      >
        {organisations.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is the value
          <option key={index} value={index}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('session:invitation.name')}
        autoComplete="name"
        required
        value={value.name}
        error={isChecked && value.name.trim().length < 2 && t('session:check.name')}
        onChange={(event) => onChange({ ...value, name: event.target.value })}
      />
      <TextField
        label={t('session:signIn.email')}
        type="email"
        autoComplete="username"
        required
        value={value.email}
        error={isChecked && !looksLikeEmail(value.email) && t('session:check.email')}
        onChange={(event) => onChange({ ...value, email: event.target.value })}
      />
      <TextField
        label={t('session:password.choose')}
        hint={t('session:password.hint', { count: PASSWORD_LENGTH })}
        type="password"
        autoComplete="new-password"
        required
        value={value.password}
        error={
          isChecked &&
          value.password.length < PASSWORD_LENGTH &&
          t('session:password.short', { count: PASSWORD_LENGTH })
        }
        onChange={(event) => onChange({ ...value, password: event.target.value })}
      />
      <TextField
        label={t('setup:code')}
        hint={t('setup:codeHint')}
        autoComplete="off"
        required
        value={value.code}
        error={isChecked && value.code.trim() === '' && t('setup:check.code')}
        onChange={(event) => onChange({ ...value, code: event.target.value })}
      />
    </>
  )
}
