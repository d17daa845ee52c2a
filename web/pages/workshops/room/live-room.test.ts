// A device against the real rules of a workshop, on a line that loses, delays and breaks, and with pages that are
// closed in the middle.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  WORKSHOP_CLOSE,
  type WorkshopBody,
  type WorkshopMaterial,
  type WorkshopServerMessage,
} from '#api'
import {
  type Body,
  type OpenWorkshop,
  ownView,
  patchBetween,
  planWorkshop,
  roomView,
  shownTo,
  take,
  type VoiceKey,
  type Workshop,
} from '#workshop'
import { runs } from '../../../../test/runs.ts'
import { type Dial, type LiveRoom, openLiveRoom } from './live-room.ts'
import {
  changeSeat,
  findBegun,
  findMaterial,
  findSeat,
  hasSeat,
  keepBegun,
  keepDoor,
  keepMaterial,
  keepSeat,
  openAlbum,
  openOutbox,
  type Seat,
  type Shelf,
} from './room-shelf.ts'

const SEED = 20261128
const [LEAD, PHONE] = ['lead' as VoiceKey, 'phone' as VoiceKey]

const SEAT: Seat = { workshopId: 'w', token: 't', expiresAt: '2027-01-01T00:00:00.000Z' }
const BUILD = '/assets/index-1.js'

const shelf = (): Shelf & { readonly kept: Map<string, string> } => {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size
    },
  }
}

const begin = (): Workshop => {
  const phase = { question: 'Was stört?', minutes: 10 }
  const made = planWorkshop({
    title: 'Wohngeld',
    agenda: [
      { ...phase, id: 'c', kind: 'collect' },
      { ...phase, id: 'c2', kind: 'collect' },
      { ...phase, id: 'v', kind: 'vote', dots: 3 },
    ],
    minimumGroup: 3,
    moderation: { voice: LEAD, name: 'Frau Kern', organisation: '' },
  })
  if (!made) throw new Error('the plan for tests does not hold together')
  return made
}

/** Orders messages as the server does; one wire at a time, carried by hand. */
const createServer = () => {
  let workshop = begin()
  let number = 0
  let count = 0
  const accept = (from: VoiceKey, id: string, body: Body) => {
    const next = take(workshop, { id, from, at: 1_000, body })
    if (next.state === 'refused') return next
    if (next !== workshop) number += 1
    workshop = next
    return undefined
  }
  const lead = (body: Body, from = LEAD) => {
    count += 1
    const refusal = accept(from, `l${count}`, body)
    if (refusal) throw new Error(`${body.kind}: ${refusal.code}`)
  }
  lead({ kind: 'join', name: 'Ada', role: 'guest', organisation: '' }, PHONE)
  lead({ kind: 'switch', phase: 'c2', seen: 0 })
  lead({ kind: 'card', card: 'k1', phase: 'c2', is: 'idea', text: 'Eins', turn: 1 })
  lead({ kind: 'card', card: 'k2', phase: 'c2', is: 'idea', text: 'Zwei', turn: 1 })
  lead({ kind: 'reveal', phase: 'c2' })
  lead({ kind: 'switch', phase: 'c', seen: 1 })
  lead({ kind: 'switch', phase: 'v', seen: 2 })
  let wire: { up: string[]; down: string[]; hearing: Parameters<Dial>[0] } | undefined
  const tell = (message: WorkshopServerMessage) => wire?.down.push(JSON.stringify(message))
  const picture = (): WorkshopServerMessage => {
    const own = workshop.state === 'open' ? ownView(workshop, PHONE) : undefined
    return workshop.state === 'closed'
      ? { kind: 'over', result: workshop.result }
      : { kind: 'picture', number, at: 1_000, room: roomView(workshop), ...(own ? { own } : {}) }
  }
  return {
    workshop: () => workshop,
    lead,
    dial: ((hearing) => {
      const mine = { up: [] as string[], down: [] as string[], hearing }
      wire = mine
      tell(picture())
      return {
        send: (text) => void mine.up.push(text),
        hangUp: () => {
          if (wire === mine) wire = undefined
        },
      }
    }) satisfies Dial,
    tellAll: () => tell(picture()),
    /** What all see anew, and nothing of one's own. */
    leadAndTell: (body: Body) => {
      const before = roomView(workshop as OpenWorkshop)
      lead(body)
      const room = patchBetween(before, roomView(workshop as OpenWorkshop))
      tell({ kind: 'patch', number, at: 1_000, ...(room ? { room } : {}) })
    },
    up: () => {
      const text = wire?.up.shift()
      if (text === undefined) return false
      const { id, body } = JSON.parse(text) as { id: string; body: WorkshopBody }
      const refusal = accept(PHONE, id, body)
      if (refusal) {
        const { code, now } = refusal
        tell({ kind: 'refused', id, code, ...(now === undefined ? {} : { now }) })
      } else {
        tell({ kind: 'taken', id, number })
        tell(picture())
      }
      return true
    },
    down: () => {
      const text = wire?.down.shift()
      if (text === undefined) return false
      wire?.hearing.onMessage(text)
      return true
    },
    cut: (code = 1006) => {
      const old = wire
      wire = undefined
      old?.hearing.onGone(code)
    },
  }
}

type Server = ReturnType<typeof createServer>

const createDevice = (server: Server, store = shelf()) => {
  keepSeat(store, 'code', SEAT)
  let clock = 0
  let build = BUILD
  let ids = 0
  let timers: (() => void)[] = []
  const open = (): LiveRoom =>
    openLiveRoom({
      dial: server.dial,
      newId: () => {
        ids += 1
        return `m${ids}`
      },
      outbox: openOutbox(store, 'w', () => {
        clock += 1
        return clock
      }),
      album: openAlbum(store, SEAT, build),
      now: () => 0,
      later: (work) => {
        timers.push(work)
        return () => {
          timers = timers.filter((one) => one !== work)
        }
      },
    })
  let live = open()
  return {
    store,
    live: () => live,
    reload: () => {
      live.close()
      timers = []
      live = open()
    },
    update: () => {
      build = '/assets/index-2.js'
    },
    wait: () => {
      const due = timers
      timers = []
      for (const work of due) work()
    },
  }
}

const carryAll = (server: Server) => {
  while (server.down() || server.up());
}

/** What kinds of things are kept, once each. */
const leftOf = (store: Shelf): readonly string[] =>
  [
    ...new Set(Array.from({ length: store.length }, (_, at) => store.key(at)?.split(' ')[1] ?? '')),
  ].sort()

const cardOf = (workshop: Workshop, id: string) => (workshop as OpenWorkshop).cards[id]?.text

describe('a device in a workshop', () => {
  it('says each thing once, whatever happens to line and page', () => {
    const does = fc.constantFrom('card', 'vote', 'up', 'down', 'cut', 'reload', 'lost', 'wait')
    fc.assert(
      fc.property(fc.array(fc.tuple(does, fc.nat(2)), { maxLength: 60 }), (steps) => {
        const server = createServer()
        const device = createDevice(server)
        const cards = new Map<string, string>()
        let dots: Record<string, number> | undefined
        let wasShown = false
        steps.forEach(([what, which], at) => {
          const view = device.live().state().view
          wasShown ||= view !== undefined
          if (what === 'card' && view) {
            const [id, text] = [`x${which}`, `Wort ${at}`]
            const turn = (view.cards.find((card) => card.id === id)?.myTurn ?? 0) + 1
            device.live().say({ kind: 'card', card: id, phase: 'c', is: 'idea', text, turn })
            cards.set(id, text)
          } else if (what === 'vote' && view) {
            dots = which === 0 ? { k1: 1 } : { k1: 1, k2: which }
            const turn = (view.me?.dots.v?.turn ?? 0) + 1
            device.live().say({ kind: 'vote', phase: 'v', dots, turn })
          } else if (what === 'up') server.up()
          else if (what === 'down') server.down()
          else if (what === 'cut') server.cut()
          else if (what === 'reload') device.reload()
          else if (what === 'wait') device.wait()
          else if (what === 'lost') {
            device.reload()
            server.cut()
            // Loaded anew without network: nothing that one has said is missing.
            const alone = device.live().state()
            expect(alone.view !== undefined).toBe(wasShown)
            for (const [id, word] of cards)
              expect(alone.view?.cards.find((card) => card.id === id)?.text).toBe(word)
            expect(alone.view?.me?.dots.v?.dots).toEqual(dots)
          }
        })
        for (let round = 0; round < 3; round += 1) {
          carryAll(server)
          device.wait()
        }
        carryAll(server)
        const state = device.live().state()
        const workshop = server.workshop()
        expect([state.phase, state.waiting, state.problems]).toEqual(['live', 0, []])
        expect(state.view).toEqual(shownTo(workshop, PHONE))
        for (const [id, text] of cards) expect(cardOf(workshop, id)).toBe(text)
        expect((workshop as OpenWorkshop).ballots.v?.[PHONE]?.dots).toEqual(dots)
        expect(leftOf(device.store)).toEqual(['picture', 'seat'])
      }),
      { seed: SEED, numRuns: runs(300) },
    )
  })

  it('shows its own card and dots before anybody has heard of them', () => {
    const server = createServer()
    const device = createDevice(server)
    carryAll(server)
    server.cut()
    const live = device.live()
    live.say({ kind: 'card', card: 'x', phase: 'c', is: 'question', text: 'Warum?', turn: 1 })
    live.say({ kind: 'vote', phase: 'v', dots: { k1: 2 }, turn: 1 })
    const { view, waiting, phase, waitingCards } = live.state()
    expect([phase, waiting, [...waitingCards]]).toEqual(['offline', 2, ['x']])
    expect(view?.cards.find(({ id }) => id === 'x')).toMatchObject({ text: 'Warum?', isLate: true })
    expect(view?.me?.dots.v).toEqual({ turn: 1, dots: { k1: 2 } })
    expect(cardOf(server.workshop(), 'x')).toBeUndefined()
  })

  it('keeps what was not taken before the eyes of who said it', () => {
    const server = createServer()
    const device = createDevice(server)
    carryAll(server)
    server.lead({ kind: 'count', phase: 'v' })
    device.live().say({ kind: 'vote', phase: 'v', dots: { k1: 1 }, turn: 1 })
    carryAll(server)
    const [problem] = device.live().state().problems
    expect(problem).toMatchObject({ code: 'already-counted', body: { kind: 'vote' } })
    device.live().dismiss(problem?.id ?? '')
    expect(device.live().state().problems).toEqual([])
  })

  it('keeps nothing once the workshop is closed, not even what was never sent', () => {
    const server = createServer()
    const device = createDevice(server)
    carryAll(server)
    server.cut()
    device.live().say({ kind: 'park', issue: 'i', text: 'Später' })
    keepBegun(device.store, 'w', 'card c', { text: 'Halb' })
    keepBegun(device.store, 'other', 'issue', 'Bleibt')
    keepDoor(device.store, 'w', { address: 'a', code: 'c', qr: '' })
    expect(findBegun(device.store, 'w', 'card c')).toEqual({ text: 'Halb' })
    expect(leftOf(device.store)).toEqual(['begun', 'door', 'picture', 'said', 'seat'])
    server.lead({ kind: 'close', dropsHidden: true })
    device.wait()
    carryAll(server)
    const { phase, result, view } = device.live().state()
    expect([phase, result?.title, view]).toEqual(['over', 'Wohngeld', undefined])
    device.live().keep()
    expect([...device.store.kept.keys()]).toEqual(['prozess-workshop begun other issue'])
  })

  it('lets go of everything when it is told that it is not let in', () => {
    const server = createServer()
    const device = createDevice(server)
    device.live().say({ kind: 'park', issue: 'i', text: 'Später' })
    server.cut(WORKSHOP_CLOSE.notLetIn)
    expect(device.live().state().phase).toBe('notLetIn')
    expect(device.store.length).toBe(0)
  })

  it('finds its seat again until the day it expires, and sweeps what others left', () => {
    const store = shelf()
    keepSeat(store, 'code', SEAT)
    openOutbox(store, 'w', () => 1).put({ id: 'm', body: { kind: 'attention' } })
    const material = { columns: [], rows: [], findings: [] } as unknown as WorkshopMaterial
    keepMaterial(store, SEAT, { language: 'de', build: BUILD, material })
    const last = Date.parse(SEAT.expiresAt)
    expect(findSeat(store, 'code', last - 1)).toEqual(SEAT)
    expect(findMaterial(store, SEAT, { language: 'de', build: BUILD })).toEqual(material)
    expect(findMaterial(store, SEAT, { language: 'en', build: BUILD })).toBeUndefined()
    expect(hasSeat(store, last - 1)).toBe(true)
    expect(findSeat(store, 'other', last)).toBeUndefined()
    expect([hasSeat(store, last), leftOf(store)]).toEqual([false, ['seat']])
    // The bare token may be asked about once more: the workshop may be held later by now.
    expect(findSeat(store, 'code', last)).toEqual(SEAT)
    changeSeat(store, 'code', { expiresAt: '2027-03-01T00:00:00.000Z' })
    expect(hasSeat(store, last)).toBe(true)
    expect(findSeat(store, 'code', Date.parse('2028-06-01'))).toBeUndefined()
    expect(store.length).toBe(0)
    changeSeat(store, 'code', { expiresAt: '2029-01-01T00:00:00.000Z' })
    expect(store.length).toBe(0)
  })

  it('shows the last picture where no line comes about, and not one that other pages kept', () => {
    const server = createServer()
    const device = createDevice(server)
    const shown = () => {
      const { phase, view } = device.live().state()
      return [phase, view?.title]
    }
    carryAll(server)
    device.reload()
    expect(shown()).toEqual(['opening', undefined])
    device.wait()
    expect(shown()).toEqual(['offline', 'Wohngeld'])
    carryAll(server)
    expect(shown()).toEqual(['live', 'Wohngeld'])
    device.update()
    device.reload()
    server.cut()
    expect(shown()).toEqual(['opening', undefined])
  })

  it('still has what was answered when its page goes before the picture comes', () => {
    const server = createServer()
    const device = createDevice(server)
    carryAll(server)
    device.live().say({ kind: 'card', card: 'x', phase: 'c', is: 'idea', text: 'Eins', turn: 1 })
    server.up()
    server.down()
    expect(device.live().state().waiting).toBe(0)
    device.reload()
    server.cut()
    const { view, waiting } = device.live().state()
    expect([view?.cards.find(({ id }) => id === 'x')?.text, waiting]).toEqual(['Eins', 1])
    device.wait()
    carryAll(server)
    expect(device.live().state()).toMatchObject({ phase: 'live', waiting: 0, problems: [] })
    expect(leftOf(device.store)).toEqual(['picture', 'seat'])
  })

  it('keeps what others changed after a while, without their names, and nothing without a seat', () => {
    const server = createServer()
    const device = createDevice(server)
    carryAll(server)
    const kept = () => openAlbum(device.store, SEAT, BUILD).last?.room
    server.leadAndTell({ kind: 'attention' })
    carryAll(server)
    expect(kept()).toMatchObject({ signals: 0, participants: [] })
    device.wait()
    expect(kept()?.signals).toBe(1)
    expect([...device.store.kept.values()].join()).not.toContain('Frau Kern')
    openOutbox(device.store, 'w', () => 1).forget()
    device.live().keep()
    expect(device.store.length).toBe(0)
  })
})
