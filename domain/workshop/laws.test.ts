// The laws of a workshop over rooms by chance: whatever is said, repeated, delayed and sent again.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asKey } from '#process'
import { runs } from '../../test/runs.ts'
import {
  type Body,
  composed,
  type Message,
  type OpenWorkshop,
  ownView,
  patchBetween,
  patched,
  roomView,
  shownTo,
  take,
  type Workshop,
  type Written,
} from './door.ts'
import { AGENDA, card, dots, message, planned, told, voice, voting } from './testing.ts'

const SEED = 20261128
const SOAK = 10_000
const NAMES = ['lead', 'a', 'b', 'c', 'd']
const PLACE = { kind: 'row', key: asKey('row') } as const

const name = fc.constantFrom(...NAMES)
const phase = fc.constantFrom(...AGENDA.map(({ id }) => id))
const small = fc.integer({ min: 0, max: 3 })
const cardId = fc.constantFrom('x', 'y', 'z', 'w')
const role = fc.constantFrom('co-moderation', 'scribe', 'participant', 'guest', 'observer')
const someDots = fc.dictionary(cardId, fc.integer({ min: 1, max: 2 }), { maxKeys: 3 })

const written = fc.constantFrom<Written>(
  { of: 'agreedMinutes', place: PLACE },
  { of: 'prescribed', place: PLACE },
  { of: 'recommendations', place: PLACE },
  { of: 'measures', id: 'm' },
)

/** What is written there. */
const writes = (what: Written, text: string, seen: number): Body => {
  switch (what.of) {
    case 'agreedMinutes':
      return { kind: 'agree-minutes', place: what.place, minutes: 7, seen }
    case 'prescribed':
      return { kind: 'prescribe', place: what.place, by: 'law', seen }
    case 'recommendations':
      return {
        ...{ kind: 'recommend', place: what.place, seen },
        recommendation: { kind: 'common', text },
      }
    case 'measures':
      return {
        ...{ kind: 'measure', seen },
        measure: {
          ...{ id: what.id, text, organisation: 'Kreis', post: 'Amt' },
          ...{ due: '2026-12-24', effect: text },
        },
      }
  }
}

/** Anything that may be said; texts are words that occur nowhere else. */
const body = (word: string): fc.Arbitrary<Body> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('switch'), phase, seen: small }) },
    { weight: 6, arbitrary: fc.tuple(cardId, small).map(([id, turn]) => card(id, word, turn)) },
    { weight: 6, arbitrary: fc.tuple(someDots, small).map(([given, turn]) => dots(given, turn)) },
    fc.tuple(someDots, small).map(([given, turn]) => dots(given, turn, 'sheet')),
    fc.record({
      kind: fc.constant('plan'),
      agenda: fc.constant([...AGENDA].reverse()),
      seen: small,
    }),
    fc.constantFrom<Body>(
      { kind: 'point', row: PLACE.key },
      { kind: 'point', row: asKey('r2') },
      { kind: 'point' },
    ),
    fc.record({ kind: fc.constant('reveal'), phase: fc.constant('collect') }),
    fc.record({ kind: fc.constant('count'), phase }),
    fc.record({ kind: fc.constant('merge'), into: cardId, cards: fc.tuple(cardId) }),
    fc.record({
      ...{ kind: fc.constant('cluster'), cluster: fc.constant('k'), name: fc.constant('Gruppe') },
      cards: fc.tuple(cardId),
    }),
    fc.record({ kind: fc.constant('uncluster'), cards: fc.tuple(cardId) }),
    fc.record({ kind: fc.constant('unmerge'), cards: fc.tuple(cardId) }),
    fc.record({ kind: fc.constant('appoint'), seat: small, role }),
    fc.record({ kind: fc.constant('hand-over'), seat: small }),
    fc.record({ kind: fc.constant('take-over'), seen: small }),
    fc.record({
      ...{
        kind: fc.constant('join'),
        name: fc.constant('Gast'),
        organisation: fc.constant('Kreis'),
      },
      role: fc.constantFrom('guest', 'observer'),
    }),
    fc
      .record({ kind: fc.constant('estimate'), phase: fc.constant('estimate'), turn: small })
      .map((one) => ({ ...one, place: PLACE, minutes: { min: 1, likely: 2, max: 3 } })),
    fc
      .record({ kind: fc.constant('estimate'), phase: fc.constant('estimate'), turn: small })
      .map((one) => ({
        ...{ ...one, place: PLACE, minutes: { min: 1, likely: 2, max: 3 } },
        sheet: { id: 'sheet', organisation: 'Kreis' },
      })),
    fc.constant<Body>({ kind: 'target', process: 'p', draft: 'd' }),
    // Names that are numbers stand in another order in an object than they came.
    fc.constantFrom('i', '7', '3').map((issue) => ({ kind: 'park' as const, issue, text: word })),
    fc
      .constantFrom('i', '7', '3')
      .map((issue) => ({ kind: 'settle' as const, issue, outcome: word })),
    small.map((seen) => ({ kind: 'agree-minutes' as const, place: PLACE, minutes: 5, seen })),
    {
      weight: 2,
      arbitrary: written.chain((what) => small.map((seen) => writes(what, word, seen))),
    },
    fc.record({ kind: fc.constant('withdraw'), what: written, seen: small }),
  ) as fc.Arbitrary<Body>

/** Up to sixty messages; those of one sender have ids of their own. */
const messages: fc.Arbitrary<readonly Message[]> = fc
  .integer({ min: 1, max: 60 })
  .chain((length) =>
    fc.tuple(
      ...Array.from({ length }, (_, at) =>
        fc.tuple(name, body(`wort${at}.`)).map(([who, said]) => message(`m${at}`, who, said, at)),
      ),
    ),
  )

const step = (workshop: OpenWorkshop, one: Message): OpenWorkshop => {
  const next = take(workshop, one)
  return next.state === 'open' ? next : workshop
}

/** Every state that a room comes through. */
const statesOf = (start: OpenWorkshop, said: readonly Message[]): readonly OpenWorkshop[] => {
  const states = [start]
  for (const one of said) states.push(step(states.at(-1) ?? start, one))
  return states
}

const check = <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void, sample = 300) =>
  fc.assert(fc.property(arbitrary, law), { seed: SEED, numRuns: runs(sample, SOAK) })

describe('whatever is said', () => {
  it('W1, W2: what was taken once changes nothing when it comes again, whenever that is', () => {
    check(fc.tuple(messages, fc.array(fc.nat())), ([said, repeats]) => {
      let once = voting()
      let often = voting()
      const taken: Message[] = []
      for (const [at, one] of said.entries()) {
        const next = take(once, one)
        if (next.state === 'open') taken.push(one)
        once = step(once, one)
        often = step(often, one)
        const again = taken[(repeats[at % Math.max(1, repeats.length)] ?? 0) % taken.length]
        if (again) expect(take(often, again)).toBe(often)
      }
      expect(often).toEqual(once)
    })
  })

  it('W4, W5, W6: there is one Moderation, each switch is one move, and what is counted stays so', () => {
    check(messages, (said) => {
      const states = statesOf(voting(), said)
      for (const [at, now] of states.entries()) {
        const before = states[at - 1] ?? now
        const leads = Object.values(now.participants).filter((one) => one.role === 'moderation')
        expect(leads).toHaveLength(1)
        expect(now.moves - before.moves).toBe(now.phase === before.phase ? 0 : 1)
        for (const id of before.counted) {
          expect(now.counted).toContain(id)
          expect(now.ballots[id]).toEqual(before.ballots[id])
        }
        if (now.phase !== before.phase) {
          const { from, body: one } = said[at - 1]!
          expect(one.kind).toBe('switch')
          expect(before.participants[from]?.role).toMatch(/moderation$/)
        }
      }
    })
  })

  it('W9, W19: nobody gets the text of a card that another has face down, nor any key', () => {
    let hidden = 0
    check(messages, (said) => {
      for (const state of statesOf(planned(), [...opening, ...said])) {
        for (const viewer of [...NAMES.map(voice), 'projector' as const]) {
          const text = JSON.stringify(shownTo(state, viewer))
          expect(text).not.toContain('voice-')
          for (const { author, phase: of, text: secret } of Object.values(state.cards)) {
            if (author === viewer || state.revealed.includes(of) || secret === '') continue
            hidden += 1
            expect(text).not.toContain(secret)
          }
        }
      }
    })
    expect(hidden).toBeGreaterThan(1000)
  })

  it('W14, W19: until the count nobody can tell from what they get how another voted', () => {
    const two = fc.tuple(messages, name, someDots, someDots)
    let voted = 0
    check(two, ([said, who, one, other]) => {
      const start = statesOf(voting(), said).at(-1)!
      const [first, second] = [one, other].map((given) =>
        take(start, message('secret', who, dots(given, 9))),
      )
      if (first?.state !== 'open' || second?.state !== 'open') return
      voted += 1
      for (const viewer of [...NAMES.map(voice), 'projector' as const]) {
        if (viewer === voice(who)) continue
        expect(shownTo(first, viewer)).toEqual(shownTo(second, viewer))
      }
    })
    expect(voted).toBeGreaterThan(20)
  })

  it('W14: no sum is ever shown of fewer than the minimum group', () => {
    check(messages, (said) => {
      for (const state of statesOf(voting(3), said)) {
        const view = shownTo(state, 'projector')
        if (view.state !== 'open') throw new Error(view.state)
        for (const { dots: sum, voices, fromPaper } of view.tallies) {
          const devices = voices - fromPaper
          if (sum) expect(voices >= 3 && (devices === 0 || devices >= 3)).toBe(true)
        }
        for (const { all, byOrganisation } of view.estimates) {
          for (const spread of [all, ...Object.values(byOrganisation)]) {
            if (spread) expect(spread.voices).toBeGreaterThanOrEqual(3)
          }
        }
      }
    })
  })

  it('W16, W40: of what is written and withdrawn each is taken by who saw the one before, and by nobody else', () => {
    // Mostly by who has seen how it is now.
    const act = fc.record({
      ...{ isWriting: fc.boolean(), what: written },
      old: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, small),
    })
    let again = 0
    check(fc.array(act, { minLength: 5, maxLength: 30 }), (acts) => {
      let now = planned()
      // What stands there, as anybody would count it.
      const kept = new Map<string, { version: number; text?: string }>()
      for (const [at, { isWriting, what, old }] of acts.entries()) {
        const text = `wort${at}.`
        const before = kept.get(what.of) ?? { version: 0 }
        const seen = old ?? before.version
        const said: Body = isWriting ? writes(what, text, seen) : { kind: 'withdraw', what, seen }
        const next = take(now, message(`m${at}`, 'lead', said, at))
        const isTaken = seen === before.version && (isWriting || before.text !== undefined)
        expect(next.state).toBe(isTaken ? 'open' : 'refused')
        if (next.state !== 'open') continue
        if (isWriting && before.version > 0 && before.text === undefined) again += 1
        kept.set(what.of, { version: seen + 1, ...(isWriting ? { text } : {}) })
        now = next
      }
      const closed = take(now, message('c', 'lead', { kind: 'close', dropsHidden: false }))
      for (const seen of [roomView(now), closed.state === 'closed' ? closed.result : undefined]) {
        for (const of of ['agreedMinutes', 'prescribed', 'recommendations', 'measures'] as const) {
          const one = kept.get(of)
          const stands = one?.text === undefined ? [] : [{ version: one.version }]
          expect(seen?.[of]).toMatchObject(stands)
        }
      }
      expect(JSON.stringify(closed)).not.toContain('withdrawn')
    })
    expect(again).toBeGreaterThan(20)
  })

  it('W23: what has changed, put into the picture before, is the picture now', () => {
    check(fc.tuple(messages, fc.integer({ min: 1, max: 5 })), ([said, stride]) => {
      const states = statesOf(planned(), [...opening, ...said]).filter((_, at) => at % stride === 0)
      let before: { workshop: OpenWorkshop; view: ReturnType<typeof roomView> } | undefined
      let kept = roomView(states[0]!)
      for (const workshop of states) {
        const view = roomView(workshop, before)
        const patch = before && patchBetween(before.view, view)
        // As it goes over the wire.
        if (patch) kept = patched(kept, JSON.parse(JSON.stringify(patch)))
        before = { workshop, view }
        expect(kept).toEqual(roomView(workshop))
        for (const who of NAMES.map(voice)) {
          const own = ownView(workshop, who)
          if (own) expect(composed(kept, own)).toEqual(shownTo(workshop, who))
        }
      }
    })
  })
})

describe('votes on a bad network', () => {
  const voters = ['a', 'b', 'c', 'd']
  const ballot = fc.constantFrom<Readonly<Record<string, number>>>(
    ...[{ x: 3 }, { x: 1, y: 2 }, { y: 1 }, {}],
  )
  const ballots = fc.tuple(...voters.map(() => fc.array(ballot, { minLength: 1, maxLength: 4 })))

  it('W12, W21: the last word of each voice counts once, however its words are shuffled and repeated', () => {
    const sent = ballots.chain((all) => {
      const words = all.flatMap((mine, who) =>
        mine.map((given, turn) => message(`v${turn}`, voters[who]!, dots(given, turn + 1))),
      )
      const copies = fc.array(fc.constantFrom(...words), { maxLength: 12 })
      const order = copies.chain((more) =>
        fc.shuffledSubarray([...words, ...more], { minLength: words.length + more.length }),
      )
      return fc.tuple(fc.constant(all), order)
    })
    check(sent, ([all, order]) => {
      let now: Workshop = voting()
      for (const one of order) {
        const next = take(now, one)
        if (next.state === 'refused') throw new Error(next.code)
        now = next
      }
      const expected: Record<string, number> = {}
      for (const mine of all) {
        for (const [id, count] of Object.entries(mine.at(-1) ?? {})) {
          expected[id] = (expected[id] ?? 0) + count
        }
      }
      const view = shownTo(told(now, ['lead', { kind: 'count', phase: 'vote' }]), 'projector')
      if (view.state !== 'open') throw new Error(view.state)
      expect(view.tallies).toEqual([{ phase: 'vote', voices: 4, fromPaper: 0, dots: expected }])
    })
  })
})

/** Brings everybody into the room and lets them collect, so that cards lie face down. */
const opening: readonly Message[] = [
  ...['a', 'b', 'c', 'd'].map((who) =>
    message('join', who, {
      ...{ kind: 'join', name: who.toUpperCase(), role: 'participant', organisation: 'Kreis' },
    }),
  ),
  message('collect', 'lead', { kind: 'switch', phase: 'collect', seen: 0 }),
]
