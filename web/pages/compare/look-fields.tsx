// How strictly steps are matched, and whether one to one: the same for the table and the common model.

import { useTranslation } from 'react-i18next'
import { STRICTNESS } from '#api'
import type { ComparisonLook } from '../../client/queries.ts'
import { CheckField, SelectField } from '../../parts/field.tsx'

export const LookFields = ({
  look,
  onLook,
}: {
  look: ComparisonLook
  onLook: (look: ComparisonLook) => void
}) => {
  const { t } = useTranslation()
  return (
    <>
      <SelectField
        label={t('compare:strictness.label')}
        value={look.strictness ?? 'normal'}
        onChange={({ target }) => {
          const strictness = STRICTNESS.find((one) => one === target.value)
          onLook({ ...look, ...(strictness ? { strictness } : {}) })
        }}
      >
        {STRICTNESS.map((one) => (
          <option key={one} value={one}>
            {t(`compare:strictness.${one}`)}
          </option>
        ))}
      </SelectField>
      <CheckField
        label={t('compare:oneToOne')}
        checked={look.oneToOne === 'yes'}
        onChange={({ target }) => {
          const { oneToOne: _, ...rest } = look
          onLook(target.checked ? { ...rest, oneToOne: 'yes' } : rest)
        }}
      />
    </>
  )
}
