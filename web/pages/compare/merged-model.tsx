// The merged model: what at least so many administrations do as one drawing, thick where many go; who it
// is for the selected step, and what is still open.

import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MergedModelView } from '#api'
import { familyModel } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { type ComparisonLook, type MergedSource, useMergedModel } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { DrawingLegend } from '../../parts/drawing-legend.tsx'
import { DrawingView } from '../../parts/drawing-view.tsx'
import { SelectField } from '../../parts/field.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { LookFields } from './look-fields.tsx'
import './merged-model.css'

bringTexts('familyModel', familyModel)

type Element = MergedModelView['elements'][number]

export const MergedModel = ({
  source,
  look,
  onLook,
}: {
  source: MergedSource
  look: ComparisonLook
  onLook: (look: ComparisonLook) => void
}) => {
  const { t } = useTranslation()
  const [atLeast, setAtLeast] = useState<number>()
  const [selected, setSelected] = useState<string>()
  const model = useMergedModel(source, atLeast, look)
  if (model.isError) return <ErrorNotice error={model.error} onRetry={() => model.refetch()} />
  if (!model.data) return <Loading />
  const { data } = model
  const choose = (key: string | undefined) => setSelected(key)
  const counts = Array.from({ length: data.of }, (_, index) => index + 1)
  const steps = data.elements.filter((one) => isStep(one))
  return (
    <section className="stack merged-model" aria-labelledby="model-title">
      <div className="comparison__bar">
        <h2 className="kern-heading-medium" id="model-title">
          {t('compare:model.title')}
        </h2>
        <div className="comparison__switches">
          <SelectField
            label={t('compare:model.atLeast')}
            value={atLeast ?? data.atLeast}
            onChange={(event) => {
              setAtLeast(Number(event.target.value))
              setSelected(undefined)
            }}
          >
            {counts.map((count) => (
              <option key={count} value={count}>
                {t(count === 1 ? 'compare:model.everything' : 'compare:model.of', {
                  count,
                  of: data.of,
                })}
              </option>
            ))}
          </SelectField>
          <LookFields
            look={look}
            onLook={(wanted) => {
              onLook(wanted)
              // Another way of matching makes other elements.
              setSelected(undefined)
            }}
          />
        </div>
      </div>
      <p className="muted" role="status">
        {model.isFetching
          ? t('compare:model.working')
          : [
              t('compare:model.steps', { count: steps.length }),
              data.stepsLeftOut > 0 && t('compare:model.leftOut', { count: data.stepsLeftOut }),
            ]
              .filter(Boolean)
              .join(' · ')}
      </p>
      {steps.length === 0 ? (
        <Invitation title={t('compare:model.empty')} />
      ) : (
        <div className="merged-model__flow">
          <div className="merged-model__drawing">
            <DrawingView svg={data.svg} selected={selected} onSelect={choose} />
            <DrawingLegend
              overlay={{
                marks: {},
                strength: { few: t('familyModel:few'), all: t('familyModel:all') },
              }}
            />
          </div>
          <Chosen element={data.elements.find(({ key }) => key === selected)} onClose={choose} />
        </div>
      )}
      {steps.length > 0 && <StepList steps={steps} selected={selected} onSelect={choose} />}
      <Questions questions={data.questions} onSelect={choose} />
    </section>
  )
}

const isStep = ({ kind }: Element): boolean =>
  kind === 'task' || kind === 'subProcess' || kind === 'callActivity'

/** The same as a list, for whoever reads no drawings. */
const StepList = ({
  steps,
  selected,
  onSelect,
}: {
  steps: readonly Element[]
  selected: string | undefined
  onSelect: (key: string) => void
}) => {
  const { t } = useTranslation()
  return (
    <details>
      <summary>{t('compare:model.asList')}</summary>
      <ol className="merged-model__steps">
        {steps.map((step) => (
          <li key={step.key}>
            <button
              type="button"
              className="link-button"
              aria-pressed={step.key === selected}
              onClick={() => onSelect(step.key)}
            >
              {step.label}
            </button>{' '}
            <span className="muted">
              {t('familyModel:count', { count: step.doers.length, of: step.of })}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}

const Chosen = ({
  element,
  onClose,
}: {
  element: Element | undefined
  onClose: (key: undefined) => void
}) => {
  const { t } = useTranslation()
  const title = useRef<HTMLHeadingElement>(null)
  // What was asked for by a button elsewhere comes into view.
  useEffect(() => {
    if (element) title.current?.scrollIntoView({ block: 'nearest' })
  }, [element])
  return (
    <>
      <p className="kern-sr-only" role="status">
        {element &&
          t('compare:model.chosen', {
            step: element.label || t('compare:model.decision'),
            count: element.doers.length,
            of: element.of,
          })}
      </p>
      <aside className="merged-model__panel" aria-label={t('compare:model.who')}>
        {!element && <p className="muted">{t('compare:model.choose')}</p>}
        {element && (
          <>
            <h3 className="kern-heading-small" ref={title}>
              {element.label || t('compare:model.decision')}
            </h3>
            {element.folded.length > 0 && (
              <ol className="merged-model__steps">
                {element.folded.map((label, index) => (
                  // Two steps may be called the same; their order never changes.
                  // biome-ignore lint/suspicious/noArrayIndexKey: the order never changes
                  <li key={`${index} ${label}`}>{label}</li>
                ))}
              </ol>
            )}
            <h4 className="kern-body">
              {t('compare:model.doers', { count: element.doers.length, of: element.of })}
            </h4>
            <ul className="row-list">
              {element.doers.map((doer) => (
                <li key={doer.processId}>
                  <strong>{doer.organisationName}</strong>
                  <span>
                    {[
                      doer.label,
                      doer.actor,
                      doer.medium &&
                        t(`common:medium.${doer.medium}`, { defaultValue: doer.medium }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  <Link
                    className="kern-link"
                    to="/prozess/$id"
                    params={{ id: doer.processId }}
                    search={doer.step ? { step: doer.step } : {}}
                    aria-label={t('compare:model.inDrawingOf', { name: doer.organisationName })}
                  >
                    {t('compare:inDrawing')}
                  </Link>
                </li>
              ))}
            </ul>
            {element.others.length > 0 && (
              <p className="kern-body">
                {t('compare:model.others', { names: element.others.join(', ') })}
              </p>
            )}
            {element.elsewhere.map(({ organisationName, by }) => (
              <p className="kern-body" key={organisationName}>
                {organisationName}: {by ? t('compare:elsewhere', { by }) : t('compare:noTask')}
              </p>
            ))}
            <Button isSmall look="tertiary" onClick={() => onClose(undefined)}>
              {t('common:action.close')}
            </Button>
          </>
        )}
      </aside>
    </>
  )
}

const FIRST = 8

const Questions = ({
  questions,
  onSelect,
}: {
  questions: MergedModelView['questions']
  onSelect: (key: string) => void
}) => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="findings" aria-labelledby="questions-title">
      <h2 className="kern-heading-medium" id="questions-title">
        {t('compare:model.questions')}
      </h2>
      {questions.length === 0 && <p className="kern-body">{t('compare:model.noQuestions')}</p>}
      <ol>
        {questions.map(({ text, elements }, index) => (
          <li key={text} className={isOpen || index < FIRST ? undefined : 'findings__more'}>
            <p id={`question-${index}`}>{text}</p>
            {elements[0] && (
              <Button
                isSmall
                look="tertiary"
                id={`show-question-${index}`}
                aria-labelledby={`show-question-${index} question-${index}`}
                onClick={() => onSelect(elements[0] ?? '')}
              >
                {t('compare:inDrawing')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {questions.length > FIRST && (
        <div className="no-print">
          <Button isSmall look="tertiary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen
              ? t('compare:model.fewerQuestions')
              : t('compare:model.moreQuestions', { count: questions.length })}
          </Button>
        </div>
      )}
    </section>
  )
}
