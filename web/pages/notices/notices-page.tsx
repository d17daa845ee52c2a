// What I am told, by process, the latest first. What is new can be marked as read one by one, for a process, or at once;
// following a link marks what it led to.

import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Notice } from '#api'
import { notices as noticeTexts, sayNotice } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { useChange, useNotices } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { AuditLinks } from '../audit/audit-links.tsx'
import { Deputies } from './deputies.tsx'
import { MailChoices } from './mail-choices.tsx'
import './notices.css'

bringTexts('notices', noticeTexts)

/** Where to look at it; elsewhere on the first tab. */
const TABS: { readonly [Kind in Notice['kind']]?: string } = {
  documentAdded: 'profile',
  ...{ comment: 'discussion', mention: 'discussion', enquiryAnswered: 'discussion' },
  ...{ changeAsked: 'discussion', changeSettled: 'discussion' },
  ...{ reviewWaits: 'history', reviewStuck: 'history', reviewAnswered: 'history' },
  ...{ introductionDue: 'history', recheckDue: 'history' },
}

const Item = ({ notice, onSee }: { notice: Notice; onSee: (ids: readonly string[]) => void }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const sentence = sayNotice(notice, t)
  const tab = TABS[notice.kind]
  const see = () => {
    if (!notice.isSeen) onSee([notice.id])
  }
  return (
    <li className={notice.isSeen ? undefined : 'notices__new'}>
      <span>
        {notice.homework && notice.kind !== 'localProposed' ? (
          <Link
            className="kern-link"
            to="/werkstaetten/$id"
            params={{ id: notice.homework.workshopId }}
            onClick={see}
          >
            {sentence}
          </Link>
        ) : notice.process ? (
          <Link
            className="kern-link"
            to="/prozess/$id"
            params={{ id: notice.process.id }}
            search={tab ? { tab } : {}}
            onClick={see}
          >
            {sentence}
            {notice.document && `: ${notice.document.title}`}
          </Link>
        ) : notice.question ? (
          <Link
            className="kern-link"
            to="/fragen/$id"
            params={{ id: notice.question.id }}
            onClick={see}
          >
            {sentence}: {notice.question.title}
          </Link>
        ) : notice.document?.familyId ? (
          <Link
            className="kern-link"
            to="/familien/$id/mitglieder"
            params={{ id: notice.document.familyId }}
            onClick={see}
          >
            {sentence}: {notice.document.title}
          </Link>
        ) : notice.package ? (
          <Link className="kern-link" to="/arbeitsplan" onClick={see}>
            {sentence}
          </Link>
        ) : notice.measure ? (
          <Link className="kern-link" to="/werkstaetten/massnahmen" onClick={see}>
            {sentence}
          </Link>
        ) : (
          sentence
        )}
      </span>
      <span className="muted">
        {!notice.isSeen && <strong>{t('notices:isNew')} · </strong>}
        {notice.by && `${t('notices:by', { name: notice.by })} · `}
        {format.dateTime(notice.at)}
      </span>
    </li>
  )
}

const Group = ({
  notices,
  onSee,
}: {
  notices: readonly Notice[]
  onSee: (ids: readonly string[], name?: string) => void
}) => {
  const { t } = useTranslation()
  const process = notices[0]?.process
  const fresh = notices.filter(({ isSeen }) => !isSeen).map(({ id }) => id)
  const name = process?.name ?? t('notices:elsewhere')
  const titleId = `notices-${process?.id ?? ''}`
  return (
    <section className="notices__group" aria-labelledby={titleId}>
      <div className="notices__head">
        <h2 className="kern-heading-small" id={titleId}>
          {name}
        </h2>
        {process && <span className="muted">{process.organisationName}</span>}
        {fresh.length > 0 && (
          <Button
            isSmall
            look="tertiary"
            aria-label={t('notices:seeOf', { name })}
            onClick={() => onSee(fresh, name)}
          >
            {t('notices:see')}
          </Button>
        )}
      </div>
      <ul className="row-list">
        {notices.map((notice) => (
          <Item key={notice.id} notice={notice} onSee={onSee} />
        ))}
      </ul>
    </section>
  )
}

const WAYS = ['new', 'all'] as const

export const NoticesPage = () => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const { view } = useSearch({ from: '/mitteilungen' })
  const list = useNotices()
  const see = useChange('seeNotices', ['notices'])
  const way = view === 'all' ? 'all' : 'new'
  const all = list.data ?? []
  const fresh = all.filter(({ isSeen }) => !isSeen)
  const shown = way === 'all' ? all : fresh
  const groups = [...Map.groupBy(shown, ({ process }) => process?.id).values()]
  const mark = (ids: readonly string[], name?: string) =>
    see.mutate(
      { body: { ids: [...ids] } },
      {
        // Who follows a link hears the page they come to instead.
        onSuccess: () => {
          if (name !== undefined) announce({ text: t('notices:seen', { count: ids.length }) })
        },
      },
    )
  const latest = all[0]?.at
  return (
    <div className="page page--middle">
      <PageHead
        title={t('notices:title')}
        lead={t('notices:lead')}
        actions={
          fresh.length > 0 &&
          latest && (
            <Button
              isBusy={see.isPending}
              onClick={() =>
                see.mutate(
                  { body: { until: latest } },
                  { onSuccess: () => announce({ text: t('notices:seenAll') }) },
                )
              }
            >
              {t('notices:seeAll')}
            </Button>
          )
        }
      />
      <fieldset className="choice">
        <legend className="kern-sr-only">{t('notices:show')}</legend>
        <div>
          {WAYS.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="which"
                checked={one === way}
                onChange={() =>
                  navigate({
                    to: '/mitteilungen',
                    search: one === 'all' ? { view: 'all' } : {},
                    replace: true,
                  })
                }
              />
              <span>{t(`notices:${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <ErrorNotice error={list.error ?? see.error} onRetry={() => list.refetch()} />
      {list.isPending && <Loading />}
      {list.data && shown.length === 0 && (
        <p className="kern-body">{t(all.length === 0 ? 'notices:none' : 'notices:noneNew')}</p>
      )}
      {groups.map((group) => (
        <Group key={group[0]?.process?.id ?? ''} notices={group} onSee={mark} />
      ))}
      <Deputies />
      <AuditLinks />
      <MailChoices />
    </div>
  )
}
