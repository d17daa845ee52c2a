// Linked adoption from beginning to end, over the wire and the real database: a county's process is linked with and
// taken over, goes on, is taken with a conflict, and gets something back.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LineageView, MergePreview, Notice } from '#api'
import { rename } from '#change'
import { elementsOf, end, namedProcess, type Process, start, task } from '#process'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'
import { writeInDraft } from './testing/write-in-draft.ts'

let house: House
let county: Visitor
let town: Visitor
let other: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  const all = ['modeller', 'approver', 'organisationAdmin'] as const
  county = await house.member('one', 'kim', { 'one-k': [...all, 'allianceCoordinator'] })
  town = await house.member('one', 'anna', { 'one-a': all })
  other = await house.member('one', 'bert', { 'one-b': ['reader'] })
})
afterAll(() => house?.close())

const process = (...labels: readonly string[]): Process =>
  namedProcess('Hunde', start('da'), ...labels.map((label) => task(label)), end('fertig'))

const ok = async (visitor: Visitor, method: string, path: string, body?: unknown) => {
  const answer = await visitor.send(method, path, body)
  expect([method, path, answer.status, answer.status < 300 ? '' : answer.text]).toEqual([
    ...[method, path, 200, ''],
  ])
  return answer.body
}

/** Makes what stands in the draft the next version, in force. */
const release = async (
  visitor: Visitor,
  id: string,
  draftId: string,
  movedOn: readonly object[] = [],
): Promise<number> => {
  const { last } = await ok(visitor, 'GET', `/api/drafts/${draftId}`)
  const body = { number: last, movedOn }
  const { version } = await ok(visitor, 'POST', `/api/drafts/${draftId}/version`, body)
  for (const [seen, act] of ['submit', 'approve'].entries()) {
    await ok(visitor, 'POST', `/api/processes/${id}/versions/${version}/review`, { act, seen })
  }
  return version
}

let groups = 0
/** Gives steps other names, in a new version. */
const change = async (visitor: Visitor, id: string, names: Readonly<Record<string, string>>) => {
  const draft = await ok(visitor, 'POST', `/api/processes/${id}/draft`)
  const { model } = await ok(visitor, 'GET', `/api/drafts/${draft.id}/model`)
  for (const [from, to] of Object.entries(names)) {
    const step = elementsOf(model).find(({ name }) => name === from)
    const edit = step && rename(model, step.key, to)
    if (!edit || edit.kind === 'impossible') throw new Error(from)
    groups += 1
    const written = writeInDraft(house, visitor, draft.id, `g${groups}`, ...edit.changes)
    expect(await written).toBe('accepted')
  }
  return release(visitor, id, draft.id)
}

const lineage = (visitor: Visitor, id: string): Promise<LineageView> =>
  ok(visitor, 'GET', `/api/processes/${id}/lineage`)

const trace = async (id: string, act: string, version: number) => {
  const link = (await lineage(town, id)).links.find((one) => one.processId === id)
  const body = { act, originId: 'common', version, seen: link?.seq ?? 0 }
  return ok(town, 'POST', `/api/processes/${id}/lineage`, body)
}

/** Takes what is on offer into the own draft, theirs wherever both changed the same; answers the preview and the draft. */
const take = async (
  visitor: Visitor,
  id: string,
  asked: object,
): Promise<{ preview: MergePreview; draftId: string }> => {
  const first: MergePreview = await ok(
    ...[visitor, 'POST', `/api/processes/${id}/merge/preview`, asked],
  )
  const answers = Object.fromEntries(first.conflicts.map((one) => [one.id, 'theirs']))
  const body = { ...asked, answers }
  const { seen }: MergePreview = await ok(
    ...[visitor, 'POST', `/api/processes/${id}/merge/preview`, body],
  )
  const taken = await ok(visitor, 'POST', `/api/processes/${id}/merge`, { ...body, seen })
  expect(taken.kind).toBe('taken')
  return { preview: first, draftId: taken.draftId }
}

const labels = async (visitor: Visitor, id: string): Promise<string[]> =>
  (await ok(visitor, 'GET', `/api/processes/${id}`)).steps.flatMap(
    (line: { kind: string; label: string }) => (line.kind === 'step' ? [line.label] : []),
  )

describe('linked adoption', () => {
  it('is linked, deviates, hears of a new version, takes it with a conflict, and gives something back', async () => {
    const shown = { allianceId: 'one', visibility: 'alliance', state: 'approved' } as const
    const { store } = house.database
    const common = process('Anmeldung annehmen', 'Angaben prüfen', 'Bescheid senden')
    await makeProcess(store, { ...shown, id: 'common', organisationId: 'one-k', process: common })
    const ours = process('Anmeldung annehmen', 'Angaben prüfen', 'Marke ausgeben')
    await makeProcess(store, { ...shown, id: 'ours', organisationId: 'one-a', process: ours })

    // The town links its own process and says why it deviates.
    await trace('ours', 'link', 1)
    const told = await ok(
      ...([town, 'GET', '/api/processes/common/differences?from=1&other=ours&of=flow'] as const),
    )
    const deviation = told.things.find(({ texts }: { texts: string[] }) => texts.length > 0)
    await ok(town, 'POST', '/api/processes/ours/deviations', {
      ...{ originId: 'common', key: deviation.key, reason: 'law', text: 'Satzung', seen: 0 },
    })

    // Both change the same step; the town hears of the county's new version.
    await change(town, 'ours', { 'Angaben prüfen': 'Angaben und Rasse prüfen' })
    const newer = await change(county, 'common', {
      ...{ 'Angaben prüfen': 'Angaben und Chip prüfen' },
      'Anmeldung annehmen': 'Anmeldung online annehmen',
    })
    const { items } = await ok(town, 'GET', '/api/news')
    expect(items).toMatchObject([
      { processId: 'ours', originId: 'common', from: 1, to: newer, canLink: true },
    ])

    // It takes all of it; about the step both changed it is asked.
    const { preview, draftId } = await take(town, 'ours', {
      ...{ base: { process: 'common', version: 1 }, theirs: { process: 'common', version: newer } },
    })
    expect(preview.conflicts).toHaveLength(1)
    const [link] = (await lineage(town, 'ours')).links
    const moved = { originId: 'common', version: newer, seen: link?.seq ?? 0 }
    // What cannot be said of the link leaves the draft as it is.
    const number = (await ok(town, 'GET', `/api/drafts/${draftId}`)).last
    for (const wrong of [{ version: newer + 1 }, { seen: 7 }]) {
      const body = { number, movedOn: [{ ...moved, ...wrong }] }
      const refused = await town.send('POST', `/api/drafts/${draftId}/version`, body)
      expect(refused.status).toBeGreaterThanOrEqual(400)
    }
    const kept = await release(town, 'ours', draftId, [moved])
    expect(await labels(town, 'ours')).toEqual([
      ...['Anmeldung online annehmen', 'Angaben und Chip prüfen', 'Marke ausgeben'],
    ])
    expect((await ok(town, 'GET', '/api/news')).items).toEqual([])

    // It offers its own way back; the county takes it into its draft and names who gave it.
    const better = await change(town, 'ours', {
      'Anmeldung online annehmen': 'Anmeldung im Portal',
    })
    expect(better).toBe(kept + 1)
    const offered: LineageView = await ok(town, 'POST', '/api/processes/ours/proposals', {
      ...{ originId: 'common', note: 'Das Portal spart Papier.' },
    })
    const [offer] = offered.proposals
    expect((await ok(county, 'GET', '/api/proposals')).items).toMatchObject([{ id: offer?.id }])
    const given = await take(county, 'common', {
      base: { process: 'common', version: offer?.originVersion },
      theirs: { process: 'ours', version: offer?.version },
    })
    const last = await release(county, 'common', given.draftId)
    const answer = `/api/processes/common/proposals/${offer?.id}`
    await ok(county, 'POST', answer, { act: 'accept' })
    expect(await labels(county, 'common')).toContain('Anmeldung im Portal')
    expect((await lineage(other, 'common')).proposals).toMatchObject([
      { processId: 'ours', state: 'accepted' },
    ])

    // Everybody sees how far each has moved, and the town hears of it again.
    expect((await lineage(other, 'ours')).links).toMatchObject([
      { version: newer, newest: last, news: last },
    ])
    expect((await ok(town, 'GET', '/api/news')).items).toMatchObject([{ from: newer, to: last }])
    const audit = (await ok(town, 'GET', '/api/processes/ours/audit')).entries
    expect(audit.map(({ what }: { what: string }) => what)).toEqual(
      expect.arrayContaining(['linked', 'movedOn', 'proposalOffered']),
    )

    // Both were told on the way, each of what the other did.
    const toldOf = async (visitor: Visitor): Promise<string[]> =>
      (await ok(visitor, 'GET', '/api/notices')).notices.map(
        ({ kind, process: about }: Notice) => `${kind} ${about?.id}`,
      )
    expect(await toldOf(town)).toEqual(
      expect.arrayContaining(['originRenewed ours', 'proposalAnswered ours']),
    )
    expect(await toldOf(county)).toContain('proposalMade common')
  })

  it('takes over, and is merged without guessing what belongs together', async () => {
    const id = '0'.repeat(24)
    const { words, origin } = await ok(town, 'GET', '/api/processes/common/take-over')
    const said = words.map(({ kind, name }: { kind: string; name: string }) => ({
      ...{ kind, theirs: name, ours: `Unser ${name}` },
    }))
    await ok(town, 'POST', '/api/processes/common/take-over', {
      ...{ id, organisationId: 'one-a', name: 'Hunde bei uns', version: origin.version },
      ...{ words: said, keepsFigures: false },
    })
    const to = await change(county, 'common', { 'Angaben und Chip prüfen': 'Chip auslesen' })
    const base = { process: 'common', version: origin.version }
    const { preview, draftId } = await take(town, id, {
      ...{ base, theirs: { process: 'common', version: to } },
    })
    expect(preview).toMatchObject({ isMatched: false, conflicts: [] })
    expect(preview.parts).toHaveLength(1)
    await release(town, id, draftId)
    expect(await labels(town, id)).toContain('Chip auslesen')
  })
})
