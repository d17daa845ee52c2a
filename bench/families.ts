// How well and how fast a library falls into families: pairwise precision, recall and F on sets whose
// families are known, and how long one more model takes. Goal: ten thousand models in two minutes.

import { loadavg } from 'node:os'
import process from 'node:process'
import { type Family, makeFamilyFinder, type Subject } from '#compare'
import { loadLanguage } from '../resources/load-language.ts'
import { admissionPairs, exampleSubjects, variantSubjects } from '../test/matching-gold.ts'
import { madeUpFamilies } from './families/made-up-families.ts'

const GOAL_S = 120
const SIZES = (process.env.PROZESS_BENCH_MODELS ?? '500,5e3,1e4').split(',').map(Number)
const CHANGES = 20

/** Seconds of the processor, so that other work on the machine does not count. */
const busy = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1e6
}

const qualityOf = (
  families: readonly Family[],
  subjects: readonly Subject[],
  classOf: (id: string) => string,
) => {
  const pairs = (count: number) => (count * (count - 1)) / 2
  const counted = (ids: readonly string[]) => {
    const sizes = new Map<string, number>()
    for (const id of ids) sizes.set(classOf(id), (sizes.get(classOf(id)) ?? 0) + 1)
    return [...sizes.values()].reduce((sum, size) => sum + pairs(size), 0)
  }
  const wanted = counted(subjects.map(({ id }) => id))
  const right = families.reduce((sum, { members }) => sum + counted(members), 0)
  const found = families.reduce((sum, { members }) => sum + pairs(members.length), 0)
  const precision = found === 0 ? 0 : right / found
  const recall = wanted === 0 ? 0 : right / wanted
  return {
    precision,
    recall,
    f: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  }
}

const measure = (
  name: string,
  subjects: readonly Subject[],
  classOf: (id: string) => string,
): number => {
  const language = loadLanguage()
  const start = busy()
  const clock = performance.now()
  const finder = makeFamilyFinder(language, {}, subjects)
  const families = finder.families()
  const seconds = busy() - start
  const elapsed = (performance.now() - clock) / 1000
  const { precision, recall, f } = qualityOf(families, subjects, classOf)
  const inFamilies = families.reduce((sum, { members }) => sum + members.length, 0)
  const changed = subjects.filter((_, at) => at % Math.ceil(subjects.length / CHANGES) === 0)
  const before = busy()
  for (const subject of changed) {
    finder.put(subject)
    finder.families()
  }
  const change = ((busy() - before) / changed.length) * 1000
  const after = qualityOf(finder.families(), subjects, classOf)
  console.log(
    `families, ${name}: ${subjects.length} processes, ${families.length} families, ${subjects.length - inFamilies} alone, pairwise P ${precision.toFixed(3)} R ${recall.toFixed(3)} F ${f.toFixed(3)}, processor ${seconds.toFixed(1)} s (clock ${elapsed.toFixed(1)} s); one process put anew ${change.toFixed(1)} ms, F afterwards ${after.f.toFixed(3)}; load ${loadavg()[0]?.toFixed(1)}`,
  )
  return elapsed
}

/** Prints quality and time, set after set. */
export const run = async (): Promise<void> => {
  loadLanguage().readLabel('Prüfung der Unterlagen', 'de')
  const byDash = (id: string): string => id.split('-')[0] ?? ''
  const bySlash = (id: string): string => id.split('/')[0] ?? ''
  const examples = exampleSubjects()
  measure(
    'worked-out examples',
    examples.filter(({ id }) => /-[KAQ]$/.test(id)),
    byDash,
  )
  measure('all examples', examples, byDash)
  const variants = variantSubjects()
  const admission = admissionPairs('admission')
  if (variants) measure('variants', variants, bySlash)
  else console.log('families, variants: not there (set PROZESS_TEST_DATA)')
  if (admission) {
    const models = new Map(
      admission.flatMap(({ name, a, b }) => {
        const [one = '', other = ''] = name.split('-')
        return [
          [one, a],
          [other, b],
        ] as const
      }),
    )
    const nine = [...models].map(([id, process]) => ({ id: `admission-${id}`, name: id, process }))
    measure('examples and admission', [...examples, ...nine], byDash)
  }
  for (const size of SIZES) {
    const elapsed = measure('made up', madeUpFamilies(size), bySlash)
    if (size >= 10_000 && elapsed > GOAL_S) {
      console.log(`  NOT REACHED: ${GOAL_S} s by the clock`)
      process.exitCode = 1
    }
  }
}
