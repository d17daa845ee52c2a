// What is different, told: every difference as a sentence, and the two drawings in which it is marked.

import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DifferencesView } from '#api'
import type { Overlay } from '#drawing'
import type { Key } from '#process'
import { Button } from '../../parts/button.tsx'
import { DrawingLegend } from '../../parts/drawing-legend.tsx'
import { DrawingView } from '../../parts/drawing-view.tsx'
import { Invitation } from '../../parts/notice.tsx'
import { ViewSwitch } from '../../parts/view-switch.tsx'
import { DifferencesList } from './differences-list.tsx'
import './differences.css'

export type Thing = DifferencesView['things'][number]
type Side = 'before' | 'after'
const VIEWS = ['image', 'list'] as const
type View = (typeof VIEWS)[number]

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
  view,
  selected,
  onSelect,
  about,
}: {
  data: DifferencesView
  view: View
  selected: string | undefined
  onSelect: (key: string) => void
  about: ((thing: Thing) => ReactNode) | undefined
}) => {
  const { t } = useTranslation()
  const said = data.things.filter(({ texts }) => texts.length > 0)
  const silent = data.things.length - said.length
  const show = t(`differences:show.${view}`)
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
        {said.map((thing) => {
          const { key, texts } = thing
          return (
            <li key={key}>
              <span>
                {texts.map((text) => (
                  <span key={text} className="differences__sentence">
                    {text}
                  </span>
                ))}
                {about?.(thing)}
              </span>
              <Button
                isSmall
                look="tertiary"
                className="no-print"
                aria-pressed={key === selected}
                aria-label={t('differences:showWhat', { show, what: texts[0] })}
                onClick={() => onSelect(key)}
              >
                {show}
              </Button>
            </li>
          )
        })}
      </ol>
    </>
  )
}

/** Sentences and drawings; `title` and `lead` where the place says more than that these are differences. */
export const DifferencesTold = ({
  data,
  title,
  lead,
  about,
}: {
  data: DifferencesView
  title?: string
  lead?: ReactNode
  /** More to a thing, below what differs. */
  about?: (thing: Thing) => ReactNode
}) => {
  const { t } = useTranslation()
  const [selected, setSelected] = useState<string>()
  const [view, setView] = useState<View>('image')
  return (
    <>
      <section className="stack" aria-labelledby="sentences-title">
        <h2 className="kern-heading-medium" id="sentences-title">
          {title ?? t('differences:sentences')}
        </h2>
        {lead && <p className="kern-body">{lead}</p>}
        {data.isMatched && <p className="kern-body">{t('differences:matched')}</p>}
        <Sentences {...{ data, view, selected, onSelect: setSelected, about }} />
      </section>
      <section className="stack" aria-labelledby="pictures-title">
        <h2 className="kern-heading-medium" id="pictures-title">
          {t('differences:side')}
        </h2>
        <div className="differences__bar no-print">
          <ViewSwitch
            label={t('differences:view')}
            values={VIEWS}
            current={view}
            name={(one) => t(`differences:${one}`)}
            onChoose={setView}
          />
        </div>
        {view === 'list' && <DifferencesList {...{ data, selected, onSelect: setSelected }} />}
        {view === 'image' && (
          <>
            <DrawingLegend overlay={overlayOf(data.things)} />
            <ul className="differences__pictures">
              {(['before', 'after'] as const).map((side) => (
                <Picture key={side} {...{ side, data, selected, onSelect: setSelected }} />
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  )
}
