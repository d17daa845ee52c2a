import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asKey,
  branch,
  elementsOf,
  end,
  lanesOf,
  namedProcess,
  type Process,
  type Profile,
  start,
  task,
  xor,
} from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import { runs } from '../../test/runs.ts'
import { calledNow, type Renaming, wordsIn } from './rename-words.ts'
import { type OwnWords, proposeWord, type TakeOver, takeOver } from './take-over.ts'

const origin: Process = namedProcess(
  'Hundesteuer anmelden',
  start('Antrag'),
  task('Antrag prüfen', {
    actor: 'Sachbearbeitung 22.1',
    work: { minutes: 12, systems: ['Fachverfahren A', 'eAkte'], medium: 'paper' },
  }),
  task('Nach Hattingen melden', { actor: 'Sachbearbeitung 22.1', work: { systems: ['eAkte'] } }),
  task('Bescheid senden', { actor: 'Poststelle', work: { waiting: { minDays: 1, maxDays: 2 } } }),
  end('erledigt'),
)
const profile: Profile = {
  trigger: 'Ein Hund zieht zu',
  casesPerYear: 900,
  owner: 'Leitung Steueramt',
  contact: 'Steueramt, 02334 100',
  participants: ['Poststelle', 'Kasse'],
  systems: ['eAkte'],
  leadTime: { days: 5 },
}
const plain: TakeOver = {
  ...{ answers: [], keepsFigures: false, organisation: ['Stadt Hattingen', 'Hattingen'] },
}
const names = (process: Process) => lanesOf(process).map(({ name }) => name)

describe('what is taken over', () => {
  it('T1: keeps every key, and nothing of the file it was read from', () => {
    const file = { ...origin, origin: { format: 'bpmn' } } as unknown as Process
    const { process } = takeOver(file, profile, plain)
    expect(Object.keys(process.elements)).toEqual(Object.keys(origin.elements))
    expect('origin' in process).toBe(false)
    expect(process.shapes).toEqual(origin.shapes)
  })

  it('T2: asks about every post, unit and system, once, those met most first', () => {
    const asked = wordsIn(origin, profile)
    expect(asked.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      ...['actor Sachbearbeitung 22.1', 'actor Poststelle', 'actor Kasse'],
      ...['system eAkte', 'system Fachverfahren A'],
    ])
    expect(asked.at(-2)?.count).toBe(2)
    expect(wordsIn(namedProcess('leer'), {})).toEqual([])
  })

  it('T3: says in the own words what was answered, and lists what was not', () => {
    const answers = [
      { kind: 'actor', theirs: 'Sachbearbeitung 22.1', ours: ' Steuern ' },
      { kind: 'actor', theirs: 'Kasse', ours: '' },
      { kind: 'system', theirs: 'eAkte', ours: 'Fachverfahren A' },
      { kind: 'system', theirs: 'Fachverfahren A' },
    ] as const
    const taken = takeOver(origin, profile, { ...plain, answers })
    expect(names(taken.process)).toEqual(['Steuern', 'Poststelle'])
    const systems = elementsOf(taken.process).flatMap((one) =>
      one.kind === 'task' ? (one.work?.systems ?? []) : [],
    )
    // Two that are one here are named once.
    expect(systems).toEqual(['Fachverfahren A', 'Fachverfahren A'])
    expect(taken.profile.systems).toEqual(['Fachverfahren A'])
    const words = taken.left.flatMap((one) => (one.kind === 'word' ? [one.name] : []))
    expect(words).toEqual(['Poststelle', 'Kasse', 'Fachverfahren A'])
  })

  it('T3: has each word either answered or listed, whatever is answered', () => {
    const asked = wordsIn(origin, profile)
    fc.assert(
      fc.property(fc.subarray([...asked]), fc.string(), (chosen, word) => {
        const answers = chosen.map(({ kind, name }) => ({ kind, theirs: name, ours: word }))
        const { left } = takeOver(origin, profile, { ...plain, answers })
        const open = left.flatMap((one) => (one.kind === 'word' ? [`${one.word} ${one.name}`] : []))
        const said = word.trim() === '' ? [] : chosen.map(({ kind, name }) => `${kind} ${name}`)
        expect([...open, ...said].toSorted()).toEqual(
          asked.map(({ kind, name }) => `${kind} ${name}`).toSorted(),
        )
      }),
      { seed: 5, numRuns: runs(100) },
    )
  })

  it('T4: leaves out figures of the other house and says so, or keeps them where wanted', () => {
    const shared = namedProcess(
      'x',
      start('a'),
      xor('Gilt es?', branch('ja', task('Prüfen'))),
      end(),
    )
    const [flow] = elementsOf(shared).filter((one) => one.kind === 'sequenceFlow')
    if (!flow) throw new Error('no flow')
    const withShare: Process = {
      ...shared,
      elements: { ...shared.elements, [flow.key]: { ...flow, share: 0.4 } },
    }
    expect(takeOver(withShare, {}, plain)).toMatchObject({
      process: { elements: shared.elements },
      left: [{ kind: 'figures', count: 1 }],
    })
    const without = takeOver(origin, profile, plain)
    expect(without.left).toEqual(
      expect.arrayContaining([
        { kind: 'figures', count: 2 },
        ...(['casesPerYear', 'owner', 'contact', 'leadTime'] as const).map((fact) => ({
          kind: 'fact',
          fact,
        })),
      ]),
    )
    expect(JSON.stringify(without.process)).not.toMatch(/minutes|waiting/)
    expect(JSON.stringify(without.process)).toContain('paper')
    expect(without.profile).not.toHaveProperty('leadTime')
    const kept = takeOver(origin, profile, { ...plain, keepsFigures: true })
    expect(kept.process.elements).toEqual(origin.elements)
    expect(kept.profile).toMatchObject({ leadTime: { days: 5 } })
    expect(kept.profile).not.toHaveProperty('casesPerYear')
  })

  it('T5: leaves labels that speak of the other organisation and names them', () => {
    const { process, left } = takeOver(origin, profile, plain)
    const [named] = left.filter((one) => one.kind === 'label')
    expect(named).toMatchObject({ label: 'Nach Hattingen melden' })
    expect(process.elements[named?.key ?? asKey('')]?.name).toBe('Nach Hattingen melden')
    const other = takeOver(origin, profile, { ...plain, organisation: ['Hatting', 'a'] })
    expect(other.left.filter((one) => one.kind === 'label')).toEqual([])
  })
})

describe('a word that was answered', () => {
  it('T6: is called as it was called since, step by step, and not as it was called before', () => {
    const day = (number: number) => new Date(Date.UTC(2026, 0, number))
    const said = (number: number, from: string, to: string, kind: Renaming['kind'] = 'actor') => ({
      ...{ at: day(number), renamings: [{ kind, from, to }] },
    })
    const later = [
      said(2, 'Steueramt', 'Finanzen'),
      said(4, 'Finanzen', 'Kämmerei'),
      said(5, 'Kämmerei', 'H&H', 'system'),
    ]
    expect(calledNow('actor', ' Steueramt', day(1), later)).toBe('Kämmerei')
    expect(calledNow('actor', 'Steueramt', day(3), later)).toBe('Steueramt')
    expect(calledNow('actor', 'Finanzen', day(3), later)).toBe('Kämmerei')
    expect(calledNow('system', 'Steueramt', day(1), later)).toBe('Steueramt')
  })
})

describe('a proposal', () => {
  const language = loadLanguage()
  const own = ['Kämmerei', 'Fachdienst Steuern', 'Poststelle']

  it('T6: is what was answered last, the same word, the word most like it, or nothing', () => {
    const propose = (theirs: string, more: Partial<OwnWords> = {}) =>
      proposeWord(theirs, { own, ...more }, language)
    expect(propose('Poststelle', { remembered: 'Zentrale Dienste' })).toEqual({
      ...{ ours: 'Zentrale Dienste', because: 'remembered' },
    })
    const house = { theirs: ['Stadt Hattingen', 'Hattingen'], ours: 'Stadt Witten' }
    expect(propose('Stadt Hattingen', { house })).toEqual({
      ...{ ours: 'Stadt Witten', because: 'house' },
    })
    expect(propose(' poststelle', { house })).toEqual({ ours: 'Poststelle', because: 'same' })
    expect(propose('Fachbereich Steuern')).toEqual({
      ...{ ours: 'Fachdienst Steuern', because: 'alike' },
    })
    expect(propose('Bauaufsicht')).toBeUndefined()
    expect(propose('Bauaufsicht', { own: [] })).toBeUndefined()
    expect(propose('–')).toBeUndefined()
  })
})
