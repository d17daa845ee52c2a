// From another administration's process: which of one's own shall be linked with it.

import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { useSession } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { SelectField } from '../../parts/field.tsx'
import { ownHouses } from './own-houses.ts'
import { ProcessChoice } from './process-choice.tsx'

export const LinkOwnDialog = ({
  process,
  onClose,
}: {
  process: ProcessDetail
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const session = useSession()
  const houses = ownHouses(session.data, process.organisation.id)
  const [chosen, setChosen] = useState<string>()
  const organisation = chosen ?? houses[0]?.id ?? ''
  const filter = { organisation }
  return (
    <Dialog
      title={t('lineage:choose.ownTitle')}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('common:action.cancel')}</Button>}
    >
      <div className="stack">
        <p className="kern-body">
          {t('lineage:choose.ownLead', {
            ...{ name: process.name, organisation: process.organisation.name },
          })}
        </p>
        {houses.length > 1 && (
          <SelectField
            label={t('library:facet.organisation')}
            value={organisation}
            onChange={(event) => setChosen(event.target.value)}
          >
            {houses.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <ProcessChoice
          familyId={process.family?.id}
          first={filter}
          filter={filter}
          fits={(item) => item.organisation.id === organisation && item.version !== null}
          nothing={t('lineage:choose.nothingOwn')}
          onChoose={({ id }) =>
            navigate({
              to: '/prozess/$id/verknuepfen',
              params: { id },
              search: { mit: process.id },
            })
          }
        />
      </div>
    </Dialog>
  )
}
