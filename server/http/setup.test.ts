import { afterEach, describe, expect, it } from 'vitest'
import { createTexts } from '#texts'
import { words } from '../../test/database/make-alliance.ts'
import { firstRun } from '../actions/first-run.ts'
import { isPassword } from '../actions/password.ts'
import { TEMPLATES } from '../actions/templates.ts'
import type { FirstRun } from '../settings.ts'
import { type House, openHouse, random } from './testing/visit.ts'

let house: House
afterEach(() => house?.close())

/** Starts as the program does, and answers what it would print. */
const begin = async (wanted: FirstRun) => {
  const { store } = house.database
  const ctx = { store, now: house.clock.now, random, words, texts: createTexts('de') }
  return firstRun(ctx, wanted, () => undefined)
}

const ours = {
  name: 'Unser Verbund',
  organisations: TEMPLATES[0]?.organisations ?? [],
  coordinator: {
    name: 'Kim Koordination',
    email: 'kim@example.org',
    password: 'zwölf Zeichen sind genug',
    organisation: 0,
  },
}

describe('the first run', () => {
  it('asks where it shall, and needs the code from the terminal', async () => {
    house = await openHouse()
    const { setupCode, demoSignIns } = await begin({ kind: 'ask' })
    expect(demoSignIns).toEqual([])
    expect(setupCode).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    const visitor = house.visitor()
    const shown = (await visitor.get('/api/setup')).body
    expect(shown).toMatchObject({ isEmpty: true, mayCreate: true, demoSignIns: [] })
    expect(shown.templates[0].name).toBe('Prozessmanagement@ERK')
    expect(
      shown.templates[0].organisations.map((one: { regionalKey: string }) => one.regionalKey),
    ).toEqual(['05954', '05954012', '05954016', '05954028', '05954032', '05954036'])
    for (const path of ['/api/setup/alliance', '/api/setup/examples']) {
      const wrong = await visitor.send('POST', path, { ...ours, code: 'falsch' })
      expect([wrong.status, wrong.body.error.code]).toEqual([403, 'setup/code-wrong'])
    }
    expect((await visitor.get('/api/setup')).body.isEmpty).toBe(true)
  })

  it('slows down guessing the code', async () => {
    house = await openHouse()
    await begin({ kind: 'ask' })
    const tries = Array.from({ length: 13 }, (_, index) =>
      house.visitor().send('POST', '/api/setup/examples', { code: `geraten-${index}` }),
    )
    const answers = await Promise.all(tries)
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(3)
  })

  it('sets up an alliance, signs the coordinator in, and invites the others by link', async () => {
    house = await openHouse()
    const { setupCode = '' } = await begin({ kind: 'ask' })
    const visitor = house.visitor()
    // As people type it.
    const code = setupCode.replaceAll('-', ' ').toUpperCase()
    const body = { ...ours, code, isSmall: true }
    const done = await visitor.send('POST', '/api/setup/alliance', body)
    expect(done.status).toBe(200)
    expect(done.body.session.can.coordinate).toBe(true)
    expect(done.body.invitations).toHaveLength(5)
    expect((await visitor.get('/api/session')).body.session.person.name).toBe('Kim Koordination')
    expect((await visitor.get('/api/processes')).body.total).toBe(0)
    const [first] = done.body.invitations
    const token = first.link.split('/').at(-1)
    const offer = (await house.visitor().get(`/api/invitations/by-token/${token}`)).body
    expect(offer.roles).toEqual(['modeller', 'approver', 'organisationAdmin'])
    expect(offer.organisationName).toBe(first.organisationName)
    const again = await visitor.send('POST', '/api/setup/alliance', body)
    expect([again.status, again.body.error.code]).toEqual([409, 'setup/done-already'])
    expect((await begin({ kind: 'ask' })).setupCode).toBeUndefined()
    expect((await visitor.get('/api/setup')).body).toMatchObject({
      isEmpty: false,
      mayCreate: false,
    })
  })

  it('makes one alliance only, however many set up at the same moment', async () => {
    house = await openHouse()
    const { setupCode: code } = await begin({ kind: 'ask' })
    const answers = await Promise.all(
      [1, 2, 3].map((number) =>
        house.visitor().send('POST', '/api/setup/alliance', {
          ...{ ...ours, code },
          coordinator: { ...ours.coordinator, email: `kim${number}@example.org` },
        }),
      ),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409])
  })

  it('loads the examples whole, once, and each demo sign-in works', async () => {
    house = await openHouse()
    const { demoSignIns } = await begin({ kind: 'examples' })
    expect(demoSignIns.length).toBeGreaterThan(5)
    expect((await begin({ kind: 'examples' })).demoSignIns).toEqual(demoSignIns)
    const shown = (await house.visitor().get('/api/setup')).body
    expect(shown.demoSignIns).toEqual(demoSignIns)
    expect([shown.isEmpty, shown.mayCreate]).toEqual([false, true])
    const totals: number[] = []
    for (const { email, password, organisation } of demoSignIns) {
      const visitor = house.visitor()
      const { body } = await visitor.send('POST', '/api/session', { email, password })
      expect(body.session.alliance.isExample).toBe(true)
      expect(body.session.memberships[0].organisationName).toBe(organisation)
      totals.push((await visitor.get('/api/processes')).body.total)
    }
    expect(new Set(totals).size).toBe(1)
    expect(totals[0]).toBeGreaterThan(40)
    const visitor = house.visitor()
    await visitor.send('POST', '/api/session', demoSignIns[0])
    const { items } = (await visitor.get('/api/processes?limit=200')).body
    let withoutModel = 0
    for (const item of items) {
      const { body } = await visitor.get(`/api/processes/${item.id}`)
      expect(body.profile.notice).toMatch(/Erfundenes Beispiel/)
      if (item.version === null) withoutModel += 1
      else expect(body.steps.length).toBeGreaterThan(2)
      expect(body.isExample).toBe(true)
    }
    // Each profile of the register, once for every administration that recorded it.
    expect([items.length - withoutModel, withoutModel]).toEqual([44, 75])
    const { competences } = (await visitor.get('/api/competences')).body
    expect(competences.length).toBeGreaterThan(50)
    const county = items.find((item: { organisation: { shortName: string } }) =>
      item.organisation.shortName.startsWith('Kreis'),
    )
    const original = await visitor.get(`/api/processes/${county.id}/original`)
    expect(original.text).toMatch(/^Prozess:/m)
  })

  it('lets an own alliance stand beside the examples, and the other way round', async () => {
    house = await openHouse()
    const { setupCode: code } = await begin({ kind: 'examples' })
    const done = await house.visitor().send('POST', '/api/setup/alliance', { ...ours, code })
    expect(done.status).toBe(200)
    expect(done.body.session.alliances).toHaveLength(1)
  })

  it('takes an alliance from the environment, and does nothing at the next start', async () => {
    house = await openHouse()
    const wanted: FirstRun = {
      kind: 'alliance',
      name: 'Aus der Umgebung',
      coordinatorName: 'Kim',
      email: 'Kim@Example.org',
      password: 'zwölf Zeichen sind genug',
      organisations: TEMPLATES[0]?.organisations,
    }
    const first = await begin(wanted)
    expect([first.setupCode, first.demoSignIns]).toEqual([undefined, []])
    await begin({ ...wanted, name: 'Noch einer', password: 'ein anderes Kennwort' })
    const visitor = house.visitor()
    const signIn = { email: 'kim@example.org', password: wanted.password }
    const { body } = await visitor.send('POST', '/api/session', signIn)
    expect(body.session.alliances).toEqual([
      { id: body.session.alliance.id, name: 'Aus der Umgebung' },
    ])
    expect((await visitor.get('/api/organisations')).body.organisations).toHaveLength(6)
  })
})

describe('passwords', () => {
  it('are kept as argon2id and compared whatever their spelling of umlauts', async () => {
    house = await openHouse()
    const { hashPassword } = await import('../actions/password.ts')
    const stored = await hashPassword('Schlüssel für Köln')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(await isPassword('Schlüssel für Köln'.normalize('NFD'), stored)).toBe(true)
    expect(await isPassword('Schlüssel für Koln', stored)).toBe(false)
    expect(await isPassword('x', undefined)).toBe(false)
  })
})
