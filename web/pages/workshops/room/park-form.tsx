// The issue store: what must not be forgotten, and what became of it.

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../../client/new-id.ts'
import { Button } from '../../../parts/button.tsx'
import { focusFirstError, TextArea, TextField } from '../../../parts/field.tsx'
import type { RoomProps } from './room-props.ts'
import { useUnfinished } from './unfinished.ts'

export const ParkForm = ({ say, unfinished }: Pick<RoomProps, 'say' | 'unfinished'>) => {
  const { t } = useTranslation()
  const [text, setText] = useUnfinished(unfinished, 'issue', '')
  const [isChecked, setChecked] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (text.trim() === '') return focusFirstError(event.currentTarget)
    say({ kind: 'park', issue: newId(), text: text.trim() })
    setText('')
    setChecked(false)
  }
  return (
    <form className="room-form" onSubmit={submit} noValidate>
      <TextArea
        label={t('workshops:issue.text')}
        rows={2}
        maxLength={500}
        value={text}
        error={isChecked && text.trim() === '' && t('workshops:issue.missing')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="room-form__acts">
        <Button type="submit">{t('workshops:issue.park')}</Button>
      </div>
    </form>
  )
}

/** Open issues, for who may settle them. */
export const OpenIssues = ({ view, say }: Pick<RoomProps, 'view' | 'say'>) => {
  const { t } = useTranslation()
  const [settling, setSettling] = useState<string>()
  const [outcome, setOutcome] = useState('')
  // While the target is written, steps that are proposed for it stand beside it.
  const isTarget = view.agenda.some(({ id, kind }) => id === view.phase && kind === 'target')
  const open = view.issues.filter(
    ({ outcome, forTarget }) => outcome === undefined && !(isTarget && forTarget),
  )
  if (open.length === 0) return null
  return (
    <ul className="row-list">
      {open.map(({ id, text }) => (
        <li key={id}>
          <span>{text}</span>
          {settling === id ? (
            <form
              className="room-form"
              onSubmit={(event) => {
                event.preventDefault()
                if (outcome.trim() === '') return
                say({ kind: 'settle', issue: id, outcome: outcome.trim() })
                setSettling(undefined)
                setOutcome('')
              }}
            >
              <TextField
                label={t('workshops:issue.settle')}
                maxLength={500}
                required
                autoFocus
                value={outcome}
                onChange={(event) => setOutcome(event.target.value)}
              />
              <div className="room-form__acts">
                <Button isSmall type="submit">
                  {t('workshops:issue.settleSubmit')}
                </Button>
              </div>
            </form>
          ) : (
            <div>
              <Button
                isSmall
                look="tertiary"
                aria-label={t('workshops:issue.settleNamed', { text })}
                onClick={() => setSettling(id)}
              >
                {t('workshops:issue.settleSubmit')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
