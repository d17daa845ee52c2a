// How good and how fast the layout is: every model of the test data laid out anew, counted beside the
// drawing that came in the file (by hand; in the snapshots of the fixtures by another layout), and generated models of 100 and 1,000 elements for the time.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBpmn } from '#bpmn'
import { type LayoutQuality, layout, measureLayout, sumQuality } from '#layout'
import type { Process } from '#process'
import { readSteps } from '#steps'
import { blocks } from './layout/blocks.ts'
import { printHalfDrawings } from './layout/half-drawings.ts'

const FOLDERS = [
  'bpmn/miwg/Reference',
  'bpmn/layout-fixtures',
  'bpmn/public-sector',
  'matching/admission-de/models',
]

const HALF = [...FOLDERS, 'matching/variants']

const filesBelow = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name))

const readProcess = (file: string): Process | undefined => {
  const reading = readBpmn(readFileSync(file), { name: file })
  return reading.kind === 'read' ? reading.process : undefined
}

interface Row {
  readonly name: string
  readonly own: LayoutQuality
  readonly byHand?: LayoutQuality
}

/** Prints overlaps, things outside their lane, crossings, flows through shapes, and times. */
export const run = async (): Promise<void> => {
  const data = process.env.PROZESS_TEST_DATA
  if (data) {
    for (const folder of FOLDERS.map((name) => join(data, name)).filter(existsSync)) {
      printGroup(folder.slice(data.length + 1), filesBelow(folder, '.bpmn'))
    }
    printHalfDrawings(
      HALF.map((name) => join(data, name))
        .filter(existsSync)
        .flatMap((folder) => filesBelow(folder, '.bpmn'))
        .flatMap((file) => readProcess(file) ?? []),
    )
  } else console.log('PROZESS_TEST_DATA is not set: real models are left out.')
  printSteps()
  await printTimes()
}

const printGroup = (name: string, files: readonly string[]): void => {
  const rows: Row[] = []
  for (const file of files) {
    const model = readProcess(file)
    if (!model) continue
    const bare = { ...model, shapes: {} }
    const own = measureLayout(bare, layout(bare))
    const isComplete = Object.keys(model.shapes).length > 0
    rows.push({
      name: file,
      own,
      ...(isComplete ? { byHand: measureLayout(model, model.shapes) } : {}),
    })
  }
  report(name, rows)
}

const printSteps = (): void => {
  const rows = filesBelow('examples', '.steps.txt').map((file) => {
    const { process: model } = readSteps(readFileSync(file, 'utf8'))
    return { name: file, own: measureLayout(model, layout(model)) }
  })
  report('examples (step texts)', rows)
}

const report = (name: string, rows: readonly Row[]): void => {
  const own = sumQuality(rows.map((row) => row.own))
  const drawn = rows.filter((row) => row.byHand)
  const ownOfDrawn = sumQuality(drawn.map((row) => row.own))
  const byHand = sumQuality(drawn.flatMap((row) => row.byHand ?? []))
  console.log(`\n${name}: ${rows.length} models, ${own.parts} parts`)
  console.log(`  missing ${own.missing}, overlaps ${own.overlaps}, outside lane ${own.outside}`)
  console.log(
    `  flows through shapes ${own.through} (in the file ${byHand.through}), bends ${own.bends} (in the file ${byHand.bends})`,
  )
  console.log(
    `  crossings ${own.crossings}; where the file has a drawing ${ownOfDrawn.crossings}, in the file ${byHand.crossings} (${drawn.length} models), flows on top of each other ${own.shared} (in the file ${byHand.shared})`,
  )
  if (!process.env.LAYOUT_WORST) return
  const worst = [...rows].sort((a, b) => b.own.crossings - a.own.crossings).slice(0, 12)
  for (const row of rows) {
    const bad = row.own
    if (bad.missing + bad.overlaps + bad.outside + bad.through > 0 || worst.includes(row)) {
      console.log(
        `    ${row.name}: missing ${bad.missing} overlaps ${bad.overlaps} outside ${bad.outside} through ${bad.through} crossings ${bad.crossings}/${row.byHand?.crossings ?? '-'}`,
      )
    }
  }
}

const printTimes = async (): Promise<void> => {
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
