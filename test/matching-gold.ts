// Pairs of models with the links people agreed on: the public sets where they lie, and our own examples.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readBpmn } from '#bpmn'
import type { Subject } from '#compare'
import { readEpml } from '#epml'
import { activitiesOf, elementsOf, familyCodeOf, type Process } from '#process'
import { readSteps } from '#steps'
import { testDataPath } from './data.ts'

export interface GoldPair {
  readonly name: string
  /** What the two models are called in their set; the same model has one name in all its pairs. */
  readonly models: readonly [string, string]
  readonly a: Process
  readonly b: Process
  /** `key|key` of the elements that are the same work. */
  readonly links: ReadonlySet<string>
}

const entity = (kind: 1 | 2): RegExp =>
  new RegExp(`<entity${kind} rdf:resource=["']([^"']+)["']`, 'g')

/** Element ids of the links of an alignment file. */
const linksIn = (file: string): readonly (readonly [string, string])[] => {
  const text = readFileSync(file, 'utf8')
  const ids = (kind: 1 | 2) =>
    [...text.matchAll(entity(kind))].map((match) => match[1]?.split(/[#/]/).at(-1) ?? '')
  const right = ids(2)
  return ids(1).map((left, at) => [left, right[at] ?? ''])
}

const keysByXmlId = (process: Process): ReadonlyMap<string, string> =>
  new Map(elementsOf(process).flatMap(({ xmlId, key }) => (xmlId ? [[xmlId, key]] : [])))

const goldPair = (
  name: string,
  models: readonly [string, string],
  a: Process,
  b: Process,
  file: string,
): GoldPair => {
  const keysA = keysByXmlId(a)
  const keysB = keysByXmlId(b)
  // A link whose end cannot be found stays in the gold: it counts as not found.
  const links = linksIn(file).map(
    ([x, y]) => `${keysA.get(x) ?? `?${x}`}|${keysB.get(y) ?? `?${y}`}`,
  )
  return { name, models, a, b, links: new Set(links) }
}

const bpmn = (file: string): Process => {
  const reading = readBpmn(readFileSync(file), { name: basename(file, '.bpmn') })
  if (reading.kind !== 'read') throw new Error(`${file}: ${reading.refusal.code}`)
  return reading.process
}

const epml = (file: string): Process => {
  const reading = readEpml(readFileSync(file), {})
  if (reading.kind !== 'read') throw new Error(`${file}: ${reading.refusal.code}`)
  return reading.process
}

/** Models of one folder, each pair with a file of links; undefined where the data is absent. */
const pairsOfModels = (folder: string, goldFolder: string): readonly GoldPair[] | undefined => {
  const gold = testDataPath('matching', goldFolder, 'gold')
  const models = testDataPath('matching', folder, 'models')
  if (!gold || !models) return undefined
  const known = new Map<string, Process>()
  const model = (name: string): Process => {
    const path = join(models, `${name}.bpmn`)
    const process =
      known.get(name) ?? (existsSync(path) ? bpmn(path) : epml(join(models, `${name}.epml`)))
    known.set(name, process)
    return process
  }
  return readdirSync(gold)
    .sort()
    .map((file) => {
      const name = basename(file, '.rdf')
      const [a = '', b = ''] = name.split('-')
      return goldPair(name, [a, b], model(a), model(b), join(gold, file))
    })
}

/** The nine university admission models, pairwise; undefined where the data is absent. */
export const admissionPairs = (
  folder: 'admission' | 'admission-de',
): readonly GoldPair[] | undefined => pairsOfModels(folder, 'admission')

/** The same nine models, each once. */
export const admissionSubjects = (
  folder: 'admission' | 'admission-de',
): readonly Subject[] | undefined => {
  const models = testDataPath('matching', folder, 'models')
  if (!models) return undefined
  return readdirSync(models)
    .filter((file) => file.endsWith('.bpmn'))
    .sort()
    .map((file) => {
      const name = basename(file, '.bpmn')
      return { id: name, name, process: bpmn(join(models, file)) }
    })
}

/** Pairs of EPML files, each in a folder of its own; undefined where the data is absent. */
const pairsOfFolders = (set: string): readonly GoldPair[] | undefined => {
  const folder = testDataPath('matching', set)
  if (!folder) return undefined
  return readdirSync(join(folder, 'gold'))
    .sort()
    .map((file) => {
      const name = basename(file, '.rdf')
      const model = (side: string) => epml(join(folder, name, `${side}-model.epml`))
      const models = [`${name}/source`, `${name}/target`] as const
      return goldPair(name, models, model('source'), model('target'), join(folder, 'gold', file))
    })
}

/** The 36 pairs of the asset management set; undefined where the data is absent. */
export const assetPairs = (): readonly GoldPair[] | undefined => pairsOfFolders('asset')

/**
 * Every other set that lies beside them in one of their two forms: `gold` and `models`, or `gold` and a folder
 * for each pair. A set somebody adds is measured without a line of code.
 */
export const furtherSets = (): readonly {
  readonly name: string
  readonly pairs: readonly GoldPair[]
}[] => {
  const folder = testDataPath('matching')
  if (!folder) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => !['admission', 'admission-de', 'asset', 'variants'].includes(name))
    .filter((name) => existsSync(join(folder, name, 'gold')))
    .sort()
    .flatMap((name) => {
      const isOfModels = existsSync(join(folder, name, 'models'))
      const pairs = isOfModels ? pairsOfModels(name, name) : pairsOfFolders(name)
      return pairs ? [{ name, pairs }] : []
    })
}

const examples = join(import.meta.dirname, '..', 'examples')

/** Every worked-out example; the id is the file name without its endings, for example F1-A. */
export const exampleSubjects = (): readonly Subject[] =>
  readdirSync(examples)
    .filter((file) => file.endsWith('.steps.txt'))
    .sort()
    .map((file) => {
      const id = basename(file, '.steps.txt')
      const reading = readSteps(readFileSync(join(examples, file), 'utf8'))
      const organisation = id.split('-')[1] ?? ''
      return {
        id,
        name: reading.process.name,
        process: reading.process,
        profile: reading.profile,
        organisation: { id: organisation, name: organisation },
      }
    })

/**
 * Pairs of examples of one family with a common step kind (Art): the same Art is the same work. Only the
 * three worked-out administrations of each family: the other variants were written after them.
 */
export const examplePairs = (): readonly GoldPair[] => {
  const subjects = exampleSubjects().filter(({ id }) => /-[KAQ]$/.test(id))
  return subjects.flatMap((one, at) =>
    subjects.slice(at + 1).flatMap((other) => {
      if (one.id.split('-')[0] !== other.id.split('-')[0]) return []
      const links = activitiesOf(one.process).flatMap((x) =>
        activitiesOf(other.process).flatMap((y) =>
          familyCodeOf(x.work) !== undefined && familyCodeOf(x.work) === familyCodeOf(y.work)
            ? [`${x.key}|${y.key}`]
            : [],
        ),
      )
      return links.length === 0
        ? []
        : [
            {
              name: `${one.id} ${other.id}`,
              models: [one.id, other.id] as const,
              a: one.process,
              b: other.process,
              links: new Set(links),
            },
          ]
    }),
  )
}

/** The two exercises a hundred people drew each; the id begins with the exercise. */
export const variantSubjects = (): readonly Subject[] | undefined => {
  const folder = testDataPath('matching', 'variants')
  if (!folder || !existsSync(folder)) return undefined
  return readdirSync(folder)
    .sort()
    .flatMap((exercise) =>
      readdirSync(join(folder, exercise))
        .filter((file) => file.endsWith('.bpmn'))
        .sort()
        .flatMap((file) => {
          const reading = readBpmn(readFileSync(join(folder, exercise, file)), { name: file })
          return reading.kind === 'read'
            ? [{ id: `${exercise}/${file}`, name: file, process: reading.process }]
            : []
        }),
    )
}

export interface Quality {
  readonly precision: number
  readonly recall: number
  /** Micro F1: over all links of all pairs. */
  readonly f: number
}

/** Quality of what a matcher found over all pairs together. */
export const qualityOf = (
  pairs: readonly GoldPair[],
  match: (a: Process, b: Process) => readonly string[],
): Quality => {
  let hits = 0
  let found = 0
  let wanted = 0
  for (const { a, b, links } of pairs) {
    const proposed = match(a, b)
    found += proposed.length
    wanted += links.size
    hits += proposed.filter((link) => links.has(link)).length
  }
  const precision = found === 0 ? 0 : hits / found
  const recall = wanted === 0 ? 0 : hits / wanted
  return { precision, recall, f: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}
