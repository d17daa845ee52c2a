// What is said about the step of a line, beside the list.

import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Process } from '#process'
import type { StepLine } from '#steps'
import { Button } from '../parts/button.tsx'
import { StepFields } from './step-fields.tsx'
import type { ListActions } from './use-list.ts'

/** What of a line is wanted first; `comments` alone, where there is nothing else. */
export type DetailsField = 'actor' | 'documents' | 'comments' | undefined

export interface StepDetailsProps {
  readonly draftId: string
  readonly process: Process
  readonly line: StepLine
  readonly list: ListActions
  /** The field that is wanted first. */
  readonly field: DetailsField
  /** Stands below the fields. */
  readonly below?: ReactNode
  readonly onClose: () => void
}

export const StepDetails = ({
  draftId,
  process,
  line,
  list,
  field,
  below,
  onClose,
}: StepDetailsProps) => {
  const { t } = useTranslation()
  const host = useRef<HTMLElement>(null)
  const head = useRef<HTMLHeadingElement>(null)
  // Whoever opens it goes on in it; on a phone it is not where one was.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line is opened anew
  useEffect(() => {
    if (field === undefined) head.current?.focus()
    if (field === 'documents')
      host.current?.querySelector<HTMLElement>('[data-field="documents"] input')?.focus()
  }, [field, line.key])
  return (
    <aside className="step-details" aria-label={t('editor:details.title')} ref={host}>
      <header className="step-details__head">
        <h2 className="kern-heading-small" tabIndex={-1} ref={head}>
          {line.number} {line.label || t(`process:kind.${line.kind}`)}
        </h2>
        <Button look="tertiary" isSmall icon="close" isIconOnly onClick={onClose}>
          {t('editor:details.close')}
        </Button>
      </header>
      {/* Fields of another line are other fields: nothing typed here goes there. What stands below has the
          key of the line as well, and two of one key would leave the old fields behind. */}
      <div className="step-details__fields" key={`fields ${line.key}`}>
        <StepFields
          draftId={draftId}
          process={process}
          line={line}
          list={list}
          hasFocus={field === 'actor'}
        />
      </div>
      {below}
    </aside>
  )
}
