// What two sides made of one process and cannot both have, in sentences.

import type { i18n } from 'i18next'
import type { ElementStates, MergeConflict } from '#merge'
import type { Element, Key } from '#process'
import { sayProperty, sayThing } from './changes.ts'

const de = {
  process: 'Ablauf',
  set: '{{thing}}: {{property}} ist bei uns {{ours}}, bei ihnen {{theirs}}; vorher {{base}}',
  value: '„{{value}}“',
  nothing: 'leer',
  other: 'anders',
  removedByUs: '{{thing}}: bei uns entfernt, bei ihnen geändert',
  removedByThem: '{{thing}}: bei uns geändert, bei ihnen entfernt',
  addedByBoth: '{{thing}}: auf beiden Seiten unter derselben Kennung eingefügt, aber verschieden',
  kindChanged: '{{thing}}: auf einer Seite etwas anderes geworden, auf der anderen geändert',
  together: 'Diese Teile passen nur zusammen, so wie bei uns oder so wie bei ihnen: {{things}}',
}

const en: typeof de = {
  process: 'process',
  set: '{{thing}}: {{property}} is {{ours}} on our side and {{theirs}} on theirs; before: {{base}}',
  value: '“{{value}}”',
  nothing: 'empty',
  other: 'different',
  removedByUs: '{{thing}}: removed on our side, changed on theirs',
  removedByThem: '{{thing}}: changed on our side, removed on theirs',
  addedByBoth: '{{thing}}: added on both sides under the same id, but different',
  kindChanged: '{{thing}}: became something else on one side and was changed on the other',
  together: 'These parts only fit together, as on our side or as on theirs: {{things}}',
}

export const mergeTexts = { de, en }

const nameOf = (texts: i18n, { base, ours, theirs }: ElementStates): string => {
  const state = ours ?? theirs ?? base
  return sayThing(texts, { what: state?.kind ?? 'task', name: state?.name ?? '' })
}

const LONGEST = 80

const sayValue = ({ t }: i18n, value: unknown): string => {
  if (value === undefined || value === '') return t('merge:nothing')
  if (typeof value === 'number') return String(value)
  const isShort = typeof value === 'string' && value.length <= LONGEST
  return isShort ? t('merge:value', { value }) : t('merge:other')
}

/**
 * A conflict as a sentence without its full stop. `find` gives what a property belongs to, as it is on
 * our side.
 */
export const sayMergeConflict = (
  texts: i18n,
  conflict: MergeConflict,
  find: (key: Key) => Element | undefined,
): string => {
  const { t } = texts
  switch (conflict.kind) {
    case 'set': {
      const element = conflict.key === undefined ? undefined : find(conflict.key)
      return t('merge:set', {
        thing: element
          ? sayThing(texts, { what: element.kind, name: element.name })
          : t('merge:process'),
        property: sayProperty(texts, conflict.property),
        ours: sayValue(texts, conflict.ours),
        theirs: sayValue(texts, conflict.theirs),
        base: sayValue(texts, conflict.base),
      })
    }
    case 'element': {
      const thing = nameOf(texts, conflict)
      if (!conflict.base) return t('merge:addedByBoth', { thing })
      if (!conflict.ours) return t('merge:removedByUs', { thing })
      if (!conflict.theirs) return t('merge:removedByThem', { thing })
      return t('merge:kindChanged', { thing })
    }
    case 'together': {
      const things = [...new Set(conflict.elements.map((one) => nameOf(texts, one)))]
      return t('merge:together', { things: things.join(', ') })
    }
  }
}
