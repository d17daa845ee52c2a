// What differs between two states of a process, or between two processes: sentences beside two drawings, in a
// worker thread.

import { differencesBetween } from '#change'
import { matchProcesses } from '#compare'
import { draw } from '#drawing'
import type { GlossaryLayer } from '#language'
import { layout } from '#layout'
import { onCommonGround, type Sharing } from '#library'
import { alignedKeys, alignKeys, keepsKeys, sharesKeys } from '#merge'
import type { Key, Process } from '#process'
import { joinLists, listSteps, type StepLine } from '#steps'
import { areas, createTexts, type Language, sayDeed } from '#texts'
import { tellLanguage } from './told.ts'

export interface DifferencesInput {
  /** JSON of a Process, and what its drawing is called. */
  readonly before: { readonly model: string; readonly name: string }
  readonly after: { readonly model: string; readonly name: string }
  /** Versions of one process keep their keys, whatever they were made of. */
  readonly isOneProcess: boolean
  /** What is shown of both: the rest says nothing. */
  readonly shown: Sharing
  readonly glossary: readonly GlossaryLayer[]
  readonly language: Language
}

export const drawn = (process: Process, name: string, language: Language) =>
  draw(process, layout(process), {
    ...{ title: name, words: areas.drawing[language], isInteractive: true },
    numbers: Object.fromEntries(listSteps(process).map((line) => [line.key, line.number])),
  })

/** The two under one set of keys, and whether that had to be told from what they mean; `ownKeys` where the later one's were others. */
const paired = ({
  before: { model },
  after,
  isOneProcess,
  glossary,
}: Pick<DifferencesInput, 'isOneProcess' | 'glossary'> & {
  readonly before: { readonly model: string }
  readonly after: { readonly model: string }
}) => {
  const before: Process = JSON.parse(model)
  const other: Process = JSON.parse(after.model)
  const isMatched = !(isOneProcess ? keepsKeys : sharesKeys)(before, other)
  if (!isMatched) return { before, after: other, isMatched }
  const { pairs } = matchProcesses(before, other, tellLanguage(glossary))
  // The places of another drawing say nothing here.
  const ownKeys = new Map<Key, Key>()
  for (const [own, key] of alignedKeys(before, other, pairs)) ownKeys.set(key, own)
  return { before, after: { ...alignKeys(before, other, pairs), shapes: {} }, isMatched, ownKeys }
}

const shownOf = (line: StepLine | undefined) =>
  line
    ? {
        ...{ number: line.number, depth: line.depth, kind: line.kind },
        ...{ label: line.label, actor: line.actor },
      }
    : null

export const differences = (input: DifferencesInput) => {
  const { language } = input
  const { before, after, isMatched, ownKeys } = paired(input)
  const texts = createTexts(language)
  const common = onCommonGround(before, after, input.shown)
  const { whole, things } = differencesBetween(common.ours, common.theirs)
  return {
    isMatched,
    whole: whole.map((deed) => sayDeed(texts, deed)),
    things: things.map(({ key, kind, deeds }) => ({
      ...{ key: key as string, kind, texts: deeds.map((deed) => sayDeed(texts, deed)) },
      isBefore: before.elements[key] !== undefined,
      isAfter: after.elements[key] !== undefined,
      ownKey: after.elements[key] === undefined ? null : (ownKeys?.get(key) ?? key),
    })),
    lines: joinLists(listSteps(before), listSteps(after)).map((line) => ({
      key: (line.after ?? line.before).key,
      before: shownOf(line.before),
      after: shownOf(line.after),
      isMoved: line.isMoved,
    })),
    before: drawn(before, input.before.name, language),
    after: drawn(after, input.after.name, language),
  }
}

export interface DeviationsInput {
  /** JSON of the process, and of the version it goes back to. */
  readonly ours: string
  readonly origin: string
  readonly isOneProcess: boolean
  readonly shown: Sharing
  readonly glossary: readonly GlossaryLayer[]
  readonly language: Language
}

/** The things that are otherwise in ours than at the origin, with the sentences; without drawings. */
export const deviations = ({ ours, origin, language, shown, ...rest }: DeviationsInput) => {
  const { before, after } = paired({ before: { model: origin }, after: { model: ours }, ...rest })
  const common = onCommonGround(before, after, shown)
  const texts = createTexts(language)
  return differencesBetween(common.ours, common.theirs).things.flatMap(({ key, deeds }) =>
    deeds.length === 0
      ? []
      : [{ key: key as string, texts: deeds.map((deed) => sayDeed(texts, deed)) }],
  )
}
