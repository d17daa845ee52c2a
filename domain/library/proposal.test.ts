import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import {
  faultOfOffer,
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
