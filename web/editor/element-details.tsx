// What is said about the element that is selected on a canvas, whatever it is: its words, what BPMN knows
// of its kind, and at a step the same facts as beside the list. What kind it is, is chosen on the canvas.

import { useTranslation } from 'react-i18next'
import { asKey, type Element, elementsOf, type Key, type Process } from '#process'
import { Button } from '../parts/button.tsx'
import { SelectField } from '../parts/field.tsx'
import { readNumber } from './read-number.ts'
import { SavedField } from './saved-field.tsx'
import { StepFields } from './step-fields.tsx'
import type { ListActions } from './use-list.ts'

const TIMERS = ['date', 'duration', 'cycle'] as const

/** Several ways part before it, so that it is for a share of the cases. */
const isOneOfSeveral = (process: Process, source: Key): boolean =>
  elementsOf(process).filter((one) => one.kind === 'sequenceFlow' && one.source === source).length >
  1

const OfItsKind = ({
  process,
  element,
  set,
}: {
  process: Process
  element: Element
  set: (property: string, value: string | number | undefined) => boolean
}) => {
  const { t } = useTranslation()
  const text = (property: string, value: string | undefined, hint?: string) => (
    <SavedField
      label={t(`editor:element.${property}`)}
      {...(hint ? { hint } : {})}
      value={value ?? ''}
      onSave={(typed) => set(property, typed || undefined)}
    />
  )
  switch (element.kind) {
    case 'sequenceFlow':
      return (
        <>
          {text('condition', element.condition, t('editor:element.conditionHint'))}
          {isOneOfSeveral(process, element.source) && (
            <SavedField
              label={t('editor:details.share')}
              inputMode="decimal"
              value={
                element.share === undefined ? '' : String(Math.round(element.share * 1000) / 10)
              }
              onSave={(typed) => {
                const percent = readNumber(typed)
                if (percent === null || (percent ?? 0) > 100) return true
                return set('share', percent === undefined ? undefined : percent / 100)
              }}
            />
          )}
        </>
      )
    case 'event':
      switch (element.trigger) {
        case 'timer':
          return (
            <>
              <SelectField
                label={t('editor:element.timerType')}
                value={element.timerType ?? ''}
                onChange={({ currentTarget: { value } }) => set('timerType', value || undefined)}
              >
                <option value="">{t('editor:details.mediumNone')}</option>
                {TIMERS.map((type) => (
                  <option key={type} value={type}>
                    {t(`editor:element.timer.${type}`)}
                  </option>
                ))}
              </SelectField>
              {text('expression', element.expression, t('editor:element.expressionHint'))}
            </>
          )
        case 'conditional':
          return text('expression', element.expression)
        case 'message':
        case 'signal':
          return text('refersTo', element.refersTo)
        case 'error':
        case 'escalation':
          return (
            <>
              {text('refersTo', element.refersTo)}
              {text('code', element.code)}
            </>
          )
        default:
          return null
      }
    case 'callActivity':
      return text('calledElement', element.calledElement)
    case 'data':
      return text('state', element.state)
    default:
      return null
  }
}

export const ElementDetails = ({
  draftId,
  process,
  selected,
  list,
  onClose,
}: {
  draftId: string
  process: Process
  selected: string | undefined
  list: ListActions
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const element = selected === undefined ? undefined : process.elements[asKey(selected)]
  const set = (property: string, value: string | number | undefined): boolean => {
    if (element) list.set(element.key, property, value)
    return true
  }
  const line = list.lines.find(({ key, kind }) => key === selected && kind === 'step')
  const what = element && t(`editor:element.kind.${element.kind}`)
  const isNamed = element && element.kind !== 'association' && element.kind !== 'dataAssociation'
  return (
    <aside className="step-details" aria-label={t('editor:element.title')}>
      <header className="step-details__head">
        <h2 className="kern-heading-small">
          {element ? element.name || what : t('editor:element.title')}
        </h2>
        <Button look="tertiary" isSmall icon="close" isIconOnly onClick={onClose}>
          {t('editor:details.close')}
        </Button>
      </header>
      {!element && <p className="muted">{t('editor:element.none')}</p>}
      {element && (
        <div className="step-details__fields" key={element.key}>
          {element.name && <p className="muted">{what}</p>}
          {isNamed && (
            <SavedField
              label={t('editor:element.name')}
              isLong={element.kind === 'annotation'}
              value={element.name}
              onSave={(name) => set('name', name)}
            />
          )}
          <OfItsKind process={process} element={element} set={set} />
          {line && <StepFields draftId={draftId} process={process} line={line} list={list} />}
          <SavedField
            label={t('editor:element.documentation')}
            isLong
            value={element.documentation ?? ''}
            onSave={(text) => set('documentation', text || undefined)}
          />
        </div>
      )}
    </aside>
  )
}
