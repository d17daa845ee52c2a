// Uploads against a real database: every bad file has a clear outcome, nothing is half-imported, and a
// job that dies goes on where it stopped.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#library'
import { makeAlliance, makePerson } from '../../test/database/make-alliance.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database/test-database.ts'
import { Refused } from '../actions/context.ts'
import { discardImport } from '../actions/discard-import.ts'
import { listImports } from '../actions/list-imports.ts'
import { processFile } from '../actions/process-file.ts'
import { showImport } from '../actions/show-import.ts'
import { startImport } from '../actions/start-import.ts'
import { importJob } from '../jobs/import-job.ts'
import { finishFile } from '../store/imports.ts'
import { makeZip } from './testing/make-zip.ts'
import { importAll, makeWorkplace, upload, type Workplace } from './testing/workplace.ts'

const bpmn = (name: string, ...tasks: readonly string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="x">
  <bpmn:process id="p" name="${name}"><bpmn:startEvent id="s"/>
  ${tasks.map((label, at) => `<bpmn:task id="t${at}" name="${label}"/>`).join('')}
  <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t0"/></bpmn:process>
</bpmn:definitions>`
const DOG = bpmn('Hundesteuer anmelden', 'Anmeldung prüfen', 'Steuer festsetzen', 'Bescheid senden')
const STEPS =
  'Prozess: Gewerbe anmelden\n1. Anzeige prüfen @Ordnungsamt [10 Min.]\n2. Bescheinigung senden\n'
const EPML =
  '<epml:epml xmlns:epml="http://www.epml.de"><epc epcId="1" name="Rechnung prüfen"><event id="1"><name>Rechnung da</name></event><function id="2"><name>Rechnung prüfen</name></function><arc id="3"><flow source="1" target="2"/></arc></epc></epml:epml>'

let database: TestDatabase
let workplace: Workplace
let modeller: Actor
let coordinator: Actor
beforeAll(async () => {
  database = await createTestDatabase()
  workplace = makeWorkplace(database)
  await makeAlliance(database.store, 'v')
  modeller = await makePerson(database.store, 'v', 'modeller', { 'v-a': ['modeller'] })
  coordinator = await makePerson(database.store, 'v', 'coordinator', {
    'v-k': ['allianceCoordinator'],
  })
})
afterAll(async () => {
  await workplace?.close()
  await database?.drop()
})

const count = async (table: string): Promise<number> => {
  const { rows } = await database.store.asBackup((tx) =>
    sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(tx),
  )
  return rows[0]?.count ?? -1
}
const code = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  return 'no error'
}
const outcomesOf = (status: {
  files: readonly { path: string; outcome: string; reason: string | null }[]
}) =>
  Object.fromEntries(
    status.files.map(({ path, outcome, reason }) => [
      path,
      reason ? `${outcome}: ${reason}` : outcome,
    ]),
  )

describe('an upload', () => {
  it('puts nothing into the library before it is started, and can be discarded', async () => {
    const ctx = workplace.contextOf(modeller)
    const planned = await upload(ctx, { 'hund.bpmn': DOG })
    expect(planned).toMatchObject({ state: 'planned', total: 1, finished: 0, imported: 0 })
    expect(await count('process')).toBe(0)
    expect(await count('file')).toBe(0)
    expect((await listImports(ctx)).map(({ id }) => id)).toContain(planned.id)
    await discardImport(ctx, planned.id)
    expect(await code(showImport(ctx, planned.id))).toBe('thing/not-found')
    expect(await count('import_file')).toBe(0)
  })

  it('shows folders with a guess whose they are', async () => {
    const planned = await upload(workplace.contextOf(modeller), {
      'modelle.zip': makeZip([
        { name: 'Kreis K/x.bpmn', content: DOG },
        { name: 'B/y.bpmn', content: DOG },
        { name: 'B/liesmich.txt', content: 'Hallo' },
        { name: 'Sonstiges/z.bpmn', content: DOG },
      ]),
    })
    expect(planned.folders).toEqual([
      { folder: 'Kreis K', files: 1, suggestedOrganisationId: 'v-k' },
      { folder: 'B', files: 1, suggestedOrganisationId: 'v-b' },
      { folder: 'Sonstiges', files: 1, suggestedOrganisationId: null },
    ])
    await discardImport(workplace.contextOf(modeller), planned.id)
  })

  it('is refused as a whole where it holds no model, is too large or nobody may import', async () => {
    const ctx = workplace.contextOf(modeller)
    expect(await code(upload(ctx, {}))).toBe('import/no-model')
    expect(await code(upload(ctx, { 'leer.zip': makeZip([]) }))).toBe('import/no-model')
    expect(await code(upload(ctx, { 'a.txt': 'Hallo' }))).toBe('import/no-model')
    const many = Array.from({ length: 5001 }, (_, at) => ({ name: `${at}.bpmn`, content: '<a/>' }))
    expect(await code(upload(ctx, { 'viele.zip': makeZip(many) }))).toBe('request/too-large')
    const reader = await makePerson(database.store, 'v', 'reader', { 'v-a': ['reader'] })
    expect(await code(upload(workplace.contextOf(reader), { 'a.bpmn': DOG }))).toBe('right/missing')
    expect(await count('import')).toBe(0)
    expect(await count('import_file')).toBe(0)
  })

  it('says at once what cannot be read of an archive', async () => {
    const ctx = workplace.contextOf(modeller)
    const status = await upload(ctx, {
      'geheim.zip': makeZip([{ name: 'a.bpmn', content: DOG, flags: 0x801 }]),
      'bombe.zip': makeZip([{ name: 'b.bpmn', content: Buffer.alloc(8_000_000) }]),
      'halb.zip': makeZip([{ name: 'c.bpmn', content: DOG }]).subarray(0, 120),
      'innen.zip': makeZip([{ name: 'd.zip', content: 'PK' }]),
    })
    expect(status).toMatchObject({ state: 'done', total: 4, refused: 4, folders: [] })
    const outcomes = outcomesOf(status)
    expect(outcomes['geheim/a.bpmn']).toMatch(/^refused: .*Kennwort/)
    expect(outcomes['bombe/b.bpmn']).toMatch(/^refused: .*100-Fache/)
    expect(outcomes['halb.zip']).toMatch(/^refused: .*beschädigt/)
    expect(outcomes['innen/d.zip']).toMatch(/^refused: .*Archiv im Archiv/)
    await discardImport(ctx, status.id)
  })

  it('is only its owner’s', async () => {
    const mine = await upload(workplace.contextOf(modeller), { 'a.bpmn': DOG })
    const other = workplace.contextOf(coordinator)
    expect(await code(showImport(other, mine.id))).toBe('thing/not-found')
    expect(await code(discardImport(other, mine.id))).toBe('thing/not-found')
    expect(
      await code(
        startImport(other, mine.id, {
          organisationId: 'v-k',
          folders: {},
          visibility: 'organisation',
        }),
      ),
    ).toBe('thing/not-found')
    await discardImport(workplace.contextOf(modeller), mine.id)
  })
})

describe('starting', () => {
  it('needs the right for every organisation named, and happens once', async () => {
    const ctx = workplace.contextOf(modeller)
    const { id } = await upload(ctx, { 'a.bpmn': DOG })
    const choice = { organisationId: 'v-a', folders: {}, visibility: 'organisation' } as const
    expect(await code(startImport(ctx, id, { ...choice, organisationId: 'v-b' }))).toBe(
      'right/missing',
    )
    expect(await code(startImport(ctx, id, { ...choice, folders: { x: 'v-b' } }))).toBe(
      'right/missing',
    )
    expect(await code(startImport(ctx, id, { ...choice, organisationId: 'nowhere' }))).toBe(
      'thing/not-found',
    )
    expect((await startImport(ctx, id, choice)).state).toBe('running')
    // Once more in the same words is no second start, and no error: an answer was lost on the way.
    expect((await startImport(ctx, id, choice)).state).toBe('running')
    const jobs = await database.store.asWorker(undefined, (tx) =>
      tx.selectFrom('job').select('id').where('kind', '=', 'import').execute(),
    )
    expect(jobs).toHaveLength(1)
    const other = { ...choice, visibility: 'alliance' } as const
    expect(await code(startImport(ctx, id, other))).toBe('import/started-already')
    expect(await code(discardImport(ctx, id))).toBe('import/started-already')
    await database.store.asWorker(undefined, (tx) => sql`delete from job`.execute(tx))
    await database.store.asWorker('v', (tx) => sql`delete from import`.execute(tx))
  })
})

describe('importing', () => {
  let stop: (() => Promise<void>) | undefined
  afterEach(async () => {
    await stop?.()
    stop = undefined
  })
  const work = (options?: Parameters<Workplace['startJobs']>[0]) => {
    const runner = workplace.startJobs(options)
    stop = runner.stop
    return runner
  }

  it('takes what can be read, and says of each other file why not', async () => {
    work()
    const ctx = workplace.contextOf(modeller)
    const status = await importAll(
      workplace,
      ctx,
      {
        'gemischt.zip': makeZip([
          { name: 'hund.bpmn', content: DOG },
          { name: 'noch einmal derselbe.bpmn', content: DOG },
          { name: 'gewerbe.steps.txt', content: STEPS },
          { name: 'rechnung.epml', content: EPML },
          { name: 'ohne-name_v2.xml', content: bpmn('', 'Akte anlegen', 'Akte schließen') },
          { name: 'kein-xml.bpmn', content: 'Hallo' },
          { name: 'kaputt.bpmn', content: DOG.slice(0, 400) },
          { name: 'fremd.bpmn', content: '<html/>' },
          { name: 'dtd.bpmn', content: `<!DOCTYPE x [<!ENTITY a "b">]>${DOG.slice(39)}` },
          { name: 'leer.bpmn', content: '' },
          { name: 'leer.steps.txt', content: 'Prozess: Nichts\n' },
          {
            name: 'ohne-prozess.bpmn',
            content: '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>',
          },
          { name: `${'lang'.repeat(500)}.bpmn`, content: bpmn('Langer Name', 'Tun') },
          { name: 'bericht.docx', content: 'PK' },
          { name: '__MACOSX/._hund.bpmn', content: 'x' },
        ]),
      },
      { organisationId: 'v-a' },
    )
    const outcomes = outcomesOf(status)
    const kinds = Object.values(outcomes).map((text) => text.split(':')[0])
    expect(status).toMatchObject({
      state: 'done',
      total: 15,
      finished: 15,
      imported: 5,
      refused: 7,
    })
    expect(kinds.filter((kind) => kind === 'unchanged')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'ignored')).toHaveLength(2)
    expect(outcomes['kein-xml.bpmn']).toMatch(/kein XML/)
    expect(outcomes['kaputt.bpmn']).toMatch(/Zeile \d+/)
    expect(outcomes['fremd.bpmn']).toMatch(/kein BPMN-Modell.*html/)
    expect(outcomes['dtd.bpmn']).toMatch(/DOCTYPE/)
    expect(outcomes['leer.bpmn']).toMatch(/leer/)
    expect(outcomes['leer.steps.txt']).toMatch(/kein Schritt/)
    expect(outcomes['ohne-prozess.bpmn']).toMatch(/kein Prozess/)
    const names = status.files.flatMap((file) =>
      file.outcome === 'imported' ? [file.processName] : [],
    )
    expect(names.sort()).toEqual([
      'Gewerbe anmelden',
      'Hundesteuer anmelden',
      'Langer Name',
      'Rechnung prüfen',
      'ohne name',
    ])
    expect(await count('process')).toBe(5)
    expect(await count('version')).toBe(5)
    expect(await count('version_content')).toBe(10)
    expect(await count('process_index')).toBe(5)
    expect(await count('file')).toBe(5)
    expect(await count('audit')).toBe(5)
    const { rows } = await database.store.asBackup((tx) =>
      sql<{ bytes: Buffer }>`select bytes from file f join version v on v.file_hash = f.hash
        join process p on p.id = v.process_id where p.name = 'Hundesteuer anmelden'`.execute(tx),
    )
    expect(rows.map(({ bytes }) => bytes.toString())).toEqual([DOG])
    const left = await database.store.asBackup((tx) =>
      sql`select 1 from import_file where content is not null`.execute(tx),
    )
    expect(left.rows).toEqual([])
    expect(workplace.reports).toEqual([])
  })

  it('knows exactly the same model again, but not for another organisation', async () => {
    work()
    const again = await importAll(
      workplace,
      workplace.contextOf(modeller),
      { 'hund.bpmn': DOG },
      { organisationId: 'v-a' },
    )
    expect(outcomesOf(again)['hund.bpmn']).toMatch(/^unchanged/)
    expect(again.files[0]?.processId).toEqual(expect.any(String))
    const elsewhere = await importAll(
      workplace,
      workplace.contextOf(coordinator),
      { 'hund.bpmn': DOG },
      { organisationId: 'v-b' },
    )
    expect(elsewhere.imported).toBe(1)
    // The coordinator of K sees neither B's unshared process nor that A's looks like it.
    expect(elsewhere.files[0]).toMatchObject({ processId: null, similar: [] })
  })

  it('gives a model back with all that other tools said in it', async () => {
    const ctx = workplace.contextOf(modeller)
    const folder = join(import.meta.dirname, '../../test/models/miwg')
    const files = ['C.1.0.signavio.bpmn', 'C.1.0.genmymodel.bpmn', 'A.4.1.reference.bpmn']
    work()
    for (const name of files) {
      const bytes = readFileSync(join(folder, name))
      const status = await importAll(workplace, ctx, { [name]: bytes }, { organisationId: 'v-a' })
      const id = status.files[0]?.processId ?? ''
      const wishes = { isInteractive: false, isSmall: false }
      const body = await (await processFile(ctx, id, 'model.bpmn', wishes)).body()
      expect([name, Buffer.compare(Buffer.from(body), bytes)]).toEqual([name, 0])
    }
    const status = await importAll(
      workplace,
      ctx,
      { 'ohne-bild.bpmn': DOG.replace('<bpmn:task ', '<!-- wichtig --><bpmn:task ') },
      { organisationId: 'v-a' },
    )
    const id = status.files[0]?.processId ?? ''
    const wishes = { isInteractive: false, isSmall: false }
    const drawn = Buffer.from(
      await (await processFile(ctx, id, 'model.bpmn', wishes)).body(),
    ).toString()
    expect(drawn).toContain('<!-- wichtig -->')
    expect(drawn.match(/<[\w:]*BPMNShape /g)).toHaveLength(4)
  })

  it('names similar processes, but only those the uploader may see', async () => {
    work()
    const own = await makePerson(database.store, 'v', 'both', { 'v-a': ['modeller'] })
    const status = await importAll(
      workplace,
      workplace.contextOf(own),
      {
        'neu.bpmn': bpmn(
          'Anmeldung Hundesteuer',
          'Anmeldung prüfen',
          'Steuer festsetzen',
          'Bescheid versenden',
        ),
      },
      { organisationId: 'v-a' },
    )
    const { same = [], similar = [] } = status.files[0] ?? {}
    // The same steps under another name.
    expect(same[0]).toEqual({
      id: expect.any(String),
      name: 'Hundesteuer anmelden',
      organisationName: 'Stadt A',
    })
    // B has exactly the same process, and does not share it.
    expect(similar[0]?.name).toBe('Gewerbe anmelden')
    const named = [...same, ...similar]
    expect(named.filter((one) => one.organisationName !== 'Stadt A')).toEqual([])
  })

  it('goes on where a runner died in the middle, without doing anything twice', async () => {
    const ctx = workplace.contextOf(modeller)
    const before = await count('process')
    const files = Array.from({ length: 40 }, (_, at) => ({
      name: `serie/${at}.bpmn`,
      content: bpmn(`Serie ${at}`, `Schritt ${at} tun`, 'Prüfen', 'Ablegen'),
    }))
    const { id } = await upload(ctx, { 'serie.zip': makeZip(files) })
    await startImport(ctx, id, { organisationId: 'v-a', folders: {}, visibility: 'organisation' })
    let turns = 0
    for (;;) {
      const { finished, total } = await showImport(ctx, id)
      if (finished === total) break
      turns += 1
      const runner = workplace.startJobs({ pollMs: 5 })
      await expect
        .poll(async () => (await showImport(ctx, id)).finished, { interval: 2 })
        .toBeGreaterThan(finished)
      await runner.stop()
    }
    expect(turns).toBeGreaterThan(1)
    work()
    await workplace.settled('v')
    expect(await showImport(ctx, id)).toMatchObject({ state: 'done', imported: 40, refused: 0 })
    expect(await count('process')).toBe(before + 40)
    expect(await count('version')).toBe(before + 40)
  })

  it('has nothing running any more once it was stopped', async () => {
    const ctx = workplace.contextOf(modeller)
    const files = Array.from({ length: 4 }, (_, at) => ({
      name: `halt/${at}.bpmn`,
      content: bpmn(`Halt ${at}`, `Handgriff ${at} tun`),
    }))
    const { id } = await upload(ctx, { 'halt.zip': makeZip(files) })
    await startImport(ctx, id, { organisationId: 'v-a', folders: {}, visibility: 'organisation' })
    const gates: (() => void)[] = []
    const pool: Workplace['pool'] = {
      ...workplace.pool,
      run: async (...task) => {
        await new Promise<void>((resolve) => gates.push(resolve))
        return workplace.pool.run(...task)
      },
    }
    const stopping = new AbortController()
    let isOver = false
    const over = importJob({ ...workplace.deps, pool })(
      { id: 'halt', kind: 'import', attempts: 1, payload: { allianceId: 'v', importId: id } },
      stopping.signal,
    ).catch(() => {
      isOver = true
    })
    await expect.poll(() => gates.length).toBe(4)
    stopping.abort()
    gates[0]?.()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(isOver).toBe(false)
    for (const open of gates) open()
    await over
    expect(isOver).toBe(true)
    work()
    await workplace.settled('v')
    expect(await showImport(ctx, id)).toMatchObject({ state: 'done', imported: 4 })
  })

  it('keeps the first outcome of a file when a second runner is late', async () => {
    const ctx = workplace.contextOf(modeller)
    work()
    const status = await importAll(
      workplace,
      ctx,
      { 'einmal.bpmn': bpmn('Einmal', 'Zählen') },
      { organisationId: 'v-a' },
    )
    await database.store.asWorker('v', (tx) =>
      finishFile(tx, status.id, 0, { outcome: 'unchanged' }),
    )
    expect((await showImport(ctx, status.id)).files[0]).toMatchObject({ outcome: 'imported' })
  })

  it('survives that its process is killed, again and again', async () => {
    const ctx = workplace.contextOf(modeller)
    const before = await count('process')
    const files = Array.from({ length: 60 }, (_, at) => ({
      name: `absturz/${at}.bpmn`,
      content: bpmn(`Absturz ${at}`, `Arbeit ${at} tun`, 'Prüfen', 'Ablegen'),
    }))
    const { id } = await upload(ctx, { 'absturz.zip': makeZip(files) })
    await startImport(ctx, id, { organisationId: 'v-a', folders: {}, visibility: 'organisation' })
    let kills = 0
    for (let finished = 0; finished < 60 && kills < 3; kills += 1) {
      const child = spawn(
        process.execPath,
        [
          join(import.meta.dirname, '..', 'jobs', 'testing', 'job-process.ts'),
          JSON.stringify(database.connection),
        ],
        { stdio: ['ignore', 'ignore', 'inherit'] },
      )
      const goal = finished + 10
      await expect
        .poll(async () => (await showImport(ctx, id)).finished, { interval: 5, timeout: 30_000 })
        .toBeGreaterThan(goal)
      child.kill('SIGKILL')
      await once(child, 'exit')
      finished = (await showImport(ctx, id)).finished
    }
    expect(kills).toBe(3)
    work()
    await workplace.settled('v')
    expect(await showImport(ctx, id)).toMatchObject({ state: 'done', imported: 60, refused: 0 })
    expect(await count('process')).toBe(before + 60)
    for (const table of ['version', 'process_index']) expect(await count(table)).toBe(before + 60)
    expect(await count('version_content')).toBe(2 * (before + 60))
  })

  it('is taken up by another runner when a claim runs out', async () => {
    const ctx = workplace.contextOf(modeller)
    const { id } = await upload(ctx, { 'x.bpmn': bpmn('Verwaist', 'Verwaistes finden') })
    await startImport(ctx, id, { organisationId: 'v-a', folders: {}, visibility: 'organisation' })
    await database.store.asWorker(undefined, (tx) =>
      sql`update job set state = 'running', attempts = 1, locked_until = now() - interval '1 second'
        where payload->>'importId' = ${id}`.execute(tx),
    )
    work()
    await workplace.settled('v')
    expect(await showImport(ctx, id)).toMatchObject({ state: 'done', imported: 1 })
  })

  it('ends as failed, with what was taken complete, when it never works', async () => {
    const ctx = workplace.contextOf(modeller)
    const { id } = await upload(ctx, { 'x.bpmn': bpmn('Nie', 'Nie fertig') })
    await startImport(ctx, id, { organisationId: 'v-a', folders: {}, visibility: 'organisation' })
    await database.store.asWorker('v', (tx) =>
      sql`update import set options = '{}' where id = ${id}`.execute(tx),
    )
    work({ pollMs: 20, mostAttempts: 1 })
    await expect.poll(async () => (await showImport(ctx, id)).state).toBe('failed')
    expect(workplace.reports.splice(0)).toHaveLength(1)
  })
})
