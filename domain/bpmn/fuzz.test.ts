// Damaged files: whatever happens to the bytes of a real model, reading ends with a process that keeps
// the invariants and the laws, or with a refusal. Seeded, so a failure can be repeated.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemsOf } from '#process'
import { runs } from '../../test/runs.ts'
import { checkBpmn } from './check-bpmn.ts'
import { readBpmn } from './read.ts'

const folder = join(import.meta.dirname, '../../test/models/miwg')
const models = readdirSync(folder)
  .filter((name) => name.endsWith('.bpmn'))
  .map((name) => readFileSync(join(folder, name)))

type Mutation = (text: string, at: number, other: number) => string

const tagAt = (text: string, at: number): readonly [number, number] => {
  const start = text.indexOf('<', at)
  const end = start < 0 ? -1 : text.indexOf('>', start)
  return end < 0 ? [0, 0] : [start, end + 1]
}

/** Swaps the values of two attributes: ids, references, names, coordinates. */
const swapValues: Mutation = (text, at, other) => {
  const values = [...text.matchAll(/="([^"]*)"/g)]
  const [a, b] = [values[at % values.length]?.[1], values[other % values.length]?.[1]]
  if (a === undefined || b === undefined || a === b) return text
  return text.replace(`="${a}"`, `="${b}"`)
}

const mutations: readonly Mutation[] = [
  (text, at) => text.slice(0, at),
  (text, at) => `${text.slice(0, at)}${text.slice(at + 1)}`,
  (text, at, other) =>
    `${text.slice(0, at)}${String.fromCharCode(other % 0x3000)}${text.slice(at)}`,
  (text, at) => {
    const [start, end] = tagAt(text, at)
    return text.slice(0, start) + text.slice(end)
  },
  // Emptied attributes: references that are there and say nothing.
  (text, at) => {
    const [start, end] = tagAt(text, at)
    return (
      text.slice(0, start) + text.slice(start, end).replace(/="[^"]*"/g, '=""') + text.slice(end)
    )
  },
  swapValues,
  swapValues,
  swapValues,
]

const damaged = fc
  .tuple(
    fc.nat(models.length - 1),
    fc.array(fc.tuple(fc.nat(mutations.length - 1), fc.nat(), fc.nat()), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([model, steps]) => {
    let text = new TextDecoder('windows-1252').decode(models[model])
    for (const [mutation, at, other] of steps) {
      text = mutations[mutation]?.(text, at % Math.max(1, text.length), other) ?? text
    }
    return new TextEncoder().encode(text)
  })

describe('a damaged file', () => {
  it('is read soundly or refused, and never breaks anything', () => {
    let read = 0
    let refused = 0
    fc.assert(
      fc.property(damaged, (bytes) => {
        const reading = readBpmn(bytes)
        if (reading.kind === 'refused') {
          refused += 1
          return
        }
        read += 1
        expect(problemsOf(reading.process)).toEqual([])
        expect(checkBpmn(reading.process)).toEqual([])
      }),
      { seed: 20261122, numRuns: runs(400) },
    )
    // Both must really have been tried.
    expect(read).toBeGreaterThan(50)
    expect(refused).toBeGreaterThan(50)
  })

  it('of nothing but chance is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(readBpmn(bytes).kind).toBe('refused')
      }),
      { seed: 1, numRuns: runs(300) },
    )
  })
})
