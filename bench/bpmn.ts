// How fast BPMN files are read and written, beside bpmn-moddle: generated files of a known size, and
// the real exercise variants and reference models where PROZESS_TEST_DATA has them. Medians after
// warm-up, single thread. "changed" is one step renamed and written over the original.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BpmnModdle } from 'bpmn-moddle'
import { type BpmnSource, openBpmn, patchBpmn, readBpmn, writeBpmn } from '#bpmn'
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

const open = (file: Uint8Array): BpmnSource => {
  const opening = openBpmn(file)
  if (opening.kind === 'refused') throw new Error(opening.refusal.code)
  return opening.source
}

/** A step in the middle gets another name; nobody has written the process before. */
const changed = ({ process }: BpmnSource): Process => {
  const tasks = Object.values(process.elements).filter(({ kind }) => kind === 'task')
  const task = tasks[Math.floor(tasks.length / 2)]
  if (!task) return { ...process, name: `${process.name} neu` }
  const elements = { ...process.elements, [task.key]: { ...task, name: 'Neu benannt' } }
  return { ...process, elements }
}

/** Written back after a change, beside what moddle needs to write its tree. */
const overWrites = async (files: readonly Uint8Array[], runs: number) => {
  const sources = files.map(open)
  const times: number[] = []
  for (let run = -WARM_UP; run < runs; run += 1) {
    for (const source of sources) {
      const after = changed(source)
      const time = await timeMs(() => patchBpmn(source, after))
      if (run >= 0) times.push(time)
    }
  }
  return median(times)
}

const moddleWrites = async (files: readonly Uint8Array[], runs: number) => {
  const trees = await Promise.all(files.map(moddle))
  const times: number[] = []
  for (let run = -1; run < runs; run += 1) {
    for (const { rootElement } of trees) {
      const time = await timeMs(() => new BpmnModdle().toXML(rootElement))
      if (run >= 0) times.push(time)
    }
  }
  return median(times)
}

/** What an opened file keeps in memory, tree and process together; needs --expose-gc to be exact. */
const megabytesOf = (file: Uint8Array): number => {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const held = Array.from({ length: 3 }, () => open(file))
  globalThis.gc?.()
  const after = process.memoryUsage().heapUsed
  return (after - before) / held.length / 1024 / 1024
}

const line = (what: string, ...figures: readonly string[]) =>
  console.log([what.padEnd(40), ...figures.map((figure) => figure.padStart(14))].join(''))

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`

const folder = (...parts: readonly string[]): readonly Uint8Array[] => {
  const path = testDataPath(...parts)
  if (!path) return []
  const names = readdirSync(path).filter((name) => name.endsWith('.bpmn'))
  return names.map((name) => readFileSync(join(path, name)))
}

/** Prints the figures. */
export const run = async (): Promise<void> => {
  line('BPMN', 'read', 'changed', 'from value', 'moddle read', 'moddle write', 'memory open')
  for (const size of [100, 1_000, 10_000]) {
    const file = generated(size)
    const model = read(file)
    const kilobytes = Math.round(file.length / 1024)
    line(
      `generated, ${size} elements, ${kilobytes} kB`,
      ms(await overRuns(9, () => readBpmn(file))),
      ms(await overWrites([file], 9)),
      ms(await overRuns(9, () => writeBpmn(model))),
      ms(await overRuns(3, () => moddle(file))),
      ms(await moddleWrites([file], 3)),
      `${megabytesOf(file).toFixed(1)} MB`,
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
      ms(await overWrites(files, 1)),
      ms(await overFiles(files, (file) => writeBpmn(processes.get(file) ?? read(file)))),
      ms(await overFiles(files, moddle)),
      ms(await moddleWrites(files, 1)),
    )
  }
}
