// To the audit of each house that one may read it of.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { audit } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useSession } from '../../client/queries.ts'

bringTexts('audit', audit)

export const AuditLinks = () => {
  const { t } = useTranslation()
  const session = useSession()
  const houses = session.data?.memberships.filter(({ roles }) =>
    roles.some((role) => role === 'approver' || role === 'organisationAdmin'),
  )
  if (!houses || houses.length === 0) return null
  return (
    <ul className="row-list" aria-label={t('audit:links')}>
      {houses.map(({ organisationId, organisationName }) => (
        <li key={organisationId}>
          <Link className="kern-link" to="/protokoll/$id" params={{ id: organisationId }}>
            {t('audit:link', { name: organisationName })}
          </Link>
        </li>
      ))}
    </ul>
  )
}
