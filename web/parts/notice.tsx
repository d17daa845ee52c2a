// Things said to the reader: a notice, an error with what to do, work under way, an invitation where
// nothing is yet.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../client/call.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import './notice.css'

type Tone = 'info' | 'success' | 'warning' | 'danger'

export const Notice = ({
  tone = 'info',
  title,
  children,
  isUrgent,
}: {
  tone?: Tone
  title: ReactNode
  children?: ReactNode
  /** Read out at once, as for an error after pressing a button. */
  isUrgent?: boolean
}) => (
  <div className={`kern-alert kern-alert--${tone} notice`} role={isUrgent ? 'alert' : undefined}>
    <div className="kern-alert__header">
      <Icon name={tone} />
      <span className="kern-title kern-title--small">{title}</span>
    </div>
    {children && <div className="kern-alert__body">{children}</div>}
  </div>
)

/** The sentence for an error; unknown ones say that it is not the reader's fault. */
export const useErrorSentence = () => {
  const { t } = useTranslation()
  return (error: unknown): string => {
    if (!(error instanceof CallFailed)) return t('common:failure.unknown')
    const values = { ...error.details, reference: error.reference ?? '–' }
    if (error.code === 'client/unreachable') return t('common:failure.unreachable')
    if (error.code === 'client/unreadable') return t('common:failure.unknown')
    return t(`errors:${error.code}`, values)
  }
}

export const ErrorNotice = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => {
  const { t } = useTranslation()
  const sentence = useErrorSentence()
  if (!error) return null
  return (
    <Notice tone="danger" title={sentence(error)} isUrgent>
      {onRetry && (
        <div>
          <Button onClick={onRetry} isSmall>
            {t('common:action.retry')}
          </Button>
        </div>
      )}
    </Notice>
  )
}

export const Loading = ({ label }: { label?: string }) => {
  const { t } = useTranslation()
  return (
    <div className="loading" role="status">
      <span className="kern-loader kern-loader--visible" aria-hidden="true" />
      <span className="kern-body kern-body--muted">{label ?? t('common:loading')}</span>
    </div>
  )
}

/** Nothing here yet: says what would be here and offers the way to it. */
export const Invitation = ({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) => (
  <section className="invitation">
    <h2 className="kern-heading-small">{title}</h2>
    {children}
    {action && <div className="kern-btn-wrapper">{action}</div>}
  </section>
)
