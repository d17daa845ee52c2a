// Everything said about a process: as a whole, and step by step with a way to the step; and what the alliance was asked about it.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { CallFailed } from '../../client/call.ts'
import { useComments } from '../../client/queries.ts'
import { CommentList, Comments } from '../../parts/comments.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { AboutQuestions } from '../questions/about-questions.tsx'

const InHouse = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const comments = useComments(process.id)
  if (comments.error instanceof CallFailed && comments.error.code === 'right/missing')
    return <p className="kern-body">{t('comments:inHouse')}</p>
  if (!comments.data)
    return comments.isPending ? <Loading /> : <ErrorNotice error={comments.error} />
  const steps = [...new Set(comments.data.flatMap(({ step }) => step ?? []))]
  const order = (key: string) => process.steps.findIndex((line) => line.key === key)
  steps.sort((a, b) => order(a) - order(b))
  return (
    <div className="stack stack--reading">
      <section className="stack" aria-labelledby="general-title">
        <h2 className="kern-heading-small" id="general-title">
          {t('comments:general')}
        </h2>
        <Comments processId={process.id} step={null} isTitleHidden />
      </section>
      {steps.length > 0 && (
        <section className="stack comments" aria-labelledby="steps-title">
          <h2 className="kern-heading-small" id="steps-title">
            {t('comments:atStep')}
          </h2>
          {steps.map((key) => {
            const line = process.steps[order(key)]
            return (
              <section key={key} className="comments">
                <h3>
                  {line ? (
                    <Link
                      className="kern-link"
                      to="/prozess/$id"
                      params={{ id: process.id }}
                      search={{ step: key }}
                    >
                      {[line.number, line.label || t(`process:kind.${line.kind}`)].join(' ')}
                    </Link>
                  ) : (
                    t('comments:formerStep')
                  )}
                </h3>
                <CommentList comments={comments.data.filter(({ step }) => step === key)} />
              </section>
            )
          })}
        </section>
      )}
    </div>
  )
}

export const DiscussionTab = ({ process }: { process: ProcessDetail }) => (
  <div className="stack">
    <InHouse process={process} />
    {process.visibility === 'alliance' && process.withdrawnAt === null && (
      <AboutQuestions about={{ process: process.id }} />
    )}
  </div>
)
