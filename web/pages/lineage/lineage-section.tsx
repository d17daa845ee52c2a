// What goes back to what, as sentences and as a picture, and what happened between this process and those next to it.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LineageView, ProcessDetail } from '#api'
import { useFormat } from '../../client/format.ts'
import { useLineage } from '../../client/queries.ts'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { ScrollRegion } from '../../parts/scroll-region.tsx'
import { BOX, lineagePlaces } from './lineage-places.ts'
import { Proposals } from './proposals.tsx'
import './lineage.css'

type Tied = LineageView['processes'][number]

const finder = (view: LineageView) => {
  const byId = new Map(view.processes.map((one) => [one.id, one]))
  return (id: string): Tied | undefined => byId.get(id)
}

/** Two that are linked often have one name, so each is told with whose it is. */
const useNamed = () => {
  const { t } = useTranslation()
  return (
    one: Tied | undefined,
    unseen: 'lineage:section.unseen' | 'lineage:section.unseenOrigin',
  ): string =>
    one
      ? t(one.alliance === null ? 'lineage:section.named' : 'lineage:section.namedFar', {
          ...{ name: one.name, organisation: one.organisation.name, alliance: one.alliance },
        })
      : t(unseen)
}

const useSentences = (view: LineageView) => {
  const { t } = useTranslation()
  const named = useNamed()
  const find = finder(view)
  return view.links.map((link) => {
    const [process, origin] = [find(link.processId), find(link.originId)]
    const words = {
      ...{ version: link.version, process: named(process, 'lineage:section.unseen') },
      origin: named(origin, 'lineage:section.unseenOrigin'),
    }
    const said = !origin
      ? t('lineage:section.sentenceHidden', words)
      : t(link.isTakenOver ? 'lineage:section.sentenceTaken' : 'lineage:section.sentence', words)
    const isBehind = link.newest !== null && link.newest > link.version
    return {
      ...{ link, process, origin },
      text: isBehind ? `${said} ${t('lineage:section.behind', { newest: link.newest })}` : said,
    }
  })
}

/** Said in full by the sentences beside it, so it is a picture only; wider than a phone, it scrolls. */
const LineagePicture = ({ view, here }: { view: LineageView; here: string }) => {
  const { t } = useTranslation()
  const shown = view.processes.filter(({ id }) =>
    view.links.some(({ processId, originId }) => processId === id || originId === id),
  )
  const { places, width, height } = lineagePlaces(shown)
  return (
    <ScrollRegion label={t('lineage:section.picture')}>
      <svg
        className="lineage__picture"
        role="img"
        aria-label={t('lineage:section.picture')}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
      >
        {view.links.map(({ processId, originId, version, newest }) => {
          const [to, from] = [places.get(processId), places.get(originId)]
          if (!to || !from) return null
          const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2]
          const [x2, y2] = [to.x, to.y + BOX.height / 2]
          const bend = (x2 - x1) / 2
          const isBehind = newest !== null && newest > version
          return (
            <g key={`${processId} ${originId}`} className={isBehind ? 'lineage__behind' : ''}>
              <path d={`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`} />
              <text x={x2 - 6} y={y2 - 6} textAnchor="end">
                {isBehind
                  ? t('lineage:section.edgeBehind', { version, newest })
                  : t('lineage:section.edge', { version })}
              </text>
            </g>
          )
        })}
        {shown.map(({ id, name, organisation, alliance }) => {
          const place = places.get(id)
          if (!place) return null
          return (
            <g
              key={id}
              className={id === here ? 'lineage__here' : alliance === null ? '' : 'lineage__far'}
              transform={`translate(${place.x} ${place.y})`}
            >
              <rect width={BOX.width} height={BOX.height} rx={4} />
              <text x={10} y={21}>
                {organisation.shortName}
              </text>
              <text x={10} y={40} className="lineage__name">
                {name.length > 26 ? `${name.slice(0, 25)}…` : name}
              </text>
            </g>
          )
        })}
      </svg>
    </ScrollRegion>
  )
}

const Happened = ({ view }: { view: LineageView }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const named = useNamed()
  const find = finder(view)
  if (view.facts.length === 0) return null
  return (
    <section className="stack" aria-labelledby="happened-title">
      <h3 className="kern-heading-small" id="happened-title">
        {t('lineage:section.happened')}
      </h3>
      <ol className="row-list">
        {view.facts.map(({ act, processId, originId, seq, version, at, by, reason }) => (
          <li key={`${processId} ${originId} ${seq}`}>
            <span>
              {t(`lineage:section.fact.${act}`, {
                ...{ version, process: named(find(processId), 'lineage:section.unseen') },
                origin: named(find(originId), 'lineage:section.unseenOrigin'),
              })}
              {reason && ` · ${reason}`}
            </span>
            <span className="muted">
              {format.dateTime(at)}
              {by !== null && ` · ${t('process:history.by', { name: by })}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

const Told = ({ view, here }: { view: LineageView; here: string }) => {
  const { t } = useTranslation()
  const sentences = useSentences(view)
  if (sentences.length === 0) return <p className="kern-body">{t('lineage:section.none')}</p>
  return (
    <>
      <ul className="lineage__list">
        {sentences.map(({ link, process, origin, text }) => {
          const other = link.processId === here ? origin : process
          return (
            <li key={`${link.processId} ${link.originId}`}>
              {other && other.alliance === null ? (
                <Link className="kern-link" to="/prozess/$id" params={{ id: other.id }}>
                  {text}
                </Link>
              ) : (
                text
              )}
            </li>
          )
        })}
      </ul>
      {sentences.filter(({ origin }) => origin).length > 1 && (
        <>
          <p className="muted">{t('lineage:section.pictureLead')}</p>
          <LineagePicture {...{ view, here }} />
        </>
      )}
    </>
  )
}

export const LineageSection = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const lineage = useLineage(process.id)
  return (
    <section className="stack" aria-labelledby="lineage-title">
      <h2 className="kern-heading-small" id="lineage-title">
        {t('lineage:section.title')}
      </h2>
      {lineage.isPending && <Loading />}
      {lineage.isError && <ErrorNotice error={lineage.error} onRetry={() => lineage.refetch()} />}
      {lineage.data && <Told view={lineage.data} here={process.id} />}
      {process.can.link && process.version !== null && (
        <div>
          <Link
            className="kern-btn kern-btn--secondary kern-btn--x-small"
            to="/prozess/$id/verknuepfen"
            params={{ id: process.id }}
          >
            <span className="kern-label">{t('lineage:act.linkOther')}</span>
          </Link>
        </div>
      )}
      {lineage.data && lineage.data.proposals.length > 0 && (
        <section className="stack" aria-labelledby="proposals-title">
          <h3 className="kern-heading-small" id="proposals-title">
            {t('lineage:proposals.title')}
          </h3>
          <Proposals
            view={lineage.data}
            proposals={lineage.data.proposals}
            here={process.id}
            isHistory
          />
        </section>
      )}
      {lineage.data && <Happened view={lineage.data} />}
    </section>
  )
}
