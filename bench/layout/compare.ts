// Our layout beside the peers and beside the drawing that came in the file, counted by the same code.

import { type LayoutQuality, layout, measureLayout, sumQuality } from '#layout'
import type { Process } from '#process'
import { PEERS } from './peers.ts'

export interface Model {
  readonly name: string
  readonly process: Process
}

interface Run {
  readonly model: Model
  readonly quality: LayoutQuality
  readonly ms: number
}

export interface Compared {
  readonly ours: readonly Run[]
  readonly inFile: readonly Run[]
  readonly peers: readonly {
    readonly name: string
    readonly runs: readonly Run[]
    readonly failed: number
    readonly left: number
  }[]
}

const bareOf = (process: Process): Process => ({ ...process, shapes: {} })

/** Lays every model out with everybody; who throws on a model has it counted as failed. */
export const compare = async (models: readonly Model[]): Promise<Compared> => {
  const ours = models.map((model) => {
    const bare = bareOf(model.process)
    const start = performance.now()
    const shapes = layout(bare)
    const ms = performance.now() - start
    return { model, quality: measureLayout(bare, shapes), ms }
  })
  const inFile = models
    .filter(({ process }) => Object.keys(process.shapes).length > 0)
    .map((model) => ({
      model,
      quality: measureLayout(model.process, model.process.shapes),
      ms: 0,
    }))
  const peers = []
  for (const peer of PEERS) {
    const runs: Run[] = []
    let failed = 0
    let left = 0
    for (const model of models) {
      const bare = bareOf(model.process)
      if (Object.keys(bare.elements).length > peer.most) {
        left += 1
        continue
      }
      const start = performance.now()
      try {
        const shapes = await peer.place(bare)
        const ms = performance.now() - start
        runs.push({ model, quality: measureLayout(bare, shapes), ms })
      } catch {
        failed += 1
      }
    }
    peers.push({ name: peer.name, runs, failed, left })
  }
  return { ours, inFile, peers }
}

export const joined = (all: readonly Compared[]): Compared => ({
  ours: all.flatMap(({ ours }) => ours),
  inFile: all.flatMap(({ inFile }) => inFile),
  peers: PEERS.map(({ name }) => {
    const own = all.flatMap(({ peers }) => peers.filter((peer) => peer.name === name))
    return {
      name,
      runs: own.flatMap(({ runs }) => runs),
      failed: own.reduce((sum, { failed }) => sum + failed, 0),
      left: own.reduce((sum, { left }) => sum + left, 0),
    }
  }),
})

/** A row for each: ours, the file, the peers; with ours on the models the other one did, in brackets. */
export const report = (title: string, { ours, inFile, peers }: Compared): void => {
  const sum = (runs: readonly Run[]) => sumQuality(runs.map(({ quality }) => quality))
  const total = sum(ours)
  console.log(`\n${title}: ${ours.length} models, ${total.parts} parts`)
  console.log(
    `  ${'(ours on the same models in brackets)'.padEnd(40)}models  missing overlaps outside through  crossings        bends    shared       ms`,
  )
  const line = (name: string, runs: readonly Run[], isOurs = false) => {
    const done = new Set(runs.map(({ model }) => model))
    const own = sum(ours.filter(({ model }) => done.has(model)))
    const { missing, overlaps, outside, through, crossings, bends, shared } = sum(runs)
    const ms = runs.reduce((time, run) => time + run.ms, 0)
    const beside = (value: number, mine: number, width: number) =>
      (isOurs ? `${value}` : `${value} (${mine})`).padStart(width)
    console.log(
      `  ${name.padEnd(40)}${String(runs.length).padStart(6)}${String(missing).padStart(9)}${String(overlaps).padStart(9)}${String(outside).padStart(8)}${String(through).padStart(8)}${beside(crossings, own.crossings, 12)}${beside(bends, own.bends, 13)}${beside(shared, own.shared, 9)}${ms > 0 ? ms.toFixed(0).padStart(9) : ''}`,
    )
  }
  line('ours', ours, true)
  if (inFile.length > 0) line('in the file', inFile)
  for (const { name, runs, failed, left } of peers) {
    line(`${name}${failed + left > 0 ? ` (fails on ${failed}, ${left} too large)` : ''}`, runs)
  }
  if (!process.env.LAYOUT_WORST) return
  const excess = (run: Run) =>
    run.quality.crossings -
    (inFile.find(({ model }) => model === run.model)?.quality.crossings ?? 0)
  for (const run of [...ours].sort((a, b) => excess(b) - excess(a)).slice(0, 12)) {
    const { missing, overlaps, outside, through, crossings } = run.quality
    console.log(
      `    ${run.model.name}: crossings ${crossings}, ${excess(run)} more than in the file; missing ${missing} overlaps ${overlaps} outside ${outside} through ${through}`,
    )
  }
}
