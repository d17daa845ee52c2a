// Who writes what for whom by when, by how far it is; each house says of itself what it does.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkBoard, WorkPackage, WorkPackageAct, WorkPackageState } from '#api'
import { board as boardTexts } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { useBoard, useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { today } from '../process/today.ts'
import { type AskedAct, isAskedAct, PackageActDialog } from './package-act-dialog.tsx'
import { PlanPackageDialog } from './plan-package-dialog.tsx'

bringTexts('board', boardTexts)

const STATES: readonly WorkPackageState[] = ['open', 'asked', 'accepted', 'delivered', 'ended']

export interface Saying {
  readonly act: WorkPackageAct
  readonly by: string
}

const Facts = ({ one }: { one: WorkPackage }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, state, writer, houses, due, minutes } = one
  const isOver = state === 'delivered' || state === 'ended'
  const isLate = due !== null && !isOver && due < today()
  const role = state === 'asked' ? 'asks' : kind === 'sponsorship' ? 'writesSponsor' : 'writes'
  return (
    <p className="law-changes__said">
      {kind === 'sponsorship' && <Badge>{t('board:kinds.sponsorship')}</Badge>}
      {writer && <span>{t(`board:${role}`, { name: writer.name })}</span>}
      {houses.length > 0 && (
        <span>{t('board:for', { names: format.list(houses.map(({ name }) => name)) })}</span>
      )}
      {due !== null &&
        (isLate ? (
          <Badge tone="warning" icon="warning">
            {t('board:late', { day: format.day(due) })}
          </Badge>
        ) : (
          <span>{t('board:until', { day: format.day(due) })}</span>
        ))}
      {minutes !== null && (
        <span>{t('board:hours', { hours: format.number(minutes / 60, 1) })}</span>
      )}
      <span className="muted">{t('board:plannedBy', { name: one.planner.name })}</span>
    </p>
  )
}

const Links = ({ one }: { one: WorkPackage }) => {
  const { t } = useTranslation()
  const { family, process, kind, state, reason } = one
  const isHidden = state === 'delivered' && kind === 'package' && !process
  return (
    <>
      {one.note && <p className="kern-body law-note">{one.note}</p>}
      {reason && (
        <p className="kern-body">
          {t(state === 'ended' ? 'board:endedBecause' : 'board:declined', { reason })}
        </p>
      )}
      {isHidden && <p className="muted">{t('board:resultHidden')}</p>}
      {(family || process) && (
        <p className="law-changes__said">
          {process && (
            <span>
              {t('board:result')}:{' '}
              <Link className="kern-link" to="/prozess/$id" params={{ id: process.id }}>
                {process.name}
              </Link>
            </span>
          )}
          {family && (
            <Link className="kern-link" to="/familien/$id" params={{ id: family.id }} search={{}}>
              {t('board:toFamily', { name: family.name })}
            </Link>
          )}
        </p>
      )}
    </>
  )
}

const Item = ({ one, board }: { one: WorkPackage; board: WorkBoard }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [asked, setAsked] = useState<Saying & { readonly act: AskedAct }>()
  const [last, setLast] = useState<WorkPackageAct>('accept')
  const say = useChange('actOnPackage', ['board', 'notices'], () =>
    announce({ text: t(`board:done.${last}`) }),
  )
  const press = ({ act, by }: Saying) => {
    if (isAskedAct(act)) return setAsked({ act, by })
    setLast(act)
    say.mutate({ params: { id: one.id }, body: { act, by, seen: one.seq } })
  }
  const nameOf = (id: string) => board.plansFor.find((house) => house.id === id)?.name ?? ''
  const wordOf = ({ act, by }: Saying, isAlone: boolean) => {
    const word = t(`board:act.${act}`)
    return isAlone ? word : t('board:actFor', { act: word, house: nameOf(by) })
  }
  const acts = one.may.flatMap(({ act, by }) =>
    by.map((id) => ({ saying: { act, by: id }, isAlone: by.length === 1 })),
  )
  return (
    <li>
      <h4 className="board__title">{one.title}</h4>
      <Facts one={one} />
      <Links one={one} />
      {acts.length > 0 && (
        <p className="board__acts no-print">
          {acts.map(({ saying, isAlone }) => (
            <Button
              key={`${saying.act} ${saying.by}`}
              isSmall
              look={saying.act === 'accept' || saying.act === 'deliver' ? 'secondary' : 'tertiary'}
              isBusy={say.isPending && last === saying.act}
              aria-label={t('board:actOn', { act: wordOf(saying, isAlone), title: one.title })}
              onClick={() => press(saying)}
            >
              {wordOf(saying, isAlone)}
            </Button>
          ))}
        </p>
      )}
      <ErrorNotice error={say.error} />
      {asked && (
        <PackageActDialog
          key={`${asked.act} ${one.seq}`}
          {...{ one, ...asked, onClose: () => setAsked(undefined) }}
        />
      )}
    </li>
  )
}

const Savings = ({ savings }: { savings: WorkBoard['savings'] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { written, adoptions, minutes, known } = savings
  return (
    <section className="stack" aria-labelledby="savings-title">
      <h2 className="kern-heading-medium" id="savings-title">
        {t('board:savings')}
      </h2>
      {written === 0 ? (
        <p className="kern-body">{t('board:savingsNone')}</p>
      ) : (
        <>
          <p className="kern-body">
            {t('board:savingsCount', { count: written })}{' '}
            {t('board:savingsAdopted', { count: adoptions })}
            {known > 0 && ` ${t('board:savingsHours', { hours: format.number(minutes / 60, 1) })}`}
          </p>
          <p className="muted board__how">
            {known > 0 ? t('board:savingsKnown', { known, written }) : t('board:savingsUnknown')}
          </p>
        </>
      )}
    </section>
  )
}

export const Board = () => {
  const { t } = useTranslation()
  const { data, isPending, error, refetch } = useBoard()
  const [isPlanning, setPlanning] = useState(false)
  const plan = data && data.plansFor.length > 0 && (
    <Button look="primary" onClick={() => setPlanning(true)}>
      {t('board:plan')}
    </Button>
  )
  const groups = Map.groupBy(data?.items ?? [], ({ state }) => state)
  return (
    <>
      <section className="stack" aria-labelledby="board-title">
        <div className="board__head">
          <h2 className="kern-heading-medium" id="board-title">
            {t('board:title')}
          </h2>
          {data && data.items.length > 0 && plan}
        </div>
        {isPending && <Loading />}
        <ErrorNotice error={error} onRetry={() => refetch()} />
        {data?.items.length === 0 && (
          <Invitation title={t('board:none')}>
            <p className="kern-body">{t('board:noneLead')}</p>
            {plan}
          </Invitation>
        )}
        {STATES.filter((state) => groups.has(state)).map((state) => (
          <section key={state} aria-labelledby={`board-${state}`}>
            <h3 className="kern-heading-small board__state" id={`board-${state}`}>
              {t(`board:states.${state}`)}
            </h3>
            <ul className="law-changes">
              {data &&
                groups.get(state)?.map((one) => <Item key={one.id} one={one} board={data} />)}
            </ul>
          </section>
        ))}
        {isPlanning && data && (
          <PlanPackageDialog houses={data.plansFor} onClose={() => setPlanning(false)} />
        )}
      </section>
      {data && <Savings savings={data.savings} />}
    </>
  )
}
