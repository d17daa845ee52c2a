import { describe, expect, it } from 'vitest'
import { branch, type Process, process, task, xor } from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import { matchProcesses } from './door.ts'
import { repeatsOf } from './repeats.ts'
import { stepsOf } from './step.ts'

const language = loadLanguage()

const OFFICE = { actor: 'Fachamt' }

const sizesIn = (one: Process): readonly number[] =>
  repeatsOf(stepsOf(one, language, 'de')).map(({ size }) => size)

describe('a step drawn twice', () => {
  it('is told by its words, in whatever form, and by its actor', () => {
    const twice = [task('Bescheid versenden', OFFICE), task('Versand des Bescheids', OFFICE)]
    expect(sizesIn(process(...twice, task('Akte ablegen', OFFICE)))).toEqual([2, 2, 1])
    const byTwo = ['Fachamt', 'Bürgerbüro'].map((actor) => task('Bescheid versenden', { actor }))
    expect(sizesIn(process(...byTwo))).toEqual([1, 1])
    expect(sizesIn(process(task('§ 7'), task('§ 8')))).toEqual([1, 1])
  })

  it('answers to its counterpart at both places', () => {
    const refusals = (share: string) =>
      branch(share, task('Antrag ablehnen', OFFICE), task('Bewerber absagen', OFFICE))
    const two = process(
      task('Antrag entgegennehmen', OFFICE),
      xor('Vollständig?', branch('ja', task('Unterlagen prüfen', OFFICE)), refusals('nein')),
      xor('Geeignet?', branch('ja', task('Antrag genehmigen', OFFICE)), refusals('nein')),
    )
    const one = process(
      task('Antrag entgegennehmen', OFFICE),
      task('Unterlagen prüfen', OFFICE),
      xor('Geeignet?', branch('ja', task('Antrag genehmigen', OFFICE)), refusals('nein')),
    )
    const found = matchProcesses(two, one, language).pairs.filter(
      ({ a }) => two.elements[a]?.name === 'Antrag ablehnen',
    )
    expect(found.map(({ b }) => one.elements[b]?.name)).toEqual([
      'Antrag ablehnen',
      'Antrag ablehnen',
    ])
  })
})
