import { describe, expect, it } from 'vitest'
import { process, task } from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import { intakeChecksIn } from './intake-check.ts'
import { stepsOf } from './step.ts'

const language = loadLanguage()

const isFirstLook = (label: string, share = 1, tongue: 'de' | 'en' = 'de'): boolean => {
  const steps = stepsOf(process(task(label, { work: { share } })), language, tongue)
  return intakeChecksIn(steps, language, tongue)[0] === true
}

describe('the first look at what came in', () => {
  it('is told by what it asks, whatever it is called', () => {
    for (const label of [
      'Vollständigkeitsprüfung',
      'Angaben auf Vollständigkeit prüfen',
      'Anmeldung sichten',
      'Unterlagen durchsehen',
      'Antrag formell prüfen',
    ])
      expect(isFirstLook(label), label).toBe(true)
    expect(isFirstLook('Check documents for completeness', 1, 'en')).toBe(true)
  })

  it('is no check of something else, no judgement, and nothing done in few cases', () => {
    for (const label of [
      'Unterlagen prüfen',
      'Antrag auf Ermäßigung sichten',
      'Steuersatz prüfen',
      'Anmeldung entgegennehmen',
      'Vollständigkeit bestätigen lassen',
    ])
      expect(isFirstLook(label), label).toBe(false)
    expect(isFirstLook('Anmeldung sichten', 0.2)).toBe(false)
  })
})
