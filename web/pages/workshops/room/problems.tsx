// What the room did not take, with the words somebody wrote, so that they are not lost.

import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/button.tsx'
import { Notice } from '../../../parts/notice.tsx'
import type { Problem } from './live-room.ts'

export const Problems = ({
  problems,
  onDismiss,
}: {
  problems: readonly Problem[]
  onDismiss: (id: string) => void
}) => {
  const { t } = useTranslation()
  return problems.map(({ id, code, body }) => (
    <Notice key={id} tone="warning" title={t('workshops:problem.title')} isUrgent>
      <p className="kern-body">{t(`workshops:problem.code.${code}`)}</p>
      {'text' in body && body.text !== '' && <blockquote>{body.text}</blockquote>}
      <div>
        <Button isSmall onClick={() => onDismiss(id)}>
          {t('workshops:problem.dismiss')}
        </Button>
      </div>
    </Notice>
  ))
}
