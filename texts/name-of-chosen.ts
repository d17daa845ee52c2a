// What chosen processes are called together, above a comparison and as the name of its file.

import type { i18n } from 'i18next'

/** Their one name, both, or the first and how many there are besides. */
export const nameOfChosen = ({ t }: i18n, names: readonly string[]): string => {
  const [first = '', second = '', ...others] = new Set(names)
  if (second === '') return first
  return others.length === 0
    ? t('compare:namesOfTwo', { first, second })
    : t('compare:namesOfMany', { first, count: others.length + 1 })
}
