// How to come in, on the wall: the QR code large until the first item, and on demand for who comes late. The code is made
// on a press, as nobody keeps the codes of invitations; this tab keeps it, so that loading the page anew makes no other.

import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { type Door, findDoor, keepDoor, type Shelf } from './room/room-shelf.ts'

const DoorSign = ({ door }: { door: Door }) => {
  const { t } = useTranslation()
  return (
    <section className="wall__door" aria-label={t('workshops:projector.door')}>
      <img
        alt={t('workshops:inviteQr')}
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(door.qr)}`}
      />
      <dl>
        <div>
          <dt>{t('workshops:projector.doorAt')}</dt>
          <dd>{door.address}</dd>
        </div>
        <div>
          <dt>{t('workshops:join.code')}</dt>
          <dd>{door.code}</dd>
        </div>
      </dl>
    </section>
  )
}

export const WallDoor = ({
  workshopId,
  shelf,
  isWaiting,
  foot,
  children,
}: {
  workshopId: string
  shelf: Shelf
  /** Before the first item: it is all that the room needs. */
  isWaiting: boolean
  foot: ReactNode
  /** What the room looks at, in the place of which it is shown. */
  children: ReactNode
}) => {
  const { t } = useTranslation()
  const [door, setDoor] = useState(() => findDoor(shelf, workshopId))
  // Shown while all wait, and to who comes late for as long as it is wanted.
  const [isWanted, want] = useState(false)
  const [isHidden, hide] = useState(false)
  const make = useChange('inviteToWorkshop', ['workshops'], ({ link, code, qr }) => {
    const { host, pathname } = new URL(link)
    const address = `${host}${pathname.slice(0, pathname.lastIndexOf('/'))}`
    const made = { address, code, qr }
    keepDoor(shelf, workshopId, made)
    setDoor(made)
    show(true)
  })
  const show = (isOn: boolean) => (isWaiting ? hide(!isOn) : want(isOn))
  const isShown = door !== undefined && (isWaiting ? !isHidden : isWanted)
  const press = () => {
    if (door) return show(!isShown)
    make.mutate({
      params: { id: workshopId },
      body: { role: 'participant', organisation: '', label: t('workshops:projector.doorLabel') },
    })
  }
  return (
    <>
      {isShown ? <DoorSign door={door} /> : children}
      <ErrorNotice error={make.error} />
      <footer className="wall__foot">
        {foot}
        <Button
          isSmall
          look="tertiary"
          isBusy={make.isPending}
          aria-expanded={isShown}
          onClick={press}
        >
          {t(isShown ? 'workshops:projector.hideDoor' : 'workshops:projector.showDoor')}
        </Button>
      </footer>
    </>
  )
}
