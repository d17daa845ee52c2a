// Who is invited to a workshop: links with their codes, made here and shown once.

import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { INVITED_ROLES, type WorkshopDetail, type WorkshopInvitation } from '#api'
import type { Answer } from '../../client/call.ts'
import { useChange, useOrganisations } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { CopyLink } from '../../parts/copy-link.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { SelectField, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

type Made = Answer<'inviteToWorkshop'>

/** What can be handed on: on paper, on the wall, by mail. */
const MadeInvitation = ({ made, title }: { made: Made; title: string }) => {
  const { t } = useTranslation()
  const address = made.link.slice(0, made.link.lastIndexOf('/'))
  const calendar = `data:text/calendar;charset=utf-8,${encodeURIComponent(made.calendar)}`
  const picture = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(made.qr)}`
  return (
    <div className="invited">
      <p className="kern-body">{t('workshops:inviteOnce')}</p>
      <CopyLink label={t('workshops:inviteLink')} link={made.link} hasFocus />
      <figure className="invited__sheet">
        <figcaption>
          <strong>{title}</strong>
          <span>{t('workshops:inviteCode', { code: made.code })}</span>
          <span className="muted">{t('workshops:inviteCodeAt', { address })}</span>
        </figcaption>
        <img alt={t('workshops:inviteQr')} src={picture} />
      </figure>
      <div className="invited__acts">
        <a
          className="kern-btn kern-btn--secondary kern-btn--x-small"
          href={calendar}
          download="werkstatt.ics"
        >
          <span className="kern-label">{t('workshops:inviteCalendar')}</span>
        </a>
        <a
          className="kern-btn kern-btn--secondary kern-btn--x-small"
          href={picture}
          download="werkstatt-qr.svg"
        >
          <span className="kern-label">{t('workshops:inviteQrKeep')}</span>
        </a>
      </div>
    </div>
  )
}

const InviteDialog = ({ workshop, onClose }: { workshop: WorkshopDetail; onClose: () => void }) => {
  const { t } = useTranslation()
  const form = useId()
  const organisations = useOrganisations()
  const [role, setRole] = useState<(typeof INVITED_ROLES)[number]>('participant')
  const [organisation, setOrganisation] = useState('')
  const [label, setLabel] = useState('')
  const invite = useChange('inviteToWorkshop', ['workshops'])
  return (
    <Dialog
      title={t('workshops:invite')}
      onClose={onClose}
      footer={
        invite.data ? (
          <Button look="primary" onClick={onClose}>
            {t('common:action.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('common:action.cancel')}</Button>
            <Button look="primary" type="submit" form={form} isBusy={invite.isPending}>
              {t('workshops:inviteMake')}
            </Button>
          </>
        )
      }
    >
      {invite.data ? (
        <MadeInvitation made={invite.data} title={workshop.title} />
      ) : (
        <form
          id={form}
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            invite.mutate({
              params: { id: workshop.id },
              body: { role, organisation, label: label.trim() },
            })
          }}
        >
          <SelectField
            label={t('workshops:inviteRole')}
            value={role}
            onChange={(event) => setRole(event.target.value as typeof role)}
          >
            {INVITED_ROLES.map((one) => (
              <option key={one} value={one}>
                {t(`workshops:role.${one}`)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('workshops:inviteOrganisation')}
            value={organisation}
            onChange={(event) => setOrganisation(event.target.value)}
          >
            <option value="">{t('workshops:inviteOrganisationOwn')}</option>
            {(organisations.data?.organisations ?? []).map(({ id, name }) => (
              <option key={id} value={name.slice(0, 80)}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('workshops:inviteLabel')}
            maxLength={200}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
          <ErrorNotice error={invite.error} />
        </form>
      )}
    </Dialog>
  )
}

const InvitationRow = ({ invitation }: { invitation: WorkshopInvitation }) => {
  const { t } = useTranslation()
  const end = useChange('revokeWorkshopInvitation', ['workshops'])
  const { role, organisation, label, admitted, revokedAt } = invitation
  const name = [label, organisation, t(`workshops:role.${role}`)].filter(Boolean).join(' · ')
  return (
    <li>
      <span className="workshop__row">
        <span>{name}</span>
        <span className="muted">{t('workshops:admitted', { count: admitted })}</span>
        {revokedAt ? (
          <span className="muted">{t('workshops:inviteEnded')}</span>
        ) : (
          <Button
            isSmall
            look="tertiary"
            isBusy={end.isPending}
            aria-label={t('workshops:inviteEndNamed', { label: name })}
            onClick={() => end.mutate({ params: { id: invitation.id } })}
          >
            {t('workshops:inviteEnd')}
          </Button>
        )}
      </span>
      <ErrorNotice error={end.error} />
    </li>
  )
}

export const Invitations = ({ workshop }: { workshop: WorkshopDetail }) => {
  const { t } = useTranslation()
  const [isInviting, setInviting] = useState(false)
  return (
    <section className="stack stack--reading" aria-labelledby="invitations-title">
      <h2 className="kern-heading-medium" id="invitations-title">
        {t('workshops:invitations')}
      </h2>
      <p className="kern-body">{t('workshops:invitationsLead')}</p>
      <div>
        <Button onClick={() => setInviting(true)}>{t('workshops:invite')}</Button>
      </div>
      {workshop.invitations.length > 0 && (
        <ul className="row-list">
          {workshop.invitations.map((one) => (
            <InvitationRow key={one.id} invitation={one} />
          ))}
        </ul>
      )}
      {isInviting && <InviteDialog workshop={workshop} onClose={() => setInviting(false)} />}
    </section>
  )
}
