// All families one may see: who does the same work, how alike it is, and whether talking pays.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FamilySummary } from '#api'
import { families, glossary } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFamilies, useSession } from '../../client/queries.ts'
import { Badge } from '../../parts/badge.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ViewSwitch } from '../../parts/view-switch.tsx'
import { gradeOfSimilarity, gradeOfWorth } from './grades.ts'
import './families.css'

bringTexts('families', families)
bringTexts('glossary', glossary)

const FamilyCard = ({ family }: { family: FamilySummary }) => {
  const { t } = useTranslation()
  const worth = gradeOfWorth(family.worthWorkshop)
  return (
    <li className="family">
      <div className="family__head">
        <h2 className="kern-heading-small">
          <Link className="kern-link" to="/familien/$id" params={{ id: family.id }}>
            {family.name}
          </Link>
        </h2>
        <p className="badges">
          <Badge
            tone={worth === 'low' ? 'plain' : 'info'}
            {...(worth === 'high' ? { icon: 'checklist' } : {})}
          >
            {t(`families:worth.${worth}`)}
          </Badge>
          <Badge>{t(`families:similarity.${gradeOfSimilarity(family.similarity)}`)}</Badge>
          {family.isConfirmed && <Badge icon="check">{t('families:confirmed')}</Badge>}
          {family.partners.length > 0 && (
            <span className="muted">
              {t('families:partners', { count: family.partners.length })}
            </span>
          )}
        </p>
      </div>
      <ul className="family__members" aria-label={t('families:members')}>
        {family.members.map((member) => (
          <li key={member.id}>
            <span className="family__who">{member.organisation.shortName}</span>
            <Link className="kern-link" to="/prozess/$id" params={{ id: member.id }}>
              {member.name}
            </Link>
          </li>
        ))}
      </ul>
      <div className="family__acts">
        <Link
          className="kern-btn kern-btn--secondary kern-btn--x-small"
          to="/familien/$id"
          params={{ id: family.id }}
          aria-label={t('families:compareNamed', { name: family.name })}
        >
          <span className="kern-label">{t('families:compare')}</span>
        </Link>
        <Link
          className="kern-btn kern-btn--tertiary kern-btn--x-small"
          to="/familien/$id/mitglieder"
          params={{ id: family.id }}
          aria-label={t('families:aboutNamed', { name: family.name })}
        >
          <span className="kern-label">{t('families:about')}</span>
        </Link>
      </div>
    </li>
  )
}

export const FamiliesPage = () => {
  const { t } = useTranslation()
  const session = useSession()
  const families = useFamilies()
  const [filter, setFilter] = useState<'all' | 'only'>('all')
  const mine = new Set(session.data?.memberships.map((one) => one.organisationId))
  const shown = [...(families.data?.families ?? [])]
    .filter(
      (family) =>
        filter === 'all' || family.members.some((member) => mine.has(member.organisation.id)),
    )
    .sort((a, b) => b.worthWorkshop - a.worthWorkshop)
  return (
    <div className="page">
      <PageHead
        title={t('families:title')}
        lead={t('families:lead')}
        actions={
          <Link className="kern-btn kern-btn--secondary kern-btn--x-small" to="/woerterbuch">
            <span className="kern-label">{t('glossary:open')}</span>
          </Link>
        }
      />
      <div className="families__bar">
        <p className="muted" role="status">
          {families.data?.isWorking
            ? t('families:working')
            : families.data && t('families:count', { count: shown.length })}
        </p>
        <ViewSwitch
          label={t('families:filter')}
          values={['all', 'only'] as const}
          current={filter}
          name={(one) => t(`families:${one}`)}
          onChoose={setFilter}
        />
      </div>
      {families.isPending && <Loading />}
      <ErrorNotice error={families.error} onRetry={() => families.refetch()} />
      {families.data && shown.length === 0 && !families.data.isWorking && (
        <Invitation title={t('families:emptyTitle')}>
          <p className="kern-body">{t('families:emptyLead')}</p>
        </Invitation>
      )}
      <ul className="families">
        {shown.map((family) => (
          <FamilyCard key={family.id} family={family} />
        ))}
      </ul>
    </div>
  )
}
