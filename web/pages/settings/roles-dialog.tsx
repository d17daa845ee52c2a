// Setting one person's roles in one administration.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, Role, Session } from '#api'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import type { Membership } from './people-tab.tsx'
import { RoleChoice } from './role-choice.tsx'

export const RolesDialog = ({
  session,
  person,
  membership,
  onClose,
}: {
  session: Session
  person: Person
  membership: Membership
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [roles, setRoles] = useState<readonly Role[]>(membership.roles)
  const [lastDay, setLastDay] = useState(membership.lastDay ?? '')
  const change = useChange('setRoles', ['people', 'session'], () => {
    announce({ text: t('common:saved') })
    onClose()
  })
  const forget = useChange('forgetPerson', ['people'], () => {
    announce({ text: t('settings:people.forgotten') })
    onClose()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({
      params: { id: person.id },
      body: {
        organisationId: membership.organisationId,
        roles: [...roles],
        lastDay: lastDay || null,
      },
    })
  }
  return (
    <Dialog
      title={t('settings:people.changeTitle', {
        name: person.name,
        organisation: membership.organisationName,
      })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={change.isPending}>
            {t('common:action.save')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit}>
        <ErrorNotice error={change.error} />
        <RoleChoice
          value={roles}
          mayCoordinate={session.can.coordinate}
          mayGrantRecording={session.memberships.some(
            (one) =>
              one.organisationId === membership.organisationId &&
              one.roles.includes('organisationAdmin'),
          )}
          onChange={setRoles}
        />
        <TextField
          label={t('settings:people.lastDay')}
          hint={t('settings:people.lastDayHint')}
          type="date"
          value={lastDay}
          onChange={(event) => setLastDay(event.currentTarget.value)}
        />
        <p className="kern-body kern-body--muted">{t('settings:people.changeHint')}</p>
        {session.can.coordinate && person.id !== session.person.id && (
          <details className="settings__forget">
            <summary>{t('settings:people.forget')}</summary>
            <p className="kern-body">{t('settings:people.forgetLead')}</p>
            <ErrorNotice error={forget.error} />
            <Button
              icon="delete"
              isBusy={forget.isPending}
              onClick={() => forget.mutate({ params: { id: person.id } })}
            >
              {t('settings:people.forgetDo')}
            </Button>
          </details>
        )}
      </form>
    </Dialog>
  )
}
