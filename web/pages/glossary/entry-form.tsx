// Typing a pair of words into the alliance's glossary.

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GLOSSARY_KINDS, glossaryInput, TONGUES } from '#api'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { focusFirstError, SelectField, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

export const EntryForm = ({ affected }: { affected: readonly string[] }) => {
  const { t, i18n } = useTranslation()
  const announce = useAnnounce()
  const [one, setOne] = useState('')
  const [other, setOther] = useState('')
  const [kind, setKind] = useState<(typeof GLOSSARY_KINDS)[number]>('same')
  const [tongue, setTongue] = useState<(typeof TONGUES)[number]>(
    i18n.language === 'en' ? 'en' : 'de',
  )
  const [isWrong, setWrong] = useState(false)
  const add = useChange('addGlossaryEntry', affected)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const read = glossaryInput.safeParse({ tongue, kind, words: [one, other] })
    setWrong(!read.success)
    if (!read.success) {
      focusFirstError(form)
      return
    }
    add.mutate(
      { body: read.data },
      {
        onSuccess: () => {
          announce({
            text: t('glossary:added', { pair: t(`glossary:pair.${kind}`, { one, other }) }),
          })
          setOne('')
          setOther('')
          form.querySelector('input')?.focus()
        },
      },
    )
  }
  const error = isWrong ? t('glossary:wordsWrong') : undefined
  return (
    <section className="glossary__add" aria-labelledby="glossary-add">
      <h2 className="kern-heading-small" id="glossary-add">
        {t('glossary:addTitle')}
      </h2>
      <p className="kern-body muted">{t('glossary:addLead')}</p>
      <ErrorNotice error={add.error} />
      <form className="glossary__form" onSubmit={submit} noValidate>
        <TextField
          label={t('glossary:word')}
          maxLength={60}
          value={one}
          error={error}
          onChange={(event) => setOne(event.target.value)}
        />
        <SelectField
          label={t('glossary:kindLabel')}
          value={kind}
          onChange={({ target }) =>
            setKind(GLOSSARY_KINDS.find((value) => value === target.value) ?? 'same')
          }
        >
          {GLOSSARY_KINDS.map((value) => (
            <option key={value} value={value}>
              {t(`glossary:kind.${value}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('glossary:otherWord')}
          maxLength={60}
          value={other}
          onChange={(event) => setOther(event.target.value)}
        />
        <SelectField
          label={t('glossary:tongueLabel')}
          value={tongue}
          onChange={({ target }) =>
            setTongue(TONGUES.find((value) => value === target.value) ?? 'de')
          }
        >
          {TONGUES.map((value) => (
            <option key={value} value={value}>
              {t(`glossary:tongue.${value}`)}
            </option>
          ))}
        </SelectField>
        <Button type="submit" icon="add" isBusy={add.isPending}>
          {t('glossary:add')}
        </Button>
      </form>
    </section>
  )
}
