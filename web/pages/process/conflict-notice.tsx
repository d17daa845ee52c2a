// Says that somebody else changed the same meanwhile: who, when, both values, and how to go on. Nothing
// typed is lost; saving once more is then done knowingly.

import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../../client/call.ts'
import { useFormat } from '../../client/format.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'

export interface ConflictRow {
  readonly field: string
  readonly label: string
  readonly now: ReactNode
  readonly mine: ReactNode
  readonly onTake: () => void
}

/** Whether saving was refused because of what somebody else wrote. */
export const isConflict = (error: unknown): error is CallFailed =>
  error instanceof CallFailed && error.code === 'conflict/changed-meanwhile'

export const ConflictNotice = ({
  error,
  rows,
}: {
  error: CallFailed
  rows: readonly ConflictRow[]
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { by, at } = error.details
  const when = typeof at === 'string' ? format.dateTime(at) : ''
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <div ref={top}>
      <Notice
        tone="warning"
        isUrgent
        title={
          by ? t('process:conflict.title', { by, at: when }) : t('process:conflict.titleUnknown')
        }
      >
        <p className="kern-body">
          {rows.length > 0 ? t('process:conflict.lead') : t('process:conflict.settled')}
        </p>
        {rows.length > 0 && (
          <dl className="conflict">
            {rows.map((row) => (
              <div key={row.field}>
                <dt>{row.label}</dt>
                <dd>
                  <span className="muted">{t('process:conflict.now')}</span> {row.now}
                </dd>
                <dd>
                  <span className="muted">{t('process:conflict.mine')}</span> {row.mine}
                </dd>
                <dd>
                  <Button isSmall onClick={row.onTake}>
                    {t('process:conflict.take')}
                    <span className="kern-sr-only">: {row.label}</span>
                  </Button>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Notice>
    </div>
  )
}
