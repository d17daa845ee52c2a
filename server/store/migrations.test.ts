// An old library comes to the newest schema: made by the program of its time, used on after each migration, nothing lost by
// the next one, hidden as before, and people go on with what they had begun.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { dropDatabase } from '../../test/database/drop-database.ts'
import type { TestDatabase } from '../../test/database/test-database.ts'
import { loadBackup } from '../backup/restore.ts'
import { type House, openHouse, PASSWORD, type Visitor } from '../http/testing/visit.ts'
import { type DumpTable, findDumpTables } from './dump.ts'
import { migrate, newestMigration } from './migrate.ts'
import { createStore, type Store } from './store.ts'
import { everythingVisible } from './testing/everything-visible.ts'
import {
  DOG_A,
  DOG_B,
  DRAFT_ASIDE,
  FAMILY,
  LINK,
  OLD_ROWS,
  OPEN_DRAFT,
} from './testing/old-rows.ts'

const FIRST = '0011-review.sql'
const laterMigrations = readdirSync(join(import.meta.dirname, 'migrations'))
  .filter((name) => name.endsWith('.sql') && name > FIRST)
  .sort()

/** Hold nothing where nobody signs in, or only for as long as the machine runs. */
const MAY_BE_EMPTY = ['session', 'sign_in_attempt', 'index_change', 'migration']

type Content = ReadonlyMap<string, { readonly table: DumpTable; readonly rows: readonly string[] }>

const rowsOf = async (store: Store, tables: readonly DumpTable[]): Promise<Content> =>
  store.asBackup(async (tx) => {
    const content = new Map<string, { table: DumpTable; rows: readonly string[] }>()
    for (const table of tables) {
      const columns = sql.join(table.columns.map((column) => sql.ref(column)))
      const { rows } = await sql<{ row: string }>`
        select row(${columns})::text as row from ${sql.table(table.name)}`.execute(tx)
      content.set(table.name, { table, rows: rows.map(({ row }) => row).sort() })
    }
    return content
  })

const contentOf = async (store: Store): Promise<Content> =>
  rowsOf(store, await store.asBackup(findDumpTables))

let database: TestDatabase
let house: House
/** By migration: what was there before and after, in the columns of before. */
const kept: { name: string; before: Content; after: Content }[] = []

beforeAll(async () => {
  const { connection: server } = inject('database')
  const name = `prozess_old_${process.pid}_${randomBytes(4).toString('hex')}`
  const admin = async (work: (client: pg.Client) => Promise<unknown>) => {
    const client = new pg.Client(server)
    await client.connect()
    await work(client).finally(() => client.end())
  }
  await admin((client) => client.query(`create database ${name}`))
  const connection = { ...server, database: name }
  const pool = new pg.Pool({ ...connection, max: 8 })
  pool.on('error', () => undefined)
  const store = createStore(pool)
  database = {
    ...{ store, pool, connection },
    drop: async () => {
      await store.close()
      await admin((client) => dropDatabase(client, name))
    },
  }
  const migrateTo = async (wanted: string) => {
    const client = await pool.connect()
    await migrate(client, wanted).finally(() => client.release())
  }
  const writeRows = (at: string) =>
    store.asBackup((tx) => sql.raw(OLD_ROWS[at] ?? 'select 1').execute(tx))

  await migrateTo(FIRST)
  const folder = mkdtempSync(join(tmpdir(), 'prozess-old-'))
  const lines = readFileSync(join(import.meta.dirname, 'testing', 'library-of-0011.jsonl'))
  writeFileSync(join(folder, 'old.backup'), gzipSync(lines))
  await loadBackup(store, join(folder, 'old.backup'))
  rmSync(folder, { recursive: true, force: true })
  await writeRows(FIRST)
  for (const next of laterMigrations) {
    const before = await contentOf(store)
    await migrateTo(next)
    const tables = [...before.values()].map(({ table }) => table)
    kept.push({ name: next, before, after: await rowsOf(store, tables) })
    await writeRows(next)
  }
  house = await openHouse({}, database)
})
afterAll(async () => {
  await house?.close()
  await database?.drop()
})

const signIn = async (name: string): Promise<Visitor> => {
  const visitor = house.visitor()
  const input = { email: `old-${name}@example.org`, password: PASSWORD }
  const answer = await visitor.send('POST', '/api/session', input)
  expect(answer.status, answer.text).toBe(200)
  return visitor
}

const done = async (answer: ReturnType<Visitor['get']>) => {
  const { status, text, body } = await answer
  expect(status, text).toBeLessThan(300)
  return body
}

describe('a library of an older schema', () => {
  it('loses nothing by any migration, with rows in all tables', async () => {
    for (const { name, before, after } of kept) {
      for (const [table, { rows }] of before) {
        expect(after.get(table)?.rows, `${table} after ${name}`).toEqual(rows)
      }
    }
    const end = await contentOf(database.store)
    const empty = [...end].filter(([, { rows }]) => rows.length === 0).map(([table]) => table)
    expect(empty.filter((table) => !MAY_BE_EMPTY.includes(table))).toEqual([])
    const { rows } = await database.pool.query('select max(name) as name from migration')
    expect(rows).toEqual([{ name: newestMigration() }])
  })

  it('hides what it hid, by policies that are forced on every table', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select c.relname as name from pg_class c
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
         and exists (select 1 from pg_attribute a where a.attrelid = c.oid
           and a.attname = 'alliance_id' and not a.attisdropped)
         and c.relname <> 'session'
         and not (c.relrowsecurity and c.relforcerowsecurity)`,
    )
    expect(rows).toEqual([])
    const actor = (personId: string, organisationId: string) => ({
      ...{ personId, allianceId: 'old' },
      memberships: [{ organisationId, roles: ['modeller', 'approver'] as const }],
    })
    const a = await database.store.asActor(actor('old-anna', 'old-a'), everythingVisible)
    const b = await database.store.asActor(actor('old-bert', 'old-b'), everythingVisible)
    for (const secret of ['Kämmerei geheim', 'Notiz geheim', 'house-only', 'Frist nennen']) {
      expect(a.includes(secret), `A sees ${secret}`).toBe(true)
      expect(b.includes(secret), `B sees ${secret}`).toBe(false)
    }
    const stranger = { personId: 'x', allianceId: 'other', memberships: [] }
    expect(await database.store.asActor(stranger, everythingVisible)).not.toContain('old-')
  })

  it('is read on every page by the people who were there', async () => {
    const paths = [
      ...['/api/processes', '/api/waiting', '/api/news', '/api/proposals', '/api/notices'],
      ...[
        '/api/notices/count',
        '/api/notices/mail',
        '/api/deputies',
        '/api/drafts',
        '/api/families',
      ],
      ...['/api/law-changes', '/api/law-changes/law', '/api/work-packages', '/api/workshops'],
      ...[
        '/api/workshops/shop',
        '/api/workshops/shop/material',
        '/api/competences',
        '/api/writers',
      ],
      ...[
        '/api/glossary',
        '/api/me/data',
        '/api/organisations/old-a/review',
        '/api/reorganisations',
      ],
      ...['/api/reorganisations/anew', '/api/organisations/old-a/words', '/api/imports'],
      ...[
        '',
        '/text',
        '/audit',
        '/lineage',
        '/deviations',
        '/comments',
        '/enquiries',
        '/drafts',
      ].map((part) => `/api/processes/${DOG_A}${part}`),
      ...['/versions/2/readings', '/publication', '/proposals/offered/words', '/follow'].map(
        (part) => `/api/processes/${DOG_A}${part}`,
      ),
      `/api/processes/${DOG_A}/differences?from=1&to=2`,
      ...['/history', '/model', '/words'].map((part) => `/api/drafts/${OPEN_DRAFT}${part}`),
      ...['', '/members', '/likeness', '/agreement', '/deviations', '/comparison'].map(
        (part) => `/api/families/${FAMILY}${part}`,
      ),
      `/api/families/${FAMILY}/merged-model?atLeast=1`,
      `/api/families/${FAMILY}/link-decisions`,
    ]
    const anna = await signIn('anna')
    const refused = []
    for (const path of paths) {
      const { status, text } = await anna.get(path)
      if (status !== 200) refused.push(`${path}: ${status} ${text}`)
    }
    expect(refused).toEqual([])
    expect((await done(house.visitor().get(`/api/asked/${LINK}`))).name).toBe(
      'Hundesteuer anmelden',
    )
  })

  it('goes on: what waits is agreed to, drafts become versions, offers are answered', async () => {
    const [anna, bert, carl, fred] = [
      ...[await signIn('anna'), await signIn('bert'), await signIn('carl'), await signIn('fred')],
    ] as const
    const act = async (who: Visitor, id: string, what: string, reason = '', number = 1) => {
      const { versions } = await done(who.get(`/api/processes/${id}`))
      const { seq } = versions.find((one: { number: number }) => one.number === number).review
      const path = `/api/processes/${id}/versions/${number}/review`
      return done(who.send('POST', path, { act: what, reason, seen: seq }))
    }
    const stateOf = async (id: string) => (await done(anna.get(`/api/processes/${id}`))).state
    await act(carl, 'waiting', 'agree')
    await act(fred, 'waiting', 'approve')
    expect(await stateOf('waiting')).toBe('approved')
    // Somebody asked for a change: with a reason.
    await act(fred, 'agreed', 'approve', 'folgt später')
    expect(await stateOf('agreed')).toBe('approved')

    const { number } = await done(anna.get(`/api/drafts/${OPEN_DRAFT}/model`))
    const next = await done(
      anna.send('POST', `/api/drafts/${OPEN_DRAFT}/version`, { number, note: '' }),
    )
    expect(next).toEqual({ processId: 'house-only', version: 2 })
    await done(bert.send('POST', `/api/drafts/${DRAFT_ASIDE}/reopen`))
    const renamed = await done(bert.get(`/api/drafts/${DRAFT_ASIDE}/model`))
    expect(JSON.stringify(renamed.model)).toContain('Anmeldung annehmen')
    await done(
      bert.send('POST', `/api/drafts/${DRAFT_ASIDE}/version`, { number: renamed.number, note: '' }),
    )
    await act(bert, DOG_B, 'submit', '', 2)
    await act(bert, DOG_B, 'approve', '', 2)
    const news = await done(anna.get('/api/news'))
    expect(JSON.stringify(news)).toContain(DOG_B)
    const state = (process: string, version: number) => ({ process, version })
    const merge = { base: state(DOG_B, 1), theirs: state(DOG_B, 2) }
    await done(anna.send('POST', `/api/processes/${DOG_A}/merge/preview`, merge))
    const answer = { act: 'decline', reason: 'passt nicht', seen: 1 }
    await done(bert.send('POST', `/api/processes/${DOG_B}/proposals/offered`, answer))
  })
})
