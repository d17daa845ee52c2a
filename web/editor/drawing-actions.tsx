// What can be done with the step that is selected in the drawing: renamed, followed by another, parted,
// given to somebody, taken out. The same as in the list, where the hand is.

import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepLine } from '#steps'
import { Button } from '../parts/button.tsx'
import type { ListActions } from './use-list.ts'
import { useTyped } from './use-typed.ts'
import { useWaysBack } from './use-ways-back.tsx'

/** Another name for what is selected, saved when it is left. */
const NameField = ({ id, line, list }: { id: string; line: StepLine; list: ListActions }) => {
  const { t } = useTranslation()
  const typed = useTyped({
    shared: line.label,
    onSave: (name) => {
      list.rename(list.lines.indexOf(line), name)
      return true
    },
  })
  return (
    <input
      id={id}
      className="kern-form-input__input"
      autoComplete="off"
      maxLength={2000}
      placeholder={t(`editor:placeholder.${line.kind}`, { defaultValue: '' })}
      value={typed.words}
      onFocus={typed.onFocus}
      onChange={(event) => typed.type(event.currentTarget.value)}
      onBlur={typed.leave}
      onKeyDown={(event) => {
        if (event.key === 'Escape') typed.drop()
        if (event.key !== 'Enter') return
        event.preventDefault()
        typed.leave()
      }}
    />
  )
}

/** A new step, whose words are being typed. */
interface Adding {
  readonly key: string | undefined
  readonly words: string
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
  /** It comes after one step; at another one it is nothing. */
  const [adding, setAdding] = useState<Adding>()
  const isAdding = adding !== undefined && adding.key === selected
  const input = useRef<HTMLInputElement>(null)
  const back = useWaysBack(list, onSelect)
  useEffect(() => {
    if (isAdding) input.current?.focus()
  }, [isAdding])
  if (!line || ['handover', 'loop', 'jump'].includes(line.kind)) {
    return <p className="muted drawing-actions">{t('editor:onDrawing.none')}</p>
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const name = isAdding ? adding.words.trim() : ''
    setAdding(undefined)
    if (name) onSelect(list.addBelow(index, name) ?? selected)
  }
  const isStep = ['step', 'wait', 'event'].includes(line.kind)
  return (
    <>
      <form className="drawing-actions" onSubmit={submit} aria-label={t('editor:onDrawing.title')}>
        <label className="drawing-actions__name" htmlFor={id}>
          <span className="muted">
            {isAdding
              ? t('editor:line.new')
              : t(`editor:line.${line.kind}`, { number: line.number, defaultValue: line.number })}
          </span>
          {isAdding ? (
            <input
              id={id}
              ref={input}
              className="kern-form-input__input"
              autoComplete="off"
              maxLength={2000}
              placeholder={t('editor:placeholder.step')}
              value={adding.words}
              onChange={(event) => setAdding({ key: selected, words: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setAdding(undefined)
              }}
            />
          ) : (
            <NameField key={line.key} id={id} line={line} list={list} />
          )}
        </label>
        <div className="editor-choice">
          {isAdding ? (
            <>
              {/* A button of its own: the one that was pressed must not become the one that sends. */}
              <Button key="put" isSmall look="primary" type="submit">
                {t('editor:onDrawing.put')}
              </Button>
              <Button isSmall onClick={() => setAdding(undefined)}>
                {t('common:action.cancel')}
              </Button>
            </>
          ) : (
            <>
              <Button
                key="add"
                isSmall
                icon="add"
                onClick={() => setAdding({ key: selected, words: '' })}
              >
                {t('editor:onDrawing.add')}
              </Button>
              {line.kind !== 'end' && (
                <Button isSmall onClick={() => onSelect(list.decideBelow(index) ?? selected)}>
                  {t('editor:onDrawing.decide')}
                </Button>
              )}
              {list.canBeside(index) && (
                <Button isSmall onClick={() => list.besides(index)}>
                  {t('editor:action.parallel')}
                </Button>
              )}
              {back.isAt(index) && (
                <Button isSmall onClick={() => back.ask(index)}>
                  {t(isStep ? 'editor:action.back' : 'editor:action.lead')}
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
      {back.dialog}
    </>
  )
}
