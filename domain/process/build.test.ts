import { describe, expect, it } from 'vitest'
import {
  actorOf,
  and,
  branch,
  elementsOf,
  end,
  flowsOf,
  isFlowNode,
  keyMaker,
  keyStem,
  orderAt,
  problemsOf,
  process,
  start,
  task,
  xor,
} from '#process'

const wiring = (built: ReturnType<typeof process>) =>
  elementsOf(built).flatMap((element) =>
    element.kind === 'sequenceFlow'
      ? [`${element.source} > ${element.target} ${element.name}`.trim()]
      : [],
  )

describe('the builder', () => {
  it('connects steps in a row', () => {
    const built = process(start(), task('Prüfen'), end())
    expect(wiring(built)).toEqual(['start > Prüfen', 'Prüfen > end'])
    expect(problemsOf(built)).toEqual([])
  })

  it('joins the branches of a decision that come back, and only those', () => {
    const built = process(
      start(),
      xor(
        'Vollständig?',
        branch('ja', task('Bewilligen')),
        branch('nein', task('Ablehnen'), end('Aus')),
      ),
      task('Ablegen'),
      end(),
    )
    expect(wiring(built)).toContain('Vollständig_ > Bewilligen ja')
    expect(wiring(built)).toContain('Bewilligen > Ablegen')
    expect(wiring(built)).toContain('Ablehnen > Aus')
    const gateways = elementsOf(built).filter((element) => element.kind === 'gateway')
    expect(gateways).toHaveLength(1)
  })

  it('joins parallel work with a gateway of the same type', () => {
    const built = process(start(), and(task('A'), [task('B'), task('C')]), end())
    const gateways = elementsOf(built).filter((element) => element.kind === 'gateway')
    expect(gateways.map((gateway) => gateway.gatewayType)).toEqual(['parallel', 'parallel'])
    expect(flowsOf(built).incoming.get(gateways[1]!.key)).toHaveLength(2)
  })

  it('gives a step without actor to whoever did the one before', () => {
    const built = process(
      start(),
      task('A', { actor: 'Amt' }),
      xor(task('B'), task('C', { actor: 'Kasse' })),
      end(),
    )
    const actors = elementsOf(built)
      .filter(isFlowNode)
      .map((node) => `${node.key}: ${actorOf(built, node)}`)
    expect(actors).toContain('start: Amt')
    expect(actors).toContain('B: Amt')
    expect(actors).toContain('C: Kasse')
  })
})

describe('keys', () => {
  it('are never numbers, never empty, and never names of JavaScript', () => {
    expect(keyStem('6446')).toBe('_6446')
    expect(keyStem('Antrag prüfen?')).toBe('Antrag_prüfen_')
    expect(keyStem('constructor')).toBe('_constructor')
    expect(keyStem('__proto__')).toBe('___proto__')
    expect(keyStem(' ?')).toBe('')
  })

  it('are counted up where they repeat', () => {
    const make = keyMaker()
    expect([make('a'), make('a'), make('a.2'), make('a')]).toEqual(['a', 'a.2', 'a.2.2', 'a.3'])
  })

  it('of siblings sort as text in the order they were given', () => {
    const keys = Array.from({ length: 3000 }, (_, index) => orderAt(index))
    expect([...keys].sort()).toEqual(keys)
    expect(keys.slice(34, 38)).toEqual(['ay', 'az', 'b00', 'b01'])
  })
})
