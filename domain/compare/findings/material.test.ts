import { describe, expect, it } from 'vitest'
import { plainLanguage } from '#language'
import { end, namedProcess, start, task } from '#process'
import { columnNames } from '../column-names.ts'
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
  it('is the administration, in short', () => {
    expect(namesInMinutes(subject('Rechnung', 'A', 5), subject('Rechnungen', 'B', 50))).toEqual([
      'A',
      'B',
    ])
  })

  it('is short only where it still tells one from another', () => {
    const named = (name: string): Subject => ({
      ...subject('Rechnung', name, 5),
      organisation: { id: name, name },
    })
    const names = ['Stadt Bergen', 'Gemeinde Bergen', 'Kreis Unna', 'Stadt Unna']
    expect(columnNames(names.map(named))).toEqual([
      'Stadt Bergen',
      'Gemeinde Bergen',
      'Kreis Unna',
      'Unna',
    ])
  })

  it('is the process where all are of one administration', () => {
    const names = namesInMinutes(subject('Rechnung neu', 'A', 5), subject('Rechnung alt', 'A', 50))
    expect(names).toEqual(['Rechnung alt', 'Rechnung neu'])
  })

  it('says which process where an administration has several', () => {
    const names = namesInMinutes(
      subject('Rechnung neu', 'A', 5),
      subject('Rechnung alt', 'A', 50),
      subject('Rechnungen', 'B', 20),
    )
    expect(names).toEqual(['A (Rechnung alt)', 'A (Rechnung neu)', 'B'])
  })
})
