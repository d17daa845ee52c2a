import { expect, it } from 'vitest'
import { AUDIT_KINDS, auditKindOf, auditWordsOf } from './audit-kinds.ts'

it('every word of the audit is of one kind, and found by it', () => {
  for (const what of ['versionApproved', 'deputyNamed', 'published', 'rolesSet', 'recorded']) {
    const found = AUDIT_KINDS.filter((kind) => {
      const { words, areMeant } = auditWordsOf(kind)
      return words.includes(what) === areMeant
    })
    expect(found).toEqual([auditKindOf(what)])
  }
  expect(auditKindOf('what nobody has thought of')).toBe('library')
})
