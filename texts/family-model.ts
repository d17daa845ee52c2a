// The merged model of a family: what it leaves open, as questions and never as blame, and how many do what.

import type { i18n } from 'i18next'
import type { Overlay } from '#drawing'
import type { Digest, OpenQuestion } from '#family-model'
import type { Key } from '#process'
import { innerMarks } from './inner-marks.ts'

const de = {
  question: {
    notAll_one:
      '„{{step}}“ machen {{names}}, bei {{others}} ist der Schritt nicht zu sehen. Gehört er in den gemeinsamen Ablauf?',
    notAll_other:
      '„{{step}}“ machen {{names}}, bei {{others}} ist der Schritt jeweils nicht zu sehen. Gehört er in den gemeinsamen Ablauf?',
    tooFew_one: 'Nur bei {{names}}: {{steps}}. Sollte etwas davon für alle gelten?',
    tooFew_other: 'Nur bei {{names}} gemeinsam: {{steps}}. Sollte etwas davon für alle gelten?',
    order:
      '„{{first}}“ kommt bei {{names}} vor „{{second}}“, bei {{others}} danach. Welche Reihenfolge soll gelten?',
    actor: '„{{step}}“: {{sides}}. Wo soll der Schritt liegen?',
    medium: '„{{step}}“: {{sides}}. Womit soll der Schritt erledigt werden?',
    sometimes:
      '„{{step}}“ gibt es bei {{names}} nur in bestimmten Fällen, bei {{others}} immer. In welchen Fällen ist der Schritt nötig?',
    atOnce:
      '„{{step}}“ läuft bei {{names}} gleichzeitig mit anderem, bei {{others}} der Reihe nach. Was geht schneller, ohne dass etwas verloren geht?',
    decision:
      'Die Entscheidung „{{question}}“ steht bei {{names}} im Ablauf, bei {{others}} nicht. Wird sie dort auch getroffen, nur nicht aufgeschrieben?',
    cut: '„{{one}}“ und „{{other}}“ sind mancherorts ein Schritt, anderswo zwei ({{names}}). Wie soll der gemeinsame Ablauf sie zeigen?',
  },
  side: '{{value}} bei {{names}}',
  noActor: 'ohne Angabe',
  choice: 'je nach Verwaltung',
  count: '{{count}} von {{of}}',
  only: 'nur {{name}}',
  doneBy: 'machen {{count}} von {{of}}: {{names}}',
  doneByNobody: 'so geht es bisher niemand',
  few: 'wenige machen es so',
  all: 'alle machen es so',
}

const en: typeof de = {
  question: {
    notAll_one:
      '“{{step}}” is done by {{names}}; {{others}} shows no such step. Does it belong in the common way?',
    notAll_other:
      '“{{step}}” is done by {{names}}; {{others}} show no such step. Does it belong in the common way?',
    tooFew_one: 'Only at {{names}}: {{steps}}. Should any of it hold for all?',
    tooFew_other: 'Only at {{names}} together: {{steps}}. Should any of it hold for all?',
    order:
      '“{{first}}” comes before “{{second}}” at {{names}}, after it at {{others}}. Which order should hold?',
    actor: '“{{step}}”: {{sides}}. Where should the step lie?',
    medium: '“{{step}}”: {{sides}}. What should the step be done with?',
    sometimes:
      '“{{step}}” is done only in certain cases at {{names}}, always at {{others}}. In which cases is it needed?',
    atOnce:
      '“{{step}}” is done at the same time as other work at {{names}}, one after the other at {{others}}. Which is quicker without losing anything?',
    decision:
      'The decision “{{question}}” is written down at {{names}}, not at {{others}}. Is it taken there too, only not written down?',
    cut: '“{{one}}” and “{{other}}” are one step in some places and two in others ({{names}}). How should the common way show them?',
  },
  side: '{{value}} at {{names}}',
  noActor: 'not stated',
  choice: 'depends on the administration',
  count: '{{count}} of {{of}}',
  only: 'only {{name}}',
  doneBy: 'done by {{count}} of {{of}}: {{names}}',
  doneByNobody: 'nobody goes this way so far',
  few: 'few do it this way',
  all: 'all do it this way',
}

export const familyModel = { de, en }

const list = (texts: i18n, names: readonly string[]): string =>
  new Intl.ListFormat(texts.language, { type: 'conjunction' }).format(names)

const quoted = (texts: i18n, names: readonly string[]): string =>
  names
    .map((name) => innerMarks(texts, name))
    .map((name) => (texts.language === 'de' ? `„${name}“` : `“${name}”`))
    .join(', ')

/** One open question as a sentence, in the language of `texts`. */
export const sayOpenQuestion = (texts: i18n, question: OpenQuestion): string => {
  const say = (values: Record<string, unknown>): string => {
    const labels = (['step', 'first', 'second', 'question', 'one', 'other'] as const).flatMap(
      (part) => {
        const label = values[part]
        return typeof label === 'string' ? [[part, innerMarks(texts, label)] as const] : []
      },
    )
    return texts.t(`familyModel:question.${question.code}`, {
      ...values,
      ...Object.fromEntries(labels),
    })
  }
  const sides = (
    all: readonly { readonly value: string; readonly names: readonly string[] }[],
  ): string =>
    all
      .map(({ value, names }) => texts.t('familyModel:side', { value, names: list(texts, names) }))
      .join('; ')
  switch (question.code) {
    case 'notAll':
      return say({
        step: question.step,
        names: list(texts, question.names),
        others: list(texts, question.others),
        count: question.others.length,
      })
    case 'tooFew':
      return say({
        names: list(texts, question.names),
        steps: quoted(texts, question.steps),
        count: question.names.length,
      })
    case 'order':
      return say({
        first: question.first,
        second: question.second,
        names: list(texts, question.names),
        others: list(texts, question.others),
      })
    case 'actor':
      return say({
        step: question.step,
        sides: sides(
          question.sides.map(({ actor, names }) => ({
            value: actor || texts.t('familyModel:noActor'),
            names,
          })),
        ),
      })
    case 'medium':
      return say({
        step: question.step,
        sides: sides(
          question.sides.map(({ medium, names }) => ({
            value: texts.t(`common:medium.${medium}`),
            names,
          })),
        ),
      })
    case 'sometimes':
    case 'atOnce':
      return say({
        step: question.step,
        names: list(texts, question.names),
        others: list(texts, question.others),
      })
    case 'decision':
      return say({
        question: question.question,
        names: list(texts, question.names),
        others: list(texts, question.others),
      })
    case 'cut':
      return say({ one: question.one, other: question.other, names: list(texts, question.names) })
  }
}

/** What is written at a choice that depends on the administration. */
export const sayChoice = (texts: i18n): string => texts.t('familyModel:choice')

/**
 * How many do each step, in words, and each flow, by thickness: what is laid over the drawing of a digest.
 * Words stand at steps that not all do; who it is, is spoken everywhere.
 */
export const markDigest = (
  texts: i18n,
  /** What people call each variant, by its id. */
  names: ReadonlyMap<string, string>,
  { process, sources }: Digest,
): Overlay => {
  const marks: Record<Key, Overlay['marks'][Key]> = {}
  for (const [key, { variants: doers, of }] of Object.entries(sources) as [
    Key,
    Digest['sources'][Key],
  ][]) {
    const kind = process.elements[key]?.kind
    if (kind === 'lane' || kind === 'gateway' || kind === 'event') continue
    const [only] = doers
    const count = doers.length
    const doneBy = list(
      texts,
      doers.map((id) => names.get(id) ?? id),
    )
    const text =
      kind === 'sequenceFlow' || count >= of
        ? ''
        : count === 1 && only !== undefined
          ? texts.t('familyModel:only', { name: names.get(only) ?? only })
          : texts.t('familyModel:count', { count, of })
    const title =
      count === 0
        ? texts.t('familyModel:doneByNobody')
        : texts.t('familyModel:doneBy', { count, of, names: doneBy })
    marks[key] = [{ kind: 'strength', value: of === 0 ? 0 : count / of, text, title }]
  }
  return {
    marks,
    strength: { few: texts.t('familyModel:few'), all: texts.t('familyModel:all') },
  }
}
