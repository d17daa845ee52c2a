// What happened in one house: in plain sentences, by what it is about and by days, and to take along as a table.

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HouseAudit, HouseAuditEntry } from '#api'
import { AUDIT_KINDS, type AuditKind } from '#library'
import { audit, sayAudit } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { call } from '../../client/call.ts'
import { useFormat } from '../../client/format.ts'
import { useChange } from '../../client/queries.ts'
import { saveAs } from '../../client/save-as.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { SelectField, TextField } from '../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import './audit.css'

bringTexts('audit', audit)

interface Filter {
  readonly kind?: AuditKind
  readonly from?: string
  readonly until?: string
}

const useAudit = (id: string, filter: Filter) =>
  useInfiniteQuery({
    queryKey: ['audit', id, filter],
    queryFn: ({ pageParam }) =>
      call('showHouseAudit', {
        params: { id },
        query: { ...filter, ...(pageParam ? { before: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

const FourEyes = ({ isDemanded, since }: HouseAudit['fourEyes']) => {
  const { t } = useTranslation()
  const format = useFormat()
  const key = `${isDemanded ? 'demanded' : 'notDemanded'}${since === null ? 'Always' : ''}`
  return (
    <p className="kern-body">
      {t(`audit:${key}`, since === null ? {} : { day: format.date(since) })}
    </p>
  )
}

const Entry = ({ entry }: { entry: HouseAuditEntry }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { at, by, standsInFor, process } = entry
  const other = standsInFor || t('audit:former')
  return (
    <li className="audit__entry">
      <span className="muted">{format.dateTime(at)}</span>
      <span>
        {process && (
          <>
            <Link className="kern-link" to="/prozess/$id" params={{ id: process.id }}>
              {process.name}
            </Link>
            {': '}
          </>
        )}
        {sayAudit(entry, (key, values) => t(key, { ...values }))}
        {by && ` · ${t(standsInFor === null ? 'audit:by' : 'audit:byDeputy', { name: by, other })}`}
      </span>
    </li>
  )
}

export const AuditPage = () => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const { id } = useParams({ from: '/protokoll/$id' })
  const [filter, setFilter] = useState<Filter>({})
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useAudit(
    id,
    filter,
  )
  const take = useChange('takeHouseAudit', ['audit'], ({ name, csv, isCut }) => {
    saveAs(new Blob([csv], { type: 'text/csv' }), name)
    announce({ text: t(isCut ? 'audit:cut' : 'audit:taken') })
  })
  const set = (part: { readonly [Key in keyof Filter]: Filter[Key] | undefined }) =>
    setFilter((before) =>
      Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, value]) => value)),
    )
  const [first] = data?.pages ?? []
  const entries = data?.pages.flatMap((page) => page.entries) ?? []
  if (!first)
    return (
      <div className="page">
        {isPending && <Loading />}
        <ErrorNotice error={error} />
      </div>
    )
  return (
    <div className="page">
      <PageHead
        title={t('audit:title', { name: first.organisation.name })}
        lead={t('audit:lead')}
        actions={
          <Button
            icon="download"
            isBusy={take.isPending}
            onClick={() => take.mutate({ params: { id }, body: filter })}
          >
            {t('audit:take')}
          </Button>
        }
      />
      <FourEyes {...first.fourEyes} />
      <fieldset className="audit__filter" aria-label={t('audit:filter')}>
        <SelectField
          label={t('audit:kindOf')}
          value={filter.kind ?? ''}
          onChange={({ currentTarget }) =>
            set({ kind: AUDIT_KINDS.find((one) => one === currentTarget.value) })
          }
        >
          <option value="">{t('audit:all')}</option>
          {AUDIT_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`audit:kind.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('audit:from')}
          type="date"
          value={filter.from ?? ''}
          onChange={({ currentTarget }) => set({ from: currentTarget.value || undefined })}
        />
        <TextField
          label={t('audit:until')}
          type="date"
          value={filter.until ?? ''}
          onChange={({ currentTarget }) => set({ until: currentTarget.value || undefined })}
        />
      </fieldset>
      <ErrorNotice error={take.error ?? error} />
      <p className="kern-body" role="status">
        {entries.length === 0 ? t('audit:none') : t('audit:shown', { count: entries.length })}
      </p>
      <ul className="audit__list">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {hasNextPage && (
        <div>
          <Button isBusy={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t('audit:more')}
          </Button>
        </div>
      )}
    </div>
  )
}
