// Taking part without an account, made for phones first: what the rules are, a name of one's own choice, and then the
// room. A device that was let in comes back to its seat by the same address.

import { Link, useParams } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { workshops } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import type { Answer } from '../../client/call.ts'
import { useFormat } from '../../client/format.ts'
import { useChange } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { focusFirstError, SelectField, TextField } from '../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { toldOf } from './changed-date.tsx'
import { isOver, MissedEnd } from './missed-end.tsx'
import { keepPage } from './room/kept-page.ts'
import { findSeat, hasSeat, keepSeat, type Seat, shelfOf } from './room/room-shelf.ts'
import { SeatRoom } from './seat-room.tsx'
import { useInvitedTo } from './workshop-queries.ts'
import { useWhen } from './workshop-when.ts'
import './workshops.css'

bringTexts('workshops', workshops)

type Invited = Answer<'showWorkshopInvitation'>

const JoinForm = ({
  code,
  invited,
  onIn,
}: {
  code: string
  invited: Invited
  onIn: (seat: Seat) => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const when = useWhen()
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [isChecked, setChecked] = useState(false)
  const join = useChange('joinWorkshop', [], (seat) =>
    onIn({ ...seat, expiresAt: invited.expiresAt, told: toldOf(invited) }),
  )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (name.trim() === '') return focusFirstError(event.currentTarget)
    join.mutate({ params: { code }, body: { name: name.trim(), organisation } })
  }
  return (
    <div className="page page--narrow seat">
      <PageHead title={invited.title} preline={t('workshops:one')} lead={when(invited)} />
      <p>
        <a
          className="kern-link"
          href={`data:text/calendar;charset=utf-8,${encodeURIComponent(invited.calendar)}`}
          download="werkstatt.ics"
        >
          {t('workshops:inviteCalendar')}
        </a>
      </p>
      <section className="stack" aria-labelledby="rules-title">
        <h2 className="kern-heading-small" id="rules-title">
          {t('workshops:join.rules')}
        </h2>
        <ul className="kern-list kern-list--bullet">
          <li>{t('workshops:join.rule.name')}</li>
          <li>{t('workshops:join.rule.cards')}</li>
          <li>{t('workshops:join.rule.votes', { least: invited.minimumGroup })}</li>
          <li>{t('workshops:join.rule.network')}</li>
          <li>{t('workshops:join.rule.device')}</li>
          <li>{t('workshops:join.rule.end', { date: format.date(invited.expiresAt) })}</li>
        </ul>
      </section>
      <form className="room-form" onSubmit={submit} noValidate>
        <p className="muted">
          {t('workshops:join.asRole', { role: t(`workshops:role.${invited.role}`) })}
        </p>
        <TextField
          label={t('workshops:join.name')}
          hint={t('workshops:join.nameHint')}
          maxLength={80}
          autoComplete="off"
          value={name}
          error={isChecked && name.trim() === '' && t('workshops:join.nameMissing')}
          onChange={(event) => setName(event.target.value)}
        />
        {invited.organisation === '' ? (
          <SelectField
            label={t('workshops:join.organisation')}
            value={organisation}
            onChange={(event) => setOrganisation(event.target.value)}
          >
            <option value="">{t('workshops:join.organisationNone')}</option>
            {invited.organisations.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </SelectField>
        ) : (
          <p>{t('workshops:join.organisationSet', { organisation: invited.organisation })}</p>
        )}
        <ErrorNotice error={join.error} />
        <div className="room-form__acts">
          <Button look="primary" type="submit" isBusy={join.isPending}>
            {t('workshops:join.submit')}
          </Button>
        </div>
      </form>
    </div>
  )
}

export const JoinPage = () => {
  const { t } = useTranslation()
  const { code } = useParams({ from: '/werkstatt/$code' })
  const [shelf] = useState(() => shelfOf('localStorage'))
  const [seat, setSeat] = useState(() => findSeat(shelf, code, Date.now()))
  const invited = useInvitedTo(code, seat === undefined)
  // What other workshops left is gone by now, and with the last of them what kept the page.
  useEffect(() => {
    if (!seat) keepPage(hasSeat(shelf, Date.now()))
  }, [seat, shelf])
  if (seat) return <SeatRoom seat={seat} shelf={shelf} code={code} />
  if (invited.data)
    return (
      <JoinForm
        code={code}
        invited={invited.data}
        onIn={(next) => {
          keepSeat(shelf, code, next)
          setSeat(next)
        }}
      />
    )
  if (invited.isPending) return <Loading />
  const failed = (
    <div className="page page--narrow">
      <PageHead title={t('workshops:join.title')} />
      <ErrorNotice error={invited.error} onRetry={() => invited.refetch()} />
      {/* A code that was mistyped is told from none that has ended. */}
      <p>
        <Link className="kern-link" to="/werkstatt">
          {t('workshops:join.typeAgain')}
        </Link>
      </p>
    </div>
  )
  return isOver(invited.error) ? <MissedEnd code={code} otherwise={failed} /> : failed
}
