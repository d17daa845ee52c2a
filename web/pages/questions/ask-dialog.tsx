// Asking the alliance something, maybe about a process or a family.

import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { comments } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { newId } from '../../client/new-id.ts'
import { useChange, useFamily, useProcess } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { focusFirstError, SelectField, TextField } from '../../parts/field.tsx'
import { MentionArea, useNamed } from '../../parts/mention-area.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { useUnsentWords } from '../../parts/use-unsent-words.ts'

bringTexts('comments', comments)

interface About {
  readonly process?: string | undefined
  readonly family?: string | undefined
}

const AboutProcess = ({ id }: { id: string }) => {
  const { t } = useTranslation()
  const { data } = useProcess(id)
  return data ? <p className="kern-body">{t('questions:ofProcess', { name: data.name })}</p> : null
}

const AboutFamily = ({ id }: { id: string }) => {
  const { t } = useTranslation()
  const { data } = useFamily(id)
  return data ? <p className="kern-body">{t('questions:ofFamily', { name: data.name })}</p> : null
}

export const AskDialog = ({
  about: { process, family },
  houses,
  onClose,
}: {
  about: About
  houses: readonly { readonly id: string; readonly name: string }[]
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const form = useId()
  const [id] = useState(newId)
  const [by, setBy] = useState(houses[0]?.id ?? '')
  const place = process ?? family ?? ''
  const [title, setTitle] = useUnsentWords('question', place)
  const [text, setText] = useUnsentWords('questionText', place)
  const [isChecked, setChecked] = useState(false)
  const mentions = useNamed({ question: '' }, text)
  const ask = useChange('askAlliance', ['questions', 'activity', 'notices'], (asked) => {
    setTitle('')
    setText('')
    announce({ text: t('questions:asked') })
    navigate({ to: '/fragen/$id', params: { id: asked.id } })
  })
  const isEmpty = title.trim() === ''
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (isEmpty) return focusFirstError(event.currentTarget)
    ask.mutate({
      body: {
        ...{ id, by, title: title.trim(), text: text.trim(), mentions: [...mentions] },
        ...{ processId: process ?? null, familyId: process ? null : (family ?? null) },
      },
    })
  }
  return (
    <Dialog
      title={t('questions:ask')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={ask.isPending}>
            {t('questions:submit')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        {process ? <AboutProcess id={process} /> : family ? <AboutFamily id={family} /> : null}
        {houses.length > 1 && (
          <SelectField
            label={t('questions:by')}
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
          label={t('questions:about')}
          hint={t('questions:aboutHint')}
          required
          maxLength={200}
          error={isChecked && isEmpty && t('questions:checkAbout')}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <MentionArea
          at={{ question: '' }}
          label={t('questions:more')}
          hint={t('questions:moreHint')}
          value={text}
          maxLength={4000}
          onWrite={setText}
          onKeyDown={() => undefined}
        />
        <ErrorNotice error={ask.error} />
      </form>
    </Dialog>
  )
}
