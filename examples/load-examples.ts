// Reads this folder: the fictional alliance, its families and its processes. The server fills the demo
// from it, and tests of the comparison use it as a gold standard: steps with the same step kind in two
// variants are the same work.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSteps } from '#steps'
import type {
  ExampleAlliance,
  ExampleFamily,
  ExampleProcess,
  Examples,
  RegisterEntry,
} from './example-data.ts'

export type * from './example-data.ts'

const ENDING = '.steps.txt'

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')

const loadProcess = (file: string, families: readonly ExampleFamily[]): ExampleProcess => {
  const id = file.slice(0, -ENDING.length)
  const text = read(file)
  const reading = readSteps(text)
  const { family = '', shortName = '' } = reading.meta
  const isVariant = families.some(({ variants }) => variants.includes(id))
  return { id, family, organisation: shortName, isVariant, text, ...reading }
}

/** Everything, read anew each time; about 50 small files. Throws when a file is missing or broken. */
export const loadExamples = (): Examples => {
  const alliance: ExampleAlliance = JSON.parse(read('alliance.json'))
  const { families }: { families: readonly ExampleFamily[] } = JSON.parse(read('families.json'))
  const { profiles }: { profiles: readonly RegisterEntry[] } = JSON.parse(read('register.json'))
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(ENDING))
  return {
    notice: alliance.notice,
    alliance,
    families,
    register: profiles,
    processes: files.sort().map((file) => loadProcess(file, families)),
  }
}
