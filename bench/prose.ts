// How many labels become whole sentences, and how long the text of a model takes, for every set there
// is. Sets that are absent are named and passed over.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readBpmn } from '#bpmn'
import type { Tongue } from '#language'
import { activitiesOf, actorOf, type Process, type Profile } from '#process'
import { readSteps } from '#steps'
import { loadLanguage } from '../resources/load-language.ts'
import { loadNarrator } from '../resources/load-narrator.ts'
import { testDataPath } from '../test/data.ts'

interface Model {
  readonly process: Process
  readonly profile?: Profile
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })

const modelOf = (path: string): Model | undefined => {
  if (path.endsWith('.steps.txt')) return readSteps(readFileSync(path, 'utf8'))
  if (!path.endsWith('.bpmn')) return undefined
  const reading = readBpmn(readFileSync(path))
  return 'process' in reading ? reading : undefined
}

const modelsIn = (folder: string): readonly Model[] =>
  filesBelow(folder)
    .map(modelOf)
    .filter((model) => model !== undefined)

/** The labels of the translated models: they carry no actors. */
const translated = (path: string): readonly string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[1] ?? '')
    .filter((label) => label.trim() !== '')

const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(0)} %`

const share = (name: string, tongue: Tongue, labels: readonly (readonly [string, string])[]) => {
  const narrator = loadNarrator()
  const different = new Map(labels.map(([label, actor]) => [`${label}\t${actor}`, [label, actor]]))
  let told = 0
  for (const [label = '', actor = ''] of different.values()) {
    const said = narrator.step({ label, actor, isSameActor: false, front: '', aside: '' }, tongue)
    if (said.kind === 'sentence') told += 1
  }
  const { size } = different
  console.log(
    `${name}: ${size} labels (${tongue}), ${told} sentences (${percent(told, size)}), ${size - told} quoted`,
  )
}

/** How many different labels could be said better, by the first reason. */
const better = (labels: readonly string[]): void => {
  const narrator = loadNarrator()
  const different = [...new Set(labels)]
  const counts = { spelling: 0, verb: 0, object: 0 }
  const start = performance.now()
  for (const label of different) {
    const kind = narrator.fixLabel(label)?.because[0]?.kind
    if (kind) counts[kind] += 1
  }
  const each = (performance.now() - start) / Math.max(1, different.length)
  console.log(
    `  said better of ${different.length}: ${counts.verb} by a verb, ${counts.spelling} spelt, ${counts.object} asked for an object; ${each.toFixed(2)} ms a label`,
  )
}

const print = (name: string, folder: string | undefined): void => {
  if (!folder) {
    console.log(`${name}: not there (set PROZESS_TEST_DATA)`)
    return
  }
  const models = modelsIn(folder)
  const byTongue: Record<Tongue, [string, string][]> = { de: [], en: [] }
  const language = loadLanguage()
  for (const { process } of models) {
    const steps = activitiesOf(process).filter((step) => step.name.trim() !== '')
    const tongue = language.tongueOf(steps.map((step) => step.name))
    for (const step of steps) byTongue[tongue].push([step.name, actorOf(process, step)])
  }
  for (const tongue of ['de', 'en'] as const)
    if (byTongue[tongue].length > 0) share(name, tongue, byTongue[tongue])
  better(models.flatMap(({ process }) => activitiesOf(process).map((step) => step.name)))
  const narrator = loadNarrator()
  const times = models
    .map((model) => {
      const start = performance.now()
      narrator.long(model, 'de')
      narrator.short(model, 'de')
      return performance.now() - start
    })
    .sort((a, b) => a - b)
  const middle = times[Math.floor(times.length / 2)] ?? 0
  console.log(
    `  ${models.length} models, long and short: median ${middle.toFixed(1)} ms, most ${(times.at(-1) ?? 0).toFixed(1)} ms`,
  )
}

export const run = async (): Promise<void> => {
  const start = performance.now()
  const first = {
    label: 'Antrag prüfen',
    actor: 'Steueramt',
    isSameActor: false,
    front: '',
    aside: '',
  }
  loadNarrator().step(first, 'de')
  console.log(
    `word lists loaded, first sentence after ${(performance.now() - start).toFixed(0)} ms`,
  )
  print('examples', join(import.meta.dirname, '../examples'))
  print('public-sector', testDataPath('bpmn', 'public-sector'))
  print('miwg/Reference', testDataPath('bpmn', 'miwg', 'Reference'))
  const labels = testDataPath('matching', 'admission-de', 'labels.tsv')
  if (labels)
    share(
      'admission-de',
      'de',
      translated(labels).map((label) => [label, 'Hochschule']),
    )
  else console.log('admission-de: not there (set PROZESS_TEST_DATA)')
  // Written by students and beginners, many of them with typing errors.
  const variants = testDataPath('matching')
  if (variants) {
    console.log('matching:')
    better(
      modelsIn(variants).flatMap(({ process }) => activitiesOf(process).map(({ name }) => name)),
    )
  }
}
