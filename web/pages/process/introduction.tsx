// Since when the process is worked by: the word in its head, what there is to do before, and who said so.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { inUseOn, supersededBy } from '#library'
import { introduction } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { type IntroductionAct, IntroductionDialog } from './introduction-dialog.tsx'
import { today } from './today.ts'

bringTexts('introduction', introduction)

type Version = ProcessDetail['versions'][number]

/** In the head: since when it is worked by, or from when on. Nothing where nobody said. */
export const IntroducedBadge = ({ versions }: { versions: readonly Version[] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const inUse = inUseOn(versions, today())
  const next = inUseOn(versions, '9999-12-31')
  return (
    <>
      {inUse && (
        <Badge tone="success" icon="check">
          {inUse.number === versions[0]?.number
            ? t('introduction:since', { day: format.day(inUse.introducedOn) })
            : t('introduction:sinceVersion', {
                ...{ number: inUse.number, day: format.day(inUse.introducedOn) },
              })}
        </Badge>
      )}
      {next && next.introducedOn > today() && (
        <Badge tone="info" icon="autorenew">
          {t('introduction:ahead', { day: format.day(next.introducedOn) })}
        </Badge>
      )}
    </>
  )
}

/** What may be done with the introduction of a version, as buttons. */
const Acts = ({ processId, version }: { processId: string; version: Version }) => {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<IntroductionAct>()
  const may = version.introduction?.may ?? []
  if (may.length === 0) return null
  return (
    <p className="review-bar__acts">
      {may.map((act) => (
        <Button key={act} isSmall onClick={() => setOpened(act)}>
          {t(`introduction:act.${act}`)}
        </Button>
      ))}
      {opened && (
        <IntroductionDialog
          {...{ processId, version, act: opened }}
          onClose={() => setOpened(undefined)}
        />
      )}
    </p>
  )
}

const Standing = ({ version }: { version: Version }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { number, state, introducedOn, introduction } = version
  if (introducedOn !== null) {
    const key = introducedOn <= today() ? 'introduced' : 'ahead'
    return (
      <p className="kern-body">
        {t(`introduction:stands.${key}`, { number, day: format.day(introducedOn) })}
      </p>
    )
  }
  const open = (introduction?.items ?? []).filter((one) => one.state === 'open')
  return (
    <p className="kern-body">
      {t(`introduction:stands.${state === 'approved' ? 'approved' : 'before'}`, { number })}{' '}
      {introduction && introduction.seq > 0 && (
        <>
          {open.length === 0
            ? t('introduction:ready')
            : t('introduction:open', {
                items: format.list(open.map(({ item }) => t(`introduction:items.${item}`))),
              })}{' '}
          {introduction.planned !== null &&
            t('introduction:planned', { day: format.day(introduction.planned) })}
        </>
      )}
    </p>
  )
}

/** Below the head, for who can do something about it: what is approved and not yet introduced. */
export const IntroductionBar = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const version = process.versions.find(({ state }) => state === 'approved')
  if (!version || version.introducedOn !== null || !process.can.keepCurrent) return null
  // As-is is what is done already; only where somebody began to prepare it there is something to say.
  const isBegun = (version.introduction?.seq ?? 0) > 0
  if (process.aspect === 'asIs' && !isBegun) return null
  // What was replaced already is not introduced any more.
  if (process.aspect === 'asIs' && supersededBy(process.pair.others, today())) return null
  return (
    <section className="review-bar" aria-label={t('introduction:title')}>
      <Standing version={version} />
      <Acts processId={process.id} version={version} />
    </section>
  )
}

/** Among the versions: how each was or is being introduced; in-house. */
export const IntroductionSection = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const [newest] = process.versions
  const shown = process.versions.filter(
    (one) =>
      one.introduction !== null &&
      (one.introduction.seq > 0 || (one === newest && one.introduction.may.length > 0)),
  )
  if (shown.length === 0) return null
  const facts = shown.flatMap(({ number, introduction }) =>
    (introduction?.facts ?? [])
      .toReversed()
      .map((fact, at) => ({ ...fact, number, id: `${number}-${at}` })),
  )
  const stated = (item: (typeof facts)[number]['items'][number]) =>
    [`${t(`introduction:items.${item.item}`)}: ${t(`introduction:states.${item.state}`)}`]
      .concat(item.note ? [`(${item.note})`] : [])
      .join(' ')
  return (
    <section className="stack" aria-labelledby="introduction-title">
      <h2 className="kern-heading-small" id="introduction-title">
        {t('introduction:title')}
      </h2>
      {shown
        .filter(
          (one) =>
            one.introducedOn !== null || one === newest || (one.introduction?.may.length ?? 0) > 0,
        )
        .map((version) => (
          <div key={version.number} className="review-bar">
            <Standing version={version} />
            <Acts processId={process.id} version={version} />
          </div>
        ))}
      <ol className="row-list">
        {facts.map(({ id, number, act, items, day, reason, by, at }) => (
          <li key={id}>
            <span>
              {t(`introduction:fact.${act}`, { number, day: day && format.day(day) })}
              {items.length > 0 && ` · ${items.map(stated).join(', ')}`}
              {act === 'prepare' &&
                day &&
                ` · ${t('introduction:planned', { day: format.day(day) })}`}
              {reason && ` · ${reason}`}
            </span>
            <span className="muted">
              {format.dateTime(at)} · {t('process:history.by', { name: by ?? t('review:someone') })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
