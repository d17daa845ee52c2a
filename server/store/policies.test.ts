// The last line: what the database itself lets a person read and write, whatever the program asks.

import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, can, type MemberRole, type ProcessAction } from '#library'
import {
  makeAlliance,
  makePerson,
  makeProcess,
  NOW,
  secretProcess,
  words,
} from '../../test/database/make-alliance.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database/test-database.ts'
import { runs } from '../../test/runs.ts'
import { shareModels } from '../work/prepare-model.ts'
import { insertComment, setResolved } from './comments.ts'
import { insertDecisions, withdrawDecisions } from './decisions.ts'
import { addDraft, closeDraft } from './drafts.ts'
import { type ProcessChange, saveProcess } from './processes.ts'
import type { Tx } from './store.ts'
import { everythingVisible } from './testing/everything-visible.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database?.drop())

const GLOBAL_TABLES = ['migration', 'identity', 'session', 'sign_in_attempt', 'setting', 'job']

describe('the policies', () => {
  it('are forced on every table that holds alliance data, and there are no others', async () => {
    const { rows } = await database.pool.query<{
      name: string
      enabled: boolean
      forced: boolean
      policies: number
      alliance: boolean
      leads: boolean
    }>(`select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
        exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'alliance_id'
          and not a.attisdropped) as alliance,
        coalesce((select bool_and((select attname from pg_attribute a
            where a.attrelid = c.oid and a.attnum = i.indkey[0]) = 'alliance_id')
          from pg_index i where i.indrelid = c.oid and i.indisprimary), false) as leads
      from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`)
    const alliance = rows.filter((row) => !GLOBAL_TABLES.includes(row.name))
    expect(alliance.length).toBeGreaterThan(15)
    expect(alliance.filter((row) => !row.enabled || !row.forced || row.policies === 0)).toEqual([])
    // Persons and alliances are the only ones that are not addressed by an alliance.
    const others = alliance.filter((row) => !row.alliance || !row.leads).map((row) => row.name)
    expect(others.sort()).toEqual(['alliance', 'person'])
  })

  it('leave the tables of signing in to the role that signs in', async () => {
    const { rows } = await database.pool.query<{ role: string; name: string }>(
      `select r.rolname as role, c.relname as name from pg_class c, pg_roles r
       where c.relname = any ($1) and c.relkind = 'r'
         and r.rolname in ('prozess_app', 'prozess_worker', 'prozess_public')
         and has_table_privilege(r.oid, c.oid, 'select')`,
      [GLOBAL_TABLES],
    )
    expect(rows).toEqual([{ role: 'prozess_worker', name: 'job' }])
  })

  it('show nothing at all to the login itself and to the public', async () => {
    await makeAlliance(database.store, 'nobody')
    await makeProcess(database.store, {
      id: 'nobody-1',
      allianceId: 'nobody',
      organisationId: 'nobody-a',
      visibility: 'alliance',
    })
    for (const table of ['process', 'version_content', 'person', 'alliance', 'membership']) {
      const own = await database.pool.query(`select * from ${table}`)
      expect([table, own.rowCount]).toEqual([table, 0])
    }
    await expect(
      database.pool.query('set role prozess_public; select * from process'),
    ).rejects.toThrow(/permission denied/)
  })

  it('keep an unshared process from every table another organisation can read', async () => {
    await makeAlliance(database.store, 'one')
    const a = await makePerson(database.store, 'one', 'anna', {
      'one-a': ['modeller', 'organisationAdmin', 'allianceCoordinator'],
    })
    const b = await makePerson(database.store, 'one', 'bert', { 'one-b': ['reader'] })
    await makeProcess(database.store, {
      id: 'one-secret',
      allianceId: 'one',
      organisationId: 'one-b',
    })
    await makeProcess(database.store, { id: 'one-own', allianceId: 'one', organisationId: 'one-a' })
    await database.store.asWorker('one', async (tx) => {
      await tx
        .insertInto('family')
        .values({
          alliance_id: 'one',
          id: 'one-family',
          name: 'Familie geheim',
          similarity: 1,
          worth_workshop: 1,
          created_at: NOW,
        })
        .execute()
      await tx
        .insertInto('family_member')
        .values({ alliance_id: 'one', family_id: 'one-family', process_id: 'one-secret' })
        .execute()
      await tx
        .insertInto('process_index')
        .values({
          alliance_id: 'one',
          process_id: 'one-secret',
          terms: '["one-secret"]',
          indexed_at: NOW,
        })
        .execute()
      await tx
        .insertInto('audit')
        .values({
          alliance_id: 'one',
          at: NOW,
          person_id: b.personId,
          organisation_id: 'one-b',
          what: 'imported',
          subject_kind: 'process',
          subject_id: 'one-secret',
          details: '{}',
        })
        .execute()
    })
    const seen = await database.store.asActor(a, everythingVisible)
    expect(seen).toContain('one-own')
    expect(seen).not.toContain('one-secret')
    expect(seen).not.toContain('one-family')
    const own = await database.store.asActor(b, everythingVisible)
    expect(own).toContain('one-secret')
    expect(own).toContain('one-family')
  })

  it('show a shared process redacted, whatever is asked', async () => {
    await makeAlliance(database.store, 'two')
    const a = await makePerson(database.store, 'two', 'anna', { 'two-a': ['modeller'] })
    const b = await makePerson(database.store, 'two', 'bert', { 'two-b': ['modeller'] })
    await makeProcess(database.store, {
      id: 'two-shared',
      allianceId: 'two',
      organisationId: 'two-b',
      visibility: 'alliance',
      sharing: { minutes: false, cases: false, posts: false },
    })
    const seen = await database.store.asActor(a, everythingVisible)
    expect(seen).toContain('two-shared')
    expect(seen).toContain('Antrag prüfen')
    expect(seen).toContain('Stelle 1')
    expect(seen).not.toContain('geheim')
    expect(seen).not.toContain('77')
    const full = await database.store.asActor(b, everythingVisible)
    expect(full).toContain('geheim')
    expect(full).toContain('77')
  })

  it('do not let what is shared change without making the shared copies anew', async () => {
    await makeAlliance(database.store, 'three')
    const a = await makePerson(database.store, 'three', 'anna', { 'three-a': ['reader'] })
    const b = await makePerson(database.store, 'three', 'bert', { 'three-b': ['modeller'] })
    const everything = { minutes: true, cases: true, posts: true }
    await makeProcess(database.store, {
      id: 'three-1',
      allianceId: 'three',
      organisationId: 'three-b',
      visibility: 'alliance',
      sharing: everything,
    })
    // The original file goes along as soon as everything is shared.
    expect(await database.store.asActor(a, everythingVisible)).toContain('geheim')
    await expect(
      database.store.asActor(b, (tx) =>
        tx.updateTable('process').set({ share_posts: false }).where('id', '=', 'three-1').execute(),
      ),
    ).rejects.toThrow(/foreign key/)
    const sharing = { ...everything, posts: false }
    const facts = { name: 'Hundesteuer', profile: {}, visibility: 'alliance' as const, sharing }
    const save = (change: ProcessChange) =>
      database.store.asActor(b, (tx) => saveProcess(tx, 'three', 'three-1', change, NOW))
    // Nor may it be saved with the old copies.
    await expect(save(facts)).rejects.toThrow(/foreign key/)
    const [copy] = shareModels({
      ...{ models: [JSON.stringify(secretProcess())], sharing, post: words.post },
    })
    if (!copy) throw new Error('One model gives one copy.')
    await save({ ...facts, copies: [{ ...copy, number: 1 }] })
    expect(await database.store.asActor(a, everythingVisible)).not.toContain('geheim')
  })

  it('show a decision on a link to those who see both processes, and let only those write who may', async () => {
    await makeAlliance(database.store, 'links')
    const a = await makePerson(database.store, 'links', 'anna', { 'links-a': ['modeller'] })
    const b = await makePerson(database.store, 'links', 'bert', { 'links-b': ['modeller'] })
    const reader = await makePerson(database.store, 'links', 'rita', { 'links-b': ['reader'] })
    for (const [id, organisation, visibility] of [
      ['links-1', 'a', 'alliance'],
      ['links-2', 'b', 'alliance'],
      ['links-3', 'b', 'organisation'],
    ] as const) {
      await makeProcess(database.store, {
        ...{ id, allianceId: 'links', organisationId: `links-${organisation}`, visibility },
      })
    }
    const insert = (actor: Actor, id: string, other: string, speaker = actor) =>
      database.store.asActor(actor, (tx) =>
        insertDecisions(
          tx,
          [
            {
              ...{ id, verdict: 'confirmed' },
              a: { processId: 'links-1', step: 'x', label: 'x', version: 1 },
              b: { processId: other, step: id, label: 'y', version: 1 },
            },
          ],
          {
            ...{ allianceId: 'links', personId: speaker.personId, now: NOW },
            organisationId: actor.memberships[0]?.organisationId ?? '',
          },
        ),
      )
    await insert(b, 'open', 'links-2')
    await insert(b, 'house', 'links-3')
    await expect(insert(a, 'blind', 'links-3')).rejects.toThrow(/null value/)
    await expect(insert(reader, 'reader', 'links-2')).rejects.toThrow(/row-level security/)
    await expect(insert(a, 'other', 'links-2', b)).rejects.toThrow(/row-level security/)
    const seen = (actor: Actor) =>
      database.store.asActor(actor, async (tx) =>
        (await tx.selectFrom('link_decision').select('id').orderBy('id').execute()).map(
          ({ id }) => id,
        ),
      )
    expect(await seen(a)).toEqual(['open'])
    expect(await seen(b)).toEqual(['house', 'open'])
    expect(await seen(reader)).toEqual(['house', 'open'])
    const withdraw = (actor: Actor, id: string) =>
      database.store.asActor(actor, (tx) =>
        withdrawDecisions(tx, [id], { personId: actor.personId, now: NOW }),
      )
    expect(await withdraw(reader, 'open')).toEqual([])
    expect(await withdraw(a, 'house')).toEqual([])
    expect(await withdraw(a, 'open')).toEqual(['open'])
    // Nobody rewrites or deletes what was said.
    for (const change of [
      sql`update link_decision set verdict = 'rejected'`,
      sql`update link_decision set withdrawn_at = null, withdrawn_by = null`,
      sql`delete from link_decision`,
    ]) {
      const say = database.store.asActor(b, (tx) => change.execute(tx))
      await expect(say).rejects.toThrow(/permission denied|only ever withdrawn|row-level security/)
    }
    // When a process is no longer shared, its decisions go with it.
    await database.store.asActor(b, (tx) =>
      tx.updateTable('process').set({ withdrawn_at: NOW }).where('id', '=', 'links-2').execute(),
    )
    expect(await seen(a)).toEqual([])
  })

  it('keep comments in-house, as they were said, and let only those settle them who may', async () => {
    await makeAlliance(database.store, 'talk')
    const a = await makePerson(database.store, 'talk', 'anna', { 'talk-a': ['modeller'] })
    const rita = await makePerson(database.store, 'talk', 'rita', { 'talk-a': ['reader'] })
    const b = await makePerson(database.store, 'talk', 'bert', {
      'talk-b': ['modeller', 'organisationAdmin', 'allianceCoordinator'],
    })
    await makeProcess(database.store, {
      ...{ id: 'talk-1', allianceId: 'talk', organisationId: 'talk-a', visibility: 'alliance' },
    })
    const say = (actor: Actor, id: string, personId = actor.personId) =>
      database.store.asActor(actor, (tx) =>
        insertComment(tx, {
          ...{ allianceId: 'talk', id, processId: 'talk-1', draftId: null, step: null },
          ...{ text: 'Kommentar geheim', isRequest: false, personId, now: NOW },
        }),
      )
    await say(a, 'of-a')
    await say(rita, 'of-rita')
    await expect(say(b, 'of-b')).rejects.toThrow(/row-level security/)
    await expect(say(rita, 'as-a', a.personId)).rejects.toThrow(/row-level security/)
    expect(await database.store.asActor(b, everythingVisible)).not.toContain('Kommentar geheim')
    expect(await database.store.asActor(rita, everythingVisible)).toContain('of-a')
    const settle = (actor: Actor, id: string, by = actor.personId) =>
      database.store.asActor(actor, (tx) => setResolved(tx, 'talk', id, { at: NOW, by }))
    expect(await settle(rita, 'of-a')).toBe(false)
    expect(await settle(b, 'of-a')).toBe(false)
    await expect(settle(a, 'of-rita', rita.personId)).rejects.toThrow(/row-level security/)
    expect(await settle(rita, 'of-rita')).toBe(true)
    expect(await settle(a, 'of-a')).toBe(true)
    for (const change of ["update comment set text = 'x'", 'delete from comment']) {
      const asWorker = database.store.asWorker('talk', (tx) => sql.raw(change).execute(tx))
      await expect(asWorker).rejects.toThrow(/permission denied/)
      const asBackup = database.store.asBackup((tx) => sql.raw(change).execute(tx))
      await expect(asBackup).rejects.toThrow(/only ever resolved/)
    }
  })

  it('take a withdrawn process from the others at once', async () => {
    await makeAlliance(database.store, 'four')
    const a = await makePerson(database.store, 'four', 'anna', { 'four-a': ['reader'] })
    const b = await makePerson(database.store, 'four', 'bert', { 'four-b': ['modeller'] })
    await makeProcess(database.store, {
      id: 'four-1',
      allianceId: 'four',
      organisationId: 'four-b',
      visibility: 'alliance',
    })
    expect(await database.store.asActor(a, everythingVisible)).toContain('four-1')
    await database.store.asActor(b, (tx) =>
      tx.updateTable('process').set({ withdrawn_at: NOW }).where('id', '=', 'four-1').execute(),
    )
    expect(await database.store.asActor(a, everythingVisible)).not.toContain('four-1')
    expect(await database.store.asActor(b, everythingVisible)).toContain('four-1')
  })

  it('never show another alliance, not even to somebody who belongs to both', async () => {
    await makeAlliance(database.store, 'left')
    await makeAlliance(database.store, 'right')
    const both = await makePerson(database.store, 'left', 'clara', {
      'left-a': ['organisationAdmin', 'allianceCoordinator'],
    })
    await makeProcess(database.store, {
      id: 'right-1',
      allianceId: 'right',
      organisationId: 'right-a',
      visibility: 'alliance',
    })
    await database.store.asAuth((tx) =>
      tx
        .insertInto('membership')
        .values({
          alliance_id: 'right',
          organisation_id: 'right-a',
          person_id: both.personId,
          roles: ['modeller'],
        })
        .execute(),
    )
    const seen = await database.store.asActor(both, everythingVisible)
    expect(seen).not.toContain('right')
  })

  it('keep the audit append-only for everyone', async () => {
    await makeAlliance(database.store, 'log')
    const a = await makePerson(database.store, 'log', 'anna', { 'log-a': ['organisationAdmin'] })
    const entry = {
      alliance_id: 'log',
      at: NOW,
      person_id: a.personId,
      organisation_id: 'log-a',
      what: 'changed',
      subject_kind: 'process',
      subject_id: 'x',
      details: '{}',
    }
    await database.store.asActor(a, (tx) => tx.insertInto('audit').values(entry).execute())
    await expect(
      database.store.asActor(a, (tx) =>
        tx
          .insertInto('audit')
          .values({ ...entry, person_id: null })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
    for (const as of [
      (work: (tx: Tx) => Promise<unknown>) => database.store.asActor(a, work),
      (work: (tx: Tx) => Promise<unknown>) => database.store.asWorker('log', work),
      (work: (tx: Tx) => Promise<unknown>) => database.store.asBackup(work),
    ]) {
      await expect(as((tx) => tx.deleteFrom('audit').execute())).rejects.toThrow()
      await expect(
        as((tx) => tx.updateTable('audit').set({ what: 'x' }).execute()),
      ).rejects.toThrow()
    }
    await expect(database.pool.query('truncate audit')).rejects.toThrow(/append-only/)
    const left = await database.store.asActor(a, (tx) =>
      tx.selectFrom('audit').select('what').execute(),
    )
    expect(left).toEqual([{ what: 'changed' }])
  })

  it('let who records on behalf go on with an open draft, and with nothing else', async () => {
    const { store } = database
    await makeAlliance(store, 'behalf')
    const own = { allianceId: 'behalf', organisationId: 'behalf-a' }
    await makeProcess(store, { ...own, id: 'behalf-1' })
    await makeProcess(store, { ...own, id: 'behalf-2' })
    const roles = { 'behalf-a': ['recorder'], 'behalf-k': ['modeller'] } as const
    const karl = await makePerson(store, 'behalf', 'karl', roles)
    await store.asWorker('behalf', async (tx) => {
      for (const n of ['1', '2']) {
        const draft = { allianceId: 'behalf', id: `draft-${n}`, processId: `behalf-${n}` }
        await addDraft(tx, {
          ...{ ...draft, baseVersion: 1, model: '{}', personId: karl.personId, now: NOW },
        })
      }
      await closeDraft(tx, {
        ...{ allianceId: 'behalf', id: 'draft-2', last: 0, closedAs: null, now: NOW },
      })
    })
    const tries = (statement: string) =>
      store.asActor(karl, async (tx) => (await sql.raw(statement).execute(tx)).numAffectedRows)
    expect(await tries("update draft set changed_at = now() where id = 'draft-1'")).toBe(1n)
    expect(await tries("update draft set closed_at = null where id = 'draft-2'")).toBe(0n)
    await expect(tries("update draft set closed_at = now() where id = 'draft-1'")).rejects.toThrow(
      /row-level security/,
    )
    expect(await tries("update process set name = 'x'")).toBe(0n)
    expect(await tries("update version_content set content_hash = 'x'")).toBe(0n)
    await expect(
      tries(`insert into version (alliance_id, process_id, number, organisation_id, reach, created_at)
        values ('behalf', 'behalf-1', 2, '', '', now())`),
    ).rejects.toThrow(/row-level security/)
  })

  it('keep versions and files as they are', async () => {
    await makeAlliance(database.store, 'fixed')
    await makeProcess(database.store, {
      id: 'fixed-1',
      allianceId: 'fixed',
      organisationId: 'fixed-a',
    })
    for (const statement of ["update version set note = 'x'", "update file set name = 'x'"]) {
      await expect(
        database.store.asWorker('fixed', (tx) => sql.raw(statement).execute(tx)),
      ).rejects.toThrow(/immutable|append-only/)
    }
  })
})

const ROLES: readonly MemberRole[] = [
  'reader',
  'recorder',
  'modeller',
  'approver',
  'organisationAdmin',
  'allianceCoordinator',
]

describe('can and the policies', () => {
  it('agree on who reads and who writes, for any person and any process', async () => {
    await makeAlliance(database.store, 'law')
    const organisations = ['law-k', 'law-a', 'law-b'] as const
    const processes = organisations.flatMap((organisationId) =>
      (['organisation', 'alliance'] as const).flatMap((visibility) =>
        [false, true].flatMap((isWithdrawn) =>
          [false, true].map((isOpen) => ({
            id: `${organisationId}-${visibility}-${isWithdrawn}-${isOpen}`,
            organisationId,
            visibility,
            isWithdrawn,
            isOpen,
          })),
        ),
      ),
    )
    for (const one of processes) {
      await makeProcess(database.store, {
        ...one,
        allianceId: 'law',
        sharing: { minutes: one.isOpen, cases: one.isOpen, posts: one.isOpen },
      })
    }
    await database.store.asWorker('law', (tx) =>
      tx
        .updateTable('process')
        .set({ withdrawn_at: NOW })
        .where(
          'id',
          'in',
          processes.filter((one) => one.isWithdrawn).map((one) => one.id),
        )
        .execute(),
    )
    const writer = await makePerson(database.store, 'law', 'writer', { 'law-a': ['reader'] })
    await database.store.asWorker('law', async (tx) => {
      for (const { id } of processes) {
        const draft = { allianceId: 'law', id: `d-${id}`, processId: id, baseVersion: 1 }
        await addDraft(tx, { ...draft, model: '{}', personId: writer.personId, now: NOW })
      }
    })
    const member = fc.record({
      organisationId: fc.constantFrom(...organisations),
      roles: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1 }),
    })
    const actors = fc
      .uniqueArray(member, { maxLength: 3, selector: (one) => one.organisationId })
      .map((memberships): Actor => ({ personId: 'law-nobody', allianceId: 'law', memberships }))
    await fc.assert(
      fc.asyncProperty(actors, async (actor) => {
        const may = (action: ProcessAction) =>
          processes
            .filter(
              (one) => can(actor, action, { kind: 'process', allianceId: 'law', ...one }).isAllowed,
            )
            .map((one) => one.id)
            .sort()
        const read = await database.store.asActor(actor, async (tx) => ({
          process: await tx.selectFrom('process').select('id').orderBy('id').execute(),
          inHouse: await tx
            .selectFrom('version_content')
            .select('process_id as id')
            .where('audience', '=', 'own')
            .execute(),
          profile: await tx
            .selectFrom('process_content')
            .select('process_id as id')
            .where('audience', '=', 'own')
            .execute(),
          files: await tx.selectFrom('file').select('name as id').execute(),
          written: await tx
            .updateTable('process')
            .set({ changed_at: NOW })
            .returning('id')
            .execute(),
          drafts: await tx
            .updateTable('draft')
            .set({ changed_at: NOW })
            .returning('process_id as id')
            .execute(),
        }))
        const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id).sort()
        expect(ids(read.process)).toEqual(may('read'))
        expect(ids(read.inHouse)).toEqual(may('readInHouse'))
        expect(ids(read.profile)).toEqual(may('readInHouse'))
        const readable = new Set(may('read'))
        const inHouse = new Set(may('readInHouse'))
        expect(ids(read.files)).toEqual(
          processes
            .filter((one) => inHouse.has(one.id) || (readable.has(one.id) && one.isOpen))
            .map((one) => `${one.id}.bpmn`)
            .sort(),
        )
        expect(ids(read.written)).toEqual(
          [...new Set([...may('edit'), ...may('share'), ...may('approve')])].sort(),
        )
        expect(ids(read.drafts)).toEqual(
          [...new Set([...may('write'), ...may('share'), ...may('approve')])].sort(),
        )
      }),
      { seed: 20261122, numRuns: runs(60) },
    )
  })
})
