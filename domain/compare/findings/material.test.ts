import { describe, expect, it } from 'vitest'
import { plainLanguage } from '#language'
import { end, namedProcess, start, task } from '#process'
import { compareVariants } from '../compare-variants.ts'
import type { Subject } from '../comparison.ts'

const subject = (name: string, organisation: string, minutes: number): Subject => ({
  id: name,
  name,
  organisation: { id: organisation, name: `Stadt ${organisation}` },
  process: namedProcess(
    name,
    start(),
    task('Rechnung prüfen', { work: { minutes } }),
    task('Rechnung bezahlen', { work: { minutes } }),
    end(),
  ),
})

const namesInMinutes = (...subjects: readonly Subject[]): readonly string[] =>
  compareVariants(subjects, plainLanguage()).findings.flatMap(({ observation }) =>
    observation.code === 'minutesPerCase' ? observation.minutes.map((one) => one.name).sort() : [],
  )

describe('the name of a column', () => {
  it('is the administration', () => {
    expect(namesInMinutes(subject('Rechnung', 'A', 5), subject('Rechnungen', 'B', 50))).toEqual([
      'Stadt A',
      'Stadt B',
    ])
  })

  it('says which process where an administration has several', () => {
    const names = namesInMinutes(
      subject('Rechnung neu', 'A', 5),
      subject('Rechnung alt', 'A', 50),
      subject('Rechnungen', 'B', 20),
    )
    expect(names).toEqual(['Stadt A (Rechnung alt)', 'Stadt A (Rechnung neu)', 'Stadt B'])
  })
})
