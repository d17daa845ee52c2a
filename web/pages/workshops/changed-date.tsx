// Whoever has a seat already is told here that the workshop is held at another time or place: the platform knows no
// address of guests. It is said until somebody has looked.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomDate } from '#workshop'
import { useFormat } from '../../client/format.ts'
import { useChange } from '../../client/queries.ts'
import { saveAs } from '../../client/save-as.ts'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice, Notice } from '../../parts/notice.tsx'
import { changeSeat, type Seat, type Shelf, type Told } from './room/room-shelf.ts'
import { useWhen } from './workshop-when.ts'

export const toldOf = ({ startsAt, endsAt, place }: Told): Told => ({ startsAt, endsAt, place })

/** Of a seat from before devices kept it nothing is known but that something has changed. */
const isOther = (date: RoomDate, told: Told | undefined): boolean =>
  told ? JSON.stringify(toldOf(told)) !== JSON.stringify(toldOf(date)) : date.version > 0

export const ChangedDate = ({
  date,
  seat,
  shelf,
  code,
}: {
  date: RoomDate | undefined
  seat: Seat
  shelf: Shelf
  code: string
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const when = useWhen()
  const [told, setTold] = useState(seat.told)
  // Asked for only when wanted: a link that was ended since leads nowhere, and asking counts as guessing.
  const calendar = useChange('showWorkshopInvitation', [], (invited) =>
    saveAs(new Blob([invited.calendar], { type: 'text/calendar' }), 'werkstatt.ics'),
  )
  if (!date || !isOther(date, told)) return null
  const see = () => {
    changeSeat(shelf, code, { told: toldOf(date) })
    setTold(toldOf(date))
  }
  return (
    <Notice tone="warning" title={t('workshops:dateChanged.title')} isUrgent>
      <p className="kern-body">{t('workshops:dateChanged.now', { when: when(date) })}</p>
      <p className="kern-body">
        {t('workshops:dateChanged.seat', { date: format.date(date.expiresAt) })}
      </p>
      <ErrorNotice error={calendar.error} />
      <div className="room-form__acts">
        <Button isSmall onClick={see}>
          {t('workshops:dateChanged.seen')}
        </Button>
        <Button
          isSmall
          isBusy={calendar.isPending}
          onClick={() => calendar.mutate({ params: { code } })}
        >
          {t('workshops:inviteCalendar')}
        </Button>
      </div>
    </Notice>
  )
}
