import { describe, expect, it } from 'vitest'
import { toldOnce } from './notices.ts'
import {
  mayClose,
  mayMark,
  mayTakeBack,
  nameableIn,
  toldOfAnswer,
  toldOfQuestion,
} from './question.ts'

const about = { askedBy: 'asker', answeredBy: ['first', 'second'] }

describe('a question to the alliance', () => {
  it('Q3: is said to be answered by who asked it, and not of their own answer', () => {
    expect(mayMark(about, 'first', 'asker')).toBe(true)
    expect(mayMark(about, 'first', 'first')).toBe(false)
    expect(mayMark(about, 'asker', 'asker')).toBe(false)
  })

  it('Q4: tells each once, and nobody of what they say themselves', () => {
    const told = toldOnce(toldOfAnswer(['second'], about, ['first', 'follower']), 'first')
    expect(told).toEqual([
      { kind: 'mention', person: 'second' },
      { kind: 'questionAnswered', person: 'asker' },
      { kind: 'questionAnswered', person: 'follower' },
    ])
    const ofAll = ['keeper', 'follower', 'asker', 'reader']
    const asked = toldOnce(
      toldOfQuestion(['keeper'], ['keeper', 'asker'], ['follower'], ofAll),
      'asker',
    )
    expect(asked).toEqual([
      { kind: 'mention', person: 'keeper' },
      { kind: 'questionAsked', person: 'follower' },
      { kind: 'questionNew', person: 'reader' },
    ])
    expect(toldOfQuestion([], [], [], [])).toEqual([])
  })

  it('Q6: is closed by who asked it, and taken back only while nobody has answered', () => {
    expect(mayClose(about, 'asker')).toBe(true)
    expect(mayClose(about, 'first')).toBe(false)
    expect(mayTakeBack(about, 'asker')).toBe(false)
    expect(mayTakeBack({ ...about, answeredBy: [] }, 'asker')).toBe(true)
    expect(mayTakeBack({ ...about, answeredBy: [] }, 'first')).toBe(false)
  })

  it('Q5: names people of one’s own house and whoever takes part', () => {
    expect(nameableIn(['own', 'first'], about)).toEqual(['own', 'first', 'asker', 'second'])
    expect(nameableIn(['own'], undefined)).toEqual(['own'])
  })
})
