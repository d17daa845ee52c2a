// Several people at one draft over lines that break, with pages that are loaded anew and a server that
// goes down: at the end all see the same sound process, and nothing that anybody wrote is lost.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClientMessage, ServerMessage } from '#api'
import { type ChangeGroup, type Draft, missedBy, newDraft, submit } from '#change'
import {
  asKey,
  elementsOf,
  type Key,
  namedProcess,
  type Process,
  problemsOf,
  start,
  task,
} from '#process'
import { groupFor, keysFrom, type Wish, wish } from '../../test/changes.ts'
import { blockProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import { type Dial, type Kept, type LiveDraft, openLiveDraft } from './live-draft.ts'

const SEED = 20261127

/** A line with what is on its way in both directions. */
interface Wire {
  isUp: boolean
  readonly up: ClientMessage[]
  readonly down: ServerMessage[]
  readonly hear: Parameters<Dial>[1]
}

/** The server of one draft, as server/live is one: committed first, then told to everybody. */
const createServer = (base: Process, kept = 3) => {
  let draft: Draft = newDraft(base)
  const wires = new Set<Wire>()
  const answerTo = (wire: Wire, message: ClientMessage) => {
    if (message.kind !== 'submit') return
    const group = message.group as ChangeGroup
    const result = submit(draft, group, message.seen)
    const { id } = group
    if (result.kind === 'accepted') {
      draft = result.draft
      for (const one of wires) one.down.push({ kind: 'entries', entries: [result.entry] })
    }
    if (result.kind === 'accepted' || result.kind === 'known') {
      wire.down.push({ kind: 'accepted', id, number: result.entry.number })
    } else if (result.kind === 'refused') {
      const refusal = { because: 'conflict' as const, conflicts: result.conflicts }
      wire.down.push({ kind: 'refused', id, refusal })
    } else throw new Error(result.kind)
  }
  const dial: Dial = (seen, hear) => {
    const wire: Wire = { isUp: true, up: [], down: [], hear }
    wires.add(wire)
    const number = draft.log.length
    const isNear = seen !== undefined && number - seen <= kept
    const rest = isNear ? { entries: missedBy(draft, seen) } : { model: draft.process }
    wire.down.push({ kind: 'welcome', me: 'me', canEdit: true, number, people: [], ...rest })
    return {
      send: (text) => wire.isUp && wire.up.push(JSON.parse(text)),
      hangUp: () => {
        wire.isUp = false
        wires.delete(wire)
      },
    }
  }
  const cut = (wire: Wire, code = 1006) => {
    if (!wire.isUp) return
    wire.isUp = false
    wires.delete(wire)
    wire.hear.onGone(code)
  }
  return {
    dial,
    cut,
    draft: () => draft,
    wires: () => [...wires],
    /** One message in one direction. */
    carry: (wire: Wire, direction: 'up' | 'down') => {
      const message = wire[direction].shift()
      if (!message || !wire.isUp) return false
      // As on a real line, everything is text.
      if (direction === 'up') answerTo(wire, message as ClientMessage)
      else wire.hear.onMessage(JSON.stringify(message))
      return true
    },
  }
}

interface Page {
  live: LiveDraft
  kept: Kept
  /** Ids given so far; a page loaded anew goes on. */
  count: number
  readonly timers: (() => void)[]
  /** Everything this person wrote, by id. */
  readonly written: Map<string, readonly object[]>
}

const openPage = (dial: Dial, who: number, from?: Page): Page => {
  const timers: (() => void)[] = []
  const page = { kept: from?.kept ?? { pending: [], refused: [] }, timers } as unknown as Page
  Object.assign(page, { written: from?.written ?? new Map(), count: from?.count ?? 0 })
  page.live = openLiveDraft({
    dial,
    newId: () => {
      page.count += 1
      return `${who}-${page.count}`
    },
    kept: page.kept,
    keep: (kept) => {
      // As in the browser: what is kept is a copy.
      page.kept = JSON.parse(JSON.stringify(kept))
    },
    later: (work) => {
      timers.push(work)
      return () => {
        const at = timers.indexOf(work)
        if (at >= 0) timers.splice(at, 1)
      }
    },
  })
  return page
}

interface Turn {
  readonly who: number
  readonly does: 'write' | 'undo' | 'redo' | 'up' | 'down' | 'cut' | 'later' | 'reload' | 'restart'
  readonly wish: Wish
}

const turn: fc.Arbitrary<Turn> = fc.record({
  who: fc.nat(3),
  does: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('write', 'up', 'down', 'down') },
    { weight: 2, arbitrary: fc.constantFrom('undo', 'redo', 'later', 'later') },
    { weight: 1, arbitrary: fc.constantFrom('cut', 'reload', 'restart') },
  ) as fc.Arbitrary<Turn['does']>,
  wish,
})

describe('a draft in several browsers', () => {
  it('comes to one sound process, whatever breaks, and loses nothing anybody wrote', () => {
    let inLog = 0
    let refused = 0
    const turns = fc.array(turn, { minLength: 20, maxLength: 90 })
    fc.assert(
      fc.property(blockProcess, fc.integer({ min: 2, max: 4 }), turns, (base, people, all) => {
        const server = createServer(base)
        const pages = Array.from({ length: people }, (_, who) => openPage(server.dial, who))
        const carryAll = () => {
          for (let isMoving = true; isMoving; ) {
            isMoving = false
            for (const wire of server.wires()) {
              for (const direction of ['up', 'down'] as const) {
                while (server.carry(wire, direction)) isMoving = true
              }
            }
          }
        }
        const take = (index: number) => index % pages.length
        all.forEach(({ who: wished, does, wish: given }, index) => {
          const who = take(wished)
          const page = pages[who] as Page
          const wire = server.wires()[given.a % Math.max(1, server.wires().length)]
          switch (does) {
            case 'write': {
              const id = `${who}.${index}`
              const group = groupFor(page.live.state().process, given, id, keysFrom(id))
              const written = page.live.write(group.changes)
              if (written.kind === 'written') page.written.set(written.id, group.changes)
              return
            }
            case 'undo':
              page.live.undo()
              return
            case 'redo':
              page.live.redo()
              return
            case 'up':
            case 'down':
              if (wire) server.carry(wire, does)
              return
            case 'cut':
              if (wire) server.cut(wire)
              return
            case 'later':
              page.timers.shift()?.()
              return
            case 'reload':
              page.live.close()
              pages[who] = openPage(server.dial, who, page)
              return
            case 'restart':
              for (const one of server.wires()) server.cut(one, 1012)
          }
        })
        for (let round = 0; round < 4; round += 1) {
          carryAll()
          for (const page of pages) {
            for (const work of page.timers.splice(0)) work()
          }
        }
        carryAll()
        const { process, log } = server.draft()
        expect(problemsOf(process)).toEqual([])
        for (const page of pages) {
          const state = page.live.state()
          expect([state.phase, state.waiting, state.seen]).toEqual(['live', 0, log.length])
          expect(state.process).toEqual(process)
          expect(Object.keys(state.process.elements)).toEqual(Object.keys(process.elements))
          for (const [id, changes] of page.written) {
            const logged = log.filter(({ group }) => group.id === id)
            const kept = page.kept.refused.filter(({ group }) => group.id === id)
            expect([id, logged.length + kept.length]).toEqual([id, 1])
            const what = logged[0]?.sent ?? logged[0]?.group ?? kept[0]?.group
            expect(what?.changes).toEqual(changes)
            inLog += logged.length
            refused += kept.length
          }
        }
      }),
      { seed: SEED, numRuns: runs(200) },
    )
    expect(inLog).toBeGreaterThan(300)
    expect(refused).toBeGreaterThan(5)
  })
})

describe('one person', () => {
  const alone = (base: Process) => {
    const server = createServer(base)
    const page = openPage(server.dial, 0)
    const settle = () => {
      for (const wire of server.wires()) {
        while (server.carry(wire, 'down') || server.carry(wire, 'up'));
      }
    }
    settle()
    return { server, page, settle }
  }
  const [base] = fc.sample(blockProcess, { seed: SEED, numRuns: 1 })
  if (!base) throw new Error('no process')
  const step = elementsOf(base).find(({ kind }) => kind === 'task')
  const key = step?.key as Key
  const named = (page: Page) => page.live.state().process.elements[key]?.name
  const rename = (page: Page, name: string) => {
    const before = named(page) ?? ''
    return page.live.write([{ kind: 'setElement', key, property: 'name', before, after: name }])
  }

  it('sees a change at once, and that it is saved only when it is', () => {
    const { page, settle } = alone(base)
    rename(page, 'Neu')
    expect([named(page), page.live.state().waiting]).toEqual(['Neu', 1])
    expect(page.kept.pending.length).toBe(1)
    settle()
    expect([named(page), page.live.state().waiting]).toEqual(['Neu', 0])
    expect(page.kept.pending).toEqual([])
  })

  it('undoes and redoes its own changes, also before they are committed', () => {
    const { page, settle } = alone(base)
    const before = named(page)
    rename(page, 'Eins')
    rename(page, 'Zwei')
    page.live.undo()
    expect(named(page)).toBe('Eins')
    settle()
    page.live.undo()
    expect(named(page)).toBe(before)
    expect(page.live.state().canUndo).toBe(false)
    page.live.redo()
    page.live.redo()
    settle()
    expect(named(page)).toBe('Zwei')
    expect(page.live.state().canRedo).toBe(false)
    page.live.undo()
    rename(page, 'Drei')
    expect(page.live.state().canRedo).toBe(false)
  })

  it('takes back as a whole what they brought in by another way, also when they wrote on', () => {
    const row = namedProcess('Reihe', start('da'), ...['A', 'B', 'C'].map((one) => task(one)))
    const server = createServer(row)
    const elsewhere = openPage(server.dial, 1)
    const settle = () => {
      for (let round = 0; round < 5; round += 1) {
        for (const wire of server.wires())
          while (server.carry(wire, 'down') || server.carry(wire, 'up'));
      }
    }
    settle()
    const [first, second, third] = elementsOf(row).filter(({ kind }) => kind === 'task')
    if (!first || !second || !third) throw new Error('three steps')
    elsewhere.live.write(
      [first, second].map(({ key, name: before }) => ({
        ...({ kind: 'setElement', key, property: 'name', before } as const),
        after: `${before} wie dort`,
      })),
    )
    settle()
    const [entry] = server.draft().log
    if (!entry) throw new Error('nothing was brought in')
    const page = openPage(server.dial, 0)
    settle()
    expect(page.live.state().canUndo).toBe(false)
    page.live.adopt(entry.group)
    expect(page.live.state().canUndo).toBe(true)
    page.live.write([
      {
        ...({ kind: 'setElement', key: third.key, property: 'name', before: third.name } as const),
        after: 'Selbst geschrieben',
      },
    ])
    const namesOf = () => page.live.state().process.elements
    expect(page.live.undo(entry.group.id)).toEqual({ left: [] })
    settle()
    expect([first, second].map(({ key }) => namesOf()[key]?.name)).toEqual([
      ...[first.name, second.name],
    ])
    expect(namesOf()[third.key]?.name).toBe('Selbst geschrieben')
    expect(server.draft().log.at(-1)?.group.takesBack).toBe(entry.group.id)
    // Only once; and the next one back is what was written since.
    expect(page.live.undo(entry.group.id)).toBeUndefined()
    page.live.redo()
    settle()
    expect(namesOf()[first.key]?.name).toBe(`${first.name} wie dort`)
  })

  it('keeps what came into conflict until somebody decides', () => {
    const server = createServer(base)
    const [one, two] = [openPage(server.dial, 0), openPage(server.dial, 1)]
    const settle = () => {
      for (let round = 0; round < 5; round += 1) {
        for (const wire of server.wires())
          while (server.carry(wire, 'down') || server.carry(wire, 'up'));
      }
    }
    settle()
    rename(one, 'Von Eins')
    rename(two, 'Von Zwei')
    settle()
    const [refusal] = two.live.state().refused
    expect(refusal?.conflicts).toMatchObject([{ found: 'Von Eins', wanted: 'Von Zwei' }])
    expect(two.kept.refused.length).toBe(1)
    two.live.insist(refusal?.group.id ?? '')
    settle()
    expect([named(one), two.live.state().refused]).toEqual(['Von Zwei', []])
  })

  it('keeps what was typed on what others have changed since, and writes over nothing', () => {
    const { page, settle } = alone(base)
    const before = named(page) ?? ''
    rename(page, 'Von anderen')
    settle()
    const change = { ...({ kind: 'setElement', property: 'name' } as const), key, before }
    const offered = page.live.offer([{ ...change, after: 'Lange getippt' }])
    expect([offered.kind, named(page)]).toEqual(['refused', 'Von anderen'])
    const [refusal] = page.live.state().refused
    expect(refusal?.conflicts).toMatchObject([{ found: 'Von anderen', wanted: 'Lange getippt' }])
    expect(page.kept.refused.length).toBe(1)
    // Nobody but the person decides: it is not sent by itself.
    settle()
    page.live.insist(refusal?.group.id ?? '')
    settle()
    expect([named(page), page.live.state().refused]).toEqual(['Lange getippt', []])
    const gone = page.live.offer([{ ...change, key: asKey('nobody'), after: 'Verwaist' }])
    expect([gone.kind, page.live.state().refused.length]).toEqual(['refused', 1])
  })

  it('goes on while the line is broken, and is told of the end of a session', () => {
    const { server, page, settle } = alone(base)
    for (const wire of server.wires()) server.cut(wire)
    expect(page.live.state().phase).toBe('offline')
    rename(page, 'Unterwegs')
    expect(named(page)).toBe('Unterwegs')
    page.timers.shift()?.()
    settle()
    expect([page.live.state().phase, page.live.state().waiting]).toEqual(['live', 0])
    page.live.suspend()
    rename(page, 'Im Tunnel')
    expect([page.live.state().phase, page.live.state().waiting]).toEqual(['offline', 1])
    page.live.resume()
    settle()
    expect([page.live.state().phase, page.live.state().waiting]).toEqual(['live', 0])
    // A line that is dead without a word: what is asked and not answered is asked again.
    rename(page, 'Ohne Antwort')
    for (const work of page.timers.splice(0)) work()
    settle()
    expect(page.live.state().waiting).toBe(0)
    for (const wire of server.wires()) server.cut(wire, 4429)
    expect(page.live.state().phase).toBe('crowded')
    page.live.resume()
    settle()
    expect(page.live.state().phase).toBe('live')
    for (const wire of server.wires()) server.cut(wire, 4401)
    expect(page.live.state().phase).toBe('signedOut')
    rename(page, 'Danach')
    page.live.resume()
    settle()
    expect([page.live.state().phase, page.live.state().waiting]).toEqual(['live', 0])
  })
})
