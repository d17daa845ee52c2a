import { describe, expect, it } from 'vitest'
import { nextSteps } from './next-steps.ts'

const list = (organisation: string, ...labels: readonly string[]) =>
  labels.map((label) => ({ processId: `p-${organisation}`, key: label, label, organisation }))

const STEPS = [
  ...list('B', 'Antrag annehmen', 'Unterlagen prüfen', 'Bescheid schreiben'),
  ...list('K', 'Antrag entgegennehmen', 'Unterlagen sichten', 'Gebühr berechnen'),
  ...list('W', 'Antrag annehmen', 'Unterlagen prüfen', 'Akte schließen'),
]
const none = () => undefined
const labels = (after: string, rankOf: Parameters<typeof nextSteps>[2] = none) =>
  nextSteps(STEPS, after, rankOf).map(({ label }) => label)

describe('what comes next', () => {
  it('begins with what most begin with, and says whose it is', () => {
    expect(nextSteps(STEPS, '', none)[0]).toEqual({
      label: 'Antrag annehmen',
      organisations: ['B', 'W'],
    })
  })

  it('is what stands behind the same step, the nearest first', () => {
    expect(labels('antrag annehmen')).toEqual([
      'Unterlagen prüfen',
      'Bescheid schreiben',
      'Akte schließen',
    ])
  })

  it('is found behind a step that is like it, in each list behind the one most like it', () => {
    const alike = (step: { key: string }) => (step.key === 'Antrag entgegennehmen' ? 2 : undefined)
    expect(labels('Antrag bekommen', alike)).toEqual(['Unterlagen sichten', 'Gebühr berechnen'])
  })

  it('is nothing behind the last step, behind one that nobody has, and without others', () => {
    expect(labels('Akte schließen')).toEqual([])
    expect(labels('Tee kochen')).toEqual([])
    expect(nextSteps([], '', none)).toEqual([])
  })
})
