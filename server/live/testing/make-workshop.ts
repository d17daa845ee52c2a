// A workshop in a test database, with a device for each that a test names.

import { type Phase, planWorkshop, type Role, type VoiceKey } from '#workshop'
import { NOW } from '../../../test/database/make-alliance.ts'
import { hashToken } from '../../actions/tokens.ts'
import type { Store } from '../../store/store.ts'
import { insertDevice, insertRoom } from '../../store/workshop-room.ts'
import { insertWorkshop } from '../../store/workshops.ts'

const AGENDA: readonly Phase[] = [
  { id: 'collect', kind: 'collect', question: 'Wo stolpern wir?', minutes: 10 },
  { id: 'vote', kind: 'vote', question: 'Was ist am dringendsten?', minutes: 10, dots: 3 },
  { id: 'estimate', kind: 'estimate', question: 'Wie lange?', minutes: 10 },
  { id: 'target', kind: 'target', question: 'Wie soll es sein?', minutes: 10 },
  { id: 'measures', kind: 'measures', question: 'Wer tut was?', minutes: 10 },
]

/** Tokens are `ID-NAME`; the Moderation is `lead`, the projector `projector`. */
export const makeWorkshop = async (
  store: Store,
  allianceId: string,
  id: string,
  people: Readonly<Record<string, Role>>,
): Promise<void> => {
  const later = (days: number) => new Date(Date.now() + days * 86_400_000)
  const lead = `${id}-lead-voice` as VoiceKey
  const start = planWorkshop({
    ...{ title: 'Hund', agenda: AGENDA, minimumGroup: 3 },
    moderation: { voice: lead, name: 'Frau Kern', organisation: 'Kreis K' },
  })
  if (!start) throw new Error('the plan for tests does not hold together')
  const material = { name: 'Hund', columns: [], rows: [], findings: [] }
  await store.asWorker(allianceId, async (tx) => {
    await insertWorkshop(tx, {
      ...{ allianceId, id, familyId: 'f', organisationId: `${allianceId}-k`, title: 'Hund' },
      ...{ place: '', startsAt: NOW, endsAt: later(1), expiresAt: later(2), now: NOW },
      ...{ agenda: [...AGENDA], minimumGroup: 3, material: { de: material, en: material } },
      personId: `${allianceId}-anna`,
    })
    await insertRoom(tx, allianceId, id, start)
    const device = { allianceId, workshopId: id, invitationId: null, expiresAt: later(2) }
    const add = (name: string, voice: VoiceKey | null, role: string) =>
      insertDevice(tx, {
        ...{ ...device, voice, role, organisation: 'Stadt A', name: name.toUpperCase() },
        tokenHash: hashToken(`${id}-${name}`),
      })
    await add('lead', lead, 'moderation')
    await add('projector', null, 'observer')
    for (const [name, role] of Object.entries(people)) {
      await add(name, `${id}-${name}-voice` as VoiceKey, role)
    }
  })
}
