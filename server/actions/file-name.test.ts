import { describe, expect, it } from 'vitest'
import { fileName } from './file-name.ts'

describe('the name a file is saved under', () => {
  it('is without what file systems do not take, and without gaps where it stood', () => {
    expect(fileName('Vergleich: Hund\tanmelden', '.pdf')).toBe('Vergleich Hund anmelden.pdf')
    expect(fileName('a/b\\c', '.docx')).toBe('a b c.docx')
    expect(fileName('???', '.xlsx')).toBe('Prozess.xlsx')
  })

  it('is never longer than they take, and never half a character', () => {
    const name = fileName('🐕'.repeat(200), '.pdf')
    expect(name.isWellFormed()).toBe(true)
    expect(new TextEncoder().encode(name).length).toBeLessThan(500)
  })
})
