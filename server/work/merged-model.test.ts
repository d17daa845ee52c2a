import { describe, expect, it } from 'vitest'
import type { Subject } from '#compare'
import { exampleSubjects } from '../../test/matching-gold.ts'
import { mergedModel } from './merged-model.ts'
import type { Look } from './relate.ts'

const packed = ({ process, profile, ...rest }: Subject) => ({
  ...{ ...rest, organisation: rest.organisation ?? { id: rest.id, name: rest.name } },
  ...{ model: JSON.stringify(process), profile: JSON.stringify(profile ?? {}), hasShares: true },
})

/** How many steps of two towns the first example's model takes for the same work. */
const sharedIn = (look?: Look): number => {
  const two = exampleSubjects().filter(({ id }) => id === 'F1-K' || id === 'F1-Q')
  const { elements } = mergedModel({
    subjects: two.map(packed),
    ...{ competences: [], organisations: [], decisions: [], glossary: [] },
    ...{ atLeast: 1, language: 'de', ...(look ? { look } : {}) },
  })
  const common = elements.filter(({ kind, doers }) => kind === 'task' && doers.length > 1)
  return common.reduce((sum, { doers }) => sum + doers.length, 0)
}

describe('the common model', () => {
  it('takes for common what the reader wants to count as the same', () => {
    const usual = sharedIn()
    expect(sharedIn({ strictness: 'normal' })).toBe(usual)
    expect(sharedIn({ strictness: 'strict' })).toBeLessThan(usual)
    expect(sharedIn({ strictness: 'lenient' })).toBeGreaterThan(usual)
  })
})
