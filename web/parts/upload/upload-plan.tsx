// Before anything is taken over: whose processes these are, per folder of the archive, and who may see
// them.

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportStatus } from '#api'
import type { CallInput } from '../../client/call.ts'
import { useOrganisations, useSession } from '../../client/queries.ts'
import { Button } from '../button.tsx'
import { RadioField, SelectField } from '../field.tsx'
import { Loading } from '../notice.tsx'

type Start = NonNullable<CallInput<'startImport'>['body']>

export const UploadPlan = ({
  status,
  isBusy,
  onStart,
  onDiscard,
}: {
  status: ImportStatus
  isBusy: boolean
  onStart: (body: Start) => void
  onDiscard: () => void
}) => {
  const { t } = useTranslation()
  const session = useSession()
  const organisations = useOrganisations()
  const person = session.data
  // The coordinator may upload for everybody, all others where they may model.
  const choices = person?.can.coordinate
    ? (organisations.data?.organisations ?? [])
    : (person?.memberships ?? [])
        .filter((one) => one.roles.some((role) => role !== 'reader'))
        .map((one) => ({ id: one.organisationId, name: one.organisationName }))
  const folders = status.folders.filter((one) => one.folder !== '')
  const [chosen, setChosen] = useState<string>()
  const organisationId = chosen ?? person?.memberships[0]?.organisationId ?? choices[0]?.id ?? ''
  const [byFolder, setByFolder] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      folders.flatMap((one) =>
        one.suggestedOrganisationId ? [[one.folder, one.suggestedOrganisationId]] : [],
      ),
    ),
  )
  const [visibility, setVisibility] = useState<'organisation' | 'alliance'>(
    person?.can.coordinate ? 'alliance' : 'organisation',
  )

  const found = useRef<HTMLParagraphElement>(null)
  // The button that chose the files is gone; reading goes on with what was found in them.
  useEffect(() => {
    if (!organisations.isPending) found.current?.focus()
  }, [organisations.isPending])

  if (organisations.isPending) return <Loading />

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const own = Object.entries(byFolder).filter(([, id]) =>
      choices.some((choice) => choice.id === id),
    )
    onStart({ organisationId, folders: Object.fromEntries(own), visibility })
  }
  const options = choices.map((one) => (
    <option key={one.id} value={one.id}>
      {one.name}
    </option>
  ))

  return (
    <form className="form form--wide" onSubmit={submit}>
      <p className="kern-body" ref={found} tabIndex={-1}>
        {t('importsWeb:found', { count: status.total })}
      </p>
      <SelectField
        label={t('importsWeb:whose')}
        value={organisationId}
        onChange={(event) => setChosen(event.target.value)}
      >
        {options}
      </SelectField>
      {folders.length > 0 && (
        <fieldset className="kern-fieldset upload__folders">
          <legend className="kern-label">{t('importsWeb:folders')}</legend>
          <p className="kern-hint">{t('importsWeb:foldersHint')}</p>
          {folders.map((one) => (
            <SelectField
              key={one.folder}
              label={
                <>
                  {t('importsWeb:folder', { folder: one.folder })}{' '}
                  <span className="kern-label__optional">
                    {t('importsWeb:files', { count: one.files })}
                  </span>
                </>
              }
              value={byFolder[one.folder] ?? ''}
              onChange={(event) => setByFolder({ ...byFolder, [one.folder]: event.target.value })}
            >
              <option value="">{t('importsWeb:sameAsAbove')}</option>
              {options}
            </SelectField>
          ))}
        </fieldset>
      )}
      <fieldset className="kern-fieldset">
        <legend className="kern-label">{t('importsWeb:visibility')}</legend>
        <div className="kern-fieldset__body">
          <RadioField
            name="visibility"
            label={t('importsWeb:visibilityAlliance')}
            hint={t('importsWeb:visibilityAllianceHint')}
            checked={visibility === 'alliance'}
            onChange={() => setVisibility('alliance')}
          />
          <RadioField
            name="visibility"
            label={t('importsWeb:visibilityOrganisation')}
            hint={t('importsWeb:visibilityOrganisationHint')}
            checked={visibility === 'organisation'}
            onChange={() => setVisibility('organisation')}
          />
        </div>
      </fieldset>
      <div className="kern-btn-wrapper">
        <Button look="primary" type="submit" isBusy={isBusy} disabled={organisationId === ''}>
          {t('importsWeb:start')}
        </Button>
        <Button onClick={onDiscard}>{t('importsWeb:discard')}</Button>
      </div>
    </form>
  )
}
