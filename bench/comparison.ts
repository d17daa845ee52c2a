// How long matching a pair and laying variants side by side take, the first time in a fresh process and when
// words and program are warm. Processor time of this thread, so that other work on the machine counts little.

import { loadavg } from 'node:os'
import process from 'node:process'
import { compareVariants, matchProcesses, type Subject } from '#compare'
import { activitiesOf } from '#process'
import { loadLanguage } from '../resources/load-language.ts'
import { joinedVariants, madeUpVariant } from './comparison/large-variants.ts'

const GOAL_PAIR_MS = 10
const GOAL_TWELVE_MS = 1000

/** Milliseconds of the processor. */
const busy = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const timesOf = (rounds: number, work: () => void): { first: number; warm: number } => {
  const times = Array.from({ length: rounds }, () => {
    const from = busy()
    work()
    return busy() - from
  })
  const warm = times.slice(Math.floor(rounds / 2)).toSorted((a, b) => a - b)
  return { first: times[0] ?? 0, warm: warm[Math.floor(warm.length / 2)] ?? 0 }
}

const print = (name: string, goal: number, { first, warm }: { first: number; warm: number }) => {
  const kept = warm < goal ? 'kept' : 'missed'
  console.log(
    `  ${name.padEnd(38)} first ${first.toFixed(0).padStart(5)} ms  warm ${warm.toFixed(1).padStart(6)} ms  (goal ${goal} ms: ${kept})`,
  )
}

const measure = (name: string, twelve: readonly Subject[], pair: readonly Subject[]): void => {
  const language = loadLanguage()
  const [a, b] = pair
  if (!a || !b) return
  const size = (subjects: readonly Subject[]) =>
    subjects.map((one) => activitiesOf(one.process).length).join(' ')
  console.log(`${name}: pair of ${size(pair)} steps, twelve of ${size(twelve)} steps`)
  print(
    'pair',
    GOAL_PAIR_MS,
    timesOf(40, () => {
      matchProcesses(a.process, b.process, language)
    }),
  )
  print(
    'twelve variants',
    GOAL_TWELVE_MS,
    timesOf(6, () => {
      compareVariants(twelve, language)
    }),
  )
}

/** `npm run bench -- comparison` */
export const run = async (): Promise<void> => {
  console.log(`load ${loadavg()[0]?.toFixed(1)}`)
  // Reading the word lists is the language's own cost; `matching` names it.
  loadLanguage().readLabel('Prüfung der Unterlagen', 'de')
  measure('words of the examples', joinedVariants(12, 50), joinedVariants(2, 30))
  measure(
    'few words',
    Array.from({ length: 12 }, (_, at) => madeUpVariant(at, 55)),
    [1, 4].map((at) => madeUpVariant(at, 33)),
  )
  console.log(`load ${loadavg()[0]?.toFixed(1)}`)
}
