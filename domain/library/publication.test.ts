import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementsOf, end, namedProcess, start, task } from '#process'
import { anyProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import { documentsOf, faultOfPublication, publicModel, publicProcess } from './publication.ts'

const SAID = { name: 'Hund anmelden', organisation: 'Stadt B', bring: ['Ausweis'] }

const model = namedProcess(
  'Hunde',
  start('Antrag'),
  task('Antrag prüfen', {
    actor: 'Frau geheim, Zimmer 3',
    work: {
      minutes: 77,
      share: 0.77,
      note: 'geheim',
      openQuestion: 'geheim',
      documents: ['Ausweis'],
    },
  }),
  task('Bescheid senden', {
    actor: 'Post geheim',
    work: { documents: ['Ausweis', ' ', 'Bescheid'] },
  }),
  end('erledigt'),
)
const profile = {
  ...{ trigger: 'Ein Hund zieht zu', result: 'Marke', casesPerYear: 7777, owner: 'Leitung geheim' },
  ...{ participants: ['Steueramt geheim'], systems: ['Verfahren geheim'], task: 'geheim' },
  ...{ leadTime: { days: 5, maxDays: 9, note: 'Vermerk geheim' }, notice: 'geheim' },
  legalBases: [{ text: '§ 1 KAG' }],
}

describe('what is public', () => {
  it('O2: says what happens, how long and what to bring, and nothing of posts, figures and notes', () => {
    const shown = publicProcess(model, profile, SAID)
    expect(shown).toMatchObject({
      ...{ ...SAID, trigger: 'Ein Hund zieht zu', result: 'Marke', legalBases: ['§ 1 KAG'] },
      leadTime: { days: 5, maxDays: 9 },
    })
    expect(shown.steps.map(({ label }) => label)).toContain('Antrag prüfen')
    for (const secret of ['geheim', '77', 'Frau']) {
      expect([secret, JSON.stringify(shown).includes(secret)]).toEqual([secret, false])
    }
  })

  it('O2: holds no post, figure or note of any process, in its model neither', () => {
    fc.assert(
      fc.property(anyProcess, (process) => {
        const open = publicModel(process, 'Stadt B')
        for (const element of elementsOf(open)) {
          expect(element).not.toHaveProperty('documentation')
          expect(element).not.toHaveProperty('extensions')
          if (element.kind === 'lane') expect(['', 'Stadt B']).toContain(element.name)
          if (!('work' in element) || !element.work) continue
          for (const name of [
            'systems',
            'documents',
            'minutes',
            'minutesRange',
            'waiting',
            'share',
            'note',
            'openQuestion',
          ])
            expect(element.work).not.toHaveProperty(name)
        }
      }),
      { numRuns: runs(60), seed: 7 },
    )
  })

  it('O3: proposes the documents of the steps, each once', () => {
    expect(documentsOf(model)).toEqual(['Ausweis', 'Bescheid'])
  })

  it('O1: is only what the alliance sees and what is in force', () => {
    const seen = { visibility: 'alliance', isWithdrawn: false, inForce: 2 } as const
    expect(faultOfPublication(seen)).toBeUndefined()
    expect(faultOfPublication({ ...seen, isWithdrawn: true })).toBe('notSeen')
    expect(faultOfPublication({ ...seen, visibility: 'organisation' })).toBe('notSeen')
    expect(faultOfPublication({ ...seen, inForce: undefined })).toBe('notInForce')
  })
})
