// Several people at one process: each writes at any time, messages are late, lost and sent again,
// clients are offline. At the end all see the same sound process, and nothing is lost.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asKey, branch, type Process, problemsOf, process, start, task, xor } from '#process'
import { fulfil, groupFor, keysFrom, nonsense, type Wish, wish } from '../../test/changes.ts'
import { anyProcess, blockProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import { applyGroup } from './apply.ts'
import type { ChangeGroup } from './change.ts'
import { type Draft, missedBy, newDraft, replay, submit } from './draft.ts'
import { areIndependent } from './footprint.ts'
import {
  confirm,
  giveUp,
  newReplica,
  type Replica,
  receive,
  reload,
  unanswered,
  write,
} from './replica.ts'
import { undo } from './undo.ts'

const SEED = 20261122

/** What happens next: somebody writes, sends, fetches, takes back, or is sent something twice. */
interface Turn {
  readonly who: number
  readonly does: 'write' | 'send' | 'resend' | 'fetch' | 'fetchSome' | 'undo' | 'reload'
  readonly wish: Wish
}

const turn: fc.Arbitrary<Turn> = fc.record({
  who: fc.nat(4),
  does: fc.constantFrom(
    'write',
    'write',
    'write',
    'send',
    'resend',
    'fetch',
    'fetchSome',
    'undo',
    'reload',
  ),
  wish,
})

interface World {
  draft: Draft
  readonly replicas: Replica[]
  /** Every group written, by who wrote it. */
  readonly written: { readonly who: number; readonly group: ChangeGroup }[]
}

const fetch = (world: World, who: number, most = Number.POSITIVE_INFINITY) => {
  const replica = world.replicas[who]
  if (!replica) return
  const result = receive(replica, missedBy(world.draft, replica.seen).slice(0, most))
  if (result.kind !== 'received') throw new Error(`${result.kind} although all was sent`)
  world.replicas[who] = result.replica
}

const send = (world: World, who: number, group: ChangeGroup) => {
  const replica = world.replicas[who]
  if (!replica) return
  const result = submit(world.draft, group, replica.seen)
  if (result.kind === 'accepted') world.draft = result.draft
  if (result.kind === 'accepted' || result.kind === 'known') {
    world.replicas[who] = confirm(replica, group.id, result.entry.number)
  }
  if (result.kind === 'refused')
    world.replicas[who] = giveUp(replica, result.group.id, result.conflicts)
  if (result.kind === 'id-taken' || result.kind === 'ahead') throw new Error(result.kind)
}

const put = (world: World, who: number, group: ChangeGroup) => {
  const replica = world.replicas[who]
  const result = replica && write(replica, group)
  if (result?.kind === 'written') {
    world.replicas[who] = result.replica
    world.written.push({ who, group })
  }
}

const play = (world: World, { who: wished, does, wish: given }: Turn, index: number) => {
  const who = wished % world.replicas.length
  const replica = world.replicas[who]
  if (!replica) return
  const id = `${who}.${index}`
  if (does === 'write') {
    const group = groupFor(replica.view, given, id, keysFrom(id))
    if (group.changes.length > 0) put(world, who, group)
  }
  if (does === 'undo') {
    const mine = world.draft.log.slice(0, replica.seen)
    const some = mine[given.a % Math.max(1, mine.length)]
    const result = some && undo(mine, some.group.id, replica.view, id)
    if (result?.kind === 'undone') put(world, who, result.group)
  }
  const [next] = replica.pending
  if (does === 'send' && next) send(world, who, next)
  // Sent again although it may have arrived long ago; or another one overtakes it.
  const any = replica.pending[given.a % Math.max(1, replica.pending.length)]
  if (does === 'resend' && any) {
    send(world, who, any)
    send(world, who, any)
  }
  // As after a long time offline: the process as a whole, and then what the server had not answered.
  if (does === 'reload') {
    const { process, log } = world.draft
    const reloaded = reload(replica, process, log.length)
    world.replicas[who] = reloaded
    for (const group of unanswered(reloaded)) send(world, who, group)
  }
  if (does === 'fetch') fetch(world, who)
  if (does === 'fetchSome') fetch(world, who, 1 + (given.a % 3))
}

/** Everybody comes online, sends what is left and fetches until nothing is left. */
const settle = (world: World) => {
  world.replicas.forEach((_, who) => {
    fetch(world, who)
    for (const group of world.replicas[who]?.pending ?? []) send(world, who, group)
  })
  world.replicas.forEach((_, who) => {
    fetch(world, who)
  })
}

describe('several people at one process', () => {
  it('C24: all come to the same sound process, and nothing anybody wrote is lost', () => {
    let groups = 0
    let conflicts = 0
    const start = fc.oneof(blockProcess, anyProcess)
    const turns = fc.array(turn, { minLength: 10, maxLength: 60 })
    fc.assert(
      fc.property(start, fc.integer({ min: 2, max: 5 }), turns, (base, clients, all) => {
        const world: World = {
          draft: newDraft(base),
          replicas: Array.from({ length: clients }, () => newReplica(base)),
          written: [],
        }
        all.forEach((one, index) => {
          play(world, one, index)
        })
        settle(world)
        const { process, log } = world.draft
        expect(problemsOf(process)).toEqual([])
        for (const replica of world.replicas) {
          expect(replica.confirmed).toEqual(process)
          expect(Object.keys(replica.view.elements)).toEqual(Object.keys(process.elements))
          expect(replica.view).toEqual(process)
          expect(replica.pending).toEqual([])
        }
        for (const { who, group } of world.written) {
          const inLog = log.filter((entry) => entry.group.id === group.id)
          const kept = world.replicas[who]?.refused.filter((one) => one.group.id === group.id) ?? []
          // In the log or in a conflict, once, and there with all that was written.
          expect(inLog.length + kept.length).toBe(1)
          expect(inLog[0]?.sent ?? inLog[0]?.group ?? kept[0]?.group).toEqual(group)
          groups += 1
          conflicts += kept.length
          if (kept[0]) expect(kept[0].conflicts.length).toBeGreaterThan(0)
        }
        // Whoever has only the log comes to the same.
        const again = replay(
          newDraft(base),
          log.map((entry) => entry.group),
        )
        expect(again.draft.process).toEqual(process)
      }),
      { seed: SEED, numRuns: runs(150) },
    )
    expect(groups).toBeGreaterThan(500)
    expect(conflicts).toBeGreaterThan(50)
  })

  it('C4: nobody overwrites what they have not seen', () => {
    const turns = fc.array(turn, { minLength: 10, maxLength: 40 })
    fc.assert(
      fc.property(blockProcess, turns, (base, all) => {
        const world: World = {
          draft: newDraft(base),
          replicas: [newReplica(base), newReplica(base), newReplica(base)],
          written: [],
        }
        /** What a writer saw in a property at the time of writing, asked of their own view. */
        const seen = new Map<string, Process>()
        all.forEach((one, index) => {
          const who = one.who % world.replicas.length
          seen.set(`${who}.${index}`, world.replicas[who]?.view ?? base)
          play(world, one, index)
        })
        settle(world)
        let now: Process = base
        for (const { group } of world.draft.log) {
          const view = seen.get(group.id) ?? base
          for (const change of group.changes) {
            if (change.kind !== 'setElement' || change.property !== 'name') continue
            const isFirst = group.changes.find(
              (other) => 'key' in other && other.key === change.key,
            )
            const there = now.elements[change.key]
            // Only the first write of a group to an element meets what others have left there.
            if (isFirst === change && there)
              expect(view.elements[change.key]?.name).toBe(there.name)
          }
          const result = applyGroup(now, group)
          if (result.kind === 'refused') throw new Error('the log does not apply')
          now = result.process
        }
      }),
      { seed: SEED, numRuns: runs(100) },
    )
  })
})

describe('two groups that have nothing to do with each other', () => {
  it('C21: give the same process in either order', () => {
    let independent = 0
    const start = fc.oneof(blockProcess, anyProcess)
    fc.assert(
      fc.property(start, wish, wish, (base, one, other) => {
        const a = groupFor(base, one, 'a', keysFrom('a'))
        const b = groupFor(base, other, 'b', keysFrom('b'))
        if (a.changes.length === 0 || b.changes.length === 0 || !areIndependent(base, a, b)) return
        independent += 1
        const [first, second] = [replay(newDraft(base), [a, b]), replay(newDraft(base), [b, a])]
        expect(first.draft.process).toEqual(second.draft.process)
        expect(first.draft.log).toHaveLength(2)
        expect(second.draft.log).toHaveLength(2)
      }),
      { seed: SEED, numRuns: runs(600) },
    )
    expect(independent).toBeGreaterThan(100)
  })

  it('C21: give the same process in either order, also where they make no sense', () => {
    let independent = 0
    fc.assert(
      fc.property(anyProcess, wish, wish, (base, one, other) => {
        const a = { id: 'a', changes: [nonsense(base, one)] }
        const b = { id: 'b', changes: [nonsense(base, other)] }
        const isSound = [a, b].every((group) => applyGroup(base, group).kind === 'applied')
        if (!isSound || !areIndependent(base, a, b)) return
        independent += 1
        const [first, second] = [replay(newDraft(base), [a, b]), replay(newDraft(base), [b, a])]
        expect(first.draft.process).toEqual(second.draft.process)
        expect(first.draft.log).toHaveLength(2)
        expect(second.draft.log).toHaveLength(2)
      }),
      { seed: SEED, numRuns: runs(1500) },
    )
    expect(independent).toBeGreaterThan(50)
  })

  it('C21: are not two that together make a circle, or two default ways', () => {
    const sub = (name: string, parent: string) =>
      ({
        kind: 'addElement',
        element: {
          kind: 'subProcess',
          subProcessType: 'embedded',
          key: asKey(name),
          name,
          parent: asKey(parent),
        },
      }) as const
    const base = process(start(), xor('Ja?', branch('ja', task('A')), branch('nein', task('B'))))
    const nested = applyGroup(base, {
      id: 'n',
      changes: [sub('A1', 'Pool'), sub('D', 'A1'), sub('C', 'Pool'), sub('B1', 'C')],
    })
    if (nested.kind === 'refused') throw new Error('refused')
    // A into B, which stands in C; C into D, which stands in A: neither names what the other moves.
    const into = (inner: string, outer: string): ChangeGroup => ({
      id: inner,
      changes: [
        { kind: 'setElement', key: asKey(inner), property: 'parent', before: 'Pool', after: outer },
      ],
    })
    expect(areIndependent(nested.process, into('A1', 'B1'), into('C', 'D'))).toBe(false)
    const preferred = (flow: string): ChangeGroup => ({
      id: flow,
      changes: [{ kind: 'setElement', key: asKey(flow), property: 'isDefault', after: true }],
    })
    expect(areIndependent(base, preferred('Ja_-A'), preferred('Ja_-B'))).toBe(false)
  })

  it('C21: are told from two that have', () => {
    fc.assert(
      fc.property(blockProcess, wish, (base, one) => {
        const { edit } = fulfil(base, one, keysFrom('a'))
        if (edit.kind === 'impossible' || edit.changes.length === 0) return
        const a = { id: 'a', changes: edit.changes }
        expect(areIndependent(base, a, { ...a, id: 'b' })).toBe(false)
      }),
      { seed: SEED, numRuns: runs(100) },
    )
  })
})

describe('undo by chance', () => {
  it('C19: makes a group that applies, and of what was last gives back the process before', () => {
    const start = fc.oneof(blockProcess, anyProcess)
    let undone = 0
    fc.assert(
      fc.property(
        start,
        fc.array(wish, { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        (base, wishes, which) => {
          let draft = newDraft(base)
          wishes.forEach((one, index) => {
            const group = groupFor(draft.process, one, `g${index}`, keysFrom(`k${index}`))
            const result = submit(draft, group, draft.log.length)
            if (result.kind === 'accepted') draft = result.draft
          })
          const entry = draft.log[which % Math.max(1, draft.log.length)]
          if (!entry) return
          const isLast = entry === draft.log.at(-1)
          const result = undo(draft.log, entry.group.id, draft.process, 'u')
          if (result.kind === 'unknown') throw new Error('not in the log')
          if (result.kind === 'nothing') {
            expect(result.left.length > 0 || entry.group.changes.length === 0 || !isLast).toBe(true)
            return
          }
          undone += 1
          const after = applyGroup(draft.process, result.group)
          if (after.kind === 'refused') throw new Error(JSON.stringify(after.conflicts))
          expect(problemsOf(after.process)).toEqual([])
          if (!isLast || result.left.length > 0) return
          const before = replay(
            newDraft(base),
            draft.log.slice(0, -1).map((one) => one.group),
          )
          expect(after.process).toEqual(before.draft.process)
        },
      ),
      { seed: SEED, numRuns: runs(300) },
    )
    expect(undone).toBeGreaterThan(100)
  })
})
