import { describe, expect, it } from 'vitest'
import type { StepLineView } from '#api'
import { lineWord } from './line-word.ts'

const line = (depth: number, kind: StepLineView['kind'], label = '') => ({ depth, kind, label })

describe('what a line of a step list is called', () => {
  it('is a condition only below a decision', () => {
    const lines = [
      line(0, 'branch', 'Kreis'),
      line(0, 'decision', 'vollständig'),
      line(1, 'branch', 'nein'),
      line(1, 'step', 'nachfordern'),
      line(1, 'branch'),
      line(0, 'parallel'),
      line(1, 'branch'),
      line(1, 'decision'),
      line(2, 'branch', 'ja'),
      line(1, 'branch', 'Umwelt'),
    ]
    expect(lines.map((_, index) => lineWord(lines, index))).toEqual([
      ...['party', 'decision', 'branch', 'step', 'way', 'parallel', 'beside'],
      ...['decision', 'branch', 'beside'],
    ])
    expect(lineWord(lines, 99)).toBe('step')
  })
})
