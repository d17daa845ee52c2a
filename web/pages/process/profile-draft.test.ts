import { describe, expect, it } from 'vitest'
import { readDraft, toDraft } from './profile-draft.ts'

const profile = {
  trigger: 'Ein Hund zieht zu.',
  productArea: '16',
  legalBases: [{ text: 'Satzung', certainty: 'toCheck' as const }],
  casesPerYear: 1200,
  leadTime: { days: 4.5, minDays: 1, maxDays: 10 },
  contact: 'Steueramt, steuern@stadt.example',
  systems: ['Kassenverfahren', 'E-Akte'],
  notice: 'Erfundenes Beispiel',
}

describe('a fact sheet in a form', () => {
  it('comes back unchanged when nothing was typed', () => {
    const read = readDraft(toDraft({ name: 'Hundesteuer', profile }), profile)
    expect(read.errors).toEqual({})
    expect(read.profile).toEqual(profile)
  })

  it('reads German and English numbers', () => {
    const draft = toDraft({ name: 'Hundesteuer', profile })
    const read = (text: string) =>
      readDraft({ ...draft, casesPerYear: text }, profile).profile.casesPerYear
    expect(read('1.200')).toBe(1200)
    expect(read('12.000.000')).toBe(12_000_000)
    expect(read('4,5')).toBe(4.5)
    expect(read('4.5')).toBe(4.5)
    expect(read('')).toBeUndefined()
  })

  it('says which field cannot be read', () => {
    const draft = { ...toDraft({ name: '', profile }), casesPerYear: 'viele', serviceKey: '123' }
    expect(readDraft(draft, profile).errors).toEqual({
      name: 'checkName',
      casesPerYear: 'checkNumber',
      serviceKey: 'checkServiceKey',
    })
  })

  it('forgets how sure a legal basis is when its words change', () => {
    const draft = { ...toDraft({ name: 'x', profile }), legalBases: 'Satzung 2026' }
    expect(readDraft(draft, profile).profile.legalBases).toEqual([{ text: 'Satzung 2026' }])
  })
})
