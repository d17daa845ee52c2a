// Planning a package or a sponsorship: what, who is asked for it, for whom, by when.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../client/new-id.ts'
import { useChange, useFamilies, useOrganisations } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import {
  CheckField,
  focusFirstError,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

type House = { readonly id: string; readonly name: string }
const KINDS = ['package', 'sponsorship'] as const

/** Who is asked; '' where whoever wants to may. */
export const WriterField = ({
  value,
  onChange,
}: {
  value: string
  onChange: (id: string) => void
}) => {
  const { t } = useTranslation()
  const { data } = useOrganisations()
  return (
    <SelectField
      label={t('board:writer')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('board:writerOpen')}</option>
      {data?.organisations.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

export const PlanPackageDialog = ({
  houses,
  onClose,
}: {
  houses: readonly House[]
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [id] = useState(newId)
  const [kind, setKind] = useState<(typeof KINDS)[number]>('package')
  const [by, setBy] = useState(houses[0]?.id ?? '')
  const [title, setTitle] = useState('')
  const [familyId, setFamilyId] = useState('')
  const [writer, setWriter] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [due, setDue] = useState('')
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  const organisations = useOrganisations()
  const families = useFamilies()
  const plan = useChange('planPackage', ['board', 'notices'], () => {
    announce({ text: t('board:planned') })
    onClose()
  })
  const isNameless = title.trim() === ''
  const others = (organisations.data?.organisations ?? []).filter((one) => one.id !== writer)
  const chooseFamily = (next: string) => {
    const family = families.data?.families.find((one) => one.id === next)
    setFamilyId(next)
    if (family && isNameless) setTitle(family.name)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (isNameless) return focusFirstError(event.currentTarget)
    plan.mutate({
      body: {
        ...{ id, kind, by, title: title.trim(), note, due: due === '' ? null : due },
        ...{ familyId: familyId || null, writer: writer || null },
        houses: others.filter((one) => chosen.has(one.id)).map((one) => one.id),
      },
    })
  }
  return (
    <Dialog
      title={t('board:plan')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={plan.isPending}>
            {t('board:submit')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        <fieldset className="kern-fieldset">
          <legend className="kern-label">{t('board:kind')}</legend>
          <div className="kern-fieldset__body">
            {KINDS.map((one) => (
              <RadioField
                key={one}
                name="kind"
                label={t(`board:kinds.${one}`)}
                hint={t(`board:kindHints.${one}`)}
                checked={kind === one}
                onChange={() => setKind(one)}
              />
            ))}
          </div>
        </fieldset>
        {houses.length > 1 && (
          <SelectField
            label={t('board:by')}
            value={by}
            onChange={(event) => setBy(event.target.value)}
          >
            {houses.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label={t('board:what')}
          hint={t('board:whatHint')}
          required
          maxLength={300}
          error={isChecked && isNameless && t('board:checkWhat')}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        {families.data && families.data.families.length > 0 && (
          <SelectField
            label={t('board:family')}
            value={familyId}
            onChange={(event) => chooseFamily(event.target.value)}
          >
            <option value="">{t('board:familyNone')}</option>
            {families.data.families.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
        )}
        <WriterField value={writer} onChange={setWriter} />
        <fieldset className="kern-fieldset">
          <legend className="kern-label">{t('board:houses')}</legend>
          <div className="kern-hint">{t('board:housesHint')}</div>
          <div className="kern-fieldset__body">
            {others.map((one) => (
              <CheckField
                key={one.id}
                label={one.name}
                checked={chosen.has(one.id)}
                onChange={(event) =>
                  setChosen(
                    new Set(
                      event.target.checked
                        ? [...chosen, one.id]
                        : [...chosen].filter((other) => other !== one.id),
                    ),
                  )
                }
              />
            ))}
          </div>
        </fieldset>
        <TextField
          label={t('board:due')}
          type="date"
          value={due}
          onChange={(event) => setDue(event.target.value)}
        />
        <TextArea
          label={t('board:note')}
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <ErrorNotice error={plan.error} />
      </form>
    </Dialog>
  )
}
