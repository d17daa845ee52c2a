// Whether the houses of a family agree to its common way: what each says, which is missing, asking them and answering for
// the own one. In the order of the alliance, never of merit.

import { Link } from '@tanstack/react-router'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommonWayAgreement } from '#api'
import { WAY_ANSWERS, type WayAnswer } from '#library'
import { useFormat } from '../../client/format.ts'
import { useAgreement, useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { focusFirstError, RadioField, TextArea } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

type Member = CommonWayAgreement['houses'][number]

const AFFECTED = ['families', 'waiting', 'notices', 'process']

const LOOK = {
  agree: { tone: 'success', icon: 'check' },
  remark: { tone: 'success', icon: 'check' },
  disagree: { tone: 'warning', icon: 'close' },
  none: { tone: 'plain', icon: 'autorenew' },
} as const

const AnswerDialog = ({
  familyId,
  agreement,
  member,
  onClose,
}: {
  familyId: string
  agreement: CommonWayAgreement
  member: Member
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [answer, setAnswer] = useState<WayAnswer | null>(member.answer)
  const [text, setText] = useState(member.text)
  const [isChecked, setChecked] = useState(false)
  const { version, seq: seen, name } = agreement
  const { name: organisation, id: organisationId } = member.organisation
  const latest = useAgreement(familyId)
  const save = useChange('answerForHouse', AFFECTED, () => {
    announce({ text: t('families:agreement.saved', { organisation }) })
    onClose()
  })
  const isTextMissing = answer !== null && answer !== 'agree' && text.trim() === ''
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (answer === null || version === null || isTextMissing)
      return focusFirstError(event.currentTarget)
    save.mutate(
      {
        params: { id: familyId },
        body: { organisationId, version, answer, text: text.trim(), seen },
      },
      // Whoever comes second sees what the others said, and can still say what they meant to.
      { onError: () => latest.refetch() },
    )
  }
  return (
    <Dialog
      title={t('families:agreement.question', { organisation })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={save.isPending}>
            {t('families:agreement.save')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" noValidate onSubmit={submit}>
        <p className="kern-body">{t('families:agreement.lead', { version, name })}</p>
        {member.answersFor && (
          <p className="kern-body">{t('families:agreement.deputy', { name: member.answersFor })}</p>
        )}
        <fieldset className="kern-fieldset">
          <legend className="kern-label">{t('families:agreement.choice')}</legend>
          <div className="kern-fieldset__body">
            {WAY_ANSWERS.map((one) => (
              <RadioField
                key={one}
                name="answer"
                label={t(`families:agreement.choose.${one}`)}
                checked={answer === one}
                onChange={() => setAnswer(one)}
              />
            ))}
          </div>
        </fieldset>
        {isChecked && answer === null && (
          <p className="kern-error" role="alert">
            {t('families:agreement.choiceMissing')}
          </p>
        )}
        {(answer === 'remark' || answer === 'disagree') && (
          <TextArea
            label={t(`families:agreement.${answer === 'remark' ? 'remark' : 'reason'}`)}
            value={text}
            maxLength={2000}
            error={isChecked && isTextMissing ? t('families:agreement.textMissing') : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <ErrorNotice error={save.error} />
      </form>
    </Dialog>
  )
}

const House = ({ member, onAnswer }: { member: Member; onAnswer: () => void }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { organisation, answer, text, at, by, standsInFor, canAnswer } = member
  const said = answer ?? 'none'
  const act = answer === null ? 'act' : 'otherwise'
  return (
    <li className="member">
      <div className="member__words">
        <span>{organisation.name}</span>
        <span className="badges">
          <Badge {...LOOK[said]}>{t(`families:agreement.answer.${said}`)}</Badge>
          {at !== null && (
            <span className="muted">
              {format.date(at)}
              {by !== null &&
                ` · ${t(`families:agreement.${standsInFor === null ? 'by' : 'byFor'}`, { name: by, for: standsInFor })}`}
            </span>
          )}
        </span>
        {text && <q className="member__text">{text}</q>}
      </div>
      {canAnswer && (
        <Button
          isSmall
          look={answer === null ? 'primary' : 'secondary'}
          aria-label={t(`families:agreement.${act}Of`, { organisation: organisation.name })}
          onClick={onAnswer}
        >
          {t(`families:agreement.${act}`)}
        </Button>
      )}
    </li>
  )
}

/** Where it stands, in sentences. */
const useStanding = ({
  state,
  version,
  agreedVersion,
  name,
  organisationName: organisation,
  houses,
  notAsked,
}: CommonWayAgreement): readonly string[] => {
  const { t } = useTranslation()
  const words = { version, name, organisation, all: houses.length }
  const agreeing = houses.filter(({ answer }) => answer === 'agree' || answer === 'remark').length
  const missing = houses.filter(({ answer }) => answer === null)
  const names = (some: readonly { readonly name: string }[]) =>
    some.map((one) => one.name).join(', ')
  return [
    ...(version === null ? [t('families:agreement.noVersion', words)] : []),
    ...(version !== null ? [t(`families:agreement.${state}`, { ...words, agreeing })] : []),
    ...(agreedVersion !== null && state !== 'agreed'
      ? [t('families:agreement.before', { version: agreedVersion })]
      : []),
    ...(missing.length > 0
      ? [
          t('families:agreement.missing', {
            names: names(missing.map(({ organisation: one }) => one)),
          }),
        ]
      : []),
    ...(houses.length > 0 && notAsked.length > 0
      ? [t('families:agreement.notAsked', { names: names(notAsked) })]
      : []),
  ]
}

const Agreement = ({
  familyId,
  agreement,
}: {
  familyId: string
  agreement: CommonWayAgreement
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [answering, setAnswering] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  const { version, houses, canAsk, seq: seen, processId } = agreement
  const standing = useStanding(agreement)
  const latest = useAgreement(familyId)
  const ask = useChange('askForAgreement', AFFECTED, () => {
    announce({ text: t('families:agreement.asked') })
    heading.current?.focus()
  })
  const member = houses.find(({ organisation }) => organisation.id === answering)
  return (
    <section className="stack stack--reading" aria-labelledby="agreement-title">
      <h2 className="kern-heading-medium" id="agreement-title" tabIndex={-1} ref={heading}>
        {t('families:agreement.title')}
      </h2>
      {standing.map((sentence) => (
        <p className="kern-body" key={sentence}>
          {sentence}
        </p>
      ))}
      <p className="kern-body">
        <Link className="kern-link" to="/prozess/$id" params={{ id: processId }}>
          {t('families:agreement.look')}
        </Link>
      </p>
      {houses.length > 0 && (
        <ul className="members">
          {houses.map((one) => (
            <House
              key={one.organisation.id}
              member={one}
              onAnswer={() => setAnswering(one.organisation.id)}
            />
          ))}
        </ul>
      )}
      {canAsk && version !== null && (
        <>
          <p className="muted">{t('families:agreement.askLead', { version })}</p>
          <div>
            <Button
              isSmall
              isBusy={ask.isPending}
              onClick={() =>
                ask.mutate(
                  { params: { id: familyId }, body: { version, seen } },
                  { onError: () => latest.refetch() },
                )
              }
            >
              {t(houses.length === 0 ? 'families:agreement.ask' : 'families:agreement.askOthers')}
            </Button>
          </div>
        </>
      )}
      <ErrorNotice error={ask.error} />
      {member && (
        <AnswerDialog
          {...{ familyId, agreement, member }}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </section>
  )
}

/** Nothing where the family has no common way. */
export const FamilyAgreement = ({ familyId }: { familyId: string }) => {
  const agreement = useAgreement(familyId)
  if (agreement.isError) return <ErrorNotice error={agreement.error} />
  return agreement.data ? <Agreement familyId={familyId} agreement={agreement.data} /> : null
}
