// Editing the fact sheet. What is left empty stays unknown; facts this form does not show are kept.

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { readProcess, useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { focusFirstError, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { PRODUCT_AREAS } from '../library/product-areas.ts'
import { ConflictNotice, isConflict } from './conflict-notice.tsx'
import { type Collision, meetConflict, type SeenFacts } from './meet-conflict.ts'
import { type ProfileDraft, readDraft, toDraft } from './profile-draft.ts'

const TYPES = ['core', 'support', 'management'] as const

export const ProfileForm = ({
  process,
  onClose,
}: {
  process: ProcessDetail
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  // What the draft began with; the process itself may change meanwhile, in another's hands.
  const [seen, setSeen] = useState<SeenFacts>(process)
  const [collisions, setCollisions] = useState<readonly Collision[]>()
  const [draft, setDraft] = useState(() => toDraft(process))
  const [isChecked, setChecked] = useState(false)
  const change = useChange(
    'changeProcess',
    ['process', 'library', 'families', 'comparison'],
    () => {
      announce({ text: t('common:saved') })
      onClose()
    },
  )
  const read = readDraft(draft, seen.profile)
  const error = (name: keyof ProfileDraft) =>
    isChecked && read.errors[name] && t(`process:profile.${read.errors[name]}`)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (Object.keys(read.errors).length > 0) return focusFirstError(event.currentTarget)
    const body = {
      ...{ name: draft.name.trim(), profile: read.profile },
      seen: { name: seen.name, profile: seen.profile },
    }
    change.mutate({ params: { id: process.id }, body }, { onError: meet })
  }
  const meet = async (failure: unknown) => {
    if (!isConflict(failure)) return
    const now = await readProcess(process.id)
    const met = meetConflict(draft, seen, now)
    setDraft(met.draft)
    setCollisions(met.collisions)
    // From here on it has been seen: saving again means it.
    setSeen(now)
  }
  const words = (name: keyof ProfileDraft, text: string) => {
    if (text === '') return t('process:profile.none')
    if (name === 'productArea') return `${text} ${t(`library:productAreas.${text}`)}`
    if (name === 'processType') return t(`process:profile.processTypes.${text}`)
    return text
  }
  const bind = (name: keyof ProfileDraft) => ({
    value: draft[name],
    error: error(name),
    onChange: (event: { target: { value: string } }) =>
      setDraft({ ...draft, [name]: event.target.value }),
  })

  return (
    <form className="form form--wide stack--reading" onSubmit={submit} noValidate>
      <TextField label={t('process:profile.name')} required {...bind('name')} />
      <TextArea label={t('process:profile.trigger')} {...bind('trigger')} />
      <TextArea label={t('process:profile.result')} {...bind('result')} />
      <SelectField label={t('process:profile.productArea')} {...bind('productArea')}>
        <option value="">{t('process:profile.none')}</option>
        {PRODUCT_AREAS.map((code) => (
          <option key={code} value={code}>
            {code} {t(`library:productAreas.${code}`)}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('process:profile.processType')} {...bind('processType')}>
        <option value="">{t('process:profile.none')}</option>
        {TYPES.map((type) => (
          <option key={type} value={type}>
            {t(`process:profile.processTypes.${type}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('process:profile.casesPerYear')}
        inputMode="decimal"
        {...bind('casesPerYear')}
      />
      <TextField
        label={t('process:profile.leadTimeDays')}
        inputMode="decimal"
        {...bind('leadTimeDays')}
      />
      <TextField
        label={t('process:profile.task')}
        hint={t('process:profile.taskHint')}
        {...bind('task')}
      />
      <TextField label={t('process:profile.owner')} {...bind('owner')} />
      <TextField
        label={t('process:profile.contact')}
        hint={t('process:profile.contactHint')}
        maxLength={300}
        {...bind('contact')}
      />
      <TextArea
        label={t('process:profile.participants')}
        hint={t('process:profile.onePerLine')}
        {...bind('participants')}
      />
      <TextArea
        label={t('process:profile.legalBases')}
        hint={t('process:profile.onePerLine')}
        {...bind('legalBases')}
      />
      <TextArea
        label={t('process:profile.systems')}
        hint={t('process:profile.onePerLine')}
        {...bind('systems')}
      />
      <TextField
        label={t('process:profile.serviceKey')}
        inputMode="numeric"
        {...bind('serviceKey')}
      />
      {collisions && isConflict(change.error) ? (
        <ConflictNotice
          error={change.error}
          rows={collisions.map(({ field, now, mine }) => ({
            field,
            label: t(`process:profile.${field}`),
            now: words(field, now),
            mine: words(field, mine),
            onTake: () => {
              setDraft({ ...draft, [field]: now })
              setCollisions(collisions.filter((one) => one.field !== field))
            },
          }))}
        />
      ) : (
        <ErrorNotice error={change.error} />
      )}
      <div className="kern-btn-wrapper">
        <Button look="primary" type="submit" isBusy={change.isPending}>
          {t('common:action.save')}
        </Button>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
      </div>
    </form>
  )
}
