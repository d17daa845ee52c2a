// Where a process differs from what it goes back to, and why, as far as somebody likes to say so.

import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineageView, ProcessDetail, StepNote } from '#api'
import { differences, lineage } from '#texts'
import { proposedReason, sharingReason } from '#workshop'
import { bringTexts } from '../../client/bring-texts.ts'
import { useDeviations, useDifferences, useLineage, useProcess } from '../../client/queries.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice, Loading, Notice } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { DifferencesTold, type Thing } from '../differences/differences-told.tsx'
import { useStepNotes } from '../process/step-notes.tsx'
import { ExplainDialog, type Explaining } from './explain-dialog.tsx'
import { ProposedReason } from './proposed-reason.tsx'
import './lineage.css'

bringTexts('differences', differences)
bringTexts('lineage', lineage)

const localNotes = (notes: readonly StepNote[]) =>
  notes.filter((one) => one.kind === 'recommendation')

const Body = ({
  process,
  view,
  originId,
}: {
  process: ProcessDetail
  view: LineageView
  originId: string | undefined
}) => {
  const { t } = useTranslation()
  const [explaining, setExplaining] = useState<Explaining>()
  const deviations = useDeviations(process.id)
  const link = view.links.find((one) => one.processId === process.id && one.originId === originId)
  const origin = view.processes.find(({ id }) => id === originId)
  const differences = useDifferences(originId ?? '', {
    from: origin && link?.version,
    ...{ other: process.id, to: process.version ?? undefined, of: 'flow' },
  })
  const notes = localNotes(useStepNotes(process.id))
  const originNotes = localNotes(useStepNotes(originId ?? process.id))
  if (!link || !origin) return <Notice title={t('lineage:deviations.notLinked')} />
  const saidOf = (key: string) =>
    deviations.data?.reasons.find((one) => one.originId === originId && one.key === key)
  const unexplained = (differences.data?.things ?? []).filter(
    ({ key, texts }) => texts.length > 0 && !saidOf(key)?.reason,
  )
  const about = (thing: Thing) => {
    const { key, texts } = thing
    const said = saidOf(key)
    const what = texts.join(' · ')
    const mayExplain = deviations.data?.canExplain
    const proposed =
      mayExplain && !said?.reason ? proposedReason(thing, notes, originNotes) : undefined
    const seq = said?.seq ?? 0
    return (
      <span className="lineage__acts">
        {proposed && (
          <ProposedReason
            {...{ processId: process.id, note: proposed, what: texts[0] }}
            count={sharingReason(proposed, unexplained, notes, originNotes).length}
            onTake={() =>
              setExplaining({
                ...{ key, what, seq, reason: proposed.localReason, text: proposed.text },
                isProposed: true,
              })
            }
          />
        )}
        {said?.reason && (
          <span>
            <Badge>
              {t('lineage:deviations.because', {
                reason: t(`lineage:deviations.reason.${said.reason}`),
              })}
            </Badge>{' '}
            {said.text}
          </span>
        )}
        {mayExplain && (
          <Button
            isSmall
            look="tertiary"
            className="no-print"
            aria-label={t(`lineage:deviations.${said?.reason ? 'changeWhat' : 'whyWhat'}`, {
              what: texts[0],
            })}
            onClick={() =>
              setExplaining({
                ...{ key, what, seq, reason: said?.reason ?? null, text: said?.text ?? '' },
                isProposed: false,
              })
            }
          >
            {t(`lineage:deviations.${said?.reason ? 'change' : 'why'}`)}
          </Button>
        )}
      </span>
    )
  }
  return (
    <>
      {differences.isLoading && <Loading />}
      <ErrorNotice error={differences.error ?? deviations.error} />
      {differences.data && (
        <DifferencesTold
          data={differences.data}
          lead={deviations.data?.canExplain ? t('lineage:deviations.ask') : undefined}
          about={about}
        />
      )}
      {explaining && (
        <ExplainDialog
          {...{ processId: process.id, originId: origin.id, explaining }}
          onClose={() => setExplaining(undefined)}
        />
      )}
    </>
  )
}

export const DeviationsPage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/prozess/$id/abweichungen' })
  const { von } = useSearch({ from: '/prozess/$id/abweichungen' })
  const process = useProcess(id)
  const lineage = useLineage(id)
  if (process.isPending || lineage.isPending) return <Loading />
  if (!process.data || !lineage.data) {
    return (
      <div className="page page--narrow">
        <PageHead title={t('common:notFound.title')} />
        <ErrorNotice error={process.error ?? lineage.error} />
      </div>
    )
  }
  const origin = lineage.data.processes.find((one) => one.id === von)
  const link = lineage.data.links.find((one) => one.processId === id && one.originId === von)
  return (
    <div className="page differences">
      <PageHead
        title={t('lineage:deviations.title')}
        preline={
          <Link className="kern-link" to="/prozess/$id" params={{ id }}>
            {process.data.name}
          </Link>
        }
        lead={
          origin &&
          link &&
          t('lineage:deviations.lead', {
            ...{ version: link.version, origin: origin.name },
            organisation: origin.organisation.name,
          })
        }
      />
      <Body process={process.data} view={lineage.data} originId={von} />
    </div>
  )
}
