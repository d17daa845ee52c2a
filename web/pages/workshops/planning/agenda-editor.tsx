// Changing an agenda: items with their times of day, added, left out, moved and worded anew, each step to be undone. It is
// kept when it is saved; who saves second is told to look again and keeps what they had.

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PHASE_KINDS, WORKSHOP_TEMPLATES, type WorkshopDetail, type WorkshopTemplate } from '#api'
import { CallFailed, call } from '../../../client/call.ts'
import { useFormat } from '../../../client/format.ts'
import { useChange } from '../../../client/queries.ts'
import { useUndoKeys } from '../../../editor/undo-keys.ts'
import { useAnnounce } from '../../../parts/announce.tsx'
import { Button } from '../../../parts/button.tsx'
import { focusFirstError, SelectField, TextField } from '../../../parts/field.tsx'
import { ErrorNotice, Notice } from '../../../parts/notice.tsx'
import { useTemplates } from '../workshop-queries.ts'
import {
  type AgendaDraft,
  addItem,
  agendaFrom,
  beginAgenda,
  type DraftItem,
  minutesOf,
  moveItem,
  redoAgenda,
  removeItem,
  replaceItems,
  timesOf,
  undoAgenda,
  writeItem,
} from './agenda-draft.ts'
import './agenda-editor.css'

const MOST_ITEMS = 50

const Templates = ({ onTake }: { onTake: (template: WorkshopTemplate) => void }) => {
  const { t } = useTranslation()
  const [template, setTemplate] = useState<WorkshopTemplate>('target')
  return (
    <div className="agenda-edit__template">
      <SelectField
        label={t('workshopPlan:agenda.template')}
        value={template}
        onChange={(event) => setTemplate(event.target.value as WorkshopTemplate)}
      >
        {WORKSHOP_TEMPLATES.map((one) => (
          <option key={one} value={one}>
            {t(`workshops:template.${one}`)}
          </option>
        ))}
      </SelectField>
      <Button onClick={() => onTake(template)}>{t('workshopPlan:agenda.templateTake')}</Button>
    </div>
  )
}

const ItemRow = ({
  item,
  place,
  count,
  when,
  isChecked,
  onWrite,
  onMove,
  onRemove,
}: {
  item: DraftItem
  place: number
  count: number
  when: string
  isChecked: boolean
  onWrite: (words: Partial<Omit<DraftItem, 'key'>>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}) => {
  const { t } = useTranslation()
  const { kind, question, minutes, dots, key } = item
  const name = question.trim() || t(`workshops:phaseKind.${kind}`)
  return (
    <li
      className="agenda-edit__item"
      data-item={key}
      aria-label={t('workshopPlan:agenda.item', { at: place + 1, count })}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        // In a field of choice these keys would open it.
        event.preventDefault()
        onMove(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <span className="agenda-edit__when">{when}</span>
      <SelectField
        label={t('workshopPlan:agenda.kind')}
        value={kind}
        onChange={(event) => onWrite({ kind: event.target.value as DraftItem['kind'] })}
      >
        {PHASE_KINDS.map((one) => (
          <option key={one} value={one}>
            {t(`workshops:phaseKind.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('workshopPlan:agenda.question')}
        maxLength={500}
        value={question}
        error={isChecked && question.trim() === '' && t('workshopPlan:agenda.questionMissing')}
        onChange={(event) => onWrite({ question: event.target.value })}
      />
      <TextField
        label={t('workshopPlan:agenda.minutes')}
        inputMode="numeric"
        maxLength={3}
        value={minutes}
        error={minutesOf(item) === undefined && t('workshopPlan:agenda.minutesWrong')}
        onChange={(event) => onWrite({ minutes: event.target.value })}
      />
      {kind === 'vote' && (
        <div className="agenda-edit__dots">
          <SelectField
            label={t('workshopPlan:agenda.dots')}
            value={dots}
            onChange={(event) => onWrite({ dots: Number(event.target.value) })}
          >
            {Array.from({ length: 20 }, (_, at) => at + 1).map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      <span className="agenda-edit__acts">
        <Button
          isSmall
          look="tertiary"
          data-act="up"
          aria-label={t('workshopPlan:agenda.upNamed', { name })}
          aria-disabled={place === 0}
          onClick={() => onMove(-1)}
        >
          {t('workshopPlan:agenda.up')}
        </Button>
        <Button
          isSmall
          look="tertiary"
          data-act="down"
          aria-label={t('workshopPlan:agenda.downNamed', { name })}
          aria-disabled={place === count - 1}
          onClick={() => onMove(1)}
        >
          {t('workshopPlan:agenda.down')}
        </Button>
        <Button
          isSmall
          look="tertiary"
          data-act="remove"
          aria-label={t('workshopPlan:agenda.removeNamed', { name })}
          onClick={onRemove}
        >
          {t('workshopPlan:agenda.remove')}
        </Button>
      </span>
    </li>
  )
}

/** How long it takes beside how long was planned. */
const Sum = ({ total, planned }: { total: number; planned: number }) => {
  const { t } = useTranslation()
  const over = total - planned
  return (
    <p className="agenda-edit__sum" role="status">
      {t('workshopPlan:agenda.sum', { total, planned })}{' '}
      <strong>
        {over === 0
          ? t('workshopPlan:agenda.fits')
          : t(`workshopPlan:agenda.${over > 0 ? 'over' : 'left'}`, { count: Math.abs(over) })}
      </strong>
    </p>
  )
}

export const AgendaEditor = ({
  workshop,
  onDone,
}: {
  workshop: WorkshopDetail
  onDone: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const client = useQueryClient()
  const format = useFormat()
  const [seen, setSeen] = useState(workshop.agendaVersion)
  const [draft, setDraft] = useState<AgendaDraft>(() => beginAgenda(workshop.agenda))
  const [isChecked, setChecked] = useState(false)
  const list = useRef<HTMLOListElement>(null)
  /** Where the focus goes once it is drawn. */
  const goTo = useRef<string>(undefined)
  const templates = useTemplates()
  const save = useChange('changeWorkshopAgenda', ['workshops'], () => {
    announce({ text: t('workshopPlan:agenda.saved') })
    onDone()
  })
  const { items, past, future } = draft
  const { spans, total } = timesOf(items)
  const begins = Date.parse(workshop.startsAt)
  const planned = Math.round((Date.parse(workshop.endsAt) - begins) / 60_000)
  const at = (minutes: number) => format.clock(begins + minutes * 60_000)
  const isLate =
    save.error instanceof CallFailed && save.error.code === 'conflict/changed-meanwhile'
  // biome-ignore lint/correctness/useExhaustiveDependencies: after what is asked for was drawn
  useEffect(() => {
    if (goTo.current === undefined) return
    list.current?.querySelector<HTMLElement>(goTo.current)?.focus()
    goTo.current = undefined
  }, [items])
  const move = (key: number, by: -1 | 1) => {
    const next = moveItem(draft, key, by)
    if (next === draft) return
    // Moving takes the field out of the page for a moment, and with it the focus.
    const field = document.activeElement
    const isHere = field instanceof HTMLElement && field.closest(`[data-item="${key}"]`)
    if (isHere && field.id) goTo.current = `[id="${field.id}"]`
    else goTo.current = `[data-item="${key}"] [data-act="${by < 0 ? 'up' : 'down'}"]`
    setDraft(next)
    const place = next.items.findIndex((item) => item.key === key) + 1
    announce({
      text: t('workshopPlan:agenda.moved', { at: place, count: items.length }),
      isHeardOnly: true,
    })
  }
  const remove = (key: number, place: number) => {
    const neighbour = items[place + 1] ?? items[place - 1]
    goTo.current = neighbour && `[data-item="${neighbour.key}"] [data-act="remove"]`
    setDraft(removeItem(draft, key))
  }
  const add = () => {
    goTo.current = `[data-item="${draft.nextKey}"] select`
    setDraft(addItem(draft, { kind: 'collect', question: '', minutes: 15 }))
  }
  const submit = () => {
    setChecked(true)
    const wanted = agendaFrom(items)
    if (!wanted) {
      if (list.current) focusFirstError(list.current)
      return
    }
    save.mutate({ params: { id: workshop.id }, body: { agenda: [...wanted], seen } })
  }
  /** What the other one saved, with a way back to one's own. */
  const lookAgain = async () => {
    const now = await call('showWorkshop', { params: { id: workshop.id } })
    client.setQueryData(['workshops', workshop.id], now)
    save.reset()
    if (now.begunAt !== null || now.closedAt !== null) return onDone()
    setSeen(now.agendaVersion)
    setDraft(replaceItems(draft, now.agenda))
  }
  const keys = useUndoKeys(
    () => setDraft(undoAgenda(draft)),
    () => setDraft(redoAgenda(draft)),
  )
  return (
    <div className="agenda-edit" {...keys}>
      <p className="muted">{t('workshopPlan:agenda.hint')}</p>
      <div className="agenda-edit__bar">
        <Button
          isSmall
          aria-disabled={past.length === 0}
          onClick={() => setDraft(undoAgenda(draft))}
        >
          {t('workshopPlan:agenda.undo')}
        </Button>
        <Button
          isSmall
          aria-disabled={future.length === 0}
          onClick={() => setDraft(redoAgenda(draft))}
        >
          {t('workshopPlan:agenda.redo')}
        </Button>
      </div>
      <ol className="agenda-edit__items" ref={list}>
        {items.map((item, place) => (
          <ItemRow
            key={item.key}
            item={item}
            place={place}
            count={items.length}
            when={t('workshopPlan:agenda.span', {
              from: at(spans[place]?.from ?? 0),
              to: at(spans[place]?.to ?? 0),
            })}
            isChecked={isChecked}
            onWrite={(words) => setDraft(writeItem(draft, item.key, words))}
            onMove={(by) => move(item.key, by)}
            onRemove={() => remove(item.key, place)}
          />
        ))}
      </ol>
      {items.length < MOST_ITEMS && (
        <div>
          <Button icon="add" onClick={add}>
            {t('workshopPlan:agenda.add')}
          </Button>
        </div>
      )}
      <Sum total={total} planned={planned} />
      <Templates
        onTake={(template) => {
          const found = templates.data?.templates.find((one) => one.template === template)
          if (found) setDraft(replaceItems(draft, found.agenda))
        }}
      />
      {isChecked && items.length === 0 && (
        <p className="kern-error" role="alert">
          {t('workshopPlan:agenda.empty')}
        </p>
      )}
      {isLate ? (
        <Notice tone="warning" title={t('workshopPlan:agenda.late')} isUrgent>
          <p className="kern-body">{t('workshopPlan:agenda.lateLead')}</p>
          <div>
            <Button isSmall onClick={lookAgain}>
              {t('workshopPlan:agenda.lateLook')}
            </Button>
          </div>
        </Notice>
      ) : (
        <ErrorNotice error={save.error} />
      )}
      <div className="agenda-edit__bar">
        <Button look="primary" isBusy={save.isPending} onClick={submit}>
          {t('common:action.save')}
        </Button>
        <Button onClick={onDone}>{t('common:action.cancel')}</Button>
      </div>
    </div>
  )
}
