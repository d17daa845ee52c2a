// How an administration reviews its versions: four eyes or not, and who agrees before a version is approved.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organisation } from '#api'
import { useChange, usePeople, useReviewRules } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { CheckField, TextField } from '../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'

interface Step {
  readonly id: number
  readonly name: string
  readonly people: readonly string[]
  readonly quorum: number
}

interface Rules {
  readonly fourEyes: boolean
  readonly steps: readonly Step[]
}

const MOST_STEPS = 5

const StepFields = ({
  step,
  at,
  members,
  onChange,
  onRemove,
}: {
  step: Step
  at: number
  members: readonly { readonly id: string; readonly name: string }[]
  onChange: (step: Step) => void
  onRemove: () => void
}) => {
  const { t } = useTranslation()
  return (
    <fieldset className="review-step">
      <legend className="kern-label">{t('review:rules.step', { number: at + 1 })}</legend>
      <TextField
        label={t('review:rules.name')}
        hint={t('review:rules.nameHint')}
        value={step.name}
        maxLength={80}
        required
        onChange={(event) => onChange({ ...step, name: event.currentTarget.value })}
      />
      <fieldset className="review-step__people">
        <legend className="kern-label">{t('review:rules.people')}</legend>
        {members.map(({ id, name }) => (
          <CheckField
            key={id}
            label={name}
            checked={step.people.includes(id)}
            onChange={(event) => {
              const rest = step.people.filter((one) => one !== id)
              onChange({ ...step, people: event.currentTarget.checked ? [...rest, id] : rest })
            }}
          />
        ))}
      </fieldset>
      <TextField
        label={t('review:rules.quorum')}
        type="number"
        min={1}
        max={Math.max(1, step.people.length)}
        value={step.quorum}
        onChange={(event) =>
          onChange({
            ...step,
            quorum: Math.max(1, Math.floor(event.currentTarget.valueAsNumber || 1)),
          })
        }
      />
      <div>
        <Button isSmall look="tertiary" onClick={onRemove}>
          {t('review:rules.remove', { number: at + 1 })}
        </Button>
      </div>
    </fieldset>
  )
}

const RulesForm = ({
  organisation,
  before,
  onClose,
}: {
  organisation: Organisation
  before: { readonly fourEyes: boolean; readonly steps: readonly Omit<Step, 'id'>[] }
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const people = usePeople()
  const [rules, setRules] = useState<Rules>({
    ...before,
    steps: before.steps.map((step, id) => ({ ...step, id })),
  })
  const { steps } = rules
  const members = (people.data?.people ?? []).filter(({ memberships }) =>
    memberships.some(({ organisationId }) => organisationId === organisation.id),
  )
  const save = useChange('setReviewRules', ['review-rules', 'process'], () => {
    announce({ text: t('common:saved') })
    onClose()
  })
  const change = (at: number, step: Step) =>
    setRules({ ...rules, steps: steps.map((one, index) => (index === at ? step : one)) })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    save.mutate({
      params: { id: organisation.id },
      body: {
        fourEyes: rules.fourEyes,
        steps: steps.map(({ name, people: chosen, quorum }) => ({
          ...{ name: name.trim(), people: [...chosen], quorum },
        })),
      },
    })
  }
  return (
    <Dialog
      title={t('review:rules.title', { name: organisation.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={save.isPending}>
            {t('common:action.save')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit}>
        <p className="kern-body">{t('review:rules.lead')}</p>
        <CheckField
          label={t('review:rules.fourEyes')}
          hint={t('review:rules.fourEyesHint')}
          checked={rules.fourEyes}
          onChange={(event) => setRules({ ...rules, fourEyes: event.currentTarget.checked })}
        />
        <h3 className="kern-heading-small">{t('review:rules.steps')}</h3>
        {steps.length === 0 && <p className="kern-body">{t('review:rules.noSteps')}</p>}
        {steps.map((step, at) => (
          <StepFields
            key={step.id}
            {...{ step, at, members }}
            onChange={(next) => change(at, next)}
            onRemove={() => setRules({ ...rules, steps: steps.filter(({ id }) => id !== step.id) })}
          />
        ))}
        {steps.length < MOST_STEPS && (
          <div>
            <Button
              isSmall
              icon="add"
              onClick={() => {
                const id = 1 + Math.max(-1, ...steps.map((one) => one.id))
                setRules({ ...rules, steps: [...steps, { id, name: '', people: [], quorum: 1 }] })
              }}
            >
              {t('review:rules.add')}
            </Button>
          </div>
        )}
        <ErrorNotice error={people.error ?? save.error} />
      </form>
    </Dialog>
  )
}

export const ReviewRulesDialog = ({
  organisation,
  onClose,
}: {
  organisation: Organisation
  onClose: () => void
}) => {
  const rules = useReviewRules(organisation.id)
  if (rules.isError) return <ErrorNotice error={rules.error} />
  return rules.data ? <RulesForm {...{ organisation, before: rules.data, onClose }} /> : <Loading />
}
