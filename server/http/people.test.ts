import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAlliance, NOW } from '../../test/database/make-alliance.ts'
import { type House, openHouse, PASSWORD, type Visitor } from './testing/visit.ts'

let house: House
let coordinator: Visitor
let admin: Visitor
let modeller: Visitor

beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  coordinator = await house.member('one', 'karl', { 'one-k': ['allianceCoordinator'] })
  admin = await house.member('one', 'anna', { 'one-a': ['organisationAdmin', 'modeller'] })
  modeller = await house.member('one', 'mia', { 'one-a': ['modeller'], 'one-b': ['reader'] })
  await house.member('one', 'bert', { 'one-b': ['organisationAdmin'] })
})
afterAll(() => house?.close())

const names = (body: { people: { name: string }[] }) => body.people.map((one) => one.name)

describe('people', () => {
  it('are listed for those who look after them, with their organisations only', async () => {
    expect(names((await coordinator.get('/api/people')).body)).toEqual([
      'anna',
      'bert',
      'karl',
      'mia',
    ])
    const { body } = await admin.get('/api/people')
    expect(names(body)).toEqual(['anna', 'mia'])
    expect(
      body.people[1].memberships.map((one: { organisationId: string }) => one.organisationId),
    ).toEqual(['one-a'])
    expect((await modeller.get('/api/people')).status).toBe(403)
  })

  it('who write processes are named to those beside them, so that they know whom to ask', async () => {
    const reader = await house.member('one', 'rita', { 'one-a': ['reader'], 'one-b': ['reader'] })
    const { body } = await reader.get('/api/writers')
    expect(body.writers.map((one: { name: string }) => one.name)).toEqual(['anna', 'mia'])
    expect(Object.keys(body.writers[0])).toEqual(['name', 'organisation'])
    // One who belongs elsewhere is told of nobody here.
    const stranger = await house.member('one', 'stefan', { 'one-b': ['reader'] })
    expect((await stranger.get('/api/writers')).body.writers).toEqual([])
  })

  it('get and lose roles from their own admins; coordination only from coordination', async () => {
    const path = '/api/people/one-mia/roles'
    const inA = { organisationId: 'one-a' }
    const given = await admin.send('PUT', path, { ...inA, roles: ['modeller', 'approver'] })
    expect(given.status).toBe(200)
    expect(given.body.memberships[0].roles).toEqual(['modeller', 'approver'])
    const tries = [
      admin.send('PUT', path, { organisationId: 'one-b', roles: ['modeller'] }),
      admin.send('PUT', path, { ...inA, roles: ['allianceCoordinator'] }),
      modeller.send('PUT', path, { ...inA, roles: ['organisationAdmin'] }),
      admin.send('POST', '/api/invitations', { ...inA, roles: ['allianceCoordinator'] }),
      admin.send('POST', '/api/invitations', { organisationId: 'one-b', roles: ['reader'] }),
    ]
    for (const answer of await Promise.all(tries)) {
      expect([answer.status, answer.body.error.code]).toEqual([403, 'right/missing'])
    }
    // At once: the next request of the person knows the new roles.
    const { memberships } = (await modeller.get('/api/session')).body.session
    expect(memberships[0].roles).toEqual(['modeller', 'approver'])
  })

  it('cannot let themselves into an organisation, not even as coordination', async () => {
    const input = { organisationId: 'one-a', roles: ['reader'] }
    const given = await coordinator.send('PUT', '/api/people/one-karl/roles', input)
    expect([given.status, given.body.error.code]).toEqual([403, 'right/missing'])
    const made = await coordinator.send('POST', '/api/invitations', input)
    const path = `/api/invitations/by-token/${made.body.link.split('/').at(-1)}`
    const taken = await coordinator.send('POST', path, {
      ...{ name: 'Karl', email: 'one-karl@example.org', password: PASSWORD },
    })
    expect([taken.status, taken.body.error.code]).toEqual([403, 'right/missing'])
    expect((await coordinator.get('/api/session')).body.session.memberships).toHaveLength(1)
    await coordinator.send('DELETE', `/api/invitations/${made.body.id}`)
  })

  it('cannot be the last of their kind to leave', async () => {
    const gone = await coordinator.send('PUT', '/api/people/one-karl/roles', {
      organisationId: 'one-k',
      roles: ['reader'],
    })
    expect([gone.status, gone.body.error.code]).toEqual([409, 'person/last-admin'])
    const alone = await admin.send('PUT', '/api/people/one-anna/roles', {
      organisationId: 'one-a',
      roles: [],
    })
    expect([alone.status, alone.body.error.code]).toEqual([409, 'person/last-admin'])
  })

  it('of two organisations can leave either of them', async () => {
    await house.member('one', 'zoe', { 'one-a': ['reader'], 'one-b': ['reader'] })
    for (const organisationId of ['one-b', 'one-a']) {
      const input = { organisationId, roles: [] }
      const left = await coordinator.send('PUT', '/api/people/one-zoe/roles', input)
      expect([organisationId, left.status]).toEqual([organisationId, 200])
    }
  })

  it('who lose their last role are signed out of the alliance', async () => {
    const visitor = await house.member('one', 'theo', { 'one-a': ['reader'] })
    const ended = await admin.send('PUT', '/api/people/one-theo/roles', {
      organisationId: 'one-a',
      roles: [],
    })
    expect(ended.status).toBe(200)
    expect((await visitor.get('/api/processes')).status).toBe(401)
  })
})

describe('an invitation', () => {
  const account = { name: 'Neu Hier', email: 'neu@example.org', password: PASSWORD }
  const make = async () => {
    const made = await admin.send('POST', '/api/invitations', {
      organisationId: 'one-a',
      roles: ['reader', 'modeller'],
    })
    expect(made.status).toBe(200)
    return `/api/invitations/by-token/${made.body.link.split('/').at(-1)}`
  }

  it('gives a new account the roles, once', async () => {
    const path = await make()
    const visitor = house.visitor()
    expect((await visitor.get(path)).body).toEqual({
      allianceName: 'Verbund one',
      organisationName: 'Stadt A',
      email: null,
      roles: ['reader', 'modeller'],
    })
    expect((await visitor.send('POST', path, account)).status).toBe(200)
    const { email, password } = account
    const signedIn = await visitor.send('POST', '/api/session', { email, password })
    expect(signedIn.body.session.memberships[0]).toMatchObject({
      organisationId: 'one-a',
      roles: ['reader', 'modeller'],
    })
    const again = await visitor.send('POST', path, { ...account, email: 'neu2@example.org' })
    expect([again.status, again.body.error.code]).toEqual([410, 'invitation/expired'])
  })

  it('for one address is accepted with that address only', async () => {
    const made = await admin.send('POST', '/api/invitations', {
      ...{ organisationId: 'one-a', roles: ['reader'], email: 'Genau@example.org' },
    })
    const path = `/api/invitations/by-token/${made.body.link.split('/').at(-1)}`
    const visitor = house.visitor()
    const other = await visitor.send('POST', path, { ...account, email: 'andere@example.org' })
    expect([other.status, other.body.error.code]).toEqual([403, 'invitation/other-person'])
    const right = await visitor.send('POST', path, { ...account, email: 'genau@example.org' })
    expect(right.status).toBe(200)
  })

  it('is accepted only once, however many try at the same moment', async () => {
    const path = await make()
    const answers = await Promise.all(
      [1, 2, 3].map((number) =>
        house.visitor().send('POST', path, { ...account, email: `zugleich${number}@example.org` }),
      ),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410, 410])
  })

  it('adds to the account of whoever is signed in, and takes no address twice', async () => {
    const path = await make()
    const taken = await house
      .visitor()
      .send('POST', path, { ...account, email: 'ONE-bert@example.org' })
    expect([taken.status, taken.body.error.code]).toEqual([409, 'person/email-taken'])
    expect((await modeller.send('POST', path, account)).status).toBe(200)
    const { memberships } = (await modeller.get('/api/session')).body.session
    expect(memberships.map((one: { organisationId: string }) => one.organisationId)).toEqual([
      'one-a',
      'one-b',
    ])
    expect(memberships[0].roles).toEqual(['modeller', 'approver', 'reader'])
  })

  it('ends after two weeks, or when it is withdrawn', async () => {
    const path = await make()
    const { invitations } = (await admin.get('/api/people')).body
    expect(invitations[0].link).toBeUndefined()
    expect((await modeller.send('DELETE', `/api/invitations/${invitations[0].id}`)).status).toBe(
      404,
    )
    expect((await admin.send('DELETE', `/api/invitations/${invitations[0].id}`)).status).toBe(200)
    expect((await house.visitor().get(path)).status).toBe(410)
    const late = await make()
    house.clock.now = new Date(NOW.getTime() + 15 * 24 * 3_600_000)
    expect((await house.visitor().get(late)).status).toBe(410)
    house.clock.now = NOW
  })
})

describe('organisations and competences', () => {
  const town = {
    ...{ name: 'Stadt C', shortName: 'C', level: 'town', status: 'otherTown' },
    ...{ regionalKey: '05999024', inhabitants: 9000 },
  }

  it('are kept by coordination, and an organisation by its admin', async () => {
    expect((await admin.send('POST', '/api/organisations', town)).status).toBe(403)
    const added = await coordinator.send('POST', '/api/organisations', town)
    expect(added.body).toMatchObject(town)
    const list = (await modeller.get('/api/organisations')).body
    expect(list.name).toBe('Verbund one')
    expect(list.organisations.at(-1)).toEqual(added.body)
    const renamed = { ...town, name: 'Stadt A an der Ruhr', regionalKey: null }
    expect((await admin.send('PUT', '/api/organisations/one-a', renamed)).status).toBe(200)
    expect((await admin.send('PUT', '/api/organisations/one-b', renamed)).status).toBe(403)
    expect((await modeller.send('PUT', '/api/organisations/one-a', renamed)).status).toBe(403)
    expect((await admin.send('PUT', '/api/organisations/none', renamed)).status).toBe(404)
  })

  it('say who is competent for a task, one row at a time', async () => {
    const entries = [
      { organisationId: 'one-a', by: 'one-a' },
      { organisationId: 'one-b', by: 'one-k', note: 'Vereinbarung' },
      { organisationId: 'one-k', by: null },
    ]
    const body = { task: 'Bauaufsicht', entries }
    expect((await admin.send('PUT', '/api/competences', body)).status).toBe(403)
    expect((await coordinator.send('PUT', '/api/competences', body)).status).toBe(200)
    const { competences } = (await modeller.get('/api/competences')).body
    expect(competences).toEqual([
      { task: 'Bauaufsicht', organisationId: 'one-k', by: null, note: '' },
      { task: 'Bauaufsicht', organisationId: 'one-a', by: 'one-a', note: '' },
      { task: 'Bauaufsicht', organisationId: 'one-b', by: 'one-k', note: 'Vereinbarung' },
    ])
    const unknown = { task: 'Bauaufsicht', entries: [{ organisationId: 'nobody', by: null }] }
    expect((await coordinator.send('PUT', '/api/competences', unknown)).status).toBe(404)
    const none = await coordinator.send('PUT', '/api/competences', { ...body, entries: [] })
    expect(none.body.competences).toEqual([])
  })
})
