// Search over everything. Suggestions come while typing; Enter without a choice opens the library with
// the words as filter. Ctrl+K (Command+K) comes here from anywhere.
// The last suggestion is always there: a list that is empty when the words change would stay closed, and
// words that come at once (pasted, dictated, suggested by a phone's keyboard) would never open it.

import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLibrary } from '../client/queries.ts'
import './search.css'

const ALL = 'all'

export const Search = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const found = useLibrary({ limit: 6, q: asked }, asked !== '')

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const openLibrary = () => {
    navigate({ to: '/bibliothek', search: words.trim() ? { q: words.trim() } : {} })
  }
  const items = asked ? (found.data?.items ?? []) : []

  return (
    <search className="search">
      <ComboBox
        allowsCustomValue
        allowsEmptyCollection={false}
        menuTrigger="input"
        inputValue={words}
        onInputChange={setWords}
        items={[
          ...items.map((item) => ({ id: item.id, name: item.name, from: item.organisation.name })),
          {
            id: ALL,
            name: words.trim()
              ? t('common:search.all', { words: words.trim() })
              : t('common:search.everything'),
            from: '',
          },
        ]}
        onChange={(key) => {
          if (key === null) return
          if (key === ALL) openLibrary()
          else navigate({ to: '/prozess/$id', params: { id: String(key) } })
          setWords('')
        }}
      >
        <Label className="kern-sr-only">{t('common:search.label')}</Label>
        <Input
          ref={input}
          className="search__input"
          placeholder={t('common:search.placeholder')}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.currentTarget.getAttribute('aria-activedescendant'))
              openLibrary()
          }}
        />
        <Popover className="search__list">
          <ListBox>
            {(item: { id: string; name: string; from: string }) => (
              <ListBoxItem id={item.id} textValue={item.name} className="search__item">
                <Text slot="label">{item.name}</Text>
                {item.from && <Text slot="description">{item.from}</Text>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </search>
  )
}
