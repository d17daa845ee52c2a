// Cards that somebody was still writing when they were turned over or the room went on: handed in later, or thrown away.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../../client/new-id.ts'
import { Button } from '../../../parts/button.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { type BegunCard, begunCardName } from './collect.tsx'
import { placeOf } from './places.ts'
import type { RoomProps } from './room-props.ts'

export const UnfinishedCards = ({ view, say, unfinished }: RoomProps) => {
  const { t } = useTranslation()
  // What is kept changes without a render.
  const [, look] = useState(0)
  const left = view.agenda.flatMap(({ id, kind }) => {
    const isWritten = view.phase === id && !view.revealed.includes(id)
    const begun =
      kind === 'collect' && !isWritten ? unfinished.of<BegunCard>(begunCardName(id)) : undefined
    return begun && begun.text.trim() !== '' ? [{ phase: id, begun }] : []
  })
  const drop = (phase: string) => {
    unfinished.keep(begunCardName(phase), undefined)
    look((count) => count + 1)
  }
  return left.map(({ phase, begun: { text, kind, row } }) => (
    <Notice key={phase} title={t('workshops:card.unfinished')}>
      <blockquote>{text}</blockquote>
      <div className="room-form__acts">
        <Button
          onClick={() => {
            const place = placeOf(row)
            say({
              ...{ kind: 'card', card: newId(), phase, is: kind, text: text.trim(), turn: 1 },
              ...(place ? { place } : {}),
            })
            drop(phase)
          }}
        >
          {t('workshops:card.handInLater')}
        </Button>
        <Button look="tertiary" onClick={() => drop(phase)}>
          {t('workshops:card.throwAway')}
        </Button>
      </div>
    </Notice>
  ))
}
