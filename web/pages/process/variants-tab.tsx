// Who does the same work, and which processes come before or after.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { useFamily } from '../../client/queries.ts'
import { Badge, StateBadge } from '../../parts/badge.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'

const Members = ({
  familyId,
  processId,
  hasModel,
}: {
  familyId: string
  processId: string
  hasModel: boolean
}) => {
  const { t } = useTranslation()
  const family = useFamily(familyId)
  if (family.isPending) return <Loading />
  if (family.isError) return <ErrorNotice error={family.error} onRetry={() => family.refetch()} />
  return (
    <>
      <p className="kern-body">{t('process:variants.lead', { name: family.data.name })}</p>
      <ul className="row-list">
        {family.data.members.map((member) => (
          <li key={member.id}>
            <span>
              {member.id === processId ? (
                <strong>{member.name}</strong>
              ) : (
                <Link className="kern-link" to="/prozess/$id" params={{ id: member.id }}>
                  {member.name}
                </Link>
              )}
            </span>
            <span className="badges">
              <span className="muted">{member.organisation.name}</span>
              {member.id !== processId && member.version !== null && hasModel && (
                <Link
                  className="kern-link"
                  to="/prozess/$id/unterschiede"
                  params={{ id: processId }}
                  search={{ other: member.id }}
                  aria-label={t('differences:linkOtherTo', {
                    ...{ name: member.name, organisation: member.organisation.name },
                  })}
                >
                  {t('differences:linkOther')}
                </Link>
              )}
              {member.id === processId && <Badge>{t('process:variants.here')}</Badge>}
              <StateBadge state={member.state} />
            </span>
          </li>
        ))}
      </ul>
      {family.data.members.length > 1 && (
        <div>
          <Link className="kern-btn kern-btn--primary" to="/familien/$id" params={{ id: familyId }}>
            <span className="kern-label">{t('process:variants.compare')}</span>
          </Link>
        </div>
      )}
    </>
  )
}

export const VariantsTab = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  return (
    <div className="stack stack--reading">
      {process.family ? (
        <Members
          familyId={process.family.id}
          processId={process.id}
          hasModel={process.version !== null}
        />
      ) : (
        <p className="kern-body">{t('process:variants.none')}</p>
      )}
      {process.partners.length > 0 && (
        <section className="stack" aria-labelledby="partners-title">
          <h2 className="kern-heading-small" id="partners-title">
            {t('process:variants.partners')}
          </h2>
          <p className="kern-body">{t('process:variants.partnersLead')}</p>
          <ul className="row-list">
            {process.partners.map((partner) => (
              <li key={partner.id}>
                <Link className="kern-link" to="/prozess/$id" params={{ id: partner.id }}>
                  {partner.name}
                </Link>
                <span className="muted">
                  {partner.organisationName} ·{' '}
                  {t('process:variants.handovers', { numbers: partner.handovers.join(', ') })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
