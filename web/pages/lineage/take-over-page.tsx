// Taking over another administration's process within the alliance.

import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session, TakeOverView } from '#api'
import { useChange, useProcess, useSession, useTakeOver } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ownHouses } from './own-houses.ts'
import { type TakeOverAnswers, TakeOverForm } from './take-over-form.tsx'

const TakingOver = ({
  view,
  session,
  onHouse,
}: {
  view: TakeOverView
  session: Session
  onHouse: (organisationId: string) => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const origin = useProcess(view.origin.id)
  const take = useChange('takeOver', ['library', 'process', 'families'])
  const { id } = view.origin
  const { organisationId } = view
  const run = (answers: TakeOverAnswers) =>
    take.mutate(
      { params: { id }, body: { ...answers, organisationId, version: view.origin.version } },
      {
        onSuccess: () => {
          announce({ text: t('lineage:takeOver.done', { name: answers.name }) })
          navigate({ to: '/prozess/$id', params: { id: answers.id } })
        },
      },
    )
  return (
    <TakeOverForm
      {...{ view, onHouse, onTake: run, isBusy: take.isPending, error: take.error }}
      houses={ownHouses(session, origin.data?.organisation.id ?? '')}
      cancel={
        <Link className="kern-btn kern-btn--secondary" to="/prozess/$id" params={{ id }}>
          <span className="kern-label">{t('common:action.cancel')}</span>
        </Link>
      }
    />
  )
}

export const TakeOverPage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/prozess/$id/uebernehmen' })
  const session = useSession()
  const [house, setHouse] = useState<string>()
  const origin = useProcess(id)
  const first = ownHouses(session.data, origin.data?.organisation.id ?? '')[0]?.id
  const asked = useTakeOver(id, house ?? first)
  const name = origin.data?.name
  return (
    <div className="page page--narrow">
      <PageHead
        title={
          name === undefined ? t('lineage:act.takeOver') : t('lineage:takeOver.title', { name })
        }
        preline={
          <Link className="kern-link" to="/prozess/$id" params={{ id }}>
            {name ?? t('common:action.back')}
          </Link>
        }
        lead={
          asked.data &&
          t('lineage:takeOver.lead', {
            ...{ version: asked.data.origin.version },
            organisation: asked.data.origin.organisationName,
          })
        }
      />
      {asked.isPending && <Loading />}
      <ErrorNotice error={asked.error} />
      {asked.data && session.data && (
        <TakingOver
          key={asked.data.organisationId}
          view={asked.data}
          session={session.data}
          onHouse={setHouse}
        />
      )}
    </div>
  )
}
