// Choosing roles, each with what it allows. Coordinating the alliance is given by coordinators only, recording
// on behalf by the administration's own people only.

import { useTranslation } from 'react-i18next'
import { ROLES, type Role } from '#api'
import { CheckField } from '../../parts/field.tsx'

export const RoleChoice = ({
  value,
  mayCoordinate,
  mayGrantRecording,
  onChange,
}: {
  value: readonly Role[]
  mayCoordinate: boolean
  mayGrantRecording: boolean
  onChange: (value: readonly Role[]) => void
}) => {
  const { t } = useTranslation()
  // What somebody holds can be taken away by everybody who may change roles.
  const isThere: Partial<Record<Role, boolean>> = {
    allianceCoordinator: mayCoordinate,
    recorder: mayGrantRecording || value.includes('recorder'),
  }
  const shown = ROLES.filter((role) => isThere[role] ?? true)
  return (
    <fieldset className="kern-fieldset">
      <legend className="kern-label">{t('settings:people.roles')}</legend>
      <div className="kern-fieldset__body">
        {shown.map((role) => (
          <CheckField
            key={role}
            label={t(`common:role.${role}`)}
            hint={t(`common:roleHelp.${role}`)}
            checked={value.includes(role)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...value, role] : value.filter((one) => one !== role),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
