// What was agreed, with a way to take it back for who may write it down, and to write it again as it was.

import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopBody } from '#api'
import { MAY, placeId, type Written, writtenId } from '#workshop'
import { Button } from '../../../parts/button.tsx'
import { OutcomeList } from '../outcome-list.tsx'
import type { RoomProps } from './room-props.ts'

/** Something that this page has asked to take back. */
interface Withdrawal {
  readonly id: string
  /** The version that was to go. */
  readonly seen: number
  readonly text: string
  /** Writes it as it was. */
  readonly again: WorkshopBody
}

/** How it stands now, and what writes it again once that is withdrawn; undefined: it has gone already. */
const standing = (
  view: RoomProps['view'],
  what: Written,
): Pick<Withdrawal, 'seen' | 'again'> | undefined => {
  if (what.of === 'measures') {
    const found = view.measures.find(({ id }) => id === what.id)
    if (!found) return
    const { version, ...measure } = found
    return { seen: version, again: { kind: 'measure', measure, seen: version + 1 } }
  }
  const isThere = <T extends { readonly place: typeof what.place }>({ place }: T) =>
    placeId(place) === placeId(what.place)
  const at = (version: number) => ({ place: what.place, seen: version + 1 })
  switch (what.of) {
    case 'recommendations': {
      const found = view.recommendations.find(isThere)
      if (!found) return
      const { version, value: recommendation } = found
      return { seen: version, again: { kind: 'recommend', recommendation, ...at(version) } }
    }
    case 'prescribed': {
      const found = view.prescribed.find(isThere)
      if (!found) return
      const { version, value: by } = found
      return { seen: version, again: { kind: 'prescribe', by, ...at(version) } }
    }
    case 'agreedMinutes': {
      const found = view.agreedMinutes.find(isThere)
      if (!found) return
      const { version, value: minutes } = found
      return { seen: version, again: { kind: 'agree-minutes', minutes, ...at(version) } }
    }
  }
}

/** Offered as long as nobody has written there again; whoever pressed a button that has gone goes on here. */
const Undo = ({ last, onUndo }: { last: Withdrawal; onUndo: () => void }) => {
  const { t } = useTranslation()
  const button = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.querySelector('button')?.focus()
  }, [])
  return (
    <div className="room-form__acts" ref={button}>
      <p className="muted" role="status">
        {t('workshops:write.withdrawn', { text: last.text })}
      </p>
      <Button isSmall onClick={onUndo}>
        {t('workshops:write.undo')}
      </Button>
    </div>
  )
}

export const WrittenDown = ({ view, say, label }: Pick<RoomProps, 'view' | 'say' | 'label'>) => {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<readonly Withdrawal[]>([])
  if (!MAY.withdraw.includes(view.me?.role ?? 'observer'))
    return <OutcomeList outcome={view} label={label} />
  // The room has taken it back, and nobody has written there since.
  const last = asked.findLast(({ id, seen }) => view.withdrawn?.[id] === seen + 1)
  return (
    <div className="stack">
      {last && (
        <Undo
          key={`${last.id} ${last.seen}`}
          last={last}
          onUndo={() => {
            say(last.again)
            setAsked(asked.filter((one) => one !== last))
          }}
        />
      )}
      <OutcomeList
        outcome={view}
        label={label}
        act={(what, text) => {
          const id = writtenId(what)
          const now = standing(view, what)
          if (!now) return null
          const isAsked = asked.some((one) => one.id === id && one.seen === now.seen)
          return (
            <div>
              <Button
                isSmall
                look="tertiary"
                isBusy={isAsked}
                aria-label={t('workshops:write.withdrawNamed', { text })}
                onClick={() => {
                  say({ kind: 'withdraw', what, seen: now.seen })
                  setAsked([...asked, { id, text, ...now }])
                }}
              >
                {t('workshops:write.withdraw')}
              </Button>
            </div>
          )
        }}
      />
    </div>
  )
}
