import { describe, expect, it } from 'vitest'
import { listSteps, readSteps } from '#steps'
import {
  goalsFor,
  greyFor,
  hereFirst,
  jumpIn,
  markIn,
  namesLike,
  suggestionsFor,
} from './suggestions.ts'

const named = (...names: readonly string[]) => names.map((name) => ({ name, organisations: [] }))

describe('a sign in the words of a new line', () => {
  it.each([
    ['Antrag prüfen @bür', { sign: '@', query: 'bür', before: 'Antrag prüfen' }],
    ['Antrag prüfen @', { sign: '@', query: '', before: 'Antrag prüfen' }],
    ['Antrag erfassen #Pro Bau', { sign: '#', query: 'Pro Bau', before: 'Antrag erfassen' }],
    ['@Bauamt', { sign: '@', query: 'Bauamt', before: '' }],
  ])('asks for a name: %s', (text, mark) => {
    expect(markIn(text)).toEqual(mark)
  })

  it.each(['Mail an info@stadt.example senden', 'C#-Programm starten', 'Antrag prüfen', ''])(
    'is none within a word: %s',
    (text) => {
      expect(markIn(text)).toBeUndefined()
    },
  )
})

describe('names', () => {
  it('begin with what is typed in one of their words, and stay in their order', () => {
    const names = named('Untere Bauaufsicht', 'Bürgerbüro', 'Bauamt', 'Hochbau')
    expect(namesLike('bau', names).map(({ name }) => name)).toEqual([
      'Untere Bauaufsicht',
      'Bauamt',
    ])
    expect(namesLike('', names)).toHaveLength(4)
  })

  it('of the draft itself come first, and none comes twice', () => {
    const used = named('Bauamt', 'Registratur')
    expect(hereFirst(['Registratur', '', 'Registratur'], used).map(({ name }) => name)).toEqual([
      'Registratur',
      'Bauamt',
    ])
  })

  it('are not suggested to whoever has typed them, and never more than six', () => {
    expect(namesLike('bauamt', named('Bauamt'))).toEqual([])
    expect(namesLike('a', named(...'abcdefgh'.split('').map((one) => `A${one}`)))).toHaveLength(6)
  })
})

describe('where a way leads', () => {
  it('is heard while it is being typed', () => {
    expect(jumpIn('zurück zu')).toEqual({ query: '', isBack: true })
    expect(jumpIn('Zurück zum Schritt 2')).toEqual({ query: 'Schritt 2', isBack: true })
    expect(jumpIn('weiter bei abl')).toEqual({ query: 'abl', isBack: false })
    expect(jumpIn('zurück')).toBeUndefined()
    expect(jumpIn('Unterlagen zurück zu den Akten')).toBeUndefined()
  })

  it('is chosen by number or by the beginning of a word, the nearest first', () => {
    const { process } = readSteps(
      '1. Antrag annehmen\n2. Unterlagen prüfen\n3. Unterlagen ablegen\n',
    )
    const steps = listSteps(process).filter(({ kind }) => kind === 'step')
    const goals = (query: string, isBack = true) =>
      goalsFor({ query, isBack }, steps).map((one) => one.kind === 'lead' && one.goal.number)
    expect(goals('')).toEqual(['3', '2', '1'])
    expect(goals('unter')).toEqual(['3', '2'])
    expect(goals('unter', false)).toEqual(['2', '3'])
    expect(goals('Schritt 2')).toEqual(['2'])
    expect(goals('nehmen')).toEqual([])
  })
})

describe('what stands in grey', () => {
  const steps = ['Antrag annehmen', 'Unterlagen prüfen', 'Unterlagen ablegen'].map((label) => ({
    ...{ label, organisations: ['Witten'] },
  }))
  const grey = (text: string, ...present: readonly string[]) =>
    greyFor(text, steps, new Set(present))?.label

  it('goes on as typed, with the first step that does and is not there yet', () => {
    expect(grey('')).toBe('Antrag annehmen')
    expect(grey('', 'antrag annehmen')).toBe('Unterlagen prüfen')
    expect(grey('unterlagen a')).toBe('Unterlagen ablegen')
  })

  it('is nothing where others go on otherwise, or nothing is left to say', () => {
    expect(grey('Bescheid')).toBeUndefined()
    expect(grey('Antrag annehmen')).toBeUndefined()
    expect(grey(' ')).toBeUndefined()
  })
})

describe('suggestions for a line', () => {
  const none = { takesMarks: true, present: new Set<string>() }
  const answer = {
    fix: {
      label: 'Antrag prüfen',
      because: [{ kind: 'verb' as const, from: 'Antragsprüfung', to: 'prüfen' }],
    },
    steps: [
      { label: 'Antrag vorprüfen', organisations: ['Witten'] },
      { label: 'Antrag sichten', organisations: ['Hattingen'] },
    ],
  }

  it('begin with the better label, then its kind, then what others do and is not there yet', () => {
    const all = suggestionsFor('Antragsprüfung', {
      ...{ ...none, answer, present: new Set(['antrag sichten']) },
    })
    expect(all.map((one) => one.kind)).toEqual(['fix', 'stepKind', 'step'])
    expect(all[1]).toEqual({ kind: 'stepKind', stepKind: 'assess', isSet: false })
    expect(all[2]).toEqual({ kind: 'step', label: 'Antrag vorprüfen', from: ['Witten'] })
  })

  it('leave a kind alone that somebody else has chosen', () => {
    const stepKind = 'file' as const
    expect(suggestionsFor('Antrag prüfen', { ...none, stepKind })).toEqual([])
  })

  it('are names only behind a sign, and no names where signs mean nothing', () => {
    const words = { actors: named('Bürgerbüro'), systems: named('BüroPlus') }
    const at = suggestionsFor('Antrag prüfen @bü', { ...none, words, answer })
    expect(at).toEqual([{ kind: 'actor', name: 'Bürgerbüro', from: [] }])
    const hash = suggestionsFor('Antrag prüfen #bü', { ...none, words, answer })
    expect(hash).toEqual([{ kind: 'system', name: 'BüroPlus', from: [] }])
    const row = suggestionsFor('Antrag prüfen @bü', { ...none, words, takesMarks: false })
    expect(row.every(({ kind }) => kind !== 'actor')).toBe(true)
  })
})
