// Beginning the target in the room: with what, and in whose house the draft is kept.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopMaterial } from '#api'
import { newId } from '../../../client/new-id.ts'
import { useChange, useFamilyMembers, useSession } from '../../../client/queries.ts'
import { Button } from '../../../parts/button.tsx'
import { SelectField } from '../../../parts/field.tsx'
import { ErrorNotice, Notice } from '../../../parts/notice.tsx'
import { ownHouses } from '../../lineage/own-houses.ts'
import type { RoomProps } from '../room/room-props.ts'
import { useWorkshop } from '../workshop-queries.ts'

/** What the family has marked as its common way, as far as the alliance sees it. */
const useCommonWay = (workshopId: string) => {
  const family = useFamilyMembers(useWorkshop(workshopId).data?.familyId ?? undefined).data
  return family?.members.find(
    ({ id, visibility }) => id === family.referenceId && visibility === 'alliance',
  )
}

const BeginForm = ({
  material,
  workshopId,
  houses,
  onBegun,
}: {
  material: WorkshopMaterial | undefined
  workshopId: string
  houses: readonly { readonly id: string; readonly name: string }[]
  onBegun: (left: readonly string[]) => void
}) => {
  const { t } = useTranslation()
  const commonWay = useCommonWay(workshopId)
  const columns = (material?.columns ?? []).filter(({ processId }) => processId !== commonWay?.id)
  const [variant, setVariant] = useState('merged')
  const [house, setHouse] = useState('')
  // Sent again, it is the same process.
  const [processId, renew] = useState(newId)
  const begin = useChange('beginWorkshopTarget', ['library'], (begun) => {
    onBegun(begun.left)
    renew(newId())
  })
  const organisationId = house || (houses[0]?.id ?? '')
  return (
    <form
      className="room-form"
      onSubmit={(event) => {
        event.preventDefault()
        begin.mutate({
          params: { id: workshopId },
          body: { id: processId, organisationId, variantId: variant },
        })
      }}
    >
      <p className="muted">{t('workshops:target.lead')}</p>
      <SelectField
        label={t('workshops:target.from')}
        value={variant}
        onChange={(event) => setVariant(event.target.value)}
      >
        <option value="merged">{t('workshops:target.merged')}</option>
        {commonWay && (
          <option value={commonWay.id}>
            {t('workshops:target.commonWay', {
              name: `${commonWay.organisation.shortName}: ${commonWay.name}`,
            })}
          </option>
        )}
        {columns.map(({ processId: one, organisation, name }) => (
          <option key={one} value={one}>
            {`${organisation.shortName}: ${name}`}
          </option>
        ))}
      </SelectField>
      {houses.length > 1 && (
        <SelectField
          label={t('workshops:target.house')}
          value={organisationId}
          onChange={(event) => setHouse(event.target.value)}
        >
          {houses.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <ErrorNotice error={begin.error} />
      <div className="room-form__acts">
        <Button look="primary" type="submit" isBusy={begin.isPending}>
          {t('workshops:target.begin')}
        </Button>
      </div>
    </form>
  )
}

export const BeginTarget = ({
  material,
  view,
  workshopId,
}: Pick<RoomProps, 'material' | 'view' | 'workshopId'>) => {
  const { t } = useTranslation()
  const houses = ownHouses(useSession().data, '')
  const [left, setLeft] = useState<readonly string[]>([])
  return (
    <>
      {left.length > 0 && (
        <Notice title={t('workshops:target.left')}>
          <ul className="kern-list kern-list--bullet">
            {left.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      {!view.target && houses.length === 0 && <p>{t('workshops:target.noHouse')}</p>}
      {!view.target && houses.length > 0 && (
        <BeginForm {...{ material, workshopId, houses }} onBegun={setLeft} />
      )}
    </>
  )
}
