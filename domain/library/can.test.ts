import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { type Actor, knownMemberships, MEMBER_ROLES, type MemberRole } from './actor.ts'
import { can, type OrganisationAction, type ProcessAction, PUBLIC } from './can.ts'

const PROCESS_ACTIONS: readonly ProcessAction[] = [
  ...(['read', 'readInHouse', 'write', 'edit', 'share', 'withdraw', 'approve', 'publish'] as const),
  ...(['adopt', 'link'] as const),
]
const ORGANISATION_ACTIONS: readonly OrganisationAction[] = [
  ...(['import', 'record', 'administer', 'grantRecording', 'setReview', 'adopt'] as const),
  'answerCommonWay',
]

const holding = (...roles: readonly string[]): Actor => ({
  ...{ personId: 'p', allianceId: 'one' },
  memberships: [{ organisationId: 'a', roles: roles as readonly MemberRole[] }],
})

const inHouse = {
  ...({ kind: 'process', allianceId: 'one', organisationId: 'a' } as const),
  ...({ visibility: 'organisation', isWithdrawn: false } as const),
}

const roles = fc.subarray([...MEMBER_ROLES])

describe('a role that is not known', () => {
  it('gives nothing: what is in-house is hidden from who holds nothing else', () => {
    for (const actor of [holding('supervisor'), holding()]) {
      for (const action of PROCESS_ACTIONS) {
        expect([action, can(actor, action, inHouse)]).toEqual([
          ...[action, { isAllowed: false, because: 'hidden' }],
        ])
      }
      for (const action of ORGANISATION_ACTIONS) {
        const subject = { kind: 'organisation', allianceId: 'one', organisationId: 'a' } as const
        expect([action, can(actor, action, subject).isAllowed]).toEqual([action, false])
      }
    }
  })

  it('changes nothing beside others that are', () => {
    fc.assert(
      fc.property(roles, fc.constantFrom(...PROCESS_ACTIONS), (held, action) => {
        expect(can(holding(...held, 'supervisor'), action, inHouse)).toEqual(
          can(holding(...held), action, inHouse),
        )
      }),
      { numRuns: runs(100), seed: 7 },
    )
  })

  it('is left out of what somebody holds, and who holds nothing else is no member', () => {
    const { memberships } = holding('reader', 'supervisor')
    expect(knownMemberships(memberships)).toEqual([{ organisationId: 'a', roles: ['reader'] }])
    expect(knownMemberships(holding('supervisor').memberships)).toEqual([])
  })
})

describe('the public', () => {
  const open = { ...inHouse, visibility: 'alliance', isPublic: true } as const

  it('O4: reads what is public, and of nothing else that there is anything', () => {
    expect(can(PUBLIC, 'readPublic', open)).toEqual({ isAllowed: true })
    const closed = [
      { ...open, isPublic: false },
      { ...open, isWithdrawn: true },
      { ...open, visibility: 'organisation' as const },
    ]
    const hidden = { isAllowed: false, because: 'hidden' }
    for (const subject of closed) expect(can(PUBLIC, 'readPublic', subject)).toEqual(hidden)
    for (const action of PROCESS_ACTIONS) expect(can(PUBLIC, action, open)).toEqual(hidden)
    for (const action of ORGANISATION_ACTIONS) {
      const subject = { kind: 'organisation', allianceId: 'one', organisationId: 'a' } as const
      expect(can(PUBLIC as never, action, subject)).toEqual(hidden)
    }
  })

  it('O4: is let in by who approves in the house, and by nobody else', () => {
    fc.assert(
      fc.property(roles, (held) => {
        expect(can(holding(...held), 'publish', open).isAllowed).toBe(held.includes('approver'))
      }),
      { numRuns: runs(50), seed: 7 },
    )
  })
})
