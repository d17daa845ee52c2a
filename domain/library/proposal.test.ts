import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { type Actor, MEMBER_ROLES, type MemberRole } from './actor.ts'
import { can } from './can.ts'
import { toldOfTalk, toldOnce } from './notices.ts'
import {
  faultOfOffer,
  faultOfTalk,
  mayPropose,
  PROPOSAL_ACTS,
  type ProposalAct,
  proposalStateOf,
} from './proposal.ts'

const fine = { isLinked: true, isSeen: true, isInForce: true, hasOpen: false }

describe('an offer', () => {
  it('P1: is made of a version in force that its owner sees, of a linked process, one at a time', () => {
    expect(faultOfOffer(fine)).toBeUndefined()
    expect(faultOfOffer({ ...fine, isLinked: false })).toBe('notLinked')
    expect(faultOfOffer({ ...fine, isSeen: false })).toBe('notSeen')
    expect(faultOfOffer({ ...fine, isInForce: false })).toBe('notInForce')
    expect(faultOfOffer({ ...fine, hasOpen: true })).toBe('open')
  })

  it('P2: is made and withdrawn by who edits ours, answered by who edits the origin', () => {
    const both = { state: 'open', isProposer: true, isOwner: true } as const
    for (const act of PROPOSAL_ACTS) {
      const isOurs = act === 'offer' || act === 'withdraw'
      const without = isOurs ? { isProposer: false } : { isOwner: false }
      expect(mayPropose({ ...both, ...without }, act)).toBe('role')
    }
    expect(mayPropose({ ...both, isOwner: false }, 'withdraw')).toBe('allowed')
    expect(mayPropose({ ...both, isProposer: false }, 'acceptPart')).toBe('allowed')
    expect(mayPropose({ ...both, state: undefined, isOwner: false }, 'offer')).toBe('allowed')
  })

  it('P3: stands where its facts lead, and is answered or withdrawn once', () => {
    expect(proposalStateOf([])).toBeUndefined()
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PROPOSAL_ACTS), { maxLength: 10 }), (wishes) => {
        const acts: ProposalAct[] = []
        for (const act of wishes) {
          const state = proposalStateOf(acts)
          if (mayPropose({ state, isProposer: true, isOwner: true }, act) === 'allowed') {
            acts.push(act)
          }
        }
        expect(acts.length).toBeLessThanOrEqual(2)
        expect(acts[0] ?? 'offer').toBe('offer')
        expect(proposalStateOf(acts) === 'open').toBe(acts.length === 1)
      }),
      { seed: 9, numRuns: runs(200) },
    )
  })
})

const rolesIn = (organisationId: string) =>
  fc
    .subarray([...MEMBER_ROLES])
    .map((roles: readonly MemberRole[]) => ({ organisationId, roles: [...roles] }))

describe('the talk about an offer', () => {
  it('P5: is held while the offer is open and its owner sees what is offered', () => {
    expect(faultOfTalk({ state: 'open', isSeen: true })).toBeUndefined()
    expect(faultOfTalk({ state: 'open', isSeen: false })).toBe('notSeen')
    for (const state of ['accepted', 'acceptedPartly', 'declined', 'withdrawn', undefined] as const)
      expect(faultOfTalk({ state, isSeen: true })).toBe('not-now')
  })

  it('P5: is heard in the two houses by whoever belongs there, and led by who may offer or answer', () => {
    fc.assert(
      fc.property(
        fc.tuple(rolesIn('ours'), rolesIn('theirs'), rolesIn('third')),
        fc.boolean(),
        fc.constantFrom('one', 'two'),
        (memberships, isShown, allianceId) => {
          const actor: Actor = { personId: 'p', allianceId, memberships }
          const subject = {
            ...({ kind: 'proposal', allianceId: 'one', isShown } as const),
            ...{ offeredBy: 'ours', offeredTo: 'theirs' },
          }
          const [ours, theirs] = memberships
          const houses = [ours.roles, ...(isShown ? [theirs.roles] : [])]
          const isHere = allianceId === 'one'
          const holds = (...some: readonly MemberRole[]) =>
            isHere && houses.some((roles) => roles.some((one) => some.includes(one)))
          const hear = can(actor, 'hear', subject)
          const talk = can(actor, 'talk', subject)
          expect(hear.isAllowed).toBe(holds(...MEMBER_ROLES))
          expect(talk.isAllowed).toBe(holds('modeller', 'organisationAdmin'))
          // Whoever does not hear it does not learn that it is there.
          if (!hear.isAllowed) {
            expect(hear.because).toBe('hidden')
            expect(talk).toEqual(hear)
          }
        },
      ),
      { seed: 11, numRuns: runs(300) },
    )
  })

  it('P6: tells those of the other house who take part, or else who looks after it, and those of the own', () => {
    const own = { involved: ['anna', 'ada'], caretakers: ['carl'] }
    const names = (told: readonly { person: string }[]) => told.map(({ person }) => person)
    const first = toldOfTalk(own, { involved: [], caretakers: ['kim', 'karl'] })
    expect(names(first.other)).toEqual(['kim', 'karl'])
    expect(names(toldOnce(first.own, 'anna'))).toEqual(['ada'])
    const later = toldOfTalk(own, { involved: ['kim'], caretakers: ['kim', 'karl'] })
    expect(names(later.other)).toEqual(['kim'])
  })
})
