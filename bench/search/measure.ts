// One made-up library in a process of its own, so that its memory is its own: builds the index, asks it, and
// prints the figures as JSON. Run by bench/search.ts with the number of documents.

import process from 'node:process'
import { makeSearchIndex, queryOfTerms, type Terms, type TermsOf } from '#search'
import { another, chance, madeUpLibrary } from './made-up-library.ts'

const TOP = 10
const QUERIES = 400
const CHECKED = 40
const CHANGES = 200
const BATCH = 1000

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0

const held = (): number => {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Time of the processor, in ms: other work on the machine does not count. */
const busy = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const timed = (work: () => void): number => {
  const start = busy()
  work()
  return busy() - start
}

const count = Number(process.argv[2])
const before = held()
const index = makeSearchIndex()
const random = chance(99)
const queries: Terms[] = []
let buildMs = 0
let batch: TermsOf[] = []
let at = 0
for (const made of madeUpLibrary(count, 7)) {
  if (at % Math.floor(count / QUERIES) === 0 && queries.length < QUERIES) {
    queries.push(another(made, random))
  }
  at += 1
  batch.push(made.document)
  if (batch.length === BATCH || at === count) {
    buildMs += timed(() => {
      for (const document of batch) index.put(document)
    })
    batch = []
  }
}
buildMs += timed(index.trim)
const memory = held() - before
const asked = queries.map(queryOfTerms)
for (const query of asked.slice(0, 50)) index.search(query, { top: TOP })
const clock: number[] = []
const askedMs = timed(() => {
  for (const query of asked) {
    const start = performance.now()
    index.search(query, { top: TOP })
    clock.push(performance.now() - start)
  }
})
clock.sort((a, b) => a - b)
const everything = { budget: Number.POSITIVE_INFINITY, candidates: Number.POSITIVE_INFINITY }
let found = 0
let wanted = 0
const exactTimes: number[] = []
for (const query of asked.slice(0, CHECKED)) {
  let truth = index.search(query, { top: 0 })
  exactTimes.push(
    timed(() => {
      truth = index.search(query, { top: TOP, ...everything })
    }),
  )
  const tenth = truth.at(-1)?.score ?? 0
  wanted += truth.length
  found += index.search(query, { top: TOP }).filter(({ score }) => score >= tenth).length
}
const changeMs = timed(() => {
  for (let n = 0; n < CHANGES; n += 1) {
    index.put({ id: `p${n * 7}`, terms: queries[n % queries.length] ?? {} })
  }
})
exactTimes.sort((a, b) => a - b)
console.log(
  JSON.stringify({
    buildS: buildMs / 1000,
    arraysMb: index.bytes() / 2 ** 20,
    memoryMb: memory / 2 ** 20,
    p50: percentile(clock, 0.5),
    p95: percentile(clock, 0.95),
    busyMs: askedMs / asked.length,
    exactMs: percentile(exactTimes, 0.5),
    found: found / wanted,
    changeMs: changeMs / CHANGES,
  }),
)
