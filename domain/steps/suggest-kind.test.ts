import { describe, expect, it } from 'vitest'
import { suggestStepKind } from './door.ts'

describe('suggestStepKind', () => {
  it.each([
    ['Antrag entgegennehmen', 'receive'],
    ['Angaben auf Vollständigkeit prüfen', 'checkForm'],
    ['Planungsrecht prüfen', 'assess'],
    ['Fehlende Unterlagen nachfordern', 'askFor'],
    ['Fachstellen beteiligen', 'involve'],
    ['Bescheid erstellen', 'draft'],
    ['Bescheid unterschreiben lassen', 'sign'],
    ['Vorgang ablegen', 'file'],
    ['Antrag ins Register eingeben', 'record'],
    ['Send the notice', 'send'],
  ])('hears in "%s" the kind %s', (label, kind) => {
    expect(suggestStepKind(label)).toBe(kind)
  })

  it('suggests nothing where the words say nothing', () => {
    expect(suggestStepKind('X 17')).toBeUndefined()
    expect(suggestStepKind('')).toBeUndefined()
  })
})
