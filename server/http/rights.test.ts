// Whoever asks for whatever: everything the server can be asked, by everybody there is, about everything there is. Nobody
// learns what is not theirs to know; `can` and the server say the same; and a refusal says why.
//
// `npm test` asks each operation by each asker and about each thing; which asker asks about which thing is dealt anew
// by the seed of the soak, which goes through all of them.

import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { ERROR_STATUS, type ErrorCode, livePath } from '#api'
import { createTexts } from '#texts'
import { runs } from '../../test/runs.ts'
import { createIndexes } from '../search/indexes.ts'
import { createApp } from './app.ts'
import { ASKERS, type Asker, actorOf, cookieOf } from './testing/askers.ts'
import { housesOf, type Marks, marksIn, mayKnow } from './testing/marks.ts'
import { isSeen, NOWHERE, OPERATIONS, type Operation, type Thing } from './testing/operations.ts'
import { PROCESSES, plant, TOKENS } from './testing/planted.ts'
import { type Rehearsal, rehearse } from './testing/rehearse.ts'
import { type House, openHouse } from './testing/visit.ts'

let house: House
let marks: Marks
let rehearsal: Rehearsal
let app: Hono
beforeAll(async () => {
  house = await openHouse()
  marks = await plant(house)
  rehearsal = await rehearse(house.database.connection)
  const { store } = rehearsal
  app = createApp({ ...house.deps, store, indexes: createIndexes(store) })
})
afterAll(async () => {
  await rehearsal?.close()
  await house?.close()
})

interface Asked {
  readonly asker: Asker
  readonly operation: Operation
  readonly thing: Thing
}

interface Told {
  readonly status: number
  /** Undefined where it was not refused. */
  readonly code: ErrorCode | undefined
  /** Headers and body; what is packed in it unpacked. */
  readonly text: string
}

/** What is in a ZIP, as far as it is text. */
const unpacked = (bytes: Buffer): string => {
  let text = ''
  for (let at = bytes.indexOf('PK\x03\x04'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    try {
      const isPacked = bytes.readUInt16LE(at + 8) === 8
      text += isPacked ? inflateRawSync(bytes.subarray(start)).toString('utf8') : ''
    } catch {
      // Stored, or cut by a name that looks like a beginning: read as it is below.
    }
  }
  return text
}

const uploadOf = (content: string): FormData => {
  const form = new FormData()
  form.set('file', new File([content], 'Ablauf.steps.txt'))
  return form
}

/** Of an answer in JSON; a page for people without an account says it in a sentence. */
const codeIn = (read: string) =>
  read.startsWith('<!doctype') && read.includes(createTexts('de').t('errors:thing/not-found'))
    ? 'thing/not-found'
    : JSON.parse(read).error.code

/** Each from an address of its own: how often one may look at public pages in a minute is not what is asked here. */
let addresses = 0
const connection = () => {
  addresses += 1
  const remoteAddress = `2001:db8::${addresses.toString(16)}`
  return { incoming: { socket: { remoteAddress } } }
}

/** Asks, and leaves what it did where `isKept`. */
const ask = async ({ asker, operation, thing }: Asked, isKept = false): Promise<Told> => {
  const { path, body, upload } = operation.call(thing, actorOf(asker))
  const cookie = cookieOf(asker)
  const request = {
    method: operation.method,
    headers: {
      ...(cookie ? { Cookie: cookie } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(upload === undefined ? {} : { body: uploadOf(upload) }),
  }
  const answer = await app.request(path, request, connection())
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (!isKept) await rehearsal.undo()
  const read = bytes.toString('utf8')
  const headers = [...answer.headers].map((one) => decodeURIComponent(one.join(': '))).join('\n')
  const isZip = bytes.subarray(0, 2).toString() === 'PK'
  const code = answer.status < 400 ? undefined : codeIn(read)
  return { status: answer.status, code, text: `${headers}\n${isZip ? unpacked(bytes) : read}` }
}

const said = ({ asker, operation, thing }: Asked): string =>
  `${asker.name}: ${operation.method} ${operation.pattern} ${thing.id}`

/** Each operation by each asker and about each thing; which goes with which is dealt by `deal`. */
const questions = (deal: number): readonly Asked[] =>
  OPERATIONS.flatMap((operation, at) => {
    const { things } = operation
    const rows = Array.from({ length: Math.max(things.length, ASKERS.length) }, (_, row) => row)
    const asked = operation.isHeavy ? rows.filter((row) => (row + at + deal) % 5 === 0) : rows
    return asked.map((row): Asked => {
      const asker = ASKERS[row % ASKERS.length]
      const thing = things[(row + at + deal) % things.length]
      if (!asker || !thing) throw new Error('nobody asks about nothing')
      return { asker, operation, thing }
    })
  })

const DEALS = Math.max(...OPERATIONS.map(({ things }) => things.length))

const CODES = Object.keys(ERROR_STATUS)

/** Whoever comes with the very token of a link is its guest, whoever they are. */
const hasToken = ({ thing }: Asked): boolean => isIn(Object.values(TOKENS), thing.id)

/** What an answer tells that is not the asker's to know. */
const leaksOf = (asked: Asked, { text }: Told): readonly string[] =>
  hasToken(asked)
    ? []
    : marksIn(text, marks.all)
        .filter(({ seers }) => !mayKnow(asked.asker, seers))
        .map(({ what }) => what)

const isIn = (codes: readonly string[] = [], code = ''): boolean => codes.includes(code)

/** What is wrong with how an asker was answered who may, in words. */
const faultWhereAllowed = ({ operation }: Asked, { code, status }: Told): string | undefined => {
  if (code === undefined ? status === 200 : isIn(operation.states, code)) return undefined
  return `is allowed and refused: ${code ?? status}`
}

/** How each was answered about what is not there: the world is the same for every question. */
const toldOfNothing = new Map<string, Told>()

/** What is hidden must be answered as what is not there is. */
const faultWhereHidden = async (asked: Asked, told: Told): Promise<string | undefined> => {
  const { operation, thing } = asked
  if (thing.id === NOWHERE || !operation.things.some(({ id }) => id === NOWHERE)) return undefined
  const like = `${OPERATIONS.indexOf(operation)} ${asked.asker.name}`
  const nothing = toldOfNothing.get(like) ?? (await ask({ ...asked, thing: { id: NOWHERE } }))
  toldOfNothing.set(like, nothing)
  return nothing.status === told.status && nothing.text === told.text
    ? undefined
    : `is unlike what is not there: ${told.code} ${told.text.length}, ${nothing.code} ${nothing.text.length}`
}

/** What is wrong with an answer, in words; undefined where nothing is. */
const faultOf = async (asked: Asked, told: Told): Promise<string | undefined> => {
  const { asker, operation, thing } = asked
  const leaks = leaksOf(asked, told)
  if (leaks.length > 0) return `tells ${leaks.join(', ')}`
  if (told.code !== undefined && !isIn(CODES, told.code)) return `has no known code: ${told.text}`
  if (operation.isOpen) {
    if (operation.isOpen(thing))
      return faultWhereAllowed({ ...asked, operation: { ...operation, states: [] } }, told)
    return told.code === 'thing/not-found' ? faultWhereHidden(asked, told) : 'should not be open'
  }
  if (operation.isForAnyone) return faultWhereAllowed(asked, told)
  const actor = actorOf(asker)
  if (!actor) return told.code === 'session/needed' ? undefined : `is answered ${told.status}`
  const because = operation
    .rights(actor, thing)
    .flatMap((one) => (one.isAllowed ? [] : [one.because]))
  if (because.length === 0) return faultWhereAllowed(asked, told)
  const isHidden = because.includes('hidden')
  const codes = because.map((one) => (one === 'role' ? 'right/missing' : 'thing/not-found'))
  const isSaid = isIn(codes, told.code) || (!isHidden && isIn(operation.states, told.code))
  if (!isSaid) return `should be ${codes.join(' or ')}, is ${told.code ?? 'allowed'}`
  return isHidden && !isSeen(actor, thing) ? faultWhereHidden(asked, told) : undefined
}

const kindOf = (what: string): string => what.replace(/^.*: /, '')

/** The soak goes through all deals. */
const LONG = { timeout: 3_600_000 }

describe('everything that can be asked', LONG, () => {
  it('is asked here: a new operation needs its cases', () => {
    const asked = new Set(OPERATIONS.map(({ method, pattern }) => `${method} ${pattern}`))
    const open = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
      .filter((one) => one !== 'GET /*')
    expect(open.filter((one) => !asked.has(one))).toEqual([])
    expect([...asked].filter((one) => !open.includes(one))).toEqual([])
  })

  it('tells nobody what is not theirs, and refuses what `can` refuses and nothing else', async () => {
    const faults: string[] = []
    const seen = new Set<string>()
    const done = new Set<Operation>()
    const put = async (asked: Asked) => {
      const told = await ask(asked)
      const fault = await faultOf(asked, told)
      if (fault !== undefined) faults.push(`${said(asked)} ${fault}`)
      for (const { what } of marksIn(told.text, marks.all)) seen.add(kindOf(what))
      if (told.code === undefined) done.add(asked.operation)
    }
    // All are through after as many deals as there are things.
    const deals = Math.min(runs(1), DEALS)
    for (let deal = 0; deal < deals; deal += 1) {
      for (const asked of questions(deal)) await put(asked)
    }
    // Who writes or administers in the two houses asks for what nobody was dealt, or all this would prove nothing.
    const names = ['own modeller', 'own organisationAdmin', 'all of A']
    const writers = ASKERS.filter(({ name }) => names.includes(name))
    const isLeft = (operation: Operation) => !operation.isNeverDone && !done.has(operation)
    const unseen = () =>
      marks.all.filter(
        ({ what, seers }) => Object.keys(seers).length > 0 && !seen.has(kindOf(what)),
      )
    for (const operation of OPERATIONS) {
      for (const thing of operation.things) {
        for (const asker of writers) {
          const isWanted = operation.method === 'GET' && !operation.isHeavy && unseen().length > 0
          if (isLeft(operation) || isWanted) await put({ asker, operation, thing })
        }
      }
    }
    expect(faults).toEqual([])
    expect(OPERATIONS.filter(isLeft).map(({ method, pattern }) => `${method} ${pattern}`)).toEqual(
      [],
    )
    expect(unseen().map(({ what }) => what)).toEqual([])
  })

  it('opens nothing, whatever all others have done before', async () => {
    const others = ASKERS.filter((asker) => !('b' in asker.roles && asker.alliance === 'one'))
    const at = (length: number) => fc.nat({ max: length - 1 })
    const askedOf = (operations: readonly Operation[]) =>
      fc
        .tuple(at(operations.length), at(others.length), at(1000))
        .map(([one, who, which]): Asked => {
          const [operation, asker] = [operations[one], others[who]]
          const thing = operation?.things[which % operation.things.length]
          if (!operation || !asker || !thing) throw new Error('nobody asks about nothing')
          return { asker, operation, thing }
        })
    const light = OPERATIONS.filter(({ isHeavy }) => !isHeavy)
    const acts = askedOf(light.filter(({ method }) => method !== 'GET'))
    const looks = askedOf(light.filter(({ method }) => method === 'GET'))
    await fc.assert(
      fc.asyncProperty(
        fc.array(acts, { minLength: 3, maxLength: 8 }),
        fc.array(looks, { minLength: 3, maxLength: 8 }),
        async (done, looked) => {
          try {
            for (const asked of [...done, ...looked]) {
              const told = await ask(asked, true)
              expect([said(asked), leaksOf(asked, told)]).toEqual([said(asked), []])
              expect([said(asked), told.code]).not.toEqual([said(asked), 'server/unexpected'])
            }
          } finally {
            await rehearsal.undo()
          }
        },
      ),
      { numRuns: runs(40), seed: 7 },
    )
  })

  it('has a sentence in both languages for each refusal', () => {
    for (const language of ['de', 'en'] as const) {
      const texts = createTexts(language)
      for (const code of CODES) {
        expect([language, code, texts.exists(`errors:${code}`)]).toEqual([language, code, true])
      }
    }
  })
})

/** What a socket of a draft says first; '' and why it was ended where it says nothing. */
const listen = (asker: Asker, draftId: string): Promise<{ text: string; code: number }> =>
  new Promise((resolve) => {
    const cookie = cookieOf(asker)
    const socket = new WebSocket(`${house.url.replace('http', 'ws')}${livePath(draftId)}`, {
      headers: { ...(cookie ? { Cookie: cookie } : {}), Origin: house.url },
    })
    socket.on('error', () => resolve({ text: '', code: 0 }))
    socket.on('close', (code) => resolve({ text: '', code }))
    socket.on('message', (data) => {
      resolve({ text: data.toString(), code: 0 })
      socket.close()
    })
  })

describe('the socket of a draft', () => {
  it('speaks to its own house only, and to all others as if there were none', async () => {
    for (const asker of ASKERS) {
      const nothing = await listen(asker, NOWHERE)
      for (const draft of ['b-secret', 'b-shared', 'a-secret', 'two-shared']) {
        const heard = await listen(asker, `draft-${draft}`)
        const planted = PROCESSES.find(({ id }) => id === draft)
        const isOwn = planted !== undefined && housesOf(asker).includes(planted.house)
        const about = [asker.name, draft]
        expect([...about, heard.text !== '']).toEqual([...about, isOwn])
        if (!isOwn) expect([...about, heard]).toEqual([...about, nothing])
        const told = marksIn(heard.text, marks.all)
        expect([...about, told.filter(({ seers }) => !mayKnow(asker, seers))]).toEqual([
          ...about,
          [],
        ])
        if (isOwn) expect(told.map(({ what }) => what)).toContain(`${draft}: change in the draft`)
      }
    }
  })
})
