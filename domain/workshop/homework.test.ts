import { describe, expect, it } from 'vitest'
import { type HomeworkFact, homeworkOf, isHomeworkToRemind } from './homework.ts'

const ask = (due: string): HomeworkFact => ({ act: 'ask', due, note: 'Bitte prüfen' })
const done: HomeworkFact = { act: 'done', note: 'Zwei Schritte ergänzt' }
const drop: HomeworkFact = { act: 'drop' }
const remind: HomeworkFact = { act: 'remind' }

describe('homework', () => {
  it('W28: is open until its house says that it is done, and again when it is asked anew', () => {
    expect(homeworkOf([])).toBeUndefined()
    expect(homeworkOf([ask('2026-12-01')])).toMatchObject({ state: 'open', due: '2026-12-01' })
    expect(homeworkOf([ask('2026-12-01'), remind, done])).toMatchObject({
      ...{ state: 'done', note: 'Bitte prüfen', answer: 'Zwei Schritte ergänzt' },
    })
    expect(homeworkOf([ask('2026-12-01'), done, ask('2026-12-03')])).toMatchObject({
      ...{ state: 'open', due: '2026-12-03', answer: '' },
    })
    expect(homeworkOf([ask('2026-12-01'), done, drop])).toBeUndefined()
    expect(homeworkOf([ask('2026-12-01'), drop, done])).toBeUndefined()
  })

  it('W29: is reminded of once each time it is asked, shortly before its day and while it is open', () => {
    const remindsOn = (facts: readonly HomeworkFact[], today = '2026-12-01', soon = '2026-12-04') =>
      isHomeworkToRemind(facts, today, soon)
    expect(remindsOn([ask('2026-12-04')])).toBe(true)
    expect(remindsOn([ask('2026-12-01')])).toBe(true)
    expect(remindsOn([ask('2026-12-05')])).toBe(false)
    expect(remindsOn([ask('2026-11-30')])).toBe(false)
    expect(remindsOn([ask('2026-12-04'), remind])).toBe(false)
    expect(remindsOn([ask('2026-12-04'), remind, ask('2026-12-03')])).toBe(true)
    expect(remindsOn([ask('2026-12-04'), done])).toBe(false)
    expect(remindsOn([ask('2026-12-04'), drop])).toBe(false)
  })
})
