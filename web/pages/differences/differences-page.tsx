// What is different between two versions of a process, or between a process and another: sentences beside the
// two drawings, in which what differs is marked. Which two stands in the address.

import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DifferencesView } from '#api'
import type { Overlay } from '#drawing'
import type { Key } from '#process'
import { useFormat } from '../../client/format.ts'
import { useDifferences, useProcess } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { DrawingLegend } from '../../parts/drawing-legend.tsx'
import { DrawingView } from '../../parts/drawing-view.tsx'
import { SelectField } from '../../parts/field.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import './differences.css'

type Thing = DifferencesView['things'][number]
type Side = 'before' | 'after'

const isOn = (side: Side, { isBefore, isAfter }: Thing): boolean =>
  side === 'before' ? isBefore : isAfter

const overlayOf = (things: readonly Thing[]): Overlay => {
  const marks: Record<Key, Overlay['marks'][Key]> = {}
  for (const { key, kind, texts } of things) {
    const title = texts.join('; ')
    marks[key as Key] = [{ kind: 'difference', change: kind, ...(title ? { title } : {}) }]
  }
  return { marks }
}

const Picture = ({
  side,
  data,
  selected,
  onSelect,
}: {
  side: Side
  data: DifferencesView
  selected: string | undefined
  onSelect: (key: string | undefined) => void
}) => {
  const { t } = useTranslation()
  const { name, version, organisationName, svg, processId } = data[side]
  const isOne = data.before.processId === data.after.processId
  const title = isOne
    ? t('process:version', { number: version })
    : t('differences:ofProcess', { name, organisation: organisationName })
  const overlay = overlayOf(data.things.filter((thing) => isOn(side, thing)))
  return (
    <li className="differences__picture">
      <h3 className="kern-heading-small">{title}</h3>
      {!isOne && (
        <Link className="kern-link" to="/prozess/$id" params={{ id: processId }}>
          {t('differences:open', { name })}
        </Link>
      )}
      <DrawingView
        {...{ svg, overlay, name: title, onSelect }}
        selected={
          data.things.some((one) => one.key === selected && !isOn(side, one)) ? undefined : selected
        }
      />
    </li>
  )
}

const Sentences = ({
  data,
  selected,
  onSelect,
}: {
  data: DifferencesView
  selected: string | undefined
  onSelect: (key: string) => void
}) => {
  const { t } = useTranslation()
  const said = data.things.filter(({ texts }) => texts.length > 0)
  const silent = data.things.length - said.length
  if (data.whole.length === 0 && data.things.length === 0) {
    return <Invitation title={t('differences:none')} />
  }
  return (
    <>
      <p className="muted" role="status">
        {t('differences:count', { count: data.whole.length + said.length })}
        {silent > 0 && ` · ${t('differences:silent', { count: silent })}`}
      </p>
      <ol className="differences__list">
        {data.whole.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {said.map(({ key, texts }) => (
          <li key={key}>
            <span>
              {texts.map((text) => (
                <span key={text} className="differences__sentence">
                  {text}
                </span>
              ))}
            </span>
            <Button
              isSmall
              look="tertiary"
              className="no-print"
              aria-pressed={key === selected}
              aria-label={t('differences:showWhat', { what: texts[0] })}
              onClick={() => onSelect(key)}
            >
              {t('differences:show')}
            </Button>
          </li>
        ))}
      </ol>
    </>
  )
}

const VersionChoice = ({
  label,
  value,
  versions,
  onChoose,
}: {
  label: string
  value: number
  versions: readonly { readonly number: number; readonly createdAt: string }[]
  onChoose: (number: number) => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <SelectField
      label={label}
      value={value}
      onChange={({ target }) => onChoose(Number(target.value))}
    >
      {versions.map(({ number, createdAt }) => (
        <option key={number} value={number}>
          {t('differences:versionOf', { number, date: format.date(createdAt) })}
        </option>
      ))}
    </SelectField>
  )
}

export const DifferencesPage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/prozess/$id/unterschiede' })
  const { other, ...asked } = useSearch({ from: '/prozess/$id/unterschiede' })
  const navigate = useNavigate({ from: '/prozess/$id/unterschiede' })
  const process = useProcess(id)
  const versions = process.data?.versions ?? []
  const newest = versions[0]?.number
  const to = Number(asked.to) || newest
  const from =
    Number(asked.from) || (other ? newest : versions.find((one) => one.number < (to ?? 0))?.number)
  const differences = useDifferences(
    id,
    other ? { from, other } : { from, to: other ? undefined : to },
  )
  const [selected, setSelected] = useState<string>()
  const { data } = differences
  // Other versions have other elements.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen belongs to what is shown
  useEffect(() => setSelected(undefined), [from, to, other])

  const choose = (part: { from?: number; to?: number }) =>
    navigate({
      search: {
        ...(other ? { other } : {}),
        ...(from === undefined ? {} : { from: String(part.from ?? from) }),
        ...(to === undefined || other ? {} : { to: String(part.to ?? to) }),
      },
      replace: true,
      resetScroll: false,
    })

  if (process.isPending) return <Loading />
  if (!process.data) {
    return (
      <div className="page page--narrow">
        <PageHead title={t('common:notFound.title')} />
        <ErrorNotice error={process.error} />
      </div>
    )
  }
  const isAlone = !other && from === undefined
  return (
    <div className="page differences">
      <PageHead
        title={t('differences:title')}
        preline={
          <Link
            className="kern-link"
            to="/prozess/$id"
            params={{ id }}
            search={{ tab: other ? 'variants' : 'history' }}
          >
            {process.data.name}
          </Link>
        }
        lead={other ? t('differences:leadOther') : t('differences:lead')}
      />
      {isAlone && <Invitation title={t('differences:onlyOne')} />}
      {!isAlone && !other && from !== undefined && to !== undefined && (
        <div className="differences__bar no-print">
          <VersionChoice
            {...{ label: t('differences:from'), value: from, versions }}
            onChoose={(number) => choose({ from: number })}
          />
          <VersionChoice
            {...{ label: t('differences:to'), value: to, versions }}
            onChoose={(number) => choose({ to: number })}
          />
        </div>
      )}
      {differences.isError && (
        <ErrorNotice error={differences.error} onRetry={() => differences.refetch()} />
      )}
      {!isAlone && differences.isPending && <Loading />}
      {data && (
        <>
          <section className="stack" aria-labelledby="sentences-title">
            <h2 className="kern-heading-medium" id="sentences-title">
              {t('differences:sentences')}
            </h2>
            {data.isMatched && <p className="kern-body">{t('differences:matched')}</p>}
            <Sentences {...{ data, selected, onSelect: setSelected }} />
          </section>
          <section className="stack" aria-labelledby="pictures-title">
            <h2 className="kern-heading-medium" id="pictures-title">
              {t('differences:pictures')}
            </h2>
            <DrawingLegend overlay={overlayOf(data.things)} />
            <ul className="differences__pictures">
              {(['before', 'after'] as const).map((side) => (
                <Picture key={side} {...{ side, data, selected, onSelect: setSelected }} />
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  )
}
