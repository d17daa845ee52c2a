// What cards, estimates and agreements are about, in words: a row of the variants side by side.

import { useTranslation } from 'react-i18next'
import type { WorkshopMaterial } from '#api'
import { asKey } from '#process'
import type { Place } from '#workshop'

/** As the value of a choice; '' is the whole. */
export const placeOf = (row: string): Place | undefined =>
  row === '' ? undefined : { kind: 'row', key: asKey(row) }

/** The name of a place; one that the material does not know is the whole. */
export const usePlaceLabel = (material: WorkshopMaterial | undefined) => {
  const { t } = useTranslation()
  const labels = new Map(material?.rows.map(({ key, label }) => [key, label]))
  return (place: Place | undefined): string =>
    (place && labels.get(place.key)) ?? t('workshops:agreed.whole')
}
