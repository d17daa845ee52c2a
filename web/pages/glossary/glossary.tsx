// Words the alliance takes for each other: what was learnt from which decision, what people typed, and
// whether it counts. Nothing vanishes: what is revoked stays in sight and can count again.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GlossaryEntry } from '#api'
import { useFormat } from '../../client/format.ts'
import { useChange, useGlossary } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { CheckField, TextField } from '../../parts/field.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { EntryForm } from './entry-form.tsx'
import './glossary.css'

const AFFECTED = ['glossary', 'comparison', 'merged-model', 'families', 'library']

type Lesson = GlossaryEntry['lessons'][number]

const LessonWords = ({ lesson }: { lesson: Lesson }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const step = (end: Lesson['a']) =>
    t('compare:link.stepOf', { step: end.label, organisation: end.organisationName })
  return (
    <li>
      {t('glossary:lesson', {
        a: step(lesson.a),
        b: step(lesson.b),
        who: lesson.by
          ? t('compare:link.personOf', { name: lesson.by, organisation: lesson.organisationName })
          : lesson.organisationName,
        date: format.date(lesson.at),
      })}
      {lesson.withdrawnAt !== null &&
        ` ${t('glossary:lessonWithdrawn', { date: format.date(lesson.withdrawnAt) })}`}
    </li>
  )
}

const Entry = ({ entry, canEdit }: { entry: GlossaryEntry; canEdit: boolean }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const announce = useAnnounce()
  const [one, other] = entry.words
  const pair = t(`glossary:pair.${entry.kind}`, { one, other })
  const revoke = useChange('revokeGlossaryEntry', AFFECTED)
  const restore = useChange('restoreGlossaryEntry', AFFECTED)
  const call = { body: { ids: entry.ids } }
  const put = () =>
    restore.mutate(call, {
      onSuccess: () => announce({ text: t('glossary:restored', { pair }) }),
    })
  const take = () =>
    revoke.mutate(call, {
      onSuccess: () =>
        announce({
          text: t('glossary:revoked', { pair }),
          action: { label: t('common:action.undo'), run: put },
        }),
    })
  const isRevoked = entry.revokedAt !== null
  const who = entry.by
    ? t('compare:link.personOf', { name: entry.by, organisation: entry.organisationName })
    : entry.organisationName
  return (
    <li className={entry.isUsed ? 'glossary__entry' : 'glossary__entry glossary__entry--off'}>
      <div className="glossary__words">
        <strong>{pair}</strong>
        <span className="badges">
          {entry.isUsed ? (
            <Badge tone="success" icon="check">
              {t('glossary:used')}
            </Badge>
          ) : (
            <Badge icon="close">{t(isRevoked ? 'glossary:isRevoked' : 'glossary:isResting')}</Badge>
          )}
          {entry.lessons.length > 0 && <Badge>{t('glossary:learnt')}</Badge>}
          {entry.isEntered && <Badge>{t('glossary:entered')}</Badge>}
          <Badge>{t(`glossary:tongue.${entry.tongue}`)}</Badge>
        </span>
      </div>
      {canEdit && (isRevoked || entry.isUsed) && (
        <Button
          look="tertiary"
          isBusy={revoke.isPending || restore.isPending}
          aria-label={t(isRevoked ? 'glossary:restoreNamed' : 'glossary:revokeNamed', { pair })}
          onClick={isRevoked ? put : take}
        >
          {t(isRevoked ? 'glossary:restore' : 'glossary:revoke')}
        </Button>
      )}
      <ul className="plain-list glossary__from">
        {entry.isEntered && <li>{t('glossary:typedBy', { who, date: format.date(entry.at) })}</li>}
        {entry.lessons.map((lesson) => (
          <LessonWords key={lesson.id} lesson={lesson} />
        ))}
      </ul>
      <ErrorNotice error={revoke.error ?? restore.error} />
    </li>
  )
}

const has = ({ words, lessons }: GlossaryEntry, wanted: string): boolean =>
  [...words, ...lessons.flatMap(({ a, b }) => [a.label, b.label])].some((text) =>
    text.toLowerCase().includes(wanted),
  )

export const Glossary = ({ canEdit }: { canEdit: boolean }) => {
  const { t } = useTranslation()
  const glossary = useGlossary()
  const [words, setWords] = useState('')
  const [isAll, setAll] = useState(true)
  const all = glossary.data ?? []
  const shown = all.filter(
    (entry) => (isAll || entry.isUsed) && has(entry, words.trim().toLowerCase()),
  )
  return (
    <div className="stack glossary">
      <ErrorNotice error={glossary.error} onRetry={() => glossary.refetch()} />
      {glossary.isPending && <Loading />}
      {glossary.data && all.length === 0 && (
        <Invitation title={t('glossary:emptyTitle')}>
          <p className="kern-body">{t('glossary:emptyLead')}</p>
        </Invitation>
      )}
      {all.length > 0 && (
        <>
          <search className="glossary__search" aria-label={t('glossary:filter')}>
            <TextField
              type="search"
              label={t('glossary:search')}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            <CheckField
              label={t('glossary:showAll')}
              checked={isAll}
              onChange={(event) => setAll(event.target.checked)}
            />
          </search>
          <p className="muted" role="status">
            {t('glossary:count', { count: shown.length })}
          </p>
          <ul className="row-list">
            {shown.map((entry) => (
              <Entry
                key={`${entry.tongue} ${entry.kind} ${entry.words.join(' ')}`}
                entry={entry}
                canEdit={canEdit}
              />
            ))}
          </ul>
        </>
      )}
      {canEdit ? (
        <EntryForm affected={AFFECTED} />
      ) : (
        glossary.data && <p className="muted">{t('glossary:readOnly')}</p>
      )}
    </div>
  )
}
