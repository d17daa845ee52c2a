// Setting one person's roles in one administration.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, Role, Session } from '#api'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
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
  const change = useChange('setRoles', ['people', 'session'], () => {
    announce({ text: t('common:saved') })
    onClose()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({
      params: { id: person.id },
      body: { organisationId: membership.organisationId, roles: [...roles] },
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
        <p className="kern-body kern-body--muted">{t('settings:people.changeHint')}</p>
      </form>
    </Dialog>
  )
}
