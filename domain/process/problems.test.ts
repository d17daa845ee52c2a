import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  and,
  asKey,
  type Branch,
  end,
  or,
  type Part,
  problemsOf,
  process,
  start,
  task,
  xor,
} from '#process'
import { runs } from '../../test/runs.ts'

const anyParts: fc.Arbitrary<readonly Part[]> = fc.letrec<{ parts: readonly Part[]; part: Part }>(
  (tie) => ({
    part: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc
        .record({ label: fc.string(), actor: fc.constantFrom('Amt', 'Kasse', 'Stadt') })
        .map(({ label, actor }): Part => task(label, { actor })),
      fc
        .tuple(
          fc.constantFrom(xor, and, or),
          fc.array(tie('parts'), { minLength: 1, maxLength: 3 }),
        )
        .map(([make, branches]): Part => make(...(branches as Branch[]))),
    ),
    parts: fc.array(tie('part'), { minLength: 1, maxLength: 4 }),
  }),
).parts

describe('the invariants', () => {
  it('hold for whatever the builder makes', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        expect(problemsOf(process(start(), ...parts, end()))).toEqual([])
      }),
      { seed: 20261122, numRuns: runs(300) },
    )
  })

  const built = process(start(), task('A', { actor: 'Amt' }), end())

  it('notice when an element goes and others still point to it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(built.elements)), (gone) => {
        const elements = Object.fromEntries(
          Object.entries(built.elements).filter(([key]) => key !== gone),
        )
        const isPointedTo = built.elements[asKey(gone)]?.kind !== 'sequenceFlow'
        expect(problemsOf({ ...built, elements }).length > 0).toBe(isPointedTo)
      }),
      { seed: 1 },
    )
  })

  it('say which property of which element is broken', () => {
    const key = asKey('A')
    const element = built.elements[key]
    if (element?.kind !== 'task') throw new Error('the builder made no task')
    const broken = {
      ...built,
      elements: { ...built.elements, A: { ...element, lane: asKey('X') } },
    }
    expect(problemsOf(broken)).toEqual([
      { code: 'reference-missing', key, property: 'lane', target: 'X' },
    ])
  })

  it('notice containers that contain each other', () => {
    const loop = { kind: 'subProcess', subProcessType: 'embedded', name: '' } as const
    const a = { ...loop, key: asKey('a'), parent: asKey('b') }
    const b = { ...loop, key: asKey('b'), parent: asKey('a') }
    const codes = problemsOf({
      name: '',
      elements: Object.fromEntries([a, b].map((x) => [x.key, x])),
      shapes: {},
    }).map(({ code }) => code)
    expect(codes).toEqual(['parent-cycle', 'parent-cycle'])
  })
})
