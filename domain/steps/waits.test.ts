import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asKey, type Element, type Key, type Process } from '#process'
import { keysFrom } from '../../test/changes.ts'
import { runs } from '../../test/runs.ts'
import { listSteps, outlineOf, reviseSteps, writeSteps } from './door.ts'
import { meetingsOf, untoldMeetings } from './testing/meetings.ts'
import { built, label, shapes } from './testing/shapes.ts'

const SEED = 20261127

const parent = asKey('A')
const KINDS = ['task', 'task', 'parallel', 'parallel', 'inclusive', 'exclusive'] as const

/** Much that is done at the same time, and ways led onward anywhere; all begin and all end. */
const busy = fc
  .tuple(
    fc.array(fc.constantFrom(...KINDS), { minLength: 6, maxLength: 14, size: 'max' }),
    fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { minLength: 6, maxLength: 24, size: 'max' }),
  )
  .map(([kinds, links]): Process => {
    const keyOf = (index: number) => asKey(`n${index}`)
    const nodes = kinds.map((kind, index): Element => {
      const common = { key: keyOf(index), name: `Nr. ${index}`, parent }
      if (kind === 'task') return { ...common, kind, taskType: 'none' }
      return { ...common, kind: 'gateway', gatewayType: kind }
    })
    const pairs = new Map<string, readonly [Key, Key]>()
    const link = (source: Key, target: Key) => pairs.set(`${source} ${target}`, [source, target])
    for (const ends of links) {
      const [from = 0, to = 0] = ends.map((end) => end % kinds.length).sort((a, b) => a - b)
      if (from !== to) link(keyOf(from), keyOf(to))
    }
    const [start, end] = [asKey('start'), asKey('end')]
    const all = [...pairs.values()]
    for (const { key } of nodes) {
      if (!all.some(([, target]) => target === key)) link(start, key)
      if (!all.some(([source]) => source === key)) link(key, end)
    }
    const border = { name: '', parent, kind: 'event', trigger: 'none' } as const
    const elements: readonly Element[] = [
      { kind: 'pool', key: parent, name: 'A', isDrawn: true, isBlackBox: false },
      { ...border, key: start, position: 'start' },
      ...nodes,
      { ...border, key: end, position: 'end' },
      ...[...pairs.values()].map(([source, target], index): Element => {
        const key = asKey(`f${index}`)
        return { kind: 'sequenceFlow', key, name: '', parent, source, target }
      }),
    ]
    return {
      name: 'viel',
      elements: Object.fromEntries(elements.map((each) => [each.key, each])),
      shapes: {},
    }
  })

/** Three things at once: a comparison waits for two of them, the decision for it and the third. */
const some = ((): Process => {
  const names = ['Akte holen', 'Karte holen', 'Rechnen', 'Vergleichen', 'Entscheiden']
  const links = [
    's P',
    'P t0',
    'P t1',
    'P t2',
    't0 J',
    't1 J',
    'J t3',
    't3 K',
    't2 K',
    'K t4',
    't4 e',
  ]
  const border = { name: '', parent, kind: 'event', trigger: 'none' } as const
  const gateway = { name: '', parent, kind: 'gateway', gatewayType: 'parallel' } as const
  const elements: readonly Element[] = [
    { kind: 'pool', key: parent, name: 'A', isDrawn: true, isBlackBox: false },
    { ...border, key: asKey('s'), position: 'start' },
    { ...border, key: asKey('e'), position: 'end' },
    ...['P', 'J', 'K'].map((key): Element => ({ ...gateway, key: asKey(key) })),
    ...names.map(
      (name, index): Element => ({
        ...{ kind: 'task', taskType: 'none', key: asKey(`t${index}`), name, parent },
      }),
    ),
    ...links.map((link, index): Element => {
      const [source = parent, target = parent] = link.split(' ').map(asKey)
      return { kind: 'sequenceFlow', key: asKey(`f${index}`), name: '', parent, source, target }
    }),
  ]
  return {
    name: 'teils',
    elements: Object.fromEntries(elements.map((each) => [each.key, each])),
    shapes: {},
  }
})()

describe('where ways wait for each other', () => {
  it('is said by the nesting or in so many words, in any graph', () => {
    let meetings = 0
    fc.assert(
      fc.property(busy, (process) => {
        meetings += meetingsOf(process).length
        expect(untoldMeetings(process)).toEqual([])
      }),
      { seed: SEED, numRuns: runs(300) },
    )
    expect(meetings).toBeGreaterThan(300)
  })

  it('is said by the nesting alone in lists that people write', () => {
    fc.assert(
      fc.property(shapes, label, (shapes, end) => {
        expect(outlineOf(built(shapes, end, false)).waits.size).toBe(0)
      }),
      { seed: SEED, numRuns: runs(300) },
    )
  })

  const text = writeSteps(some)

  it('is told before the step that waits, by number, where only some of the ways wait', () => {
    const waiting = listSteps(some).filter(({ waitsFor }) => waitsFor.length > 0)
    expect(waiting.map(({ label, waitsFor }) => [label, waitsFor])).toEqual([
      [
        'Vergleichen',
        [
          { number: '1a.1', label: 'Akte holen' },
          { number: '1b.1', label: 'Karte holen' },
        ],
      ],
    ])
  })

  it('stands in the text as a comment, which no edit around it takes away', () => {
    expect(text).toContain('    # Hier warten aufeinander: „Akte holen“, „Karte holen“\n')
    for (const [old, now] of [
      ['Rechnen', 'Gebühr berechnen'],
      ['5. Entscheiden', '5. Entwurf schreiben\n6. Entscheiden'],
      ['# Hier warten', '# egal: Hier warten'],
    ] as const) {
      const revision = reviseSteps({ process: some }, text.replace(old, now), {
        ...{ id: 'g', newKey: keysFrom('k') },
      })
      if (revision.kind !== 'revised') throw new Error(revision.kind)
      expect(meetingsOf(revision.process)).toEqual(meetingsOf(some))
    }
  })
})
