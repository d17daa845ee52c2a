// What is asked of the alliance: searched, chosen by what is still open, and asked.

import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import type { QuestionsSearch } from '../../router.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { OlderQuestions } from './older-questions.tsx'
import { QuestionList } from './question-list.tsx'
import { useQuestions } from './use-questions.ts'

const WAYS = ['all', 'open'] as const

const FollowNew = ({ isFollowing }: { isFollowing: boolean }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const change = useChange('followQuestions', ['questions'], (after) =>
    announce({ text: t(after.isFollowing ? 'questions:followNewOn' : 'questions:followNewOff') }),
  )
  return (
    <Button
      icon={isFollowing ? 'check' : 'add'}
      aria-pressed={isFollowing}
      isBusy={change.isPending}
      onClick={() => change.mutate({ body: { isFollowing: !isFollowing } })}
    >
      {t('questions:followNew')}
    </Button>
  )
}

export const QuestionsPage = () => {
  const { t } = useTranslation()
  const search = useSearch({ from: '/fragen' })
  const navigate = useNavigate({ from: '/fragen' })
  const { q, open, process, family } = search
  const list = useQuestions({ ...(q ? { q } : {}), ...(open ? { open: 'yes' } : {}) })
  const [words, setWords] = useState(q ?? '')
  // Whoever comes from a process or a family wants to ask about it.
  const [isAsking, setAsking] = useState(process !== undefined || family !== undefined)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const [first] = list.data?.pages ?? []
  const houses = first?.speaksFor ?? []
  const way = open ? 'open' : 'all'
  const change = (part: { [Name in keyof QuestionsSearch]?: string | undefined }) =>
    navigate({ search: { ...search, ...part } as QuestionsSearch, replace: true })
  const find = (event: FormEvent) => {
    event.preventDefault()
    change({ q: words.trim() })
  }
  const close = () => {
    setAsking(false)
    change({ process: undefined, family: undefined })
  }
  const actions = first && (
    <>
      {houses.length > 0 && (
        <Button look="primary" onClick={() => setAsking(true)}>
          {t('questions:ask')}
        </Button>
      )}
      <FollowNew isFollowing={first.isFollowing} />
    </>
  )
  const isAll = !q && !open
  return (
    <div className="page page--middle">
      <PageHead title={t('questions:title')} lead={t('questions:lead')} actions={actions} />
      <search className="no-print" aria-label={t('questions:search')}>
        <form className="questions__bar" onSubmit={find}>
          <TextField
            label={t('questions:search')}
            type="search"
            maxLength={200}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
          />
          <Button type="submit">{t('library:searchSubmit')}</Button>
          <fieldset className="choice">
            <legend className="kern-sr-only">{t('questions:show')}</legend>
            <div>
              {WAYS.map((one) => (
                <label key={one}>
                  <input
                    type="radio"
                    name="which"
                    checked={one === way}
                    onChange={() => change({ open: one === 'open' ? 'yes' : undefined })}
                  />
                  <span>{t(`questions:${one}`)}</span>
                </label>
              ))}
            </div>
          </fieldset>
        </form>
      </search>
      <ErrorNotice error={list.error} onRetry={() => list.refetch()} />
      {list.isPending && <Loading />}
      {list.data && (
        <p className="kern-sr-only" role="status">
          {t('questions:count', { count: items.length })}
        </p>
      )}
      {list.data && items.length === 0 && (
        <Invitation title={t(isAll ? 'questions:none' : 'questions:noneFound')}>
          <p className="kern-body">{t('questions:noneLead')}</p>
        </Invitation>
      )}
      <QuestionList items={items} />
      <OlderQuestions list={list} />
      {isAsking && list.data && (
        <AskDialog about={{ process, family }} houses={houses} onClose={close} />
      )}
    </div>
  )
}
