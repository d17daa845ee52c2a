// The library's own search: a form, so that Enter and the button do the same.

import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/button.tsx'

export const SearchField = ({
  words,
  isInSteps,
  onSearch,
  onWhere,
  onSimilar,
}: {
  words: string
  isInSteps: boolean
  onSearch: (words: string) => void
  onWhere: (isInSteps: boolean) => void
  onSimilar: () => void
}) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(words)
  useEffect(() => setTyped(words), [words])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(typed.trim())
  }
  return (
    <search aria-label={t('library:search')} className="library__search-area">
      <form className="library__search" onSubmit={submit}>
        <input
          className="search__input"
          type="search"
          aria-label={t('library:search')}
          placeholder={t(isInSteps ? 'library:stepsPlaceholder' : 'library:searchPlaceholder')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            if (event.target.value === '') onSearch('')
          }}
        />
        <Button type="submit" icon="search" isIconOnly>
          {t('library:searchSubmit')}
        </Button>
      </form>
      <div className="library__ways">
        <label className="library__where">
          <input
            type="checkbox"
            role="switch"
            aria-checked={isInSteps}
            checked={isInSteps}
            onChange={(event) => onWhere(event.target.checked)}
          />
          {t('library:inSteps')}
        </label>
        <Button look="tertiary" isSmall onClick={onSimilar}>
          {t('library:similar.open')}
        </Button>
      </div>
    </search>
  )
}
