// The short version in German: active, one thought a sentence, nobody's abbreviations.

import type { ShortWording } from '../tell-shortly.ts'
import { type German, needsObject } from './german.ts'
import { activeSentence } from './sentence.ts'
import { turnedStatement } from './statement.ts'
import { closed, germanNumber, germanSpan } from './wording.ts'

const days = (count: number): string => `${germanNumber(count)} ${count === 1 ? 'Tag' : 'Tage'}`

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} und ${names.at(-1) ?? ''}`

export const germanShortWording = (german: German, isForeign: boolean): ShortWording => ({
  heading: 'Kurz gesagt',
  about: (name) => `Hier geht es um: ${closed(name)}`,
  who: (actors) => {
    const subjects = actors.map((actor) => (isForeign ? undefined : german.subject(actor)))
    const known = subjects.filter((each) => each !== undefined)
    if (known.length === 0 || known.length < subjects.length) return undefined
    const [only] = known
    if (known.length === 1 && only && !only.isPlural) return `Das macht ${only.nominative}.`
    return `Das machen: ${list(known.map((each) => each.nominative))}.`
  },
  trigger: ({ trigger }, label) => {
    // Whoever ends it with a full stop has written a sentence.
    if (/^(Ein|Eine|Der|Die|Das|Jemand|Es|Wer)\b[^;:]+\.$/.test(trigger)) return trigger
    const statement = isForeign ? undefined : german.statement(label)
    return statement && `Am Anfang ${turnedStatement(statement)}.`
  },
  step: ({ label, actor }, isSameActor, front) => {
    const doing = isForeign ? undefined : german.doing(label)
    const subject = isForeign ? undefined : german.subject(actor)
    const [first] = doing?.clauses ?? []
    if (!doing || !subject || !first) return undefined
    // Only what is done to what; where nothing is, the whole sentence as it is.
    const only = first.object
      ? { ...first, middle: `${first.object.accusative} ${first.genitive}`.trim() }
      : first
    const plain = { clauses: [only], tail: first.object ? '' : doing.tail, aside: '' }
    const isNeeded =
      first.verb.infinitive === 'lassen' ||
      /^(geben|machen|stellen|legen|setzen|führen|bitten|halten|versehen|nehmen|bringen)$/.test(
        first.verb.infinitive,
      )
    const told = isNeeded ? { ...plain, clauses: [first] } : plain
    const text =
      isSameActor && subject.pronoun !== ''
        ? subject.pronoun
        : subject.nominative.replace(/ \([^()]*\)$/, '')
    return activeSentence(told, { text, isPlural: subject.isPlural }, front, needsObject)
  },
  connectors: ['Danach', 'Dann'],
  waiting: (count) => `Dazwischen kann es ${germanSpan(0, count)} dauern.`,
  documents: (names) => `Dafür braucht man: ${list(names)}.`,
  leadTime: (usual, max) => [
    `Alles zusammen dauert meist ${days(usual)}.`,
    ...(max > usual ? [`Manchmal dauert es bis zu ${days(max)}.`] : []),
  ],
  end: ({ result }, label) => {
    const statement = isForeign ? undefined : german.statement(label)
    return [
      ...(statement ? [`Am Ende ${turnedStatement(statement)}.`] : []),
      ...(result === '' ? [] : [`Am Ende gilt: ${closed(result)}`]),
      'Dann ist alles erledigt.',
    ]
  },
})
