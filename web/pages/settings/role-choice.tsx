// Choosing roles, each with what it allows. Coordinating the alliance is given by coordinators only.

import { useTranslation } from 'react-i18next'
import { ROLES, type Role } from '#api'
import { CheckField } from '../../parts/field.tsx'

export const RoleChoice = ({
  value,
  mayCoordinate,
  onChange,
}: {
  value: readonly Role[]
  mayCoordinate: boolean
  onChange: (value: readonly Role[]) => void
}) => {
  const { t } = useTranslation()
  return (
    <fieldset className="kern-fieldset">
      <legend className="kern-label">{t('settings:people.roles')}</legend>
      <div className="kern-fieldset__body">
        {ROLES.filter((role) => role !== 'allianceCoordinator' || mayCoordinate).map((role) => (
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
