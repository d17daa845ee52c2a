// The versions of a process and what happened to it.

import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { CallFailed } from '../../client/call.ts'
import { useFormat } from '../../client/format.ts'
import { useAudit, useChange } from '../../client/queries.ts'
import { StateBadge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { ScrollRegion } from '../../parts/scroll-region.tsx'
import { LineageSection } from '../lineage/lineage-section.tsx'
import { useByWhom } from './by-whom.ts'
import { Drafts } from './drafts.tsx'
import { IntroductionSection } from './introduction.tsx'
import { ReadingSection } from './reading.tsx'
import { RecheckSection } from './recheck.tsx'
import { ReviewButtons, ReviewFacts } from './review.tsx'
import { heldOn, validities } from './validity.ts'

/** Leads to what a version changed; the first one changed nothing. */
const Changed = ({
  id,
  versions,
  at,
}: {
  id: string
  versions: ProcessDetail['versions']
  at: number
}) => {
  const { t } = useTranslation()
  const [to, from] = [versions[at]?.number, versions[at + 1]?.number]
  if (to === undefined || from === undefined) return null
  return (
    <Link
      className="kern-link"
      to="/prozess/$id/unterschiede"
      params={{ id }}
      search={{ from: String(from), to: String(to) }}
    >
      {t('differences:link', { number: from })}
    </Link>
  )
}

/** Since when a version is in force, or was. */
const Held = ({ versions, at }: { versions: ProcessDetail['versions']; at: number }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const held = validities(versions).find(({ number }) => number === versions[at]?.number)
  if (!held) return null
  const from = format.date(held.from)
  return (
    <span className="muted">
      {held.until === undefined
        ? t('process:history.heldSince', { from })
        : t(`process:history.${held.replacedBy === undefined ? 'heldUntil' : 'heldUntilNext'}`, {
            ...{ from, until: format.date(held.until), number: held.replacedBy },
          })}
    </span>
  )
}

export const HistoryTab = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const byWhom = useByWhom()
  const navigate = useNavigate()
  const audit = useAudit(process.id)
  const [day, setDay] = useState('')
  const takeUp = useChange('openDraft', ['draft', 'process'], (draft) =>
    navigate({ to: '/entwurf/$id', params: { id: draft.id } }),
  )
  const saidOf = (number: number | undefined): string => {
    const when = format.date(`${day}T12:00:00`)
    return number === undefined
      ? t('process:history.heldNone', { day: when })
      : t('process:history.heldOn', { day: when, number })
  }
  const isInHouse = audit.error instanceof CallFailed && audit.error.code === 'right/missing'
  return (
    <div className="stack stack--reading">
      <Drafts process={process} />
      {/* Its table is a landmark of the same name where it is wider than the screen. */}
      <div className="stack">
        <h2 className="kern-heading-small" id="versions-title">
          {t('process:history.versions')}
        </h2>
        {process.versions.length === 0 && (
          <p className="kern-body">{t('process:history.noVersions')}</p>
        )}
        {process.versions.length > 0 && (
          <ScrollRegion label={t('process:history.versions')}>
            <table className="kern-table kern-table--small" aria-labelledby="versions-title">
              <thead>
                <tr className="kern-table__row">
                  {(['number', 'state', 'created', 'note'] as const).map((column) => (
                    <th key={column} scope="col" className="kern-table__header">
                      {t(`process:history.${column}`)}
                    </th>
                  ))}
                  <th scope="col" className="kern-table__header">
                    {t('differences:column')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {process.versions.map((version, at) => (
                  <tr key={version.number} className="kern-table__row">
                    <th scope="row" className="kern-table__cell">
                      {format.number(version.number)}
                    </th>
                    <td className="kern-table__cell">
                      <StateBadge state={version.state} />{' '}
                      <Held versions={process.versions} at={at} />{' '}
                      <ReviewButtons processId={process.id} version={version} acts={['retire']} />
                    </td>
                    <td className="kern-table__cell">{format.date(version.createdAt)}</td>
                    <td className="kern-table__cell">{version.note}</td>
                    <td className="kern-table__cell">
                      <Changed id={process.id} versions={process.versions} at={at} />
                      {at > 0 && process.can.edit && (
                        <Button
                          isSmall
                          look="tertiary"
                          isBusy={takeUp.isPending}
                          aria-label={t('process:history.takeUpWhich', { number: version.number })}
                          onClick={() =>
                            takeUp.mutate({
                              params: { id: process.id },
                              body: { from: version.number },
                            })
                          }
                        >
                          {t('process:history.takeUp')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
      </div>
      <ErrorNotice error={takeUp.error} />
      {validities(process.versions).length > 0 && (
        <div className="held">
          <TextField
            label={t('process:history.held')}
            type="date"
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <p className="kern-body" role="status">
            {day !== '' && saidOf(heldOn(process.versions, day))}
          </p>
        </div>
      )}
      <IntroductionSection process={process} />
      <ReadingSection process={process} />
      <RecheckSection process={process} />
      <LineageSection process={process} />
      <ReviewFacts process={process} />
      <section className="stack" aria-labelledby="audit-title">
        <h2 className="kern-heading-small" id="audit-title">
          {t('process:history.audit')}
        </h2>
        {audit.isPending && <Loading />}
        {isInHouse ? (
          <p className="kern-body">{t('process:history.auditInHouse')}</p>
        ) : (
          <ErrorNotice error={audit.error} onRetry={() => audit.refetch()} />
        )}
        <ol className="row-list">
          {audit.data?.map((entry) => (
            <li key={`${entry.at}-${entry.what}`}>
              <span>
                {t(`process:history.what.${entry.what}`, { defaultValue: entry.what })}
                {typeof entry.details.visibility === 'string' &&
                  ` · ${t('process:share.open')}: ${t(`library:visibility.${entry.details.visibility}`, { defaultValue: entry.details.visibility })}`}
              </span>
              <span className="muted">
                {format.dateTime(entry.at)}
                {entry.by &&
                  ` · ${byWhom(entry.by, entry.standsInFor === null ? null : { name: entry.standsInFor || null })}`}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
