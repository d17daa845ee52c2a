// One process chosen out of the library: those of the same family first, then by words.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessSummary } from '#api'
import { type LibraryFilter, useFamily, useLibrary } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'

const MOST_SHOWN = 12

const Choices = ({
  title,
  items,
  onChoose,
}: {
  title: string
  items: readonly ProcessSummary[]
  onChoose: (item: ProcessSummary) => void
}) => {
  const { t } = useTranslation()
  const id = useId()
  if (items.length === 0) return null
  return (
    <section className="stack" aria-labelledby={id}>
      <h3 className="kern-heading-small" id={id}>
        {title}
      </h3>
      <ul className="row-list lineage__choices">
        {items.map((item) => (
          <li key={item.id}>
            <span>
              {item.name} <span className="muted">{item.organisation.name}</span>
            </span>
            <Button
              isSmall
              aria-label={t('lineage:choose.pickWhich', {
                ...{ name: item.name, organisation: item.organisation.name },
              })}
              onClick={() => onChoose(item)}
            >
              {t('lineage:choose.pick')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const ProcessChoice = ({
  familyId,
  first,
  filter,
  fits,
  nothing,
  onChoose,
}: {
  familyId: string | undefined
  /** Which are shown before anything is searched; only those with a model, unless it says otherwise. */
  first: LibraryFilter
  filter: LibraryFilter
  fits: (item: ProcessSummary) => boolean
  nothing: string
  onChoose: (item: ProcessSummary) => void
}) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  const field = useId()
  const library = useLibrary({
    ...{ flow: 'yes', limit: 50 },
    ...(words === '' ? first : { ...filter, q: words }),
  })
  const family = useFamily(familyId)
  const near = family.data?.members.filter(fits) ?? []
  const found = library.data?.items
    .filter((item) => fits(item) && (words !== '' || near.every(({ id }) => id !== item.id)))
    .slice(0, MOST_SHOWN)
  const search = (event: FormEvent) => {
    event.preventDefault()
    setWords(typed.trim())
  }
  return (
    <div className="stack">
      <Choices title={t('lineage:choose.near')} items={near} onChoose={onChoose} />
      <form className="lineage__search" onSubmit={search}>
        <div className="kern-form-input">
          <label className="kern-label" htmlFor={field}>
            {t('lineage:choose.search')}
          </label>
          <div className="kern-hint" id={`${field}-hint`}>
            {t('lineage:choose.searchHint')}
          </div>
          <input
            id={field}
            className="kern-form-input__input"
            type="search"
            maxLength={200}
            aria-describedby={`${field}-hint`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <Button type="submit">{t('library:searchSubmit')}</Button>
      </form>
      {library.isPending && <Loading />}
      <ErrorNotice error={library.error} />
      <div role="status">{found?.length === 0 && <p className="kern-body">{nothing}</p>}</div>
      <Choices
        title={t(words === '' ? 'lineage:choose.some' : 'lineage:choose.found')}
        items={found ?? []}
        onChoose={onChoose}
      />
    </div>
  )
}
