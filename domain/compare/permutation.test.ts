// What may not matter: in which order the processes are given, in which order their elements stand in the
// table, and how the keys are called.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Key, Process } from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import { admissionSubjects, exampleSubjects } from '../../test/matching-gold.ts'
import { runs } from '../../test/runs.ts'
import { compareVariants, matchProcesses, type Subject } from './door.ts'

const language = loadLanguage()
const subjects = [
  ...exampleSubjects(),
  ...(admissionSubjects('admission') ?? []),
  ...(admissionSubjects('admission-de') ?? []),
]

/** A small seeded generator (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const shuffled = <T>(things: readonly T[], random: () => number): readonly T[] =>
  things
    .map((thing) => ({ thing, at: random() }))
    .sort((x, y) => x.at - y.at)
    .map(({ thing }) => thing)

interface Renamed {
  readonly process: Process
  /** The old key by the new one. */
  readonly oldKeys: ReadonlyMap<string, string>
}

/** The same process with other keys and another order in the table. */
const renamed = (process: Process, seed: number): Renamed => {
  const random = randomFrom(seed)
  const keys = Object.keys(process.elements)
  const fresh = new Map(shuffled(keys, random).map((key, at) => [key, `k${at}`]))
  const rename = (value: unknown): unknown =>
    typeof value === 'string'
      ? (fresh.get(value) ?? value)
      : Array.isArray(value)
        ? value.map(rename)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rename(part)]))
          : value
  const elements = shuffled(Object.entries(process.elements), random).map(([key, element]) => {
    const made = rename(element) as typeof element
    // A name may happen to be spelt like a key.
    return [fresh.get(key) as Key, { ...made, name: element.name }] as const
  })
  return {
    process: { ...process, elements: Object.fromEntries(elements), shapes: {} },
    oldKeys: new Map([...fresh].map(([old, key]) => [key, old])),
  }
}

const anySubject = fc.constantFrom(...subjects)

/** Rows as sets of `variant: label`, in no order. */
const rowsOf = (variants: readonly Subject[]): readonly string[] =>
  compareVariants(variants, language)
    .rows.map(({ cells }) =>
      cells
        .flatMap((cell, column) =>
          cell.kind === 'steps'
            ? cell.steps.map(({ label }) => `${variants[column]?.id}: ${label}`)
            : [],
        )
        .sort()
        .join(' | '),
    )
    .sort()

describe('nothing changes', () => {
  it('when elements stand in another order and have other keys', () => {
    fc.assert(
      fc.property(anySubject, anySubject, fc.integer(), (a, b, seed) => {
        const plain = matchProcesses(a.process, b.process, language)
        const [x, y] = [renamed(a.process, seed), renamed(b.process, seed + 1)]
        const other = matchProcesses(x.process, y.process, language)
        expect(other.similarity).toBeCloseTo(plain.similarity, 9)
        const scores = new Map(
          other.pairs.map((pair) => [
            `${x.oldKeys.get(pair.a)}|${y.oldKeys.get(pair.b)}`,
            pair.score,
          ]),
        )
        expect([...scores.keys()].sort()).toEqual(
          plain.pairs.map((pair) => `${pair.a}|${pair.b}`).sort(),
        )
        for (const pair of plain.pairs) {
          expect(scores.get(`${pair.a}|${pair.b}`)).toBeCloseTo(pair.score, 9)
        }
      }),
      { seed: 5, numRuns: runs(60) },
    )
  })

  it('in what is said, when variants are given in another order', () => {
    const families = [...new Set(exampleSubjects().map(({ id }) => id.split('-')[0] ?? ''))]
    const inOrder = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(inOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inOrder(part)]))
          : value
    const said = (variants: readonly Subject[]) =>
      compareVariants(variants, language)
        .findings.map(({ observation }) => JSON.stringify(inOrder(observation)))
        .sort()
    fc.assert(
      fc.property(fc.constantFrom(...families), fc.integer(), (family, seed) => {
        const variants = exampleSubjects().filter(({ id }) => id.startsWith(`${family}-`))
        expect(said(shuffled(variants, randomFrom(seed)))).toEqual(said(variants))
      }),
      { seed: 6, numRuns: runs(60) },
    )
  })

  it('when variants are given in another order', () => {
    const families = [...new Set(exampleSubjects().map(({ id }) => id.split('-')[0] ?? ''))]
    fc.assert(
      fc.property(fc.constantFrom(...families), fc.integer(), (family, seed) => {
        const variants = exampleSubjects().filter(({ id }) => id.startsWith(`${family}-`))
        expect(rowsOf(shuffled(variants, randomFrom(seed)))).toEqual(rowsOf(variants))
      }),
      { seed: 6, numRuns: runs(60) },
    )
  })
})
