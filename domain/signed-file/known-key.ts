// Whose keys are known here, and what may become of a file whose signature holds. Numbered rules: SPEC.md.

import { FOREIGN } from '#library'
import type { Hash } from './signed-file.ts'

/** What two people compare on the telephone: the first 160 bits of the key's hash, in fours. */
export const fingerprintOf = (publicKey: string, hash: Hash): string =>
  (hash(publicKey).slice(0, 40).toUpperCase().match(/.{4}/g) ?? []).join(' ')

/** What was said of a key, the earliest first. */
export type KeyAct = 'confirm' | 'revoke'

/** `own`: of the alliance itself. */
export type KeyStanding = 'own' | 'known' | 'unknown' | 'revoked'

/** Rule S5. */
export const standingOf = (acts: readonly KeyAct[]): Exclude<KeyStanding, 'own'> => {
  const last = acts.at(-1)
  if (last === undefined) return 'unknown'
  return last === 'confirm' ? 'known' : 'revoked'
}

export interface FileCase {
  readonly standing: KeyStanding
  /** Of the file. */
  readonly version: number
  /** Of the origin: what the house's processes go back to; [] where none is linked with it. */
  readonly taken: readonly number[]
}

export type FileVerdict =
  /** As a new process, or as an update of those that go back to an older version. */
  | { readonly kind: 'take' | 'update' }
  | {
      readonly kind: 'refused'
      readonly because: /** Adopted within the alliance instead. */
      'own' | 'unknown' | 'revoked' | /** This very version. */ 'known' | 'older'
    }

/** What may become of a file whose signature holds. Rules S6 and S7. */
export const mayTakeFile = ({ standing, version, taken }: FileCase): FileVerdict => {
  if (standing !== 'known') return { kind: 'refused', because: standing }
  if (taken.length === 0) return { kind: 'take' }
  if (taken.some((one) => one < version)) return { kind: 'update' }
  return { kind: 'refused', because: taken.includes(version) ? 'known' : 'older' }
}

/** The address of a process of another alliance; `isForeignId` of the library tells it from those here. */
export const foreignId = (allianceId: string, processId: string, hash: Hash): string =>
  `${FOREIGN}${hash(JSON.stringify([allianceId, processId])).slice(0, 32)}`
