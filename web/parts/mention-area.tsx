// A field to write in, in which people can be named: behind @ those are offered who may read it. The field keeps the focus:
// arrow keys choose, Enter takes, Esc closes, Tab moves on as if the list were not there.

import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../client/call.ts'
import { TextArea } from './field.tsx'
import { fitting, namedIn, putName, wordAt } from './mentions.ts'

/** Where something is written: about a process, or to the alliance; of a question that is only asked, `''`. */
export type NamedAt = { readonly process: string } | { readonly question: string }

/** Who can be named there; asked for with the first @. */
const useReaders = (at: NamedAt, isWanted: boolean) =>
  useQuery({
    queryKey: ['people', 'readers', at],
    queryFn: () =>
      ('process' in at
        ? call('listReaders', { params: { id: at.process } })
        : call('listNameable', { query: at.question ? { question: at.question } : {} })
      ).then(({ people }) => people),
    enabled: isWanted,
    staleTime: 300_000,
  }).data ?? []

/** Those who are named in a text. */
export const useNamed = (at: NamedAt, text: string): readonly string[] =>
  namedIn(text, useReaders(at, text.includes('@')))

export const MentionArea = ({
  at: place,
  label,
  hint,
  value,
  maxLength,
  onWrite,
  onKeyDown,
}: {
  at: NamedAt
  label: string
  hint: string
  value: string
  maxLength: number
  onWrite: (text: string) => void
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void
}) => {
  const { t } = useTranslation()
  const id = useId()
  const area = useRef<HTMLDivElement>(null)
  const [caret, setCaret] = useState<number>()
  const [closedAt, setClosedAt] = useState<string>()
  const [at, setAt] = useState(0)
  const people = useReaders(place, value.includes('@'))
  const word = caret === undefined || closedAt === value ? undefined : wordAt(value, caret)
  const offered = word ? fitting(people, word.word) : []
  const isOpen = offered.length > 0
  const marked = Math.min(at, offered.length - 1)
  const take = (index: number) => {
    const person = offered[index]
    if (!person || !word || caret === undefined) return
    const put = putName(value, word.from, caret, person.name)
    onWrite(put.text)
    setCaret(put.caret)
    setClosedAt(put.text)
    setAt(0)
    requestAnimationFrame(() => {
      const field = area.current?.querySelector('textarea')
      field?.focus()
      field?.setSelectionRange(put.caret, put.caret)
    })
  }
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const isMine =
      isOpen &&
      isPlain &&
      !event.nativeEvent.isComposing &&
      (step !== undefined || event.key === 'Enter' || event.key === 'Escape')
    if (!isMine) return onKeyDown(event)
    event.preventDefault()
    event.stopPropagation()
    if (step !== undefined) setAt((marked + step + offered.length) % offered.length)
    else if (event.key === 'Enter') take(marked)
    else setClosedAt(value)
  }
  const optionId = (index: number) => `${id}-${index}`
  return (
    <div className="mention" ref={area}>
      <TextArea
        label={label}
        hint={hint}
        value={value}
        maxLength={maxLength}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-activedescendant={isOpen ? optionId(marked) : undefined}
        onChange={({ currentTarget }) => {
          setCaret(currentTarget.selectionStart)
          setAt(0)
          onWrite(currentTarget.value)
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onBlur={() => setCaret(undefined)}
        onKeyDown={keyDown}
      />
      {isOpen && (
        <div
          className="mention__list"
          role="listbox"
          id={`${id}-list`}
          aria-label={t('comments:people')}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
        >
          {offered.map(({ id: personId, name }, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys of the list
            <div
              key={personId}
              id={optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === marked}
              className="mention__item"
              onClick={() => take(index)}
            >
              {name}
            </div>
          ))}
        </div>
      )}
      <span role="status" className="kern-sr-only">
        {isOpen ? t('comments:peopleCount', { count: offered.length }) : ''}
      </span>
    </div>
  )
}
