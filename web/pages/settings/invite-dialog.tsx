// Inviting somebody: choose where and what they may do, get a link, pass it on.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role, Session } from '#api'
import { useFormat } from '../../client/format.ts'
import { useChange, useOrganisations } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { CopyLink } from '../../parts/copy-link.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { SelectField, TextField } from '../../parts/field.tsx'
import { ErrorNotice, Notice } from '../../parts/notice.tsx'
import { RoleChoice } from './role-choice.tsx'

export const InviteDialog = ({ session, onClose }: { session: Session; onClose: () => void }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const form = useId()
  const organisations = useOrganisations()
  const administered = new Set(
    session.memberships
      .filter((one) => one.roles.includes('organisationAdmin'))
      .map((one) => one.organisationId),
  )
  const choices = (organisations.data?.organisations ?? []).filter(
    (one) => session.can.coordinate || administered.has(one.id),
  )
  const [chosen, setChosen] = useState<string>()
  const organisationId = chosen ?? choices[0]?.id ?? ''
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState<readonly Role[]>(['reader'])
  const [lastDay, setLastDay] = useState('')
  const [isChecked, setChecked] = useState(false)
  const invite = useChange('invite', ['people'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (roles.length > 0)
      invite.mutate({
        body: {
          ...{ organisationId, roles: [...roles] },
          ...{ email: email.trim() || null, lastDay: lastDay || null },
        },
      })
  }
  const made = invite.data
  return (
    <Dialog
      title={t('settings:people.inviteTitle')}
      onClose={onClose}
      footer={
        made ? (
          <Button look="primary" onClick={onClose}>
            {t('common:action.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('common:action.cancel')}</Button>
            <Button look="primary" type="submit" form={form} isBusy={invite.isPending}>
              {t('settings:people.inviteSubmit')}
            </Button>
          </>
        )
      }
    >
      {made?.link ? (
        <div className="stack">
          <CopyLink
            hasFocus
            label={t('settings:people.inviteLink', { organisation: made.organisationName })}
            link={made.link}
          />
          <p className="kern-body">
            {t('settings:people.inviteOnce', { date: format.date(made.expiresAt) })}
          </p>
        </div>
      ) : (
        <form id={form} className="form" onSubmit={submit}>
          <p className="kern-body">{t('settings:people.inviteLead')}</p>
          <ErrorNotice error={invite.error} />
          {isChecked && roles.length === 0 && (
            <Notice tone="warning" title={t('settings:people.rolesNeeded')} isUrgent />
          )}
          <SelectField
            label={t('settings:people.organisation')}
            value={organisationId}
            onChange={(event) => setChosen(event.target.value)}
          >
            {choices.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
          <TextField
            label={
              <>
                {t('settings:people.inviteEmail')}{' '}
                <span className="kern-label__optional">{t('setup:optional')}</span>
              </>
            }
            type="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <TextField
            label={
              <>
                {t('settings:people.lastDay')}{' '}
                <span className="kern-label__optional">{t('setup:optional')}</span>
              </>
            }
            hint={t('settings:people.lastDayHint')}
            type="date"
            value={lastDay}
            onChange={(event) => setLastDay(event.currentTarget.value)}
          />
          <RoleChoice
            value={roles}
            mayCoordinate={session.can.coordinate}
            mayGrantRecording={session.memberships.some(
              (one) =>
                one.organisationId === organisationId && one.roles.includes('organisationAdmin'),
            )}
            onChange={setRoles}
          />
        </form>
      )}
    </Dialog>
  )
}
