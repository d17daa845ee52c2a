// On the start page: what is new at the origins of one's own processes, in sentences, with what can be done about it.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDifferences, useNews } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { TakeChanges } from './take-changes.tsx'
import { TraceDialog, type Tracing } from './trace-dialog.tsx'
import './lineage.css'

type Item = NonNullable<ReturnType<typeof useNews>['data']>[number]

const MOST_TOLD = 3
/** Of so many what has changed is told at once; telling costs drawing both. */
const TOLD_AT_ONCE = 2

const Changed = ({ item }: { item: Item }) => {
  const { t } = useTranslation()
  const { originId, from, to } = item
  const differences = useDifferences(originId, { from, to })
  if (!differences.data) return null
  const { whole, things } = differences.data
  const said = [...whole, ...things.flatMap(({ texts }) => texts)]
  if (said.length === 0) return <p className="muted">{t('lineage:news.none')}</p>
  return (
    <ul className="lineage__list">
      {said.slice(0, MOST_TOLD).map((text) => (
        <li key={text}>{text}</li>
      ))}
      {said.length > MOST_TOLD && (
        <li className="muted">{t('lineage:news.more', { count: said.length - MOST_TOLD })}</li>
      )}
    </ul>
  )
}

const NewsItem = ({
  item,
  isTold,
  onDecline,
}: {
  item: Item
  isTold: boolean
  onDecline: () => void
}) => {
  const { t } = useTranslation()
  const { processId, name, originId, originName, originOrganisation, from, to } = item
  const words = { origin: originName, organisation: originOrganisation, name, from, to }
  return (
    <li className="lineage__news">
      <Link className="kern-link" to="/prozess/$id" params={{ id: processId }}>
        {t('lineage:news.sentence', words)}
      </Link>
      {isTold && <Changed item={item} />}
      <span className="lineage__acts">
        <Link
          className="kern-link"
          to="/prozess/$id/unterschiede"
          params={{ id: originId }}
          search={{ from: String(from), to: String(to) }}
          aria-label={t('lineage:act.changesWhich', {
            ...{ name: originName, organisation: originOrganisation, from, to },
          })}
        >
          {t('lineage:act.changes')}
        </Link>
        {item.canLink && (
          <TakeChanges
            processId={processId}
            base={{ process: originId, version: from }}
            theirs={{ process: originId, version: to }}
            label={t('lineage:act.take')}
            spokenLabel={t('lineage:act.of', {
              ...{ act: t('lineage:act.take'), name: originName },
              organisation: originOrganisation,
            })}
          />
        )}
        {item.canLink && (
          <Button
            isSmall
            look="tertiary"
            aria-label={t('lineage:act.of', {
              ...{ act: t('lineage:act.decline'), name: originName },
              organisation: originOrganisation,
            })}
            onClick={onDecline}
          >
            {t('lineage:act.decline')}
          </Button>
        )}
      </span>
    </li>
  )
}

/** Nothing where nothing is new. */
export const LineageNews = () => {
  const { t } = useTranslation()
  const news = useNews()
  const [tracing, setTracing] = useState<Tracing>()
  if (!news.data || news.data.length === 0) return null
  return (
    <section className="column" aria-labelledby="news-title">
      <h2 className="kern-heading-small" id="news-title">
        {t('lineage:news.title')}
      </h2>
      <ul className="row-list">
        {news.data.map((item, at) => (
          <NewsItem
            key={`${item.processId} ${item.originId}`}
            item={item}
            isTold={at < TOLD_AT_ONCE}
            onDecline={() =>
              setTracing({
                ...{ act: 'decline', processId: item.processId, originId: item.originId },
                ...{ version: item.to, seq: item.seq, organisation: item.originOrganisation },
              })
            }
          />
        ))}
      </ul>
      {tracing && <TraceDialog tracing={tracing} onClose={() => setTracing(undefined)} />}
    </section>
  )
}
