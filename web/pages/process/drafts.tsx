// Drafts of a process: the one that is being written, and those put aside. Drafts are in-house.

import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DraftSummary, ProcessDetail } from '#api'
import { CallFailed } from '../../client/call.ts'
import { useFormat } from '../../client/format.ts'
import { useChange, useDrafts } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

export const Drafts = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const drafts = useDrafts(process.id, true)
  const reopen = useChange('reopenDraft', ['draft'], ({ id }) =>
    navigate({ to: '/entwurf/$id', params: { id } }),
  )
  // Those that became a version stand among the versions.
  const shown = drafts.data?.filter(({ closedAs }) => closedAs === null) ?? []
  const isOneOpen = shown.some(({ closedAt }) => closedAt === null)
  if (drafts.error instanceof CallFailed && drafts.error.code === 'right/missing') return null
  if (shown.length === 0) return <ErrorNotice error={drafts.error} />
  const canReopen = ({ baseVersion }: DraftSummary) =>
    process.can.edit && !isOneOpen && baseVersion === process.version
  return (
    <section className="stack" aria-labelledby="drafts-title">
      <h2 className="kern-heading-small" id="drafts-title">
        {t('process:drafts.title')}
      </h2>
      <ErrorNotice error={reopen.error} />
      <ul className="row-list">
        {shown.map((draft) => (
          <li key={draft.id}>
            <span>
              {draft.closedAt === null ? t('process:drafts.open') : t('process:drafts.aside')}
            </span>
            <span className="muted">
              {draft.baseVersion === null
                ? t('process:drafts.fromNothing')
                : t('process:drafts.from', { number: draft.baseVersion })}
              {' · '}
              {t('process:drafts.changes', { count: draft.last })}
              {' · '}
              {t('process:drafts.changedAt', { date: format.dateTime(draft.changedAt) })}
            </span>
            <span className="drafts__actions">
              <Link className="kern-link" to="/entwurf/$id" params={{ id: draft.id }}>
                {t(draft.canEdit ? 'process:drafts.goOn' : 'process:drafts.look')}
              </Link>
              {draft.closedAt !== null && canReopen(draft) && (
                <Button
                  isSmall
                  isBusy={reopen.isPending}
                  onClick={() => reopen.mutate({ params: { id: draft.id } })}
                >
                  {t('process:drafts.reopen')}
                </Button>
              )}
            </span>
            {draft.closedAt !== null && draft.baseVersion !== process.version && (
              <span className="muted">{t('process:drafts.outdated')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
