// What two sides made of one process and cannot both have, in sentences.

import type { i18n } from 'i18next'
import { changesBetween, deedsOf, type Value } from '#change'
import type { ElementStates, MergeConflict, SetConflict } from '#merge'
import { asKey, type Element, isFlow, type Key, type Process } from '#process'
import { sayDeed, sayProperty, sayThing, sayValue, sayWholeValue } from './changes.ts'

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
  about: '{{thing}}: {{property}}',
  unchanged: 'unverändert',
  asOurs: '{{thing}}, so wie bei uns',
  after: 'erst {{first}}, dann {{second}}',
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
  about: '{{thing}}: {{property}}',
  unchanged: 'unchanged',
  asOurs: '{{thing}}, as on our side',
  after: 'first {{first}}, then {{second}}',
}

export const mergeTexts = { de, en }

type Find = (key: Key) => Element | undefined

/** What people call an element; an arrow without a name by what it leads from and to, where both are called something. */
const callThing = (texts: i18n, element: Element | undefined, find: Find): string => {
  const thing = { what: element?.kind ?? ('task' as const), name: element?.name ?? '' }
  if (!element || thing.name !== '' || !isFlow(element)) return sayThing(texts, thing)
  const [from, to] = [find(element.source)?.name, find(element.target)?.name]
  return sayThing(texts, from && to ? { ...thing, ends: { from, to } } : thing)
}

const nameOf = (texts: i18n, { base, ours, theirs }: ElementStates, find: Find): string =>
  callThing(texts, ours ?? theirs ?? base, find)

/** Properties that name another element, which people know by its name. */
const POINTING = ['lane', 'parent', 'source', 'target', 'attachedTo']

const saySet = (texts: i18n, conflict: SetConflict, find: Find): string => {
  const { t } = texts
  const { key, property } = conflict
  const element = key === undefined ? undefined : find(key)
  const thing = element ? callThing(texts, element, find) : t('merge:process')
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
      const thing = nameOf(texts, conflict, find)
      if (!conflict.base) return t('merge:addedByBoth', { thing })
      if (!conflict.ours) return t('merge:removedByUs', { thing })
      if (!conflict.theirs) return t('merge:removedByThem', { thing })
      return t('merge:kindChanged', { thing })
    }
    case 'together': {
      const things = [...new Set(conflict.elements.map((one) => nameOf(texts, one, find)))]
      return t('merge:together', { things: things.join(', ') })
    }
  }
}

/** A conflict for a page that asks about it: what it is about, and the words of each side. */
export interface ToldConflict {
  readonly about: string
  /** Elements it speaks of. */
  readonly keys: readonly Key[]
  /** Where both come from; [] where there is nothing to say of it. */
  readonly base: readonly string[]
  /** At least one sentence or value each. */
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
}

interface States {
  readonly base: Process
  readonly ours: Process
  readonly theirs: Process
}

const findIn =
  ({ base, ours, theirs }: States): Find =>
  (key) =>
    ours.elements[key] ?? theirs.elements[key] ?? base.elements[key]

/** Only these elements, for telling what became of them. */
const onlyThese = (process: Process, keys: readonly Key[]): Process => ({
  ...process,
  elements: Object.fromEntries(
    keys.flatMap((key) => {
      const element = process.elements[key]
      return element ? [[key, element]] : []
    }),
  ),
  shapes: {},
})

/** What became of some elements, in the sentences that tell any difference. */
const tellBetween = (
  texts: i18n,
  before: Process,
  after: Process,
  keys: readonly Key[],
): readonly string[] => {
  const find = (key: Key) => before.elements[key] ?? after.elements[key]
  const changes = changesBetween(
    { ...onlyThese(before, keys), name: '' },
    { ...onlyThese(after, keys), name: '' },
  )
  return [...new Set(deedsOf(changes, find).map((deed) => sayDeed(texts, deed)))]
}

const tellSet = (texts: i18n, conflict: SetConflict, states: States): ToldConflict => {
  const { t } = texts
  const { key, property } = conflict
  const find = findIn(states)
  const element = key === undefined ? undefined : find(key)
  const thing = element ? callThing(texts, element, find) : t('merge:process')
  const say = (value: Value | undefined): string => {
    if (value === undefined || value === '') return t('merge:nothing')
    const isPointing = POINTING.includes(property) && typeof value === 'string'
    const name = isPointing ? find(asKey(value))?.name : undefined
    if (isPointing) return name ? (sayValue(texts, 'name', name) ?? name) : t('merge:other')
    return sayWholeValue(texts, property, value) ?? t('merge:other')
  }
  return {
    about: t('merge:about', { thing, property: sayProperty(texts, property) }),
    keys: key === undefined ? [] : [key],
    base: [say(conflict.base)],
    ours: [say(conflict.ours)],
    theirs: [say(conflict.theirs)],
  }
}

/** A conflict with both sides' words. */
export const tellMergeConflict = (
  texts: i18n,
  conflict: MergeConflict,
  states: States,
): ToldConflict => {
  if (conflict.kind === 'set') return tellSet(texts, conflict, states)
  const { t } = texts
  const elements = conflict.kind === 'together' ? conflict.elements : [conflict]
  const keys = elements.map(({ key }) => key)
  const find = findIn(states)
  const named = elements.filter(({ ours, theirs, base }) => {
    const state = ours ?? theirs ?? base
    return state && !isFlow(state)
  })
  const told = named.length > 0 ? named : elements
  const things = [...new Set(told.map((one) => nameOf(texts, one, find)))]
  const isNew = elements.every(({ base }) => base === undefined)
  const tell = (before: Process, after: Process) => {
    const said = tellBetween(texts, before, after, keys)
    return said.length > 0 ? said : [t('merge:unchanged')]
  }
  return {
    about: things.join(', '),
    keys,
    base: [],
    ours: isNew
      ? things.map((thing) => t('merge:asOurs', { thing }))
      : tell(states.base, states.ours),
    theirs: isNew ? tell(states.ours, states.theirs) : tell(states.base, states.theirs),
  }
}

/** How two things that both sides put into the same place would stand one after the other. */
export const sayBoth = (
  texts: i18n,
  seam: { readonly end: 'source' | 'target'; readonly ours: Key; readonly theirs: Key },
  states: States,
): string => {
  const find = findIn(states)
  const [ours, theirs] = [seam.ours, seam.theirs].map((key) => callThing(texts, find(key), find))
  const isOursFirst = seam.end === 'target'
  return texts.t('merge:after', {
    first: isOursFirst ? ours : theirs,
    second: isOursFirst ? theirs : ours,
  })
}
