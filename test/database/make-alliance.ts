// An alliance in a test database: a county K and towns A and B, and whoever a test needs in them.

import type { Actor, MemberRole, Sharing } from '#library'
import { end, namedProcess, type Process, type Profile, start, task } from '#process'
import { addFile, addProcess, DEFAULT_SHARING } from '../../server/store/processes.ts'
import type { Store } from '../../server/store/store.ts'
import { prepareModel } from '../../server/work/prepare-model.ts'

export const NOW = new Date('2026-11-22T12:00:00Z')

/** Makes alliance and organisations; ids are `${id}-k`, `${id}-a`, `${id}-b`. */
export const makeAlliance = async (store: Store, id: string): Promise<void> => {
  await store.asAuth(async (tx) => {
    await tx
      .insertInto('alliance')
      .values({ id, name: `Verbund ${id}`, created_at: NOW })
      .execute()
    await tx
      .insertInto('organisation')
      .values(
        ['k', 'a', 'b'].map((short, position) => ({
          alliance_id: id,
          id: `${id}-${short}`,
          name: short === 'k' ? 'Kreis K' : `Stadt ${short.toUpperCase()}`,
          short_name: short.toUpperCase(),
          level: short === 'k' ? ('county' as const) : ('town' as const),
          status: short === 'k' ? 'county' : 'mediumTown',
          regional_key: null,
          inhabitants: null,
          position,
        })),
      )
      .execute()
  })
}

/** Adds a person with roles by organisation id; answers them as an actor. */
export const makePerson = async (
  store: Store,
  allianceId: string,
  name: string,
  roles: Readonly<Record<string, readonly MemberRole[]>>,
): Promise<Actor> => {
  const personId = `${allianceId}-${name}`
  const memberships = Object.entries(roles).map(([organisationId, held]) => ({
    organisationId,
    roles: held,
  }))
  await store.asAuth(async (tx) => {
    await tx
      .insertInto('person')
      .values({ id: personId, name, email: `${personId}@example.org`, created_at: NOW })
      .execute()
    for (const member of memberships) {
      await tx
        .insertInto('membership')
        .values({
          alliance_id: allianceId,
          organisation_id: member.organisationId,
          person_id: personId,
          roles: [...member.roles],
        })
        .execute()
    }
  })
  return { personId, allianceId, memberships }
}

/** Holds one of everything that can be kept in-house; every secret has the word "geheim" in it. */
export const secretProcess = (): Process =>
  namedProcess(
    'Hundesteuer anmelden',
    start('Antrag'),
    task('Antrag prüfen', {
      actor: 'Stelle geheim 22.1',
      work: {
        minutes: 77,
        share: 0.77,
        waiting: { minDays: 1, maxDays: 77 },
        note: 'Notiz geheim',
      },
    }),
    task('Bescheid senden', { actor: 'Vollzug geheim 22.2' }),
    end('erledigt'),
  )

export const secretProfile: Profile = {
  trigger: 'Ein Hund zieht zu',
  productArea: '16',
  casesPerYear: 7777,
  owner: 'Leitung geheim',
  participants: ['Steueramt geheim'],
  leadTime: { days: 5, note: 'Vermerk geheim' },
}

export interface Wanted {
  readonly id: string
  readonly allianceId: string
  readonly organisationId: string
  readonly name?: string
  readonly visibility?: 'organisation' | 'alliance'
  readonly sharing?: Sharing
  readonly aspect?: 'asIs' | 'target'
  readonly state?: 'draft' | 'approved'
  readonly profile?: Profile
  readonly process?: Process
}

export const words = { post: 'Stelle {n}' }

/** Puts a process with an original file into the library, as an import does. */
export const makeProcess = (store: Store, wanted: Wanted): Promise<void> =>
  store.asWorker(wanted.allianceId, async (tx) => {
    const sharing = wanted.sharing ?? DEFAULT_SHARING
    const fileHash = await addFile(tx, {
      allianceId: wanted.allianceId,
      organisationId: wanted.organisationId,
      name: `${wanted.id}.bpmn`,
      mediaType: 'application/xml',
      bytes: Buffer.from(`<original geheim id="${wanted.id}"/>`),
    })
    await addProcess(
      tx,
      {
        id: wanted.id,
        allianceId: wanted.allianceId,
        organisationId: wanted.organisationId,
        name: wanted.name ?? 'Hundesteuer anmelden',
        profile: wanted.profile ?? secretProfile,
        model: prepareModel(wanted.process ?? secretProcess(), sharing, words.post),
        visibility: wanted.visibility ?? 'organisation',
        aspect: wanted.aspect ?? 'asIs',
        state: wanted.state ?? 'draft',
        sharing,
        fileHash,
        remarks: [{ area: 'bpmn', code: 'element-kept', details: { kind: 'Bemerkung geheim' } }],
      },
      { personId: null, now: NOW },
    )
  })
