// What can be done with the step that is selected in the drawing: renamed, followed by another, parted,
// given to somebody, taken out. The same as in the list, where the hand is.

import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../parts/button.tsx'
import type { ListActions } from './use-list.ts'

interface Typing {
  readonly key: string | undefined
  readonly typed?: string
  /** The words of a new step; else another name for the selected one. */
  readonly isAdding: boolean
}

export const DrawingActions = ({
  list,
  selected,
  onSelect,
  onDetails,
  onRemove,
}: {
  list: ListActions
  selected: string | undefined
  onSelect: (key: string | undefined) => void
  onDetails: (key: string) => void
  onRemove: (index: number) => void
}) => {
  const { t } = useTranslation()
  const id = useId()
  const index = list.lines.findIndex(({ key }) => key === selected)
  const line = list.lines[index]
  /** What is being typed belongs to one step; at another one it is nothing. */
  const [work, setWork] = useState<Typing>()
  const mine = work?.key === selected ? work : undefined
  const { typed, isAdding = false } = mine ?? {}
  const setTyped = (words: string | undefined) =>
    setWork({ key: selected, isAdding, ...(words === undefined ? {} : { typed: words }) })
  const setAdding = (wanted: boolean) => setWork({ key: selected, isAdding: wanted })
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isAdding) input.current?.focus()
  }, [isAdding])
  if (!line || ['handover', 'loop', 'jump'].includes(line.kind)) {
    return <p className="muted drawing-actions">{t('editor:onDrawing.none')}</p>
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const name = (typed ?? '').trim()
    setWork(undefined)
    if (isAdding) {
      if (name) onSelect(list.addBelow(index, name) ?? selected)
    } else if (typed !== undefined) list.rename(index, name)
  }
  const isStep = ['step', 'wait', 'event'].includes(line.kind)
  return (
    <form className="drawing-actions" onSubmit={submit} aria-label={t('editor:onDrawing.title')}>
      <label className="drawing-actions__name" htmlFor={id}>
        <span className="muted">
          {isAdding
            ? t('editor:line.new')
            : t(`editor:line.${line.kind}`, { number: line.number, defaultValue: line.number })}
        </span>
        <input
          id={id}
          ref={input}
          className="kern-form-input__input"
          autoComplete="off"
          maxLength={2000}
          placeholder={t(`editor:placeholder.${isAdding ? 'step' : line.kind}`, {
            defaultValue: '',
          })}
          value={typed ?? (isAdding ? '' : line.label)}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => {
            if (!isAdding && typed !== undefined) list.rename(index, typed.trim())
            if (!isAdding) setTyped(undefined)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setWork(undefined)
          }}
        />
      </label>
      <div className="editor-choice">
        {isAdding ? (
          <>
            {/* A button of its own: the one that was pressed must not become the one that sends. */}
            <Button key="put" isSmall look="primary" type="submit">
              {t('editor:onDrawing.put')}
            </Button>
            <Button isSmall onClick={() => setAdding(false)}>
              {t('common:action.cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button key="add" isSmall icon="add" onClick={() => setAdding(true)}>
              {t('editor:onDrawing.add')}
            </Button>
            {line.kind !== 'end' && (
              <Button isSmall onClick={() => onSelect(list.decideBelow(index) ?? selected)}>
                {t('editor:onDrawing.decide')}
              </Button>
            )}
            {isStep && (
              <Button isSmall onClick={() => onDetails(line.key)}>
                {t('editor:onDrawing.details')}
              </Button>
            )}
            {line.kind !== 'start' && line.kind !== 'end' && (
              <Button isSmall icon="delete" onClick={() => onRemove(index)}>
                {t('editor:action.remove')}
              </Button>
            )}
          </>
        )}
      </div>
    </form>
  )
}
