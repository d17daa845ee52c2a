// The first page after signing in: the doors, what is new, and where talking to each other pays.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lineage, questions } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import {
  useFamilies,
  useOpenDrafts,
  useProposals,
  useSession,
  useWaiting,
  useWriters,
} from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { useUploads } from '../../parts/upload/uploads.tsx'
import { ActivityList } from '../activity/activity-list.tsx'
import { useActivity } from '../activity/use-activity.ts'
import { RecordDialog } from '../library/record-dialog.tsx'
import { LineageNews } from '../lineage/news.tsx'
import { useWorkshops } from '../workshops/workshop-queries.ts'

bringTexts('lineage', lineage)
bringTexts('questions', questions)

const Door = ({
  title,
  lead,
  to,
  label,
}: {
  title: string
  lead: string
  to: '/bibliothek' | '/familien'
  label: string
}) => (
  <section className="door">
    <h2 className="kern-heading-small">{title}</h2>
    <p className="kern-body">{lead}</p>
    <div>
      <Link className="kern-btn kern-btn--secondary" to={to}>
        <span className="kern-label">{label}</span>
      </Link>
    </div>
  </section>
)

/** Much at once by one house is one entry. */
const NEWS_READ = 40
const MOST_NEWS = 6

const InTheAlliance = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, isPending } = useActivity({ limit: NEWS_READ })
  const items = data?.pages[0]?.items ?? []
  return (
    <section className="column" aria-labelledby="new-title">
      <h2 className="kern-heading-small" id="new-title">
        {t('library:start.new')}
      </h2>
      {isPending && <Loading />}
      {data && items.length === 0 && <p className="kern-body">{t('activity:none')}</p>}
      <ActivityList items={items} dayOf={format.date} level="h3" most={MOST_NEWS} />
      <Link className="kern-link" to="/neues" search={{}}>
        {t('activity:toAll')}
      </Link>
      <Link className="kern-link" to="/fragen" search={{}}>
        {t('questions:title')}
      </Link>
    </section>
  )
}

const GoOn = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const drafts = useOpenDrafts()
  if (!drafts.data || drafts.data.length === 0) return null
  return (
    <section className="column" aria-labelledby="go-on-title">
      <h2 className="kern-heading-small" id="go-on-title">
        {t('library:start.goOn')}
      </h2>
      <ul className="row-list">
        {drafts.data.slice(0, 6).map((draft) => (
          <li key={draft.id}>
            <Link className="kern-link" to="/entwurf/$id" params={{ id: draft.id }}>
              {draft.processName}
            </Link>
            <span className="muted">
              {draft.organisation.name} · {format.dateTime(draft.changedAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Waiting = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const waiting = useWaiting()
  const proposals = useProposals()
  if ((waiting.data?.length ?? 0) + (proposals.data?.length ?? 0) === 0) return null
  return (
    <section className="column" aria-labelledby="waiting-title">
      <h2 className="kern-heading-small" id="waiting-title">
        {t('review:waiting')}
      </h2>
      <ul className="row-list">
        {waiting.data?.map(
          ({ processId, name, organisationName, act, since, number, standsInFor, familyId }) => (
            <li key={`${act} ${processId} ${familyId}`}>
              <Link
                className="kern-link"
                {...(familyId === null
                  ? { to: '/prozess/$id', params: { id: processId } }
                  : { to: '/familien/$id/mitglieder', params: { id: familyId } })}
              >
                {act === 'recheck' || number === null
                  ? t(`review:wants.${act}`)
                  : t('review:actVersion', { act: t(`review:wants.${act}`), number })}{' '}
                · {name}
              </Link>
              <span className="muted">
                {organisationName} ·{' '}
                {act === 'recheck'
                  ? t('review:until', { day: format.date(since) })
                  : format.date(since)}
                {standsInFor && ` · ${t('review:waitsAsDeputy', { name: standsInFor })}`}
              </span>
            </li>
          ),
        )}
        {proposals.data?.map(({ id, originId, originName, organisationName, at }) => (
          <li key={id}>
            <Link className="kern-link" to="/prozess/$id" params={{ id: originId }}>
              {t('lineage:proposals.waiting', { organisation: organisationName, name: originName })}
            </Link>
            <span className="muted">{format.date(at)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const MOST_WORKSHOPS = 3

/** Those to come, the next first. */
const WorkshopsAhead = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useWorkshops()
  const now = Date.now()
  const ahead = (data?.workshops ?? [])
    .filter(({ closedAt, endsAt }) => closedAt === null && Date.parse(endsAt) > now)
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
  if (ahead.length === 0) return null
  return (
    <section className="column" aria-labelledby="workshops-title">
      <h2 className="kern-heading-small" id="workshops-title">
        {t('library:start.workshops')}
      </h2>
      <ul className="row-list">
        {ahead.slice(0, MOST_WORKSHOPS).map(({ id, title, startsAt, place, organisation }) => (
          <li key={id}>
            <Link className="kern-link" to="/werkstaetten/$id" params={{ id }}>
              {title}
            </Link>
            <span className="muted">
              {[format.longDateTime(startsAt), place, organisation.name]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const WorthTalking = () => {
  const { t } = useTranslation()
  const families = useFamilies()
  const best = [...(families.data?.families ?? [])]
    .sort((a, b) => b.worthWorkshop - a.worthWorkshop)
    .slice(0, 6)
  return (
    <section className="column" aria-labelledby="worth-title">
      <h2 className="kern-heading-small" id="worth-title">
        {t('library:start.worth')}
      </h2>
      {families.isPending && <Loading />}
      {families.data && best.length === 0 && (
        <p className="kern-body">{t('library:start.worthNone')}</p>
      )}
      <ul className="row-list">
        {best.map((family) => (
          <li key={family.id}>
            <Link className="kern-link" to="/familien/$id" params={{ id: family.id }}>
              {family.name}
            </Link>
            <span className="muted">
              {[...new Set(family.members.map((member) => member.organisation.shortName))].join(
                ', ',
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who may only read is told whom to ask. */
const WhomToAsk = () => {
  const { t } = useTranslation()
  const { data } = useWriters()
  if (!data) return null
  const names = [...new Set(data.map(({ name }) => name))].join(', ')
  return (
    <section className="door">
      <h2 className="kern-heading-small">{t('library:start.recordTitle')}</h2>
      <p className="kern-body">
        {names ? t('library:start.askWriters', { names }) : t('library:start.askAdmin')}
      </p>
    </section>
  )
}

export const StartPage = () => {
  const { t } = useTranslation()
  const session = useSession()
  const uploads = useUploads()
  const [isRecording, setRecording] = useState(false)
  const person = session.data
  if (!person) return null
  return (
    <div className="page">
      <PageHead
        title={t('library:start.title', { name: person.person.name })}
        lead={t('library:start.lead')}
      />
      <div className="doors">
        {!person.can.record && <WhomToAsk />}
        {person.can.record && (
          <section className="door">
            <h2 className="kern-heading-small">{t('library:start.recordTitle')}</h2>
            <p className="kern-body">{t('library:start.recordLead')}</p>
            <div>
              <Button look="primary" onClick={() => setRecording(true)}>
                {t('library:record.open')}
              </Button>
            </div>
          </section>
        )}
        {person.can.importProcesses && (
          <section className="door">
            <h2 className="kern-heading-small">{t('library:start.uploadTitle')}</h2>
            <p className="kern-body">{t('library:start.uploadLead')}</p>
            <div>
              <Button look="primary" onClick={uploads.choose}>
                {t('library:start.upload')}
              </Button>
            </div>
          </section>
        )}
        <Door
          title={t('library:start.browseTitle')}
          lead={t('library:start.browseLead')}
          to="/bibliothek"
          label={t('library:start.browse')}
        />
        <Door
          title={t('library:start.compareTitle')}
          lead={t('library:start.compareLead')}
          to="/familien"
          label={t('library:start.compareOpen')}
        />
      </div>
      <div className="columns">
        <Waiting />
        <LineageNews />
        <GoOn />
        <InTheAlliance />
        <div className="stack">
          <WorkshopsAhead />
          <WorthTalking />
        </div>
      </div>
      {isRecording && <RecordDialog session={person} onClose={() => setRecording(false)} />}
    </div>
  )
}
