// What a workshop recommends to stay local, where it differs: taken over as the reason, or declined, and that taken back.

import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviationReason, StepNote } from '#api'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

export type ProposedNote = Extract<StepNote, { kind: 'recommendation' }> & {
  readonly localReason: DeviationReason
}

export const ProposedReason = ({
  processId,
  note,
  what,
  count,
  onTake,
}: {
  processId: string
  note: ProposedNote
  what: string | undefined
  /** Differences without a reason at which it stands, this one included. */
  count: number
  onTake: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const answer = useChange('answerLocalReason', ['stepNotes'])
  const { workshop, place, text, localReason, isDeclined, answers } = note
  const act = isDeclined ? 'reopen' : 'decline'
  const others = count - 1
  const also = useId()
  return (
    <>
      {isDeclined && <Badge>{t('lineage:deviations.unexplained')}</Badge>}
      <span className={isDeclined ? 'muted' : undefined}>
        {t(`lineage:deviations.${isDeclined ? 'declined' : 'proposed'}`, {
          ...{ title: workshop.title, text },
          reason: t(`lineage:deviations.reason.${localReason}`),
        })}
      </span>
      {!isDeclined && (
        <Button
          isSmall
          className="no-print"
          aria-label={t('lineage:deviations.takeWhat', { what })}
          onClick={onTake}
        >
          {t('lineage:deviations.take')}
        </Button>
      )}
      <Button
        isSmall
        look="tertiary"
        className="no-print"
        aria-label={t(`lineage:deviations.${act}What`, { what })}
        aria-describedby={others > 0 ? also : undefined}
        isBusy={answer.isPending}
        onClick={() =>
          answer.mutate(
            {
              params: { id: processId },
              body: {
                ...{ workshopId: workshop.id, place, isDeclined: !isDeclined, seen: answers },
              },
            },
            {
              onSuccess: () =>
                announce({
                  text: t(`lineage:deviations.${isDeclined ? 'reopened' : 'declinedDone'}`, {
                    count,
                  }),
                }),
            },
          )
        }
      >
        {t(`lineage:deviations.${act}`)}
      </Button>
      {others > 0 && (
        <span id={also} className="muted no-print">
          {t(`lineage:deviations.${act}Also`, { count: others })}
        </span>
      )}
      <ErrorNotice error={answer.error} />
    </>
  )
}
