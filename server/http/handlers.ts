// Every route of the contract and the action behind it. A route without a handler does not compile.

import type { z } from 'zod'
import type { routes } from '#api'
import type { Profile } from '#process'
import { addModel } from '../actions/add-model.ts'
import { answerForHouse, askForAgreement, showAgreement } from '../actions/agree-common-way.ts'
import { carryOnTarget, listWorkshopTargets } from '../actions/carry-on-target.ts'
import {
  addToFamily,
  removeFromFamily,
  renameFamily,
  setFamilyReference,
} from '../actions/change-family.ts'
import { changePassword } from '../actions/change-password.ts'
import { changeProcess } from '../actions/change-process.ts'
import { addComment, listComments, reopenComment, resolveComment } from '../actions/comments.ts'
import { compareFamily } from '../actions/compare-family.ts'
import { compareProcesses } from '../actions/compare-processes.ts'
import { asMember, type Context } from '../actions/context.ts'
import { decideLinks } from '../actions/decide-links.ts'
import { nameDeputy, nameDeputyFor, showDeputies } from '../actions/deputies.ts'
import { explainDeviation, showDeviations, showFamilyDeviations } from '../actions/deviations.ts'
import { discardImport } from '../actions/discard-import.ts'
import { draftHistory, draftModel } from '../actions/draft-history.ts'
import { discardDraft, keepVersion, listProcessDrafts, takeUpDraft } from '../actions/end-draft.ts'
import {
  answerEnquiry,
  listEnquiries,
  makeEnquiry,
  revokeEnquiry,
  showEnquiry,
} from '../actions/enquiries.ts'
import { findSimilar } from '../actions/find-similar.ts'
import { follow, listReaders, showFollowing } from '../actions/follow.ts'
import {
  addGlossaryEntry,
  listGlossary,
  restoreGlossaryEntry,
  revokeGlossaryEntry,
} from '../actions/glossary.ts'
import { showHouseAudit, takeHouseAudit } from '../actions/house-audit.ts'
import { introduceVersion } from '../actions/introduce-version.ts'
import {
  acceptInvitation,
  invite,
  showInvitation,
  withdrawInvitation,
} from '../actions/invitations.ts'
import {
  closeLawChange,
  findCitations,
  listLawChanges,
  reportLawChange,
  sayLawTask,
  showLawChange,
} from '../actions/law-changes.ts'
import { listActivity } from '../actions/list-activity.ts'
import { listDecisions } from '../actions/list-decisions.ts'
import { listFamilies } from '../actions/list-families.ts'
import { listImports } from '../actions/list-imports.ts'
import { listProcesses } from '../actions/list-processes.ts'
import { listWaiting } from '../actions/list-waiting.ts'
import { listWriters } from '../actions/list-writers.ts'
import { makeFamily } from '../actions/make-family.ts'
import {
  chooseMail,
  countNotices,
  listNotices,
  seeNotices,
  showMailChoice,
} from '../actions/notices.ts'
import { listOpenDrafts, openDraft, showDraft } from '../actions/open-draft.ts'
import {
  addOrganisation,
  changeOrganisation,
  listCompetences,
  listOrganisations,
  setCompetences,
  setShowsNames,
} from '../actions/organisations.ts'
import { forgetMe, forgetPerson, showOwnData } from '../actions/own-data.ts'
import { pairTarget } from '../actions/pair-target.ts'
import { listPeople, setRoles } from '../actions/people.ts'
import { answerProposal, listProposals, propose } from '../actions/propose.ts'
import { publish, showPublication, unpublish } from '../actions/publish.ts'
import {
  answerQuestion,
  askAlliance,
  closeQuestion,
  followQuestion,
  followQuestions,
  listNameable,
  listQuestions,
  markAnswer,
  showQuestion,
  takeBackQuestion,
} from '../actions/questions.ts'
import { askReaders, confirmReading, listReadings } from '../actions/readings.ts'
import { rebuildSearch } from '../actions/rebuild-search.ts'
import { confirmKey, receiveSigned, showSignedFile } from '../actions/receive-signed.ts'
import { recheckProcess } from '../actions/recheck-process.ts'
import { recordProcess } from '../actions/record-process.ts'
import {
  beginReorganisation,
  continueReorganisation,
  listReorganisations,
  previewReorganisation,
  showHouseWords,
  showReorganisation,
  undoReorganisation,
} from '../actions/reorganise.ts'
import { reviewVersion, setReviewRules, showReviewRules } from '../actions/review-version.ts'
import { addDocument, listDocuments, removeDocument } from '../actions/sample-documents.ts'
import { saveSigned, showSigning } from '../actions/save-signed.ts'
import { presentSession } from '../actions/session.ts'
import { setUpAlliance } from '../actions/set-up-alliance.ts'
import { setUpExamples } from '../actions/set-up-examples.ts'
import { showAudit } from '../actions/show-audit.ts'
import { showDifferences } from '../actions/show-differences.ts'
import { showFamily } from '../actions/show-family.ts'
import { showFamilyLikeness } from '../actions/show-family-likeness.ts'
import { showFamilyMembers } from '../actions/show-family-members.ts'
import { showImport } from '../actions/show-import.ts'
import { mergeOfFamily, mergeProcesses } from '../actions/show-merged-model.ts'
import { showProcess } from '../actions/show-process.ts'
import { showSetup } from '../actions/show-setup.ts'
import { signIn } from '../actions/sign-in.ts'
import { signOut } from '../actions/sign-out.ts'
import { listKeys, renewKey, revokeKey } from '../actions/signing-keys.ts'
import { startImport } from '../actions/start-import.ts'
import { suggestForStep, suggestNext, suggestWords } from '../actions/suggest-while-writing.ts'
import { switchAlliance } from '../actions/switch-alliance.ts'
import { previewMerge, takeIntoDraft } from '../actions/take-into-draft.ts'
import { showTakeOver, takeOverProcess } from '../actions/take-over.ts'
import { askSigned, takeSigned } from '../actions/take-signed.ts'
import { showProposalTalk, talkAboutProposal } from '../actions/talk-about-proposal.ts'
import { tellProcess } from '../actions/tell-process.ts'
import { listNews, showLineage, traceLineage } from '../actions/trace-lineage.ts'
import { uploadImport } from '../actions/upload-import.ts'
import { restoreProcess, withdrawProcess } from '../actions/withdraw-process.ts'
import { actOnPackage, planPackage, showBoard } from '../actions/work-packages.ts'
import {
  enterWorkshop,
  inviteToWorkshop,
  joinWorkshop,
  revokeWorkshopInvitation,
  showInvitedResult,
  showRoomMaterial,
  showRoomMeasures,
  showWorkshopInvitation,
} from '../actions/workshop-admission.ts'
import { changeWorkshopDate } from '../actions/workshop-date.ts'
import {
  answerHomework,
  askHomework,
  dropHomework,
  listHomework,
} from '../actions/workshop-homework.ts'
import { changeWorkshopMeasure, listWorkshopMeasures } from '../actions/workshop-measures.ts'
import {
  agreeWorkshopMinutes,
  showWorkshopMinutes,
  wordWorkshopMinutes,
} from '../actions/workshop-minutes.ts'
import { answerLocalReason, listStepNotes } from '../actions/workshop-notes.ts'
import { changeWorkshopAgenda, listAgendaTemplates } from '../actions/workshop-plan.ts'
import { beginWorkshopTarget } from '../actions/workshop-target.ts'
import {
  listWorkshops,
  planWorkshop,
  showWorkshop,
  showWorkshopMaterial,
} from '../actions/workshops.ts'
import { readIds } from './read-ids.ts'
import { readLook } from './read-look.ts'
import { receiveUpload } from './receive-upload.ts'

type Routes = typeof routes
export type RouteName = keyof Routes

/** What a route gets: everything parsed by its schemas. */
export interface Call<Name extends RouteName> {
  readonly ctx: Context
  readonly params: (name: string) => string
  readonly query: z.output<Routes[Name]['query']>
  readonly body: z.output<Routes[Name]['body']>
  /** For uploads, which are read as they come. */
  readonly raw: Request
  readonly reply: Reply
}

/** What an answer may do besides its body. */
export interface Reply {
  readonly startSession: (token: string) => void
  readonly endSession: () => void
}

type Handlers = {
  readonly [Name in RouteName]: (call: Call<Name>) => Promise<z.input<Routes[Name]['response']>>
}

export const handlers: Handlers = {
  showSession: async ({ ctx }) => ({ session: ctx.session ? presentSession(ctx.session) : null }),
  signIn: async ({ ctx, body, reply }) => {
    const { token, session } = await signIn(ctx, body)
    reply.startSession(token)
    return { session }
  },
  signOut: async ({ ctx, reply }) => {
    await signOut(ctx)
    reply.endSession()
    return {}
  },
  switchAlliance: async ({ ctx, body }) => ({
    session: await switchAlliance(asMember(ctx), body.allianceId),
  }),
  changePassword: async ({ ctx, body }) => {
    await changePassword(asMember(ctx), body)
    return {}
  },
  showSetup: async ({ ctx }) => {
    const answer = await showSetup(ctx)
    return {
      ...answer,
      demoSignIns: [...answer.demoSignIns],
      templates: answer.templates.map((one) => ({ ...one, organisations: [...one.organisations] })),
    }
  },
  setUpExamples: async ({ ctx, body }) => ({
    demoSignIns: [...(await setUpExamples(ctx, body.code))],
  }),
  setUpAlliance: async ({ ctx, body, reply }) => {
    const { token, session, invitations } = await setUpAlliance(ctx, body)
    reply.startSession(token)
    return { session, invitations }
  },

  listOrganisations: ({ ctx }) => listOrganisations(asMember(ctx)),
  addOrganisation: ({ ctx, body }) => addOrganisation(asMember(ctx), body),
  changeOrganisation: ({ ctx, params, body }) =>
    changeOrganisation(asMember(ctx), params('id'), body),
  setShowsNames: ({ ctx, params, body }) =>
    setShowsNames(asMember(ctx), params('id'), body.showsNames),
  listCompetences: ({ ctx }) => listCompetences(asMember(ctx)),
  setCompetences: ({ ctx, body }) => setCompetences(asMember(ctx), body),
  listWriters: ({ ctx }) => listWriters(asMember(ctx)),
  listPeople: ({ ctx }) => listPeople(asMember(ctx)),
  setRoles: ({ ctx, params, body }) => setRoles(asMember(ctx), params('id'), body),
  invite: ({ ctx, body }) => invite(asMember(ctx), body),
  withdrawInvitation: async ({ ctx, params }) => {
    await withdrawInvitation(asMember(ctx), params('id'))
    return {}
  },
  showInvitation: ({ ctx, params }) => showInvitation(ctx, params('token')),
  acceptInvitation: async ({ ctx, params, body }) => {
    await acceptInvitation(ctx, params('token'), body)
    return {}
  },

  listProcesses: async ({ ctx, query }) => {
    const { items, total, facets } = await listProcesses(asMember(ctx), query)
    return {
      items: [...items],
      total,
      facets: {
        organisation: [...facets.organisation],
        productArea: [...facets.productArea],
        state: [...facets.state],
        family: [...facets.family],
        flow: [...facets.flow],
      },
    }
  },
  reviewVersion: ({ ctx, params, body }) =>
    reviewVersion(asMember(ctx), params('id'), Number(params('number')), body),
  listLawChanges: ({ ctx }) => listLawChanges(asMember(ctx)),
  findCitations: ({ ctx, query }) => findCitations(asMember(ctx), query.law),
  reportLawChange: ({ ctx, body }) => reportLawChange(asMember(ctx), body),
  showLawChange: ({ ctx, params }) => showLawChange(asMember(ctx), params('id')),
  closeLawChange: ({ ctx, params }) => closeLawChange(asMember(ctx), params('id')),
  listActivity: ({ ctx, query }) => listActivity(asMember(ctx), query),
  listQuestions: ({ ctx, query }) => listQuestions(asMember(ctx), query),
  showQuestion: ({ ctx, params }) => showQuestion(asMember(ctx), params('id')),
  askAlliance: ({ ctx, body }) => askAlliance(asMember(ctx), body),
  answerQuestion: ({ ctx, params, body }) => answerQuestion(asMember(ctx), params('id'), body),
  markAnswer: ({ ctx, params, body }) =>
    markAnswer(asMember(ctx), params('id'), params('answerId'), body.isHelpful),
  closeQuestion: ({ ctx, params, body }) =>
    closeQuestion(asMember(ctx), params('id'), body.isClosed),
  takeBackQuestion: ({ ctx, params }) => takeBackQuestion(asMember(ctx), params('id')),
  followQuestions: ({ ctx, body }) => followQuestions(asMember(ctx), body.isFollowing),
  followQuestion: ({ ctx, params, body }) =>
    followQuestion(asMember(ctx), params('id'), body.isFollowing),
  listNameable: ({ ctx, query }) => listNameable(asMember(ctx), query.question),
  listDocuments: ({ ctx, query }) => listDocuments(asMember(ctx), query),
  addDocument: ({ ctx, query, raw }) => addDocument(asMember(ctx), query, receiveUpload(raw)),
  removeDocument: ({ ctx, params, body }) =>
    removeDocument(asMember(ctx), params('id'), body.reason),
  showBoard: ({ ctx }) => showBoard(asMember(ctx)),
  planPackage: ({ ctx, body }) => planPackage(asMember(ctx), body),
  actOnPackage: ({ ctx, params, body }) => actOnPackage(asMember(ctx), params('id'), body),
  listReorganisations: ({ ctx }) => listReorganisations(asMember(ctx)),
  showHouseWords: ({ ctx, params }) => showHouseWords(asMember(ctx), params('id')),
  previewReorganisation: ({ ctx, params, body }) =>
    previewReorganisation(asMember(ctx), params('id'), body.renamings),
  beginReorganisation: ({ ctx, params, body }) =>
    beginReorganisation(asMember(ctx), params('id'), body),
  showReorganisation: ({ ctx, params }) => showReorganisation(asMember(ctx), params('id')),
  continueReorganisation: ({ ctx, params }) => continueReorganisation(asMember(ctx), params('id')),
  undoReorganisation: ({ ctx, params }) => undoReorganisation(asMember(ctx), params('id')),
  sayLawTask: ({ ctx, params, body }) => sayLawTask(asMember(ctx), params('id'), body),
  introduceVersion: ({ ctx, params, body }) =>
    introduceVersion(asMember(ctx), params('id'), Number(params('number')), body),
  recheckProcess: ({ ctx, params, body }) => recheckProcess(asMember(ctx), params('id'), body),
  listReadings: ({ ctx, params }) =>
    listReadings(asMember(ctx), params('id'), Number(params('number'))),
  askReaders: ({ ctx, params, body }) =>
    askReaders(asMember(ctx), params('id'), Number(params('number')), body),
  confirmReading: ({ ctx, params }) =>
    confirmReading(asMember(ctx), params('id'), Number(params('number'))),
  showSigning: ({ ctx, params }) => showSigning(asMember(ctx), params('id')),
  saveSigned: ({ ctx, params, body }) => saveSigned(asMember(ctx), params('id'), body),
  receiveSigned: ({ ctx, params, raw }) =>
    receiveSigned(asMember(ctx), params('id'), receiveUpload(raw)),
  showSignedFile: ({ ctx, params }) => showSignedFile(asMember(ctx), params('id')),
  askSigned: ({ ctx, params }) => askSigned(asMember(ctx), params('id')),
  takeSigned: ({ ctx, params, body }) => takeSigned(asMember(ctx), params('id'), body),
  confirmKey: ({ ctx, params, body }) => confirmKey(asMember(ctx), params('id'), body.fingerprint),
  listKeys: ({ ctx }) => listKeys(asMember(ctx)),
  renewKey: ({ ctx }) => renewKey(asMember(ctx)),
  revokeKey: ({ ctx, params, body }) => revokeKey(asMember(ctx), params('id'), body.allianceId),
  showPublication: ({ ctx, params }) => showPublication(asMember(ctx), params('id')),
  publish: ({ ctx, params, body }) => publish(asMember(ctx), params('id'), body),
  unpublish: ({ ctx, params }) => unpublish(asMember(ctx), params('id')),
  pairTarget: ({ ctx, params, body }) => pairTarget(asMember(ctx), params('id'), body),
  listWaiting: ({ ctx }) => listWaiting(asMember(ctx)),
  showReviewRules: ({ ctx, params }) => showReviewRules(asMember(ctx), params('id')),
  showDeputies: ({ ctx }) => showDeputies(asMember(ctx)),
  nameDeputy: ({ ctx, params, body }) => nameDeputy(asMember(ctx), params('id'), body.deputy),
  showHouseAudit: ({ ctx, params, query }) => showHouseAudit(asMember(ctx), params('id'), query),
  takeHouseAudit: ({ ctx, params, body }) => takeHouseAudit(asMember(ctx), params('id'), body),
  nameDeputyFor: ({ ctx, params, body }) =>
    nameDeputyFor(...([asMember(ctx), params('id'), params('personId'), body.deputy] as const)),
  setReviewRules: ({ ctx, params, body }) => setReviewRules(asMember(ctx), params('id'), body),
  showLineage: ({ ctx, params }) => showLineage(asMember(ctx), params('id')),
  traceLineage: ({ ctx, params, body }) => traceLineage(asMember(ctx), params('id'), body),
  showDeviations: ({ ctx, params }) => showDeviations(asMember(ctx), params('id')),
  explainDeviation: ({ ctx, params, body }) => explainDeviation(asMember(ctx), params('id'), body),
  showFamilyDeviations: ({ ctx, params }) => showFamilyDeviations(asMember(ctx), params('id')),
  previewMerge: ({ ctx, params, body }) => previewMerge(asMember(ctx), params('id'), body),
  merge: ({ ctx, params, body }) => takeIntoDraft(asMember(ctx), params('id'), body),

  showTakeOver: ({ ctx, params, query }) =>
    showTakeOver(asMember(ctx), params('id'), query.organisation),
  takeOver: ({ ctx, params, body }) => takeOverProcess(asMember(ctx), params('id'), body),
  propose: ({ ctx, params, body }) => propose(asMember(ctx), params('id'), body),
  answerProposal: ({ ctx, params, body }) =>
    answerProposal(asMember(ctx), params('id'), params('proposalId'), body),
  showProposalTalk: ({ ctx, params }) =>
    showProposalTalk(asMember(ctx), params('id'), params('proposalId')),
  talkAboutProposal: ({ ctx, params, body }) =>
    talkAboutProposal(asMember(ctx), params('id'), params('proposalId'), body),
  listProposals: ({ ctx }) => listProposals(asMember(ctx)),
  listNews: ({ ctx }) => listNews(asMember(ctx)),
  showDifferences: ({ ctx, params, query: { of, ...query } }) =>
    showDifferences(asMember(ctx), params('id'), { ...query, isFlowOnly: of === 'flow' }),
  showProcess: ({ ctx, params }) => showProcess(asMember(ctx), params('id')),
  tellProcess: ({ ctx, params, query }) => tellProcess(asMember(ctx), params('id'), query.length),
  recordProcess: ({ ctx, body: { profile, ...body } }) =>
    recordProcess(asMember(ctx), { ...body, profile: readProfile(profile) }),
  addModel: ({ ctx, params, raw }) => addModel(asMember(ctx), params('id'), receiveUpload(raw)),
  changeProcess: ({ ctx, params, body: { seen, ...body } }) =>
    changeProcess(asMember(ctx), params('id'), { ...readFacts(body), seen: readFacts(seen) }),
  withdrawProcess: async ({ ctx, params }) => {
    await withdrawProcess(asMember(ctx), params('id'))
    return {}
  },
  restoreProcess: ({ ctx, params }) => restoreProcess(asMember(ctx), params('id')),
  showAudit: ({ ctx, params }) => showAudit(asMember(ctx), params('id')),

  upload: ({ ctx, raw }) => uploadImport(asMember(ctx), receiveUpload(raw)),
  startImport: ({ ctx, params, body }) => startImport(asMember(ctx), params('id'), body),
  showImport: ({ ctx, params }) => showImport(asMember(ctx), params('id')),
  listImports: async ({ ctx }) => ({ imports: await listImports(asMember(ctx)) }),
  listFamilies: ({ ctx }) => listFamilies(asMember(ctx)),
  showFamily: ({ ctx, params }) => showFamily(asMember(ctx), params('id')),
  makeFamily: ({ ctx, body }) => makeFamily(asMember(ctx), body),
  showFamilyMembers: ({ ctx, params }) => showFamilyMembers(asMember(ctx), params('id')),
  showFamilyLikeness: ({ ctx, params }) => showFamilyLikeness(asMember(ctx), params('id')),
  renameFamily: async ({ ctx, params, body }) => {
    await renameFamily(asMember(ctx), params('id'), body.name)
    return {}
  },
  addToFamily: async ({ ctx, params }) => {
    await addToFamily(asMember(ctx), params('id'), params('processId'))
    return {}
  },
  removeFromFamily: async ({ ctx, params }) => {
    await removeFromFamily(asMember(ctx), params('id'), params('processId'))
    return {}
  },
  setFamilyReference: async ({ ctx, params, body }) => {
    await setFamilyReference(asMember(ctx), params('id'), body)
    return {}
  },
  showAgreement: ({ ctx, params }) => showAgreement(asMember(ctx), params('id')),
  askForAgreement: ({ ctx, params, body }) => askForAgreement(asMember(ctx), params('id'), body),
  answerForHouse: ({ ctx, params, body }) => answerForHouse(asMember(ctx), params('id'), body),
  compareFamily: ({ ctx, params, query }) =>
    compareFamily(asMember(ctx), params('id'), readLook(query)),
  compareProcesses: ({ ctx, query: { process, ...query } }) =>
    compareProcesses(asMember(ctx), readIds(process), readLook(query)),
  decideLinks: ({ ctx, body }) => decideLinks(asMember(ctx), body),
  listLinkDecisions: ({ ctx, params }) => listDecisions(asMember(ctx), params('id')),
  listGlossary: ({ ctx }) => listGlossary(asMember(ctx)),
  addGlossaryEntry: ({ ctx, body }) => addGlossaryEntry(asMember(ctx), body),
  revokeGlossaryEntry: ({ ctx, body }) => revokeGlossaryEntry(asMember(ctx), body.ids),
  restoreGlossaryEntry: ({ ctx, body }) => restoreGlossaryEntry(asMember(ctx), body.ids),
  mergeFamily: ({ ctx, params, query: { atLeast, ...query } }) =>
    mergeOfFamily(asMember(ctx), params('id'), { atLeast, look: readLook(query) }),
  mergeProcesses: ({ ctx, query: { process, atLeast, ...query } }) =>
    mergeProcesses(asMember(ctx), readIds(process), { atLeast, look: readLook(query) }),

  openDraft: ({ ctx, params, body }) => openDraft(asMember(ctx), params('id'), body.from),
  listOpenDrafts: ({ ctx }) => listOpenDrafts(asMember(ctx)),
  showDraft: ({ ctx, params }) => showDraft(asMember(ctx), params('id')),
  listDrafts: ({ ctx, params }) => listProcessDrafts(asMember(ctx), params('id')),
  draftHistory: ({ ctx, params, query: { before } }) =>
    draftHistory(asMember(ctx), params('id'), before),
  draftModel: ({ ctx, params, query: { number } }) =>
    draftModel(asMember(ctx), params('id'), number),
  suggestWords: ({ ctx, params }) => suggestWords(asMember(ctx), params('id')),
  suggestNext: ({ ctx, params, query: { after } }) =>
    suggestNext(asMember(ctx), params('id'), after),
  suggestForStep: ({ ctx, params, query: { text } }) =>
    suggestForStep(asMember(ctx), params('id'), text),
  keepVersion: ({ ctx, params, body }) => keepVersion(asMember(ctx), params('id'), body),
  discardDraft: async ({ ctx, params }) => {
    await discardDraft(asMember(ctx), params('id'))
    return {}
  },
  reopenDraft: ({ ctx, params }) => takeUpDraft(asMember(ctx), params('id')),

  listComments: ({ ctx, params }) => listComments(asMember(ctx), params('id')),
  addComment: ({ ctx, params, body }) => addComment(asMember(ctx), params('id'), body),
  resolveComment: ({ ctx, params }) => resolveComment(asMember(ctx), params('id')),
  reopenComment: ({ ctx, params }) => reopenComment(asMember(ctx), params('id')),

  listEnquiries: ({ ctx, params }) => listEnquiries(asMember(ctx), params('id')),
  makeEnquiry: ({ ctx, params, body }) => makeEnquiry(asMember(ctx), params('id'), body),
  revokeEnquiry: async ({ ctx, params }) => {
    await revokeEnquiry(asMember(ctx), params('id'))
    return {}
  },
  showEnquiry: ({ ctx, params }) => showEnquiry(ctx, params('token')),
  answerEnquiry: async ({ ctx, params, body }) => {
    await answerEnquiry(ctx, params('token'), body)
    return {}
  },

  listWorkshops: ({ ctx }) => listWorkshops(asMember(ctx)),
  planWorkshop: ({ ctx, params, body }) => planWorkshop(asMember(ctx), params('id'), body),
  showWorkshop: ({ ctx, params }) => showWorkshop(asMember(ctx), params('id')),
  showWorkshopMaterial: ({ ctx, params }) => showWorkshopMaterial(asMember(ctx), params('id')),
  listAgendaTemplates: async ({ ctx }) => listAgendaTemplates(asMember(ctx)),
  changeWorkshopDate: ({ ctx, params, body }) =>
    changeWorkshopDate(asMember(ctx), params('id'), body),
  changeWorkshopAgenda: ({ ctx, params, body }) =>
    changeWorkshopAgenda(asMember(ctx), params('id'), body),
  inviteToWorkshop: ({ ctx, params, body }) => inviteToWorkshop(asMember(ctx), params('id'), body),
  revokeWorkshopInvitation: async ({ ctx, params }) => {
    await revokeWorkshopInvitation(asMember(ctx), params('id'))
    return {}
  },
  listHomework: ({ ctx, params }) => listHomework(asMember(ctx), params('id')),
  askHomework: ({ ctx, params, body }) => askHomework(asMember(ctx), params('id'), body),
  answerHomework: ({ ctx, params, body }) =>
    answerHomework(asMember(ctx), params('id'), params('processId'), body.note),
  dropHomework: ({ ctx, params }) => dropHomework(asMember(ctx), params('id'), params('processId')),
  enterWorkshop: ({ ctx, params, body }) => enterWorkshop(asMember(ctx), params('id'), body.as),
  showInvitedResult: ({ ctx, params }) => showInvitedResult(ctx, params('code')),
  showWorkshopInvitation: ({ ctx, params }) => showWorkshopInvitation(ctx, params('code')),
  joinWorkshop: ({ ctx, params, body }) => joinWorkshop(ctx, params('code'), body),
  listWorkshopTargets: ({ ctx, params }) => listWorkshopTargets(asMember(ctx), params('id')),
  carryOnTarget: ({ ctx, params }) =>
    carryOnTarget(asMember(ctx), params('id'), params('processId')),
  beginWorkshopTarget: ({ ctx, params, body }) =>
    beginWorkshopTarget(asMember(ctx), params('id'), body),
  showWorkshopMinutes: ({ ctx, params }) => showWorkshopMinutes(asMember(ctx), params('id')),
  wordWorkshopMinutes: ({ ctx, params, body }) =>
    wordWorkshopMinutes(asMember(ctx), params('id'), body),
  agreeWorkshopMinutes: ({ ctx, params, body }) =>
    agreeWorkshopMinutes(asMember(ctx), params('id'), body.seen),
  listStepNotes: ({ ctx, params }) => listStepNotes(asMember(ctx), params('id')),
  answerLocalReason: ({ ctx, params, body }) =>
    answerLocalReason(asMember(ctx), params('id'), body),
  listWorkshopMeasures: ({ ctx }) => listWorkshopMeasures(asMember(ctx)),
  changeWorkshopMeasure: ({ ctx, params, body }) =>
    changeWorkshopMeasure(asMember(ctx), params('id'), params('measure'), body),
  showRoomMeasures: ({ ctx, body }) => showRoomMeasures(ctx, body.token),
  showRoomMaterial: ({ ctx, body }) => showRoomMaterial(ctx, body.token),

  listReaders: ({ ctx, params }) => listReaders(asMember(ctx), params('id')),
  showFollowing: ({ ctx, params }) => showFollowing(asMember(ctx), 'process', params('id')),
  showFollowingFamily: ({ ctx, params }) => showFollowing(asMember(ctx), 'family', params('id')),
  follow: ({ ctx, params, body }) =>
    follow(asMember(ctx), 'process', params('id'), body.isFollowing),
  followFamily: ({ ctx, params, body }) =>
    follow(asMember(ctx), 'family', params('id'), body.isFollowing),
  showOwnData: ({ ctx }) => showOwnData(asMember(ctx)),
  forgetPerson: async ({ ctx, params }) => {
    await forgetPerson(asMember(ctx), params('id'))
    return {}
  },
  forgetMe: async ({ ctx, body, reply }) => {
    await forgetMe(asMember(ctx), body.password)
    reply.endSession()
    return {}
  },
  listNotices: ({ ctx }) => listNotices(asMember(ctx)),
  countNotices: ({ ctx }) => countNotices(asMember(ctx)),
  showMailChoice: ({ ctx }) => showMailChoice(asMember(ctx)),
  chooseMail: ({ ctx, body }) => chooseMail(asMember(ctx), body),
  seeNotices: ({ ctx, body }) => seeNotices(asMember(ctx), body),

  findSimilar: ({ ctx, raw }) => findSimilar(asMember(ctx), receiveUpload(raw)),
  rebuildSearch: async ({ ctx }) => {
    await rebuildSearch(asMember(ctx))
    return {}
  },

  discardImport: async ({ ctx, params }) => {
    await discardImport(asMember(ctx), params('id'))
    return {}
  },
}

/** The profile without what was sent as undefined. */
const readProfile = (profile: object): Profile =>
  Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined))

const readFacts = <Facts extends { readonly profile?: object | undefined }>({
  profile,
  ...facts
}: Facts) => ({ ...facts, ...(profile ? { profile: readProfile(profile) } : {}) })
