import { describe, expect, it } from 'vitest'
import { branch, emptyProcess, end, process, start, task, xor } from '#process'
import { doers, done, reasonOf, the, ways, words } from '../../../test/edited.ts'
import { begin } from './begin.ts'
import { giveTo } from './give.ts'

describe('giveTo', () => {
  const two = process(
    start('S'),
    task('Prüfen', { actor: 'Amt' }),
    task('Buchen', { actor: 'Kasse' }),
  )

  it('C28: gives a step to whoever is called so, whatever the case', () => {
    const after = done(two, giveTo(two, the(two, 'Prüfen').key, ' kasse ', words()))
    expect(doers(after)).toContain('Prüfen: Kasse')
  })

  it('C28: makes a lane for whoever is not there yet', () => {
    const after = done(two, giveTo(two, the(two, 'Prüfen').key, 'Archiv', words()))
    expect(doers(after)).toEqual(expect.arrayContaining(['Prüfen: Archiv', 'Buchen: Kasse']))
  })

  it('makes the first lane of a process that had none', () => {
    const one = process(start('S'), task('Prüfen'))
    const after = done(one, giveTo(one, the(one, 'Prüfen').key, 'Bürgerbüro', words()))
    expect(doers(after)).toContain('Prüfen: Bürgerbüro')
  })

  it('takes the beginning, the end and a decision beside it along, but no other step', () => {
    const one = process(
      start('S'),
      task('Prüfen'),
      xor('Gut?', branch('ja', task('Buchen')), branch('nein')),
      end('E'),
    )
    const after = done(one, giveTo(one, the(one, 'Prüfen').key, 'Amt', words()))
    expect(doers(after)).toEqual(
      expect.arrayContaining(['S: Amt', 'Prüfen: Amt', 'Gut?: Amt', 'E: Amt', 'Buchen: ']),
    )
  })

  it('refuses a name that is none', () => {
    const { key } = the(two, 'Prüfen')
    expect(reasonOf(giveTo(two, key, '  ', words()))).toEqual(['wrong-kind', key])
  })
})

describe('begin', () => {
  it('C28: puts the first step between a start and an end', () => {
    const empty = emptyProcess('Neu')
    const after = done(
      empty,
      begin(empty, { kind: 'task', taskType: 'none', name: 'Antrag annehmen' }, words()),
    )
    expect(ways(after)).toEqual(['event > Antrag annehmen', 'Antrag annehmen > event.2'])
  })

  it('is for an empty process only', () => {
    const one = process(start('S'), task('A'))
    const edit = begin(one, { kind: 'task', taskType: 'none', name: 'B' }, words())
    expect(reasonOf(edit)[0]).toBe('has-content')
  })
})
