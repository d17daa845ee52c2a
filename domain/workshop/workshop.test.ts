// What a room may say, rule by rule.

import { describe, expect, it } from 'vitest'
import { asKey } from '#process'
import {
  type Body,
  MAY,
  type OpenWorkshop,
  type Phase,
  type Place,
  patchBetween,
  placeId,
  planWorkshop,
  type Role,
  roomView,
  shownTo,
  take,
  targetShown,
} from './door.ts'
import { MAX_ENTRIES, MAX_MESSAGES, MAX_MESSAGES_LEADING } from './limits.ts'
import {
  AGENDA,
  answer,
  card,
  dots,
  joins,
  LEAD,
  message,
  planned,
  switches,
  told,
  voice,
  voting,
} from './testing.ts'

const PLACE: Place = { kind: 'row', key: asKey('row-1') }

const opened = (workshop: Parameters<typeof shownTo>[0], name: string) => {
  const view = shownTo(workshop, voice(name))
  if (view.state !== 'open') throw new Error(view.state)
  return view
}

const estimates = (min: number, likely: number, max: number, turn = 1): Body => ({
  ...{ kind: 'estimate', phase: 'estimate', place: PLACE, turn, minutes: { min, likely, max } },
})

const measure = (more: object = {}, seen = 0): Body => ({
  kind: 'measure',
  seen,
  measure: {
    ...{ id: 'm', text: 'Formular ändern', organisation: 'Kreis', post: 'Sachgebiet 50' },
    ...{ due: '2026-12-24', effect: '10 Minuten weniger', place: PLACE, ...more },
  },
})

describe('a plan', () => {
  it('is refused where it does not hold together', () => {
    const moderation = { voice: LEAD, name: 'Frau Kern', organisation: '' }
    const good = { title: 'Wohngeld', agenda: AGENDA, minimumGroup: 3, moderation }
    const [first] = AGENDA
    const withAgenda = (agenda: typeof AGENDA) => planWorkshop({ ...good, agenda })
    expect(planWorkshop(good)).toBeDefined()
    expect(withAgenda([])).toBeUndefined()
    expect(withAgenda([first!, first!])).toBeUndefined()
    expect(withAgenda([{ ...first!, kind: 'vote' }])).toBeUndefined()
    expect(withAgenda([{ ...first!, kind: 'walk', cards: 'idea' }])).toBeUndefined()
    expect(withAgenda([{ ...first!, kind: 'collect', cards: 'idea' }])).toBeDefined()
    // Of two, each has the other's word by taking off their own.
    expect(planWorkshop({ ...good, minimumGroup: 2 })).toBeUndefined()
  })
})

describe('the agenda', () => {
  const phase = (id: string, more: object = {}) => ({
    ...{ id, kind: 'collect' as const, question: 'Was?', minutes: 5, ...more },
  })
  const plans = (agenda: readonly Phase[], seen: number): Body => ({ kind: 'plan', agenda, seen })

  it('W25: is changed until a phase is shown, and everybody sees it', () => {
    const workshop = told(planned(), joins('a'), ['lead', plans([phase('q'), phase('p')], 0)])
    expect(opened(workshop, 'a').agenda.map(({ id }) => id)).toEqual(['q', 'p'])
    const begun = told(workshop, ['lead', { kind: 'switch', phase: 'q', seen: 1 }])
    expect(answer(begun, 'lead', plans([phase('p')], 2))).toBe('begun')
  })

  it('W25: of two who change it, or change it and begin, the second is told to look again', () => {
    const workshop = told(planned(), ['lead', plans([phase('collect')], 0)])
    expect(answer(workshop, 'lead', plans([phase('p')], 0))).toBe('somebody-was-first')
    const begin = (seen: number): Body => ({ kind: 'switch', phase: 'collect', seen })
    expect(answer(workshop, 'lead', begin(0))).toBe('somebody-was-first')
    expect(answer(workshop, 'lead', begin(1))).toBe('taken')
  })

  it('W25, W22: holds together, like that of a plan', () => {
    const many = Array.from({ length: 51 }, (_, at) => phase(`p${at}`))
    for (const agenda of [
      ...[[], [phase('p'), phase('p')], [phase('p', { question: ' ' })], many],
      ...[[phase('p', { minutes: -1 })], [phase('p', { minutes: 601 })]],
      ...[[phase('p', { kind: 'vote' })], [phase('p', { dots: 3 })]],
    ]) {
      expect(answer(planned(), 'lead', plans(agenda, 0))).toBe('not-well-formed')
    }
    expect(answer(planned(), 'lead', plans([phase('p', { kind: 'vote', dots: 3 })], 0))).toBe(
      'taken',
    )
  })

  it('W25, W4: is for those who lead', () => {
    const workshop = told(planned(), joins('a'), joins('b'), [
      'lead',
      { kind: 'appoint', seat: 2, role: 'co-moderation' },
    ])
    expect(answer(workshop, 'a', plans([phase('p')], 0))).toBe('taken')
    expect(answer(workshop, 'b', plans([phase('p')], 0))).toBe('not-your-role')
  })
})

describe('messages and voices', () => {
  it('W1, W3: whoever has not joined is not heard, and nothing changes', () => {
    const workshop = told(planned(), switches('collect', 0))
    expect(answer(workshop, 'a', card('x', 'Idee'))).toBe('not-in-the-room')
    expect(shownTo(workshop, voice('a'))).toEqual({ state: 'nothing' })
  })

  it('W2: a message taken once does nothing again, and ids of others are others', () => {
    const workshop = told(planned(), joins('a'), joins('b'))
    const parks = (name: string, issue: string) =>
      message('one', name, { kind: 'park', issue, text: 'Später' })
    const once = take(workshop, parks('a', 'i'))
    if (once.state !== 'open') throw new Error(once.state)
    expect(take(once, parks('a', 'j'))).toBe(once)
    const twice = take(once, parks('b', 'j'))
    expect(twice.state === 'open' && Object.keys(twice.issues)).toEqual(['i', 'j'])
  })

  it('W3: joining again changes the name at most', () => {
    const workshop = told(planned(), joins('a'), [
      'lead',
      { kind: 'appoint', seat: 2, role: 'scribe' },
    ])
    const again = told(workshop, [
      'a',
      { kind: 'join', name: 'Neu', role: 'guest', organisation: 'Stadt' },
    ])
    const [, a] = opened(again, 'a').participants
    expect(a).toEqual({ seat: 2, name: 'Neu', role: 'scribe', organisation: 'Stadt' })
  })

  it('W4: each role may say what the table says and is refused the rest', () => {
    const roles: readonly Role[] = ['co-moderation', 'scribe', 'participant', 'guest', 'observer']
    const bodies: readonly Exclude<Body, { kind: 'join' | 'target' | 'rename' }>[] = [
      { kind: 'switch', phase: 'walk', seen: 2 },
      { kind: 'attention' },
      { kind: 'hand-over', seat: 1 },
      { kind: 'close', dropsHidden: true },
      card('z', 'Idee') as Extract<Body, { kind: 'card' }>,
      dots({ x: 1 }) as Extract<Body, { kind: 'vote' }>,
      { kind: 'prescribe', place: PLACE, by: 'law', seen: 0 },
      { kind: 'park', issue: 'i', text: 'Später' },
    ]
    for (const role of roles.filter((one) => one !== 'moderation')) {
      const given = role as Exclude<Role, 'moderation'>
      const workshop = told(voting(), ['lead', { kind: 'appoint', seat: 2, role: given }])
      for (const body of bodies) {
        const expected = MAY[body.kind].includes(role) ? 'taken' : 'not-your-role'
        expect([role, body.kind, answer(workshop, 'a', body)]).toEqual([role, body.kind, expected])
      }
    }
    expect(Object.values(MAY).some((may) => may.includes('observer'))).toBe(false)
    expect(answer(voting(), 'lead', dots({ x: 1 }))).toBe('not-your-role')
  })

  it('W33: who keeps the minutes proposes a step for the target, which is taken over or not', () => {
    const workshop = told(voting(), ['lead', { kind: 'appoint', seat: 2, role: 'scribe' }])
    const body = {
      kind: 'park',
      issue: 'i',
      text: 'Anrufen',
      place: PLACE,
      forTarget: true,
    } as const
    const proposed = told(workshop, ['a', body])
    expect(proposed).toMatchObject({ issues: { i: { text: 'Anrufen', forTarget: true } } })
    expect(answer(told(workshop, ['lead', { ...body, issue: 'j' }]), 'a', body)).toBe('taken')
    const settled = told(proposed, ['lead', { kind: 'settle', issue: 'i', outcome: 'steht da' }])
    const end = { kind: 'close', dropsHidden: true } as const
    expect(take(settled, message('end', 'lead', end))).toMatchObject({
      result: { issues: [{ id: 'i', forTarget: true, outcome: 'steht da' }] },
    })
  })

  it('W32: another title is what the room and its result have, whoever is in it', () => {
    const renamed = told(voting(), ['lead', { kind: 'rename', title: 'Hunde und Katzen' }])
    expect(renamed).toMatchObject({ state: 'open', title: 'Hunde und Katzen' })
    expect(answer(renamed, 'lead', { kind: 'rename', title: ' ' })).toBe('not-well-formed')
    const date = {
      ...{ startsAt: '2026-12-10T08:00:00.000Z', endsAt: '2026-12-10T09:00:00.000Z', place: '' },
      ...{ expiresAt: '2026-12-17T09:00:00.000Z', version: 2 },
    }
    const moved = told(renamed, ['lead', { kind: 'rename', title: 'Hunde', date }])
    for (const who of [voice('lead'), voice('a'), 'projector'] as const)
      expect(shownTo(moved, who)).toMatchObject({ title: 'Hunde', date })
    // Said before, heard later.
    const late = {
      kind: 'rename',
      title: 'Hund',
      date: { ...date, place: 'Saal', version: 1 },
    } as const
    expect(told(moved, ['lead', late])).toMatchObject({ title: 'Hunde', date })
    const odd = { kind: 'rename', title: 'Hund', date: { ...date, startsAt: '' } } as const
    expect(answer(moved, 'lead', odd)).toBe('not-well-formed')
    const body = { kind: 'close', dropsHidden: true } as const
    expect(take(renamed, message('end', 'lead', body))).toMatchObject({
      result: { title: 'Hunde und Katzen' },
    })
  })

  it('W4: who keeps the minutes writes down what is agreed, and leads nothing', () => {
    const workshop = told(voting(), ['lead', { kind: 'appoint', seat: 2, role: 'scribe' }])
    const common = { kind: 'common', text: 'Anrufen' } as const
    for (const body of [
      { kind: 'recommend', place: PLACE, recommendation: common, seen: 0 } as const,
      { kind: 'agree-minutes', place: PLACE, minutes: 5, seen: 0 } as const,
      { kind: 'prescribe', place: PLACE, by: 'law', seen: 0 } as const,
      measure(),
      dots({ x: 1 }),
    ]) {
      expect([body.kind, answer(workshop, 'a', body)]).toEqual([body.kind, 'taken'])
    }
    const led: readonly Body[] = [
      { kind: 'switch', phase: 'walk', seen: 2 },
      { kind: 'reveal', phase: 'collect' },
      { kind: 'count', phase: 'vote' },
      { kind: 'timer', minutes: 5 },
      { kind: 'appoint', seat: 3, role: 'guest' },
      { kind: 'take-over', seen: 1 },
      { kind: 'close', dropsHidden: true },
      dots({ x: 1 }, 1, 'sheet'),
    ]
    for (const body of led) {
      expect([body.kind, answer(workshop, 'a', body)]).toEqual([body.kind, 'not-your-role'])
    }
  })

  it('W4: who observes sees what everybody sees, and has no voice', () => {
    const workshop = told(voting(), ['lead', { kind: 'appoint', seat: 2, role: 'observer' }])
    const { me, ...seen } = opened(workshop, 'a')
    const { me: _other, ...others } = opened(workshop, 'c')
    expect(me?.role).toBe('observer')
    expect(seen.agenda).toEqual(others.agenda)
    expect(seen.cards.map(({ text }) => text)).toEqual(others.cards.map(({ text }) => text))
    for (const body of [dots({ x: 1 }), card('z', 'Idee'), estimates(1, 2, 3), measure()]) {
      expect([body.kind, answer(workshop, 'a', body)]).toEqual([body.kind, 'not-your-role'])
    }
  })

  it('W27: a co-moderation takes over, and who led stays beside', () => {
    const workshop = told(
      planned(),
      ['a', { kind: 'join', name: 'A', role: 'co-moderation', organisation: '' }],
      ['b', { kind: 'join', name: 'B', role: 'co-moderation', organisation: '' }],
      joins('c'),
    )
    const roles = (name: string, now: typeof workshop) =>
      opened(now, name).participants.map(({ role }) => role)
    const taken = told(workshop, ['a', { kind: 'take-over', seen: 1 }])
    expect(roles('c', taken)).toEqual([
      ...['co-moderation', 'moderation', 'co-moderation', 'participant'],
    ])
    // Of two at once the second is told who leads now.
    expect(take(taken, message('late', 'b', { kind: 'take-over', seen: 1 }))).toEqual({
      ...{ state: 'refused', code: 'somebody-was-first', now: 2 },
    })
    expect(answer(taken, 'lead', { kind: 'take-over', seen: 2 })).toBe('taken')
    expect(answer(taken, 'a', { kind: 'take-over', seen: 2 })).toBe('not-your-role')
    expect(answer(taken, 'c', { kind: 'take-over', seen: 2 })).toBe('not-your-role')
  })

  it('W4: the Moderation is handed over and stays one', () => {
    const workshop = told(planned(), joins('a'), ['lead', { kind: 'hand-over', seat: 2 }])
    expect(opened(workshop, 'a').participants.map(({ role }) => role)).toEqual([
      'co-moderation',
      'moderation',
    ])
    expect(answer(workshop, 'lead', { kind: 'hand-over', seat: 1 })).toBe('not-your-role')
    expect(answer(workshop, 'a', { kind: 'appoint', seat: 2, role: 'guest' })).toBe('not-your-role')
  })
})

describe('phases', () => {
  it('W5: the second of two who switch at once is told so', () => {
    const workshop = told(planned(), joins('a'), [
      'lead',
      { kind: 'appoint', seat: 2, role: 'co-moderation' },
    ])
    const first = told(workshop, switches('collect', 0))
    const second = take(first, message('s', 'a', { kind: 'switch', phase: 'vote', seen: 0 }))
    expect(second).toEqual({ state: 'refused', code: 'somebody-was-first', now: 1 })
    expect(answer(first, 'a', { kind: 'switch', phase: 'nowhere', seen: 1 })).toBe('unknown')
    expect(answer(first, 'a', { kind: 'switch', phase: 'collect', seen: 1 })).toBe('not-this-phase')
    expect(answer(first, 'a', { kind: 'switch', phase: 'walk', seen: 1 })).toBe('taken')
  })

  it('W6: a vote that was left is counted and never open again', () => {
    const back = told(voting(), ['a', dots({ x: 1 })], switches('walk', 2), switches('vote', 3))
    expect(answer(back, 'a', dots({ y: 1 }, 2))).toBe('already-counted')
    const counted = told(voting(), ['lead', { kind: 'count', phase: 'vote' }])
    expect(answer(counted, 'a', dots({ y: 1 }))).toBe('already-counted')
  })

  it('W7: a pause adds its length to the timer, and switching takes it away', () => {
    const at = (body: Body, time: number, workshop = planned()) => {
      const next = take(workshop, message(`t${time}`, 'lead', body, time))
      if (next.state !== 'open') throw new Error(next.state)
      return next
    }
    const running = at({ kind: 'timer', minutes: 1 }, 1000)
    const paused = at({ kind: 'pause' }, 5000, running)
    const resumed = at({ kind: 'resume' }, 9000, at({ kind: 'pause' }, 7000, paused))
    expect(running.timer).toEqual({ until: 61_000 })
    expect(resumed.timer).toEqual({ until: 65_000 })
    expect(told(resumed, switches('walk', 0)).timer).toBeUndefined()
    expect(at({ kind: 'attention' }, 9500, resumed).signals).toBe(1)
  })

  it('W8: who comes late sees what is shown and may vote at once', () => {
    const workshop = told(voting(), joins('late'))
    const view = opened(workshop, 'late')
    expect([view.phase, view.cards.length]).toEqual(['vote', 2])
    expect(answer(workshop, 'late', dots({ x: 1 }))).toBe('taken')
  })

  it('W8, W26: all see the row at which those who lead point, also who comes late and in other phases', () => {
    const pointing = told(
      planned(),
      joins('a'),
      switches('walk', 0),
      ['lead', { kind: 'point', row: asKey('row-2') }],
      switches('collect', 1),
      joins('late'),
    )
    for (const who of ['a', 'late']) expect(opened(pointing, who).row).toBe('row-2')
    const view = shownTo(pointing, 'projector')
    expect(view.state === 'open' && view.row).toBe('row-2')
    expect(opened(told(pointing, ['lead', { kind: 'point' }]), 'a').row).toBeUndefined()
  })

  it('W26: nobody else points, and two who press at once skip nothing', () => {
    const row = { kind: 'point', row: asKey('row-2') } as const
    const leading = told(planned(), joins('a'), joins('b'), [
      'lead',
      { kind: 'appoint', seat: 2, role: 'co-moderation' },
    ])
    expect(answer(leading, 'b', row)).toBe('not-your-role')
    expect(opened(told(leading, ['lead', row], ['a', row]), 'b').row).toBe('row-2')
    const tooLong = asKey('x'.repeat(501))
    expect(answer(leading, 'lead', { kind: 'point', row: tooLong })).toBe('not-well-formed')
    expect(answer(leading, 'lead', { kind: 'point', row: asKey('') })).toBe('not-well-formed')
  })
})

describe('the target', () => {
  it('W30: is shown in its phase alone, and nobody can name a draft by a message of their own', () => {
    const body: Body = { kind: 'target', process: 'p1', draft: 'd1' }
    const begun = told(planned(), joins('a'), switches('walk', 0), ['lead', body])
    expect(opened(begun, 'a').target).toEqual({ process: 'p1', draft: 'd1' })
    expect(targetShown(begun)).toBeUndefined()
    const writing = told(begun, switches('target', 1))
    expect(targetShown(writing)).toEqual({ process: 'p1', draft: 'd1' })
    expect(targetShown(told(writing, switches('measures', 2)))).toBeUndefined()
    expect(targetShown(told(planned(), switches('target', 0)))).toBeUndefined()
    expect(answer(begun, 'lead', { ...body, draft: '../d' })).toBe('not-well-formed')
    expect(Object.keys(MAY)).not.toContain('target')
  })
})

describe('cards', () => {
  const collecting = told(planned(), joins('a'), joins('b'), switches('collect', 0))

  it('W9: the highest turn holds, and nobody changes what everybody has seen', () => {
    const workshop = told(collecting, ['a', card('x', 'zwei', 2)], ['a', card('x', 'eins', 1)])
    expect(opened(workshop, 'a').cards.map(({ text }) => text)).toEqual(['zwei'])
    expect(opened(workshop, 'b').cards).toEqual([])
    expect(opened(workshop, 'b').hidden).toEqual({ collect: 1 })
    expect(answer(workshop, 'b', card('x', 'fremd', 3))).toBe('taken-by-another')
  })

  it('W10: a card after its phase is taken and marked, before it is refused', () => {
    const over = told(
      collecting,
      ['lead', { kind: 'reveal', phase: 'collect' }],
      switches('vote', 1),
    )
    const late = told(over, ['a', card('x', 'offline geschrieben')])
    expect(opened(late, 'b').cards).toMatchObject([{ text: 'offline geschrieben', isLate: true }])
    expect(answer(told(planned(), joins('a')), 'a', card('x', 'zu früh'))).toBe('not-yet')
  })

  it('W11: a card leaves its cluster, and stays as it was otherwise', () => {
    const out: Body = { kind: 'uncluster', cards: ['x'] }
    const before = told(voting(), switches('cluster', 2))
    const put: Body = { kind: 'cluster', cluster: 'k', name: 'Formulare', cards: ['x', 'y'] }
    const clustered = told(before, ['lead', put])
    const view = opened(told(clustered, ['lead', out]), 'a')
    const [first, second] = opened(before, 'a').cards
    expect(view.cards).toEqual([first, { ...second, cluster: 'k' }])
    expect(answer(clustered, 'a', out)).toBe('not-your-role')
    expect(answer(clustered, 'lead', { ...out, cards: ['nowhere'] })).toBe('unknown')
    const hidden = told(planned(), joins('a'), switches('collect', 0), ['a', card('x', 'Idee')])
    expect(answer(hidden, 'lead', out)).toBe('unknown')
  })

  it('W11: only shown cards are clustered and merged, not while people vote', () => {
    const cluster: Body = { kind: 'cluster', cluster: 'k', name: 'Formulare', cards: ['x'] }
    const merge: Body = { kind: 'merge', into: 'x', cards: ['y'] }
    expect(answer(told(collecting, ['a', card('x', 'Idee')]), 'lead', cluster)).toBe('unknown')
    expect(answer(voting(), 'lead', merge)).toBe('not-this-phase')
    const workshop = told(
      voting(),
      ['a', dots({ x: 1 })],
      ['b', dots({ y: 2 })],
      ['c', dots({ y: 1 })],
      switches('cluster', 2),
      ['lead', cluster],
      ['lead', merge],
    )
    const view = opened(workshop, 'a')
    expect(view.cards).toMatchObject([{ cluster: 'k' }, { mergedInto: 'x' }])
    expect(view.tallies).toEqual([{ phase: 'vote', voices: 3, fromPaper: 0, dots: { x: 4 } }])
    const apart: Body = { kind: 'unmerge', cards: ['y'] }
    const again = opened(told(workshop, ['lead', apart]), 'a')
    expect(again.cards.map(({ mergedInto }) => mergedInto)).toEqual([undefined, undefined])
    expect(again.tallies).toMatchObject([{ dots: { x: 1, y: 3 } }])
    expect(answer(workshop, 'a', apart)).toBe('not-your-role')
    expect(answer(voting(), 'lead', apart)).toBe('not-this-phase')
    expect(answer(collecting, 'lead', apart)).toBe('unknown')
  })
})

describe('voting and estimating', () => {
  it('W13, W14: estimates from paper count like others, and do not make up for devices that are too few', () => {
    const sheet = (id: string, likely: number, organisation = 'Stadt'): Body => ({
      ...(estimates(1, likely, 90) as Extract<Body, { kind: 'estimate' }>),
      sheet: { id, organisation },
    })
    const open = told(voting(), switches('estimate', 2))
    const count = ['lead', { kind: 'count', phase: 'estimate' }] as const
    const paper = [
      ['lead', sheet('s1', 2)],
      ['lead', sheet('s2', 4)],
      ['lead', sheet('s3', 6)],
    ] as const
    const spread = { voices: 3, min: 1, likely: 4, max: 90 }
    expect(opened(told(open, ...paper, count), 'a').estimates).toEqual([
      { phase: 'estimate', place: PLACE, all: spread, byOrganisation: { Stadt: spread } },
    ])
    expect(opened(told(open, ...paper), 'a')).toMatchObject({
      ...{ voted: 3, votedDevices: 0, isEnough: true },
    })
    const early = told(open, ...paper, ['a', estimates(5, 10, 20)])
    expect(opened(early, 'b')).toMatchObject({ voted: 4, votedDevices: 1, isEnough: false })
    const oneDevice = told(open, ...paper, ['a', estimates(5, 10, 20)], count)
    expect(opened(oneDevice, 'b').estimates).toEqual([
      { phase: 'estimate', place: PLACE, byOrganisation: {} },
    ])
    const others = ['a', 'b', 'c'].map((name) => [name, estimates(5, 10, 20)] as const)
    const both = opened(told(open, ...paper, ...others, count), 'a').estimates[0]
    expect(both?.all?.voices).toBe(6)
    expect(Object.keys(both?.byOrganisation ?? {})).toEqual(['Stadt', 'Kreis'])
    expect(answer(open, 'a', sheet('s1', 2))).toBe('not-your-role')
    expect(answer(open, 'lead', estimates(1, 2, 3))).toBe('not-your-role')
    expect(answer(open, 'lead', sheet('__proto__', 2))).toBe('not-well-formed')
  })

  it('W12: all dots of a voice are one ballot, within what the phase gives', () => {
    expect(answer(voting(), 'a', dots({ x: 4 }))).toBe('too-many-dots')
    expect(answer(voting(), 'a', dots({ x: 2, y: 2 }))).toBe('too-many-dots')
    expect(answer(voting(), 'a', dots({ x: -1 }))).toBe('not-well-formed')
    expect(answer(voting(), 'a', dots({ nothing: 1 }))).toBe('unknown')
    const workshop = told(voting(), ['a', dots({ y: 3 }, 2)], ['a', dots({ x: 3 }, 1)])
    expect(opened(workshop, 'a').me?.dots).toEqual({ vote: { turn: 2, dots: { y: 3 } } })
  })

  it('W13: paper counts like others, a ballot a sheet, entered by those who lead', () => {
    const sheets = ['s1', 's2', 's3'].map((sheet) => ['lead', dots({ x: 1 }, 1, sheet)] as const)
    const workshop = told(voting(), ...sheets, ['lead', { kind: 'count', phase: 'vote' }])
    expect(opened(workshop, 'a').tallies).toEqual([
      { phase: 'vote', voices: 3, fromPaper: 3, dots: { x: 3 } },
    ])
    expect(answer(voting(), 'a', dots({ x: 1 }, 1, 's1'))).toBe('not-your-role')
    const paper: Body = {
      ...(card('p', 'Vom Zettel') as Extract<Body, { kind: 'card' }>),
      isPaper: true,
    }
    expect(answer(voting(), 'a', paper)).toBe('not-your-role')
    const [, , entered] = opened(told(voting(), ['lead', paper]), 'b').cards
    expect(entered).toMatchObject({ text: 'Vom Zettel', isPaper: true })
  })

  it('W14: sums are shown after the count, of at least the minimum group, whatever paper adds', () => {
    const two = told(voting(), ['a', dots({ x: 1 })], ['b', dots({ x: 1 })])
    const turnout = { voted: 2, votedDevices: 2, isEnough: false }
    expect(opened(two, 'c')).toMatchObject({ tallies: [], ...turnout })
    const count = ['lead', { kind: 'count', phase: 'vote' }] as const
    expect(opened(told(two, count), 'c').tallies).toEqual([
      { phase: 'vote', voices: 2, fromPaper: 0 },
    ])
    const withPaper = told(two, ['lead', dots({ y: 1 }, 1, 's')], count)
    expect(opened(withPaper, 'c').tallies[0]?.dots).toBeUndefined()
    // Those who lead know it before they count.
    const beforeCount = told(two, ['lead', dots({ y: 1 }, 1, 's')])
    expect(opened(beforeCount, 'c')).toMatchObject({ ...turnout, voted: 3 })
    expect(opened(told(two, ['c', dots({ y: 1 })]), 'd')).toMatchObject({
      ...{ voted: 3, votedDevices: 3, isEnough: true },
    })
    expect(opened(told(two, ['c', dots({ y: 1 })], count), 'd').tallies[0]?.dots).toEqual({
      x: 2,
      y: 1,
    })
  })

  it('W15: the spread is of all, and of administrations where the others cannot be told', () => {
    const room = (others: number) => {
      const stadt = Array.from({ length: others }, (_, at) => `s${at}`)
      return told(
        voting(),
        ...stadt.map((name) => joins(name, 'Stadt')),
        switches('estimate', 2),
        ['a', estimates(5, 10, 20)],
        ['b', estimates(6, 12, 30)],
        ['c', estimates(7, 11, 25)],
        ...stadt.map((name) => [name, estimates(1, 2, 90)] as const),
        ['lead', { kind: 'count', phase: 'estimate' }],
      )
    }
    const kreis = { voices: 3, min: 5, likely: 11, max: 30 }
    expect(opened(room(0), 'a').estimates).toEqual([
      { phase: 'estimate', place: PLACE, all: kreis, byOrganisation: { Kreis: kreis } },
    ])
    expect(opened(room(1), 'a').estimates).toMatchObject([
      { all: { voices: 4, min: 1, likely: 10.5, max: 90 } },
    ])
    expect(opened(room(1), 'a').estimates[0]?.byOrganisation).toEqual({})
    expect(Object.keys(opened(room(3), 'a').estimates[0]?.byOrganisation ?? {})).toHaveLength(2)
    const open = told(voting(), switches('estimate', 2))
    expect(answer(open, 'a', estimates(9, 5, 20))).toBe('not-well-formed')
  })
})

describe('what is agreed', () => {
  it('W16: who changes an older version is told', () => {
    const agree = (minutes: number, seen: number): Body => ({
      ...{ kind: 'agree-minutes', place: PLACE, minutes, seen },
    })
    const workshop = told(planned(), ['lead', agree(12, 0)])
    expect(answer(workshop, 'lead', agree(15, 0))).toBe('somebody-was-first')
    expect(opened(told(workshop, ['lead', agree(15, 1)]), 'lead').agreedMinutes).toEqual([
      { version: 2, place: PLACE, value: 15 },
    ])
  })

  it('W40: what is withdrawn goes, and is written again by who has seen that', () => {
    const agree = (seen: number): Body => ({
      ...{ kind: 'agree-minutes', place: PLACE, minutes: 12, seen },
    })
    const withdraw = (seen: number): Body => ({
      ...{ kind: 'withdraw', what: { of: 'agreedMinutes', place: PLACE }, seen },
    })
    expect(answer(planned(), 'lead', withdraw(0))).toBe('unknown')
    const agreed = told(planned(), joins('a'), ['lead', agree(0)])
    expect(answer(agreed, 'a', withdraw(1))).toBe('not-your-role')
    expect(answer(agreed, 'lead', withdraw(0))).toBe('somebody-was-first')
    const gone = told(agreed, ['lead', withdraw(1)])
    expect(opened(gone, 'a').agreedMinutes).toEqual([])
    expect(opened(gone, 'a').withdrawn).toEqual({ [`agreedMinutes:${placeId(PLACE)}`]: 2 })
    // Neither who wrote it first, nor who changed it meanwhile, nor who withdraws it, too.
    for (const late of [agree(0), agree(1), withdraw(1)]) {
      expect(take(gone, message('late', 'lead', late))).toEqual({
        ...{ state: 'refused', code: 'somebody-was-first', now: 2 },
      })
    }
    expect(answer(gone, 'lead', withdraw(2))).toBe('unknown')
    const again = opened(told(gone, ['lead', agree(2)]), 'a')
    expect(again.agreedMinutes).toEqual([{ version: 3, place: PLACE, value: 12 }])
    expect(again.withdrawn).toEqual({})
  })

  it('W22, W40: writing and withdrawing does not fill the room, and what stands can always be withdrawn', () => {
    const marks = Array.from({ length: MAX_ENTRIES }, (_, at) => [`measures:m${at}`, 2])
    const full = { ...told(planned(), ['lead', measure()]), withdrawn: Object.fromEntries(marks) }
    expect(answer(full, 'lead', measure({ id: 'other' }))).toBe('full')
    const what = { of: 'measures', id: 'm' } as const
    expect(answer(full, 'lead', { kind: 'withdraw', what, seen: 1 })).toBe('taken')
    expect(answer(full, 'lead', measure({ id: 'm7' }, 2))).toBe('taken')
  })

  it('W17: what stays local has a reason', () => {
    const recommend = (recommendation: object): Body =>
      ({ kind: 'recommend', place: PLACE, recommendation, seen: 0 }) as Body
    const text = 'Ein Formular für alle'
    expect(answer(planned(), 'lead', recommend({ kind: 'common', text }))).toBe('taken')
    expect(answer(planned(), 'lead', recommend({ kind: 'local', reason: 'law', text }))).toBe(
      'taken',
    )
    expect(answer(planned(), 'lead', recommend({ kind: 'local', text }))).toBe('not-well-formed')
  })

  it('W18: a measure has a post, a day and an effect', () => {
    expect(answer(planned(), 'lead', measure())).toBe('taken')
    for (const missing of [
      { post: '' },
      { due: '2026-02-30' },
      { due: '0000-01-01' },
      { effect: ' ' },
    ]) {
      expect(answer(planned(), 'lead', measure(missing))).toBe('not-well-formed')
    }
  })

  it('W23: one more issue costs each device that one, however many there are', () => {
    const many = Array.from(
      { length: 50 },
      (_, at) => ['lead', { kind: 'park', issue: `i${at}`, text: 'Frist' }] as const,
    )
    const before = told(planned(), ...many)
    const parked = told(before, ['lead', { kind: 'park', issue: 'new', text: 'Vordruck' }])
    const patch = patchBetween(roomView(before), roomView(parked))
    expect(patch).toEqual({ issues: [{ id: 'new', text: 'Vordruck' }] })
    const settled = told(parked, ['lead', { kind: 'settle', issue: 'i7', outcome: 'Erledigt' }])
    expect(patchBetween(roomView(parked), roomView(settled))).toEqual({
      issues: [{ id: 'i7', text: 'Frist', outcome: 'Erledigt' }],
    })
  })

  it('W34: an issue is kept by who may speak, and settled by who writes down what is agreed', () => {
    const settle = { kind: 'settle', issue: 'i', outcome: 'Beauftragt' } as const
    const parked = told(planned(), joins('a'), ['a', { kind: 'park', issue: 'i', text: 'Scan' }])
    expect(answer(parked, 'a', settle)).toBe('not-your-role')
    const settled = told(parked, ['lead', settle])
    expect(opened(settled, 'a').issues).toEqual([{ id: 'i', text: 'Scan', outcome: 'Beauftragt' }])
  })
})

describe('secrecy and the end', () => {
  it('W19: the projector sees nothing that is only one voice’s', () => {
    const workshop = told(planned(), joins('a'), switches('collect', 0), ['a', card('x', 'geheim')])
    const view = JSON.stringify(shownTo(workshop, 'projector'))
    expect(view).not.toContain('geheim')
    expect(JSON.stringify(shownTo(workshop, voice('a')))).toContain('geheim')
  })

  it('W6, W21: closing counts what was voted on until then', () => {
    const voted = told(voting(), ...['a', 'b', 'c'].map((name) => [name, dots({ x: 2 })] as const))
    expect(take(voted, message('c', 'lead', { kind: 'close', dropsHidden: false }))).toMatchObject({
      result: { tallies: [{ voices: 3, dots: { x: 6 } }] },
    })
  })

  it('W20: closing leaves no key, no name and no single vote, and ends everything', () => {
    const closing: Body = { kind: 'close', dropsHidden: false }
    const hidden = told(planned(), joins('a'), switches('collect', 0), ['a', card('x', 'geheim')])
    expect(take(hidden, message('c', 'lead', closing))).toMatchObject({
      code: 'hidden-cards',
      now: 1,
    })
    const closed = take(told(voting(), ['a', dots({ x: 1 })]), message('c', 'lead', closing))
    const text = JSON.stringify(closed)
    expect(text).toContain('Formular kürzen')
    expect(text).not.toMatch(/voice-|Frau Kern|ballot|"done"/)
    if (closed.state === 'refused') throw new Error(closed.code)
    expect(answer(closed, 'a', card('z', 'zu spät'))).toBe('closed')
    expect(take(hidden, message('c', 'lead', { kind: 'close', dropsHidden: true }))).toMatchObject({
      state: 'closed',
      result: { cards: [] },
    })
  })

  it('W12, W22: whoever has voted may vote anew, however many ballots there are', () => {
    const others = Array.from({ length: 4_999 }, (_, at) => [
      `paper ${at}`,
      { turn: 1, dots: { x: 1 }, isPaper: true },
    ])
    const once = told(voting(), ['a', dots({ x: 1 })])
    const ballots = { vote: { ...once.ballots.vote, ...Object.fromEntries(others) } }
    const full = { ...once, ballots }
    expect(answer(full, 'a', dots({ y: 1 }, 2))).toBe('taken')
    expect(answer(full, 'b', dots({ y: 1 }))).toBe('full')
  })

  it('W22: one voice does not fill the room, and who leads it can always end it', () => {
    const saidSo = (name: string, count: number): OpenWorkshop => {
      const start = told(planned(), joins('a'), switches('collect', 0))
      const one = start.participants[voice(name)]!
      const done = Array.from({ length: count }, (_, at) => `d${at}`)
      return { ...start, participants: { ...start.participants, [voice(name)]: { ...one, done } } }
    }
    expect(MAX_MESSAGES * 2).toBeLessThan(MAX_ENTRIES)
    expect(answer(saidSo('a', MAX_MESSAGES - 1), 'a', card('x', 'x'))).toBe('taken')
    expect(answer(saidSo('a', MAX_MESSAGES), 'a', card('x', 'x'))).toBe('full')
    expect(answer(saidSo('lead', MAX_MESSAGES), 'lead', { kind: 'attention' })).toBe('taken')
    const used = saidSo('lead', MAX_MESSAGES_LEADING)
    expect(answer(used, 'lead', { kind: 'attention' })).toBe('full')
    expect(answer(used, 'lead', { kind: 'rename', title: 'Hunde' })).toBe('taken')
    expect(answer(used, 'lead', { kind: 'close', dropsHidden: false })).toBe('taken')
  })

  it('W22: what is too long or oddly named is refused', () => {
    const collecting = told(planned(), joins('a'), switches('collect', 0))
    expect(answer(collecting, 'a', card('x', 'x'.repeat(501)))).toBe('not-well-formed')
    expect(answer(collecting, 'a', card('__proto__', 'x'))).toBe('not-well-formed')
    expect(answer(collecting, 'a', card('constructor', 'x'))).toBe('not-well-formed')
    expect(answer(voting(), 'a', dots({ toString: 1 } as never))).toBe('unknown')
    expect(answer(collecting, 'constructor', card('x', 'x'))).toBe('not-in-the-room')
  })
})
