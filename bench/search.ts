// How good and how fast search is: ranking of the variants that a hundred people drew each, and a made-up
// library of ten thousand, a hundred thousand and a million models. Goal at a million: 95 of 100 answers
// within 20 ms, with 95 of 100 of the true top ten among them. PROZESS_BENCH_MODELS=1e4,1e5 measures only those.

import { execFileSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { z } from 'zod'
import type { Subject } from '#compare'
import { makeSearchIndex, queryOfTerms, termsOfProcess } from '#search'
import { loadLanguage } from '../resources/load-language.ts'
import { exampleSubjects, variantSubjects } from '../test/matching-gold.ts'

const GOAL = { models: 1_000_000, p95Ms: 20, found: 0.95 }
const SIZES = (process.env.PROZESS_BENCH_MODELS ?? '1e4,1e5,1e6').split(',').map(Number)

const figures = z.object({
  buildS: z.number(),
  arraysMb: z.number(),
  memoryMb: z.number(),
  p50: z.number(),
  p95: z.number(),
  busyMs: z.number(),
  exactMs: z.number(),
  found: z.number(),
  changeMs: z.number(),
})

/** Mean average precision and R-precision of asking with each process for the others of its class. */
const printRanking = (name: string, subjects: readonly Subject[], mark: string): void => {
  const classOf = (id: string): string => id.split(mark)[0] ?? ''
  const index = makeSearchIndex()
  const library = subjects.map((subject) => termsOfProcess(subject, loadLanguage()))
  for (const entry of library) index.put(entry)
  let precisions = 0
  let early = 0
  let asked = 0
  for (const { id, terms } of library) {
    const wanted = library.filter((other) => other.id !== id && classOf(other.id) === classOf(id))
    if (wanted.length === 0) continue
    let found = 0
    let sum = 0
    let inTime = 0
    const hits = index.search(queryOfTerms(terms), { top: library.length })
    hits
      .filter((hit) => hit.id !== id)
      .forEach((hit, at) => {
        if (classOf(hit.id) !== classOf(id)) return
        found += 1
        sum += found / (at + 1)
        if (at < wanted.length) inTime += 1
      })
    precisions += sum / wanted.length
    early += inTime / wanted.length
    asked += 1
  }
  console.log(
    `search, ${name}: ${asked} queries, mean average precision ${(precisions / asked).toFixed(4)}, R-precision ${(early / asked).toFixed(4)}`,
  )
}

const measure = (models: number) => {
  const program = join(import.meta.dirname, 'search', 'measure.ts')
  const output = execFileSync(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=4096', program, String(models)],
    { encoding: 'utf8' },
  )
  return figures.parse(JSON.parse(output))
}

/** Prints ranking quality, then size after size with the load of the machine. */
export const run = async (): Promise<void> => {
  const variants = variantSubjects()
  if (variants) printRanking('variants', variants, '/')
  else console.log('search, variants: not there (set PROZESS_TEST_DATA)')
  printRanking('examples', exampleSubjects(), '-')
  for (const models of SIZES) {
    const one = measure(models)
    console.log(
      `search, ${models} made-up models: build ${one.buildS.toFixed(1)} s, ${one.memoryMb.toFixed(0)} MB (arrays ${one.arraysMb.toFixed(0)}), p50 ${one.p50.toFixed(2)} ms, p95 ${one.p95.toFixed(2)} ms (processor ${one.busyMs.toFixed(2)} ms a query), everything scored ${one.exactMs.toFixed(0)} ms, true top ten found ${(100 * one.found).toFixed(1)} %, one document replaced ${one.changeMs.toFixed(2)} ms, load ${loadavg()[0]?.toFixed(1)}`,
    )
    if (models >= GOAL.models && (one.p95 > GOAL.p95Ms || one.found < GOAL.found)) {
      console.log(`  NOT REACHED: p95 ${GOAL.p95Ms} ms, ${100 * GOAL.found} %`)
      process.exitCode = 1
    }
  }
}
