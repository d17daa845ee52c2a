import { describe, expect, it } from 'vitest'
import { ACTIVITY_KINDS, ACTIVITY_TOPICS, agreementsAt, kindsOfTopic } from './activity.ts'
import type { WayFact } from './common-way-review.ts'

const ask = (version: number, ...houses: readonly string[]): WayFact => ({
  ...{ act: 'ask', version, houses },
})
const say = (version: number, house: string, act: 'agree' | 'remark' | 'disagree'): WayFact => ({
  ...{ act, version, house },
})

describe('what happened in the alliance', () => {
  it('V3: is agreed at the answer that was missing, once for each version', () => {
    const facts = [
      ask(1, 'a', 'b'),
      say(1, 'a', 'agree'),
      say(1, 'b', 'disagree'),
      say(1, 'b', 'remark'),
      ask(2, 'a', 'b'),
      say(2, 'b', 'agree'),
      say(2, 'a', 'agree'),
    ]
    expect(agreementsAt(facts)).toEqual([3, 6])
    expect(agreementsAt(facts.slice(0, 3))).toEqual([])
    expect(agreementsAt([])).toEqual([])
  })

  it('V3: is not agreed by asking, and stays agreed by a second yes', () => {
    expect(agreementsAt([ask(1, 'a')])).toEqual([])
    expect(agreementsAt([ask(1, 'a'), say(1, 'a', 'agree'), say(1, 'a', 'remark')])).toEqual([1])
  })

  it('V4: belongs to one topic each, and to all where none is asked for', () => {
    const all = ACTIVITY_TOPICS.flatMap((topic) => kindsOfTopic(topic))
    expect(all.toSorted()).toEqual([...ACTIVITY_KINDS].toSorted())
    expect(kindsOfTopic(undefined)).toEqual(ACTIVITY_KINDS)
    for (const topic of ACTIVITY_TOPICS) expect(kindsOfTopic(topic)).not.toEqual([])
  })
})
