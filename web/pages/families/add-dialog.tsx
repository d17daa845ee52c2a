// Finds a process of the library and puts it into a family.

import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FamilyMembersView } from '#api'
import { useLibrary } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import type { FamilyActs } from './use-family-acts.ts'

const PAUSE_MS = 250
const SHOWN = 8

export const AddDialog = ({
  family,
  acts,
  onClose,
}: {
  family: FamilyMembersView
  acts: FamilyActs
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [words])
  const found = useLibrary({ q: asked, limit: SHOWN + family.members.length }, asked.length > 1)
  const inside = new Set(family.members.map(({ id }) => id))
  const others =
    asked.length < 2
      ? []
      : (found.data?.items ?? []).filter(({ id }) => !inside.has(id)).slice(0, SHOWN)
  return (
    <Dialog
      title={t('families:add')}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('common:action.close')}</Button>}
    >
      <div className="form">
        <ErrorNotice error={acts.error ?? found.error} />
        <TextField
          label={t('families:addSearch')}
          hint={t('families:addLead')}
          type="search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <p className="muted" role="status">
          {asked.length < 2
            ? t('families:addFirst')
            : found.isFetching
              ? t('common:loading')
              : others.length === 0
                ? t('families:addNothing')
                : ''}
        </p>
        <ul className="members">
          {others.map((process) => (
            <li className="member" key={process.id}>
              <div className="member__words">
                <span className="member__who">{process.organisation.name}</span>
                <span>{process.name}</span>
              </div>
              <Button
                isSmall
                isBusy={acts.isBusy}
                aria-label={t('families:addNamed', {
                  name: process.name,
                  organisation: process.organisation.shortName,
                })}
                onClick={() => acts.add(process, onClose)}
              >
                {t('families:addOne')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
