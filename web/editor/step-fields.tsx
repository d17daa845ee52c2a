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
import { asKey, elementsOf, MEDIA, type Process, STEP_KINDS } from '#process'
import { type StepLine, suggestStepKind } from '#steps'
import { useDraftWords } from '../client/queries.ts'
import { CheckField, SelectField } from '../parts/field.tsx'
import { Icon } from '../parts/icon.tsx'
import { withEnd } from './minutes-range.ts'
import { readNumber } from './read-number.ts'
import { SavedField } from './saved-field.tsx'
import { SystemsField } from './systems-field.tsx'
import type { ListActions } from './use-list.ts'

const PRESCRIBED = ['law', 'statute', 'directive', 'serviceInstruction', 'practice'] as const

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

/** Who does it: those there are, or somebody new. */
const ActorField = ({
  actor,
  actors,
  hasFocus,
  onSave,
}: {
  actor: string
  actors: readonly { readonly id: string; readonly name: string; readonly from: string }[]
  hasFocus: boolean
  onSave: (actor: string) => void
}) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(actor)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => setTyped(actor), [actor])
  useEffect(() => {
    if (hasFocus) input.current?.focus()
  }, [hasFocus])
  const save = (value: string) => {
    if (value.trim() && value.trim() !== actor) onSave(value.trim())
    else setTyped(actor)
  }
  return (
    <ComboBox
      className="kern-form-input"
      allowsCustomValue
      menuTrigger="focus"
      inputValue={typed}
      onInputChange={setTyped}
      items={actors}
      onChange={(key) => {
        if (key === null) return
        setTyped(String(key))
        save(String(key))
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
          onBlur={() => save(typed)}
          onKeyDown={(event) => {
            const isChosen = event.currentTarget.getAttribute('aria-activedescendant')
            if (event.key === 'Enter' && !isChosen) save(typed)
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
  hasFocus = false,
}: {
  draftId: string
  process: Process
  line: StepLine
  list: ListActions
  /** Who does it is what one wants to say first. */
  hasFocus?: boolean
}) => {
  const { t } = useTranslation()
  const { data: words } = useDraftWords(draftId)
  const [wrong, setWrong] = useState<Readonly<Record<string, boolean>>>({})
  const key = asKey(line.key)
  const isTask = line.kind === 'step'
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
  const set = (property: string, value: Value | undefined) =>
    list.set(key, `work.${property}`, value)
  const setNumber = (property: string, text: string, scale = 1, most = Number.MAX_SAFE_INTEGER) => {
    const value = readNumber(text)
    const isWrong = value === null || (value ?? 0) > most
    setWrong({ ...wrong, [property]: isWrong })
    if (!isWrong) set(property, value === undefined ? undefined : (value ?? 0) / scale)
  }
  const setRange = (end: 'min' | 'max', text: string) => {
    const value = readNumber(text)
    setWrong({ ...wrong, [end]: value === null })
    if (value === null) return
    const range = withEnd(line.minutesRange, end, value)
    set('minutesRange', range && { ...range })
  }
  const setList = (property: 'systems' | 'documents', text: string) => {
    const values = listOf(text)
    set(property, values.length > 0 ? values : undefined)
  }
  const numberError = (property: string) =>
    wrong[property] ? t('editor:details.noNumber') : undefined
  const suggested = line.stepKind ? undefined : suggestStepKind(line.label)

  return (
    <>
      <ActorField
        actor={line.actor}
        actors={known}
        hasFocus={hasFocus}
        onSave={(actor) => list.giveTo(key, actor)}
      />
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
            value={line.minutes === null ? '' : String(line.minutes)}
            error={numberError('minutes')}
            onSave={(text) => setNumber('minutes', text)}
          />
          <div className="step-details__pair">
            <SavedField
              label={t('editor:details.least')}
              inputMode="decimal"
              value={line.minutesRange ? String(line.minutesRange.min) : ''}
              error={numberError('min')}
              onSave={(text) => setRange('min', text)}
            />
            <SavedField
              label={t('editor:details.most')}
              inputMode="decimal"
              value={line.minutesRange ? String(line.minutesRange.max) : ''}
              error={numberError('max')}
              onSave={(text) => setRange('max', text)}
            />
          </div>
          <SavedField
            label={t('editor:details.share')}
            inputMode="decimal"
            value={line.share === null ? '' : String(Math.round(line.share * 1000) / 10)}
            error={numberError('share')}
            onSave={(text) => setNumber('share', text, 100, 100)}
          />
          <SystemsField
            draftId={draftId}
            systems={line.systems}
            here={list.lines.flatMap(({ systems }) => systems)}
            onSave={(text) => setList('systems', text)}
          />
          <div data-field="documents">
            <SavedField
              label={t('editor:details.documents')}
              value={line.documents.join(', ')}
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
