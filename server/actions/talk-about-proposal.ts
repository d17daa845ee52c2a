// What the two houses of an offer say to each other about it: read and said. Who may is decided in domain/library.

import type { ProposalTalk } from '#api'
import { can, faultOfTalk, type ProposalSubject, proposalStateOf } from '#library'
import { listOrganisations } from '../store/alliances.ts'
import { addAudit } from '../store/audit.ts'
import {
  addProposalWord,
  findTalkedAbout,
  readProposalWords,
  readSpeakerNames,
  type TalkedAbout,
} from '../store/proposal-talk.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { loadSubject } from './present-process.ts'
import { tellTalk } from './tell-proposal.ts'

const MOST_LISTED = 1000

interface Talk {
  readonly about: TalkedAbout
  readonly subject: ProposalSubject
  /** Whose people speak on the page of this process. */
  readonly saidFor: string
  readonly mayTalk: boolean
}

/** Of an offer by the process or to it; refused where it is not heard. */
const loadTalk = async (
  tx: Tx,
  { actor }: MemberContext,
  processId: string,
  proposalId: string,
): Promise<Talk> => {
  const { allianceId } = actor
  const side = await loadSubject(tx, allianceId, processId)
  const about = await findTalkedAbout(tx, allianceId, proposalId)
  if (!about || ![about.processId, about.originId].includes(processId)) {
    throw new Refused('thing/not-found')
  }
  const { offeredBy, offeredTo, isShown } = about
  const subject = { kind: 'proposal', allianceId, offeredBy, offeredTo, isShown } as const
  demand(can(actor, 'hear', subject))
  const mayTalk =
    can(actor, 'talk', subject).isAllowed && can(actor, 'link', side).isAllowed && !side.isWithdrawn
  return { about, subject, saidFor: side.organisationId, mayTalk }
}

const faultOf = ({ acts, isShown }: TalkedAbout) =>
  faultOfTalk({ state: proposalStateOf(acts), isSeen: isShown })

/** The last thing its transaction does. */
const present = async (
  tx: Tx,
  { actor }: MemberContext,
  proposalId: string,
  { about, mayTalk }: Talk,
): Promise<ProposalTalk> => {
  const { allianceId } = actor
  const words = await readProposalWords(tx, allianceId, proposalId, MOST_LISTED)
  const houses = await listOrganisations(tx, allianceId)
  await becomeWorker(tx, allianceId)
  const names = await readSpeakerNames(tx, allianceId, words)
  return {
    words: words.map(({ id, text, at, personId, saidFor }) => ({
      ...{ id, text, at: at.toISOString() },
      organisationName: houses.find((house) => house.id === saidFor)?.name ?? '',
      by: names.get(`${personId} ${saidFor}`) ?? null,
      isMine: personId === actor.personId,
    })),
    canTalk: mayTalk && faultOf(about) === undefined,
  }
}

export const showProposalTalk = (
  ctx: MemberContext,
  processId: string,
  proposalId: string,
): Promise<ProposalTalk> =>
  ctx.store.asActor(ctx.actor, async (tx) =>
    present(tx, ctx, proposalId, await loadTalk(tx, ctx, processId, proposalId)),
  )

export const talkAboutProposal = async (
  ctx: MemberContext,
  processId: string,
  proposalId: string,
  { text }: { readonly text: string },
): Promise<ProposalTalk> => {
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const { now } = ctx
    const { about, saidFor, mayTalk } = await loadTalk(tx, ctx, processId, proposalId)
    if (!mayTalk) throw new Refused('right/missing')
    const fault = faultOf(about)
    if (fault) throw new Refused(`proposal/${fault}`)
    const id = ctx.random.id()
    await addProposalWord(tx, { id, proposalId, saidFor, text, personId, allianceId, now })
    await addAudit(tx, {
      ...{ allianceId, at: now, personId, organisationId: saidFor, what: 'proposalTalked' },
      ...{
        subjectKind: 'process',
        subjectId: processId,
        details: { proposal: proposalId, word: id },
      },
    })
    await tellTalk(tx, ctx, allianceId, { ...about, proposalId, saidAt: processId, by: personId })
  })
  return showProposalTalk(ctx, processId, proposalId)
}
