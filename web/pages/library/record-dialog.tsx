// Recording a process that nobody has drawn yet: whose it is, what it is called, what starts it. Its fact sheet
// can be completed on its page, and a model added there.

import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail, Session } from '#api'
import { pair } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { newId } from '../../client/new-id.ts'
import { useChange, useOrganisations } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import {
  focusFirstError,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { PRODUCT_AREAS } from './product-areas.ts'

bringTexts('pair', pair)

const ASPECTS = ['asIs', 'target'] as const
const VISIBILITIES = ['alliance', 'organisation'] as const

/** Where this person may put processes: coordination everywhere, all others where they model or record on behalf. */
const useChoices = (session: Session) => {
  const organisations = useOrganisations()
  return session.can.coordinate
    ? (organisations.data?.organisations ?? [])
    : session.memberships
        .filter((one) =>
          one.roles.some((role) => ['recorder', 'modeller', 'organisationAdmin'].includes(role)),
        )
        .map((one) => ({ id: one.organisationId, name: one.organisationName }))
}

export const RecordDialog = ({
  session,
  asIs,
  onClose,
}: {
  session: Session
  /** A target for this is recorded. */
  asIs?: Pick<ProcessDetail, 'id' | 'name' | 'organisation' | 'productArea' | 'visibility'>
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const form = useId()
  const [id] = useState(newId)
  const choices = useChoices(session)
  const [chosen, setChosen] = useState<string>()
  const own = session.memberships[0]?.organisationId
  const organisationId =
    asIs?.organisation.id ??
    chosen ??
    choices.find((one) => one.id === own)?.id ??
    choices[0]?.id ??
    ''
  const [draft, setDraft] = useState({
    ...{ name: asIs?.name ?? '', productArea: asIs?.productArea ?? '', trigger: '' },
  })
  const [visibility, setVisibility] = useState<(typeof VISIBILITIES)[number]>(
    asIs?.visibility ?? (session.can.coordinate ? 'alliance' : 'organisation'),
  )
  const [aspect, setAspect] = useState<(typeof ASPECTS)[number]>(asIs ? 'target' : 'asIs')
  const isOnBehalf =
    !session.can.coordinate &&
    session.memberships.some(
      (one) =>
        one.organisationId === organisationId &&
        !one.roles.some((role) => role === 'modeller' || role === 'organisationAdmin'),
    )
  const [isChecked, setChecked] = useState(false)
  const name = draft.name.trim()
  const record = useChange('recordProcess', ['library', 'process'], () => {
    announce({ text: t('library:record.done', { name }) })
    onClose()
    // What stays in another administration's house is not shown to whoever recorded it there.
    const isSeen =
      visibility === 'alliance' ||
      session.memberships.some((one) => one.organisationId === organisationId)
    if (isSeen) navigate({ to: '/prozess/$id', params: { id }, search: { tab: 'profile' } })
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (name === '') return focusFirstError(event.currentTarget)
    const { productArea } = draft
    const trigger = draft.trigger.trim()
    const profile = { ...(productArea ? { productArea } : {}), ...(trigger ? { trigger } : {}) }
    record.mutate({
      body: {
        id,
        organisationId,
        name,
        profile,
        visibility: isOnBehalf ? 'organisation' : visibility,
        aspect,
        ...(asIs ? { asIsId: asIs.id } : {}),
      },
    })
  }
  const bind = (field: keyof typeof draft) => ({
    value: draft[field],
    onChange: (event: { target: { value: string } }) =>
      setDraft({ ...draft, [field]: event.target.value }),
  })

  return (
    <Dialog
      title={t('library:record.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={record.isPending}>
            {t('library:record.submit')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        <p className="kern-body">
          {asIs ? t('pair:beginLead', { name: asIs.name }) : t('library:record.lead')}
        </p>
        {choices.length > 1 && !asIs && (
          <SelectField
            label={t('library:facet.organisation')}
            value={organisationId}
            onChange={(event) => setChosen(event.target.value)}
          >
            {choices.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label={t('process:profile.name')}
          hint={t('library:record.nameHint')}
          required
          maxLength={300}
          error={isChecked && name === '' && t('process:profile.checkName')}
          {...bind('name')}
        />
        <SelectField label={t('process:profile.productArea')} {...bind('productArea')}>
          <option value="">{t('process:profile.none')}</option>
          {PRODUCT_AREAS.map((code) => (
            <option key={code} value={code}>
              {code} {t(`library:productAreas.${code}`)}
            </option>
          ))}
        </SelectField>
        <TextArea label={t('process:profile.trigger')} maxLength={2000} {...bind('trigger')} />
        {!asIs && (
          <fieldset className="kern-fieldset">
            <legend className="kern-label">{t('library:record.aspect')}</legend>
            <div className="kern-fieldset__body">
              {ASPECTS.map((one) => (
                <RadioField
                  key={one}
                  name="aspect"
                  label={t(`library:record.aspects.${one}`)}
                  checked={aspect === one}
                  onChange={() => setAspect(one)}
                />
              ))}
            </div>
          </fieldset>
        )}
        {isOnBehalf && <p className="kern-body">{t('library:record.onBehalf')}</p>}
        {!isOnBehalf && (
          <fieldset className="kern-fieldset">
            <legend className="kern-label">{t('process:share.title')}</legend>
            <div className="kern-fieldset__body">
              {VISIBILITIES.map((one) => (
                <RadioField
                  key={one}
                  name="visibility"
                  label={t(
                    one === 'alliance'
                      ? 'importsWeb:visibilityAlliance'
                      : 'importsWeb:visibilityOrganisation',
                  )}
                  checked={visibility === one}
                  onChange={() => setVisibility(one)}
                />
              ))}
            </div>
          </fieldset>
        )}
        <ErrorNotice error={record.error} />
      </form>
    </Dialog>
  )
}
