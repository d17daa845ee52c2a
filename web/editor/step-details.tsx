// What is said about the step of a line, beside the list.

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Process } from '#process'
import type { StepLine } from '#steps'
import { Button } from '../parts/button.tsx'
import { StepFields } from './step-fields.tsx'
import type { ListActions } from './use-list.ts'

/** What of a line is wanted first; `comments` alone, where there is nothing else. */
export type DetailsField = 'actor' | 'documents' | 'comments' | undefined

/** The line whose details are open. */
export interface OpenDetails {
  readonly key: string
  readonly field: DetailsField
  /** It came with a line that was chosen in the list: there one goes on. */
  readonly isFollowing: boolean
}

const WITH_DETAILS: readonly StepLine['kind'][] = ['step', 'wait', 'event']
const WITH_COMMENTS: readonly StepLine['kind'][] = [
  ...WITH_DETAILS,
  ...(['decision', 'parallel', 'branch', 'start', 'end'] as const),
]

/** The line to show, where there is something to say about it. */
export const shownLine = (
  lines: readonly StepLine[],
  open: OpenDetails | undefined,
): StepLine | undefined => {
  const kinds = open?.field === 'comments' ? WITH_COMMENTS : WITH_DETAILS
  return lines.find(({ key, kind }) => key === open?.key && kinds.includes(kind))
}

/** What is open when another line is chosen. */
export const followed = (open: OpenDetails | undefined, key: string): OpenDetails | undefined =>
  open && open.key !== key
    ? { key, field: open.field === 'comments' ? 'comments' : undefined, isFollowing: true }
    : open

export interface StepDetailsProps {
  readonly draftId: string
  readonly process: Process
  readonly line: StepLine
  readonly list: ListActions
  /** The field that is wanted first. */
  readonly field: DetailsField
  readonly isFollowing: boolean
  /** Stands below the fields. */
  readonly below?: ReactNode
  readonly onClose: () => void
  /** The field that was wanted is filled in. */
  readonly onDone: () => void
}

/** Escape, unless what one is in has its own use for it. */
export const onEscape =
  (onClose: () => void) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const { target, currentTarget } = event
    const isWithin = target instanceof Element && currentTarget.contains(target)
    if (event.key !== 'Escape' || event.isDefaultPrevented() || !isWithin) return
    // What is offered below a field closes first.
    if (target.getAttribute('aria-expanded') === 'true') return
    event.preventDefault()
    onClose()
  }

export const StepDetails = ({
  draftId,
  process,
  line,
  list,
  field,
  isFollowing,
  below,
  onClose,
  onDone,
}: StepDetailsProps) => {
  const { t } = useTranslation()
  const host = useRef<HTMLElement>(null)
  const head = useRef<HTMLHeadingElement>(null)
  // Whoever opens it goes on in it; on a phone it is not where one was.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line is opened anew
  useEffect(() => {
    if (isFollowing) return
    if (field === undefined) head.current?.focus()
    if (field === 'documents')
      host.current?.querySelector<HTMLElement>('[data-field="documents"] input')?.focus()
  }, [field, line.key])
  return (
    <aside
      className="step-details"
      aria-label={t('editor:details.title')}
      ref={host}
      onKeyDown={onEscape(onClose)}
    >
      <header className="step-details__head">
        <h2 className="kern-heading-small" tabIndex={-1} ref={head}>
          {line.number} {line.kind === 'wait' && line.label && `${t('process:kind.wait')}: `}
          {line.label || t(`process:kind.${line.kind}`)}
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
          wanted={field === 'actor' || field === 'documents' ? field : undefined}
          onDone={onDone}
        />
      </div>
      {below}
    </aside>
  )
}
