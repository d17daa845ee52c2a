// What is said about a line that has no other details, and for those who only look on.

import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepLine } from '#steps'
import { Button } from '../parts/button.tsx'
import { Comments } from '../parts/comments.tsx'
import { onEscape } from './step-details.tsx'

export const CommentPanel = ({
  line,
  processId,
  draftId,
  isFollowing,
  onClose,
}: {
  line: StepLine
  processId: string
  draftId: string
  /** It came with a line that was chosen in the list: there one goes on. */
  isFollowing: boolean
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const head = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line is opened anew
  useEffect(() => {
    if (!isFollowing) head.current?.focus()
  }, [line.key])
  return (
    <aside className="step-details" aria-label={t('comments:title')} onKeyDown={onEscape(onClose)}>
      <header className="step-details__head">
        <h2 className="kern-heading-small" tabIndex={-1} ref={head}>
          {t('comments:ofStep', { label: line.label || t(`process:kind.${line.kind}`) })}
        </h2>
        <Button look="tertiary" isSmall icon="close" isIconOnly onClick={onClose}>
          {t('comments:close')}
        </Button>
      </header>
      <Comments
        key={line.key}
        processId={processId}
        draftId={draftId}
        step={line.key}
        isTitleHidden
      />
    </aside>
  )
}
