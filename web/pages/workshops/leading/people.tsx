// Who is in the room, what they may do, and handing over.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SeatView } from '#workshop'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import type { RoomProps } from '../room/room-props.ts'

const ROLES = ['co-moderation', 'scribe', 'participant', 'guest', 'observer'] as const

export const People = ({ view, say }: RoomProps) => {
  const { t } = useTranslation()
  const [to, setTo] = useState<SeatView>()
  const [from, setFrom] = useState<SeatView>()
  const { me } = view
  const mayAppoint = me?.role === 'moderation'
  return (
    <section className="stack" aria-labelledby="people-title">
      <h2 className="kern-heading-small" id="people-title">
        {t('workshops:leading.people')}
      </h2>
      <ul className="row-list people">
        {view.participants.map((one) => (
          <li key={one.seat}>
            <span className="workshop__row">
              <span>
                {one.name}
                {one.organisation !== '' && <span className="muted"> · {one.organisation}</span>}
              </span>
              {mayAppoint && one.seat !== me.seat ? (
                <>
                  <select
                    className="plain-select"
                    aria-label={t('workshops:leading.roleOf', { name: one.name })}
                    value={one.role}
                    onChange={(event) =>
                      say({
                        ...{ kind: 'appoint', seat: one.seat },
                        role: event.target.value as (typeof ROLES)[number],
                      })
                    }
                  >
                    {ROLES.map((role) => (
                      <option key={role} value={role}>
                        {t(`workshops:role.${role}`)}
                      </option>
                    ))}
                  </select>
                  <Button
                    isSmall
                    look="tertiary"
                    aria-label={t('workshops:leading.handOverNamed', { name: one.name })}
                    onClick={() => setTo(one)}
                  >
                    {t('workshops:leading.handOver')}
                  </Button>
                </>
              ) : (
                <>
                  <span className="muted">{t(`workshops:role.${one.role}`)}</span>
                  {one.role === 'moderation' && me?.role === 'co-moderation' && (
                    <Button isSmall look="tertiary" onClick={() => setFrom(one)}>
                      {t('workshops:leading.takeOver')}
                    </Button>
                  )}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {from && (
        <Dialog
          title={t('workshops:leading.takeOver')}
          onClose={() => setFrom(undefined)}
          footer={
            <>
              <Button onClick={() => setFrom(undefined)}>{t('common:action.cancel')}</Button>
              <Button
                look="primary"
                onClick={() => {
                  say({ kind: 'take-over', seen: from.seat })
                  setFrom(undefined)
                }}
              >
                {t('workshops:leading.takeOverSubmit')}
              </Button>
            </>
          }
        >
          <p className="kern-body">{t('workshops:leading.takeOverLead', { name: from.name })}</p>
        </Dialog>
      )}
      {to && (
        <Dialog
          title={t('workshops:leading.handOver')}
          onClose={() => setTo(undefined)}
          footer={
            <>
              <Button onClick={() => setTo(undefined)}>{t('common:action.cancel')}</Button>
              <Button
                look="primary"
                onClick={() => {
                  say({ kind: 'hand-over', seat: to.seat })
                  setTo(undefined)
                }}
              >
                {t('workshops:leading.handOverTo', { name: to.name })}
              </Button>
            </>
          }
        >
          <p className="kern-body">{t('workshops:leading.handOverLead', { name: to.name })}</p>
        </Dialog>
      )}
    </section>
  )
}
