// What real modellers draw, told as text: a proofread English one, and faults that no text may have in
// any of the models at hand.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBpmn } from '#bpmn'
import { activitiesOf } from '#process'
import { type Prose, proseText } from '#prose'
import { loadNarrator } from '../resources/load-narrator.ts'
import { testDataPath } from './data.ts'

const narrator = loadNarrator()
const folder = testDataPath('bpmn')

const filesBelow = (path: string): readonly string[] =>
  readdirSync(path).flatMap((name) => {
    const inner = join(path, name)
    if (statSync(inner).isDirectory()) return filesBelow(inner)
    return name.endsWith('.bpmn') ? [inner] : []
  })

const keysOf = (prose: Prose): readonly string[] =>
  prose.flatMap((block) => (block.kind === 'items' ? block.items.map((item) => item.key) : []))

it('an English model reads as it was proofread', async () => {
  const path = join(import.meta.dirname, 'models/miwg/C.7.0.reference.bpmn')
  const reading = readBpmn(readFileSync(path), { name: 'C.7.0' })
  if (reading.kind === 'refused') throw new Error('C.7.0 was refused')
  const subject = { process: reading.process }
  const blocks = [...narrator.short(subject, 'en'), ...narrator.long(subject, 'en')]
  await expect(proseText(blocks, 'markdown')).toMatchFileSnapshot(
    join(import.meta.dirname, 'models/miwg/C.7.0.reference.en.md'),
  )
})

describe.runIf(folder)('the text of real models (needs PROZESS_TEST_DATA)', () => {
  it('tells every activity exactly once, without stutter', () => {
    let models = 0
    for (const file of filesBelow(folder ?? '')) {
      const reading = readBpmn(readFileSync(file))
      if (!('process' in reading)) continue
      models += 1
      for (const tongue of ['de', 'en'] as const) {
        const prose = narrator.long({ process: reading.process }, tongue)
        const keys = keysOf(prose)
        const there = activitiesOf(reading.process).map(({ key }) => key)
        expect(
          there.filter((key) => keys.filter((each) => each === key).length !== 1),
          file,
        ).toEqual([])
        const text = proseText(prose, 'plain').replace(/[„“][^“”]*[“”]/gu, 'X')
        expect(text, file).not.toMatch(/\S {2}\S|[^.]\.\.[^.]|undefined|\bNaN\b| [.,;:] /)
      }
    }
    expect(models).toBeGreaterThan(100)
  })
})
