// The second step of the set-up: which administrations belong to the alliance.

import { useTranslation } from 'react-i18next'
import type { OrganisationInput } from '#api'
import { Button } from '../../parts/button.tsx'
import { focusFirstField } from '../../parts/field.tsx'
import { emptyOrganisation, OrganisationFields } from '../../parts/organisation-fields.tsx'

export interface Row {
  readonly id: number
  readonly value: OrganisationInput
}

export const firstRow: Row = { id: 0, value: emptyOrganisation }

const fieldsOf = (id: number) => `organisation-${id}`

export const OrganisationsStep = ({
  rows,
  isChecked,
  onChange,
  onRemove,
}: {
  rows: readonly Row[]
  /** Show what is wrong. */
  isChecked: boolean
  onChange: (rows: readonly Row[]) => void
  onRemove: (index: number) => void
}) => {
  const { t } = useTranslation()
  const add = () => {
    const id = Math.max(...rows.map((row) => row.id)) + 1
    onChange([...rows, { id, value: emptyOrganisation }])
    focusFirstField(fieldsOf(id))
  }
  const remove = (index: number) => {
    onRemove(index)
    // The button is gone with its row; one goes on at the next one, or at the one before the last.
    const next = rows[index + 1] ?? rows[index - 1]
    if (next) focusFirstField(fieldsOf(next.id))
  }
  return (
    <>
      <p className="kern-body">{t('setup:organisationsHint')}</p>
      {rows.map((row, index) => (
        <fieldset key={row.id} id={fieldsOf(row.id)} className="organisation-row">
          <legend className="kern-label">
            {row.value.name || t('setup:organisation', { number: index + 1 })}
          </legend>
          <OrganisationFields
            value={row.value}
            isChecked={isChecked}
            onChange={(value) =>
              onChange(rows.map((one) => (one.id === row.id ? { ...one, value } : one)))
            }
          />
          {rows.length > 1 && (
            <Button look="tertiary" isSmall icon="delete" onClick={() => remove(index)}>
              {t('setup:removeOrganisation', {
                name: row.value.shortName || t('setup:organisation', { number: index + 1 }),
              })}
            </Button>
          )}
        </fieldset>
      ))}
      <div>
        <Button icon="add" isSmall onClick={add}>
          {t('setup:addOrganisation')}
        </Button>
      </div>
    </>
  )
}
