// After a workshop: its target becomes the common way of the family, and the houses are asked.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Notice } from '#api'
import { asKey, namedProcess, start, task } from '#process'
import type { Body, VoiceKey } from '#workshop'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { tellLocalReasons } from '../actions/tell-workshop.ts'
import { tidyJob } from '../jobs/tidy-job.ts'
import { openWorkshopLog } from '../live/workshop-log.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
/** Of A: models; models and approves; approves. Of B: models; approves. */
let anna: Visitor
let both: Visitor
let ada: Visitor
let bert: Visitor
let bea: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  both = await house.member('one', 'both', { 'one-a': ['modeller', 'approver'] })
  ada = await house.member('one', 'ada', { 'one-a': ['approver'] })
  bert = await house.member('one', 'bert', { 'one-b': ['modeller'] })
  bea = await house.member('one', 'bea', { 'one-b': ['approver'] })
})
afterAll(() => house?.close())

let count = 0
let family: string
/** Of A and of B; what they differ in is the second step. */
let p: string
let q: string
beforeEach(async () => {
  count += 1
  ;[p, q] = [`p${count}`, `q${count}`]
  for (const [id, organisationId, second] of [
    [p, 'one-a', 'Bescheid senden'],
    [q, 'one-b', 'Bescheid aushändigen'],
  ] as const) {
    await makeProcess(house.database.store, {
      ...{ id, allianceId: 'one', organisationId, visibility: 'alliance', name: `Hund ${id}` },
      sharing: { minutes: true, cases: true, posts: true },
      process: namedProcess(
        `Hund ${id}`,
        start('Antrag'),
        task('Antrag prüfen', { actor: 'Steueramt' }),
        task(second, { actor: 'Poststelle' }),
      ),
    })
  }
  const made = await anna.send('POST', '/api/families', {
    ...{ name: `Hundesteuer ${count}`, processIds: [p, q] },
  })
  family = made.body.id
})

const row = (key: string) => ({ kind: 'row' as const, key: asKey(key) })

/** A workshop that somebody leads, in which all of this was said. */
const held = async (who: Visitor, said: readonly Body[] = []) => {
  const planned = await who.send('POST', `/api/families/${family}/workshops`, {
    startsAt: '2026-12-01T09:00:00.000Z',
  })
  expect(planned.status, planned.text).toBe(200)
  const id: string = planned.body.id
  const { store } = house.database
  const options = { store, allianceId: 'one', workshopId: id, now: () => house.clock.now }
  const log = await openWorkshopLog(options)
  const workshop = log?.workshop()
  if (!log || workshop?.state !== 'open') throw new Error('no room')
  const [from] = Object.keys(workshop.participants) as VoiceKey[]
  if (!from) throw new Error('no voice')
  for (const [at, body] of said.entries()) {
    const message = { id: `m${at}`, from, at: 0, body } as Parameters<typeof log.say>[0][number]
    expect((await log.say([message])).said).toEqual([{ kind: 'taken' }])
  }
  const close = () =>
    log.say([{ id: 'close', from, at: 0, body: { kind: 'close', dropsHidden: false } }])
  return { id, close }
}

const begin = async (who: Visitor, id: string, mark: string): Promise<string> => {
  const body = { id: mark.repeat(24), organisationId: 'one-a', variantId: p }
  const begun = await who.send('POST', `/api/workshops/${id}/target`, body)
  expect(begun.status, begun.text).toBe(200)
  return body.id
}

const targets = async (who: Visitor, id: string) =>
  (await who.get(`/api/workshops/${id}/targets`)).body
const carryOn = (who: Visitor, id: string, target: string) =>
  who.send('POST', `/api/workshops/${id}/targets/${target}/common-way`)
const agreement = async (who: Visitor) =>
  (await who.get(`/api/families/${family}/agreement`)).body.agreement
const told = async (who: Visitor, processId: string, kind: Notice['kind']) =>
  (await who.get('/api/notices')).body.notices.filter(
    (one: Notice) => one.kind === kind && one.process?.id === processId,
  )

describe('the target of a workshop', () => {
  it('becomes the common way in one press, and all houses are asked at once where that person approves', async () => {
    const { id, close } = await held(both)
    const target = await begin(both, id, 'a')
    expect((await targets(both, id)).targets).toMatchObject([
      { processId: target, stage: 'written', fault: 'open' },
    ])
    expect((await carryOn(both, id, target)).body.error.code).toBe('workshop/not-over')
    await close()
    expect((await targets(both, id)).targets).toMatchObject([
      { processId: target, stage: 'written', fault: null, approvesAtOnce: true, replaces: null },
    ])
    const done = await carryOn(both, id, target)
    expect(done.status, done.text).toBe(200)
    expect(done.body).toMatchObject({
      familyId: family,
      targets: [{ processId: target, stage: 'asked', fault: 'done', version: 1, asked: 2 }],
    })
    expect(await agreement(bert)).toMatchObject({
      ...{ processId: target, state: 'open', version: 1 },
      houses: [{ organisation: { id: 'one-a' } }, { organisation: { id: 'one-b' } }],
    })
    expect(await told(bea, target, 'wayAsked')).toHaveLength(1)
    // Everybody of the alliance sees where it stands; a second press is told.
    expect((await targets(bert, id)).targets).toMatchObject([{ stage: 'asked', fault: 'done' }])
    expect((await carryOn(both, id, target)).body.error.code).toBe('conflict/changed-meanwhile')
    const detail = (await bert.get(`/api/processes/${target}`)).body
    expect(detail).toMatchObject({ state: 'approved', version: 1, visibility: 'alliance' })
    for (const who of [both, bea]) {
      const { seq } = await agreement(who)
      const house = who === both ? 'one-a' : 'one-b'
      const answer = { organisationId: house, version: 1, answer: 'agree', seen: seq }
      expect(
        (await who.send('POST', `/api/families/${family}/agreement/answers`, answer)).status,
      ).toBe(200)
    }
    expect((await targets(bert, id)).targets).toMatchObject([{ stage: 'agreed', agreeing: 2 }])
  })

  it('waits for its house where that person may not approve, and the houses are asked with the approval', async () => {
    const { id, close } = await held(anna)
    const target = await begin(anna, id, 'b')
    await close()
    expect((await targets(anna, id)).targets).toMatchObject([
      { fault: null, approvesAtOnce: false },
    ])
    expect((await carryOn(anna, id, target)).body.targets).toMatchObject([
      { processId: target, stage: 'inReview', asked: 0 },
    ])
    expect(await agreement(bert)).toMatchObject({ processId: target, state: 'none' })
    expect(await told(ada, target, 'reviewWaits')).toHaveLength(1)
    const review = (act: string, seen: number, reason = '') =>
      ada.send('POST', `/api/processes/${target}/versions/1/review`, { act, reason, seen })
    expect((await review('return', 1, 'Bitte kürzen')).status).toBe(200)
    expect((await targets(bert, id)).targets).toMatchObject([{ stage: 'returned' }])
    const again = await anna.send('POST', `/api/processes/${target}/versions/1/review`, {
      ...{ act: 'submit', reason: '', seen: 2 },
    })
    expect(again.status, again.text).toBe(200)
    const approved = await review('approve', 3)
    expect(approved.status, approved.text).toBe(200)
    expect((await targets(bert, id)).targets).toMatchObject([{ stage: 'asked', asked: 2 }])
    expect(await told(bea, target, 'wayAsked')).toHaveLength(1)
  })

  it('W39: tells once, with the approval, who looks after what is to stay local', async () => {
    const { id, close } = await held(both, [
      {
        ...{ kind: 'recommend', place: row('r1'), seen: 0 },
        recommendation: { kind: 'local', reason: 'size', text: 'Hier genügt ein Gespräch' },
      },
    ])
    const target = await begin(both, id, 'f')
    await close()
    expect(await told(bert, q, 'localProposed')).toEqual([])
    expect((await carryOn(both, id, target)).status).toBe(200)
    expect(await told(bert, q, 'localProposed')).toMatchObject([{ homework: { workshopId: id } }])
    expect((await carryOn(both, id, target)).body.error.code).toBe('conflict/changed-meanwhile')
    expect(await told(anna, p, 'localProposed')).toHaveLength(1)
    // Not whoever did it, nor who only approves there, and nothing of the target.
    expect(await told(both, p, 'localProposed')).toEqual([])
    expect(await told(bea, q, 'localProposed')).toEqual([])
    expect(await told(anna, target, 'localProposed')).toEqual([])
    const { paces } = (await bert.get('/api/notices/mail')).body
    expect(paces).toContainEqual({ kind: 'localProposed', pace: 'daily' })
  })

  const local = (key: string): Body => ({
    ...{ kind: 'recommend', place: row(key), seen: 0 },
    recommendation: { kind: 'local', reason: 'size', text: 'Hier genügt ein Gespräch' },
  })
  const mark = (processId: string) =>
    anna.send('PUT', `/api/families/${family}/reference`, { processId, isBinding: false })
  const intoForce = async (processId: string, author: Visitor, approver: Visitor) => {
    const path = `/api/processes/${processId}/versions/1/review`
    for (const [who, act, seen] of [
      [author, 'submit', 0],
      [approver, 'approve', 1],
    ] as const) {
      const said = await who.send('POST', path, { act, reason: '', seen })
      expect(said.status, said.text).toBe(200)
    }
  }
  /** What the platform does every hour. */
  const everyHour = () => {
    const { store } = house.database
    const deps = { ...house.deps, store, now: () => house.clock.now, newId: house.deps.random.id }
    const report = (message: string, error: unknown) => {
      throw new Error(message, { cause: error })
    }
    const job = {} as Parameters<ReturnType<typeof tidyJob>>[0]
    return tidyJob({ ...deps, report })(job, new AbortController().signal)
  }
  /** Of it what is about this, when sessions would be over. */
  const aMonthLater = () =>
    house.database.store.asWorker('one', (tx) => {
      const now = new Date(house.clock.now.getTime() + 31 * 86_400_000)
      const said = { allianceId: 'one', commonWayId: null, by: null }
      return tellLocalReasons(tx, { now, random: house.deps.random }, said)
    })

  it('W39: tells the same where the target becomes the common way step by step', async () => {
    const { id, close } = await held(both, [local('r1')])
    const body = { id: '1'.repeat(24), organisationId: 'one-a', variantId: p }
    const begun = await both.send('POST', `/api/workshops/${id}/target`, body)
    const target = body.id
    await close()
    const kept = await both.send('POST', `/api/drafts/${begun.body.draftId}/version`, { number: 0 })
    expect(kept.status, kept.text).toBe(200)
    const { visibility, shared } = (await both.get(`/api/processes/${target}`)).body
    const shown = await both.send('PATCH', `/api/processes/${target}`, {
      ...{ visibility: 'alliance', seen: { visibility, shared } },
    })
    expect(shown.status, shown.text).toBe(200)
    expect((await both.send('PUT', `/api/families/${family}/members/${target}`)).status).toBe(200)
    expect((await mark(target)).status).toBe(200)
    await everyHour()
    expect(await told(bert, q, 'localProposed')).toEqual([])
    await intoForce(target, both, both)
    expect(await told(bert, q, 'localProposed')).toMatchObject([{ homework: { workshopId: id } }])
    expect(await told(bert, target, 'localProposed')).toEqual([])
    // Once, also when the notices are long put away, it is marked anew or the hour comes round.
    await house.database.store.asWorker('one', (tx) =>
      tx.deleteFrom('notice').where('kind', '=', 'localProposed').execute(),
    )
    expect((await mark(target)).status).toBe(200)
    await everyHour()
    expect(await told(bert, q, 'localProposed')).toEqual([])
  })

  it('W39: tells beside another common way, where nobody began a target', async () => {
    const { close } = await held(anna, [local('r1')])
    await close()
    await intoForce(q, bert, bea)
    await everyHour()
    expect(await told(both, p, 'localProposed')).toEqual([])
    expect((await mark(q)).status).toBe(200)
    expect(await told(both, p, 'localProposed')).toHaveLength(1)
    // Nothing is explained about the common way itself.
    await everyHour()
    expect(await told(bert, q, 'localProposed')).toEqual([])
    expect(await told(both, p, 'localProposed')).toHaveLength(1)
  })

  it('W39: tells within the hour beside a common way that was there, and waits for a target', async () => {
    await intoForce(q, bert, bea)
    expect((await mark(q)).status).toBe(200)
    const { close } = await held(anna, [local('r1')])
    await everyHour()
    expect(await told(both, p, 'localProposed')).toEqual([])
    await close()
    await everyHour()
    expect(await told(both, p, 'localProposed')).toHaveLength(1)
    const second = await held(anna, [local('r2')])
    await begin(anna, second.id, '2')
    await second.close()
    await everyHour()
    expect(await told(both, p, 'localProposed')).toHaveLength(1)
    await aMonthLater()
    expect(await told(both, p, 'localProposed')).toHaveLength(2)
  })

  it('W39: does not tell a house what it has declined', async () => {
    const { id, close } = await held(both, [local('r1'), local('r2')])
    const target = await begin(both, id, '3')
    await close()
    const decline = async (who: Visitor, processId: string, place: string) => {
      const said = await who.send('POST', `/api/processes/${processId}/workshop-notes`, {
        ...{ workshopId: id, place, isDeclined: true, seen: 0 },
      })
      expect(said.status, said.text).toBe(200)
    }
    await decline(bert, q, 'row:r1')
    await decline(bert, q, 'row:r2')
    await decline(anna, p, 'row:r1')
    expect((await carryOn(both, id, target)).status).toBe(200)
    expect(await told(bert, q, 'localProposed')).toEqual([])
    // One of two is still open.
    expect(await told(anna, p, 'localProposed')).toHaveLength(1)
  })

  it('W24: begins with a common way that the room did not look at, and finds its steps', async () => {
    const { id, close } = await held(anna, [local('r1'), local('r2')])
    const later = `later${count}`
    await makeProcess(house.database.store, {
      ...{ id: later, allianceId: 'one', organisationId: 'one-b', visibility: 'alliance' },
      sharing: { minutes: true, cases: true, posts: true },
      process: namedProcess(
        'Hund anders',
        start('Antrag'),
        task('Antrag genau prüfen', { actor: 'Steueramt' }),
        task('Bescheid versenden', { actor: 'Poststelle' }),
      ),
    })
    expect((await anna.send('PUT', `/api/families/${family}/members/${later}`)).status).toBe(200)
    expect((await mark(later)).status).toBe(200)
    const begun = await anna.send('POST', `/api/workshops/${id}/target`, {
      ...{ id: '5'.repeat(24), organisationId: 'one-a', variantId: later },
    })
    expect(begun.status, begun.text).toBe(200)
    expect(begun.body.left).toEqual([])
    await close()
    const { notes } = (await anna.get(`/api/processes/${'5'.repeat(24)}/workshop-notes`)).body
    expect(notes.map((one: { step: string; place: string }) => [one.place, one.step])).toEqual([
      ['row:r1', 'Antrag_genau_prüfen'],
      ['row:r2', 'Bescheid_versenden'],
    ])
  })

  it('says before and afterwards that nobody in its house could approve it', async () => {
    const kira = await house.member('one', `kira-${count}`, { 'one-k': ['modeller'] })
    await house.member('one', `karl-${count}`, { 'one-k': ['organisationAdmin'] })
    const { id, close } = await held(kira)
    const body = { id: '4'.repeat(24), organisationId: 'one-k', variantId: p }
    expect((await kira.send('POST', `/api/workshops/${id}/target`, body)).status).toBe(200)
    await close()
    const stuck = { letBy: [`karl-${count}`] }
    expect((await targets(kira, id)).targets).toMatchObject([{ fault: null, stuck }])
    expect((await carryOn(kira, id, body.id)).body.targets).toMatchObject([
      { stage: 'inReview', stuck },
    ])
    expect((await targets(bert, id)).targets).toMatchObject([{ stage: 'inReview', stuck: null }])
    await house.member('one', `kim-${count}`, { 'one-k': ['approver'] })
    expect((await targets(kira, id)).targets).toMatchObject([{ stage: 'inReview', stuck: null }])
  })

  it('with four eyes nobody approves what they submitted, whatever they press', async () => {
    const admin = await house.member('one', 'admin', { 'one-a': ['organisationAdmin'] })
    const rules = async (fourEyes: boolean) => {
      const set = await admin.send('PUT', '/api/organisations/one-a/review', {
        ...{ fourEyes, steps: [] },
      })
      expect(set.status, set.text).toBe(200)
    }
    await rules(true)
    try {
      const { id, close } = await held(both)
      const target = await begin(both, id, 'c')
      await close()
      expect((await targets(both, id)).targets).toMatchObject([
        { approvesAtOnce: false, stuck: null },
      ])
      expect((await carryOn(both, id, target)).body.targets).toMatchObject([{ stage: 'inReview' }])
    } finally {
      await rules(false)
    }
  })

  it('is not carried on by others, who are told why', async () => {
    const { id, close } = await held(anna)
    const target = await begin(anna, id, 'd')
    await close()
    // In the house it is seen; only whoever led the workshop carries it on.
    expect((await targets(both, id)).targets).toMatchObject([{ fault: 'lead' }])
    expect((await carryOn(both, id, target)).body.error.code).toBe('right/missing')
    // Elsewhere nothing of the draft is seen.
    expect(await targets(bert, id)).toMatchObject({ targets: [], isElsewhere: true })
    expect((await carryOn(bert, id, target)).body.error.code).toBe('right/missing')
    const carla = await house.member('one', `carla-${count}`, { 'one-k': ['allianceCoordinator'] })
    expect((await carryOn(carla, id, target)).body.error.code).toBe('thing/not-found')
    expect((await carryOn(anna, id, p)).body.error.code).toBe('thing/not-found')
  })

  it('replaces what was recommended before, and not what is binding', async () => {
    const mark = (who: Visitor, isBinding: boolean) =>
      who.send('PUT', `/api/families/${family}/reference`, { processId: q, isBinding })
    expect((await mark(anna, false)).status).toBe(200)
    const { id, close } = await held(both, [
      {
        ...{ kind: 'recommend', place: row('r1'), seen: 0 },
        recommendation: { kind: 'common', text: 'Alle' },
      },
    ])
    const target = await begin(both, id, 'e')
    await close()
    expect((await targets(both, id)).targets).toMatchObject([{ replaces: `Hund ${q}` }])
    for (const [who, act, seen] of [
      [bert, 'submit', 0],
      [bea, 'approve', 1],
    ] as const) {
      const path = `/api/processes/${q}/versions/1/review`
      expect((await who.send('POST', path, { act, reason: '', seen })).status).toBe(200)
    }
    const carla = await house.member('one', `carla-${count}`, { 'one-k': ['allianceCoordinator'] })
    const bound = await mark(carla, true)
    expect(bound.status, bound.text).toBe(200)
    expect((await targets(both, id)).targets).toMatchObject([{ fault: 'mark' }])
    expect((await carryOn(both, id, target)).body.error.code).toBe('right/missing')
    // All of it or nothing: it is still a draft that nobody else sees.
    expect((await bert.get(`/api/processes/${target}`)).status).toBe(404)
  })

  it('is begun once and carried on once, whoever presses at the same moment', async () => {
    const kora = await house.member('one', `kora-${count}`, {
      ...{ 'one-k': ['allianceCoordinator'], 'one-a': ['modeller', 'approver'] },
    })
    const { id, close } = await held(both)
    const body = { id: 'f9'.repeat(12), organisationId: 'one-a', variantId: p }
    const press = () => both.send('POST', `/api/workshops/${id}/target`, body)
    const begun = await Promise.all(Array.from({ length: 6 }, press))
    expect(begun.map(({ status }) => status)).toEqual(begun.map(() => 200))
    expect(new Set(begun.map((one) => one.body.draftId)).size).toBe(1)
    const other = await begin(both, id, 'e9')
    await close()
    const pressed = await Promise.all([
      carryOn(both, id, body.id),
      carryOn(kora, id, body.id),
      carryOn(both, id, body.id),
      carryOn(both, id, other),
    ])
    const codes = pressed.map((one) => one.body.error?.code ?? 'done').toSorted()
    expect(codes).toEqual([...Array(3).fill('conflict/changed-meanwhile'), 'done'])
    const [target, ...rest] = (await targets(both, id)).targets
    expect(rest).toEqual([])
    expect(target).toMatchObject({ stage: 'asked', version: 1, asked: 2 })
    expect(await told(bea, target.processId, 'wayAsked')).toHaveLength(1)
  })

  it('is no draft that was not begun in it, which a room with guests would be shown', async () => {
    const first = await held(both)
    await begin(both, first.id, 'd9')
    const second = await held(both)
    const body = { id: 'd9'.repeat(24), organisationId: 'one-a', variantId: p }
    const begun = await both.send('POST', `/api/workshops/${second.id}/target`, body)
    expect(begun.body.error).toMatchObject({ code: 'request/invalid', details: { field: 'id' } })
    expect((await targets(both, second.id)).targets).toEqual([])
  })

  it('is not carried on once it was put aside, taken out of the library, or lost its family', async () => {
    const { id, close } = await held(both)
    const target = await begin(both, id, 'c9')
    await close()
    const [draft] = (await both.get(`/api/processes/${target}/drafts`)).body.drafts
    expect((await both.send('POST', `/api/drafts/${draft.id}/discard`)).status).toBe(200)
    expect((await targets(both, id)).targets).toMatchObject([{ fault: 'empty' }])
    expect((await carryOn(both, id, target)).body.error.code).toBe('thing/not-found')
    expect((await both.send('POST', `/api/processes/${target}/withdraw`)).status).toBe(200)
    expect((await targets(both, id)).targets).toEqual([])
    expect((await carryOn(both, id, target)).body.error.code).toBe('right/missing')
    const other = await begin(both, id, 'b9')
    await both.send('DELETE', `/api/families/${family}/members/${q}`)
    expect(await targets(both, id)).toMatchObject({
      ...{ familyId: null, targets: [{ processId: other, fault: 'family' }] },
    })
    expect((await carryOn(both, id, other)).body.error.code).toBe('thing/not-found')
  })
})
