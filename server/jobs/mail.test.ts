// Mails about notices, handed to a real mail server on this machine: when they go, what is in them, and what happens when the
// server does not want them.

import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { NoticeKind } from '#library'
import { makeAlliance, makePerson, makeProcess, NOW } from '../../test/database/make-alliance.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database/test-database.ts'
import { sendMail } from '../mail/smtp.ts'
import type { MailSettings } from '../settings.ts'
import { setMailChoice } from '../store/mails.ts'
import { insertNotices } from '../store/notices.ts'
import { addQuestion } from '../store/questions.ts'
import { createPost, type Post } from './mail-job.ts'

interface Got {
  readonly to: readonly string[]
  readonly raw: string
  /** Without line ends of the transport and with its letters as they are. */
  readonly words: string
}

const decode = (raw: string): string =>
  raw
    .replace(/=\r\n/g, '')
    .replace(/((?:=[0-9A-F]{2})+)/g, (all) =>
      Buffer.from(all.replace(/=/g, ''), 'hex').toString('utf8'),
    )

const sinks: SMTPServer[] = []
const openSink = async (options: SMTPServerOptions = {}) => {
  const got: Got[] = []
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const to = session.envelope.rcptTo.map(({ address }) => address)
        got.push({ to, raw, words: decode(raw) })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  sinks.push(server)
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { got, port }
}

const settings = (port: number, more: Partial<MailSettings> = {}) => ({
  ...{ host: '127.0.0.1', port, tls: 'whereOffered' as const, user: undefined },
  ...{ password: undefined, from: 'prozesse@example.org', publicUrl: 'https://p.example.org' },
  ...more,
})

let database: TestDatabase
const clock = { now: NOW }
const reports: string[] = []
let count = 0
const newId = () => {
  count += 1
  return `mail-${count}`
}
const postTo = (port: number, more: Partial<MailSettings> = {}): Post =>
  createPost(
    {
      ...{ store: database.store, now: () => clock.now, newId },
      report: (message, error) => reports.push(`${message}: ${error}`),
    },
    settings(port, more),
  )
const pass = (minutes: number) => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000)
}

const tell = async (
  person: string,
  kind: NoticeKind,
  act: string | null = null,
  about: { readonly processId: string | null; readonly questionId?: string } = { processId: 'p' },
) => {
  const usual = { otherId: null, step: null, by: 'one-fred', audience: 'own', version: 2 } as const
  const id = newId()
  await database.store.asWorker('one', (tx) =>
    insertNotices(tx, 'one', [
      { ...usual, id, personId: `one-${person}`, kind, act, ...about, at: clock.now },
    ]),
  )
  return id
}

const mails = async () =>
  database.store.asWorker('one', (tx) =>
    tx.selectFrom('mail').select(['state', 'tries']).orderBy('created_at').orderBy('id').execute(),
  )

beforeAll(async () => {
  database = await createTestDatabase()
  await makeAlliance(database.store, 'one')
  const name = 'Hunde <b>steuer\r\nBcc: dritte@evil.example'
  const own = { allianceId: 'one', organisationId: 'one-a' }
  await makeProcess(database.store, { ...own, id: 'p', name })
  for (const one of ['anna', 'fred', 'gone']) {
    await makePerson(database.store, 'one', one, { 'one-a': ['modeller'] })
  }
})
beforeEach(async () => {
  reports.length = 0
  pass(10 * 24 * 60)
  await database.store.asBackup(async (tx) => {
    await tx.deleteFrom('notice').execute()
    await tx.deleteFrom('mail').execute()
  })
})
afterAll(async () => {
  await Promise.all(sinks.map((one) => new Promise<void>((resolve) => one.close(resolve))))
  await database?.drop()
})

describe('mails', () => {
  it('M2: bring at once what asks something, in one mail, and once only', async () => {
    const { got, port } = await openSink()
    const post = postTo(port)
    await tell('anna', 'reviewWaits')
    await tell('anna', 'mention')
    await post.run()
    expect(got).toEqual([])
    pass(3)
    await Promise.all([post.run(), postTo(port).run()])
    pass(3)
    await post.run()
    expect(got.map(({ to }) => to)).toEqual([['one-anna@example.org']])
    expect(await mails()).toEqual([{ state: 'sent', tries: 1 }])
    expect(reports).toEqual([])
  })

  it('M4: say which process and where to look, and neither what was said nor by whom', async () => {
    const { got, port } = await openSink()
    await tell('anna', 'mention')
    pass(3)
    await postTo(port).run()
    const [{ words = '', raw = '' } = {}] = got
    expect(words).toContain('https://p.example.org/prozess/p')
    expect(words).toContain('Hunde <b>steuer Bcc: dritte@evil.example: Sie sind in einem Kommentar')
    expect(words).toContain('Hunde &#60;b&#62;steuer')
    expect(words).not.toContain('fred')
    const [head = ''] = raw.split('\r\n\r\n')
    expect(head).toMatch(/^Subject: Prozessverbund: Eine neue Mitteilung$/m)
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(head).not.toMatch(/^Bcc/m)
  })

  it('M4: lead to a question to the alliance, and do not say what is asked', async () => {
    const { got, port } = await openSink()
    await database.store.asWorker('one', (tx) =>
      addQuestion(tx, 'one', {
        ...{ id: 'q', title: 'Frage geheim', text: 'geheim', organisationId: 'one-a' },
        ...{ processId: null, familyId: null, personId: 'one-fred', at: clock.now },
      }),
    )
    await tell('anna', 'mention', null, { processId: null, questionId: 'q' })
    pass(3)
    await postTo(port).run()
    const [{ words = '' } = {}] = got
    expect(words).toContain('Sie sind bei einer Frage an den Verbund genannt')
    expect(words).toContain('"https://p.example.org/fragen/q"')
    expect(words).not.toMatch(/geheim|fred/)
  })

  it('M2: bring the next morning what can wait, and never what was seen meanwhile', async () => {
    const { got, port } = await openSink()
    const post = postTo(port)
    await tell('anna', 'comment')
    const seen = await tell('anna', 'originRenewed')
    await database.store.asWorker('one', (tx) =>
      tx.updateTable('notice').set({ seen_at: clock.now }).where('id', '=', seen).execute(),
    )
    pass(60)
    await post.run()
    expect(got).toEqual([])
    pass(24 * 60)
    await post.run()
    expect(got).toHaveLength(1)
    expect(got[0]?.words).toContain('Jemand hat etwas dazu gesagt')
    expect(got[0]?.words).not.toContain('Ursprung')
  })

  it('M1: go as their person chose, in their language', async () => {
    const { got, port } = await openSink()
    const anna = { personId: 'one-anna', allianceId: 'one', memberships: [] }
    await database.store.asActor(anna, (tx) =>
      setMailChoice(tx, 'one', 'one-anna', {
        ...{ language: 'en', paces: { comment: 'now', mention: 'never' } },
      }),
    )
    await tell('anna', 'comment')
    await tell('anna', 'mention')
    pass(3)
    await postTo(port).run()
    expect(got[0]?.words).toContain('Somebody said something about it')
    expect(got[0]?.words).not.toContain('named')
    pass(25 * 60)
    await postTo(port).run()
    expect(got).toHaveLength(1)
    await database.store.asActor(anna, (tx) =>
      setMailChoice(tx, 'one', 'one-anna', { language: 'de', paces: {} }),
    )
  })

  it('M4: say nothing to who may not read it any more, also when that changed after a first try', async () => {
    const { got, port } = await openSink({
      onMailFrom: (_, session, done) =>
        session.id && got.length === 0 && isBusy ? done(busy) : done(),
    })
    let isBusy = true
    const busy = Object.assign(new Error('busy, try again'), { responseCode: 451 })
    const post = postTo(port)
    await tell('gone', 'mention')
    pass(3)
    await post.run()
    expect(await mails()).toEqual([{ state: 'waiting', tries: 1 }])
    isBusy = false
    await database.store.asWorker('one', (tx) =>
      tx.deleteFrom('membership').where('person_id', '=', 'one-gone').execute(),
    )
    pass(10)
    await post.run()
    expect(got).toEqual([])
    expect(await mails()).toEqual([{ state: 'dropped', tries: 2 }])
  })

  it('M3: are tried again where the server says later or is not there, with no address in the log', async () => {
    let isBusy = true
    const busy = Object.assign(new Error('<one-anna@example.org> busy'), { responseCode: 451 })
    const { got, port } = await openSink({
      onRcptTo: (_, __, done) => (isBusy ? done(busy) : done()),
    })
    await tell('anna', 'mention')
    pass(3)
    await postTo(port).run()
    expect(await mails()).toEqual([{ state: 'waiting', tries: 1 }])
    pass(1)
    await postTo(port).run()
    expect(await mails()).toEqual([{ state: 'waiting', tries: 1 }])
    pass(5)
    // Nobody listens there.
    await postTo(1).run()
    expect(await mails()).toEqual([{ state: 'waiting', tries: 2 }])
    isBusy = false
    pass(11)
    await postTo(port).run()
    expect(got).toHaveLength(1)
    expect(await mails()).toEqual([{ state: 'sent', tries: 3 }])
    expect(reports).toHaveLength(2)
    expect(reports.join(' ')).not.toContain('@')
  })

  it('M3: are given up where the server refuses them, and where they may have arrived', async () => {
    const never = Object.assign(new Error('no such box'), { responseCode: 550 })
    const refusing = await openSink({ onRcptTo: (_, __, done) => done(never) })
    await tell('anna', 'mention')
    pass(3)
    await postTo(refusing.port).run()
    expect(await mails()).toEqual([{ state: 'dropped', tries: 1 }])
    let taken = 0
    const silent = await openSink({
      onData: (stream, session) => {
        taken += 1
        stream.resume()
        // It has all of the mail, and falls silent before it says so.
        stream.on('end', () => {
          for (const one of sinks) {
            for (const connection of one.connections) {
              if (connection.session.id === session.id) connection.close()
            }
          }
        })
      },
    })
    await tell('anna', 'mention')
    pass(3)
    await postTo(silent.port).run()
    pass(60)
    await postTo(silent.port).run()
    expect(taken).toBe(1)
    expect((await mails()).map(({ state }) => state)).toEqual(['dropped', 'dropped'])
  })

  it('M3: are not sent again after a node that held them ended', async () => {
    const { got, port } = await openSink()
    await tell('anna', 'mention')
    pass(3)
    await database.store.asWorker('one', async (tx) => {
      const held = { alliance_id: 'one', id: 'held', person_id: 'one-anna', tries: 1 }
      const at = { next_at: clock.now, created_at: clock.now }
      await tx
        .insertInto('mail')
        .values({ ...held, ...at, state: 'handing' })
        .execute()
      await tx.updateTable('notice').set({ mail_id: 'held' }).execute()
    })
    await postTo(port).run()
    expect(await mails()).toEqual([{ state: 'handing', tries: 1 }])
    pass(61)
    await postTo(port).run()
    expect(await mails()).toEqual([{ state: 'dropped', tries: 1 }])
    expect(got).toEqual([])
  })
})

describe('handing a mail over', () => {
  const message = {
    ...{ id: 'x', date: NOW, subject: 'Betreff', text: 'Hallo', html: '<p>Hallo</p>' },
    to: { name: 'Eve\r\nBcc: dritte@evil.example', address: 'eve@example.org' },
  }

  it('reaches the one address it is for, whatever a name or an address holds', async () => {
    const { got, port } = await openSink()
    expect(await sendMail(settings(port), message)).toEqual({ kind: 'sent' })
    expect(got[0]?.to).toEqual(['eve@example.org'])
    expect(got[0]?.raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc/im)
    for (const address of [
      'eve@example.org>\r\nRCPT TO:<dritte@evil.example',
      'eve@example.org, dritte@evil.example',
      '"a b"@example.org',
      'eve',
    ]) {
      const handing = await sendMail(settings(port), { ...message, to: { name: 'Eve', address } })
      expect(handing).toEqual({ kind: 'refused', code: 'ADDRESS' })
    }
    expect(got).toHaveLength(1)
  })

  it('is not done in the clear where encryption is required, nor to a server nobody vouches for', async () => {
    const plain = await openSink()
    const required = { tls: 'required' } as const
    expect(await sendMail(settings(plain.port, required), message)).toMatchObject({
      kind: 'unreachable',
    })
    const implicit = { tls: 'implicit' } as const
    const secure = await openSink({ secure: true })
    expect(await sendMail(settings(secure.port, implicit), message)).toMatchObject({
      kind: 'unreachable',
    })
    const offering = await openSink({ disabledCommands: [] })
    const upgraded = settings(offering.port, required)
    expect(await sendMail(upgraded, message)).toMatchObject({ kind: 'unreachable' })
    // It is the certificate that stops them, and nothing else.
    const trusting = { rejectUnauthorized: false }
    expect(await sendMail(settings(secure.port, implicit), message, trusting)).toEqual({
      kind: 'sent',
    })
    expect(await sendMail(upgraded, message, trusting)).toEqual({ kind: 'sent' })
    expect([plain, secure, offering].map(({ got }) => got.length)).toEqual([0, 1, 1])
  })

  it('gives name and password only to a server that asks, and reports neither', async () => {
    const known: string[] = []
    const { got, port } = await openSink({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) => {
        known.push(`${username} ${password}`)
        if (password === 'richtig') done(null, { user: 'x' })
        else done(new Error(`wrong: ${password}`))
      },
    })
    const as = (password: string) => settings(port, { user: 'prozess', password })
    const refused = await sendMail(as('falsch'), message)
    expect(refused).toMatchObject({ kind: 'unreachable', code: expect.stringContaining('EAUTH') })
    expect(JSON.stringify(refused)).not.toContain('falsch')
    expect(await sendMail(as('richtig'), message)).toEqual({ kind: 'sent' })
    expect(known).toEqual(['prozess falsch', 'prozess richtig'])
    expect(got).toHaveLength(1)
  })
})
