// The live part over real sockets and the real database: what is acknowledged is committed, what is
// committed reaches everybody, and nobody gets what they may not see.

import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DraftSummary, livePath } from '#api'
import { applyGroup, type ChangeGroup } from '#change'
import {
  asKey,
  isSame,
  type Key,
  namedProcess,
  type Process,
  problemsOf,
  start,
  task,
} from '#process'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from '../http/testing/visit.ts'
import { type Editor, openEditor } from './testing/editor.ts'

let house: House
let other: House
let anna: Visitor
let berta: Visitor
let reader: Visitor
let stranger: Visitor
const opened: Editor[] = []

beforeAll(async () => {
  house = await openHouse()
  other = await openHouse({}, house.database)
  const { store } = house.database
  await makeAlliance(store, 'one')
  const roles = { 'one-a': ['modeller'] } as const
  anna = await house.member('one', 'anna', roles)
  berta = await house.member('one', 'berta', roles)
  reader = await house.member('one', 'rita', { 'one-a': ['reader'] })
  stranger = await house.member('one', 'bert', { 'one-b': ['modeller', 'organisationAdmin'] })
})
afterAll(async () => {
  for (const editor of opened) editor.cut()
  await other?.close()
  await house?.close()
})

let count = 0
const newDraft = async (process?: Process): Promise<DraftSummary> => {
  count += 1
  const id = `process-${count}`
  await makeProcess(house.database.store, {
    ...{ id, allianceId: 'one', organisationId: 'one-a', visibility: 'alliance' },
    process: process ?? namedProcess('Ablauf', start('Antrag'), task('Prüfen')),
  })
  const answer = await anna.send('POST', `/api/processes/${id}/draft`)
  expect(answer.status).toBe(200)
  return answer.body
}

const cookieOf = (visitor: Visitor): string =>
  [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

const join = async (visitor: Visitor, draft: DraftSummary, at: House = house): Promise<Editor> => {
  const editor = openEditor(at.url, cookieOf(visitor), draft.id)
  opened.push(editor)
  await editor.connect()
  return editor
}

const stepOf = (editor: Editor, name = 'Prüfen'): Key => {
  const found = Object.values(editor.replica().view.elements).find((one) => one.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found.key
}

/** A socket whose first frame has an opcode that does not exist, in the same bytes as the upgrade; until it ends. */
const beginBadly = (url: string, cookie: string, draftId: string): Promise<void> =>
  new Promise((resolve) => {
    const { port, host, hostname } = new URL(url)
    const socket = connect(Number(port), hostname)
    const head = [
      `GET ${livePath(draftId)} HTTP/1.1`,
      `Host: ${host}`,
      `Origin: ${url}`,
      `Cookie: ${cookie}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${Buffer.alloc(16, 7).toString('base64')}`,
    ]
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    socket.write(Buffer.from([0x83, 0x80, 0, 0, 0, 0]))
    socket.on('data', () => socket.write(Buffer.from([0x83, 0x80, 0, 0, 0, 0])))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })

let ids = 0
const renaming = (editor: Editor, key: Key, name: string): ChangeGroup => {
  ids += 1
  const before = editor.replica().view.elements[key]?.name
  return {
    id: `g${ids}`,
    changes: [
      {
        ...{ kind: 'setElement', key, property: 'name', after: name },
        ...(before === undefined ? {} : { before }),
      },
    ],
  }
}

const nameAt = (editor: Editor, key: Key) => editor.replica().confirmed.elements[key]?.name

describe('a draft', () => {
  it('is one for all who write a process, and begins with its version', async () => {
    const draft = await newDraft()
    const again = await berta.send('POST', `/api/processes/${draft.processId}/draft`)
    expect(again.body).toEqual(draft)
    expect(draft).toMatchObject({ baseVersion: 1, last: 0, canEdit: true, closedAt: null })
    const editor = await join(berta, draft)
    expect(editor.replica().view.name).toBe('Ablauf')
    expect(editor.canEdit()).toBe(true)
  })

  it('tells who is there by name only where the administration has switched it on', async () => {
    const draft = await newDraft()
    const berta1 = await join(berta, draft)
    const anna1 = await join(anna, draft)
    await anna1.until(() => anna1.people().length === 2, 'both')
    expect(anna1.people().map(({ name }) => name)).toEqual([undefined, undefined])
    const path = '/api/organisations/one-a/names'
    expect((await anna.send('PUT', path, { showsNames: true })).status).toBe(403)
    const admin = await house.member('one', 'ada', { 'one-a': ['organisationAdmin'] })
    expect((await admin.send('PUT', path, { showsNames: true })).body.showsNames).toBe(true)
    berta1.cut()
    await berta1.connect()
    // At another node, too.
    const there = await join(admin, draft, other)
    await there.until(() => there.people().some(({ name }) => name === 'berta'), 'name of berta')
    await admin.send('PUT', path, { showsNames: false })
    const again = await join(reader, await newDraft())
    await again.until(() => again.people().length === 1, 'alone')
    expect(again.people()[0]?.name).toBeUndefined()
  })

  it('is begun once, also when everybody begins at the same moment', async () => {
    count += 1
    const id = `process-${count}`
    await makeProcess(house.database.store, {
      ...{ id, allianceId: 'one', organisationId: 'one-a' },
    })
    const answers = await Promise.all(
      [anna, berta, anna, berta].map((one) => one.send('POST', `/api/processes/${id}/draft`)),
    )
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  })

  it('is looked on by readers of the house, and hidden from all others', async () => {
    const draft = await newDraft()
    const looking = await join(reader, draft)
    expect(looking.canEdit()).toBe(false)
    const key = stepOf(looking)
    looking.write(renaming(looking, key, 'Heimlich'))
    await looking.until(() => looking.refusals.length > 0, 'a refusal')
    expect(looking.refusals[0]?.refusal).toEqual({ because: 'rights' })
    expect((await stranger.get(`/api/drafts/${draft.id}`)).status).toBe(404)
    expect((await stranger.send('POST', `/api/processes/${draft.processId}/draft`)).status).toBe(
      403,
    )
    await expect(join(stranger, draft)).rejects.toThrow('404')
    await expect(openEditor(house.url, '', draft.id).connect()).rejects.toThrow('401')
  })

  it('is opened by pages of ours only', async () => {
    const draft = await newDraft()
    const foreign = openEditor('http://example.org', cookieOf(anna), draft.id)
    const { WebSocket } = await import('ws')
    const socket = new WebSocket(`${house.url.replace('http', 'ws')}/api/drafts/${draft.id}/live`, {
      headers: { Cookie: cookieOf(anna), Origin: 'https://evil.example' },
    })
    const failure = await new Promise<Error>((resolve) => socket.on('error', resolve))
    expect(failure.message).toContain('403')
    foreign.cut()
  })
})

describe('a change', () => {
  it('reaches everybody who has the draft open, at this node and at another', async () => {
    const draft = await newDraft()
    const [first, second] = await Promise.all([join(anna, draft), join(berta, draft)])
    const third = await join(berta, draft, other)
    const key = stepOf(first)
    const group = renaming(first, key, 'Antrag prüfen')
    expect(first.write(group)).toBe(true)
    for (const editor of [first, second, third]) {
      await editor.until(() => nameAt(editor, key) === 'Antrag prüfen', 'the new name')
      expect(editor.replica().seen).toBe(1)
    }
    expect(first.accepted.get(group.id)).toBe(1)
    expect(first.replica().pending).toEqual([])
    third.write(renaming(third, key, 'Antrag sichten'))
    await first.until(() => nameAt(first, key) === 'Antrag sichten', 'what another node wrote')
  })

  it('that is acknowledged is in the database, word for word', async () => {
    const draft = await newDraft()
    const editor = await join(anna, draft)
    const group = renaming(editor, stepOf(editor), 'Bescheid')
    editor.write(group)
    await editor.until(() => editor.accepted.has(group.id), 'an answer')
    const { rows } = await house.database.pool
      .query(
        `begin; set local role prozess_backup; select number, happened, person_id from draft_change where draft_id = '${draft.id}'; commit`,
      )
      .then((results) => (results as unknown as { rows: unknown[] }[])[2] ?? { rows: [] })
    expect(rows).toEqual([{ number: 1, happened: group, person_id: 'one-anna' }])
  })

  it('on something that has changed meanwhile is refused with both values, and nothing is lost', async () => {
    const draft = await newDraft()
    const [first, second] = await Promise.all([join(anna, draft), join(berta, draft)])
    const key = stepOf(first)
    second.cut()
    second.write(renaming(second, key, 'Von Berta'))
    first.write(renaming(first, key, 'Von Anna'))
    await first.until(() => nameAt(first, key) === 'Von Anna', 'the first')
    await second.connect()
    expect(nameAt(second, key)).toBe('Von Anna')
    const [refused] = second.replica().refused
    expect(refused?.conflicts).toMatchObject([
      { code: 'changed', expected: 'Prüfen', found: 'Von Anna', wanted: 'Von Berta' },
    ])
  })

  it('that is sent again happens once, wherever it is sent', async () => {
    const draft = await newDraft()
    const first = await join(anna, draft)
    const key = stepOf(first)
    const group = renaming(first, key, 'Einmal')
    first.write(group)
    await first.until(() => first.accepted.has(group.id), 'an answer')
    const elsewhere = await join(anna, draft, other)
    elsewhere.say({ kind: 'submit', group, seen: 0 })
    await elsewhere.until(() => elsewhere.accepted.has(group.id), 'the same answer')
    expect(elsewhere.accepted.get(group.id)).toBe(1)
    // And after others have gone on, when it would not fit any more.
    first.write(renaming(first, key, 'Danach'))
    await elsewhere.until(() => nameAt(elsewhere, key) === 'Danach', 'the next')
    const third = await join(anna, draft, other)
    third.say({ kind: 'submit', group, seen: 2 })
    await third.until(() => third.accepted.has(group.id), 'the same answer once more')
    expect(third.accepted.get(group.id)).toBe(1)
    third.say({ kind: 'submit', group: { ...group, changes: [] }, seen: 2 })
    await third.until(() => third.refusals.length > 0, 'a refusal')
    expect(third.refusals[0]?.refusal).toEqual({ because: 'idTaken' })
  })

  it('of many at two nodes at once gets its place, and all see the same', async () => {
    const draft = await newDraft()
    const editors = await Promise.all(
      [house, other, house, other].map((at, index) => join(index % 2 ? anna : berta, draft, at)),
    )
    const key = stepOf(editors[0] as Editor)
    const base = (editors[0] as Editor).replica().confirmed
    const written: string[] = []
    for (let round = 0; round < 15; round += 1) {
      for (const [index, editor] of editors.entries()) {
        ids += 1
        const added = asKey(`new-${index}-${round}`)
        const element = { ...base.elements[key], key: added, name: `Schritt ${index}.${round}` }
        const id = `g${ids}`
        written.push(id)
        editor.write({ id, changes: [{ kind: 'addElement', element: element as never }] })
      }
    }
    for (const editor of editors) {
      await editor.until(() => editor.replica().seen === written.length, 'all entries')
      expect(editor.replica().pending).toEqual([])
      expect(problemsOf(editor.replica().view)).toEqual([])
      expect(isSame(editor.replica().confirmed, editors[0]?.replica().confirmed)).toBe(true)
    }
    // Whoever comes now reads the same from the database.
    const late = await join(anna, draft, other)
    expect(isSame(late.replica().confirmed, editors[0]?.replica().confirmed)).toBe(true)
  })

  it('is kept as a whole now and then, so that a long log is read quickly', async () => {
    const draft = await newDraft()
    const editor = await join(anna, draft)
    const key = stepOf(editor)
    for (let index = 0; index < 130; index += 1)
      editor.write(renaming(editor, key, `Name ${index}`))
    await editor.until(() => editor.replica().seen === 130, 'all of them')
    const snapshots = () =>
      house.database.store.asWorker('one', (tx) =>
        tx.selectFrom('draft_snapshot').select('number').where('draft_id', '=', draft.id).execute(),
      )
    await expect.poll(async () => (await snapshots()).length).toBe(2)
    await expect(
      house.database.store.asWorker('one', (tx) =>
        tx
          .updateTable('draft_change')
          .set({ number: 1000 })
          .where('draft_id', '=', draft.id)
          .execute(),
      ),
    ).rejects.toThrow()
    const late = await join(berta, draft, other)
    expect(nameAt(late, key)).toBe('Name 129')
  })

  it('that is no change ends nothing but itself', async () => {
    const draft = await newDraft()
    const editor = await join(anna, draft)
    for (const group of [null, 7, { id: 'x' }, { id: 'y', changes: [{ kind: 'explode' }] }]) {
      editor.say({ kind: 'submit', group, seen: 0 })
    }
    await editor.until(() => editor.refusals.length === 4, 'four refusals')
    expect(new Set(editor.refusals.map(({ refusal }) => refusal.because))).toEqual(
      new Set(['unreadable']),
    )
    editor.say('nonsense')
    await editor.until(() => editor.endedWith() !== undefined, 'the end')
    expect(editor.endedWith()).toBe(4400)
  })

  it('of somebody who claims to have seen more than there is, is refused', async () => {
    const draft = await newDraft()
    const editor = await join(anna, draft)
    editor.say({ kind: 'submit', group: { id: 'later', changes: [] }, seen: 99 })
    await editor.until(() => editor.refusals.length > 0, 'a refusal')
    expect(editor.refusals[0]?.refusal).toEqual({ because: 'ahead' })
  })
})

describe('coming back', () => {
  it('brings what was missed, and what was written meanwhile goes in', async () => {
    const draft = await newDraft(namedProcess('Ablauf', start('A'), task('Prüfen'), task('Senden')))
    const [first, second] = await Promise.all([join(anna, draft), join(berta, draft)])
    const [check, send] = [stepOf(first), stepOf(first, 'Senden')]
    second.cut()
    for (let index = 0; index < 5; index += 1)
      first.write(renaming(first, check, `Prüfen ${index}`))
    second.write(renaming(second, send, 'Bescheid senden'))
    await first.until(() => first.replica().seen === 5, 'five entries')
    await second.connect(other.url)
    await second.until(() => second.replica().seen === 6, 'all six')
    await first.until(() => nameAt(first, send) === 'Bescheid senden', 'what was written offline')
    expect(nameAt(second, check)).toBe('Prüfen 4')
    expect(second.replica().refused).toEqual([])
  })

  it('after the server was killed finds everything that was acknowledged', async () => {
    const mine = await openHouse({}, house.database)
    const draft = await newDraft()
    const editor = await join(anna, draft, mine)
    const key = stepOf(editor)
    for (let index = 0; index < 20; index += 1) editor.write(renaming(editor, key, `Mal ${index}`))
    await editor.until(() => editor.accepted.size >= 10, 'some answers')
    const acknowledged = Math.max(...editor.accepted.values())
    await mine.close()
    await editor.until(() => editor.endedWith() !== undefined, 'the end')
    expect(editor.endedWith()).toBe(1012)
    await editor.connect(other.url)
    await editor.until(() => editor.replica().pending.length === 0, 'all answers')
    expect(editor.replica().seen).toBeGreaterThanOrEqual(acknowledged)
    expect(editor.replica().seen).toBe(20)
    expect(nameAt(editor, key)).toBe('Mal 19')
    expect(editor.replica().refused).toEqual([])
  })
})

describe('who is there', () => {
  it('is told to everybody without names, at all nodes, and forgotten when they go', async () => {
    const draft = await newDraft()
    const first = await join(anna, draft)
    const second = await join(berta, draft, other)
    const key = stepOf(first)
    await first.until(() => first.people().length === 2, 'both')
    second.say({ kind: 'place', place: { view: 'list', selected: key } })
    const seen = () => first.people().find(({ id }) => id === second.me())
    await first.until(() => seen()?.place.selected === key, 'where she is')
    expect(seen()).toEqual({
      ...{ id: second.me(), organisation: 'Stadt A', isLeading: false },
      place: { view: 'list', selected: key },
    })
    second.say({ kind: 'lead', isLeading: true })
    await first.until(() => seen()?.isLeading === true, 'that she leads')
    second.cut()
    await first.until(() => first.people().length === 1, 'that she has gone')
    for (const name of ['anna', 'berta']) {
      expect(JSON.stringify([first.people(), second.people()])).not.toContain(name)
    }
  })

  it('may be one person as often as is set, at each node for itself', async () => {
    const draft = await newDraft()
    const few = await house.member('one', 'wenige', { 'one-a': ['modeller'] })
    const small = await openHouse({}, house.database, 2)
    try {
      const editors = [await join(few, draft, small), await join(few, draft, small)]
      const more = openEditor(small.url, cookieOf(few), draft.id)
      opened.push(more)
      more.connect().catch(() => undefined)
      await more.until(() => more.endedWith() !== undefined, 'the end')
      expect(more.endedWith()).toBe(4429)
      expect(editors.map((one) => one.endedWith())).toEqual([undefined, undefined])
      expect((await join(few, draft)).canEdit()).toBe(true)
    } finally {
      await small.close()
    }
  })

  it('may be one person thirty times; one more is told so, and comes in when another has gone', async () => {
    const draft = await newDraft()
    const many = await house.member('one', 'viele', { 'one-a': ['modeller'] })
    const editors = await Promise.all(Array.from({ length: 30 }, () => join(many, draft)))
    const more = openEditor(house.url, cookieOf(many), draft.id)
    opened.push(more)
    more.connect().catch(() => undefined)
    await more.until(() => more.endedWith() !== undefined, 'the end')
    expect(more.endedWith()).toBe(4429)
    // Others are not concerned.
    const other = await join(anna, draft)
    expect(other.canEdit()).toBe(true)
    editors[0]?.cut()
    await expect
      .poll(async () => {
        const again = openEditor(house.url, cookieOf(many), draft.id)
        opened.push(again)
        again.connect().catch(() => undefined)
        await again.until(() => again.endedWith() !== undefined || again.me() !== '', 'an answer')
        return again.endedWith()
      })
      .toBeUndefined()
  })

  it('is no danger to the others, whatever a socket says at its very beginning', async () => {
    const draft = await newDraft()
    const crowd = await house.member('one', 'laut', { 'one-a': ['modeller'] })
    // With more than are let in, also those that are turned away; all with a frame that is none.
    const ends = Array.from({ length: 40 }, () => beginBadly(house.url, cookieOf(crowd), draft.id))
    await Promise.all(ends)
    expect((await join(anna, draft)).canEdit()).toBe(true)
  })

  it('loses the right to write as soon as it is taken away', async () => {
    const draft = await newDraft()
    const visitor = await house.member('one', `noch-${draft.id}`, { 'one-a': ['modeller'] })
    const editor = await join(visitor, draft, other)
    const key = stepOf(editor)
    editor.write(renaming(editor, key, 'Noch erlaubt'))
    await editor.until(() => editor.accepted.size === 1, 'the first')
    await house.database.store.asAuth((tx) =>
      tx
        .updateTable('membership')
        .set({ roles: ['reader'] })
        .where('person_id', '=', `one-noch-${draft.id}`)
        .execute(),
    )
    // The notice is on its way: nobody waits for it, and it is there within moments.
    await new Promise((resolve) => setTimeout(resolve, 200))
    editor.write(renaming(editor, key, 'Nicht mehr'))
    await editor.until(() => editor.refusals.length === 1, 'a refusal')
    expect(editor.refusals[0]?.refusal).toEqual({ because: 'rights' })
  })

  it('ends with the session', async () => {
    const draft = await newDraft()
    const visitor = await house.member('one', `gast-${draft.id}`, { 'one-a': ['modeller'] })
    const editor = await join(visitor, draft)
    const key = stepOf(editor)
    await visitor.send('DELETE', '/api/session')
    await new Promise((resolve) => setTimeout(resolve, 200))
    editor.write(renaming(editor, key, 'Zu spät'))
    await editor.until(() => editor.endedWith() !== undefined, 'the end')
    expect(editor.endedWith()).toBe(4401)
    const late = await join(anna, draft)
    expect(nameAt(late, key)).toBe('Prüfen')
  })

  it('E1: ends with the last day of somebody who is there for a time', async () => {
    const draft = await newDraft()
    const consultant = await house.member('one', `kurz-${draft.id}`, { 'one-a': ['modeller'] })
    await house.database.store.asAuth((tx) =>
      tx
        .updateTable('membership')
        .set({ last_day: '2026-11-22' })
        .where('person_id', '=', `one-kurz-${draft.id}`)
        .execute(),
    )
    const before = house.clock.now
    try {
      house.clock.now = new Date('2026-11-22T18:00:00Z')
      const editor = await join(consultant, draft)
      const key = stepOf(editor)
      editor.write(renaming(editor, key, 'Am letzten Tag'))
      await editor.until(() => editor.accepted.size === 1, 'the first')
      // Midnight in winter time, with the draft still open.
      house.clock.now = new Date('2026-11-22T23:00:01Z')
      editor.write(renaming(editor, key, 'Am Tag danach'))
      await editor.until(() => editor.endedWith() !== undefined, 'the end')
      expect(editor.endedWith()).toBe(4401)
      house.clock.now = before
      expect(nameAt(await join(anna, draft), key)).toBe('Am letzten Tag')
    } finally {
      house.clock.now = before
    }
  })
})

it('replays the log of a draft to the process that everybody has', async () => {
  const draft = await newDraft()
  const editor = await join(anna, draft)
  const base = editor.replica().confirmed
  const key = stepOf(editor)
  for (const name of ['Eins', 'Zwei', 'Drei']) editor.write(renaming(editor, key, name))
  await editor.until(() => editor.replica().seen === 3, 'three')
  const entries = await house.database.store.asWorker('one', (tx) =>
    tx
      .selectFrom('draft_change')
      .select('happened')
      .where('draft_id', '=', draft.id)
      .orderBy('number')
      .execute(),
  )
  const replayed = entries.reduce((process, { happened }) => {
    const outcome = applyGroup(process, happened)
    if (outcome.kind === 'refused') throw new Error('refused')
    return outcome.process
  }, base)
  expect(isSame(replayed, editor.replica().confirmed)).toBe(true)
})
