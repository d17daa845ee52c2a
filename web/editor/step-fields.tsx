// What is said about a step besides its words: who, with what, how long. The same fields wherever a step
// is looked at. Each is saved when it is left.

import { useEffect, useRef, useState } from 'react'
import {
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Button as PressButton,
  Text,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Value } from '#change'
import { asKey, elementsOf, isActivity, MEDIA, type Process, STEP_KINDS } from '#process'
import { type StepLine, suggestStepKind } from '#steps'
import { useFormat } from '../client/format.ts'
import { useDraftWords } from '../client/queries.ts'
import { CheckField, SelectField } from '../parts/field.tsx'
import { Icon } from '../parts/icon.tsx'
import { withEnd } from './minutes-range.ts'
import { readNumber, sameNumber } from './read-number.ts'
import { SavedField } from './saved-field.tsx'
import { SystemsField } from './systems-field.tsx'
import { namesIn, type Same, type Save, sameNames, sameWords } from './typing.ts'
import type { ListActions } from './use-list.ts'
import { useTyped } from './use-typed.ts'

/** A working year has some 100,000 minutes: no single case takes longer. */
const MOST_MINUTES = 100_000
/** Ten years. */
const MOST_DAYS = 3650

const PRESCRIBED = ['law', 'statute', 'directive', 'serviceInstruction', 'practice'] as const

/** Nobody is not said by leaving the field empty. */
const sameActor: Same = (typed, actor) => typed.trim() === '' || sameWords(typed, actor)

/** Who does it: those there are, or somebody new. */
const ActorField = ({
  actor,
  actors,
  hasFocus,
  onDone,
  onSave,
}: {
  actor: string
  actors: readonly { readonly id: string; readonly name: string; readonly from: string }[]
  hasFocus: boolean
  onDone: (() => void) | undefined
  onSave: Save
}) => {
  const { t } = useTranslation()
  const typed = useTyped({ shared: actor, onSave, same: sameActor })
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (hasFocus) input.current?.focus()
  }, [hasFocus])
  return (
    <ComboBox
      className="kern-form-input"
      allowsCustomValue
      menuTrigger="focus"
      inputValue={typed.words}
      onInputChange={(words) => {
        // It also says what it shows itself.
        if (words !== typed.words) typed.type(words)
      }}
      items={actors}
      onChange={(key) => {
        if (key === null) return
        typed.type(String(key))
        typed.leave()
      }}
    >
      <Label className="kern-label">{t('editor:details.actor')}</Label>
      <Text slot="description" className="kern-hint">
        {t('editor:details.actorHint')}
      </Text>
      <div className="actor-field">
        <Input
          ref={input}
          className="kern-form-input__input"
          onFocus={typed.onFocus}
          onBlur={typed.leave}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            const isChosen = event.currentTarget.getAttribute('aria-activedescendant')
            if (!isChosen) typed.leave()
            // What is chosen is saved first.
            if (onDone) setTimeout(onDone)
          }}
        />
        <PressButton className="actor-field__open" aria-label={t('editor:details.actorAll')}>
          <Icon name="arrow-down" />
        </PressButton>
      </div>
      <Popover className="popover">
        <ListBox className="menu">
          {(item: { id: string; name: string; from: string }) => (
            <ListBoxItem id={item.id} textValue={item.name} className="menu__item">
              {item.name}
              {item.from && (
                <span className="suggest__about">
                  {' '}
                  {t('editor:suggest.from', { names: item.from })}
                </span>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

export const StepFields = ({
  draftId,
  process,
  line,
  list,
  wanted,
  onDone,
}: {
  draftId: string
  process: Process
  line: StepLine
  list: ListActions
  /** What one wants to say first. */
  wanted?: 'actor' | 'documents' | undefined
  /** That has been said, by Enter. */
  onDone?: () => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { data: words } = useDraftWords(draftId)
  const [wrong, setWrong] = useState<Readonly<Record<string, string | undefined>>>({})
  const key = asKey(line.key)
  const isTask = line.kind === 'step'
  const element = process.elements[key]
  const handover = (element && isActivity(element) && element.work?.handover) || ''
  const actors = [
    ...new Set(
      elementsOf(process).flatMap((one) =>
        (one.kind === 'lane' || one.kind === 'pool') && one.name ? [one.name] : [],
      ),
    ),
  ]
  const whose = new Map(
    words?.actors.map(({ name, organisations }) => [name, organisations.join(', ')]),
  )
  const known = [...actors, ...[...whose.keys()].filter((name) => !actors.includes(name))].map(
    (name) => ({ id: name, name, from: actors.includes(name) ? '' : (whose.get(name) ?? '') }),
  )
  const set = (property: string, value: Value | undefined): boolean => {
    list.set(key, `work.${property}`, value)
    return true
  }
  /** Reads a number, and says at its field what is wrong with it; null where it cannot be taken. */
  const numberOf = (field: string, text: string, most: number): number | undefined | null => {
    const value = readNumber(text)
    const fault = value === null ? 'noNumber' : (value ?? 0) > most ? 'tooMuch' : undefined
    setWrong((before) => ({
      ...before,
      [field]: fault && t(`editor:details.${fault}`, { most: format.typed(most) }),
    }))
    return fault ? null : value
  }
  const setNumber = (property: string, text: string, scale = 1, most = MOST_MINUTES): boolean => {
    const value = numberOf(property, text, most)
    if (value === null) return false
    set(property, value === undefined ? undefined : value / scale)
    return true
  }
  const setRange = (end: 'min' | 'max', text: string): boolean => {
    const value = numberOf(end, text, MOST_MINUTES)
    if (value === null) return false
    const range = withEnd(line.minutesRange, end, value)
    set('minutesRange', range && { ...range })
    return true
  }
  const setDays = (end: 'min' | 'max', text: string): boolean => {
    const value = numberOf(`${end}Days`, text, MOST_DAYS)
    if (value === null) return false
    const before = line.waiting && { min: line.waiting.minDays, max: line.waiting.maxDays }
    const days = withEnd(before, end, value)
    list.setWaiting(key, days && { minDays: days.min, maxDays: days.max })
    return true
  }
  const setList = (property: 'systems' | 'documents', text: string) => {
    const values = namesIn(text)
    set(property, values.length > 0 ? [...values] : undefined)
    return true
  }
  const suggested = line.stepKind ? undefined : suggestStepKind(line.label)

  return (
    <>
      <ActorField
        actor={line.actor}
        actors={known}
        hasFocus={wanted === 'actor'}
        onDone={wanted === 'actor' ? onDone : undefined}
        onSave={(actor) => {
          list.giveTo(key, actor)
          return true
        }}
      />
      {element?.kind === 'event' && element.trigger === 'timer' && (
        <div className="step-details__pair">
          <SavedField
            label={t('editor:details.waitLeast')}
            inputMode="decimal"
            value={line.waiting ? format.typed(line.waiting.minDays) : ''}
            error={wrong.minDays}
            same={sameNumber}
            onSave={(text) => setDays('min', text)}
          />
          <SavedField
            label={t('editor:details.waitMost')}
            inputMode="decimal"
            value={line.waiting ? format.typed(line.waiting.maxDays) : ''}
            error={wrong.maxDays}
            same={sameNumber}
            onSave={(text) => setDays('max', text)}
          />
        </div>
      )}
      {isTask && (
        <>
          <SelectField
            label={t('editor:details.medium')}
            value={line.medium ?? ''}
            onChange={({ currentTarget: { value } }) => set('medium', value || undefined)}
          >
            <option value="">{t('editor:details.mediumNone')}</option>
            {MEDIA.map((medium) => (
              <option key={medium} value={medium}>
                {t(`common:medium.${medium}`)}
              </option>
            ))}
          </SelectField>
          <SavedField
            label={t('editor:details.minutes')}
            inputMode="decimal"
            value={line.minutes === null ? '' : format.typed(line.minutes)}
            error={wrong.minutes}
            same={sameNumber}
            onSave={(text) => setNumber('minutes', text)}
          />
          <div className="step-details__pair">
            <SavedField
              label={t('editor:details.least')}
              inputMode="decimal"
              value={line.minutesRange ? format.typed(line.minutesRange.min) : ''}
              error={wrong.min}
              same={sameNumber}
              onSave={(text) => setRange('min', text)}
            />
            <SavedField
              label={t('editor:details.most')}
              inputMode="decimal"
              value={line.minutesRange ? format.typed(line.minutesRange.max) : ''}
              error={wrong.max}
              same={sameNumber}
              onSave={(text) => setRange('max', text)}
            />
          </div>
          <SavedField
            label={t('editor:details.share')}
            inputMode="decimal"
            value={line.share === null ? '' : format.typed(Math.round(line.share * 1000) / 10)}
            error={wrong.share}
            same={sameNumber}
            onSave={(text) => setNumber('share', text, 100, 100)}
          />
          <SystemsField
            draftId={draftId}
            systems={line.systems}
            here={list.lines.flatMap(({ systems }) => systems)}
            onSave={(text) => setList('systems', text)}
          />
          {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field goes back to where one came from */}
          <div
            data-field="documents"
            onKeyDown={({ key }) => {
              if (key === 'Enter' && wanted === 'documents' && onDone) setTimeout(onDone)
            }}
          >
            <SavedField
              label={t('editor:details.documents')}
              value={line.documents.join(', ')}
              same={sameNames}
              onSave={(text) => setList('documents', text)}
            />
          </div>
          <SelectField
            label={t('editor:details.stepKind')}
            {...(suggested
              ? {
                  hint: t('editor:details.suggested', {
                    kind: t(`stepKinds:${suggested}.name`),
                  }),
                }
              : {})}
            value={line.stepKind ?? ''}
            onChange={({ currentTarget: { value } }) => set('stepKind', value || undefined)}
          >
            <option value="">{t('editor:details.mediumNone')}</option>
            {Object.keys(STEP_KINDS).map((kind) => (
              <option key={kind} value={kind}>
                {t(`stepKinds:${kind}.name`)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('editor:details.prescribedBy')}
            value={line.prescribedBy ?? ''}
            onChange={({ currentTarget: { value } }) => set('prescribedBy', value || undefined)}
          >
            <option value="">{t('editor:details.mediumNone')}</option>
            {PRESCRIBED.map((by) => (
              <option key={by} value={by}>
                {t(`process:step.prescribed.${by}`)}
              </option>
            ))}
          </SelectField>
          <CheckField
            label={t('editor:details.discretion')}
            checked={line.isDiscretionary}
            onChange={(event) => set('isDiscretionary', event.currentTarget.checked || undefined)}
          />
          <SavedField
            label={t('editor:details.handover')}
            hint={t('editor:details.handoverHint')}
            value={handover}
            onSave={(text) => set('handover', text || undefined)}
          />
          <SavedField
            label={t('editor:details.note')}
            value={line.note ?? ''}
            onSave={(text) => set('note', text || undefined)}
          />
          <SavedField
            label={t('editor:details.openQuestion')}
            value={line.openQuestion ?? ''}
            onSave={(text) => set('openQuestion', text || undefined)}
          />
        </>
      )}
    </>
  )
}
