// What other tools added to a model is carried along, and changes nothing of what people are shown:
// drawing, layout, list of steps and comparison are the same without it.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBpmn } from '#bpmn'
import { matchProcesses } from '#compare'
import { draw } from '#drawing'
import { layout } from '#layout'
import type { Element, Process } from '#process'
import { listSteps, writeSteps } from '#steps'
import { areas } from '#texts'
import { loadLanguage } from '../resources/load-language.ts'

const folder = join(import.meta.dirname, 'models/miwg/vendors')
const language = loadLanguage()

const models = readdirSync(folder).flatMap((name) => {
  const reading = readBpmn(readFileSync(join(folder, name)), { name })
  return reading.kind === 'read' ? [{ name, process: reading.process }] : []
})

const VENDORS: ReadonlySet<string> = new Set([
  'extensions',
  'foreignAttributes',
  'processExtensions',
])

const plain = (process: Process): Process => ({
  ...process,
  elements: Object.fromEntries(
    Object.entries(process.elements).map(([key, element]) => [
      key,
      Object.fromEntries(
        Object.entries(element).filter(([name]) => !VENDORS.has(name)),
      ) as unknown as Element,
    ]),
  ),
})

const drawn = (process: Process) =>
  draw(process, layout(process), { title: 'Ablauf', words: areas.drawing.de })

describe('what other tools added', () => {
  it('changes no drawing, no step list and no comparison', () => {
    let different = 0
    for (const { name, process } of models) {
      const bare = plain(process)
      if (JSON.stringify(bare) !== JSON.stringify(process)) different += 1
      expect(layout(process), name).toEqual(layout(bare))
      expect(drawn(process), name).toBe(drawn(bare))
      expect(listSteps(process), name).toEqual(listSteps(bare))
      expect(writeSteps(process), name).toBe(writeSteps(bare))
      const { pairs, ...rest } = matchProcesses(process, bare, language)
      expect({ pairs, ...rest }, name).toEqual(matchProcesses(bare, bare, language))
    }
    // Most tools add something.
    expect(different).toBeGreaterThan(15)
  })
})
