// Adding a sample document: the file, what it is, who may do what with it, and who sees it.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sendDocument } from '../../client/call.ts'
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

const KINDS = ['form', 'instruction', 'checklist', 'letter', 'other'] as const
const SIGHTS = ['alliance', 'organisation'] as const
const ENDING = /\.[^.]+$/

export type Place = { readonly process: string } | { readonly family: string }

export const AddDialog = ({
  place,
  houses,
  isShown,
  onClose,
}: {
  place: Place
  houses: readonly { readonly id: string; readonly name: string }[]
  /** Whether the alliance sees the place. */
  isShown: boolean
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const client = useQueryClient()
  const form = useId()
  const [file, setFile] = useState<File>()
  const [by, setBy] = useState(houses[0]?.id ?? '')
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const [kind, setKind] = useState<(typeof KINDS)[number]>('form')
  const [permission, setPermission] = useState(t('documents:permissionUsual'))
  const [visibility, setVisibility] = useState<(typeof SIGHTS)[number]>('alliance')
  const [isChecked, setChecked] = useState(false)
  const add = useMutation({
    mutationFn: (chosen: File) => {
      const words = { title: title.trim(), permission: permission.trim() }
      const facts = { ...words, description: description.trim(), kind, visibility, by }
      return sendDocument({ ...place, ...facts }, chosen)
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['documents'] })
      await client.invalidateQueries({ queryKey: ['activity'] })
      announce({ text: t('documents:added') })
      onClose()
    },
  })
  const choose = (chosen: File | undefined) => {
    setFile(chosen)
    add.reset()
    if (chosen && title.trim() === '') setTitle(chosen.name.replace(ENDING, '').slice(0, 200))
  }
  const isNameless = title.trim() === ''
  const isUnsaid = permission.trim() === ''
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (!file || isNameless || isUnsaid) return focusFirstError(event.currentTarget)
    add.mutate(file)
  }
  return (
    <Dialog
      title={t('documents:add')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={add.isPending}>
            {t('documents:submit')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        <TextField
          type="file"
          label={t('documents:file')}
          hint={t('documents:fileHint')}
          required
          error={isChecked && !file && t('documents:checkFile')}
          onChange={({ currentTarget }) => choose(currentTarget.files?.[0])}
        />
        <TextField
          label={t('documents:name')}
          required
          maxLength={200}
          error={isChecked && isNameless && t('documents:checkName')}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <SelectField
          label={t('documents:kind')}
          value={kind}
          onChange={({ currentTarget }) =>
            setKind(KINDS.find((one) => one === currentTarget.value) ?? kind)
          }
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`documents:kinds.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextArea
          label={t('documents:description')}
          maxLength={500}
          rows={3}
          value={description}
          onChange={({ currentTarget }) => setDescription(currentTarget.value)}
        />
        {houses.length > 1 && (
          <SelectField
            label={t('documents:by')}
            value={by}
            onChange={({ currentTarget }) => setBy(currentTarget.value)}
          >
            {houses.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label={t('documents:permission')}
          hint={t('documents:permissionHint')}
          required
          maxLength={500}
          error={isChecked && isUnsaid && t('documents:checkPermission')}
          value={permission}
          onChange={({ currentTarget }) => setPermission(currentTarget.value)}
        />
        <fieldset className="kern-fieldset">
          <legend className="kern-label">{t('documents:sight')}</legend>
          <div className="kern-fieldset__body">
            {SIGHTS.map((one) => (
              <RadioField
                key={one}
                name="sight"
                label={t(`documents:sights.${one}`)}
                checked={visibility === one}
                onChange={() => setVisibility(one)}
              />
            ))}
          </div>
        </fieldset>
        {!isShown && visibility === 'alliance' && (
          <p className="kern-body">{t('documents:notYetShown')}</p>
        )}
        <ErrorNotice error={add.error} />
      </form>
    </Dialog>
  )
}
