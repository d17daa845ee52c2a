// How good and how fast the layout is: every model of the test data laid out anew, beside the drawing
// that came in the file, bpmn-auto-layout and elkjs; half drawings; what moves when a step is put in;
// and generated models of 100 and 1,000 elements for the time.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBpmn } from '#bpmn'
import { layout, measureLayout } from '#layout'
import type { Process } from '#process'
import { readSteps } from '#steps'
import { blocks } from './layout/blocks.ts'
import { type Compared, compare, joined, type Model, report } from './layout/compare.ts'
import { printDisplacement } from './layout/displacement.ts'
import { printHalfDrawings } from './layout/half-drawings.ts'

/** Sets whose files people have drawn, and one that another layout has. */
const BY_HAND = ['bpmn/miwg/Reference', 'bpmn/public-sector', 'matching/admission-de/models']
const BY_PROGRAM = 'bpmn/layout-fixtures'
const MORE_HALVES = 'matching/variants'
/** Crossings may be so many times those of the drawings by hand. */
const BAR = 1.2

const filesBelow = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name))

const readAll = (data: string, folder: string): readonly Model[] => {
  const path = join(data, folder)
  if (!existsSync(path)) return []
  return filesBelow(path, '.bpmn').flatMap((file) => {
    const reading = readBpmn(readFileSync(file), { name: file })
    return reading.kind === 'read' ? [{ name: file, process: reading.process }] : []
  })
}

/** Prints what can be counted about drawings, ours and others', and times. */
export const run = async (): Promise<void> => {
  const steps = filesBelow('examples', '.steps.txt').map((name) => ({
    name,
    process: readSteps(readFileSync(name, 'utf8')).process,
  }))
  const generated = [100, 300].flatMap((size) => [1, 2, 3].map((seed) => blocks(size, seed)))
  const moving = new Map<string, readonly Process[]>()
  const data = process.env.PROZESS_TEST_DATA
  if (data) {
    const byHand = new Map(BY_HAND.map((folder) => [folder, readAll(data, folder)]))
    const byProgram = readAll(data, BY_PROGRAM)
    const compared: Compared[] = []
    for (const [folder, models] of byHand) {
      const result = await compare(models)
      compared.push(result)
      report(folder, result)
    }
    const all = joined(compared)
    report('hand-drawn, all three', all)
    printBar(all)
    report(BY_PROGRAM, await compare(byProgram))
    const hands = [...byHand.values()].flat()
    printHalfDrawings(
      [...hands, ...byProgram, ...readAll(data, MORE_HALVES)].map((model) => model.process),
    )
    moving.set(
      'hand-drawn',
      hands.map((model) => model.process),
    )
  } else console.log('PROZESS_TEST_DATA is not set: real models are left out.')
  report('examples (step texts)', await compare(steps))
  moving.set(
    'examples',
    steps.map((model) => model.process),
  )
  moving.set('generated', generated)
  printDisplacement(moving)
  printTimes()
}

const printBar = ({ ours, inFile }: Compared) => {
  const sum = (runs: Compared['ours']) => runs.reduce((all, run) => all + run.quality.crossings, 0)
  const drawn = new Set(inFile.map(({ model }) => model))
  const own = sum(ours.filter(({ model }) => drawn.has(model)))
  const ratio = own / sum(inFile)
  console.log(
    `  crossings ${own} against ${sum(inFile)} by hand: ${ratio.toFixed(2)} times; the bar of ${BAR} is ${ratio <= BAR ? 'kept' : 'missed'}`,
  )
}

const printTimes = (): void => {
  console.log('\ntime of one layout, generated models (median of 7)')
  for (const size of [100, 1000]) {
    for (const seed of [1, 2]) {
      const model = blocks(size, seed)
      const count = Object.keys(model.elements).length
      const times: number[] = []
      let shapes = layout(model)
      for (let round = 0; round < 7; round++) {
        const start = performance.now()
        shapes = layout(model)
        times.push(performance.now() - start)
      }
      times.sort((a, b) => a - b)
      const quality = measureLayout(model, shapes)
      console.log(
        `  ${count} elements: ${times[3]?.toFixed(1)} ms; overlaps ${quality.overlaps}, outside lane ${quality.outside}, through shapes ${quality.through}, crossings ${quality.crossings}`,
      )
    }
  }
}
