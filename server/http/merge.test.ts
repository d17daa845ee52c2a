// Taking what others changed into the own draft, over the wire and the real database: what is offered, what their
// house keeps to itself, what becomes of the draft, and who may.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MergePreview } from '#api'
import { type Change, insertAfter, rename, undo } from '#change'
import {
  asKey,
  elementsOf,
  end,
  isActivity,
  type Key,
  namedProcess,
  type Process,
  start,
  task,
} from '#process'
import { makeAlliance, makeProcess, secretProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'
import { watchDraft, writeInDraft } from './testing/write-in-draft.ts'

let house: House
let anna: Visitor
let bert: Visitor
let carl: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  const all = ['modeller', 'approver', 'organisationAdmin'] as const
  anna = await house.member('one', 'anna', { 'one-a': all })
  bert = await house.member('one', 'bert', { 'one-b': all })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
})
afterAll(() => house?.close())

const CLOSED = { minutes: false, cases: false, posts: false }
const OPEN = { minutes: true, cases: true, posts: true }

let count = 0
const make = async (organisation: string, process: Process, sharing = OPEN): Promise<string> => {
  count += 1
  const id = `m${count}`
  await makeProcess(house.database.store, {
    ...{ id, allianceId: 'one', organisationId: `one-${organisation}`, visibility: 'alliance' },
    ...{ state: 'approved', name: `Ablauf ${id}`, process, sharing },
  })
  return id
}

const draftOf = async (visitor: Visitor, id: string): Promise<string> =>
  (await visitor.send('POST', `/api/processes/${id}/draft`)).body.id

const modelOf = async (visitor: Visitor, draftId: string): Promise<Process> =>
  (await visitor.get(`/api/drafts/${draftId}/model`)).body.model

const keyOf = (process: Process, name: string): Key => {
  const found = elementsOf(process).find((one) => one.name === name)
  if (!found) throw new Error(name)
  return found.key
}

let groups = 0
/** Writes in the open draft of a process; answers the draft. */
const write = async (
  visitor: Visitor,
  id: string,
  changesOf: (process: Process) => readonly Change[],
): Promise<string> => {
  const draftId = await draftOf(visitor, id)
  const changes = changesOf(await modelOf(visitor, draftId))
  groups += 1
  expect(await writeInDraft(house, visitor, draftId, `g${groups}`, ...changes)).toBe('accepted')
  return draftId
}

/** The same, and makes it the next version, in force. */
const release = async (
  visitor: Visitor,
  id: string,
  changesOf: (process: Process) => readonly Change[],
): Promise<void> => {
  const draftId = await write(visitor, id, changesOf)
  const kept = await visitor.send('POST', `/api/drafts/${draftId}/version`, { number: 1 })
  const path = `/api/processes/${id}/versions/${kept.body.version}/review`
  for (const [seen, act] of ['submit', 'approve'].entries()) {
    expect((await visitor.send('POST', path, { act, seen })).status).toBe(200)
  }
}

const changesIn = (edit: ReturnType<typeof rename>): readonly Change[] => {
  if (edit.kind === 'impossible') throw new Error(JSON.stringify(edit))
  return edit.changes
}
const renaming = (from: string, to: string) => (process: Process) =>
  changesIn(rename(process, keyOf(process, from), to))
const adding = (after: string, name: string) => (process: Process) =>
  changesIn(
    insertAfter(process, keyOf(process, after), { kind: 'task', taskType: 'none', name }, (stem) =>
      asKey(`new-${name.length}-${stem}`),
    ),
  )
const both =
  (...all: readonly ((process: Process) => readonly Change[])[]) =>
  (process: Process): readonly Change[] =>
    all.flatMap((one) => one(process))
const setting = (name: string, property: string, after: string | number) => (process: Process) => [
  { kind: 'setElement', key: keyOf(process, name), property, after } as const,
]

const takeOver = async (visitor: Visitor, origin: string): Promise<string> => {
  const { body } = await visitor.get(`/api/processes/${origin}/take-over`)
  const words = body.words.map((one: { kind: string; name: string }) => ({
    ...{ kind: one.kind, theirs: one.name, ours: `Unser ${one.name}` },
  }))
  const taken = await visitor.send('POST', `/api/processes/${origin}/take-over`, {
    ...{ id: `${count}`.padStart(24, 'a'), organisationId: 'one-a', name: 'Unser Ablauf' },
    ...{ version: 1, words, keepsFigures: true },
  })
  expect(taken.status).toBe(200)
  return taken.body.id
}

const between = (origin: string, from = 1, to = 2) => ({
  base: { process: origin, version: from },
  theirs: { process: origin, version: to },
})
const preview = async (visitor: Visitor, id: string, body: object) =>
  (await visitor.send('POST', `/api/processes/${id}/merge/preview`, body)).body as MergePreview
const take = (visitor: Visitor, id: string, body: object) =>
  visitor.send('POST', `/api/processes/${id}/merge`, body)

const said = ({ parts }: MergePreview) => parts.flatMap(({ texts }) => texts)
const steps = (process: Process) =>
  elementsOf(process).flatMap((one) => (isActivity(one) ? [one.name] : []))

describe('what others changed', () => {
  it('comes into the draft of who took it over, and nothing their house keeps to itself', async () => {
    const origin = await make('b', secretProcess(), CLOSED)
    const mine = await takeOver(anna, origin)
    await release(
      bert,
      origin,
      both(
        renaming('Bescheid senden', 'Bescheid zustellen'),
        adding('Antrag prüfen', 'Nachfordern'),
        setting('Antrag prüfen', 'documentation', 'Hinweis geheim'),
        (process) => [
          {
            kind: 'addElement',
            element: {
              ...{ kind: 'lane', key: asKey('first'), name: 'Eingang geheim', order: '0' },
              parent: elementsOf(process).find(({ kind }) => kind === 'pool')?.key ?? asKey(''),
            },
          },
        ],
      ),
    )
    const draftId = await write(
      anna,
      mine,
      both(
        setting('Antrag prüfen', 'work.minutes', 12),
        setting('Antrag prüfen', 'documentation', 'Unser Hinweis'),
        renaming('Bescheid senden', 'Bescheid schicken'),
      ),
    )
    const asked = between(origin)
    const told = await preview(anna, mine, asked)
    expect(JSON.stringify(told)).not.toContain('geheim')
    expect(told).toMatchObject({ isMatched: false, isPartial: true, ours: { draftId } })
    expect(said(told)).toContain('Schritt „Nachfordern“ eingefügt')
    // The posts of their copy are only numbered, and keep being the posts they were.
    expect(said(told).filter((text) => text.includes('Stelle'))).toHaveLength(1)
    const [conflict, ...more] = told.conflicts
    expect(more).toEqual([])
    expect(conflict).toMatchObject({
      about: 'Schritt „Bescheid schicken“: Name',
      ...{ base: ['„Bescheid senden“'], ours: ['„Bescheid schicken“'] },
      ...{ theirs: ['„Bescheid zustellen“'], answer: 'ours', isAnswered: false },
    })
    const watching = await watchDraft(house, anna, draftId)
    const answers = { [conflict?.id ?? '']: 'theirs' }
    const answered = await preview(anna, mine, { ...asked, answers })
    expect(answered.conflicts[0]).toMatchObject({ answer: 'theirs', isAnswered: true })
    expect(answered.result.svg).toContain('Bescheid zustellen')
    const before = await modelOf(anna, draftId)
    const taken = await take(anna, mine, { ...asked, answers, seen: answered.seen })
    const { group, ...rest } = taken.body
    expect(JSON.stringify(group)).not.toContain('geheim')
    expect([taken.status, rest]).toEqual([200, { kind: 'taken', draftId, number: 2 }])
    expect(await watching.next).toEqual([2])

    const after = await modelOf(anna, draftId)
    expect(steps(after).toSorted()).toEqual(['Antrag prüfen', 'Bescheid zustellen', 'Nachfordern'])
    const checked = after.elements[keyOf(after, 'Antrag prüfen')]
    expect(checked).toMatchObject({ documentation: 'Unser Hinweis', work: { minutes: 12 } })
    expect(JSON.stringify(after)).not.toMatch(/geheim|77/)
    const lanes = elementsOf(after).filter(({ kind }) => kind === 'lane')
    expect(lanes.map(({ name }) => name).filter((name) => name.startsWith('Unser'))).toHaveLength(2)
    const history = (await anna.get(`/api/drafts/${draftId}/history`)).body.entries[0]
    expect(history.did).toContain('Schritt „Nachfordern“ eingefügt')
    const [audit] = (await anna.get(`/api/processes/${mine}/audit`)).body.entries
    expect(audit).toMatchObject({ what: 'changesTaken' })
    // Everything of it is so now.
    expect((await preview(anna, mine, asked)).parts).toEqual([])
    // With the change in hand, whoever took it takes all of it back.
    const back = undo([{ group }], group.id, after, 'back')
    if (back.kind !== 'undone') throw new Error(back.kind)
    expect(back.left).toEqual([])
    expect(await writeInDraft(house, anna, draftId, 'back', ...back.group.changes)).toBe('accepted')
    expect(await modelOf(anna, draftId)).toEqual(before)
  })

  it('can be taken in part, or not at all', async () => {
    const process = namedProcess('Melden', start('A'), task('Prüfen'), task('Senden'), end('E'))
    const origin = await make('b', process)
    const mine = await takeOver(anna, origin)
    await release(bert, origin, both(renaming('Senden', 'Zustellen'), adding('Prüfen', 'Klären')))
    const asked = between(origin)
    const whole = await preview(anna, mine, asked)
    expect(whole.ours.draftId).toBeNull()
    expect(whole.parts.map(({ kind }) => kind).toSorted()).toEqual(['added', 'changed'])
    const none = { ...asked, left: whole.parts.map(({ id }) => id), seen: whole.seen }
    expect((await take(anna, mine, none)).body).toEqual({ kind: 'nothing' })
    expect((await preview(anna, mine, asked)).ours.draftId).toBeNull()
    const left = whole.parts.filter(({ kind }) => kind === 'changed').map(({ id }) => id)
    const part = await preview(anna, mine, { ...asked, left })
    expect(part.parts.map(({ isTaken, kind }) => (isTaken ? kind : ''))).toContain('added')
    expect(part.result.things.flatMap(({ texts }) => texts)).toEqual(['Schritt „Klären“ eingefügt'])
    const taken = (await take(anna, mine, { ...asked, left, seen: part.seen })).body
    expect(taken).toMatchObject({ kind: 'taken', number: 1 })
    expect(steps(await modelOf(anna, taken.draftId)).toSorted()).toEqual([
      ...['Klären', 'Prüfen', 'Senden'],
    ])
  })

  it('can stand behind what was put in the same place here', async () => {
    const process = namedProcess('Melden', start('A'), task('Prüfen'), task('Senden'), end('E'))
    const origin = await make('b', process)
    const mine = await takeOver(anna, origin)
    await release(bert, origin, adding('Prüfen', 'Klären'))
    await write(anna, mine, adding('Prüfen', 'Akte anlegen'))
    const asked = between(origin)
    const told = await preview(anna, mine, asked)
    expect(told.parts).toMatchObject([{ isTaken: false, isHeld: true }])
    const [question] = told.conflicts
    expect(question).toMatchObject({
      ...{ theirs: ['„Klären“', 'Schritt „Klären“ eingefügt'] },
      both: 'erst Schritt „Akte anlegen“, dann Schritt „Klären“',
    })
    const answers = { [question?.id ?? '']: 'both' }
    const taken = (await take(anna, mine, { ...asked, answers, seen: told.seen })).body
    const after = await modelOf(anna, taken.draftId)
    const follows = (name: string) =>
      elementsOf(after).flatMap((one) =>
        one.kind === 'sequenceFlow' && one.source === keyOf(after, name)
          ? [after.elements[one.target]?.name]
          : [],
      )
    expect(['Prüfen', 'Akte anlegen', 'Klären'].map(follows)).toEqual([
      ...[['Akte anlegen'], ['Klären'], ['Senden']],
    ])
  })

  it('is shown anew where somebody wrote on, and nothing of the draft is lost', async () => {
    const process = namedProcess('Melden', start('A'), task('Prüfen'), task('Senden'), end('E'))
    const origin = await make('b', process)
    const mine = await takeOver(anna, origin)
    await release(bert, origin, renaming('Senden', 'Zustellen'))
    const asked = between(origin)
    const { seen } = await preview(anna, mine, asked)
    const draftId = await write(anna, mine, renaming('Senden', 'Abschicken'))
    const moved = (await take(anna, mine, { ...asked, seen })).body
    expect(moved).toMatchObject({ kind: 'moved', preview: { ours: { draftId } } })
    expect(moved.preview.conflicts).toHaveLength(1)
    expect(steps(await modelOf(anna, draftId))).toContain('Abschicken')
    const again = (await take(anna, mine, { ...asked, seen: moved.preview.seen })).body
    expect(again).toEqual({ kind: 'nothing' })
    // What their house shows from now on is something else, too.
    const latest = await preview(anna, mine, asked)
    await bert.send('PATCH', `/api/processes/${origin}`, {
      ...{ shared: CLOSED, visibility: 'alliance' },
      seen: { shared: OPEN, visibility: 'alliance' },
    })
    expect((await take(anna, mine, { ...asked, seen: latest.seen })).body.kind).toBe('moved')
  })

  it('finds its place in a process that was written here and is only alike', async () => {
    const mine = await make(
      'a',
      namedProcess(
        'Hund anmelden bei uns',
        start('Antrag'),
        task('Antrag auf Vollständigkeit prüfen', { key: 'eins', work: { minutes: 9 } }),
        task('Steuermarke ausgeben', { key: 'zwei' }),
        task('Bescheid erstellen', { key: 'drei' }),
        end('fertig'),
      ),
    )
    const origin = await make(
      'b',
      namedProcess(
        'Hundesteuer',
        start('Antrag'),
        task('Antrag auf Vollständigkeit prüfen', { key: 'drei' }),
        task('Bescheid erstellen', { key: 'eins' }),
        end('fertig'),
      ),
      CLOSED,
    )
    await release(bert, origin, renaming('Bescheid erstellen', 'Bescheid erstellen und zustellen'))
    const asked = between(origin)
    const told = await preview(anna, mine, asked)
    expect(told).toMatchObject({ isMatched: true, conflicts: [] })
    expect(said(told)).toEqual([
      'Schritt „Bescheid erstellen“ umbenannt in „Bescheid erstellen und zustellen“',
    ])
    expect(told.own).toContain('Schritt „Steuermarke ausgeben“ eingefügt')
    const taken = (await take(anna, mine, { ...asked, seen: told.seen })).body
    const after = await modelOf(anna, taken.draftId)
    expect(after.elements[asKey('drei')]?.name).toBe('Bescheid erstellen und zustellen')
    expect(after.elements[asKey('eins')]).toMatchObject({ work: { minutes: 9 } })
    const english = await anna.send('POST', `/api/processes/${mine}/merge/preview?lang=en`, {
      ...between(origin, 2, 1),
    })
    expect(said(english.body)).toEqual([
      'Step “Bescheid erstellen und zustellen” renamed to “Bescheid erstellen”',
    ])
  })

  it('is for those who may write, between versions that are there and may be seen', async () => {
    const process = namedProcess('Melden', start('A'), task('Prüfen'), end('E'))
    const origin = await make('b', process)
    const mine = await make('a', process)
    const path = `/api/processes/${mine}/merge/preview`
    const own = between(mine, 1, 1)
    expect((await carl.send('POST', path, own)).status).toBe(403)
    expect((await bert.send('POST', path, own)).status).toBe(403)
    expect((await anna.send('POST', path, between(origin, 1, 7))).status).toBe(404)
    expect((await anna.send('POST', path, own)).body.parts).toEqual([])
    const hidden = await bert.send('PATCH', `/api/processes/${origin}`, {
      ...{ visibility: 'organisation', shared: OPEN },
      seen: { visibility: 'alliance', shared: OPEN },
    })
    expect(hidden.status).toBe(200)
    expect((await anna.send('POST', path, between(origin, 1, 1))).status).toBe(404)
  })

  it('F4: keeps to itself what their house does, also from who is at home in both', async () => {
    const dora = await house.member('one', 'dora', { 'one-a': ['modeller'], 'one-b': ['modeller'] })
    const origin = await make('b', secretProcess(), CLOSED)
    const mine = await takeOver(anna, origin)
    await release(
      bert,
      origin,
      both(
        setting('Bescheid senden', 'work.minutes', 4321),
        renaming('Bescheid senden', 'Bescheid zustellen'),
      ),
    )
    const asked = between(origin)
    const told = await preview(dora, mine, asked)
    expect(told.isPartial).toBe(true)
    expect(said(told)).toEqual(said(await preview(anna, mine, asked)))
    const taken = (await take(dora, mine, { ...asked, seen: told.seen })).body
    const after = JSON.stringify(await modelOf(anna, taken.draftId))
    expect(after).toContain('Bescheid zustellen')
    expect(after).not.toMatch(/4321|Vollzug geheim/)
  })

  it('is shown anew where other words mean the same by now', async () => {
    const process = namedProcess('Melden', start('A'), task('Prüfen'), end('E'))
    const [origin, mine] = [await make('b', process), await make('a', process)]
    await release(bert, origin, renaming('Prüfen', 'Sichten'))
    const told = await preview(anna, mine, between(origin))
    const words = { tongue: 'de', kind: 'never', words: ['prüfen', 'sichten'] }
    expect((await anna.send('POST', '/api/glossary', words)).status).toBe(200)
    const { kind } = (await take(anna, mine, { ...between(origin), seen: told.seen })).body
    expect(kind).toBe('moved')
  })

  it('is taken by who records on behalf, too, and not where the origin was withdrawn meanwhile', async () => {
    const rita = await house.member('one', 'rita', { 'one-a': ['recorder'], 'one-k': ['reader'] })
    const process = namedProcess('Melden', start('A'), task('Prüfen'), end('E'))
    const [origin, mine] = [await make('b', process), await make('a', process)]
    await release(bert, origin, renaming('Prüfen', 'Sichten'))
    const told = await preview(rita, mine, between(origin))
    const withdraw = `/api/processes/${origin}/withdraw`
    expect((await bert.send('POST', withdraw)).status).toBe(200)
    const asked = { ...between(origin), seen: told.seen }
    expect((await take(rita, mine, asked)).status).toBe(404)
    expect((await bert.send('POST', `/api/processes/${origin}/restore`)).status).toBe(200)
    const taken = (await take(rita, mine, asked)).body
    expect(taken.kind).toBe('taken')
    expect(steps(await modelOf(anna, taken.draftId))).toEqual(['Sichten'])
  })
})
