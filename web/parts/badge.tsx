// A word with a symbol on a quiet ground: state, visibility, kind. Never colour alone.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessSummary } from '#api'
import { Icon } from './icon.tsx'
import './badge.css'

export const Badge = ({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: 'plain' | 'info' | 'success' | 'warning' | 'danger'
  icon?: string
  children: ReactNode
}) => (
  <span className={`badge badge--${tone}`}>
    {icon && <Icon name={icon} size="small" />}
    {children}
  </span>
)

const stateLook = {
  draft: { tone: 'plain', icon: 'edit' },
  inReview: { tone: 'info', icon: 'autorenew' },
  approved: { tone: 'success', icon: 'check' },
  retired: { tone: 'plain', icon: 'close' },
} as const

export const StateBadge = ({ state }: { state: ProcessSummary['state'] }) => {
  const { t } = useTranslation()
  return <Badge {...stateLook[state]}>{t(`library:state.${state}`)}</Badge>
}

export const VisibilityBadge = ({ visibility }: { visibility: ProcessSummary['visibility'] }) => {
  const { t } = useTranslation()
  return (
    <Badge icon={visibility === 'alliance' ? 'visibility' : 'visibility-off'}>
      {t(`library:visibility.${visibility}`)}
    </Badge>
  )
}
