import { describe, expect, it } from 'vitest'
import { refusals } from './refusals.ts'

const placesIn = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort()

describe('the sentences for whoever runs the platform', () => {
  it('take the same values in both languages', () => {
    const english = Object.entries(refusals.en).map(([code, text]) => [code, placesIn(text)])
    const german = Object.entries(refusals.de).map(([code, text]) => [code, placesIn(text)])
    expect(Object.fromEntries(english)).toEqual(Object.fromEntries(german))
  })

  it('say what happened, what is safe and what to do, without shouting', () => {
    for (const [language, ask] of [['de', /Bitte|bitte/] as const, ['en', /Please/] as const]) {
      for (const [code, text] of Object.entries(refusals[language])) {
        expect(text.split(/\. |; /).length, code).toBeGreaterThanOrEqual(3)
        expect(text, code).toMatch(ask)
        expect(text, code).not.toContain('!')
      }
    }
  })
})
