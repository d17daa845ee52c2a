import { describe, expect, it } from 'vitest'
import { createTexts, sayOpenQuestion } from './door.ts'

describe('what a common way leaves open', () => {
  it('puts inner marks around what a label quotes itself', () => {
    const step = 'Stempel „sachlich richtig“ und Unterschrift'
    const inner = '„Stempel ‚sachlich richtig‘ und Unterschrift“'
    const german = createTexts('de')
    const common = { elements: [], weight: 1, names: ['A'] }
    expect(sayOpenQuestion(german, { ...common, code: 'notAll', step, others: ['B'] })).toContain(
      inner,
    )
    expect(sayOpenQuestion(german, { ...common, code: 'tooFew', steps: [step] })).toContain(inner)
  })
})
