// People and their roles, and invitations by link.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, Session } from '#api'
import { useFormat } from '../../client/format.ts'
import { useChange, usePeople } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { ScrollRegion } from '../../parts/scroll-region.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { RolesDialog } from './roles-dialog.tsx'

export type Membership = Person['memberships'][number]

export const PeopleTab = ({ session }: { session: Session }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const announce = useAnnounce()
  const people = usePeople()
  const [isInviting, setInviting] = useState(false)
  const [changing, setChanging] = useState<{ person: Person; membership: Membership }>()
  const withdraw = useChange('withdrawInvitation', ['people'], () =>
    announce({ text: t('settings:people.withdrawn') }),
  )
  const roleWords = (roles: Membership['roles']) =>
    roles.map((role) => t(`common:role.${role}`)).join(', ')
  const rows = (people.data?.people ?? []).flatMap((person) =>
    person.memberships.map((membership) => ({ person, membership })),
  )
  return (
    <div className="stack">
      <div className="settings__bar">
        <p className="kern-body">{t('settings:people.lead')}</p>
        <Button look="primary" isSmall icon="add" onClick={() => setInviting(true)}>
          {t('settings:people.invite')}
        </Button>
      </div>
      {people.isPending && <Loading />}
      <ErrorNotice error={people.error ?? withdraw.error} />
      {rows.length > 0 && (
        <ScrollRegion label={t('settings:tabs.people')}>
          <table className="kern-table kern-table--small" aria-label={t('settings:tabs.people')}>
            <thead>
              <tr className="kern-table__row">
                <th scope="col" className="kern-table__header">
                  {t('settings:people.name')}
                </th>
                <th scope="col" className="kern-table__header">
                  {t('settings:people.organisation')}
                </th>
                <th scope="col" className="kern-table__header">
                  {t('settings:people.roles')}
                </th>
                <td className="kern-table__cell" />
              </tr>
            </thead>
            <tbody>
              {rows.map(({ person, membership }) => (
                <tr key={`${person.id}-${membership.organisationId}`} className="kern-table__row">
                  <th scope="row" className="kern-table__cell">
                    {person.name}
                    <small className="muted settings__email">{person.email}</small>
                  </th>
                  <td className="kern-table__cell">{membership.organisationName}</td>
                  <td className="kern-table__cell">
                    {roleWords(membership.roles)}
                    {membership.lastDay && (
                      <small className="muted settings__email">
                        {t('settings:people.lastDayUntil', {
                          date: format.date(membership.lastDay),
                        })}
                      </small>
                    )}
                  </td>
                  <td className="kern-table__cell kern-table__cell--action">
                    <Button
                      isSmall
                      look="tertiary"
                      aria-label={t('settings:people.change', { name: person.name })}
                      onClick={() => setChanging({ person, membership })}
                    >
                      {t('settings:people.changeShort')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {people.data && people.data.invitations.length > 0 && (
        <section className="stack" aria-labelledby="invitations-title">
          <h2 className="kern-heading-small" id="invitations-title">
            {t('settings:people.open')}
          </h2>
          <ul className="row-list">
            {people.data.invitations.map((one) => (
              <li key={one.id} className="settings__invitation">
                <span>
                  {one.email && `${one.email} · `}
                  {t('settings:people.openFor', {
                    organisation: one.organisationName,
                    roles: roleWords(one.roles),
                  })}
                  <span className="muted">
                    {' · '}
                    {t('settings:people.until', { date: format.date(one.expiresAt) })}
                    {one.lastDay &&
                      ` · ${t('settings:people.lastDay')}: ${format.date(one.lastDay)}`}
                  </span>
                </span>
                <Button
                  isSmall
                  look="tertiary"
                  aria-label={t('settings:people.withdrawNamed', {
                    organisation: one.organisationName,
                  })}
                  onClick={() => withdraw.mutate({ params: { id: one.id } })}
                >
                  {t('settings:people.withdraw')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isInviting && <InviteDialog session={session} onClose={() => setInviting(false)} />}
      {changing && (
        <RolesDialog session={session} {...changing} onClose={() => setChanging(undefined)} />
      )}
    </div>
  )
}
