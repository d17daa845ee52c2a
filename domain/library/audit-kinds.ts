// What is written into the audit of a house, by what it is about: for whoever looks for one thing among all that happened.

export const AUDIT_KINDS = [
  /** What the house asks of versions, and who stands in for whom. */
  'house',
  'people',
  'review',
  'publication',
  /** With other houses, and with people who have only a link. */
  'exchange',
  'library',
  /** Of the audit itself. */
  'export',
] as const
export type AuditKind = (typeof AUDIT_KINDS)[number]

const KINDS: Readonly<Record<Exclude<AuditKind, 'library'>, readonly string[]>> = {
  house: ['organisationAdded', 'organisationChanged', 'deputyNamed', 'deputyEnded'],
  people: [
    ...['invited', 'invitationWithdrawn', 'invitationAccepted', 'rolesSet', 'membershipEnded'],
    'personForgotten',
  ],
  review: [
    ...['versionSubmitted', 'versionRecalled', 'versionAgreed', 'versionReturned'],
    ...['versionApproved', 'versionRetired', 'introductionPrepared', 'versionIntroduced'],
    ...['introductionTakenBack', 'recheckSet', 'rechecked', 'readersAsked'],
  ],
  publication: ['published', 'unpublished'],
  exchange: [
    ...['linked', 'takenOver', 'movedOn', 'originDeclined', 'unlinked', 'proposalOffered'],
    ...['proposalAccepted', 'proposalAcceptedPartly', 'proposalDeclined', 'proposalWithdrawn'],
    ...['proposalTalked', 'commonWayAnswered', 'packagePlanned', 'packageSaid'],
    ...['lawChangeReported', 'lawChangeClosed', 'lawTaskSaid', 'enquiryMade', 'enquiryRevoked'],
    ...['documentAdded', 'documentRemoved'],
    ...['questionClosed', 'questionReopened', 'questionTakenBack'],
  ],
  export: ['auditTaken'],
}

/** Everything that is of no other kind is about the library. */
export const auditKindOf = (what: string): AuditKind =>
  AUDIT_KINDS.find((kind) => kind !== 'library' && KINDS[kind].includes(what)) ?? 'library'

/** What is of a kind, or what is not: of the library is all that no other kind names. */
export const auditWordsOf = (
  kind: AuditKind,
): { readonly words: readonly string[]; readonly areMeant: boolean } =>
  kind === 'library'
    ? { words: Object.values(KINDS).flat(), areMeant: false }
    : { words: KINDS[kind], areMeant: true }
