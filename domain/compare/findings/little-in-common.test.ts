import { describe, expect, it } from 'vitest'
import { activitiesOf, namedProcess, type Process, task } from '#process'
import { loadLanguage } from '../../../resources/load-language.ts'
import { exampleSubjects } from '../../../test/matching-gold.ts'
import { compareVariants } from '../compare-variants.ts'
import type { Context } from '../competences.ts'

const language = loadLanguage()

const dogs = ['Anmeldung entgegennehmen', 'Rasse des Hundes prüfen', 'Hundesteuer festsetzen']
const posts = ['Stelle ausschreiben', 'Bewerber einladen', 'Arbeitsvertrag unterschreiben']
const named = (name: string, labels: readonly string[]): Process =>
  namedProcess(name, ...labels.map((label) => task(label)))

const findingsOf = (processes: readonly Process[], context: Context = {}) =>
  compareVariants(
    processes.map((process, at) => ({ id: String(at), name: process.name, process })),
    language,
    context,
  ).findings

const strangersOf = (processes: readonly Process[], context: Context = {}) =>
  findingsOf(processes, context).flatMap(({ observation }) =>
    observation.code === 'littleInCommon' ? [observation] : [],
  )

describe('variants with little in common', () => {
  it('are named before all else', () => {
    const [first] = findingsOf([named('A', dogs), named('B', dogs), named('C', posts)])
    expect(first?.observation).toEqual({
      code: 'littleInCommon',
      names: ['C'],
      others: ['A', 'B'],
    })
  })

  it('come before a check done twice, which else comes first', () => {
    const examples = exampleSubjects().filter(({ id }) => ['F1-A', 'F1-Q', 'F6-Q'].includes(id))
    const codes = compareVariants(examples, language).findings.map(
      ({ observation }) => observation.code,
    )
    expect(codes.slice(0, 2)).toEqual(['littleInCommon', 'doneTwice'])
  })

  it('are all of them where nobody is like another', () => {
    expect(strangersOf([named('A', dogs), named('C', posts)])).toEqual([
      { code: 'littleInCommon', names: ['A', 'C'], others: [] },
    ])
  })

  it('are none where each is like one of the others', () => {
    const pairs = [named('A', dogs), named('B', dogs), named('C', posts), named('D', posts)]
    expect(strangersOf(pairs)).toEqual([])
    expect(strangersOf([named('A', dogs)])).toEqual([])
  })

  it('are none where people said that a step of both is the same', () => {
    const processes = [named('A', dogs), named('C', posts)]
    const [a, b] = processes.flatMap((process, at) =>
      activitiesOf(process)
        .slice(0, 1)
        .map(({ key }) => ({ process: at, step: key })),
    )
    if (!a || !b) throw new Error('two processes')
    expect(strangersOf(processes, { decisions: [{ a, b, verdict: 'confirmed' }] })).toEqual([])
  })
})
