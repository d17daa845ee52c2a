// Looking at a process again: until when, that it was, and who said so. For its own people.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { upkeep } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { ConfirmDialog, TurnDialog } from './recheck-dialogs.tsx'

bringTexts('upkeep', upkeep)

/** In the head. Nothing where it is not looked at again. */
export const RecheckBadge = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { recheck } = process
  if (!recheck || recheck.due === null) return null
  const isLate = recheck.urgency === 'overdue'
  return (
    <Badge tone={isLate ? 'warning' : 'plain'} icon={isLate ? 'warning' : 'autorenew'}>
      {t(isLate ? 'upkeep:recheck.overdue' : 'upkeep:recheck.until', {
        day: format.day(recheck.due),
      })}
    </Badge>
  )
}

const Acts = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<'set' | 'confirm'>()
  const { recheck } = process
  if (!recheck || !process.can.keepCurrent) return null
  const close = () => setOpened(undefined)
  const isSet = recheck.months !== null
  return (
    <p className="review-bar__acts">
      {isSet && (
        <Button
          isSmall
          look={recheck.urgency === 'later' ? 'secondary' : 'primary'}
          onClick={() => setOpened('confirm')}
        >
          {t('upkeep:recheck.confirm')}
        </Button>
      )}
      <Button isSmall look={isSet ? 'tertiary' : 'secondary'} onClick={() => setOpened('set')}>
        {t(isSet ? 'upkeep:recheck.change' : 'upkeep:recheck.set')}
      </Button>
      {opened === 'set' && <TurnDialog {...{ processId: process.id, recheck }} onClose={close} />}
      {opened === 'confirm' && (
        <ConfirmDialog {...{ processId: process.id, recheck }} onClose={close} />
      )}
    </p>
  )
}

/** Below the head, where it is time and the reader can say so. */
export const RecheckBar = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { recheck } = process
  if (!recheck || recheck.due === null || !process.can.keepCurrent) return null
  if (recheck.urgency !== 'soon' && recheck.urgency !== 'overdue') return null
  return (
    <section className="review-bar" aria-label={t('upkeep:recheck.title')}>
      <p className="kern-body">
        {t(recheck.urgency === 'soon' ? 'upkeep:recheck.soon' : 'upkeep:recheck.late', {
          day: format.day(recheck.due),
        })}
      </p>
      <Acts process={process} />
    </section>
  )
}

/** Among the versions: how often, and what was said when. */
export const RecheckSection = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { recheck } = process
  if (!recheck || (recheck.seq === 0 && !process.can.keepCurrent)) return null
  const { months, due, facts } = recheck
  const told = (fact: (typeof facts)[number]) => {
    const day = fact.due && format.day(fact.due)
    if (fact.act === 'confirm') return t('upkeep:recheck.fact.confirm', { day })
    return fact.months === null
      ? t('upkeep:recheck.fact.ended')
      : t('upkeep:recheck.fact.set', { count: fact.months, day })
  }
  return (
    <section className="stack" aria-labelledby="recheck-title">
      <h2 className="kern-heading-small" id="recheck-title">
        {t('upkeep:recheck.title')}
      </h2>
      <div className="review-bar">
        <p className="kern-body">
          {months === null || due === null
            ? t('upkeep:recheck.none')
            : t('upkeep:recheck.turn', { count: months, day: format.day(due) })}
        </p>
        <Acts process={process} />
      </div>
      {facts.length > 0 && (
        <ol className="row-list">
          {facts.toReversed().map((fact) => (
            <li key={`${fact.at}-${fact.act}-${fact.due}`}>
              <span>
                {told(fact)}
                {fact.reason && ` · ${fact.reason}`}
              </span>
              <span className="muted">
                {format.dateTime(fact.at)} ·{' '}
                {t('process:history.by', { name: fact.by ?? t('review:someone') })}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
