// Linking a process of one's own with another: which one, what changes by it (nothing), what is different, and yes.

import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { newestInForce } from '#library'
import { differences, lineage } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useChange, useDifferences, useLineage, useProcess } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice, Loading, Notice } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { DifferencesTold } from '../differences/differences-told.tsx'
import { ProcessChoice } from './process-choice.tsx'
import './lineage.css'

bringTexts('differences', differences)
bringTexts('lineage', lineage)

const Choosing = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/prozess/$id/verknuepfen' })
  return (
    <section className="stack stack--reading" aria-labelledby="choose-title">
      <h2 className="kern-heading-medium" id="choose-title">
        {t('lineage:choose.title')}
      </h2>
      <p className="kern-body">{t('lineage:choose.lead')}</p>
      <ProcessChoice
        familyId={process.family?.id}
        first={{ state: 'approved' }}
        filter={{}}
        fits={(item) => item.id !== process.id && item.version !== null}
        nothing={t('lineage:choose.nothing')}
        onChoose={({ id }) => navigate({ search: { mit: id } })}
      />
    </section>
  )
}

const Deciding = ({ process, origin }: { process: ProcessDetail; origin: ProcessDetail }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate({ from: '/prozess/$id/verknuepfen' })
  const lineage = useLineage(process.id)
  const version = newestInForce(origin.versions)
  const differences = useDifferences(origin.id, {
    from: process.version === null ? undefined : version,
    ...{ other: process.id, to: process.version ?? undefined, of: 'flow' },
  })
  const link = useChange('traceLineage', ['process', 'news'], () => {
    announce({ text: t('lineage:done.link', { name: process.name }) })
    navigate({ to: '/prozess/$id', params: { id: process.id } })
  })
  if (lineage.isPending) return <Loading />
  const isLinked = lineage.data?.links.some(
    (one) => one.processId === process.id && one.originId === origin.id,
  )
  // They may have been linked before.
  const seen = Math.max(
    0,
    ...(lineage.data?.facts ?? [])
      .filter((one) => one.processId === process.id && one.originId === origin.id)
      .map(({ seq }) => seq),
  )
  const words = { origin: origin.name, organisation: origin.organisation.name, version }
  return (
    <>
      <section className="stack" aria-labelledby="preview-title">
        <h2 className="kern-heading-medium" id="preview-title">
          {t('lineage:link.preview')}
        </h2>
        {isLinked && <Notice title={t('lineage:link.already')} />}
        {version === undefined && (
          <Notice tone="warning" title={t('lineage:link.noVersion', words)} />
        )}
        {version !== undefined && !isLinked && (
          <p className="kern-body lineage__said">{t('lineage:link.nothing', words)}</p>
        )}
        <p className="lineage__acts">
          {version !== undefined && !isLinked && (
            <Button
              look="primary"
              isBusy={link.isPending}
              onClick={() =>
                link.mutate({
                  params: { id: process.id },
                  body: { act: 'link', originId: origin.id, version, seen },
                })
              }
            >
              {t('lineage:link.confirm')}
            </Button>
          )}
          <Button onClick={() => navigate({ search: {} })}>{t('lineage:link.other')}</Button>
        </p>
        <ErrorNotice error={link.error ?? lineage.error} />
      </section>
      {differences.isLoading && <Loading />}
      <ErrorNotice error={differences.error} />
      {differences.data && (
        <DifferencesTold
          key={origin.id}
          data={differences.data}
          title={t('lineage:link.deviations')}
          lead={t('lineage:link.deviationsLead')}
        />
      )}
    </>
  )
}

const Origin = ({ process, id }: { process: ProcessDetail; id: string }) => {
  const origin = useProcess(id)
  if (origin.isPending) return <Loading />
  if (!origin.data) return <ErrorNotice error={origin.error} />
  return <Deciding {...{ process, origin: origin.data }} />
}

export const LinkPage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/prozess/$id/verknuepfen' })
  const { mit } = useSearch({ from: '/prozess/$id/verknuepfen' })
  const process = useProcess(id)
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
    <div className="page differences">
      <PageHead
        title={t('lineage:link.title', { name: process.data.name })}
        preline={
          <Link className="kern-link" to="/prozess/$id" params={{ id }}>
            {process.data.name}
          </Link>
        }
      />
      {!process.data.can.link && <Notice tone="warning" title={t('errors:right/missing')} />}
      {process.data.can.link && mit === undefined && <Choosing process={process.data} />}
      {process.data.can.link && mit !== undefined && <Origin process={process.data} id={mit} />}
    </div>
  )
}
