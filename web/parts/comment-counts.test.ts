import { describe, expect, it } from 'vitest'
import type { Comment } from '#api'
import { asKey } from '#process'
import { countComments, withComments } from './comment-counts.ts'

const comment = (step: string | null, isResolved = false): Comment => ({
  ...{ isOfVisitor: false, isRequest: false, visitor: null, verdict: null },
  ...{ id: `${step}-${isResolved}`, step, text: 'x', by: 'Anna', isMine: true },
  ...{ at: '2026-11-22T10:00:00.000Z', resolvedBy: isResolved ? 'Bert' : null, canResolve: true },
  resolvedAt: isResolved ? '2026-11-23T10:00:00.000Z' : null,
})

describe('comments at steps', () => {
  const counts = countComments([
    ...[comment('a'), comment('a'), comment('a', true), comment('b', true), comment(null)],
  ])

  it('are counted, open and settled; those on the whole process are at no step', () => {
    expect(counts).toEqual({ a: { open: 2, resolved: 1 }, b: { open: 0, resolved: 1 } })
  })

  it('mark the steps with something open beside what is laid over them already', () => {
    const badge = { kind: 'badge', text: 'Papier' } as const
    const overlay = { marks: { [asKey('a')]: [badge] } }
    expect(withComments(overlay, counts)).toEqual({
      marks: { a: [badge, { kind: 'comments', open: 2, resolved: 1 }] },
    })
    const right = { ...comment('b'), text: '', isOfVisitor: true, verdict: 'right' as const }
    expect(withComments(undefined, countComments([right]))).toBeUndefined()
    expect(withComments(undefined, countComments([comment('b', true)]))).toBeUndefined()
    expect(withComments(overlay, {})).toBe(overlay)
  })
})
