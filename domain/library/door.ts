// The library: whose a process is, who may do what with it, and what others get to see of it.

export * from './activity.ts'
export * from './actor.ts'
export { AUDIT_KINDS, type AuditKind, auditKindOf, auditWordsOf } from './audit-kinds.ts'
export * from './can.ts'
export { citing, type ReadBasis, readBasis, wordOfLaw } from './citation.ts'
export * from './common-ground.ts'
export * from './common-way.ts'
export * from './common-way-review.ts'
export * from './deputy.ts'
export * from './deviation.ts'
export * from './introduction.ts'
export * from './lineage.ts'
export * from './mail-pace.ts'
export * from './member-end.ts'
export * from './merge-foreign.ts'
export * from './notices.ts'
export * from './overwrite.ts'
export * from './pair.ts'
export * from './proposal.ts'
export * from './publication.ts'
export * from './question.ts'
export * from './reading.ts'
export * from './recheck.ts'
export * from './redact.ts'
export {
  calledNow,
  type NamedWord,
  type Renaming,
  type WordKind,
  wordsIn,
} from './rename-words.ts'
export * from './reorganise.ts'
export * from './review.ts'
export * from './take-over.ts'
export * from './work-package.ts'
