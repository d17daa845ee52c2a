// The alliance exists: one link for each administration, shown this once.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../client/call.ts'
import { CopyLink } from '../../parts/copy-link.tsx'
import { PageHead } from '../../parts/page.tsx'

export const SetupDone = ({
  name,
  invitations,
  onLeave,
}: {
  name: string
  invitations: Answer<'setUpAlliance'>['invitations']
  onLeave: () => void
}) => {
  const { t } = useTranslation()
  return (
    <div className="page page--middle">
      <PageHead title={t('setup:ready', { name })} lead={t('setup:readyLead')} />
      <ul className="plain-list">
        {invitations.map((one) => (
          <li key={one.link}>
            <CopyLink label={one.organisationName} link={one.link} />
          </li>
        ))}
      </ul>
      <div>
        <Link to="/" className="kern-btn kern-btn--primary" onClick={onLeave}>
          <span className="kern-label">{t('setup:readyGo')}</span>
        </Link>
      </div>
    </div>
  )
}
