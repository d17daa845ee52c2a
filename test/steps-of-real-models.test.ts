// What real modellers draw, told as a list: nothing lost, nothing twice.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBpmn } from '#bpmn'
import { activitiesOf } from '#process'
import { listSteps } from '#steps'
import { meetingsOf, untoldMeetings } from '../domain/steps/testing/meetings.ts'
import { testDataPath } from './data.ts'

const folder = testDataPath('bpmn')

const filesBelow = (path: string): readonly string[] =>
  readdirSync(path).flatMap((name) => {
    const inner = join(path, name)
    if (statSync(inner).isDirectory()) return filesBelow(inner)
    return name.endsWith('.bpmn') ? [inner] : []
  })

describe.runIf(folder)('the step list of real models (needs PROZESS_TEST_DATA)', () => {
  it('tells every activity exactly once', () => {
    let models = 0
    for (const file of filesBelow(folder ?? '')) {
      const reading = readBpmn(readFileSync(file))
      if (!('process' in reading)) continue
      models += 1
      const lines = listSteps(reading.process)
      const told = lines.filter(({ kind }) => kind === 'step').map(({ key }) => key)
      const there = activitiesOf(reading.process).map(({ key }) => key)
      expect([...told].sort(), file).toEqual([...there].sort())
      expect(new Set(lines.map(({ key }) => key)).size, file).toBe(lines.length)
    }
    expect(models).toBeGreaterThan(100)
  })

  it('says where ways wait for each other, by its nesting or in so many words', () => {
    const untold: string[] = []
    let meetings = 0
    for (const file of filesBelow(folder ?? '')) {
      const reading = readBpmn(readFileSync(file))
      if (!('process' in reading)) continue
      meetings += meetingsOf(reading.process).length
      if (untoldMeetings(reading.process).length > 0) untold.push(file)
    }
    expect(untold).toEqual([])
    expect(meetings).toBeGreaterThan(100)
  })
})
