// An address that leads nowhere: says so and offers the ways on.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../parts/page.tsx'

export const NotFoundPage = () => {
  const { t } = useTranslation()
  return (
    <div className="page page--narrow">
      <PageHead title={t('common:notFound.title')} lead={t('common:notFound.lead')} />
      <ul className="kern-list kern-list--bullet">
        <li>
          <Link className="kern-link" to="/">
            {t('common:nav.start')}
          </Link>
        </li>
        <li>
          <Link className="kern-link" to="/bibliothek">
            {t('common:nav.library')}
          </Link>
        </li>
      </ul>
    </div>
  )
}
