// Below the head of a process: what it goes back to, whether there is something new, and who goes back to it.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineageLink, LineageView, ProcessDetail } from '#api'
import { useLineage } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { useStepNotes } from '../process/step-notes.tsx'
import { Proposals } from './proposals.tsx'
import { ProposeDialog } from './propose-dialog.tsx'
import { TakeChanges } from './take-changes.tsx'
import { TraceDialog, type Tracing } from './trace-dialog.tsx'
import './lineage.css'

const Standing = ({
  link,
  view,
  onTrace,
  onPropose,
}: {
  link: LineageLink
  view: LineageView
  onTrace: (tracing: Tracing) => void
  onPropose: (origin: LineageView['processes'][number]) => void
}) => {
  const { t } = useTranslation()
  const { processId, originId, version, newest, news, declined, seq, may } = link
  const origin = view.processes.find(({ id }) => id === originId)
  const organisation = origin?.organisation.name ?? ''
  if (!origin) {
    return (
      <li>
        <p className="kern-body">{t('lineage:bar.hidden', { version })}</p>
        {may.includes('unlink') && (
          <p className="lineage__acts">
            <Button
              isSmall
              look="tertiary"
              onClick={() =>
                onTrace({ act: 'unlink', processId, originId, version, seq, organisation })
              }
            >
              {t('lineage:act.unlink')}
            </Button>
          </p>
        )}
      </li>
    )
  }
  const isBehind = newest !== null && newest > version
  const named = (act: string) => t('lineage:act.of', { act, name: origin.name, organisation })
  const isFar = origin.alliance !== null
  const stands = t('lineage:bar.stands', {
    ...{ version, name: origin.name },
    organisation: isFar ? `${organisation}, ${origin.alliance}` : organisation,
  })
  return (
    <li>
      <p className="kern-body">
        {isFar ? (
          stands
        ) : (
          <Link className="kern-link" to="/prozess/$id" params={{ id: originId }}>
            {stands}
          </Link>
        )}{' '}
        {news !== null && (
          <strong>
            {t(isFar ? 'lineage:bar.newsReceived' : 'lineage:bar.news', { newest: news })}
          </strong>
        )}
        {isBehind && news === null && t('lineage:bar.declined', { declined })}
        {newest === version && t(isFar ? 'lineage:bar.received' : 'lineage:bar.current')}
      </p>
      <p className="lineage__acts">
        {isBehind && may.includes('moveOn') && (
          <TakeChanges
            processId={processId}
            base={{ process: originId, version }}
            theirs={{ process: originId, version: newest }}
            label={t('lineage:act.take')}
            spokenLabel={named(t('lineage:act.take'))}
          />
        )}
        {isBehind && (
          <Link
            className="kern-link"
            to="/prozess/$id/unterschiede"
            params={{ id: originId }}
            search={{ from: String(version), to: String(newest) }}
            aria-label={t('lineage:act.changesWhich', {
              ...{ name: origin.name, organisation, from: version, to: newest },
            })}
          >
            {t('lineage:act.changes')}
          </Link>
        )}
        {!isFar && (
          <Link
            className="kern-link"
            to="/prozess/$id/abweichungen"
            params={{ id: processId }}
            search={{ von: originId }}
            aria-label={named(t('lineage:act.deviations'))}
          >
            {t('lineage:act.deviations')}
          </Link>
        )}
        {link.canPropose && (
          <Button
            isSmall
            look="tertiary"
            aria-label={t('lineage:proposals.proposeTo', { name: origin.name, organisation })}
            onClick={() => onPropose(origin)}
          >
            {t('lineage:proposals.propose')}
          </Button>
        )}
        {may.map((act) => (
          <Button
            key={act}
            isSmall
            look="tertiary"
            aria-label={named(t(`lineage:act.${act}`))}
            onClick={() =>
              onTrace({
                ...{ act, processId, originId, seq, organisation },
                version: act === 'unlink' ? version : (newest ?? version),
              })
            }
          >
            {t(`lineage:act.${act}`)}
          </Button>
        ))}
      </p>
    </li>
  )
}

const OpenWords = ({ view }: { view: LineageView }) => {
  const { t } = useTranslation()
  const { openWords } = view
  if (openWords.length === 0) return null
  const names = openWords.map(({ theirs }) => theirs).join(', ')
  return (
    <p className="kern-body">
      {t('lineage:openWords', { count: openWords.length, names })} {t('lineage:openWordsLead')}
    </p>
  )
}

/** Which process the family goes by; whoever is not linked with it is reminded. */
const CommonWay = ({
  way,
  process,
}: {
  way: NonNullable<LineageView['commonWay']>
  process: ProcessDetail
}) => {
  const { t } = useTranslation()
  const isLocal = useStepNotes(process.id).some(
    (one) => one.kind === 'recommendation' && one.localReason !== null && !one.isDeclined,
  )
  const kind = way.isBinding ? 'binding' : 'recommended'
  const houses = (
    <>
      {way.agreedVersion !== null && t('lineage:common.agreed', { version: way.agreedVersion })}{' '}
      <Link className="kern-link" to="/familien/$id/mitglieder" params={{ id: way.familyId }}>
        {t('lineage:common.houses')}
      </Link>
    </>
  )
  if (way.id === process.id) {
    return (
      <p className="kern-body">
        {t(`lineage:common.is.${kind}`)} {houses}
      </p>
    )
  }
  return (
    <p className="kern-body">
      <Link className="kern-link" to="/prozess/$id" params={{ id: way.id }}>
        {t(`lineage:common.other.${kind}`, { name: way.name, organisation: way.organisationName })}
      </Link>{' '}
      {houses}
      {way.isAsked && process.can.link && process.version !== null && (
        <>
          {' '}
          <Link
            className="kern-link"
            to="/prozess/$id/verknuepfen"
            params={{ id: process.id }}
            search={{ mit: way.id }}
          >
            {t('lineage:common.link')}
          </Link>
        </>
      )}
      {isLocal && process.can.link && (
        <>
          {' '}
          {t('lineage:common.local')}{' '}
          {!way.isAsked && (
            <Link
              className="kern-link"
              to="/prozess/$id/abweichungen"
              params={{ id: process.id }}
              search={{ von: way.id }}
            >
              {t('lineage:common.localLook')}
            </Link>
          )}
        </>
      )}
    </p>
  )
}

/** Nothing where nothing is tied to it. */
export const LineageBar = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const lineage = useLineage(process.id)
  const [tracing, setTracing] = useState<Tracing>()
  const [offeredTo, setOfferedTo] = useState<LineageView['processes'][number]>()
  const view = lineage.data
  if (!view) return null
  const own = view.links.filter(({ processId }) => processId === process.id)
  const adopters = new Set(
    view.links.flatMap(({ processId, originId }) => {
      const adopter = view.processes.find(({ id }) => id === processId)
      return originId === process.id && adopter ? [adopter.organisation.shortName] : []
    }),
  )
  const open = view.proposals.filter(({ state }) => state === 'open')
  const way = view.commonWay
  if (own.length === 0 && adopters.size === 0 && open.length === 0 && !way) return null
  return (
    <section className="lineage__bar" aria-label={t('lineage:bar.label')}>
      {way && <CommonWay way={way} process={process} />}
      {own.length > 0 && (
        <ul className="lineage__links">
          {own.map((link) => (
            <Standing
              key={link.originId}
              {...{ link, view, onTrace: setTracing, onPropose: setOfferedTo }}
            />
          ))}
        </ul>
      )}
      <OpenWords view={view} />
      <Proposals view={view} proposals={open} here={process.id} />
      {adopters.size > 0 && (
        <p className="kern-body">
          {t('lineage:bar.adopters', {
            ...{ count: adopters.size, names: [...adopters].join(', ') },
          })}{' '}
          <Link
            className="kern-link"
            to="/prozess/$id"
            params={{ id: process.id }}
            search={{ tab: 'history' }}
          >
            {t('lineage:bar.all')}
          </Link>
        </p>
      )}
      {offeredTo && (
        <ProposeDialog
          processId={process.id}
          origin={offeredTo}
          onClose={() => setOfferedTo(undefined)}
        />
      )}
      {tracing && <TraceDialog tracing={tracing} onClose={() => setTracing(undefined)} />}
    </section>
  )
}
