// Setting up an alliance: the alliance itself, its administrations, its first coordinator, and at the end
// the invitation links. Nothing is sent before the last step, and going back loses nothing.

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Answer, CallFailed } from '../../client/call.ts'
import { startOver, useChange } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { CheckField, focusFirstError, SelectField, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { isComplete } from '../../parts/organisation-fields.tsx'
import { beginArrival, PageHead } from '../../parts/page.tsx'
import { type Coordinator, CoordinatorStep, isCoordinatorComplete } from './coordinator-step.tsx'
import { firstRow, OrganisationsStep, type Row } from './organisations-step.tsx'
import { SetupDone } from './setup-done.tsx'

const STEPS = ['alliance', 'organisations', 'coordinator', 'done'] as const

export const SetupWizard = ({ templates }: { templates: Answer<'showSetup'>['templates'] }) => {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const [step, setStep] = useState(0)
  const [isChecked, setChecked] = useState(false)
  const [name, setName] = useState('')
  const [template, setTemplate] = useState('')
  const [isSmall, setSmall] = useState(false)
  const [rows, setRows] = useState<readonly Row[]>([firstRow])
  const [coordinator, setCoordinator] = useState<Coordinator>({
    name: '',
    email: '',
    password: '',
    organisation: 0,
    code: '',
  })
  const create = useChange('setUpAlliance', [], () => {
    beginArrival()
    setStep(3)
  })
  const isFirst = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its heading
  useEffect(() => {
    if (!isFirst.current) heading.current?.focus()
    isFirst.current = false
  }, [step])

  const go = (to: number) => {
    setChecked(false)
    setStep(to)
  }
  const isStepComplete =
    step === 0
      ? name.trim().length >= 3
      : step === 1
        ? rows.every((row) => isComplete(row.value))
        : isCoordinatorComplete(coordinator)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (!isStepComplete) return focusFirstError(event.currentTarget)
    if (step < 2) return go(step + 1)
    const { code, ...person } = coordinator
    create.mutate({
      body: {
        code: code.trim(),
        name: name.trim(),
        organisations: rows.map((row) => row.value),
        coordinator: person,
        isSmall,
      },
    })
  }
  const remove = (index: number) => {
    setRows(rows.filter((_, other) => other !== index))
    // The coordinator's administration is known by its place in the list.
    const chosen = coordinator.organisation
    if (chosen >= index && chosen > 0)
      setCoordinator({ ...coordinator, organisation: chosen === index ? 0 : chosen - 1 })
  }
  const choose = (id: string) => {
    setTemplate(id)
    const chosen = templates.find((one) => one.id === id)
    if (!chosen) return
    setName(chosen.name)
    setRows(chosen.organisations.map((value, index) => ({ id: index, value })))
    setCoordinator({ ...coordinator, organisation: 0 })
  }

  if (step === 3 && create.data)
    return (
      <SetupDone
        name={name}
        invitations={create.data.invitations}
        onLeave={() => startOver(create.data.session)}
      />
    )

  const current = STEPS[step] ?? 'alliance'
  return (
    <div className="page page--middle">
      <PageHead title={t('setup:ownTitle')} />
      <ol className="wizard-steps" aria-label={t('setup:steps.label')}>
        {STEPS.map((one, index) => (
          <li key={one} aria-current={index === step ? 'step' : undefined}>
            <span aria-hidden="true">{index + 1}</span> {t(`setup:steps.${one}`)}
          </li>
        ))}
      </ol>
      <form className="form form--wide" onSubmit={submit} noValidate>
        <h2 className="kern-heading-medium" tabIndex={-1} ref={heading}>
          {current === 'alliance'
            ? t('setup:steps.alliance')
            : current === 'organisations'
              ? t('setup:organisations')
              : t('setup:coordinator')}
        </h2>
        <ErrorNotice error={create.error instanceof CallFailed ? create.error : null} />
        {current === 'alliance' && (
          <>
            {templates.length > 0 && (
              <SelectField
                label={t('setup:template')}
                hint={t('setup:templateHint')}
                value={template}
                onChange={(event) => choose(event.target.value)}
              >
                <option value="">{t('setup:templateNone')}</option>
                {templates.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </SelectField>
            )}
            <TextField
              label={t('setup:name')}
              hint={t('setup:nameHint')}
              required
              value={name}
              error={isChecked && !isStepComplete && t('setup:check.allianceName')}
              onChange={(event) => setName(event.target.value)}
            />
            <CheckField
              label={t('setup:small')}
              hint={t('setup:smallHint')}
              checked={isSmall}
              onChange={(event) => setSmall(event.target.checked)}
            />
          </>
        )}
        {current === 'organisations' && (
          <OrganisationsStep
            rows={rows}
            isChecked={isChecked}
            onChange={setRows}
            onRemove={remove}
          />
        )}
        {current === 'coordinator' && (
          <CoordinatorStep
            value={coordinator}
            organisations={rows.map((row) => row.value.name)}
            isChecked={isChecked}
            onChange={setCoordinator}
          />
        )}
        <div className="kern-btn-wrapper">
          {step > 0 && <Button onClick={() => go(step - 1)}>{t('common:action.back')}</Button>}
          <Button look="primary" type="submit" isBusy={create.isPending}>
            {step < 2 ? t('common:action.next') : t('setup:create')}
          </Button>
        </div>
      </form>
    </div>
  )
}
