// The short version in English.

import type { ShortWording } from '../tell-shortly.ts'
import { upper } from './english.ts'
import { englishPredicate, englishSubject, readEnglishDoing } from './label.ts'
import { englishNumber, englishSpan } from './wording.ts'

const days = (count: number): string => `${englishNumber(count)} ${count === 1 ? 'day' : 'days'}`

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`

const closed = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim()
  return /[.!?…]$/.test(plain) ? plain : `${plain}.`
}

export const englishShortWording = (isForeign: boolean): ShortWording => ({
  heading: 'In short',
  about: (name) => `This is about: ${closed(name)}`,
  who: (actors) => {
    const subjects = actors.map((actor) => (isForeign ? undefined : englishSubject(actor)))
    const known = subjects.filter((each) => each !== undefined)
    if (known.length === 0 || known.length < subjects.length) return undefined
    return `This is done by ${list(known.map((each) => each.text))}.`
  },
  trigger: ({ trigger }) => (/^[^;:]+\.$/.test(trigger) ? trigger : undefined),
  step: ({ label, actor }, isSameActor, front) => {
    const doing = isForeign ? undefined : readEnglishDoing(label)
    const subject = isForeign ? undefined : englishSubject(actor)
    const [first] = doing ?? []
    if (!first || !subject) return undefined
    const told = first.object === '' ? (doing ?? []) : [{ ...first, rest: '' }]
    const start = front === '' ? '' : `${front}, `
    const text = isSameActor ? 'they' : subject.text
    const predicate = englishPredicate(told, isSameActor || subject.isPlural)
    return `${upper(`${start}${text} ${predicate}`)}.`
  },
  connectors: ['After that', 'Then'],
  waiting: (count) => `In between it may take ${englishSpan(0, count)}.`,
  documents: (names) => `What is needed: ${list(names)}.`,
  leadTime: (usual, max) => [
    `All together it usually takes ${days(usual)}.`,
    ...(max > usual ? [`Sometimes it takes up to ${days(max)}.`] : []),
  ],
  end: ({ result }) => [
    ...(result === '' ? [] : [`In the end this holds: ${closed(result)}`]),
    'Then everything is done.',
  ],
})
