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

const goldPair = (name: string, a: Process, b: Process, file: string): GoldPair => {
  const keysA = keysByXmlId(a)
  const keysB = keysByXmlId(b)
  // A link whose end cannot be found stays in the gold: it counts as not found.
  const links = linksIn(file).map(
    ([x, y]) => `${keysA.get(x) ?? `?${x}`}|${keysB.get(y) ?? `?${y}`}`,
  )
  return { name, a, b, links: new Set(links) }
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

/** The nine university admission models, pairwise; undefined where the data is absent. */
export const admissionPairs = (
  folder: 'admission' | 'admission-de',
): readonly GoldPair[] | undefined => {
  const gold = testDataPath('matching', 'admission', 'gold')
  const models = testDataPath('matching', folder, 'models')
  if (!gold || !models) return undefined
  const known = new Map<string, Process>()
  const model = (name: string): Process => {
    const process = known.get(name) ?? bpmn(join(models, `${name}.bpmn`))
    known.set(name, process)
    return process
  }
  return readdirSync(gold)
    .sort()
    .map((file) => {
      const name = basename(file, '.rdf')
      const [a = '', b = ''] = name.split('-')
      return goldPair(name, model(a), model(b), join(gold, file))
    })
}

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

/** The 36 pairs of the asset management set; undefined where the data is absent. */
export const assetPairs = (): readonly GoldPair[] | undefined => {
  const folder = testDataPath('matching', 'asset')
  if (!folder) return undefined
  return readdirSync(join(folder, 'gold'))
    .sort()
    .map((file) => {
      const name = basename(file, '.rdf')
      const model = (side: string) => epml(join(folder, name, `${side}-model.epml`))
      return goldPair(name, model('source'), model('target'), join(folder, 'gold', file))
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
