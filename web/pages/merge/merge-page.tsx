// Taking what others changed into the own draft: the questions it asks, what is taken, and the own process as it would
// be. What is taken from where stands in the address.

import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MergePreview } from '#api'
import type { ChangeGroup } from '#change'
import { takeChanges } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { type AskedMerge, useChange, useMergePreview, useProcess } from '../../client/queries.ts'
import { handOver } from '../../editor/handed-over.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice, Invitation, Loading, Notice } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { MergeResult } from './merge-result.tsx'
import { PartList } from './part-list.tsx'
import { type Question, QuestionList, type Side } from './question-list.tsx'
import './merge.css'

bringTexts('takeChanges', takeChanges)

const useAsked = (): Pick<AskedMerge, 'base' | 'theirs'> | undefined => {
  const { vonProzess, vonFassung, nachFassung, basisProzess } = useSearch({
    from: '/prozess/$id/zusammenfuehren',
  })
  const [from, to] = [Number(vonFassung), Number(nachFassung)]
  if (!vonProzess || !(from > 0) || !(to > 0)) return undefined
  return {
    base: { process: basisProzess ?? vonProzess, version: from },
    theirs: { process: vonProzess, version: to },
  }
}

const Lead = ({ preview }: { preview: MergePreview }) => {
  const { t } = useTranslation()
  const { base, theirs } = preview
  const facts = { name: theirs.name, organisation: theirs.organisationName, to: theirs.version }
  return base.processId === theirs.processId
    ? t('takeChanges:lead', { ...facts, from: base.version })
    : t('takeChanges:leadOther', facts)
}

const Merging = ({ id, asked }: { id: string; asked: Pick<AskedMerge, 'base' | 'theirs'> }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [answers, setAnswers] = useState<Readonly<Record<string, Side>>>({})
  const [current, setCurrent] = useState<string>()
  const [picked, setPicked] = useState<readonly string[]>([])
  const [hasMoved, setMoved] = useState(false)
  const takeButton = useRef<HTMLDivElement>(null)
  const body = { ...asked, left: [...left], answers }
  const preview = useMergePreview(id, body)
  const taking = useChange('merge', ['process', 'draft', 'drafts'], (answer) => {
    if (answer.kind === 'moved') {
      setMoved(true)
      preview.refetch()
      takeButton.current?.closest('.merge')?.querySelector<HTMLElement>('h1')?.focus()
    } else if (answer.kind === 'nothing') announce({ text: t('takeChanges:nothing') })
    else {
      handOver(answer.draftId, answer.group as ChangeGroup)
      navigate({ to: '/entwurf/$id', params: { id: answer.draftId } })
    }
  })
  const { data } = preview
  if (!data) {
    return preview.isError ? (
      <ErrorNotice error={preview.error} onRetry={() => preview.refetch()} />
    ) : (
      <Loading />
    )
  }
  const questions = data.conflicts.map(
    (conflict): Question => ({
      ...conflict,
      answer: answers[conflict.id] ?? conflict.answer,
      isAnswered: answers[conflict.id] !== undefined,
    }),
  )
  const count = questions.length
  const answered = questions.filter(({ isAnswered }) => isAnswered).length
  const now = questions.find((one) => one.id === current)
  const shown = picked.length > 0 ? picked : (now?.keys ?? [])
  const isEmpty = data.parts.length === 0
  const isDrawn = (key: string) => data.result.svg.includes(`data-key="${key}"`)
  return (
    <>
      <p className="kern-body page-head__lead">
        <Lead preview={data} />
      </p>
      {hasMoved && (
        <Notice tone="warning" title={t('takeChanges:moved')} isUrgent>
          <p className="kern-body">{t('takeChanges:movedLead')}</p>
        </Notice>
      )}
      {data.isMatched && <p className="kern-body">{t('takeChanges:matched')}</p>}
      {data.isPartial && (
        <p className="kern-body">
          {t('takeChanges:partial', { organisation: data.theirs.organisationName })}
        </p>
      )}
      {isEmpty ? (
        <Invitation
          title={t('takeChanges:empty')}
          action={
            <Link className="kern-btn kern-btn--primary" to="/prozess/$id" params={{ id }}>
              <span className="kern-label">{t('takeChanges:open')}</span>
            </Link>
          }
        >
          <p className="kern-body">{t('takeChanges:emptyLead')}</p>
        </Invitation>
      ) : (
        <div className="merge__columns">
          <div className="stack merge__choices">
            <section className="stack" aria-labelledby="merge-questions">
              <h2 className="kern-heading-medium" id="merge-questions">
                {t('takeChanges:questions.title')}
              </h2>
              {count === 0 ? (
                <p className="kern-body">{t('takeChanges:questions.none')}</p>
              ) : (
                <>
                  <p className="kern-body">{t('takeChanges:questions.lead')}</p>
                  <p className="merge__progress" role="status">
                    {t('takeChanges:questions.progress', { answered, count })}
                  </p>
                  <QuestionList
                    {...{ questions, current }}
                    whose={
                      data.theirs.processId === id
                        ? t('takeChanges:questions.theirsVersion', { version: data.theirs.version })
                        : t('takeChanges:questions.theirs', {
                            organisation: data.theirs.organisationName,
                          })
                    }
                    onCurrent={(question) => {
                      setCurrent(question)
                      setPicked([])
                    }}
                    onAnswer={(question, side) =>
                      setAnswers((before) => ({ ...before, [question]: side }))
                    }
                    onDone={() => {
                      announce({ text: t('takeChanges:questions.allAnswered') })
                      takeButton.current?.querySelector('button')?.focus()
                    }}
                  />
                </>
              )}
            </section>
            <section className="stack" aria-labelledby="merge-parts">
              <h2 className="kern-heading-medium" id="merge-parts">
                {t('takeChanges:parts.title')}
              </h2>
              <PartList
                parts={data.parts}
                isLeft={(part) => left.has(part)}
                canShow={isDrawn}
                onShow={setPicked}
                onLeave={(ids, isLeft) =>
                  setLeft((before) => {
                    const after = new Set(before)
                    for (const one of ids) {
                      if (isLeft) after.add(one)
                      else after.delete(one)
                    }
                    return after
                  })
                }
              />
            </section>
            {data.own.length > 0 && (
              <details className="merge__details">
                <summary>{t('takeChanges:own', { count: data.own.length })}</summary>
                <ul>
                  {[...new Set(data.own)].map((text) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </details>
            )}
          </div>
          <MergeResult
            preview={data}
            shown={shown.filter(isDrawn)}
            onSelect={(key) => setPicked(key === undefined ? [] : [key])}
          />
        </div>
      )}
      {!isEmpty && (
        <div className="merge__bar no-print" ref={takeButton}>
          <Button
            look="primary"
            isBusy={taking.isPending || preview.isFetching}
            onClick={() => {
              setMoved(false)
              taking.mutate({ params: { id }, body: { ...body, seen: data.seen } })
            }}
          >
            {t('takeChanges:take')}
          </Button>
          <p className="muted">
            {answered < count && `${t('takeChanges:openQuestions', { count: count - answered })} `}
            {t(data.ours.draftId === null ? 'takeChanges:newDraft' : 'takeChanges:intoDraft')}
          </p>
          <ErrorNotice error={taking.error ?? preview.error} />
        </div>
      )}
    </>
  )
}

export const MergePage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/prozess/$id/zusammenfuehren' })
  const process = useProcess(id)
  const asked = useAsked()
  if (process.isPending) return <Loading />
  if (!process.data) {
    return (
      <div className="page page--narrow">
        <PageHead title={t('common:notFound.title')} />
        <ErrorNotice error={process.error} />
      </div>
    )
  }
  return (
    <div className="page merge">
      <PageHead
        title={t('takeChanges:title')}
        preline={
          <Link className="kern-link" to="/prozess/$id" params={{ id }}>
            {process.data.name}
          </Link>
        }
      />
      {asked ? (
        <Merging key={JSON.stringify([id, asked])} {...{ id, asked }} />
      ) : (
        <Invitation
          title={t('takeChanges:incomplete')}
          action={
            <Link className="kern-btn kern-btn--primary" to="/prozess/$id" params={{ id }}>
              <span className="kern-label">{t('takeChanges:open')}</span>
            </Link>
          }
        >
          <p className="kern-body">{t('takeChanges:incompleteLead')}</p>
        </Invitation>
      )}
    </div>
  )
}
