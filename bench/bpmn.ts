// How fast BPMN files are read and written, beside bpmn-moddle: generated files of a known size, and
// the real exercise variants and reference models where PROZESS_TEST_DATA has them. Medians after
// warm-up, single thread.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BpmnModdle } from 'bpmn-moddle'
import { readBpmn, writeBpmn } from '#bpmn'
import { asKey, type Element, type Process, type Shape } from '#process'
import { testDataPath } from '../test/data.ts'

/** A row of tasks with the flows between them: `size` of both together, all drawn. */
const generated = (size: number): Uint8Array => {
  const count = Math.round(size / 2)
  const pool = asKey('Pool')
  const elements: Record<string, Element> = {
    Pool: { kind: 'pool', key: pool, name: 'Groß', isDrawn: false, isBlackBox: false },
  }
  const shapes: Record<string, Shape> = {}
  for (let index = 0; index < count; index += 1) {
    const key = asKey(`Task_${index}`)
    const name = `Unterlage ${index} prüfen und ablegen`
    elements[key] = { kind: 'task', taskType: 'user', key, name, parent: pool }
    const bounds = { x: index * 150, y: 100, width: 100, height: 80 }
    shapes[`${key}_di`] = { kind: 'node', element: key, plane: '', bounds }
    if (index === 0) continue
    const flow = asKey(`Flow_${index}`)
    const source = asKey(`Task_${index - 1}`)
    elements[flow] = {
      kind: 'sequenceFlow',
      key: flow,
      name: '',
      parent: pool,
      source,
      target: key,
    }
    const waypoints = [bounds.x - 50, bounds.x].map((x) => ({ x, y: 140 }))
    shapes[`${flow}_di`] = { kind: 'edge', element: flow, plane: '', waypoints }
  }
  const process: Process = { name: 'Groß', elements, shapes }
  return writeBpmn(process)
}

const WARM_UP = 3

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const timeMs = async (work: () => unknown): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Median over the files of one run each, after runs that do not count. */
const overFiles = async (files: readonly Uint8Array[], work: (file: Uint8Array) => unknown) => {
  for (let run = 0; run < WARM_UP; run += 1) for (const file of files) await work(file)
  const times: number[] = []
  for (const file of files) times.push(await timeMs(() => work(file)))
  return median(times)
}

const overRuns = async (runs: number, work: () => unknown) => {
  for (let run = 0; run < WARM_UP; run += 1) await work()
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) times.push(await timeMs(work))
  return median(times)
}

const decoder = new TextDecoder()
const moddle = (file: Uint8Array) => new BpmnModdle().fromXML(decoder.decode(file))

const read = (file: Uint8Array): Process => {
  const reading = readBpmn(file)
  if (reading.kind === 'refused') throw new Error(reading.refusal.code)
  return reading.process
}

const line = (what: string, ...figures: readonly string[]) =>
  console.log([what.padEnd(44), ...figures.map((figure) => figure.padStart(16))].join(''))

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`

const folder = (...parts: readonly string[]): readonly Uint8Array[] => {
  const path = testDataPath(...parts)
  if (!path) return []
  const names = readdirSync(path).filter((name) => name.endsWith('.bpmn'))
  return names.map((name) => readFileSync(join(path, name)))
}

/** Prints the figures. */
export const run = async (): Promise<void> => {
  line('BPMN', 'read', 'write', 'moddle read')
  for (const size of [100, 1_000, 10_000]) {
    const file = generated(size)
    const process = read(file)
    const kilobytes = Math.round(file.length / 1024)
    line(
      `generated, ${size} elements, ${kilobytes} kB`,
      ms(await overRuns(9, () => readBpmn(file))),
      ms(await overRuns(9, () => writeBpmn(process))),
      ms(await overRuns(3, () => moddle(file))),
    )
  }
  const real: readonly (readonly [string, readonly Uint8Array[]])[] = [
    ['exercise variants', folder('matching', 'variants', 'warenversand')],
    ['reference models (MIWG)', folder('bpmn', 'miwg', 'Reference')],
  ]
  for (const [what, files] of real) {
    if (files.length === 0) {
      line(`${what}: skipped, set PROZESS_TEST_DATA`)
      continue
    }
    const processes = new Map(files.map((file) => [file, read(file)]))
    line(
      `${what}, median of ${files.length} files`,
      ms(await overFiles(files, readBpmn)),
      ms(await overFiles(files, (file) => writeBpmn(processes.get(file) ?? read(file)))),
      ms(await overFiles(files, moddle)),
    )
  }
}
