// People at one draft on nodes that are killed without a word (SIGKILL), over lines that are cut: what was
// acknowledged is in the log, everybody comes to the same sound process, and nothing written is lost.

import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replay } from '#change'
import { isSame, type Process, problemsOf } from '#process'
import { groupFor, keysFrom, type Wish, wish } from '../../test/changes.ts'
import { makeAlliance, makePerson, makeProcess, NOW } from '../../test/database/make-alliance.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database/test-database.ts'
import { blockProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import { hashToken } from '../actions/tokens.ts'
import { addDraft, readEntries } from '../store/drafts.ts'
import { addSession } from '../store/sessions.ts'
import { type Editor, openEditor } from './testing/editor.ts'

interface Node {
  child: ChildProcess
  url: string
}

const NODES = 2
const PEOPLE = 4

const startNode = (connection: pg.ClientConfig): Promise<Node> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'testing', 'node.ts'), { stdio: 'inherit' })
    child.once('message', (url) => resolve({ child, url: String(url) }))
    child.once('error', reject)
    child.send(connection)
  })

let database: TestDatabase
const nodes: Node[] = []
beforeAll(async () => {
  database = await createTestDatabase()
  await makeAlliance(database.store, 'one')
  await makePerson(database.store, 'one', 'anna', { 'one-a': ['modeller'] })
  await database.store.asAuth((tx) =>
    addSession(tx, {
      ...{ tokenHash: hashToken('killed'), personId: 'one-anna', allianceId: 'one' },
      now: new Date(),
    }),
  )
  for (let at = 0; at < NODES; at += 1) nodes.push(await startNode(database.connection))
}, 60_000)
afterAll(async () => {
  for (const { child } of nodes) child.kill('SIGKILL')
  await database?.drop()
})

interface Turn {
  readonly who: number
  readonly does: 'write' | 'burst' | 'cut' | 'connect' | 'move' | 'kill' | 'pause'
  readonly wish: Wish
}

const turn: fc.Arbitrary<Turn> = fc.record({
  who: fc.nat(PEOPLE - 1),
  does: fc.oneof(
    { weight: 10, arbitrary: fc.constantFrom('write', 'write', 'burst', 'pause') },
    { weight: 3, arbitrary: fc.constantFrom('cut', 'connect', 'move') },
    { weight: 1, arbitrary: fc.constant('kill') },
  ) as fc.Arbitrary<Turn['does']>,
  wish,
})

let drafts = 0
const makeDraft = async (base: Process): Promise<string> => {
  drafts += 1
  const id = `draft-${drafts}`
  const processId = `process-${drafts}`
  await makeProcess(database.store, {
    ...{ id: processId, allianceId: 'one', organisationId: 'one-a', process: base },
  })
  await database.store.asWorker('one', (tx) =>
    addDraft(tx, {
      ...{ allianceId: 'one', id, processId, baseVersion: 1, model: JSON.stringify(base) },
      ...{ personId: 'one-anna', now: NOW },
    }),
  )
  return id
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Kills a node without a word and starts another in its place. */
const kill = async (at: number) => {
  const node = nodes[at]
  if (!node) return
  node.child.kill('SIGKILL')
  nodes[at] = await startNode(database.connection)
}

const play = async (editors: readonly Editor[], turns: readonly Turn[]) => {
  const written = new Map<string, number>()
  const put = (who: number, given: Wish, id: string) => {
    const editor = editors[who]
    if (!editor) return
    const group = groupFor(editor.replica().view, given, id, keysFrom(id))
    if (group.changes.length > 0 && editor.write(group)) written.set(id, who)
  }
  for (const [index, { who, does, wish: given }] of turns.entries()) {
    const editor = editors[who]
    const at = given.a % NODES
    const url = nodes[at]?.url ?? ''
    if (does === 'write') put(who, given, `${drafts}.${who}.${index}`)
    if (does === 'burst') {
      for (let n = 0; n < 5; n += 1) {
        put(who, { ...given, a: given.a + n }, `${drafts}.${who}.${index}.${n}`)
      }
    }
    if (does === 'cut') editor?.cut()
    if (does === 'connect' || does === 'move') await editor?.connect(url).catch(() => undefined)
    if (does === 'kill') await kill(at)
    if (does === 'pause') await sleep(5)
  }
  return written
}

describe('nodes that are killed', () => {
  it('lose nothing that was acknowledged, and all come to the same', async () => {
    let inLog = 0
    await fc.assert(
      fc.asyncProperty(
        blockProcess,
        fc.array(turn, { minLength: 25, maxLength: 60 }),
        async (base, turns) => {
          const draft = await makeDraft(base)
          const editors = Array.from({ length: PEOPLE }, (_, at) =>
            openEditor(nodes[at % NODES]?.url ?? '', 'prozess_session=killed', draft),
          )
          for (const editor of editors) await editor.connect()
          const written = await play(editors, turns)
          for (const [at, editor] of editors.entries()) {
            await editor.connect(nodes[at % NODES]?.url)
          }
          const total = async () => {
            const entries = await database.store.asWorker('one', (tx) =>
              readEntries(tx, 'one', draft, 0),
            )
            return entries
          }
          for (const editor of editors) {
            await editor.until(() => editor.replica().pending.length === 0, 'every answer')
          }
          const log = await total()
          for (const editor of editors) {
            await editor.until(() => editor.replica().seen === log.length, 'every entry')
          }
          const logged = new Set(log.map(({ group }) => group.id))
          expect(log.map(({ number }) => number)).toEqual(log.map((_, at) => at + 1))
          const again = replay(
            { process: base, log: [] },
            log.map(({ group }) => group),
          )
          for (const editor of editors) {
            expect(isSame(editor.replica().view, again.draft.process)).toBe(true)
            for (const id of editor.accepted.keys()) expect(logged.has(id)).toBe(true)
          }
          expect(problemsOf(again.draft.process)).toEqual([])
          for (const [id, who] of written) {
            const kept = editors[who]?.replica().refused.some(({ group }) => group.id === id)
            expect([id, logged.has(id) !== kept]).toEqual([id, true])
          }
          inLog += log.length
          for (const editor of editors) editor.cut()
        },
      ),
      { seed: 20261127, numRuns: runs(1), endOnFailure: true },
    )
    expect(inLog).toBeGreaterThan(3)
  }, 3_600_000)
})
