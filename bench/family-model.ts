// How long merging takes, and how much smaller the merged model is than its variants.

import { loadavg } from 'node:os'
import { compareVariants, type Subject } from '#compare'
import { asProcess, deriveVariant, linksOfComparison, mergeVariants } from '#family-model'
import { layout } from '#layout'
import { activitiesOf, namedProcess } from '#process'
import { loadLanguage } from '../resources/load-language.ts'
import { admissionSubjects, exampleSubjects, variantSubjects } from '../test/matching-gold.ts'
import { madeUpVariant } from './comparison/large-variants.ts'

const time = <T>(work: () => T): { readonly value: T; readonly ms: number } => {
  const from = performance.now()
  const value = work()
  return { value, ms: performance.now() - from }
}

const measure = (name: string, subjects: readonly Subject[] | undefined): void => {
  if (!subjects) {
    console.log(`${name}: not there (set PROZESS_TEST_DATA)`)
    return
  }
  const language = loadLanguage()
  const linked = time(() => linksOfComparison(compareVariants(subjects, language)))
  const merged = [1, 2, 3].map(() => time(() => mergeVariants(subjects, linked.value)))
  const model = merged[0]?.value
  if (!model) return
  const derived = time(() => subjects.map(({ id }) => deriveVariant(model, id)))
  const half = Math.ceil(subjects.length / 2)
  const drafts = [1, half, subjects.length].map((atLeast) => ({
    atLeast,
    ...time(() => asProcess(model, { atLeast })),
  }))
  const size = subjects.reduce((sum, { process }) => sum + Object.keys(process.elements).length, 0)
  const drawn = time(() => layout(drafts[0]?.value.process ?? namedProcess('')))
  const ms = (value: number) => `${value.toFixed(0)} ms`
  const best = Math.min(...merged.map((one) => one.ms))
  console.log(
    `${name}: ${subjects.length} variants, ${size} elements -> ${Object.keys(model.elements).length} classes`,
  )
  console.log(
    `  links ${ms(linked.ms)}, merge ${ms(best)}, derive all ${ms(derived.ms)}, layout (k=1) ${ms(drawn.ms)}`,
  )
  for (const { atLeast, value, ms: taken } of drafts) {
    const { questions, process } = value
    console.log(
      `  k=${atLeast}: ${activitiesOf(process).length} steps, ${questions.length} questions, ${ms(taken)}`,
    )
  }
}

/** `npm run bench -- family-model` */
export const run = async (): Promise<void> => {
  console.log(`load ${loadavg()[0]?.toFixed(1)}`)
  measure(
    '12 variants of 50 steps',
    Array.from({ length: 12 }, (_, at) => madeUpVariant(at, 55)),
  )
  const examples = exampleSubjects()
  for (const family of ['F1', 'F2', 'F4']) {
    measure(
      family,
      examples.filter(({ id }) => id.startsWith(`${family}-`)),
    )
  }
  measure('admission', admissionSubjects('admission'))
  measure('variants', variantSubjects()?.slice(0, 12))
  console.log(`load ${loadavg()[0]?.toFixed(1)}`)
}
