// The short version in plain language (Einfache Sprache): few short sentences about the normal case.
// Whatever would be long, abbreviated or quoted is left out rather than said badly.

import type { StepLine } from '#steps'
import type { Prose, ProseItem } from './prose.ts'
import { factsOf, isPoolLine, type Told } from './tell-process.ts'
import type { Facts } from './wording.ts'

export const MOST_SENTENCES = 10
export const MOST_WORDS = 12
const MOST_STEPS = 5

/** What the short version says in one tongue; undefined where it cannot be said plainly. */
export interface ShortWording {
  readonly heading: string
  readonly about: (name: string) => string
  readonly who: (actors: readonly string[]) => string | undefined
  readonly trigger: (facts: Facts, startLabel: string) => string | undefined
  readonly step: (line: StepLine, isSameActor: boolean, front: string) => string | undefined
  readonly connectors: readonly string[]
  readonly waiting: (days: number) => string
  readonly documents: (names: readonly string[]) => string
  readonly leadTime: (days: number, max: number) => readonly string[]
  /** The best first; the last is always plain. */
  readonly end: (facts: Facts, endLabel: string) => readonly string[]
}

/** Words as people count them; a hyphen joins. */
export const wordCount = (sentence: string): number =>
  sentence.split(/[\s\u00a0]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

const isPlain = (sentence: string): boolean =>
  wordCount(sentence) <= MOST_WORDS &&
  !/(^|[^\p{L}])\p{Lu}{2,}(?![\p{L}])/u.test(sentence) &&
  !/\p{L}\.\s?\p{L}|[()„“/§]/u.test(sentence)

/** Some of many, the first and the last among them, evenly apart. */
const spread = <T>(all: readonly T[], count: number): readonly T[] => {
  if (all.length <= count) return all
  const step = (all.length - 1) / (count - 1)
  return Array.from({ length: count }, (_, at) => all[Math.round(at * step)]).filter(
    (each) => each !== undefined,
  )
}

/** Of several pools the one with the most steps: a short text can tell only one story. */
const mainPart = ({ process, lines }: Told): readonly StepLine[] => {
  const parts: StepLine[][] = [[]]
  for (const line of lines) {
    if (isPoolLine(process, line)) parts.push([])
    else parts.at(-1)?.push(line)
  }
  const steps = (part: readonly StepLine[]) => part.filter((line) => line.kind === 'step').length
  return parts.reduce((best, part) => (steps(part) > steps(best) ? part : best))
}

/** The normal case: steps of the outermost line that occur in at least half of all cases. */
const mainPath = (lines: readonly StepLine[]): readonly StepLine[] =>
  lines.filter((line) => line.kind === 'step' && line.depth === 0 && (line.share ?? 1) >= 0.5)

export const tellShortly = (told: Told, wording: ShortWording): Prose => {
  if (told.lines.length === 0) return []
  const lines = mainPart(told)
  const facts = factsOf(told)
  const items: ProseItem[] = []
  const say = (text: string | undefined, key = ''): boolean => {
    if (text === undefined || !isPlain(text)) return false
    items.push({
      key,
      number: '',
      depth: 0,
      spans: [{ text, isStrong: false }],
      isQuoted: false,
      also: [],
    })
    return true
  }
  if (facts.name !== '') say(wording.about(facts.name))
  const [about] = items
  const start = lines.find((line) => line.kind === 'start')
  say(wording.trigger(facts, start?.label ?? ''), start?.key ?? '')

  const path = mainPath(lines)
  const usable = path.filter((line) => {
    const sentence = wording.step(line, false, 'Anschließend')
    return sentence !== undefined && isPlain(sentence)
  })
  let before = ''
  for (const [at, line] of spread(usable, MOST_STEPS).entries()) {
    const isSame = before !== '' && line.actor === before
    const front = at === 0 ? '' : (wording.connectors[at % wording.connectors.length] ?? '')
    if (say(wording.step(line, isSame, front), line.key)) before = line.actor
  }
  if (usable.length === 0) say(wording.who(facts.actors))

  const documents = new Set(path.flatMap((line) => line.documents))
  if (documents.size > 0) say(wording.documents([...documents].slice(0, 3)))
  const longest = Math.max(0, ...path.map((line) => line.waiting?.maxDays ?? 0))
  const ending: string[] = []
  if (facts.leadTime) ending.push(...wording.leadTime(facts.leadTime.days, facts.leadTime.max))
  else if (longest > 0) ending.push(wording.waiting(longest))
  for (const sentence of ending) if (items.length < MOST_SENTENCES - 1) say(sentence)
  const end = lines.findLast((line) => line.kind === 'end' && line.depth === 0)
  const ways = wording.end(facts, end?.label ?? '')
  items.splice(MOST_SENTENCES - 1)
  // Nothing is done where no step could be said.
  const isTold = usable.length > 0
  say((isTold ? ways : ways.slice(0, -1)).find(isPlain), end?.key ?? '')
  if (items.every((item) => item.key === '' && item === about)) return []
  return [
    { kind: 'heading', level: 2, text: wording.heading },
    { kind: 'items', items },
  ]
}
