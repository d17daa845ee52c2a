// What cards, estimates and agreements are about, in words: a row of the variants side by side.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopMaterial } from '#api'
import { asKey } from '#process'
import type { Place } from '#workshop'

/** As the value of a choice; '' is the whole. */
export const placeOf = (row: string): Place | undefined =>
  row === '' ? undefined : { kind: 'row', key: asKey(row) }

/**
 * The row that something is about: the one that everybody looks at, until somebody chooses another, or begins to write
 * (`stay`): what is written about one row does not wander to the next with the room. `begun`: about which row something
 * was being written before.
 */
export const useRowHere = (shown: string | undefined, otherwise = '', begun?: string) => {
  const [chosen, choose] = useState(begun)
  const row = chosen ?? shown ?? otherwise
  return { row, choose, stay: () => choose(row), follow: () => choose(undefined) }
}

/** The name of a place; one that the material does not know is the whole. */
export const usePlaceLabel = (material: WorkshopMaterial | undefined) => {
  const { t } = useTranslation()
  const labels = new Map(material?.rows.map(({ key, label }) => [key, label]))
  return (place: Place | undefined): string =>
    (place && labels.get(place.key)) ?? t('workshops:agreed.whole')
}
