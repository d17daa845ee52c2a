// One step as an English sentence; what is not understood is quoted behind its actor.

import type { StepSentence, Telling } from '../telling.ts'
import { englishPassive, englishPredicate, englishSubject, readEnglishDoing } from './label.ts'

export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const quotedEnglish = (label: string): string =>
  `“${label.replace(/\s+/g, ' ').trim().replace(/[“„]/g, '‘').replace(/”/g, '’')}”`

export const englishStep = (telling: Telling, isForeign: boolean): StepSentence => {
  const { label, actor, isSameActor, front, aside } = telling
  const name = actor.replace(/\s+/g, ' ').trim()
  const before = name === '' || isSameActor ? '' : `${upper(name)}: `
  const start = front === '' ? '' : `${front}, `
  const more = aside === '' ? '' : ` (${aside})`
  const doing = isForeign ? undefined : readEnglishDoing(label)
  const subject = isForeign || name === '' ? undefined : englishSubject(name)
  if (doing && subject) {
    const who = isSameActor ? 'they' : subject.text
    const isPlural = isSameActor || subject.isPlural
    return {
      text: `${upper(`${start}${who} ${englishPredicate(doing, isPlural)}`)}.`,
      kind: 'sentence',
    }
  }
  const passive = doing && englishPassive(doing)
  if (passive) return { text: `${before}${upper(`${start}${passive}`)}.`, kind: 'sentence' }
  if (label.trim() === '') return { text: `${before}A step without a name${more}.`, kind: 'quoted' }
  return { text: `${before}${quotedEnglish(label)}${more}.`, kind: 'quoted' }
}
