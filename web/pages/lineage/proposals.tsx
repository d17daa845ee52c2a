// What was offered to a process, or by it: who offers what, what would be different, and the answer.

import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineageView, ProposalView } from '#api'
import { useFormat } from '../../client/format.ts'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { focusFirstError, TextArea } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { ProposalTalk } from './proposal-talk.tsx'
import { TakeChanges } from './take-changes.tsx'
import './lineage.css'

type Act = ProposalView['may'][number]

const AnswerDialog = ({
  here,
  proposal,
  act,
  organisation,
  onClose,
}: {
  here: string
  proposal: ProposalView
  act: Act
  organisation: string
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const answer = useChange('answerProposal', ['process', 'proposals'], () => {
    announce({ text: t(`lineage:proposals.done.${act}`) })
    onClose()
  })
  const isMissing = act === 'decline' && reason.trim() === ''
  return (
    <Dialog
      title={t(`lineage:proposals.question.${act}`)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={answer.isPending}>
            {t(`lineage:proposals.act.${act}`)}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setChecked(true)
          if (isMissing) return focusFirstError(event.currentTarget)
          answer.mutate({
            params: { id: here, proposalId: proposal.id },
            body: { act, reason: reason.trim() },
          })
        }}
      >
        <p className="kern-body">{t(`lineage:proposals.actLead.${act}`, { organisation })}</p>
        {act === 'decline' && (
          <TextArea
            label={t('lineage:reason')}
            value={reason}
            maxLength={2000}
            error={isChecked && isMissing ? t('errors:review/reason-missing') : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <ErrorNotice error={answer.error} />
      </form>
    </Dialog>
  )
}

/** Nothing where there are none. In the history they are told only; what is open is answered above. */
export const Proposals = ({
  view,
  proposals,
  here,
  isHistory = false,
}: {
  view: LineageView
  proposals: readonly ProposalView[]
  here: string
  isHistory?: boolean
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const [answering, setAnswering] = useState<{ proposal: ProposalView; act: Act }>()
  if (proposals.length === 0) return null
  const otherOf = ({ processId, originId }: ProposalView) =>
    view.processes.find(({ id }) => id === (originId === here ? processId : originId))
  const organisationOf = (proposal: ProposalView) =>
    otherOf(proposal)?.organisation.name ?? t('lineage:proposals.unseen')
  return (
    <>
      <ul className="lineage__links">
        {proposals.map((proposal) => {
          const { id, processId, originId, version, originVersion, state } = proposal
          const isToUs = originId === here
          const name = otherOf(proposal)?.name ?? t('lineage:section.unseen')
          const organisation = organisationOf(proposal)
          return (
            <li key={id}>
              <p className="kern-body">
                {t(`lineage:proposals.${isToUs ? 'to' : 'by'}.${state}`, {
                  ...{ organisation, name, version },
                })}{' '}
                {proposal.note && <q>{proposal.note}</q>} {proposal.reason}
                {isHistory && <span className="muted"> · {format.date(proposal.at)}</span>}
              </p>
              {!isHistory && (
                <p className="lineage__acts">
                  {otherOf(proposal) && (
                    <Link
                      className="kern-link"
                      to="/prozess/$id/unterschiede"
                      params={{ id: originId }}
                      search={{
                        ...{ from: String(originVersion), other: processId, to: String(version) },
                      }}
                      aria-label={t('lineage:proposals.lookWhich', { name, organisation, version })}
                    >
                      {t('lineage:proposals.look')}
                    </Link>
                  )}
                  {proposal.may.includes('acceptPart') && (
                    <TakeChanges
                      processId={originId}
                      base={{ process: originId, version: originVersion }}
                      theirs={{ process: processId, version }}
                      label={t('lineage:proposals.take')}
                      spokenLabel={t('lineage:act.of', {
                        ...{ act: t('lineage:proposals.take'), name, organisation },
                      })}
                    />
                  )}
                  {proposal.may.map((act) => (
                    <Button
                      key={act}
                      isSmall
                      look="tertiary"
                      aria-label={t('lineage:act.of', {
                        ...{ act: t(`lineage:proposals.act.${act}`), name, organisation },
                      })}
                      onClick={() => setAnswering({ proposal, act })}
                    >
                      {t(`lineage:proposals.act.${act}`)}
                    </Button>
                  ))}
                </p>
              )}
              {(!isHistory || proposal.words > 0) && (
                <ProposalTalk
                  {...{ here, proposalId: id, organisation, name, count: proposal.words }}
                />
              )}
            </li>
          )
        })}
      </ul>
      {answering && (
        <AnswerDialog
          here={here}
          {...answering}
          organisation={organisationOf(answering.proposal)}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </>
  )
}
