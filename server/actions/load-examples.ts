// Loads the invented example alliance: organisations, competences, people, processes. All or nothing, in
// one transaction; the families are then found by a job, as for any library.

import type { Competence, DemoSignIn, OrganisationInput } from '#api'
import type { Sharing } from '#library'
import { type Examples, loadExamples as readExamples } from '../../examples/load-examples.ts'
import { addAlliance, addCompetences, addOrganisation, listAlliances } from '../store/alliances.ts'
import { addAudit, addAudits } from '../store/audit.ts'
import { addJob } from '../store/jobs.ts'
import { addPerson, setMembership } from '../store/people.ts'
import { addFile, addProcess, addProcesses, type NewProcess } from '../store/processes.ts'
import { setPassword } from '../store/sessions.ts'
import { DEMO_SIGN_INS, lockSetup, writeSetting } from '../store/settings.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { prepareModel } from '../work/prepare-model.ts'
import type { Context } from './context.ts'
import { hashPassword } from './password.ts'

type ExampleContext = Pick<Context, 'store' | 'now' | 'random' | 'words'>

const REGISTERED_BEFORE_MS = 60_000

/** The smallest town keeps its minutes to itself, so that one can see what that looks like. */
const KEEPS_MINUTES = 'W'

const sharingOf = (organisation: string): Sharing => ({
  minutes: organisation !== KEEPS_MINUTES,
  cases: true,
  posts: true,
})

interface Ids {
  readonly allianceId: string
  /** By the examples' short key. */
  readonly organisations: ReadonlyMap<string, string>
}

const idOf = (ids: Ids, key: string): string => {
  const id = ids.organisations.get(key)
  if (id === undefined)
    throw new Error(`The examples name an organisation ${key} that is not there.`)
  return id
}

const organisationInputs = ({ alliance }: Examples): [string, OrganisationInput][] => [
  ...alliance.organisations.map((one): [string, OrganisationInput] => [
    one.key,
    {
      name: one.name,
      shortName: one.shortName,
      level: one.level,
      status: one.status,
      regionalKey: one.regionalKey,
      inhabitants: one.inhabitants,
    },
  ]),
  ...alliance.providers.map((one): [string, OrganisationInput] => [
    one.key,
    {
      name: one.name,
      shortName: one.name,
      level: 'provider',
      status: 'serviceProvider',
      regionalKey: null,
      inhabitants: null,
    },
  ]),
]

const competencesOf = ({ alliance }: Examples, ids: Ids): Competence[] =>
  alliance.competences.flatMap(({ task, note, entries }) =>
    entries.map((entry) => ({
      task,
      organisationId: idOf(ids, entry.organisation),
      by: entry.by === null ? null : idOf(ids, entry.by),
      note: entry.note ?? note ?? '',
    })),
  )

const addPeople = async (
  tx: Tx,
  ctx: ExampleContext,
  examples: Examples,
  ids: Ids,
  passwordHashes: readonly string[],
): Promise<DemoSignIn[]> => {
  const { people, organisations, password } = examples.alliance
  const signIns: DemoSignIn[] = []
  for (const [index, person] of people.entries()) {
    const id = ctx.random.id()
    await addPerson(tx, { id, name: person.name, email: person.email, now: ctx.now })
    await setPassword(tx, id, passwordHashes[index] ?? '', ctx.now)
    const organisationId = idOf(ids, person.organisation)
    await setMembership(tx, ids.allianceId, organisationId, id, person.roles)
    signIns.push({
      name: person.name,
      role: person.task,
      organisation: organisations.find((one) => one.key === person.organisation)?.name ?? '',
      email: person.email,
      password,
    })
  }
  return signIns
}

const addModels = async (
  tx: Tx,
  ctx: ExampleContext,
  examples: Examples,
  ids: Ids,
): Promise<void> => {
  const { allianceId } = ids
  const author = { personId: null, now: ctx.now }
  for (const example of examples.processes) {
    const organisationId = idOf(ids, example.organisation)
    const processId = ctx.random.id()
    const sharing = sharingOf(example.organisation)
    const fileHash = await addFile(tx, {
      ...{ allianceId, organisationId, name: `${example.id}.steps.txt` },
      ...{ mediaType: 'text/plain; charset=utf-8', bytes: Buffer.from(example.text) },
    })
    await addProcess(
      tx,
      {
        ...{ id: processId, allianceId, organisationId, fileHash, isExample: true },
        ...{ name: example.process.name, visibility: 'alliance', state: 'approved' },
        model: prepareModel(
          { ...example.process, origin: { hash: fileHash, format: 'steps' } },
          sharing,
          ctx.words.post,
        ),
        profile: { ...example.profile, notice: examples.notice },
        sharing,
      },
      author,
    )
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId: null, organisationId, what: 'imported' },
      ...{ subjectKind: 'process', subjectId: processId },
      details: { file: `${example.id}.steps.txt`, hash: fileHash },
    })
  }
}

/**
 * Profiles of processes that are known but not drawn yet, one for each administration that recorded it. They
 * are older than the models, so that what can be looked at comes first.
 */
const addRegister = async (
  tx: Tx,
  ctx: ExampleContext,
  examples: Examples,
  ids: Ids,
): Promise<void> => {
  const { allianceId } = ids
  const now = new Date(ctx.now.getTime() - REGISTERED_BEFORE_MS)
  const recorded = examples.register.flatMap(({ name, productArea, organisations }) =>
    Object.entries(organisations).flatMap(([key, state]): NewProcess[] =>
      state === 'recorded'
        ? [
            {
              ...{ id: ctx.random.id(), allianceId, organisationId: idOf(ids, key) },
              ...{ name, visibility: 'alliance', model: null, isExample: true },
              profile: { productArea, notice: examples.notice },
              sharing: sharingOf(key),
            },
          ]
        : [],
    ),
  )
  await addProcesses(tx, recorded, { personId: null, now })
  await addAudits(
    tx,
    recorded.map(({ id, name, organisationId }) => ({
      ...{ allianceId, at: now, personId: null, organisationId, what: 'recorded' },
      ...{ subjectKind: 'process', subjectId: id, details: { name } },
    })),
  )
}

/** Answers the demo sign-ins; undefined where the examples are there already. */
export const loadExamples = async (ctx: ExampleContext): Promise<DemoSignIn[] | undefined> => {
  const examples = readExamples()
  const { alliance } = examples
  const hashes = await Promise.all(alliance.people.map(() => hashPassword(alliance.password)))
  const inputs = organisationInputs(examples)
  const ids: Ids = {
    allianceId: ctx.random.id(),
    organisations: new Map(inputs.map(([key]) => [key, ctx.random.id()])),
  }
  return ctx.store.asAuth(async (tx) => {
    await lockSetup(tx)
    const known = await listAlliances(tx)
    if (known.some((one) => one.is_example)) return undefined
    const { allianceId } = ids
    await addAlliance(tx, { id: allianceId, name: alliance.name, isExample: true, now: ctx.now })
    for (const [position, [key, input]] of inputs.entries()) {
      await addOrganisation(tx, allianceId, idOf(ids, key), input, position)
    }
    const signIns = await addPeople(tx, ctx, examples, ids, hashes)
    await writeSetting(tx, DEMO_SIGN_INS, signIns)
    await becomeWorker(tx, allianceId)
    await addCompetences(tx, allianceId, competencesOf(examples, ids))
    await addModels(tx, ctx, examples, ids)
    await addRegister(tx, ctx, examples, ids)
    await addJob(tx, {
      ...{ id: ctx.random.id(), kind: 'families', payload: { allianceId } },
      ...{ runAt: ctx.now, createdAt: ctx.now },
    })
    return signIns
  })
}
