// The administrations of the alliance.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organisation, OrganisationInput, Session } from '#api'
import { useFormat } from '../../client/format.ts'
import { useChange, useOrganisations } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { CheckField, focusFirstError } from '../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import {
  emptyOrganisation,
  isComplete,
  OrganisationFields,
} from '../../parts/organisation-fields.tsx'
import { ScrollRegion } from '../../parts/scroll-region.tsx'
import { AuditLinks } from '../audit/audit-links.tsx'
import { ReviewRulesDialog } from './review-dialog.tsx'
import { SearchIndexPart } from './search-index.tsx'

const OrganisationDialog = ({
  before,
  onClose,
}: {
  before: Organisation | undefined
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [value, setValue] = useState<OrganisationInput>(before ?? emptyOrganisation)
  const [isChecked, setChecked] = useState(false)
  const done = () => {
    announce({ text: t('common:saved') })
    onClose()
  }
  const refresh = ['organisations', 'library', 'session']
  const add = useChange('addOrganisation', refresh, done)
  const change = useChange('changeOrganisation', refresh, done)
  const [showsNames, setShowsNames] = useState(before?.showsNames ?? false)
  const names = useChange('setShowsNames', refresh)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (!isComplete(value)) return focusFirstError(event.currentTarget)
    const { name, shortName, level, status, regionalKey, inhabitants } = value
    const body = { name, shortName, level, status, regionalKey, inhabitants }
    if (!before) return add.mutate({ body })
    const params = { id: before.id }
    const save = () => change.mutate({ params, body })
    if (showsNames === before.showsNames) save()
    else names.mutate({ params, body: { showsNames } }, { onSuccess: save })
  }
  return (
    <Dialog
      title={
        before
          ? t('settings:organisations.changeNamed', { name: before.name })
          : t('settings:organisations.add')
      }
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            form={form}
            isBusy={add.isPending || change.isPending || names.isPending}
          >
            {t('common:action.save')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        <ErrorNotice error={add.error ?? change.error ?? names.error} />
        <OrganisationFields value={value} isChecked={isChecked} onChange={setValue} />
        {before && (
          <CheckField
            label={t('settings:organisations.showsNames')}
            hint={t('settings:organisations.showsNamesHint')}
            checked={showsNames}
            onChange={(event) => setShowsNames(event.currentTarget.checked)}
          />
        )}
      </form>
    </Dialog>
  )
}

export const OrganisationsTab = ({ session }: { session: Session }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const organisations = useOrganisations()
  const [opened, setOpened] = useState<Organisation | 'new'>()
  const [reviewed, setReviewed] = useState<Organisation>()
  const mine = new Set(
    session.memberships
      .filter((one) => one.roles.includes('organisationAdmin'))
      .map((one) => one.organisationId),
  )
  return (
    <div className="stack">
      <div className="settings__bar">
        <p className="kern-body">{t('settings:organisations.lead')}</p>
        {session.can.coordinate && (
          <Button look="primary" isSmall icon="add" onClick={() => setOpened('new')}>
            {t('settings:organisations.add')}
          </Button>
        )}
      </div>
      {organisations.isPending && <Loading />}
      <ErrorNotice error={organisations.error} onRetry={() => organisations.refetch()} />
      <ScrollRegion label={t('settings:tabs.organisations')}>
        <table
          className="kern-table kern-table--small"
          aria-label={t('settings:tabs.organisations')}
        >
          <thead>
            <tr className="kern-table__row">
              {(['name', 'status', 'inhabitants', 'regionalKey'] as const).map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={`kern-table__header${column === 'inhabitants' ? ' kern-table__header--numeric' : ''}`}
                >
                  {t(`settings:organisations.${column}`)}
                </th>
              ))}
              <td className="kern-table__cell" />
            </tr>
          </thead>
          <tbody>
            {organisations.data?.organisations.map((one) => (
              <tr key={one.id} className="kern-table__row">
                <th scope="row" className="kern-table__cell">
                  {one.name}
                </th>
                <td className="kern-table__cell">{t(`settings:status.${one.status}`)}</td>
                <td className="kern-table__cell kern-table__cell--numeric">
                  {one.inhabitants !== null && format.number(one.inhabitants)}
                </td>
                <td className="kern-table__cell">{one.regionalKey}</td>
                <td className="kern-table__cell kern-table__cell--action">
                  {(session.can.coordinate || mine.has(one.id)) && (
                    <Button
                      isSmall
                      look="tertiary"
                      aria-label={t('settings:organisations.changeNamed', { name: one.name })}
                      onClick={() => setOpened(one)}
                    >
                      {t('settings:organisations.change')}
                    </Button>
                  )}
                  {mine.has(one.id) && (
                    <Button
                      isSmall
                      look="tertiary"
                      aria-label={t('review:rules.openNamed', { name: one.name })}
                      onClick={() => setReviewed(one)}
                    >
                      {t('review:rules.open')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <AuditLinks />
      {session.can.coordinate && <SearchIndexPart />}
      {reviewed && (
        <ReviewRulesDialog organisation={reviewed} onClose={() => setReviewed(undefined)} />
      )}
      {opened && (
        <OrganisationDialog
          before={opened === 'new' ? undefined : opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </div>
  )
}
