// What two sides made of one process and cannot both have, in sentences.

import type { i18n } from 'i18next'
import type { Value } from '#change'
import type { ElementStates, MergeConflict, SetConflict } from '#merge'
import { asKey, type Element, type Key } from '#process'
import { sayProperty, sayThing, sayValue } from './changes.ts'

const de = {
  process: 'Ablauf',
  set: '{{thing}}: die Angabe „{{property}}“ ist bei uns {{ours}}, bei ihnen {{theirs}}; vorher {{base}}',
  setUnsaid: '{{thing}}: die Angabe „{{property}}“ haben beide Seiten verschieden geändert',
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
  set: '{{thing}}: “{{property}}” is {{ours}} on our side and {{theirs}} on theirs; before: {{base}}',
  setUnsaid: '{{thing}}: both sides changed “{{property}}” differently',
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

type Find = (key: Key) => Element | undefined

/** Properties that name another element, which people know by its name. */
const POINTING = ['lane', 'parent', 'source', 'target', 'attachedTo']

const saySet = (texts: i18n, conflict: SetConflict, find: Find): string => {
  const { t } = texts
  const { key, property } = conflict
  const element = key === undefined ? undefined : find(key)
  const thing = element
    ? sayThing(texts, { what: element.kind, name: element.name })
    : t('merge:process')
  const facts = { thing, property: sayProperty(texts, property) }
  const say = (value: Value | undefined): string | undefined => {
    if (value === undefined || value === '') return t('merge:nothing')
    const isPointing = POINTING.includes(property) && typeof value === 'string'
    if (!isPointing) return sayValue(texts, property, value)
    const name = find(asKey(value))?.name
    return name ? sayValue(texts, 'name', name) : undefined
  }
  const [base, ours, theirs] = [conflict.base, conflict.ours, conflict.theirs].map(say)
  if (ours === undefined && theirs === undefined) return t('merge:setUnsaid', facts)
  const other = t('merge:other')
  return t('merge:set', {
    ...facts,
    ...{ base: base ?? other, ours: ours ?? other, theirs: theirs ?? other },
  })
}

/**
 * A conflict as a sentence without its full stop. `find` gives the elements it speaks of, as they are on
 * our side.
 */
export const sayMergeConflict = (texts: i18n, conflict: MergeConflict, find: Find): string => {
  const { t } = texts
  switch (conflict.kind) {
    case 'set':
      return saySet(texts, conflict, find)
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
